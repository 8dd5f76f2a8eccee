//! Four lists name the commands; they have to agree.

use std::collections::BTreeSet;

use serde_json::Value;

use super::Program;
use crate::commands::names::COMMANDS;

fn commands() -> BTreeSet<String> {
    COMMANDS.iter().map(|name| (*name).to_owned()).collect()
}

#[test]
fn the_page_knows_exactly_these_commands() {
    let types = include_str!("../../../ui/src/lib/backend/types.ts");
    let backend = types
        .split("export interface Backend {")
        .nth(1)
        .expect("the interface");
    let methods = backend.split("\n  on: {").next().expect("its methods");
    let named = methods.lines().filter_map(|line| {
        let line = line.strip_prefix("  ")?;
        let name = line.split('(').next()?;
        let is_name =
            line.contains('(') && name.chars().all(|c| c == '_' || c.is_ascii_lowercase());
        (is_name && !name.is_empty()).then(|| name.to_owned())
    });
    assert_eq!(named.collect::<BTreeSet<_>>(), commands());
}

#[test]
fn the_permissions_allow_exactly_these_commands_and_nothing_that_reaches_outside() {
    let capability: Value = serde_json::from_str(include_str!("../../capabilities/main.json"))
        .expect("the capability is JSON");
    let permissions = capability["permissions"].as_array().expect("a list");
    let permissions: BTreeSet<&str> = permissions.iter().filter_map(Value::as_str).collect();
    let own: BTreeSet<String> = permissions
        .iter()
        .filter_map(|permission| Some(permission.strip_prefix("allow-")?.replace('-', "_")))
        .collect();
    assert_eq!(own, commands());
    let others: Vec<_> = permissions
        .iter()
        .filter(|permission| !permission.starts_with("allow-"))
        .copied()
        .collect();
    assert_eq!(
        others,
        ["core:event:allow-listen", "core:event:allow-unlisten"]
    );
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
