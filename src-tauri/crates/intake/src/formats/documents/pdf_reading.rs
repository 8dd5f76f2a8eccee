//! A page's letters as a text. Spaces and line ends are told from where the letters stand.

use std::ops::Range;

use crate::formats::documents::pdf_letters::{Letter, PageLetters, Place, is_same_place};

/// A gap of this share of the type size is a space, though none is written.
const SPACE: f64 = 0.18;

/// A page's text, and which letters it is made of.
pub(crate) struct Reading {
    pub(crate) text: String,
    /// Which part of the text each letter is, in the order of the text.
    pub(crate) parts: Vec<(Range<usize>, usize)>,
}

impl Reading {
    /// The ways in which a page can be read: in the order in which it is drawn, and, where that reads otherwise, line by line
    /// as it looks. A page may draw the number of a house after its street.
    pub(crate) fn all(page: &PageLetters) -> Vec<Self> {
        let drawn = Self::of(page, 0..page.letters.len());
        let seen = Self::of(page, as_seen(page));
        let mut words = drawn.text.split_whitespace();
        let same = seen
            .text
            .split_whitespace()
            .all(|word| words.next() == Some(word))
            && words.next().is_none();
        match same {
            true => vec![drawn],
            false => vec![drawn, seen],
        }
    }

    fn of(page: &PageLetters, order: impl IntoIterator<Item = usize>) -> Self {
        let mut reading = Self {
            text: String::new(),
            parts: Vec::with_capacity(page.letters.len()),
        };
        let mut last: Option<&Letter> = None;
        for at in order {
            let letter = &page.letters[at];
            match last.map(|last| between(page, last, letter)) {
                Some(Between::LineEnd) => reading.text.push('\n'),
                Some(Between::Space) if !reading.text.ends_with(' ') => reading.text.push(' '),
                _ => {}
            }
            let from = reading.text.len();
            reading.text.push_str(page.spelled(letter));
            reading.parts.push((from..reading.text.len(), at));
            last = Some(letter);
        }
        reading
    }
}

/// What stands between two letters that follow one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Between {
    Nothing,
    Space,
    LineEnd,
}

pub(crate) fn between(page: &PageLetters, last: &Letter, next: &Letter) -> Between {
    let (one, other) = (&last.place, &next.place);
    let size = one.size.max(other.size).max(f64::EPSILON);
    if one.along.dot(other.along) < 0.9 {
        return Between::LineEnd;
    }
    let way = one.seen_from(other.origin);
    if way.y.abs() > size * 0.5 {
        Between::LineEnd
    } else if (way.x - one.advance).abs() <= size * SPACE || is_to_the_left(page, last, next, size)
    {
        Between::Nothing
    } else {
        Between::Space
    }
}

/// Letters of Arabic and Hebrew may be drawn each to the left of the one before.
fn is_to_the_left(page: &PageLetters, last: &Letter, next: &Letter, size: f64) -> bool {
    let goes_left = |letter| page.spelled(letter).chars().any(is_written_leftwards);
    let gap = last.place.seen_from(next.place.end()).x;
    gap.abs() <= size * SPACE && goes_left(last) && goes_left(next)
}

fn is_written_leftwards(letter: char) -> bool {
    matches!(
        letter,
        '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFE}'
            | '\u{10800}'..='\u{10FFF}' | '\u{1E800}'..='\u{1EFFF}'
    )
}

/// The letters line by line from above, each line in the order in which it is read.
fn as_seen(page: &PageLetters) -> Vec<usize> {
    let mut order: Vec<usize> = (0..page.letters.len())
        .filter(|at| page.letters[*at].on_page)
        .collect();
    let place = |at: &usize| &page.letters[*at].place;
    // How far down a line is, seen by who reads along it. Lines of one way stand together.
    let down = |place: &Place| place.along.cross(place.origin.to_vec2());
    let way = |place: &Place| (place.along.y.atan2(place.along.x) * 50.0).round();
    order.sort_by(|one, other| {
        let (one, other) = (place(one), place(other));
        way(one)
            .total_cmp(&way(other))
            .then(down(one).total_cmp(&down(other)))
    });
    let is_next_line = |one: &usize, other: &usize| {
        let (one, other) = (place(one), place(other));
        !one.goes_as(other) || down(other) - down(one) > one.height.max(other.height) * 0.4
    };
    let mut seen: Vec<usize> = Vec::with_capacity(order.len());
    for line in order.chunk_by_mut(|one, other| !is_next_line(one, other)) {
        let along = line.first().map(place).map(|place| place.along);
        let Some(along) = along else { continue };
        line.sort_by(|one, other| {
            let far = |at: &usize| along.dot(place(at).origin.to_vec2());
            far(one).total_cmp(&far(other)).then(one.cmp(other))
        });
        let from = seen.len();
        for at in line.iter() {
            let again = seen[from..].last().is_some_and(|last| {
                is_same_place(place(last), place(at))
                    && page.spelled(&page.letters[*last]) == page.spelled(&page.letters[*at])
            });
            if !again {
                seen.push(*at);
            }
        }
        turn_leftward_words(page, &mut seen[from..]);
    }
    seen
}

/// Words that are written from right to left are read from their right end.
fn turn_leftward_words(page: &PageLetters, line: &mut [usize]) {
    let goes_left = |at: usize| {
        page.spelled(&page.letters[at])
            .chars()
            .any(is_written_leftwards)
    };
    let is_gap = |at: usize| page.spelled(&page.letters[at]).trim().is_empty();
    let mut from = 0;
    while from < line.len() {
        if !goes_left(line[from]) {
            from += 1;
            continue;
        }
        let within = line[from..]
            .iter()
            .take_while(|at| goes_left(**at) || is_gap(**at))
            .count();
        let turned = &mut line[from..from + within];
        turned.reverse();
        from += within;
    }
}
