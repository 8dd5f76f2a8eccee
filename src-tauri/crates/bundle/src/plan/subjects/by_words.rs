//! Passages that are found by their words.

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use domain::is_of_a_word;

use super::passage::Passage;
use super::sentence::sentence_around;
use super::subject::Subject;
use super::word_lists::{CHILD, HEALTH, LEGAL_ADVICE, SAFETY, SAYING};
use crate::plan::redaction::{Finder, View, letters_of};

/// So many words may stand between a child and what it said: "my son, who is eight, said".
const BETWEEN: usize = 4;

/// What is looked for in a text.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Looking {
    /// Whether a lawyer who is named is the keeper's own. In what the other person said, it is theirs.
    pub(crate) for_advice: bool,
    /// Whether a child who is named tells enough, without a word for saying.
    pub(crate) is_about_a_child: bool,
}

impl Looking {
    /// As in any words of the keeper.
    pub(crate) const ANY: Self = Self {
        for_advice: true,
        is_about_a_child: false,
    };
}

/// The terms of all lists, looked for in one pass.
struct Terms {
    terms: Vec<Term>,
    finder: Finder,
}

struct Term {
    subject: Subject,
    words: Vec<String>,
}

static TERMS: LazyLock<Terms> = LazyLock::new(|| {
    let lists = [
        (Subject::LegalAdvice, LEGAL_ADVICE),
        (Subject::Safety, SAFETY),
        (Subject::Health, HEALTH),
        (Subject::Child, CHILD),
    ];
    let terms = lists.into_iter().flat_map(|(subject, list)| {
        let terms = list.lines().map(words).filter(|words| !words.is_empty());
        terms.map(move |words| Term { subject, words })
    });
    let terms: Vec<Term> = terms.collect();
    let letters = terms.iter().map(|term| letters_of(&term.words.concat()));
    Terms {
        finder: Finder::of(letters.collect()),
        terms,
    }
});

/// The sentences of a text whose words may tell of a subject, in their order. Each is there once.
pub(crate) fn passages_in_words(text: &str, looking: Looking) -> Vec<Passage> {
    let view = View::as_written(text);
    let mut sentences: BTreeMap<(usize, usize), Subject> = BTreeMap::new();
    for (subject, part) in terms_in(&view) {
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

/// Whether some words name a child.
pub(super) fn names_a_child(text: &str) -> bool {
    let view = View::as_written(text);
    terms_in(&view)
        .iter()
        .any(|(subject, _)| *subject == Subject::Child)
}

/// Where terms stand, word for word: "the rapist" is no "therapist".
fn terms_in(view: &View) -> Vec<(Subject, Range<usize>)> {
    let found = TERMS.finder.in_text(&view.letters).into_iter();
    found
        .filter_map(|(number, letters)| {
            let term = TERMS.terms.get(number)?;
            let part = view.part_of_letters(letters)?;
            let written = &view.text[part.clone()];
            // "The kid's teacher said" is not said by kids.
            let is_of_one = term.subject == Subject::Child && written.contains(is_apostrophe);
            let is_term = view.stands_alone(&part) && words(written) == term.words;
            (is_term && !is_of_one).then_some((term.subject, part))
        })
        .collect()
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
    let said = words(SAYING);
    let mut near = words(sentence).into_iter().take(BETWEEN + 1);
    near.any(|word| said.contains(&word))
}

/// The folded words of a text. An apostrophe is within a word, or left out of it: "doesnt".
fn words(text: &str) -> Vec<String> {
    let folded: String = domain::folded(text)
        .chars()
        .filter(|character| !is_apostrophe(*character))
        .collect();
    let words = folded.split(|character| !is_of_a_word(character));
    words
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '\u{2bc}')
}
