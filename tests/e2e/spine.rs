//! The main job through the real window, command by command: what the screens stand on.

use daybook_tests::{Driven, Place};
use serde_json::{Value, json};

use crate::steps::PASSPHRASE;

async fn done(window: &Driven, command: &str, arguments: Value) -> Value {
    window
        .call(command, arguments)
        .await
        .unwrap_or_else(|fault| panic!("{command} answered {fault}"))
}

#[tokio::test]
async fn from_the_first_run_to_a_checked_bundle_and_back_behind_the_lock() {
    let place = Place::new().with_file("car.png", include_bytes!("../../icons/32x32.png"));
    let window = Driven::open(&place).await;
    assert_eq!(
        done(&window, "status", json!({})).await["stage"],
        "first_run"
    );
    let made = window.call_with("create_vault", &[PASSPHRASE]).await;
    assert_eq!(made, Ok(Value::Null));

    let entry = json!({ "kind": "incident", "what": "His car outside for an hour." });
    let changed = done(&window, "record", json!({ "entry": entry })).await;
    let incident = &changed["entry"];
    let result = done(&window, "attach_chosen", json!({ "incident": incident })).await;
    assert_eq!(result["refused"], json!([]));
    let item = &result["attached"][0]["id"];

    let preview = done(&window, "preview", json!({ "id": item })).await;
    assert_eq!(preview["kind"], "picture", "{preview}");
    let token = preview["token"].as_str().expect("a token");
    assert_eq!(shows(&window, token).await, json!([32, 32]));
    assert_eq!(answers(&window, token).await, 404, "a token is good once");

    done(&window, "figures", json!({})).await;
    assert_eq!(
        done(&window, "choose_bundle_folder", json!({})).await,
        Value::Bool(true)
    );
    done(&window, "bundle_plan", json!({ "choice": {} })).await;
    let bundle = done(&window, "write_bundle", json!({ "choice": {} })).await;
    assert_eq!(bundle["verified"]["outcome"], "good", "{bundle}");
    let verified = done(
        &window,
        "verify_chosen",
        json!({ "fingerprint": bundle["fingerprint"]["code"] }),
    )
    .await;
    assert_eq!(verified["outcome"], "good", "{verified}");
    assert_eq!(verified["reliance"], "vouched", "{verified}");

    window.mark_page().await;
    // The page is thrown away before it can be answered.
    window
        .run("window.__TAURI_INTERNALS__.invoke('hide'); return null")
        .await;
    window.awaits_a_fresh_page().await;
    assert_eq!(done(&window, "status", json!({})).await["stage"], "locked");
    let locked = window.call("entry", json!({ "id": incident })).await;
    assert_eq!(locked, Err(json!({ "code": "locked", "params": {} })));
    let wrong = window.call_with("unlock", &["copper lantern"]).await;
    assert_eq!(
        wrong,
        Err(json!({ "code": "wrong-passphrase", "params": {} }))
    );
    let opened = window.call_with("unlock", &[PASSPHRASE]).await;
    assert_eq!(opened, Ok(Value::Null));
    let view = done(&window, "entry", json!({ "id": incident })).await;
    assert_eq!(view["revision"], 2);
    assert_eq!(window.refusals().await, Vec::<String>::new());
    window.close().await;
}

/// The size of the picture behind a token, as the page draws it, or nothing.
async fn shows(window: &Driven, token: &str) -> Value {
    window
        .wait_for(&format!(
            "const picture = new Image();\
             picture.onload = () => done([picture.naturalWidth, picture.naturalHeight]);\
             picture.onerror = () => done(null);\
             picture.src = 'evidence://localhost/{token}';"
        ))
        .await
}

/// What the protocol answers for a token, past everything that the page may remember.
async fn answers(window: &Driven, token: &str) -> Value {
    window
        .wait_for(&format!(
            "fetch('evidence://localhost/{token}', {{ cache: 'no-store' }})\
                .then(({{ status }}) => done(status), (error) => done(String(error)));"
        ))
        .await
}
