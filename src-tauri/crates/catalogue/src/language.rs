//! The languages that there are words for.

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

    /// Its files that speak outside the window.
    pub(crate) fn files(self) -> &'static [&'static str] {
        match self {
            Self::English => ENGLISH,
        }
    }
}

/// As `build.rs` lists them, which makes the ids of their sentences.
static ENGLISH: &[&str] = &include!(concat!(env!("OUT_DIR"), "/files.rs"));
