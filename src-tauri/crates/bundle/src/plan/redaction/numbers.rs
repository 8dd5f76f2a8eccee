//! Telephone numbers of protected people, in all the ways in which a number of any country is written.
//!
//! A number is known by the digits that are the same from everywhere: without the country's code, and without what is dialled
//! first within the country. Those are looked for among all digits of a text, whatever parts them. No list of valid numbers is
//! asked: it would miss what it does not know, and the parsers that have one take letters for digits.

use std::ops::Range;

use domain::{NumberShape, is_of_a_word};

use super::finder::Finder;
use super::reading::View;

/// With fewer digits any other number could look like it.
const FEWEST_DIGITS: usize = 7;

/// With so many it is found within a longer row of digits too.
const ENOUGH_DIGITS: usize = 9;

/// The most punctuation between two digits of one number.
const WIDEST_GAP: usize = 8;

/// What is dialled to leave some country or other. Longest first.
const ABROAD: [&str; 4] = ["0011", "011", "010", "00"];

/// The numbers of protected people.
#[derive(Debug, Default)]
pub(super) struct Numbers {
    numbers: Vec<Number>,
    finder: Finder,
}

#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Number {
    /// The digits that are the same from everywhere.
    core: String,
    /// What may stand before them. Longest first.
    prefixes: Vec<String>,
}

impl Numbers {
    /// Adds a number as it is kept. One that is too short to be told from others by its digits is not taken.
    pub(super) fn add(&mut self, written: &str, shape: &NumberShape) -> bool {
        let number = Number::of(&View::as_written(written), shape);
        let is_long = number.core.len() >= FEWEST_DIGITS;
        if is_long {
            self.numbers.push(number);
        }
        is_long
    }

    /// Makes ready what was added.
    pub(super) fn gathered(&mut self) {
        self.numbers.sort();
        self.numbers.dedup();
        let cores = self.numbers.iter().map(|number| number.core.clone());
        self.finder = Finder::of(cores.collect());
    }

    /// Where they stand in a view.
    pub(super) fn in_view(&self, view: &View) -> Vec<Range<usize>> {
        if self.numbers.is_empty() {
            return Vec::new();
        }
        let digits = Digits::of(view);
        let found = self.finder.in_text(&digits.digits).into_iter();
        found
            .filter_map(|(number, core)| digits.number(view, self.numbers.get(number)?, core))
            .collect()
    }
}

impl Number {
    fn of(written: &View, shape: &NumberShape) -> Self {
        let all: String = written.text.chars().filter(char::is_ascii_digit).collect();
        let has_plus = written.text.contains('+');
        let mut abroad: Vec<&str> = ABROAD.to_vec();
        if !shape.abroad.is_empty() && !abroad.contains(&shape.abroad.as_str()) {
            abroad.insert(0, &shape.abroad);
        }
        let from_abroad = match has_plus {
            true => Some(all.as_str()),
            false => all.strip_prefix("00"),
        };
        let (country, national) = match from_abroad {
            Some(digits) => digits.split_at(country_length(digits)),
            None => (shape.country.as_str(), within(&all, shape)),
        };
        let trunk = shape.trunk.as_str();
        let core = national.trim_start_matches('0').to_owned();
        let mut prefixes = Vec::new();
        for country in [country, shape.country.as_str()] {
            for begin in abroad.iter().chain(&[""]) {
                for trunk in ["0", trunk, ""] {
                    prefixes.push(format!("{begin}{country}{trunk}"));
                }
            }
        }
        prefixes.extend(["0".to_owned(), trunk.to_owned()]);
        prefixes.retain(|prefix| !prefix.is_empty());
        prefixes.sort_by_key(|prefix| (std::cmp::Reverse(prefix.len()), prefix.clone()));
        prefixes.dedup();
        Self { core, prefixes }
    }
}

/// A number as it is dialled within the country; some leave out the "+" before its code.
fn within<'a>(digits: &'a str, shape: &NumberShape) -> &'a str {
    let shortest = shape.lengths.iter().min().copied().unwrap_or(usize::MAX);
    let rest = digits.strip_prefix(shape.country.as_str());
    rest.filter(|rest| !shape.country.is_empty() && rest.len() >= shortest)
        .unwrap_or(digits)
}

/// How many digits the country's code has with which a number begins (ITU-T E.164, assigned codes).
fn country_length(digits: &str) -> usize {
    let two = digits.get(..2).unwrap_or(digits);
    let length = match two.as_bytes() {
        [b'1' | b'7', ..] => 1,
        [b'2', b'0' | b'7'] | [b'3', b'0'..=b'4' | b'6' | b'9'] => 2,
        [b'4', b'0' | b'1' | b'3'..=b'9'] | [b'5', b'1'..=b'8'] => 2,
        [b'6', b'0'..=b'6'] | [b'8', b'1' | b'2' | b'4' | b'6'] => 2,
        [b'9', b'0'..=b'5' | b'8'] => 2,
        _ => 3,
    };
    length.min(digits.len())
}

/// The digits of a view. A space stands where letters, or much else, part two of them.
struct Digits {
    digits: String,
    /// Where each stands.
    at: Vec<usize>,
}

impl Digits {
    fn of(view: &View) -> Self {
        let mut found = Self {
            digits: String::new(),
            at: Vec::new(),
        };
        let mut gap = 0;
        for (at, character) in view.text.char_indices() {
            if character.is_ascii_digit() {
                if gap > WIDEST_GAP {
                    found.push(' ', at);
                }
                found.push(character, at);
                gap = 0;
            } else if is_of_a_word(character) {
                gap = WIDEST_GAP + 1;
            } else {
                gap += 1;
            }
        }
        found
    }

    fn push(&mut self, character: char, at: usize) {
        self.digits.push(character);
        self.at.push(at);
    }

    /// The whole number around its core, as far as it was written.
    fn number(&self, view: &View, number: &Number, core: Range<usize>) -> Option<Range<usize>> {
        let before = &self.digits[..core.start];
        let prefixes = number.prefixes.iter().map(String::as_str).chain([""]);
        let mut fitting = prefixes.filter(|prefix| before.ends_with(prefix));
        let is_begin = |index: usize| index == 0 || self.is_parted(view, index);
        let begin = fitting
            .find(|prefix| is_begin(core.start - prefix.len()))
            .map(|prefix| core.start - prefix.len());
        let is_long = number.core.len() >= ENOUGH_DIGITS;
        let abroad = || self.after_a_plus(view, core.start);
        let begin = begin
            .or_else(abroad)
            .or_else(|| is_long.then_some(core.start))?;
        let ends_here = core.end == self.digits.len() || self.is_parted(view, core.end);
        if !ends_here && !is_long {
            return None;
        }
        let from = with_plus(view, *self.at.get(begin)?);
        Some(from..self.at.get(core.end - 1)? + 1)
    }

    /// Where a number begins that was written with the code of another country than was thought.
    fn after_a_plus(&self, view: &View, core: usize) -> Option<usize> {
        let mut begins = (1..=4).filter_map(|length| core.checked_sub(length));
        begins.find(|begin| view.before(self.at[*begin]) == Some('+'))
    }

    /// Whether anything stands between a digit and the one before it.
    fn is_parted(&self, view: &View, index: usize) -> bool {
        let at = self.at.get(index).copied().unwrap_or_default();
        !view
            .before(at)
            .is_some_and(|before| before.is_ascii_digit())
    }
}

/// Goes back over the plus sign and the bracket before a number.
fn with_plus(view: &View, at: usize) -> usize {
    let before = view.text[..at].trim_end_matches([' ', '(']);
    match before.strip_suffix('+') {
        Some(rest) => rest.strip_suffix('(').unwrap_or(rest).len(),
        None if view.before(at) == Some('(') => at - 1,
        None => at,
    }
}
