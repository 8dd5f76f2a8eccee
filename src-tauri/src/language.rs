//! The language that the window speaks. The page is told its tag, and reads its own words from the same files.

use catalogue::{Language, Words};

/// The tag of the language that is chosen. Nothing lets a person choose another one yet.
const CHOSEN: &str = "en-GB";

/// The language of the window.
pub fn language() -> Language {
    Language::of_tag(CHOSEN).unwrap_or(Language::English)
}

/// The words of the window.
pub fn words() -> &'static Words {
    language().words()
}
