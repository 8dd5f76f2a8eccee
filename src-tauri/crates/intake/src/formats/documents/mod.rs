//! Files made of pages.

pub(crate) mod drawing;
mod page_breaks;
pub(crate) mod page_words;
pub(crate) mod pdf;
mod pdf_beside;
mod pdf_bounds;
mod pdf_copy;
mod pdf_letters;
mod pdf_pages;
mod pdf_reading;
mod pdf_steps;
mod pdf_streams;
mod pdf_strings;
mod pdf_texts;
mod pdf_words;
pub(crate) mod rich_text;
pub(crate) mod web_page;

pub use pdf_copy::{CopiedPages, pages_of_copy};
