//! What is built into the window: its policy, and what it leaves out.

use serde_json::{Value, json};

fn configuration() -> Value {
    serde_json::from_str(include_str!("../../tauri.conf.json")).expect("the configuration is JSON")
}

#[test]
fn the_policy_is_no_wider_than_this() {
    assert_eq!(
        configuration()["app"]["security"],
        json!({
            "freezePrototype": true,
            "capabilities": ["main"],
            "csp": {
                "default-src": "'none'",
                "script-src": "'self'",
                "style-src": "'self'",
                "font-src": "'self'",
                "img-src": "'self' blob: evidence: http://evidence.localhost",
                "media-src": "'self' blob: evidence: http://evidence.localhost",
                "connect-src": "ipc: http://ipc.localhost evidence: http://evidence.localhost",
                "frame-src": "'none'",
                "object-src": "'none'",
                "worker-src": "'none'",
                "base-uri": "'none'",
                "form-action": "'none'"
            }
        })
    );
}

#[test]
fn there_is_one_window_that_keeps_nothing_and_has_no_inspector() {
    let configuration = configuration();
    let windows = configuration["app"]["windows"].as_array().expect("a list");
    assert_eq!(windows.len(), 1);
    for (setting, wanted) in [
        ("create", false),
        ("incognito", true),
        ("devtools", false),
        ("generalAutofillEnabled", false),
    ] {
        assert_eq!(windows[0][setting], json!(wanted), "{setting}");
    }
    assert_eq!(configuration["app"]["withGlobalTauri"], json!(false));
    assert_eq!(configuration["plugins"], Value::Null);
}

/// With this feature a release build would have the inspector too.
#[test]
fn the_window_library_is_built_without_its_inspector() {
    let workspace = include_str!("../../../Cargo.toml");
    let asked: Vec<&str> = workspace
        .lines()
        .filter(|line| line.starts_with("tauri"))
        .collect();
    assert!(asked.len() >= 3, "{asked:?}");
    assert!(
        asked.iter().all(|line| !line.contains("devtools")),
        "{asked:?}"
    );
}

/// What is allowed beside Daybook's own commands is what the page uses.
#[test]
fn every_permission_of_the_library_is_used() {
    let page = include_str!("../../../ui/src/lib/backend/tauri.ts");
    assert!(page.contains("listen<Payload>(event") && page.contains("then((stop) => stop())"));
}

/// Two compilers at once would make the page's files in one folder; see [`crate::context`].
#[test]
fn the_page_is_in_the_window_and_not_in_its_tests() {
    let context = crate::context::<tauri::test::MockRuntime>();
    assert!(context.assets().get(&"index.html".into()).is_none());
}
