//! The documents about exhibits: the list of them, and the book in which each can be seen or read.

mod book;
mod index;
mod schedule;

pub use book::{ExhibitText, ExhibitTexts, PagesOnPaper, exhibit_book};
pub use schedule::{PlaceInChronology, exhibit_schedule};
