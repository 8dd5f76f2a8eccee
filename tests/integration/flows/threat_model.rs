//! Every line of the threat model is shown by tests that exist, or says that it cannot be.

use std::path::{Path, PathBuf};

use crate::sample::files_under;

fn project() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// The last column of every table, with the line's first.
fn rows() -> Vec<(String, String)> {
    let page = std::fs::read_to_string(project().join("docs/threat-model.md"))
        .expect("the threat model is written down");
    page.lines()
        .filter(|line| line.starts_with("| ") && !line.starts_with("| threat"))
        .map(|line| {
            let cells: Vec<_> = line.trim_matches('|').split(" | ").map(str::trim).collect();
            assert_eq!(cells.len(), 3, "{line}");
            (cells[0].to_owned(), cells[2].to_owned())
        })
        .collect()
}

/// All code, in which a test is found by its name.
fn tests() -> String {
    let folders = ["src-tauri/src", "src-tauri/crates", "tests", "ui/src"];
    folders
        .iter()
        .flat_map(|folder| files_under(&project().join(folder)))
        .filter(|path| path.extension().is_some_and(|kind| kind == "rs"))
        .map(|path| std::fs::read_to_string(path).expect("code is text"))
        .collect()
}

#[test]
fn each_line_names_tests_that_exist_or_says_cannot() {
    let tests = tests();
    let rows = rows();
    assert!(rows.len() > 20, "the tables were found");
    for (threat, shown_by) in rows {
        if shown_by == "cannot" {
            continue;
        }
        for name in shown_by.split(", ") {
            let name = name.trim_matches('`');
            assert!(
                tests.contains(&format!("fn {name}(")),
                "\"{threat}\" is to be shown by {name}, which is no test"
            );
        }
    }
}
