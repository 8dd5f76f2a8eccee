//! Names of places, addresses, handles and whatever else is kept as it is written.

use std::collections::BTreeMap;
use std::ops::Range;

use super::detail::DetailKind;
use super::finder::Finder;
use super::reading::View;
use super::reading::edges::is_one_word;

/// How a needle has to be written to be one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Written {
    /// With any spacing and punctuation in it.
    Anyhow,
    /// In one word, for what is so short that the ends of other words would look like it.
    InOneWord,
    /// With a capital at its first letter, for what could be other words.
    WithACapital,
}

/// What a needle is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Needle {
    pub(super) kind: DetailKind,
    pub(super) protected: bool,
    pub(super) written: Written,
}

/// The needles of a case, by their letters and digits.
#[derive(Debug, Default)]
pub(super) struct Needles {
    needles: BTreeMap<(String, DetailKind), Needle>,
    finder: Finder,
}

impl Needles {
    /// Adds one. What is protected stays so, and the loosest way to write it holds.
    pub(super) fn add(&mut self, letters: String, needle: Needle) {
        let known = self.needles.entry((letters, needle.kind)).or_insert(needle);
        known.protected |= needle.protected;
        known.written = known.written.min(needle.written);
    }

    /// Makes ready what was added.
    pub(super) fn gathered(&mut self) {
        let letters = self.needles.keys().map(|(letters, _)| letters.clone());
        self.finder = Finder::of(letters.collect());
    }

    /// Where needles stand in a view.
    pub(super) fn in_view(&self, view: &View) -> Vec<(Needle, Range<usize>)> {
        let needles: Vec<&Needle> = self.needles.values().collect();
        let found = self.finder.in_text(&view.letters).into_iter();
        found
            .filter_map(|(number, letters)| {
                let needle = **needles.get(number)?;
                let part = view.part_of_letters(letters)?;
                is_written_so(view, &part, needle.written).then_some((needle, part))
            })
            .collect()
    }
}

fn is_written_so(view: &View, part: &Range<usize>, written: Written) -> bool {
    view.stands_alone(part)
        && match written {
            Written::Anyhow => true,
            Written::InOneWord => is_one_word(&view.text[part.clone()]),
            Written::WithACapital => {
                let words = view.text[part.clone()].char_indices();
                let letters = words.filter(|(_, c)| c.is_alphabetic());
                let mut letters = letters.map(|(at, _)| part.start + at);
                letters.next().is_some_and(|at| view.is_capital(at))
            }
        }
}
