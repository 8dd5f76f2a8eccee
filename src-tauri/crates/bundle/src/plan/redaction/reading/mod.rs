//! A text as it is compared: one form for all the ways of writing the same, and from each character the way back to the bytes
//! that it was read from. So what is found is cut out whole, and nothing beside it.

mod codes;
pub(super) mod edges;
mod tags;

use std::ops::Range;

use domain::{Placed, folded_in_place, is_of_a_word, placed};

/// A text that was folded, with the way back.
#[derive(Debug, Default)]
pub(super) struct View {
    /// The folded characters, punctuation included. Places in a view are bytes of this.
    pub(super) text: String,
    /// Where each byte of `text` was read from.
    from: Vec<u32>,
    to: Vec<u32>,
    /// Whether it was a capital.
    capitals: Vec<bool>,
    /// Letters and digits only: what is left when spacing and punctuation are dropped.
    pub(super) letters: String,
    /// Where each byte of `letters` stands in `text`.
    at: Vec<u32>,
}

impl View {
    /// A text as it stands.
    pub(super) fn as_written(text: &str) -> Self {
        Self::of(placed(text), text.len())
    }

    fn of(written: impl Iterator<Item = Placed>, length: usize) -> Self {
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
    pub(super) fn place(&self, part: Range<usize>) -> Option<Range<usize>> {
        let first = *self.from.get(part.start)?;
        let last = *self.to.get(part.end.checked_sub(1)?)?;
        Some(first as usize..last as usize)
    }

    /// The part of `text` in which a part of `letters` stands.
    pub(super) fn part_of_letters(&self, letters: Range<usize>) -> Option<Range<usize>> {
        let first = *self.at.get(letters.start)?;
        let last = *self.at.get(letters.end.checked_sub(1)?)?;
        Some(first as usize..last as usize + 1)
    }

    /// Whether a capital was written here.
    pub(super) fn is_capital(&self, at: usize) -> bool {
        self.capitals.get(at).copied().unwrap_or(false)
    }
}

/// The views of a text that are searched: as it stands; with what is written in codes decoded, where there is any; and
/// without its tags. What looks like a code may be none, so neither stands in for another.
pub(super) fn views(text: &str) -> Vec<View> {
    let mut views = vec![View::as_written(text)];
    if codes::holds_any(text) {
        views.push(View::of(codes::decoded(text), text.len()));
    }
    if tags::holds_any(text) {
        views.push(View::of(tags::without(text), text.len()));
    }
    views
}

/// Letters and digits only, folded.
pub(super) fn letters_of(text: &str) -> String {
    let mut letters = domain::folded(text);
    letters.retain(is_of_a_word);
    letters
}

/// Texts are looked at in stretches that are much shorter than this can count.
#[allow(clippy::cast_possible_truncation)]
const fn small(at: usize) -> u32 {
    at as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What of a text is read as these letters, in any view.
    fn read_as<'a>(text: &'a str, letters: &str) -> Option<&'a str> {
        views(text).iter().find_map(|view| {
            let at = view.letters.find(letters)?;
            let part = view.part_of_letters(at..at + letters.len())?;
            Some(&text[view.place(part)?])
        })
    }

    #[test]
    fn what_is_written_in_codes_is_read_and_has_its_place() {
        for (text, letters, written) in [
            ("a 14%20Larch%20Road b", "14larchroad", "14%20Larch%20Road"),
            ("q=14+Larch+Road&z", "14larchroad", "14+Larch+Road"),
            ("Zo%C3%AB Example", "zoeexample", "Zo%C3%AB Example"),
            ("Zo%EB Example", "zoeexample", "Zo%EB Example"),
            ("Zo&euml; Example", "zoeexample", "Zo&euml; Example"),
            ("Zo&#235; Example", "zoeexample", "Zo&#235; Example"),
            ("Zo&#xEB; Example", "zoeexample", "Zo&#xEB; Example"),
            ("Zo\\u00eb Example", "zoeexample", "Zo\\u00eb Example"),
            (
                "Zo\\u00c3\\u00ab Example",
                "zoeexample",
                "Zo\\u00c3\\u00ab Example",
            ),
            (
                "&#49;4&nbsp;Larch&#32;Road",
                "14larchroad",
                "&#49;4&nbsp;Larch&#32;Road",
            ),
            ("14 Lar=\r\nch Road", "14larchroad", "14 Lar=\r\nch Road"),
            ("Zo=C3=AB Example", "zoeexample", "Zo=C3=AB Example"),
            ("Zo=EB Example", "zoeexample", "Zo=EB Example"),
            ("14 Larch=20\r\nRoad", "14larchroad", "14 Larch=20\r\nRoad"),
            ("\"14 Larch\\nRoad\"", "14larchroad", "14 Larch\\nRoad"),
            (
                "14 <b>Lar</b>ch<br>Road.",
                "14larchroad",
                "14 <b>Lar</b>ch<br>Road",
            ),
            (
                "<a href=\"?q=14%20Larch%20Road\">",
                "14larchroad",
                "14%20Larch%20Road",
            ),
            ("\\ud83d\\ude00 Zo\\u00eb", "zoe", "Zo\\u00eb"),
        ] {
            assert_eq!(read_as(text, letters), Some(written), "{text}");
        }
    }

    #[test]
    fn what_only_looks_like_a_code_is_read_as_it_stands() {
        for (text, letters) in [
            ("q=07700900123", "07700900123"),
            ("?lat=20.123", "lat20123"),
            ("100%2007700", "1002007700"),
            ("a & b; %zz &unknown; \\x =G1 100%", "abzzunknownxg1100"),
            ("C:\\new\\route", "cnewroute"),
            ("a < b > c", "abc"),
        ] {
            assert!(read_as(text, letters).is_some(), "{text}");
        }
    }

    #[test]
    fn every_part_of_every_view_is_cut_at_a_character() {
        for text in [
            "%",
            "%C3",
            "=C3=A",
            "&#1114112;",
            "\\ud83d",
            "\\",
            "=",
            "é%é",
            "<a",
            "</",
            "&é;",
        ] {
            for view in views(text) {
                for at in 0..view.text.len() {
                    let place = view.place(at..at + 1).unwrap();
                    assert!(text.get(place).is_some(), "{text}");
                }
            }
        }
    }
}
