//! The languages that there are words for.

use std::sync::OnceLock;

use crate::Words;

/// A language that Daybook speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Language {
    /// British English.
    English,
}

impl Language {
    /// Its tag by BCP 47: "en-GB".
    pub const fn tag(self) -> &'static str {
        match self {
            Self::English => "en-GB",
        }
    }

    /// Its words. They are read once, the first time that they are asked for.
    pub fn words(self) -> &'static Words {
        static WORDS: OnceLock<Words> = OnceLock::new();
        let words = match self {
            Self::English => &WORDS,
        };
        words.get_or_init(|| Words::from_files(self, self.files()))
    }

    /// Its files that speak outside the window.
    fn files(self) -> &'static [&'static str] {
        match self {
            Self::English => ENGLISH,
        }
    }
}

/// As `build.rs` lists them, which makes the ids of their sentences.
static ENGLISH: &[&str] = &include!(concat!(env!("OUT_DIR"), "/files.rs"));
