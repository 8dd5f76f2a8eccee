//! Every sentence that Daybook says outside its window: in print, in figures, in the terminal.
//!
//! The sentences are in Fluent files under `messages/LANGUAGE`, at the top of the project; the window's page reads the same
//! files by itself. This crate reads those that speak elsewhere and says times in words.
//!
//! What it never does: choose a language. The window and the terminal do that once, as they start, and hand the words down
//! to whatever speaks; nothing else knows which language it is.
//!
//! Where to begin: [`Language::words`] gives the words of a language, [`Words::say`] says a sentence of [`sentences`], and
//! [`CaseTimes::when`] says when something happened, as well as that is known and no better.
//!
//! ```
//! use catalogue::{Language, sentences};
//!
//! let words = Language::English.words();
//! assert_eq!(words.say(sentences::WHEN_EVENING), "evening");
//! assert_eq!(words.say_with(sentences::WHEN_ABOUT, &[("time", "20:30".into())]), "about 20:30");
//! ```
//!
//! A sentence that is not in the catalogue does not compile:
//!
//! ```compile_fail
//! use catalogue::{Language, sentences};
//!
//! Language::English.words().say(sentences::NOBODY_WROTE_THIS);
//! ```

mod case_times;
mod codes;
mod language;
pub mod sentences;
mod times;
mod words;

pub use case_times::CaseTimes;
pub use language::Language;
pub use words::{Saying, SentenceId, Words};
