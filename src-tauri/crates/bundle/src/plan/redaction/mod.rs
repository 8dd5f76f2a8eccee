//! "What the other person could see": protected details wherever they stand, to be withheld or left
//! one by one before anything is written. Daybook looked for these; it cannot say there are no others.

mod addresses;
mod around;
mod common_words;
mod detail;
mod finder;
mod flagged;
mod gathered_from;
mod names;
mod needles;
mod numbers;
mod patterns;
mod points;
mod protected;
mod reading;
mod search;
mod street_words;
#[cfg(test)]
mod tests;

pub use around::Around;
pub use detail::DetailKind;
pub(super) use finder::Finder;
pub(crate) use flagged::Flagged;
pub(crate) use protected::Protected;
pub(super) use reading::{View, letters_of};
pub(crate) use search::MARK;
pub use search::WITHHELD;
pub(crate) use search::{Hit, Match, hits, matches_in, witness_name};
