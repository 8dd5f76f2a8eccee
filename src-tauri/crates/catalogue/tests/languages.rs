//! Every language has the same sentences, with the same values in each: `build.rs` refuses one that has not.

#[path = "../build/language.rs"]
#[allow(
    dead_code,
    reason = "the build reads whole folders, and this test two made-up files"
)]
mod language;

use catalogue::Language;
use language::Sentences;
use std::collections::BTreeMap;

fn faults(first: &str, other: &str) -> Vec<String> {
    let sentences = |text| Sentences::of(text).expect("the made-up file can be read");
    sentences(other).faults_beside(&sentences(first))
}

const ENGLISH: &str = "\
hello = Good day
late = { $count ->
    [one] One hour late
   *[other] { $count } hours late, says { $who }
}
";

#[test]
fn a_language_with_the_same_sentences_and_values_has_no_fault() {
    let welsh = "late = { $who }: { $count }\nhello = Dydd da\n";
    assert_eq!(faults(ENGLISH, welsh), Vec::<String>::new());
}

#[test]
fn a_sentence_that_a_language_lacks_or_has_alone_is_a_fault() {
    let welsh = "late = { $who }: { $count }\nhelo = Dydd da\n";
    assert_eq!(
        faults(ENGLISH, welsh),
        ["`hello` is missing", "`helo` stands in no other language"]
    );
}

#[test]
fn a_sentence_that_puts_in_other_values_is_a_fault() {
    let welsh = "hello = Dydd da\nlate = { $pwy }: { $count }\n";
    assert_eq!(
        faults(ENGLISH, welsh),
        [r#"`late` needs {"count", "who"}, not {"count", "pwy"}"#]
    );
}

#[test]
fn a_language_is_found_by_its_tag() {
    for language in Language::ALL {
        assert_eq!(Language::of_tag(language.tag()), Some(*language));
    }
    assert_eq!(Language::of_tag("tlh"), None);
}

#[test]
fn a_tag_that_is_none_and_a_sentence_that_stands_twice_are_faults() {
    let file = |text| Sentences::of(text).expect("the made-up file can be read");
    let mut welsh = language::Language {
        name: "Welsh".to_owned(),
        tag: "cy-GB".to_owned(),
        files: BTreeMap::from([
            ("common".to_owned(), file("hello = Dydd da\n")),
            ("form".to_owned(), file("late = Hwyr\n")),
        ]),
    };
    assert_eq!(welsh.faults(), Vec::<String>::new());
    "not a tag".clone_into(&mut welsh.tag);
    welsh.files.insert(
        "form".to_owned(),
        file("late = Hwyr\nhello = Helo\nlate = Hwyrach\n"),
    );
    assert_eq!(
        welsh.faults(),
        [
            "language.ftl: `language-tag` is no language's tag by BCP 47",
            "form.ftl: `hello` stands there a second time",
            "form.ftl: `late` stands there a second time",
        ]
    );
}
