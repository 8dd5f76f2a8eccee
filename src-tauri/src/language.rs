//! The language that Rust's side of the window speaks. The page reads its own words, from the same files.

use catalogue::{Language, Words};

/// The words of the window.
pub fn words() -> &'static Words {
    Language::English.words()
}
