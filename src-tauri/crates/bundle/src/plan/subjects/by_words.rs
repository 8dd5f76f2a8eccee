//! Passages that are found by their words.

use std::collections::BTreeMap;

use super::children::Children;
use super::listed::{is_saying, listed_in};
use super::passage::Passage;
use super::sentence::sentence_around;
use super::subject::Subject;
use super::terms::{is_apostrophe, words};
use crate::plan::redaction::View;

/// So many words may stand between a child and what it said: "my son, who is eight, said".
const BETWEEN: usize = 4;

/// What is looked for in a text.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Looking<'a> {
    /// Whether a lawyer who is named is the keeper's own. In what the other person said, it is theirs.
    pub(super) for_advice: bool,
    /// Whether a child who is named tells enough, without a word for saying.
    pub(super) is_about_a_child: bool,
    /// The children whose names are known.
    pub(super) children: &'a Children,
}

impl<'a> Looking<'a> {
    /// As in any words of the keeper.
    pub(crate) const fn anywhere(children: &'a Children) -> Self {
        Self {
            for_advice: true,
            is_about_a_child: false,
            children,
        }
    }
}

/// The sentences of a text whose words may tell of a subject, in their order. Each is there once.
pub(crate) fn passages_in_words(text: &str, looking: Looking<'_>) -> Vec<Passage> {
    let view = View::as_written(text);
    let named = looking.children.in_view(&view).into_iter();
    let named = named.map(|part| (Subject::Child, part));
    let mut sentences: BTreeMap<(usize, usize), Subject> = BTreeMap::new();
    for (subject, part) in listed_in(&view).into_iter().chain(named) {
        let counts = match subject {
            Subject::LegalAdvice => looking.for_advice,
            Subject::Child => looking.is_about_a_child || says_something(&view.text[part.end..]),
            Subject::Safety | Subject::Health => true,
        };
        let Some(place) = view.place(part).filter(|_| counts) else {
            continue;
        };
        let sentence = sentence_around(text, &place);
        let first = sentences
            .entry((sentence.start, sentence.end))
            .or_insert(subject);
        *first = subject.min(*first);
    }
    let mut passages: Vec<Passage> = Vec::new();
    for ((from, to), subject) in sentences {
        match passages.last_mut() {
            // A term that runs over the end of a sentence takes both.
            Some(last) if from < last.place.end => {
                last.place.end = last.place.end.max(to);
                last.subject = last.subject.min(subject);
            }
            _ => passages.push(Passage {
                subject,
                place: from..to,
            }),
        }
    }
    passages
}

/// Whether a word for saying follows within the sentence, a few words on.
fn says_something(after: &str) -> bool {
    // "My son's teacher said" is not said by him.
    if after.starts_with(is_apostrophe) {
        return false;
    }
    let sentence = after
        .split(['.', '!', '?', '\n'])
        .next()
        .unwrap_or_default();
    let mut near = words(sentence).into_iter().take(BETWEEN + 1);
    near.any(|word| is_saying(&word))
}
