//! What a page that was taken over would try, each tried in the real window, and each in vain.

use std::fs;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use daybook_tests::{Driven, Figure, Place, Promise, say, say_with};
use serde_json::{Value, json};

use crate::elsewhere::Elsewhere;
use crate::forbidden::{self, Forbidden};
use crate::steps::{first_run, unlock};

/// Refusals are told a little later than they happen.
const PATIENCE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn nothing_runs_and_nothing_is_loaded_that_is_not_the_pages_own() {
    let elsewhere = Elsewhere::new();
    let place = Place::new();
    let window = Driven::open(&place).await;
    window
        .find("heading", &say("first-run-danger-heading"))
        .await;
    window.mark_page().await;
    let tried = forbidden::loads();
    for one in &tried {
        attempt(&window, &elsewhere, one).await;
    }
    assert_eq!(window.run("return window.ran ?? null").await, Value::Null);
    assert_eq!(window.run("return window.marked").await, Value::Bool(true));
    assert_eq!(elsewhere.visits(), Vec::<String>::new());
    window.close().await;
    keep_figure(
        "web-loads",
        tried.len(),
        "run code or load something in the page",
    );
}

async fn attempt(window: &Driven, elsewhere: &Elsewhere, tried: &Forbidden) {
    let before = window.refusals().await.len();
    let script = tried.script.replace("ELSEWHERE", &elsewhere.address());
    let came_of_it = window.wait_for(&script).await;
    if let Some(expected) = tried.answers {
        assert_eq!(came_of_it, json!(expected), "{}", tried.what);
    }
    if let Some(directive) = tried.refused_by {
        is_refused_by(window, before, directive, tried.what).await;
    }
    window.two_frames().await;
    assert_eq!(elsewhere.visits(), Vec::<String>::new(), "{}", tried.what);
}

async fn is_refused_by(window: &Driven, before: usize, directive: &str, what: &str) {
    let patience = Instant::now() + PATIENCE;
    loop {
        let refusals = window.refusals().await.split_off(before);
        if refusals
            .iter()
            .any(|refusal| refusal.starts_with(directive))
        {
            return;
        }
        assert!(
            Instant::now() < patience,
            "{what} was not refused by {directive} but {refusals:?}"
        );
    }
}

#[tokio::test]
async fn the_page_leaves_by_no_way() {
    let elsewhere = Elsewhere::new();
    let place = Place::new();
    let window = Driven::open(&place).await;
    window
        .find("heading", &say("first-run-danger-heading"))
        .await;
    window.mark_page().await;
    let tried = forbidden::ways_out();
    for one in &tried {
        attempt(&window, &elsewhere, one).await;
        window.two_frames().await;
        let still_there = window
            .run("return [window.marked, location.pathname.length]")
            .await;
        assert_eq!(still_there, json!([true, 1]), "{}", one.what);
    }
    assert_eq!(elsewhere.visits(), Vec::<String>::new());
    let kept = files_below(place.path());
    let loaded: Vec<_> = kept
        .iter()
        .filter(|path| path.to_string_lossy().contains("downloaded"))
        .collect();
    assert_eq!(loaded, Vec::<&PathBuf>::new());
    window.close().await;
    keep_figure(
        "web-ways-out",
        tried.len(),
        "leave the page, open another or save a file",
    );
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    entries
        .flat_map(|entry| {
            let path = entry.expect("a file of the folder").path();
            if path.is_dir() {
                files_below(&path)
            } else {
                vec![path]
            }
        })
        .collect()
}

#[tokio::test]
async fn what_everything_is_made_of_cannot_be_changed() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    for changed in forbidden::PROTOTYPES {
        let came_of_it = window
            .run(&format!(
                "'use strict'; try {{ {changed} = () => 'taken over'; return 'changed'; }}\
                 catch (error) {{ return error.name; }}"
            ))
            .await;
        assert_eq!(came_of_it, json!("TypeError"), "{changed}");
    }
    window.close().await;
    keep_figure(
        "web-prototypes",
        forbidden::PROTOTYPES.len(),
        "change what the page's code stands on",
    );
}

#[tokio::test]
async fn commands_that_are_not_daybooks_are_refused() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    for command in forbidden::COMMANDS {
        let said = window.call(command, json!({})).await;
        let Err(Value::String(said)) = said else {
            panic!("{command} answered {said:?}");
        };
        assert!(
            said.contains("not allowed") || said.contains("not found"),
            "{command}: {said}"
        );
    }
    window.close().await;
    keep_figure(
        "web-commands",
        forbidden::COMMANDS.len(),
        "call what is not Daybook's own command",
    );
}

#[tokio::test]
async fn no_inspector_opens() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    window
        .find("heading", &say("first-run-danger-heading"))
        .await;
    let before = window.run("return [innerWidth, innerHeight]").await;
    for keys in ["F12", "ctrl+shift+i", "ctrl+shift+c", "ctrl+shift+j"] {
        window.screen().keyboard().press_and_end(keys);
    }
    let menu = "const asked = new MouseEvent('contextmenu', { bubbles: true, cancelable: true });\
        return document.querySelector('h1').dispatchEvent(asked)";
    assert_eq!(
        window.run(menu).await,
        Value::Bool(false),
        "a menu of the web view's own"
    );
    let inspector = window
        .call("plugin:webview|internal_toggle_devtools", json!({}))
        .await;
    assert!(inspector.is_err(), "{inspector:?}");
    window.two_frames().await;
    assert_eq!(window.run("return [innerWidth, innerHeight]").await, before);
    window.close().await;
}

/// On every screen: nothing remembers, corrects, sends or suggests what is typed.
#[tokio::test]
async fn no_field_is_looked_over_by_the_web_view() {
    const LOUD: &str = "return [...document.querySelectorAll('input, textarea, [contenteditable]')]\
        .filter((field) => !['radio', 'checkbox'].includes(field.type))\
        .filter((field) => field.spellcheck || field.autocomplete !== 'off'\
            || field.getAttribute('autocorrect') !== 'off' || field.getAttribute('autocapitalize') !== 'off')\
        .map((field) => field.outerHTML)";
    const COUNT: &str = "return document.querySelectorAll('input, textarea').length";
    let quiet = async |window: &Driven, screen: &str| {
        window.settle().await;
        assert_eq!(window.run(LOUD).await, json!([]), "{screen}");
        window.run(COUNT).await.as_u64().expect("a number")
    };
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    let mut fields = 0;
    for place in [
        "write",
        "timeline",
        "evidence",
        "people",
        "reports",
        "what-changed",
        "notes",
        "hand-over",
        "settings",
    ] {
        window.press(&say(&format!("frame-place-{place}"))).await;
        fields += quiet(&window, place).await;
    }
    window.press(&say("frame-place-write")).await;
    window.fill(&say("write-what"), "He rang.").await;
    window.press(&say("write-save-and-more")).await;
    window.find("button", &say("guided-hub-done")).await;
    for question in ["who", "where", "behaviours", "witnesses", "elsewhere"] {
        if window
            .look_for("button", &say("guided-cancel"))
            .await
            .is_some()
        {
            fields += quiet(&window, "guided").await;
            window.press(&say("guided-cancel")).await;
        }
        let what = say(&format!("summary-{question}"));
        let open = say_with("guided-hub-answer-what", &[("what", what.into())]);
        window.press(&open).await;
        fields += quiet(&window, &format!("guided, {question}")).await;
    }
    window.mark_page().await;
    window
        .screen()
        .keyboard()
        .press_and_end("Shift_L Shift_L Shift_L");
    window.awaits_a_fresh_page().await;
    window.find("heading", &say("unlock-heading")).await;
    fields += quiet(&window, "lock screen").await;
    unlock(&window).await;
    window.close().await;
    assert!(fields > 20, "{fields} fields were looked at");
}

fn keep_figure(test: &'static str, tried: usize, what: &str) {
    Figure {
        promise: Promise::LeaksNothing,
        test,
        figure: format!("{tried} ways tried in the real window to {what}; none worked"),
        wanted: "none works".to_owned(),
        met: true,
        command: "scripts/test window".to_owned(),
    }
    .keep();
}
