//! Files that are packed in one: documents of word processors and spreadsheets, and plain ZIP archives.
//!
//! [`archive`] takes one apart so that each of its bytes stands somewhere, [`xml_words`] reads the parts of a document,
//! [`tables`] those of a spreadsheet, [`cell_dates`] the dates in its cells.

pub(crate) mod archive;
mod cell_dates;
mod document;
mod main_part;
pub(crate) mod package;
mod tables;
pub(crate) mod xml_words;
