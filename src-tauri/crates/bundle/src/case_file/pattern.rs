//! The figures of a case, and the words of its jurisdiction.

use std::collections::BTreeMap;

use domain::{DetailShapes, EntryId};

/// One sentence of the pattern, with the entries that it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureLine {
    /// Which one, where that matters.
    pub kind: FigureKind,
    /// "14 incidents between 3 March and 20 May 2026."
    pub sentence: String,
    /// The entries.
    pub entries: Vec<EntryId>,
}

/// What has to be known of a figure to print it where it belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// What the law says of time.
    TimeLimit,
    /// How many incidents name the other person.
    NamesOtherPerson,
    /// What is true of the whole record alone: it is said of what lies between the entries that it names.
    OfTheWhole,
    /// Any other.
    Other,
}

/// The words of a pack that print needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackWords {
    /// "England and Wales".
    pub name: String,
    /// The law's own words, each with where they are from.
    pub statute: Vec<StatuteText>,
    /// Behaviours by their tags.
    pub behaviours: BTreeMap<String, String>,
    /// Orders by their kinds.
    pub orders: BTreeMap<String, String>,
    /// How numbers, postcodes and plates are written there, by which they are looked for.
    pub shapes: DetailShapes,
}

/// A piece of law, quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatuteText {
    /// The words.
    pub text: String,
    /// Where they stand, and when that was last read.
    pub source: String,
}
