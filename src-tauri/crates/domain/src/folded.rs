//! What spellings of one text have in common, for looking for it.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::canonical_combining_class;
use unicode_script::{Script, UnicodeScript};

/// Counts up whenever [`folded`] gives something else than before. What was kept folded has to be made again then.
pub const FOLDED_VERSION: u32 = 1;

/// A text as it is looked for: one form for letters that Unicode writes in several (NFKC, Unicode Standard Annex 15),
/// lower case, without accents and vowel points. So Łukasz is found by "lukasz", مُحَمَّد by محمد, ０７９１１ by 07911.
///
/// Marks are dropped only where the script writes the same word with and without them: in Latin, Greek, Cyrillic, Arabic and
/// Hebrew. In others they are letters: राम and रामा are two names.
#[must_use]
pub fn folded(text: &str) -> String {
    // Of the same letters in one step; most of what is written is.
    match text.is_ascii() {
        true => text.to_ascii_lowercase(),
        false => folded_letter_by_letter(text),
    }
}

fn folded_letter_by_letter(text: &str) -> String {
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
        .flat_map(|character| without_stroke(character).chars())
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
/// letters, and the line that only stretches a word.
fn without_stroke(character: char) -> Letters {
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
        other => one(other),
    }
}

#[cfg(test)]
mod tests {
    use super::{folded, folded_letter_by_letter};

    #[test]
    fn the_short_way_for_plain_letters_gives_the_same() {
        let plain: String = (0..=127_u8).map(char::from).collect();
        assert_eq!(folded(&plain), folded_letter_by_letter(&plain));
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
}
