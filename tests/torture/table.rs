//! The page `docs/reliability.md`, made of the figures that tests kept.

use std::fs;
use std::path::{Path, PathBuf};

use daybook_tests::{Promise, kept};
use serde_json::Value;

const HEAD: &str = "<!-- Written by `scripts/torture table`. Measure again instead of editing. -->

# Reliability, in figures

What was tried, what came of it, and the command that does it again, from the project's folder. Each line was written by the
test itself. What a test does to a vault stands at the top of its file under `tests/torture`, `tests/traces` and `tests/e2e`.
A line that falls short says so.
";

/// Writes the page. True when it could.
pub fn write() -> bool {
    let figures = figures();
    let page = format!(
        "{HEAD}\n## Nothing acknowledged is lost\n\n{}\n## Nothing readable is left behind\n\n{}",
        rows(&figures, Promise::LosesNothing),
        rows(&figures, Promise::LeaksNothing)
    );
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/reliability.md");
    match fs::write(&path, page) {
        Ok(()) => {
            println!("{} figures written.", figures.len());
            true
        }
        Err(error) => {
            eprintln!("docs/reliability.md could not be written: {error}");
            false
        }
    }
}

fn figures() -> Vec<Value> {
    let Ok(entries) = fs::read_dir(kept()) else {
        return Vec::new();
    };
    let mut paths: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    paths.sort();
    paths
        .iter()
        .filter_map(|path| serde_json::from_str(&fs::read_to_string(path).ok()?).ok())
        .collect()
}

fn rows(figures: &[Value], promise: Promise) -> String {
    let mut table = String::from(
        "| test | figure | wanted | reached | date | command |\n|---|---|---|---|---|---|\n",
    );
    for figure in figures {
        if figure["promise"] != promise.name() {
            continue;
        }
        let text = |name: &str| {
            figure[name]
                .as_str()
                .unwrap_or_default()
                .replace('|', "\\|")
        };
        let reached = match figure["met"].as_bool() {
            Some(true) => "yes",
            _ => "**falls short**",
        };
        table += &format!(
            "| {} | {} | {} | {reached} | {} | `{}` |\n",
            text("test"),
            text("figure"),
            text("wanted"),
            text("date"),
            text("command")
        );
    }
    table
}
