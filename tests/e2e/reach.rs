//! What the page can reach.

use daybook_tests::{Driven, Place};
use serde_json::{Value, json};

/// The methods of the page's `Backend`, which are the window's commands.
fn commands() -> Vec<String> {
    let types = include_str!("../../ui/src/lib/backend/types.ts");
    let backend = types
        .split("export interface Backend {")
        .nth(1)
        .expect("the interface");
    let methods = backend.split("\n  on: {").next().expect("its methods");
    let name = |line: &str| {
        let name = line.strip_prefix("  ")?.split_once('(')?.0.to_owned();
        let is_name = !name.is_empty() && name.chars().all(|c| c == '_' || c.is_ascii_lowercase());
        is_name.then_some(name)
    };
    methods.lines().filter_map(name).collect()
}

#[tokio::test]
async fn the_page_may_call_every_command_of_daybook_and_nothing_else() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    let commands = commands();
    assert!(commands.len() > 40, "{commands:?}");
    // Those that end the window or the page come to be called elsewhere.
    for command in commands
        .iter()
        .filter(|command| !["cover", "hide", "lock"].contains(&command.as_str()))
    {
        if let Err(Value::String(said)) = window.call(command, json!({})).await {
            assert!(!said.contains("not allowed"), "{command}: {said}");
        }
    }
    for other in [
        "plugin:dialog|open",
        "plugin:dialog|save",
        "plugin:fs|read_file",
        "plugin:path|resolve_directory",
        "plugin:window|set_title",
        "plugin:webview|create_webview_window",
        "plugin:event|emit",
        "plugin:app|version",
    ] {
        let said = window.call(other, json!({})).await;
        let Err(Value::String(said)) = said else {
            panic!("{other} answered {said:?}");
        };
        assert!(
            said.contains("not allowed") || said.contains("not found"),
            "{other}: {said}"
        );
    }
    window.close().await;
}

#[tokio::test]
async fn the_page_can_neither_leave_nor_load_anything_from_elsewhere() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    window.mark_page().await;
    let opened = window
        .run("return window.open('https://example.com/') === null")
        .await;
    assert_eq!(opened, Value::Bool(true));
    window
        .run("location.href = 'https://example.com/'; return null")
        .await;
    window
        .run("location.href = 'file:///etc/hostname'; return null")
        .await;
    window.two_frames().await;
    assert_eq!(window.run("return window.marked").await, Value::Bool(true));
    window
        .run("fetch('https://example.com/').catch(() => 0); new Image().src = 'https://example.com/x.png'; return null")
        .await;
    window.two_frames().await;
    let refusals = window.refusals().await;
    assert!(
        refusals
            .iter()
            .any(|refusal| refusal.starts_with("connect-src")),
        "{refusals:?}"
    );
    assert!(
        refusals
            .iter()
            .any(|refusal| refusal.starts_with("img-src")),
        "{refusals:?}"
    );
    window.close().await;
}
