//! Circles of files: two that use each other can only be understood together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use daybook_tests::files_below;

/// What stands before the reason, in a comment of a file of a circle that stays.
const DEFENCE: &str = "// A circle: ";

/// One file of a crate, and the module that it is.
struct File {
    path: PathBuf,
    module: Vec<String>,
    code: String,
}

#[test]
fn files_use_one_another_in_one_direction() {
    let mut found = BTreeMap::new();
    for sources in crates() {
        let files = files(&sources);
        for circle in circles(&files) {
            let names: Vec<_> = circle
                .iter()
                .map(|at| {
                    files[*at]
                        .path
                        .strip_prefix(super::top())
                        .unwrap_or(&files[*at].path)
                })
                .map(|path| path.display().to_string())
                .collect();
            let is_defended = circle.iter().any(|at| files[*at].code.contains(DEFENCE));
            found.insert(names, is_defended);
        }
    }
    let undefended: Vec<_> = found.iter().filter(|(_, defended)| !**defended).collect();
    assert!(undefended.is_empty(), "{undefended:#?}");
}

/// The folder of sources of each crate.
fn crates() -> Vec<PathBuf> {
    let rust = super::top().join("src-tauri");
    let inner = fs::read_dir(rust.join("crates")).expect("the crates can be listed");
    let inner = inner.map(|found| found.expect("a folder can be listed").path().join("src"));
    inner.chain([rust.join("src")]).collect()
}

/// The files of a crate, without its tests.
fn files(sources: &Path) -> Vec<File> {
    let files = files_below(sources, ".rs").into_iter();
    files
        .filter(|path| !path.components().any(|part| part.as_os_str() == "tests"))
        .filter(|path| !path.ends_with("tests.rs") && !path.ends_with("verify/sample.rs"))
        .map(|path| {
            let text = fs::read_to_string(&path).expect("a source file is text");
            let code = text.split("\nmod tests {").next().unwrap_or_default();
            let inside = path.strip_prefix(sources).expect("it lies in the folder");
            let mut module: Vec<String> = inside
                .with_extension("")
                .iter()
                .map(|part| part.to_string_lossy().into_owned())
                .collect();
            if module
                .last()
                .is_some_and(|last| ["mod", "lib", "main"].contains(&last.as_str()))
            {
                module.pop();
            }
            File {
                module,
                code: code.to_owned(),
                path,
            }
        })
        .collect()
}

/// Every set of files that use one another in a circle.
fn circles(files: &[File]) -> BTreeSet<Vec<usize>> {
    let uses: Vec<BTreeSet<usize>> = (0..files.len()).map(|at| used_by(files, at)).collect();
    let reached: Vec<BTreeSet<usize>> = (0..files.len()).map(|at| reached(&uses, at)).collect();
    (0..files.len())
        .filter(|at| reached[*at].contains(at))
        .map(|at| {
            let with = reached[at]
                .iter()
                .filter(|other| reached[**other].contains(&at));
            with.copied().collect()
        })
        .collect()
}

fn reached(uses: &[BTreeSet<usize>], from: usize) -> BTreeSet<usize> {
    let mut reached = BTreeSet::new();
    let mut ahead: Vec<usize> = uses[from].iter().copied().collect();
    while let Some(at) = ahead.pop() {
        if reached.insert(at) {
            ahead.extend(&uses[at]);
        }
    }
    reached
}

/// The files that a file takes a name from. That a folder's face hands on what its files hold is no use of them.
fn used_by(files: &[File], at: usize) -> BTreeSet<usize> {
    let file = &files[at];
    let mut used = BTreeSet::new();
    for statement in statements(&file.code) {
        if handed_on(&statement).is_some() {
            continue;
        }
        let paths = paths(&statement, &file.module);
        used.extend(paths.iter().filter_map(|path| holder(files, path)));
    }
    used.remove(&at);
    used
}

/// The file in which the thing stands that a path names, whoever hands it on.
fn holder(files: &[File], path: &[String]) -> Option<usize> {
    let (at, file) = files
        .iter()
        .enumerate()
        .filter(|(_, file)| path.starts_with(&file.module))
        .max_by_key(|(_, file)| file.module.len())?;
    let Some(name) = path.get(file.module.len()) else {
        return Some(at);
    };
    let handed_on = statements(&file.code).iter().find_map(|statement| {
        let mut paths = Vec::new();
        spread(handed_on(statement)?, &file.module, &mut paths);
        paths.into_iter().find(|path| path.last() == Some(name))
    });
    match handed_on {
        Some(further) if further != path => holder(files, &further),
        _ => Some(at),
    }
}

/// What a `pub use` hands on, as a path from where it stands.
fn handed_on(statement: &str) -> Option<&str> {
    let statement = statement.trim_start();
    let path = ["pub use ", "pub(crate) use ", "pub(super) use "]
        .iter()
        .find_map(|begin| statement.strip_prefix(begin))?;
    Some(path.strip_prefix("self::").unwrap_or(path))
}

/// The code without comments, cut where a statement ends, so that a `use` is one piece.
fn statements(code: &str) -> Vec<String> {
    let lines = code
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    let bare = lines.collect::<Vec<_>>().join(" ");
    bare.split(';').map(str::to_owned).collect()
}

/// Every path of this crate that stands in a piece of code, whole.
fn paths(code: &str, here: &[String]) -> Vec<Vec<String>> {
    let mut paths = Vec::new();
    for (begin, above) in [
        ("crate::", None),
        ("super::", Some(1)),
        ("super::super::", Some(2)),
    ] {
        let base = match above {
            None => Vec::new(),
            Some(above) if above <= here.len() => here[..here.len() - above].to_vec(),
            Some(_) => continue,
        };
        for (at, _) in code.match_indices(begin) {
            let before = code[..at].chars().next_back();
            if before
                .is_some_and(|letter| letter.is_alphanumeric() || letter == '_' || letter == ':')
                || code[at + begin.len()..].starts_with("super::")
            {
                continue;
            }
            spread(&code[at + begin.len()..], &base, &mut paths);
        }
    }
    paths
}

/// `a::{b, c::d}` as `a::b` and `a::c::d`.
fn spread(code: &str, base: &[String], paths: &mut Vec<Vec<String>>) {
    let mut path = base.to_vec();
    let mut rest = code;
    loop {
        if let Some(inner) = rest.strip_prefix('{') {
            for part in parts(inner) {
                spread(part.trim_start(), &path, paths);
            }
            return;
        }
        let end = rest
            .find(|letter: char| !letter.is_alphanumeric() && letter != '_')
            .unwrap_or(rest.len());
        path.push(rest[..end].to_owned());
        match rest[end..].strip_prefix("::") {
            Some(further) => rest = further,
            None => break,
        }
    }
    paths.push(path);
}

/// What stands between the commas of a brace that is open, to its end.
fn parts(inner: &str) -> Vec<&str> {
    let (mut depth, mut from, mut parts) = (0, 0, Vec::new());
    for (at, letter) in inner.char_indices() {
        match letter {
            '{' => depth += 1,
            '}' if depth == 0 => {
                parts.push(&inner[from..at]);
                break;
            }
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&inner[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts
}
