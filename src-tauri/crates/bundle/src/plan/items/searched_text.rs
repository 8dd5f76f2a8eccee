//! The pieces of an item's words that follow one another, searched as the one text that they are: a detail may begin on one
//! line and end on the next.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::plan::redaction::{Hit, Match, Protected, hits, matches_in};
use crate::searched::FoundWords;

/// So many bytes of one text are searched at once; what is longer, piece after piece.
const AT_ONCE: usize = 1024 * 1024;

/// So many bytes at the end of what was searched are searched again with what follows.
const AGAIN: usize = 4 * 1024;

/// Pieces that follow one another.
pub(crate) struct SearchedText<'a> {
    pieces: &'a [FoundWords],
    /// What begins in later pieces is found in the next text, which begins with them.
    until: usize,
}

/// The texts that an item's words make, in their order.
pub(crate) fn texts(words: &[FoundWords]) -> Vec<SearchedText<'_>> {
    let mut texts = Vec::new();
    let mut from = 0;
    while from < words.len() {
        let to = end_of_text(words, from);
        let goes_on = to < words.len() && follows(&words[to - 1], &words[to]);
        let next = if goes_on {
            again_from(words, from, to)
        } else {
            to
        };
        texts.push(SearchedText {
            pieces: &words[from..to],
            until: next - from,
        });
        from = next;
    }
    texts
}

/// The same texts as they can be read, each with what it is where its lines or pages are not merely counted.
pub(crate) fn whole_texts(words: &[FoundWords]) -> Vec<(Option<&str>, String)> {
    let mut texts: Vec<(Option<&str>, String)> = Vec::new();
    let mut before = None;
    for piece in words {
        match texts.last_mut() {
            Some((_, text)) if before.is_some_and(|before| follows(before, piece)) => {
                text.push('\n');
                text.push_str(&piece.text);
            }
            _ => {
                let locator = piece.locator.as_str();
                let what = numbered(locator).is_none().then_some(locator);
                texts.push((what, piece.text.clone()));
            }
        }
        before = Some(piece);
    }
    texts
}

fn end_of_text(words: &[FoundWords], from: usize) -> usize {
    let mut length = words[from].text.len();
    let mut to = from + 1;
    while to < words.len() && follows(&words[to - 1], &words[to]) {
        length += words[to].text.len();
        if length > AT_ONCE {
            break;
        }
        to += 1;
    }
    to
}

/// The first of the last pieces, which are searched again.
fn again_from(words: &[FoundWords], from: usize, to: usize) -> usize {
    let mut length = 0;
    let last = (from + 1..to).rev().find(|at| {
        length += words[*at].text.len();
        length >= AGAIN
    });
    last.unwrap_or(to)
}

/// Whether a piece is the next line, or page, of the same text. Blank lines are not given, so one may be left out between.
fn follows(before: &FoundWords, after: &FoundWords) -> bool {
    let numbered = (numbered(&before.locator), numbered(&after.locator));
    let (Some((one, first)), Some((other, second))) = numbered else {
        return false;
    };
    one == other && second > first && second - first <= 2
}

/// "line 12" as what is counted and which of them; in another language the number may come first.
fn numbered(locator: &str) -> Option<((&str, &str), u64)> {
    let is_digit = |c: char| c.is_ascii_digit();
    let end = locator.rfind(is_digit)? + 1;
    let from = locator[..end].trim_end_matches(is_digit).len();
    let (before, after) = (&locator[..from], &locator[end..]);
    // A number within a name counts nothing: a header's "X-1".
    let is_apart = |c: char| c.is_whitespace();
    let stands_alone = (before.is_empty() || before.ends_with(is_apart))
        && (after.is_empty() || after.trim_start_matches('.').starts_with(is_apart));
    let number = locator[from..end].parse().ok()?;
    stands_alone.then_some(((before, after), number))
}

impl<'a> SearchedText<'a> {
    /// The details in it, each with the piece in which it begins.
    pub(crate) fn hits(&self, protected: &Protected) -> Vec<(&'a str, Hit)> {
        let mut text = String::new();
        let mut places = Vec::new();
        for piece in self.pieces {
            if !text.is_empty() {
                text.push('\n');
            }
            let from = text.len();
            text.push_str(&piece.text);
            places.push(from..text.len());
        }
        let mut by_piece: BTreeMap<usize, Vec<Match>> = BTreeMap::new();
        for found in matches_in(&text, protected) {
            let piece = piece_at(&places, found.from);
            by_piece.entry(piece).or_default().push(found);
        }
        by_piece
            .into_iter()
            .filter(|(piece, _)| *piece < self.until)
            .flat_map(|(piece, found)| self.hits_of(piece, &found, &text, &places))
            .collect()
    }

    /// What is shown of what begins in one piece: its line, and the lines into which it goes on.
    fn hits_of(
        &self,
        piece: usize,
        found: &[Match],
        text: &str,
        places: &[Range<usize>],
    ) -> Vec<(&'a str, Hit)> {
        let begin = places[piece].start;
        let last = found.iter().map(|one| one.to).max().unwrap_or(begin);
        let end = places[piece_at(places, last.saturating_sub(1).max(begin))].end;
        let moved: Vec<Match> = found
            .iter()
            .map(|one| Match {
                from: one.from - begin,
                to: one.to - begin,
                ..*one
            })
            .collect();
        let locator = self.pieces[piece].locator.as_str();
        let shown = hits(&text[begin..end], &moved).into_iter();
        shown.map(|hit| (locator, hit)).collect()
    }
}

/// The piece in which a byte stands.
fn piece_at(places: &[Range<usize>], at: usize) -> usize {
    places
        .partition_point(|place| place.start <= at)
        .saturating_sub(1)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::sample::Sample;

    fn words(pieces: &[(&str, &str)]) -> Vec<FoundWords> {
        let words = pieces.iter().map(|(locator, text)| FoundWords {
            text: (*text).to_owned(),
            locator: (*locator).to_owned(),
        });
        words.collect()
    }

    /// Where protected details begin, and how they stand there.
    fn found(words: &[FoundWords]) -> Vec<(String, String)> {
        let protected = Protected::of(&Sample::filled().case());
        let found = texts(words)
            .into_iter()
            .flat_map(|text| text.hits(&protected));
        found
            .filter(|(_, hit)| hit.protected)
            .map(|(locator, hit)| (locator.to_owned(), hit.found))
            .collect()
    }

    #[test]
    fn what_breaks_over_lines_is_found_where_it_begins() {
        for (pieces, locator, detail) in [
            (
                [("line 3", "He came to 14"), ("line 4", "Larch Road again")],
                "line 3",
                "14\nLarch Road",
            ),
            (
                [
                    ("text, line 3", "> rang 07700"),
                    ("text, line 4", "> 900123"),
                ],
                "text, line 3",
                "07700\n> 900123",
            ),
            (
                [("line 3", "ZZ9"), ("line 5", "9ZZ, after a blank line")],
                "line 3",
                "ZZ9\n9ZZ",
            ),
            (
                [("page 1", "at Larch"), ("page 2", "Cottage")],
                "page 1",
                "Larch\nCottage",
            ),
            (
                [("12. Zeile", "14 Larch"), ("13. Zeile", "Road")],
                "12. Zeile",
                "14 Larch\nRoad",
            ),
        ] {
            let expected = (locator.to_owned(), detail.to_owned());
            assert_eq!(found(&words(&pieces)), [expected], "{pieces:?}");
        }
    }

    #[test]
    fn what_stands_in_two_places_is_not_put_together() {
        for pieces in [
            [("header To", "07700"), ("header Subject", "900123")],
            [("header X-1", "07700"), ("header X-2", "900123")],
            [("line 3", "07700"), ("text, line 4", "900123")],
            [("line 4", "07700"), ("line 3", "900123")],
            [("line 4", "07700"), ("line 40", "900123")],
            [("line 4", "07700"), ("line 4", "900123")],
            [("body", "07700"), ("body", "900123")],
        ] {
            assert_eq!(found(&words(&pieces)), [], "{pieces:?}");
        }
    }

    #[test]
    fn each_line_shows_its_own_words_and_counts_its_own_details() {
        let pieces = [
            ("line 1", "before"),
            ("line 2", "14 Larch Road, and 14 Larch Road"),
            ("line 3", "14 Larch Road here"),
        ];
        let words = words(&pieces);
        let protected = Protected::of(&Sample::filled().case());
        let hits: Vec<_> = texts(&words)
            .iter()
            .flat_map(|text| text.hits(&protected))
            .collect();
        let counted: Vec<_> = hits
            .iter()
            .map(|(locator, hit)| (*locator, hit.times))
            .collect();
        assert_eq!(counted, [("line 2", 2), ("line 2", 2), ("line 3", 1)]);
        assert_eq!(hits[2].1.around.before, "");
        assert_eq!(hits[2].1.around.after, " here");
    }

    #[test]
    fn a_long_text_is_searched_piece_after_piece_and_loses_nothing() {
        for ends in [AT_ONCE - 40, AT_ONCE - 4096, AT_ONCE - 5000, AT_ONCE + 9] {
            let mut pieces = Vec::new();
            let mut length = 0;
            let lines = std::iter::repeat_n("he stood there for an hour ", 90_000);
            for (line, number) in lines.zip(1..) {
                let has_it = length <= ends && length + line.len() > ends;
                length += line.len();
                pieces.push(FoundWords {
                    text: if has_it { "at 14" } else { line }.to_owned(),
                    locator: format!("line {number}"),
                });
            }
            let at = pieces.iter().position(|piece| piece.text == "at 14");
            let at = at.unwrap();
            pieces[at + 1].text = "Larch Road".to_owned();
            let expected = (pieces[at].locator.clone(), "14\nLarch Road".to_owned());
            assert_eq!(found(&pieces), [expected], "{ends}");
        }
    }
}
