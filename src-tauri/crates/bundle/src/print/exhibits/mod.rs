//! The documents about exhibits: the list of them, and the book in which each can be seen or read.

mod book;
mod index;
mod schedule;
mod texts;
mod volumes;

pub use book::{Book, exhibit_book};
pub use schedule::{PlaceInChronology, exhibit_schedule};
pub use texts::{ExhibitText, ExhibitTexts, PagesOnPaper};
pub use volumes::{PAGES_OF_A_VOLUME, Volume, VolumePrinter, laid_out};
