//! WhatsApp's own sentences. `sentences.txt` has them, each with its language.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::header::is_invisible;

const LIST: &str = include_str!("sentences.txt");

/// Longer ones are none of WhatsApp's, in bytes.
const LONGEST: usize = 400;

/// What a sentence means.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Meaning {
    Deleted,
    Edited,
    Omitted,
    Missed,
    Call,
    Once,
    Poll,
    Place,
    Waiting,
    Attached,
    System,
}

struct Sentences {
    /// Those that are all of a message, without the stop at their end and in small letters.
    whole: HashMap<String, Meaning>,
    /// Those with which a message begins.
    beginnings: Vec<(String, Meaning)>,
    /// Lines of the program's own: how they begin, or what stands in them.
    system: Vec<(bool, String)>,
}

static SENTENCES: LazyLock<Sentences> = LazyLock::new(|| {
    let mut found = Sentences {
        whole: HashMap::new(),
        beginnings: Vec::new(),
        system: Vec::new(),
    };
    for (meaning, sentences) in LIST.lines().filter_map(line) {
        for sentence in sentences.split(" | ") {
            let small = small(sentence);
            match meaning {
                Meaning::System => {
                    let within = small.strip_prefix("...");
                    found
                        .system
                        .push((within.is_some(), within.unwrap_or(&small).to_owned()));
                }
                Meaning::Poll => found.beginnings.push((small, meaning)),
                Meaning::Place if small.ends_with("://") => found.beginnings.push((small, meaning)),
                _ => {
                    found.whole.entry(small).or_insert(meaning);
                }
            }
        }
    }
    found
});

fn line(line: &str) -> Option<(Meaning, &str)> {
    let (meaning, rest) = line.split_once(' ')?;
    let (_language, sentences) = rest.split_once(' ')?;
    let meaning = match meaning {
        "deleted" => Meaning::Deleted,
        "edited" => Meaning::Edited,
        "omitted" => Meaning::Omitted,
        "missed" => Meaning::Missed,
        "call" => Meaning::Call,
        "once" => Meaning::Once,
        "poll" => Meaning::Poll,
        "place" => Meaning::Place,
        "waiting" => Meaning::Waiting,
        "attached" => Meaning::Attached,
        "system" => Meaning::System,
        _ => return None,
    };
    Some((meaning, sentences))
}

/// What a whole text means, if it is one of WhatsApp's sentences. Brackets about it are left out, and a stop at its end.
pub(super) fn whole(text: &str) -> Option<Meaning> {
    if text.len() > LONGEST {
        return None;
    }
    let text = text.trim_matches(|letter| is_invisible(letter) || letter == ' ');
    let text = text
        .strip_prefix('<')
        .and_then(|text| text.strip_suffix('>'))
        .unwrap_or(text);
    SENTENCES.whole.get(small(text).as_str()).copied()
}

/// What a text means by its beginning.
pub(super) fn beginning(text: &str) -> Option<Meaning> {
    let begin = text.trim_start_matches(is_invisible);
    let begin = small(&begin[..begin.floor_char_boundary(40)]);
    let mut known = SENTENCES.beginnings.iter();
    known
        .find(|(sentence, _)| begin.starts_with(sentence.as_str()))
        .map(|(_, meaning)| *meaning)
}

/// Whether a line is one of the program's own, as far as its words are known.
pub(super) fn is_system(text: &str) -> bool {
    let text = small(&text[..text.floor_char_boundary(LONGEST)]);
    SENTENCES
        .system
        .iter()
        .any(|(within, sentence)| match within {
            true => text.contains(sentence.as_str()),
            false => text.starts_with(sentence.as_str()),
        })
}

/// In small letters, without invisible signs and without a stop at the end. Some versions write one, some none.
fn small(text: &str) -> String {
    let mut small = String::with_capacity(text.len());
    for letter in text.chars().filter(|letter| !is_invisible(*letter)) {
        match letter {
            '\u{a0}' | '\u{202f}' => small.push(' '),
            '’' => small.push('\''),
            _ if letter.is_ascii() => small.push(letter.to_ascii_lowercase()),
            _ => small.extend(letter.to_lowercase()),
        }
    }
    let end = small.trim_end_matches(['.', '。', '।', '۔', ' ']).len();
    small.truncate(end);
    small
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_line_of_the_list_is_read() {
        let mut languages = std::collections::BTreeSet::new();
        for line in LIST
            .lines()
            .filter(|line| !line.is_empty() && !line.starts_with('#'))
        {
            let (meaning, sentences) = super::line(line).unwrap_or_else(|| panic!("{line}"));
            languages.insert(line.split(' ').nth(1).unwrap());
            for sentence in sentences.split(" | ") {
                assert_eq!(sentence, sentence.trim(), "{line}");
                if !matches!(meaning, Meaning::System | Meaning::Poll | Meaning::Place) {
                    assert_eq!(whole(sentence), Some(meaning), "{sentence}");
                    assert_eq!(
                        whole(&format!("\u{200e}{sentence}.")),
                        Some(meaning),
                        "{sentence}"
                    );
                }
            }
        }
        assert!(languages.len() >= 30, "{languages:?}");
    }

    #[test]
    fn a_sentence_that_speaks_of_one_is_none() {
        for text in [
            "I think this message was deleted",
            "This message was deleted by mistake",
            "image omitted?",
            "Missed voice call from work",
            "",
        ] {
            assert_eq!(whole(text), None, "{text}");
        }
        assert_eq!(whole("<Media omitted>"), Some(Meaning::Omitted));
        assert!(is_system("Ann created group “Family”"));
        assert!(!is_system("Ann"));
    }
}
