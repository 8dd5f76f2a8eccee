//! What the window may ask for is Daybook's own commands, and each of them is answered.

use serde_json::Value;

use super::Program;
use crate::commands::COMMANDS;

#[test]
fn nothing_is_permitted_that_reaches_outside() {
    let capability: Value =
        serde_json::from_str(include_str!(concat!(env!("OUT_DIR"), "/capability.json")))
            .expect("the capability is JSON");
    let permissions = capability["permissions"].as_array().expect("a list");
    let others: Vec<_> = permissions
        .iter()
        .filter_map(Value::as_str)
        .filter(|permission| !permission.starts_with("allow-"))
        .collect();
    assert_eq!(
        others,
        ["core:event:allow-listen", "core:event:allow-unlisten"]
    );
    assert_eq!(permissions.len(), COMMANDS.len() + others.len());
}

#[test]
fn every_command_is_answered() {
    let program = Program::new();
    for command in COMMANDS {
        let answer = program.call(command, serde_json::json!({}));
        let unknown = answer
            .as_ref()
            .err()
            .and_then(Value::as_str)
            .is_some_and(|said| said.contains("not found"));
        assert!(!unknown, "{command}: {answer:?}");
    }
}
