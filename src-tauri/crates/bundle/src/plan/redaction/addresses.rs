//! What of an address gives it away: the whole, its house, its street and its postcode, not its town alone.

use domain::{DetailShapes, folded, is_of_a_word};

use super::common_words::{is_common, is_no_name};
use super::detail::DetailKind;
use super::patterns;
use super::reading::View;
use super::street_words::{alike, is_house, is_street};

/// The most ways in which one line is looked for.
const MOST_WAYS: usize = 96;

/// Words before a name that say too little with a number: "14 Upper", "14 Saint".
const FIRST_OF_TWO: [&str; 16] = [
    "saint", "st", "the", "upper", "lower", "great", "little", "old", "new", "north", "south",
    "east", "west", "high", "mount", "long",
];

/// A part of an address to look for, as letters and digits.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct AddressPart {
    pub(super) letters: String,
    /// It could be other words, so it counts with a capital only.
    pub(super) with_a_capital: bool,
}

/// Everything to look for because of one address.
pub(super) fn parts(address: &str, shapes: &DetailShapes) -> Vec<AddressPart> {
    let mut phrases = vec![(words_of(address), false)];
    for (at, line) in lines(address, shapes).iter().enumerate() {
        of_line(at == 0, line, &mut phrases);
    }
    let mut parts: Vec<AddressPart> = phrases
        .iter()
        .flat_map(|(words, with_a_capital)| {
            let written = all_ways(words).into_iter();
            written.map(|letters| AddressPart {
                letters,
                with_a_capital: *with_a_capital,
            })
        })
        .collect();
    parts.sort();
    parts.dedup();
    parts
}

/// The lines without postcodes, in folded words. A number by itself belongs to the line after it.
fn lines(address: &str, shapes: &DetailShapes) -> Vec<Vec<String>> {
    let mut lines: Vec<Vec<String>> = Vec::new();
    let mut number = Vec::new();
    for line in address.split([',', '\n', ';']) {
        let mut words = words_of(&without_postcode(line, shapes));
        if words.is_empty() {
            continue;
        }
        words.splice(0..0, std::mem::take(&mut number));
        if words.iter().all(|word| is_house_number(word)) {
            number = words;
        } else {
            lines.push(words);
        }
    }
    lines
}

fn of_line(is_first: bool, words: &[String], phrases: &mut Vec<(Vec<String>, bool)>) {
    let is_numbered = words.iter().any(|word| has_digit(word));
    let names_house = words.last().is_some_and(|word| is_house(word));
    let street = words.iter().rposition(|word| is_street(word));
    if is_first || is_numbered || names_house || street.is_some_and(|at| at > 0) {
        phrases.push((words.to_vec(), false));
    }
    let begin = words
        .iter()
        .rposition(|word| has_digit(word_start(word)))
        .map_or(0, |at| at + 1);
    let end = street
        .filter(|at| *at > begin)
        .map_or(words.len(), |at| at + 1);
    let named = &words[begin.min(end)..end];
    // Two words at least: the street itself, without its number and what stands behind it.
    if named.len() >= 2 && (is_numbered || street.is_some()) {
        // "the green", "the high street": with a capital they are its name.
        let is_of_other_words = |word: &String| {
            is_common(word)
                || is_street(word)
                || FIRST_OF_TWO.contains(&word.as_str())
                || is_no_name(word)
        };
        let with_a_capital = named.iter().all(is_of_other_words);
        phrases.push((named.to_vec(), with_a_capital));
    }
    if begin > 0 && !named.is_empty() {
        let number = &words[begin - 1..begin];
        phrases.push((words[begin - 1..end].to_vec(), false));
        phrases.extend(number_and_name(number, named));
    }
}

/// "14 Larch" of "14 Larch Road".
fn number_and_name(number: &[String], named: &[String]) -> Option<(Vec<String>, bool)> {
    let length = match named.first() {
        Some(first) if FIRST_OF_TWO.contains(&first.as_str()) => 2,
        _ => 1,
    };
    let name = named.get(..length).filter(|_| named.len() > length)?;
    let is_short = name.iter().all(|word| word.chars().count() < 3);
    let with_a_capital = name.iter().any(|word| is_common(word));
    (!is_short).then(|| ([number, name].concat(), with_a_capital))
}

fn all_ways(words: &[String]) -> Vec<String> {
    let mut ways = vec![String::new()];
    for word in words {
        let alike = alike(word);
        let fits = ways.len() * alike.len() <= MOST_WAYS;
        let alike = if fits { alike } else { vec![word.as_str()] };
        ways = ways
            .iter()
            .flat_map(|before| alike.iter().map(move |word| format!("{before}{word}")))
            .collect();
    }
    for way in &mut ways {
        way.retain(is_of_a_word);
    }
    ways
}

fn words_of(line: &str) -> Vec<String> {
    let folded = folded(line).replace('\'', "");
    folded
        .split(|c: char| !is_of_a_word(c) && c != '&')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect()
}

fn without_postcode(line: &str, shapes: &DetailShapes) -> String {
    let view = View::as_written(line);
    let mut rest = line.to_owned();
    for likely in patterns::all(&view, shapes).into_iter().rev() {
        let place = view.place(likely.from..likely.to);
        if let (DetailKind::Postcode, Some(place)) = (likely.kind, place) {
            rest.replace_range(place, " ");
        }
    }
    rest
}

/// "14", "14A", "No".
fn is_house_number(word: &str) -> bool {
    let is_short = word.len() <= 6;
    (is_short && has_digit(word_start(word))) || matches!(word, "no" | "nr")
}

/// "14" of "14A".
fn word_start(word: &str) -> &str {
    word.get(..1).unwrap_or_default()
}

fn has_digit(word: &str) -> bool {
    word.bytes().any(|byte| byte.is_ascii_digit())
}
