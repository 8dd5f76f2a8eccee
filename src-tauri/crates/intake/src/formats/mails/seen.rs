//! The words of a mail that somebody sees who opens it.

use std::borrow::Cow;

use crate::Reason;
use crate::formats::documents::page_words::words_of_page;

use super::piece::{Words, WordsKind};

/// So many web pages in a mail are compared with the texts before them. Each is looked for in all of those.
const MOST_COMPARED: u32 = 64;

/// What was seen of a mail yet.
#[derive(Default)]
pub(super) struct Seen {
    /// The letters of it, without what stands between words.
    letters: String,
    compared: u32,
}

impl Seen {
    /// Words as they are seen: a text, and of a page what no text before it says. `None` where nothing new is seen.
    pub(super) fn of<'w>(&mut self, words: &'w Words) -> Result<Option<Cow<'w, str>>, Reason> {
        let text = match words.kind {
            WordsKind::Text => Cow::from(&words.text),
            WordsKind::Page => Cow::from(words_of_page(&words.text)?),
            WordsKind::Beside => return Ok(None),
        };
        let letters: String = text.chars().filter(|one| one.is_alphanumeric()).collect();
        if words.kind == WordsKind::Page && self.compared < MOST_COMPARED {
            self.compared += 1;
            if self.letters.contains(&letters) {
                return Ok(None);
            }
        }
        self.letters.push_str(&letters);
        Ok(Some(text))
    }

    /// Parts that are something else stand between what was seen and what follows.
    pub(super) fn part(&mut self) {
        self.letters.push('\n');
    }
}
