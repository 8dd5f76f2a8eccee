//! The catalogue and who speaks from it: nothing stands in it that nobody says, and whoever says a sentence hands over the
//! values that it needs. Ids that are put together while the program runs are taken as said by their beginning: that each
//! code has its words is asked in `patterns` and in the page's tests.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::fs;
use std::path::Path;

use catalogue::sentences;
use daybook_tests::files_below;
use proc_macro2::{Delimiter, TokenStream, TokenTree};

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
                && !constants.contains(constant.as_str())
                && !quoted.iter().any(|id| said.contains(id))
        })
        .collect();
    assert_eq!(idle, Vec::<String>::new(), "nobody says these");
}

/// A value that is missing would leave a hole in a sentence, and one by another name would not be said. Read are the calls
/// that name both the sentence and its values; at the others debug builds stop.
#[test]
fn every_sentence_is_handed_the_values_that_it_needs() {
    let needed: HashMap<String, BTreeSet<String>> = sentences::ALL
        .iter()
        .map(|id| {
            let values = id.values().iter().map(|name| (*name).to_owned());
            (
                id.as_str().replace('-', "_").to_uppercase(),
                values.collect(),
            )
        })
        .collect();
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut read, mut otherwise) = (0, Vec::new());
    for file in files_below(&top.join("../src-tauri"), "rs") {
        let text = fs::read_to_string(&file).expect("a source file is text");
        let code: TokenStream = text.parse().expect("a source file is Rust");
        for (constant, handed) in calls(code) {
            let Some(needs) = needed.get(&constant) else {
                continue;
            };
            if handed != *needs {
                let name = file.display();
                otherwise.push(format!(
                    "{name}: {constant} needs {needs:?}, not {handed:?}"
                ));
            }
            read += 1;
        }
    }
    assert_eq!(otherwise, Vec::<String>::new());
    assert!(read > 150, "only {read} calls were read");
}

/// The calls of `say` and its like that name a sentence and its values, wherever they stand in a piece of code.
fn calls(code: TokenStream) -> Vec<(String, BTreeSet<String>)> {
    let mut found = Vec::new();
    let mut before: Option<String> = None;
    for tree in code {
        if let TokenTree::Group(group) = &tree {
            let name = before.as_deref().unwrap_or_default();
            if group.delimiter() == Delimiter::Parenthesis && name.starts_with("say") {
                found.extend(call(group.stream()));
            }
            found.extend(calls(group.stream()));
        }
        before = match tree {
            TokenTree::Ident(ident) => Some(ident.to_string()),
            _ => None,
        };
    }
    found
}

/// The sentence and the values' names, where a call's arguments spell them out.
fn call(arguments: TokenStream) -> Option<(String, BTreeSet<String>)> {
    let arguments = parted(arguments);
    let sentence: String = arguments.first()?.iter().map(ToString::to_string).collect();
    let (_, constant) = sentence.rsplit_once("sentences::")?;
    let handed = match arguments.get(1).map(Vec::as_slice) {
        None => BTreeSet::new(),
        Some([TokenTree::Punct(by_reference), TokenTree::Group(list)])
            if by_reference.as_char() == '&' =>
        {
            parted(list.stream())
                .iter()
                .map(|value| name_of(value))
                .collect::<Option<_>>()?
        }
        Some(_) => return None,
    };
    Some((constant.to_owned(), handed))
}

/// The name in `("name", value)`.
fn name_of(value: &[TokenTree]) -> Option<String> {
    let [TokenTree::Group(pair)] = value else {
        return None;
    };
    let TokenTree::Literal(name) = pair.stream().into_iter().next()? else {
        return None;
    };
    Some(name.to_string().trim_matches('"').to_owned())
}

/// What stands between commas.
fn parted(list: TokenStream) -> Vec<Vec<TokenTree>> {
    let trees: Vec<TokenTree> = list.into_iter().collect();
    let is_comma =
        |tree: &TokenTree| matches!(tree, TokenTree::Punct(sign) if sign.as_char() == ',');
    trees
        .split(is_comma)
        .filter(|part| !part.is_empty())
        .map(<[TokenTree]>::to_vec)
        .collect()
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
