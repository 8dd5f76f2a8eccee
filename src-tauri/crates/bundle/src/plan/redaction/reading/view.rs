//! A folded text, and where each of its characters was read from.

use std::ops::Range;

use domain::{Placed, folded_in_place, is_of_a_word, placed};

/// A text that was folded, with the way back.
#[derive(Debug, Default)]
pub(crate) struct View {
    /// The folded characters, punctuation included. Places in a view are bytes of this.
    pub(crate) text: String,
    /// Where each byte of `text` was read from.
    from: Vec<u32>,
    to: Vec<u32>,
    /// Whether it was a capital.
    capitals: Vec<bool>,
    /// Letters and digits only: what is left when spacing and punctuation are dropped.
    pub(crate) letters: String,
    /// Where each byte of `letters` stands in `text`.
    at: Vec<u32>,
}

impl View {
    /// A text as it stands.
    pub(crate) fn as_written(text: &str) -> Self {
        Self::of(placed(text), text.len())
    }

    pub(super) fn of(written: impl Iterator<Item = Placed>, length: usize) -> Self {
        let mut view = Self {
            text: String::with_capacity(length),
            from: Vec::with_capacity(length),
            to: Vec::with_capacity(length),
            capitals: Vec::with_capacity(length),
            letters: String::with_capacity(length),
            at: Vec::with_capacity(length),
        };
        for one in folded_in_place(written) {
            view.push(one);
        }
        view
    }

    fn push(&mut self, one: Placed) {
        if is_of_a_word(one.character) {
            let begin = self.text.len();
            self.letters.push(one.character);
            let bytes = begin..begin + one.character.len_utf8();
            self.at.extend(bytes.map(small));
        }
        self.text.push(one.character);
        self.from.resize(self.text.len(), small(one.from));
        self.to.resize(self.text.len(), small(one.to));
        self.capitals.resize(self.text.len(), one.is_capital);
    }

    /// Which bytes of the original text a part of the view was read from.
    pub(crate) fn place(&self, part: Range<usize>) -> Option<Range<usize>> {
        let first = *self.from.get(part.start)?;
        let last = *self.to.get(part.end.checked_sub(1)?)?;
        Some(first as usize..last as usize)
    }

    /// The part of `text` in which a part of `letters` stands.
    pub(crate) fn part_of_letters(&self, letters: Range<usize>) -> Option<Range<usize>> {
        let first = *self.at.get(letters.start)?;
        let last = *self.at.get(letters.end.checked_sub(1)?)?;
        Some(first as usize..last as usize + 1)
    }

    /// Whether a capital was written here.
    pub(crate) fn is_capital(&self, at: usize) -> bool {
        self.capitals.get(at).copied().unwrap_or(false)
    }
}

/// Texts are looked at in stretches that are much shorter than this can count.
#[allow(clippy::cast_possible_truncation)]
const fn small(at: usize) -> u32 {
    at as u32
}
