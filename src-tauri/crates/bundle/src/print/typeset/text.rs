//! Text as it can be printed: nothing hidden, nothing that no typeface has.

use std::collections::HashSet;

use serde_json::Value;
use unicode_segmentation::UnicodeSegmentation;

use super::typefaces::Typefaces;

/// A run of this many characters without a space may be broken.
const LONGEST_RUN: usize = 40;

/// Makes every text of a document printable.
pub(super) struct Cleaner {
    typefaces: &'static Typefaces,
    printable: HashSet<char>,
    /// Clusters that the typesetter was found to have no glyph for.
    refused: HashSet<String>,
}

impl Cleaner {
    /// Knows the embedded typefaces.
    pub(super) fn new() -> Self {
        Self {
            typefaces: Typefaces::embedded(),
            printable: HashSet::new(),
            refused: HashSet::new(),
        }
    }

    /// Never lets these through again.
    pub(super) fn refuse(&mut self, clusters: impl IntoIterator<Item = String>) {
        self.refused.extend(clusters);
    }

    /// Cleans all texts of a JSON value; keys are ours.
    pub(super) fn clean_all(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => {
                if !text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
                    *text = self.clean(text);
                }
                if text.len() > LONGEST_RUN {
                    *text = with_breaks(text);
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.clean_all(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.clean_all(value)),
            _ => {}
        }
    }

    /// Cleans one text. Line ends become `\n`.
    pub(super) fn clean(&mut self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        for cluster in text.graphemes(true) {
            match cluster {
                "\n" | "\r\n" | "\r" | "\u{2028}" | "\u{2029}" => clean.push('\n'),
                "\t" => clean.push(' '),
                _ if self.is_refused(cluster) => self.take_apart(cluster, &mut clean),
                _ if self.prints(cluster) => clean.push_str(cluster),
                _ => cluster.chars().for_each(|character| {
                    if self.prints_alone(character) {
                        clean.push(character);
                    } else {
                        self.replace(character, &mut clean);
                    }
                }),
            }
        }
        clean
    }

    /// A cluster is refused whole or, as shaping may split it, by a piece; a letter by itself is not:
    /// it was what stood around it that had no glyph.
    fn is_refused(&self, cluster: &str) -> bool {
        let whole = cluster.chars().count() == 1;
        self.refused.iter().any(|refused| match whole {
            true => refused == cluster,
            false => cluster.contains(refused.as_str()),
        })
    }

    /// The letter stays if it prints alone; what hangs on it shows as numbers.
    fn take_apart(&mut self, cluster: &str, clean: &mut String) {
        let mut characters = cluster.chars();
        if let Some(letter) = characters.next() {
            if self.prints_alone(letter) && !hangs(letter) {
                clean.push(letter);
            } else {
                self.replace(letter, clean);
            }
        }
        characters.for_each(|mark| self.replace(mark, clean));
    }

    fn prints(&mut self, cluster: &str) -> bool {
        let mut characters = cluster.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => self.prints_alone(character),
            _ => {
                let seen: Vec<char> = cluster.chars().filter(|c| !joins(*c)).collect();
                seen.iter().all(|character| !deceives(*character))
                    && self.typefaces.have_together(&seen)
            }
        }
    }

    fn prints_alone(&mut self, character: char) -> bool {
        if self.printable.contains(&character) {
            return true;
        }
        let prints =
            !deceives(character) && !joins(character) && self.typefaces.have_together(&[character]);
        if prints {
            self.printable.insert(character);
        }
        prints
    }

    fn replace(&self, character: char, clean: &mut String) {
        // A space is a space, whatever its width.
        if character.is_whitespace() && !deceives(character) {
            clean.push(' ');
            return;
        }
        clean.push_str(&format!("⟨U+{:04X}⟩", u32::from(character)));
    }
}

/// Puts U+200B, which no cleaned text holds, where a long run of characters may be broken; the
/// templates turn it into a place to break and nothing else.
fn with_breaks(text: &str) -> String {
    let mut broken = String::with_capacity(text.len());
    let mut run = 0;
    for cluster in text.graphemes(true) {
        run = match cluster.chars().all(char::is_whitespace) {
            true => 0,
            false => run + 1,
        };
        if run > LONGEST_RUN {
            broken.push('\u{200B}');
            run = 1;
        }
        broken.push_str(cluster);
    }
    broken
}

/// Characters that shape their neighbours and need no glyph of their own.
fn joins(character: char) -> bool {
    matches!(character, '\u{200C}' | '\u{200D}' | '\u{FE00}'..='\u{FE0F}')
}

/// Whether a character hangs on the letter before it.
fn hangs(character: char) -> bool {
    format!("a{character}").graphemes(true).count() == 1
}

/// Characters that change what is seen without being seen: controls, direction overrides and
/// isolates, invisible ones, tags, private use (which each typeface may draw as it likes).
fn deceives(character: char) -> bool {
    character.is_control()
        || matches!(character,
            '\u{00AD}' | '\u{034F}' | '\u{061C}' | '\u{115F}'..='\u{1160}' | '\u{17B4}'..='\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}' | '\u{200E}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
            | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FEFF}' | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}'
            | '\u{E000}'..='\u{F8FF}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}' | '\u{E0000}'..='\u{E0FFF}'
            | '\u{F0000}'..='\u{10FFFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_can_be_printed_stays_as_it_is() {
        let mut cleaner = Cleaner::new();
        for text in [
            "He said “I know where you live” – £20.",
            "Où? Ćwiczenia, Привет, Ωμέγα",
            "שלום עליכם",
            "السلام عليكم",
            "नमस्ते",
            "সালাম",
            "ਸਤ ਸ੍ਰੀ ਅਕਾਲ",
            "નમસ્તે",
            "👍🏽 😡 ❤️",
            "two\nlines",
        ] {
            assert_eq!(cleaner.clean(text), text);
        }
    }

    #[test]
    fn what_cannot_be_seen_is_shown_by_its_number() {
        let mut cleaner = Cleaner::new();
        assert_eq!(cleaner.clean("\u{BA4}"), "⟨U+0BA4⟩");
        assert_eq!(
            cleaner.clean("gpj\u{202E}exe.\u{7}"),
            "gpj⟨U+202E⟩exe.⟨U+0007⟩"
        );
        assert_eq!(cleaner.clean("a\u{BA4}b"), "a⟨U+0BA4⟩b");
        assert_eq!(cleaner.clean("a\r\nb\u{2028}c\td"), "a\nb\nc d");
    }

    #[test]
    fn a_long_run_may_be_broken_and_a_short_one_not() {
        assert_eq!(with_breaks(&"a".repeat(40)), "a".repeat(40));
        let broken = with_breaks(&"a".repeat(81));
        assert_eq!(broken.matches('\u{200B}').count(), 2);
        assert_eq!(with_breaks(&"word ".repeat(40)), "word ".repeat(40));
    }

    #[test]
    fn a_mark_from_another_script_does_not_take_its_letter_with_it() {
        let mut cleaner = Cleaner::new();
        assert!(cleaner.clean("x\u{0BCD}y").contains("⟨U+0BCD⟩"));
        cleaner.refuse(["e\u{301}".to_owned()]);
        assert_eq!(cleaner.clean("e\u{301}e"), "e⟨U+0301⟩e");
    }
}
