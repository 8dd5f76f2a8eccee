//! Terms of one or several words, and where they stand in a text: word for word, so that "the rapist" is no "therapist".

use std::ops::Range;

use domain::is_of_a_word;

use crate::plan::redaction::{Finder, View, letters_of};

/// Terms that are looked for in one pass.
#[derive(Debug, Default)]
pub(crate) struct Terms {
    terms: Vec<Vec<String>>,
    finder: Finder,
}

impl Terms {
    /// Of terms, each with its folded words.
    pub(super) fn of(terms: Vec<Vec<String>>) -> Self {
        let letters = terms.iter().map(|term| letters_of(&term.concat()));
        Self {
            finder: Finder::of(letters.collect()),
            terms,
        }
    }

    /// Where they stand: which, by its number, and in which part of the view.
    pub(super) fn in_view(&self, view: &View) -> Vec<(usize, Range<usize>)> {
        let found = self.finder.in_text(&view.letters).into_iter();
        found
            .filter_map(|(number, letters)| {
                let term = self.terms.get(number)?;
                let part = view.part_of_letters(letters)?;
                let is_term = view.stands_alone(&part) && words(&view.text[part.clone()]) == *term;
                is_term.then_some((number, part))
            })
            .collect()
    }
}

/// The folded words of a text. An apostrophe is within a word, or left out of it: "doesnt".
pub(super) fn words(text: &str) -> Vec<String> {
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

pub(super) const fn is_apostrophe(character: char) -> bool {
    matches!(character, '\'' | '’' | '\u{2bc}')
}
