//! Text as it can be printed: nothing hidden, nothing that no typeface has, and each letter with all that hangs on it from
//! one typeface.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use serde_json::Value;
use unicode_normalization::{UnicodeNormalization, is_nfc};
use unicode_segmentation::UnicodeSegmentation;

use super::typefaces::{Face, OtherFace};

/// A run of this many characters without a space may be broken.
const LONGEST_RUN: usize = 40;
/// Where it may be broken. No cleaned text holds it; the templates turn it into a place to break and nothing else.
const BREAK: char = '\u{200B}';
/// The first of the characters that say in a template's text in which typeface it goes on. No cleaned text holds one.
const FIRST_FACE: u32 = 0xE000;
/// It goes on in the page's own typeface.
const PAGE_AGAIN: char = '\u{F8FF}';

/// Makes every text of a document printable.
#[derive(Default)]
pub(super) struct Cleaner {
    /// What is known of characters by themselves.
    faces: HashMap<char, Option<Face>>,
    /// Clusters that the typesetter was found to have no glyph for.
    refused: HashSet<String>,
    /// The typefaces that the texts need beside the page's own, as they are numbered in them.
    others: Vec<OtherFace>,
    /// Whether a character was replaced by its number.
    has_replaced: bool,
}

impl Cleaner {
    /// What the texts need beside the page's own typefaces.
    pub(super) fn others(&self) -> &[OtherFace] {
        &self.others
    }

    /// Whether any character of what was cleaned so far stands as its number.
    pub(super) fn has_replaced(&self) -> bool {
        self.has_replaced
    }

    /// Never lets these through again.
    pub(super) fn refuse(&mut self, clusters: impl IntoIterator<Item = String>) {
        self.refused.extend(clusters);
    }

    /// Cleans all texts of a JSON value; keys are ours.
    pub(super) fn clean_all(&mut self, value: &mut Value) {
        match value {
            Value::String(text) => {
                let plain = text.bytes().all(|byte| matches!(byte, b' '..=b'~'));
                if !plain {
                    *text = self.clean(text);
                }
                if text.len() > LONGEST_RUN {
                    *text = with_breaks(text);
                }
                if !plain {
                    *text = self.with_faces(text);
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.clean_all(value)),
            Value::Object(fields) => fields.values_mut().for_each(|value| self.clean_all(value)),
            _ => {}
        }
    }

    /// Cleans one text. Line ends become `\n`; a letter and a mark for which there is one character become that.
    pub(super) fn clean(&mut self, text: &str) -> String {
        let mut clean = String::with_capacity(text.len());
        let composed: Cow<str> = match is_nfc(text) {
            true => Cow::Borrowed(text),
            false => Cow::Owned(text.nfc().collect()),
        };
        for cluster in composed.graphemes(true) {
            match cluster {
                "\n" | "\r\n" | "\r" | "\u{2028}" | "\u{2029}" => clean.push('\n'),
                "\t" => clean.push(' '),
                _ if self.prints(cluster) => clean.push_str(cluster),
                _ => self.take_apart(cluster, &mut clean),
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

    /// The letter stays with as many of its marks as print with it; the rest shows as numbers.
    fn take_apart(&mut self, cluster: &str, clean: &mut String) {
        let ends = cluster.char_indices().map(|(at, one)| at + one.len_utf8());
        let ends: Vec<usize> = ends.collect();
        let mut printing = ends.into_iter().rev().filter_map(|end| cluster.get(..end));
        let stays = printing.find(|part| self.prints(part) && !part.starts_with(hangs));
        let stays = stays.unwrap_or_default();
        clean.push_str(stays);
        let rest = cluster.get(stays.len()..).unwrap_or_default();
        rest.chars().for_each(|one| self.replace(one, clean));
    }

    fn prints(&mut self, cluster: &str) -> bool {
        self.face_of(cluster).is_some() && !self.is_refused(cluster)
    }

    fn face_of(&mut self, cluster: &str) -> Option<Face> {
        let mut characters = cluster.chars();
        match (characters.next(), characters.next()) {
            (Some(character), None) => {
                let look_up = || Face::of(&[character]).filter(|_| shows(character));
                *self.faces.entry(character).or_insert_with(look_up)
            }
            _ => {
                let seen: Vec<char> = cluster.chars().filter(|one| !joins(*one)).collect();
                let all_show = seen.iter().all(|one| shows(*one));
                Face::of(&seen).filter(|_| all_show)
            }
        }
    }

    /// Says before each run of letters in which typeface it is set, where that is not the page's own. A piece between two
    /// line ends or places to break stands by itself, since a template may take it out, and says at its end that the page's
    /// own goes on: by that a template knows it.
    fn with_faces(&mut self, text: &str) -> String {
        let mut set = String::with_capacity(text.len());
        let mut now = Face::Page;
        for cluster in text.graphemes(true) {
            let face = match cluster {
                "\n" | "\u{200B}" => Face::Page,
                " " if now.has_space() => now,
                _ => self.face_of(cluster).unwrap_or(Face::Page),
            };
            if face != now {
                set.push(self.switch_to(face));
                now = face;
            }
            set.push_str(cluster);
        }
        if now != Face::Page {
            set.push(PAGE_AGAIN);
        }
        set
    }

    fn switch_to(&mut self, face: Face) -> char {
        let Face::Other(other) = face else {
            return PAGE_AGAIN;
        };
        let known = self.others.iter().position(|one| *one == other);
        let at = known.unwrap_or_else(|| {
            self.others.push(other);
            self.others.len() - 1
        });
        let number = u32::try_from(at).unwrap_or_default();
        char::from_u32(FIRST_FACE + number).unwrap_or(PAGE_AGAIN)
    }

    fn replace(&mut self, character: char, clean: &mut String) {
        // A space is a space, whatever its width.
        if character.is_whitespace() && !deceives(character) {
            clean.push(' ');
            return;
        }
        self.has_replaced = true;
        clean.push_str(&format!("⟨U+{:04X}⟩", u32::from(character)));
    }
}

/// Puts [`BREAK`] where a long run of characters may be broken.
fn with_breaks(text: &str) -> String {
    let mut broken = String::with_capacity(text.len());
    let mut run = 0;
    for cluster in text.graphemes(true) {
        run = match cluster.chars().all(char::is_whitespace) {
            true => 0,
            false => run + 1,
        };
        if run > LONGEST_RUN {
            broken.push(BREAK);
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

/// Whether what a character does is seen in itself.
fn shows(character: char) -> bool {
    !deceives(character) && !joins(character)
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
        let mut cleaner = Cleaner::default();
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
        let mut cleaner = Cleaner::default();
        assert_eq!(cleaner.clean("\u{13000}"), "⟨U+13000⟩");
        assert_eq!(
            cleaner.clean("gpj\u{202E}exe.\u{7}"),
            "gpj⟨U+202E⟩exe.⟨U+0007⟩"
        );
        assert_eq!(cleaner.clean("a\u{13000}b"), "a⟨U+13000⟩b");
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
    fn a_run_of_another_script_is_marked_whole_and_anew_after_each_line_end() {
        let mut cleaner = Cleaner::default();
        let marked = cleaner.with_faces("a да да\nнет.");
        assert_eq!(marked, "a \u{E000}да да\u{F8FF}\n\u{E000}нет\u{F8FF}.");
        assert_eq!(cleaner.with_faces("是"), "\u{E001}是\u{F8FF}");
        assert_eq!(cleaner.others().len(), 2);
    }

    #[test]
    fn a_letter_and_its_mark_become_one_where_there_is_one() {
        assert_eq!(Cleaner::default().clean("и\u{306}"), "й");
    }

    #[test]
    fn a_mark_from_another_script_does_not_take_its_letter_with_it() {
        let mut cleaner = Cleaner::default();
        assert_eq!(cleaner.clean("ж\u{BCD}y"), "ж⟨U+0BCD⟩y");
        assert_eq!(cleaner.clean("ж\u{301}\u{BC0}"), "ж\u{301}⟨U+0BC0⟩");
        cleaner.refuse(["x\u{301}".to_owned()]);
        assert_eq!(cleaner.clean("x\u{301}x"), "x⟨U+0301⟩x");
    }
}
