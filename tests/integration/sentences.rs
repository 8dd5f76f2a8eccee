//! The catalogue and who speaks from it: nothing stands in it that nobody says. Ids that are put together while the program
//! runs are taken as said by their beginning: that each code has its words is asked in `patterns` and in the page's tests.

use std::collections::HashSet;
use std::fs;
use std::path::Path;

use daybook_tests::files_below;

/// In the pack, and on no screen yet.
const NOT_SAID_YET: &str = "time-note-";

#[test]
fn nothing_stands_in_the_catalogue_that_nobody_says() {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let top = top.parent().expect("the project is above its tests");
    let said = [
        said_in(&top.join("src-tauri"), "rs"),
        said_in(&top.join("ui/src"), ""),
    ]
    .concat();
    let beginnings = beginnings_in(&said);
    let constants: HashSet<&str> = words_after(&said, "sentences::").collect();
    let idle: Vec<String> = ids(&top.join("messages/en"))
        .into_iter()
        .filter(|id| {
            let constant = id.replace('-', "_").to_uppercase();
            let quoted = ['"', '\''].map(|quote| format!("{quote}{id}{quote}"));
            let by_code = beginnings.iter().any(|begin| id.starts_with(begin));
            !by_code
                && !id.starts_with(NOT_SAID_YET)
                && !constants.contains(constant.as_str())
                && !quoted.iter().any(|id| said.contains(id))
        })
        .collect();
    assert_eq!(idle, Vec::<String>::new(), "nobody says these");
}

/// Every id of the catalogue.
fn ids(folder: &Path) -> Vec<String> {
    let texts = files_below(folder, "ftl")
        .into_iter()
        .map(|path| fs::read_to_string(path).expect("a catalogue is text"));
    texts
        .flat_map(|text| {
            let begins = text.lines().filter_map(|line| line.split_once(" ="));
            let ids =
                begins.filter(|(id, _)| id.starts_with(|first: char| first.is_ascii_lowercase()));
            ids.map(|(id, _)| id.to_owned()).collect::<Vec<_>>()
        })
        .collect()
}

/// All code that is shipped, in one text.
fn said_in(folder: &Path, ending: &str) -> String {
    files_below(folder, ending)
        .into_iter()
        .filter(|path| {
            let path = path.to_string_lossy();
            !path.contains("/tests/")
                && !path.contains(".test.")
                && !path.ends_with("sentence-ids.ts")
        })
        .filter_map(|path| fs::read_to_string(path).ok())
        .collect()
}

/// What stands before a value where an id is put together: `"stage-{` in Rust, `` `stage-${ `` in the page.
fn beginnings_in(code: &str) -> Vec<String> {
    let rust = code.match_indices('{').map(|(at, _)| (at, '"'));
    let page = code.match_indices("${").map(|(at, _)| (at, '`'));
    let found = rust.chain(page).filter_map(|(at, quote)| {
        let (_, begin) = code[..at].rsplit_once(quote)?;
        let is_id = |letter: char| letter.is_ascii_lowercase() || matches!(letter, '-' | '_');
        (begin.ends_with('-') && begin.chars().all(is_id)).then(|| begin.to_owned())
    });
    let areas = words_after(code, "of_variant(\"").map(|area| format!("{area}-"));
    found.chain(areas).collect()
}

/// What follows a beginning, as far as it is one word.
fn words_after<'t>(text: &'t str, begin: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(begin).skip(1).map(|rest| {
        let end = rest.find(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
        &rest[..end.unwrap_or(rest.len())]
    })
}
