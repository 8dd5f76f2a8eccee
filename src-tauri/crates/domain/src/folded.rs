//! What spellings of one text have in common, for looking for it.

use std::collections::VecDeque;
use std::iter::Peekable;

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::{canonical_combining_class, is_combining_mark};
use unicode_script::{Script, UnicodeScript};

/// Counts up whenever [`folded`] gives something else than before. What was kept folded has to be made again then.
pub const FOLDED_VERSION: u32 = 2;

/// A text as it is looked for: one form for letters that Unicode writes in several (NFKC, Unicode Standard Annex 15),
/// lower case, without accents and vowel points. So Łukasz is found by "lukasz", مُحَمَّد by محمد, ０７９１１ by 07911.
/// The digits of all scripts are 0 to 9, every dash is a hyphen, and what nobody sees is dropped.
///
/// Marks are dropped only where the script writes the same word with and without them: in Latin, Greek, Cyrillic, Arabic and
/// Hebrew. In others they are letters: राम and रामा are two names.
#[must_use]
pub fn folded(text: &str) -> String {
    // Of the same letters in one step; most of what is written is.
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => folded_letter_by_letter(text.chars().filter(|character| is_seen(*character))),
    }
}

/// A character, and from which byte to which it stands in the text that it was read from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Placed {
    /// The character.
    pub character: char,
    /// Where what it was read from begins.
    pub from: usize,
    /// Where that ends.
    pub to: usize,
    /// Whether it was written as a capital.
    pub is_capital: bool,
}

/// The characters of a text with their places.
pub fn placed(text: &str) -> impl Iterator<Item = Placed> + '_ {
    text.char_indices().map(|(from, character)| Placed {
        character,
        from,
        to: from + character.len_utf8(),
        is_capital: character.is_uppercase(),
    })
}

/// The same as [`folded`], each character with the place of the letter that it comes from, its marks included: whoever cuts
/// there leaves no half of a letter.
pub fn folded_in_place<I: Iterator<Item = Placed>>(written: I) -> FoldedInPlace<I> {
    FoldedInPlace {
        written: written.peekable(),
        ready: VecDeque::new(),
    }
}

/// Gives folded characters with their places.
#[derive(Debug)]
pub struct FoldedInPlace<I: Iterator<Item = Placed>> {
    written: Peekable<I>,
    /// What the last letter was folded to and nobody took yet.
    ready: VecDeque<Placed>,
}

impl<I: Iterator<Item = Placed>> Iterator for FoldedInPlace<I> {
    type Item = Placed;

    fn next(&mut self) -> Option<Placed> {
        loop {
            if let Some(ready) = self.ready.pop_front() {
                return Some(ready);
            }
            let base = self
                .written
                .by_ref()
                .find(|placed| is_seen(placed.character))?;
            let is_plain = |placed: &Placed| placed.character.is_ascii();
            if is_plain(&base) && self.written.peek().is_none_or(is_plain) {
                return Some(Placed {
                    character: base.character.to_ascii_lowercase(),
                    ..base
                });
            }
            self.fold_letter(base);
        }
    }
}

impl<I: Iterator<Item = Placed>> FoldedInPlace<I> {
    /// A letter is folded with all its marks.
    fn fold_letter(&mut self, base: Placed) {
        let mut letter = String::from(base.character);
        let (mut last, mut to) = (base.character, base.to);
        while let Some(next) = self.written.peek().copied() {
            if is_seen(next.character) {
                if !is_part_of_letter(last, next.character) {
                    break;
                }
                letter.push(next.character);
                (last, to) = (next.character, next.to);
            }
            self.written.next();
        }
        let folded = folded_letter_by_letter(letter.chars());
        self.ready.extend(folded.chars().map(|character| Placed {
            character,
            to,
            ..base
        }));
    }
}

/// Marks stand behind their letter, and a Korean syllable can be written in two or three parts.
fn is_part_of_letter(last: char, next: char) -> bool {
    let is_first = matches!(last, '\u{1100}'..='\u{115f}');
    let is_vowel = |character| matches!(character, '\u{1160}'..='\u{11a7}');
    let is_end = matches!(next, '\u{11a8}'..='\u{11ff}');
    let is_syllable = matches!(last, '가'..='힣');
    is_combining_mark(next)
        || (is_first && is_vowel(next))
        || ((is_vowel(last) || is_syllable) && is_end)
}

/// Whether a folded character belongs to a word: a letter, a digit, or a mark that makes another letter.
#[must_use]
pub fn is_of_a_word(character: char) -> bool {
    match character.is_ascii() {
        true => character.is_ascii_alphanumeric(),
        false => character.is_alphanumeric() || is_combining_mark(character),
    }
}

/// Whether a character is of a script that leaves no spaces between words, or joins endings to names without any.
#[must_use]
pub fn leaves_no_spaces(character: char) -> bool {
    !character.is_ascii()
        && matches!(
            character.script(),
            Script::Han
                | Script::Hiragana
                | Script::Katakana
                | Script::Hangul
                | Script::Thai
                | Script::Lao
                | Script::Khmer
                | Script::Myanmar
        )
}

/// Not: places where a word may be broken or must not be, what turns the direction, and which picture of a letter is meant.
const fn is_seen(character: char) -> bool {
    !matches!(
        character,
        '\u{ad}'
            | '\u{34f}'
            | '\u{61c}'
            | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{fe00}'..='\u{fe0f}'
            | '\u{feff}'
            | '\u{e0000}'..='\u{e01ef}'
    )
}

fn folded_letter_by_letter(text: impl Iterator<Item = char>) -> String {
    let mut after = Script::Common;
    text.nfkd()
        .flat_map(char::to_lowercase)
        .nfd()
        .filter(move |character| {
            if canonical_combining_class(*character) == 0 {
                after = character.script();
                return true;
            }
            !drops_marks(after)
        })
        .flat_map(|character| one_form(character).chars())
        .nfc()
        .collect()
}

const fn drops_marks(script: Script) -> bool {
    matches!(
        script,
        Script::Latin | Script::Greek | Script::Cyrillic | Script::Arabic | Script::Hebrew
    )
}

/// One or two letters.
struct Letters([Option<char>; 2]);

impl Letters {
    fn chars(self) -> impl Iterator<Item = char> {
        self.0.into_iter().flatten()
    }
}

/// What Unicode keeps apart and a keyboard does not: letters with a stroke, joined letters, the Persian forms of two Arabic
/// letters, the line that only stretches a word; digits, dashes, quotation marks and spaces.
fn one_form(character: char) -> Letters {
    let one = |letter| Letters([Some(letter), None]);
    let two = |first, second| Letters([Some(first), Some(second)]);
    match character {
        'ł' => one('l'),
        'đ' | 'ð' => one('d'),
        'ø' => one('o'),
        'ı' => one('i'),
        'ħ' => one('h'),
        'ς' => one('σ'),
        'æ' => two('a', 'e'),
        'œ' => two('o', 'e'),
        'ß' => two('s', 's'),
        'ی' => one('ي'),
        'ک' => one('ك'),
        '\u{640}' => Letters([None, None]),
        plain if plain.is_ascii() => one(plain),
        '\u{2010}'..='\u{2015}' | '\u{2212}' | '\u{58a}' | '\u{5be}' | '\u{1806}' | '\u{2043}' => {
            one('-')
        }
        '\u{2018}'..='\u{201b}' | '\u{2032}' | '\u{2bc}' | '\u{2b9}' => one('\''),
        '\u{201c}'..='\u{201f}' => one('"'),
        space if space.is_whitespace() => one(' '),
        other => one(digit(other).unwrap_or(other)),
    }
}

/// The noughts of the scripts that have digits of their own; the nine others follow each.
const NOUGHTS: [u32; 52] = [
    0x660, 0x6f0, 0x7c0, 0x966, 0x9e6, 0xa66, 0xae6, 0xb66, 0xbe6, 0xc66, 0xce6, 0xd66, 0xde6,
    0xe50, 0xed0, 0xf20, 0x1040, 0x1090, 0x17e0, 0x1810, 0x1946, 0x19d0, 0x1a80, 0x1a90, 0x1b50,
    0x1bb0, 0x1c40, 0x1c50, 0xa620, 0xa8d0, 0xa900, 0xa9d0, 0xa9f0, 0xaa50, 0xabf0, 0x104a0,
    0x11066, 0x110f0, 0x11136, 0x111d0, 0x112f0, 0x11450, 0x114d0, 0x11650, 0x116c0, 0x11730,
    0x118e0, 0x11950, 0x11c50, 0x16a60, 0x1e140, 0x1e950,
];

/// A digit of any script as 0 to 9.
fn digit(character: char) -> Option<char> {
    if !character.is_numeric() {
        return None;
    }
    let code = u32::from(character);
    let value = NOUGHTS
        .iter()
        .filter_map(|nought| code.checked_sub(*nought))
        .min()?;
    char::from_digit(value, 10)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{folded, folded_in_place, folded_letter_by_letter, placed};

    #[test]
    fn the_short_way_for_plain_letters_gives_the_same() {
        let plain: String = (0..=127_u8).map(char::from).collect();
        assert_eq!(folded(&plain), folded_letter_by_letter(plain.chars()));
    }

    #[test]
    fn one_name_is_found_however_it_is_typed() {
        for (written, typed) in [
            ("Łukasz", "lukasz"),
            ("José", "JOSE"),
            ("０７９１１", "07911"),
            ("مُحَمَّد", "محمد"),
            ("علي", "علی"),
            ("Straße", "STRASSE"),
            ("ﬁne", "fine"),
            ("ΝΙΚΟΣ", "νίκος"),
            ("İbrahim", "ibrahim"),
            ("Ærø", "aero"),
            ("Zoё", "Zoе"),
            ("٠٧٧٠٠", "07700"),
            ("०७७००", "07700"),
            ("Pri\u{ad}ya\u{200b}\u{feff}", "priya"),
            ("\u{202e}Priya\u{202c}", "priya"),
            ("AB‑12–C−D", "ab-12-c-d"),
            ("a\u{a0}b\u{202f}c\u{3000}d\u{2028}e", "a b c d e"),
            ("O’Neil", "o'neil"),
            ("e\u{200d}\u{301}", "e"),
        ] {
            assert_eq!(folded(written), folded(typed), "{written}");
        }
    }

    #[test]
    fn two_names_stay_two() {
        for (one, other) in [("राम", "रामा"), ("सुमन", "समन"), ("Dan", "Dana")]
        {
            assert_ne!(folded(one), folded(other), "{one}");
        }
    }

    #[test]
    fn folding_again_changes_nothing() {
        for text in ["Łukasz ﬃ ½ ΐ", "مُحَمَّد", "राम", "İ"] {
            assert_eq!(folded(&folded(text)), folded(text), "{text}");
        }
    }

    #[test]
    fn a_letter_has_the_place_of_itself_and_its_marks() {
        let text = "e\u{301}\u{323}ﬁ各";
        let places: Vec<_> = folded_in_place(placed(text))
            .map(|one| (one.character, &text[one.from..one.to]))
            .collect();
        let expected = [
            ('e', "e\u{301}\u{323}"),
            ('f', "ﬁ"),
            ('i', "ﬁ"),
            ('各', "各"),
        ];
        assert_eq!(places, expected);
        let ram = "रामा";
        let last = folded_in_place(placed(ram)).last().unwrap();
        assert_eq!(&ram[last.from..last.to], "मा");
    }

    proptest! {
        #[test]
        fn with_places_and_without_is_the_same(text in "(\\PC|[a-zéẞİ\u{301}\u{200d}가\u{1100}\u{1161}\u{11a8}ा्]){0,24}") {
            let with: String = folded_in_place(placed(&text)).map(|one| one.character).collect();
            prop_assert_eq!(with, folded(&text));
        }
    }
}
