//! People's names: whole, in either order, with initials and middle names, and each part by itself.

use std::collections::BTreeSet;
use std::ops::Range;

use domain::{folded, is_of_a_word, leaves_no_spaces};

use super::common_words::{begins_sentences, is_common, is_month, is_no_name};
use super::finder::Finder;
use super::reading::View;
use super::reading::edges::is_one_word;

/// The most punctuation that stands between two parts of one name.
const WIDEST_GAP: usize = 8;

/// The longest middle name, in letters.
const LONGEST_MIDDLE: usize = 20;

/// A part of somebody's name.
#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Part {
    person: usize,
    letters: String,
    needs: Needs,
    /// Whether it tells who is meant by itself. Not where the other person is called so too.
    tells: bool,
}

/// What a word has to show to be that name, and not another word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Needs {
    Nothing,
    /// A capital: it is another word too.
    Capital,
    /// A capital, and not to begin a sentence where it is a word that does: it has two letters.
    CapitalInside,
}

/// The names of protected people.
#[derive(Debug, Default)]
pub(super) struct Names {
    parts: Vec<Part>,
    /// With which letters the parts of each person's name begin.
    initials: Vec<BTreeSet<char>>,
    known_to_them: BTreeSet<String>,
    finder: Finder,
}

/// A stretch of a view that may be one person's name.
#[derive(Debug, Clone)]
struct Called {
    person: usize,
    part: Range<usize>,
    /// Parts and initials together.
    pieces: usize,
    tells: bool,
}

impl Names {
    /// Whether a name is a single word that is looked for as a part of a name is.
    pub(super) fn is_one_part(name: &str) -> bool {
        let is_one_word = !name.trim().contains(char::is_whitespace);
        is_one_word && !parts_of(name).is_empty()
    }

    /// Whether a name is made of other words only, as "Will Park" is.
    pub(super) fn is_of_other_words(name: &str) -> bool {
        let parts = parts_of(name);
        let is_other = |(letters, needs): &(String, Needs)| match needs {
            Needs::Nothing => false,
            Needs::Capital => true,
            Needs::CapitalInside => begins_sentences(letters),
        };
        parts.iter().all(is_other) && !parts.is_empty()
    }

    /// "Example Priya", of a name of which two words or more say who somebody is.
    pub(super) fn last_name_first(name: &str) -> Option<String> {
        let mut words: Vec<&str> = name.split_whitespace().collect();
        words.retain(|word| !parts_of(word).is_empty());
        let last = words.pop().filter(|_| !words.is_empty())?;
        Some(format!("{last} {}", words.join(" ")))
    }

    /// Adds somebody with all that they are called.
    pub(super) fn add<'a>(&mut self, names: impl Iterator<Item = &'a str>) {
        let person = self.initials.len();
        let mut initials = BTreeSet::new();
        for name in names {
            for (letters, needs) in parts_of(name) {
                initials.extend(letters.chars().next().filter(|c| c.is_alphabetic()));
                self.parts.push(Part {
                    person,
                    letters,
                    needs,
                    tells: true,
                });
            }
        }
        self.initials.push(initials);
    }

    /// What the other person and the keeper are called is no news: a name that somebody protected shares with them tells
    /// nothing by itself.
    pub(super) fn add_known_to_them(&mut self, name: &str) {
        let parts = parts_of(name).into_iter();
        self.known_to_them.extend(parts.map(|(letters, _)| letters));
    }

    /// Makes ready what was added.
    pub(super) fn gathered(&mut self) {
        for part in &mut self.parts {
            part.tells = !self.known_to_them.contains(&part.letters);
        }
        self.parts.sort();
        self.parts.dedup();
        let letters = self.parts.iter().map(|part| part.letters.clone());
        self.finder = Finder::of(letters.collect());
    }

    /// Where somebody is named in a view.
    pub(super) fn in_view(&self, view: &View) -> Vec<Range<usize>> {
        let mut called: Vec<Called> = self
            .finder
            .in_text(&view.letters)
            .into_iter()
            .filter_map(|(number, letters)| {
                let part = self.parts.get(number)?;
                let place = as_word(view, view.part_of_letters(letters)?, part)?;
                Some(Called {
                    person: part.person,
                    part: place,
                    pieces: 1,
                    tells: part.tells,
                })
            })
            .collect();
        called.sort_by_key(|one| (one.person, one.part.start, one.part.end));
        let together = together(view, called).into_iter();
        let whole = together.map(|one| self.with_initials(view, one));
        let telling = whole.filter(|one| one.tells || one.pieces > 1);
        telling.map(|one| one.part).collect()
    }

    /// "P. Example", "P. M. Example", "Example, P."
    fn with_initials(&self, view: &View, mut called: Called) -> Called {
        let Some(initials) = self.initials.get(called.person) else {
            return called;
        };
        let is_theirs = |part: &Range<usize>| {
            let letter = view.after(part.start);
            letter.is_some_and(|letter| initials.contains(&letter))
        };
        if let Some(first) = initial_before(view, called.part.start) {
            let second = initial_before(view, first.start).filter(is_theirs);
            if let Some(theirs) = second.or(Some(first).filter(is_theirs)) {
                called.part.start = theirs.start;
                called.pieces += 1;
            }
        }
        if let Some(last) = initial_after(view, called.part.end).filter(is_theirs) {
            called.part.end = last.end;
            called.pieces += 1;
        }
        called
    }
}

/// The place of a part where it is written as a name, with the "s" that some put behind it without an apostrophe.
fn as_word(view: &View, place: Range<usize>, part: &Part) -> Option<Range<usize>> {
    let written = &view.text[place.clone()];
    if !view.is_edge(place.start) || !is_one_word(written) {
        return None;
    }
    let end = if view.is_edge(place.end) {
        place.end
    } else {
        let of_many = part.needs == Needs::Nothing && view.after(place.end) == Some('s');
        let end = place.end + 1;
        (of_many && view.is_edge(end)).then_some(end)?
    };
    let is_name = match part.needs {
        Needs::Nothing => true,
        Needs::Capital => is_written_as_name(view, &place),
        Needs::CapitalInside => {
            is_written_as_name(view, &place)
                && !(begins_sentences(&part.letters) && begins_sentence(view, place.start))
        }
    };
    (is_name && !is_in_a_date(view, &place, &part.letters)).then_some(place.start..end)
}

/// "12 May 2026" is about nobody of that name.
fn is_in_a_date(view: &View, place: &Range<usize>, letters: &str) -> bool {
    let beside = [word_before(view, place.start), word_after(view, place.end)];
    let is_number = |word: Range<usize>| view.text[word].starts_with(|c: char| c.is_ascii_digit());
    is_month(letters) && beside.into_iter().flatten().any(is_number)
}

/// With a capital, and not as one of many words that are all in capitals. Scripts that have none need none.
fn is_written_as_name(view: &View, place: &Range<usize>) -> bool {
    let cased = |c: char| c.is_lowercase();
    let written = &view.text[place.clone()];
    if !written.starts_with(cased) {
        return true;
    }
    if !view.is_capital(place.start) {
        return false;
    }
    let is_all_capitals = written
        .char_indices()
        .all(|(at, c)| !cased(c) || view.is_capital(place.start + at));
    if !is_all_capitals || written.chars().count() < 2 {
        return true;
    }
    let before = word_before(view, place.start);
    let after = word_after(view, place.end);
    let mut beside = [before, after].into_iter().flatten();
    !beside.any(|word| is_in_capitals(view, &word))
}

fn is_in_capitals(view: &View, word: &Range<usize>) -> bool {
    let letters = view.text[word.clone()].char_indices();
    let letters: Vec<usize> = letters
        .filter(|(_, c)| c.is_alphabetic())
        .map(|(at, _)| word.start + at)
        .collect();
    letters.len() > 1 && letters.into_iter().all(|at| view.is_capital(at))
}

fn begins_sentence(view: &View, at: usize) -> bool {
    let before = view.text[..at].trim_end_matches([' ', '"', '\'', '(']);
    before.is_empty() || before.ends_with(['.', '!', '?', '\n', '\r', ':', ';', '>', '-', '*', ']'])
}

/// Joins the parts of one person's name: one after the other, or with one middle name or initial between them.
fn together(view: &View, called: Vec<Called>) -> Vec<Called> {
    let mut whole: Vec<Called> = Vec::new();
    for next in called {
        match whole.last_mut() {
            Some(last)
                if last.person == next.person && is_one_name(view, &last.part, &next.part) =>
            {
                // The same letters can be two parts; only what stands behind is a piece more.
                let is_more = next.part.start >= last.part.end;
                last.pieces += usize::from(is_more);
                last.tells |= next.tells;
                last.part.end = last.part.end.max(next.part.end);
            }
            _ => whole.push(next),
        }
    }
    whole
}

fn is_one_name(view: &View, first: &Range<usize>, second: &Range<usize>) -> bool {
    if second.start <= first.end {
        return true;
    }
    let Some(middle) = word_after(view, first.end) else {
        return false;
    };
    if middle.start == second.start {
        return true;
    }
    let written = &view.text[middle.clone()];
    let is_middle_name = view.is_capital(middle.start) && written.chars().count() <= LONGEST_MIDDLE;
    is_middle_name && word_after(view, middle.end).is_some_and(|next| next.start == second.start)
}

/// One letter with a full stop, or a capital that is no word by itself.
fn initial_before(view: &View, at: usize) -> Option<Range<usize>> {
    let word = word_before(view, at)?;
    is_initial(view, &word).then_some(word)
}

fn initial_after(view: &View, at: usize) -> Option<Range<usize>> {
    let word = word_after(view, at)?;
    is_initial(view, &word).then_some(word)
}

fn is_initial(view: &View, word: &Range<usize>) -> bool {
    let mut letters = view.text[word.clone()].chars();
    let (Some(letter), None) = (letters.next(), letters.next()) else {
        return false;
    };
    let has_stop = view.after(word.end) == Some('.');
    let is_word = matches!(letter, 'a' | 'i' | 'u');
    letter.is_alphabetic() && (has_stop || (view.is_capital(word.start) && !is_word))
}

fn word_before(view: &View, at: usize) -> Option<Range<usize>> {
    let gap = gap_length(view.text[..at].chars().rev())?;
    let end = at - gap;
    let letters = view.text[..end].char_indices().rev();
    let mut begin = end;
    for (at, character) in letters {
        if !is_of_a_word(character) || (begin < end && view.is_edge(begin)) {
            break;
        }
        begin = at;
    }
    (begin < end).then_some(begin..end)
}

fn word_after(view: &View, at: usize) -> Option<Range<usize>> {
    let gap = gap_length(view.text[at..].chars())?;
    let begin = at + gap;
    let mut end = begin;
    for character in view.text[begin..].chars() {
        if !is_of_a_word(character) || (end > begin && view.is_edge(end)) {
            break;
        }
        end += character.len_utf8();
    }
    (begin < end).then_some(begin..end)
}

/// How many bytes of punctuation come before the next word, where it is such as stands within names.
fn gap_length(characters: impl Iterator<Item = char>) -> Option<usize> {
    let mut length = 0;
    for (count, character) in characters.enumerate() {
        if is_of_a_word(character) {
            return Some(length);
        }
        let within_names = character.is_whitespace() || ".,-'>_=\"·".contains(character);
        if !within_names || count == WIDEST_GAP {
            return None;
        }
        length += character.len_utf8();
    }
    None
}

/// The parts of a name that say who somebody is.
fn parts_of(name: &str) -> Vec<(String, Needs)> {
    let has_capitals = name.chars().any(char::is_uppercase);
    let words = name.split(|c: char| c.is_whitespace() || ".,;/()[]\"“”_&+".contains(c));
    let names = words.filter(|word| !has_capitals || !word.starts_with(char::is_lowercase));
    let mut parts = Vec::new();
    for word in names {
        add_part(word, &mut parts);
        if word.contains(['-', '\u{2010}', '\u{2011}']) {
            let pieces = word.split(['-', '\u{2010}', '\u{2011}']);
            pieces.for_each(|piece| add_part(piece, &mut parts));
        }
    }
    parts
}

fn add_part(word: &str, parts: &mut Vec<(String, Needs)>) {
    let mut letters = folded(word);
    letters.retain(is_of_a_word);
    let count = letters.chars().count();
    if letters.chars().any(leaves_no_spaces) {
        let after_family_name = letters.chars().skip(1).collect::<String>();
        if (3..=4).contains(&count) {
            parts.push((after_family_name, Needs::Nothing));
        }
        if count >= 2 {
            parts.push((letters, Needs::Nothing));
        }
        return;
    }
    let is_name = letters.chars().all(char::is_alphabetic) || !letters.is_ascii();
    if count < 2 || !is_name || is_no_name(&letters) {
        return;
    }
    let needs = match count {
        2 => Needs::CapitalInside,
        _ if is_common(&letters) => Needs::Capital,
        _ => Needs::Nothing,
    };
    parts.push((letters, needs));
}
