//! Passages of an entry's own words that may tell of something else than what happened: of legal advice, of how somebody
//! keeps safe, of health, of a child. They are told before anything is written, and go out unless the person withholds them:
//! then the whole sentence stays out.
//!
//! Found by the field that is about nothing else, by a tag, and by words. A list of words finds some of them, and cannot say
//! that there are no others.

mod by_field;
mod by_words;
mod children;
mod listed;
mod passage;
mod sentence;
mod subject;
mod terms;
#[cfg(test)]
mod tests;
mod word_lists;

pub(crate) use by_field::passages_in_field;
pub(crate) use by_words::{Looking, passages_in_words};
pub(crate) use children::Children;
pub(crate) use passage::Passage;
pub use subject::Subject;
