//! The lists of words, ready to be looked for.

use std::ops::Range;
use std::sync::LazyLock;

use super::subject::Subject;
use super::terms::{Terms, is_apostrophe, words};
use super::word_lists::{CHILD, HEALTH, LEGAL_ADVICE, SAFETY, SAYING};
use crate::plan::redaction::View;

/// The terms of all lists, and the subject of each.
static LISTED: LazyLock<(Vec<Subject>, Terms)> = LazyLock::new(|| {
    let lists = [
        (Subject::LegalAdvice, LEGAL_ADVICE),
        (Subject::Safety, SAFETY),
        (Subject::Health, HEALTH),
        (Subject::Child, CHILD),
    ];
    let listed = lists.into_iter().flat_map(|(subject, list)| {
        let terms = list.lines().map(words).filter(|words| !words.is_empty());
        terms.map(move |words| (subject, words))
    });
    let (subjects, terms) = listed.unzip();
    (subjects, Terms::of(terms))
});

/// Where terms of the lists stand, each with its subject.
pub(super) fn listed_in(view: &View) -> Vec<(Subject, Range<usize>)> {
    let (subjects, terms) = &*LISTED;
    let found = terms.in_view(view).into_iter();
    found
        .map(|(number, part)| (subjects[number], part))
        // "The kid's teacher said" is not said by kids.
        .filter(|(subject, part)| {
            *subject != Subject::Child || !view.text[part.clone()].contains(is_apostrophe)
        })
        .collect()
}

/// How many words stand before the first that speak of a child, if any do.
pub(super) fn words_before_a_child(text: &str) -> Option<usize> {
    let view = View::as_written(text);
    let listed = listed_in(&view).into_iter();
    let children = listed.filter(|(subject, _)| *subject == Subject::Child);
    let first = children.map(|(_, part)| part.start).min()?;
    Some(words(&view.text[..first]).len())
}

/// Whether a folded word is one for saying.
pub(super) fn is_saying(word: &str) -> bool {
    SAYING.split_whitespace().any(|one| one == word)
}
