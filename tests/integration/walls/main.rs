//! The walls of the house: which room may use which, what may stand at the top level, how much in a folder.
//!
//! The vault must not learn what stalking is, a recipient must be able to verify a bundle without the vault, and
//! figures must not depend on a disk or a clock. Those promises hold only while these directions do.

mod circles;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use cargo_metadata::{Dependency, DependencyKind, Metadata, MetadataCommand};
use daybook_tests::files_below;

/// What the window may use.
const BELOW_THE_WINDOW: &[&str] = &[
    "domain",
    "job",
    "catalogue",
    "ledger",
    "vault",
    "bundle",
    "intake",
    "patterns",
    "casebook",
];

/// What the terminal may use.
const BELOW_THE_TERMINAL: &[&str] = &[
    "domain",
    "job",
    "catalogue",
    "ledger",
    "bundle",
    "casebook",
    "sample-case",
];

/// Each room, and the rooms that it may use.
const ROOMS: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("catalogue", &["domain"]),
    ("ledger", &["domain"]),
    ("job", &[]),
    ("disk", &["domain", "job"]),
    ("worker", &["job"]),
    ("vault", &["domain", "job", "disk", "ledger"]),
    (
        "bundle",
        &["domain", "job", "disk", "worker", "catalogue", "ledger"],
    ),
    ("intake", &["domain", "catalogue"]),
    ("patterns", &["domain", "catalogue"]),
    (
        "casebook",
        &[
            "domain",
            "job",
            "worker",
            "catalogue",
            "ledger",
            "vault",
            "bundle",
            "intake",
            "patterns",
        ],
    ),
    ("sample-files", &["domain", "intake"]),
    (
        "sample-case",
        &["domain", "job", "catalogue", "casebook", "sample-files"],
    ),
    ("daybook-cli", BELOW_THE_TERMINAL),
    ("daybook", BELOW_THE_WINDOW),
];

/// The tests look into every room, so no wall stands around them. The disk that fails stands below a tortured program
/// and is part of none.
const TESTS: [&str; 2] = ["daybook-tests", "daybook-faults"];

/// The rooms without a disk, a network or a clock.
const PURE_ROOMS: [&str; 3] = ["domain", "catalogue", "patterns"];

/// All that they may be made of.
const PURE: &[&str] = &[
    "catalogue",
    "chrono",
    "chrono-tz",
    "data-encoding",
    "domain",
    "fluent-bundle",
    "schemars",
    "serde",
    "serde_json",
    "serde_path_to_error",
    "thiserror",
    "ts-rs",
    "unicode-normalization",
    "unicode-script",
    "uuid",
];

/// Calls that would let a disk, a network or a clock into a pure room.
const IMPURE_CALLS: &[&str] = &[
    "std::fs",
    "std::net",
    "std::process",
    "std::env",
    "File::open",
    "Instant::now",
    "SystemTime::now",
    "Utc::now",
    "Local::now",
    "Uuid::now_v7",
];

const TOP_LEVEL: &[&str] = &[
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "Cargo.lock",
    "Cargo.toml",
    "LICENSE",
    "README.md",
    "SECURITY.md",
    "clippy.toml",
    "deny.toml",
    "docs",
    "findings",
    "icons",
    "messages",
    "rust-toolchain.toml",
    "rustfmt.toml",
    "scripts",
    "src-tauri",
    "target",
    "tests",
    "ui",
];

fn top() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the tests stand one folder below the top")
        .to_path_buf()
}

fn workspace() -> Metadata {
    MetadataCommand::new()
        .manifest_path(top().join("Cargo.toml"))
        .no_deps()
        .other_options(["--offline".to_owned()])
        .exec()
        .expect("cargo describes its own workspace without the network")
}

fn dependencies(house: &Metadata) -> BTreeMap<&str, &[Dependency]> {
    house
        .packages
        .iter()
        .map(|package| (package.name.as_str(), package.dependencies.as_slice()))
        .collect()
}

#[test]
fn every_package_is_a_known_room() {
    let house = workspace();
    let known: BTreeSet<&str> = ROOMS.iter().map(|(room, _)| *room).chain(TESTS).collect();
    let found: BTreeSet<&str> = dependencies(&house).into_keys().collect();
    assert_eq!(
        found, known,
        "a new room needs its place in the direction first"
    );
}

#[test]
fn rooms_use_only_the_rooms_below_them() {
    let house = workspace();
    let packages = dependencies(&house);
    let rooms: BTreeSet<&str> = packages.keys().copied().collect();
    for (room, allowed) in ROOMS {
        for dependency in packages[room] {
            let used = dependency.name.as_str();
            if dependency.kind == DependencyKind::Development || !rooms.contains(used) {
                continue;
            }
            assert!(
                allowed.contains(&used),
                "`{room}` must not use `{used}`; it may use {allowed:?}"
            );
        }
    }
}

#[test]
fn the_four_middle_rooms_never_see_one_another_even_in_their_tests() {
    const MIDDLE: [&str; 4] = ["vault", "intake", "patterns", "bundle"];
    let house = workspace();
    let packages = dependencies(&house);
    for room in MIDDLE {
        for dependency in packages[room] {
            assert!(
                !MIDDLE.contains(&dependency.name.as_str()),
                "`{room}` must not see `{}`, not even in a test",
                dependency.name
            );
        }
    }
}

#[test]
fn only_the_window_uses_tauri() {
    let house = workspace();
    for (room, dependencies) in dependencies(&house) {
        for dependency in dependencies {
            let is_tauri = dependency.name == "tauri" || dependency.name.starts_with("tauri-");
            assert!(
                room == "daybook" || !is_tauri,
                "`{room}` must not use `{}`: only the window's shell may",
                dependency.name
            );
        }
    }
}

#[test]
fn pure_rooms_are_made_of_pure_crates() {
    let house = workspace();
    let packages = dependencies(&house);
    for room in PURE_ROOMS {
        for dependency in packages[room] {
            assert!(
                dependency.kind != DependencyKind::Normal
                    || PURE.contains(&dependency.name.as_str()),
                "`{room}` reads no disk, network or clock; `{}` is not known to keep to that",
                dependency.name
            );
        }
    }
}

#[test]
fn pure_rooms_read_no_disk_network_or_clock() {
    for room in PURE_ROOMS {
        for file in files_below(
            &top().join("src-tauri/crates").join(room).join("src"),
            ".rs",
        ) {
            let text = std::fs::read_to_string(&file).expect("a source file is text");
            // Tests inside a file come last and may read a file of examples.
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            for call in IMPURE_CALLS {
                let line = code
                    .lines()
                    .position(|line| !line.trim_start().starts_with("//") && line.contains(call));
                assert!(
                    line.is_none(),
                    "{}:{}: `{room}` is pure, so `{call}` belongs to whoever calls it",
                    file.display(),
                    line.unwrap_or_default() + 1
                );
            }
        }
    }
}

#[test]
fn only_the_window_and_the_terminal_choose_a_language() {
    const MAY: [&str; 2] = ["daybook", "daybook-cli"];
    for (room, uses) in ROOMS {
        if MAY.contains(room) || !uses.contains(&"catalogue") {
            continue;
        }
        for file in files_below(
            &top().join("src-tauri/crates").join(room).join("src"),
            ".rs",
        ) {
            let text = std::fs::read_to_string(&file).expect("a source file is text");
            let is_test = file.components().any(|part| part.as_os_str() == "tests");
            let code = text.split("#[cfg(test)]").next().unwrap_or_default();
            // An example in a comment is whoever calls, and has to.
            let mut lines = code.lines().map(str::trim_start);
            let chooses = lines.any(|line| !line.starts_with("//") && line.contains("Language::"));
            assert!(
                is_test || !chooses || file.ends_with("sample.rs"),
                "{}: words are handed to `{room}`; it chooses no language",
                file.display()
            );
        }
    }
}

#[test]
fn the_top_level_stays_bare() {
    for entry in std::fs::read_dir(top()).expect("the top level can be listed") {
        let name = entry.expect("the folder can be listed").file_name();
        let name = name.to_string_lossy();
        assert!(
            name.starts_with('.') || TOP_LEVEL.contains(&name.as_ref()),
            "`{name}` does not belong at the top level"
        );
    }
}

/// Somebody who opens a folder sees what is in it. More belongs into rooms.
const MOST_FILES_IN_A_FOLDER: usize = 16;

/// The folders that hold more, and are to be put into rooms.
const OVERFULL: &[&str] = &["tests/e2e"];

#[test]
fn no_folder_holds_more_files_than_can_be_seen_at_once() {
    let mut folders: BTreeMap<PathBuf, usize> = BTreeMap::new();
    for sources in ["src-tauri", "tests"] {
        for file in files_below(&top().join(sources), ".rs") {
            let folder = file.parent().expect("a file lies in a folder");
            *folders.entry(folder.to_path_buf()).or_default() += 1;
        }
    }
    for (folder, files) in folders {
        assert!(
            files <= MOST_FILES_IN_A_FOLDER || OVERFULL.iter().any(|known| folder.ends_with(known)),
            "{}: {files} files side by side",
            folder.display()
        );
    }
}

/// A recipe that names a file which is gone leads a newcomer astray.
#[test]
fn every_file_that_a_recipe_names_is_there() {
    for page in ["CONTRIBUTING.md", "docs/architecture.md"] {
        let text = std::fs::read_to_string(top().join(page)).expect("the page is text");
        let quoted = text.split('`').skip(1).step_by(2);
        let mut named = quoted.filter(|name| {
            let is_plain = |letter: char| letter.is_alphanumeric() || "/._-".contains(letter);
            let first = name.split('/').next().unwrap_or_default();
            name.contains('/')
                && name.chars().all(is_plain)
                && TOP_LEVEL.contains(&first)
                && !name.contains("LANGUAGE")
                && !name.contains("NAME")
        });
        let gone = named.find(|name| !top().join(name).exists());
        assert_eq!(gone, None, "{page}");
    }
}
