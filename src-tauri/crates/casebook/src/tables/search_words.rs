//! Words as they stand in the index, and as they are asked for: what is written in pieces is found in one, and the other way
//! round.

use std::collections::BTreeSet;

use domain::{folded, is_of_a_word};
use unicode_normalization::char::is_combining_mark;
use unicode_script::{Script, UnicodeScript};

/// With fewer digits it is no telephone number.
const FEWEST_DIGITS: usize = 7;

/// The longest half of a postcode or a number plate.
const LONGEST_HALF: usize = 4;

/// Words as they stand in the index: folded, and where a script leaves no spaces between words, letter by letter. Behind them
/// what they are in one piece, where people also write it so.
pub(super) fn indexed(text: &str) -> String {
    let text = folded(text);
    let joined: BTreeSet<String> = groups(&text).into_iter().flat_map(Group::joined).collect();
    let mut words = apart(&text);
    for joined in joined {
        words.push('\n');
        words.push_str(&joined);
    }
    words
}

/// What somebody typed, as an FTS5 query: every word must be there, the last may be unfinished. `None`
/// when there is no word in it.
pub(crate) fn query(typed: &str) -> Option<String> {
    let text = folded(typed);
    let ends_in_word = typed.ends_with(|c: char| c.is_alphanumeric() || is_combining_mark(c));
    let groups = groups(&text);
    let last = groups.len().checked_sub(1)?;
    let asked = groups.iter().enumerate().map(|(index, group)| {
        let is_unfinished = index == last && ends_in_word;
        group.asked(is_unfinished)
    });
    // Beside brackets, FTS5 reads no AND into a space.
    Some(asked.collect::<Vec<_>>().join(" AND "))
}

/// Words that people also write in one piece, or a word by itself.
#[derive(Debug, PartialEq, Eq)]
struct Group<'a> {
    words: Vec<&'a str>,
    kind: Kind,
    /// Whether a plus sign stands before it.
    from_abroad: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// A word, or one with apostrophes: "isn't".
    Word,
    /// A telephone number.
    Number,
    /// A postcode or a number plate: "AB12 CDE".
    Halves,
}

impl Group<'_> {
    /// How it is written in one piece, where that is another way.
    fn joined(self) -> Vec<String> {
        let whole = self.words.concat();
        match self.kind {
            Kind::Word if self.words.len() == 1 => Vec::new(),
            Kind::Word | Kind::Halves => vec![whole],
            Kind::Number => {
                let national = self.national(&whole).to_owned();
                vec![whole, national]
            }
        }
    }

    fn asked(&self, is_unfinished: bool) -> String {
        let star = if is_unfinished { "*" } else { "" };
        let words: Vec<String> = self
            .words
            .iter()
            .map(|word| format!("\"{}\"", apart(word).trim()))
            .collect();
        let pieces = format!("{}{star}", words.join(" AND "));
        let whole = self.words.concat();
        match self.kind {
            Kind::Word if self.words.len() == 1 => pieces,
            Kind::Word | Kind::Halves => format!("(({pieces}) OR \"{whole}\"{star})"),
            Kind::Number => format!("(({pieces}) OR \"{}\"{star})", self.national(&whole)),
        }
    }

    /// The digits that are the same from everywhere: without what is dialled first, and without the country's code where
    /// the number is written with one.
    fn national<'a>(&self, digits: &'a str) -> &'a str {
        let abroad = match self.from_abroad {
            true => Some(digits),
            false => digits.strip_prefix("00"),
        };
        let national = abroad.map_or(digits, without_country);
        let national = national.trim_start_matches('0');
        if national.is_empty() {
            digits
        } else {
            national
        }
    }
}

/// ITU-T E.164: codes that begin with 1 and 7 have one digit, some two, the others three.
fn without_country(digits: &str) -> &str {
    let two = digits.as_bytes().get(..2).unwrap_or_default();
    let length = match two {
        [b'1' | b'7', _] => 1,
        [b'2', b'0' | b'7'] | [b'3', b'0'..=b'4' | b'6' | b'9'] => 2,
        [b'4', b'0' | b'1' | b'3'..=b'9'] | [b'5', b'1'..=b'8'] => 2,
        [b'6', b'0'..=b'6'] | [b'8', b'1' | b'2' | b'4' | b'6'] => 2,
        [b'9', b'0'..=b'5' | b'8'] => 2,
        _ => 3,
    };
    digits.get(length..).unwrap_or(digits)
}

/// A word of a text, and what stands between it and the one before.
struct Word<'a> {
    before: &'a str,
    letters: &'a str,
}

fn groups(text: &str) -> Vec<Group<'_>> {
    let words = words(text);
    let mut groups = Vec::new();
    let mut rest = words.as_slice();
    while let Some(first) = rest.first() {
        let (kind, length) = number(rest)
            .or_else(|| halves(rest))
            .unwrap_or_else(|| (Kind::Word, with_apostrophes(rest)));
        let (group, after) = rest.split_at(length.clamp(1, rest.len()));
        groups.push(Group {
            words: group.iter().map(|word| word.letters).collect(),
            kind,
            from_abroad: first.before.trim_end_matches(['(', ' ']).ends_with('+'),
        });
        rest = after;
    }
    groups
}

fn words(text: &str) -> Vec<Word<'_>> {
    let mut words = Vec::new();
    let mut rest = text;
    while let Some(begin) = rest.find(is_of_a_word) {
        let (before, from) = rest.split_at(begin);
        let end = from.find(|c| !is_of_a_word(c)).unwrap_or(from.len());
        let (letters, after) = from.split_at(end);
        words.push(Word { before, letters });
        rest = after;
    }
    words
}

/// Digits in groups.
fn number(words: &[Word<'_>]) -> Option<(Kind, usize)> {
    let is_digits = |word: &Word<'_>| word.letters.bytes().all(|byte| byte.is_ascii_digit());
    let goes_on = |gap: &str| gap.len() <= 3 && gap.chars().all(|c| " -.()/".contains(c));
    let mut digits = 0;
    let mut length = 0;
    for (index, word) in words.iter().enumerate() {
        if !is_digits(word) || (index > 0 && !goes_on(word.before)) {
            break;
        }
        digits += word.letters.len();
        length += 1;
    }
    (digits >= FEWEST_DIGITS).then_some((Kind::Number, length))
}

/// A postcode or a plate: two short pieces, the first with letters and digits.
fn halves(words: &[Word<'_>]) -> Option<(Kind, usize)> {
    let [first, second, ..] = words else {
        return None;
    };
    let is_short = |word: &Word<'_>| word.letters.is_ascii() && word.letters.len() <= LONGEST_HALF;
    let has = |word: &Word<'_>, is: fn(&u8) -> bool| word.letters.bytes().any(|byte| is(&byte));
    let fits = is_short(first)
        && is_short(second)
        && has(first, u8::is_ascii_digit)
        && has(first, u8::is_ascii_alphabetic)
        && matches!(second.before, " " | "-" | "  ");
    fits.then_some((Kind::Halves, 2))
}

/// How many words one is that is written with apostrophes.
fn with_apostrophes(words: &[Word<'_>]) -> usize {
    let goes_on = words.iter().skip(1).take_while(|word| word.before == "'");
    1 + goes_on.count()
}

/// The letters of a script without spaces each as a word.
fn apart(text: &str) -> String {
    if text.is_ascii() {
        return text.to_owned();
    }
    let mut apart = String::with_capacity(text.len());
    for character in text.chars() {
        if leaves_no_spaces(character) {
            apart.extend([' ', character, ' ']);
        } else {
            apart.push(character);
        }
    }
    apart
}

/// Korean has spaces between words, and words are found by their beginnings.
fn leaves_no_spaces(character: char) -> bool {
    matches!(
        character.script(),
        Script::Han
            | Script::Hiragana
            | Script::Katakana
            | Script::Thai
            | Script::Lao
            | Script::Khmer
            | Script::Myanmar
    ) && !is_combining_mark(character)
}

#[cfg(test)]
mod tests {
    use vault::rusqlite::Connection;

    use super::{indexed, query};

    fn finds(typed: &str, written: &str) -> bool {
        let connection = Connection::open_in_memory().unwrap();
        connection
            .execute_batch(include_str!("searched.sql"))
            .unwrap();
        connection
            .execute(
                "INSERT INTO search (rowid, words) VALUES (1, ?1)",
                [indexed(written)],
            )
            .unwrap();
        connection
            .prepare("SELECT 1 FROM search WHERE words MATCH ?1")
            .unwrap()
            .exists([query(typed).unwrap()])
            .unwrap()
    }

    #[test]
    fn what_is_written_in_pieces_is_found_in_one_and_the_other_way_round() {
        for (typed, written) in [
            ("07700900123", "from 07700 900123 again"),
            ("07700900123", "from +44 7700 900123"),
            ("07700 900123", "from +44 (0)7700 900 123"),
            ("07700 900123", "07700900123"),
            ("+447700900123", "07700 900123"),
            ("+44 7700 900123", "0044 7700 900123"),
            ("0044 7700 900123", "+447700900123"),
            ("077009", "07700 900123"),
            ("900123", "07700 900123"),
            ("0871234567", "+353 87 123 4567"),
            ("AB12CDE", "a grey AB12 CDE"),
            ("ab12 cde", "AB12CDE"),
            ("zz99zz", "ZZ9 9ZZ"),
            ("ab12", "AB12 CDE"),
            ("isnt", "It isn’t so"),
            ("isnt", "It isn't so"),
            ("isn't", "It isnt so"),
            ("isn’t", "It isn't so"),
            ("oneil", "O'Neil"),
            ("neil", "O'Neil"),
            ("lukasz", "Łukasz"),
            ("小明", "我看见王小明了"),
            ("car ab12cde outside", "outside, a car: AB12 CDE"),
            ("07911", "٠٧٩١١"),
            ("grey va", "a grey van"),
        ] {
            assert!(
                finds(typed, written),
                "{typed} in {written}: {:?}",
                query(typed)
            );
        }
        for (typed, written) in [
            ("07700900123", "07700 900124"),
            ("07700900123", "07700 and 900123"),
            ("ab12cde", "AB12 and CDE"),
            ("car ab12cde", "AB12 CDE"),
            ("राम", "रमा"),
            ("grey va ", "a grey van"),
        ] {
            assert!(
                !finds(typed, written),
                "{typed} in {written}: {:?}",
                query(typed)
            );
        }
    }

    #[test]
    fn nothing_typed_can_break_the_query() {
        assert_eq!(
            query("car OR \"white van"),
            Some("\"car\" AND \"or\" AND \"white\" AND \"van\"*".into())
        );
        assert_eq!(query("  -- ''\" "), None);
        for typed in [
            "(a",
            "a) OR b*",
            "NEAR(a b)",
            "a'b'",
            "+",
            "07700 900123",
            "AB12 \"CDE",
            "*",
            "a:b",
            "^a",
        ] {
            let Some(query) = query(typed) else {
                continue;
            };
            let connection = Connection::open_in_memory().unwrap();
            connection
                .execute_batch(include_str!("searched.sql"))
                .unwrap();
            let mut found = connection
                .prepare("SELECT 1 FROM search WHERE words MATCH ?1")
                .unwrap();
            assert!(!found.exists([&query]).unwrap(), "{typed}: {query}");
        }
    }

    #[test]
    fn letters_of_a_script_without_spaces_are_looked_for_one_after_the_other() {
        assert_eq!(query("小明"), Some("\"小  明\"*".into()));
    }
}
