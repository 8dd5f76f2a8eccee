//! Files made of pages.

pub(crate) mod drawing;
mod page_breaks;
pub(crate) mod page_words;
pub(crate) mod pdf;
mod pdf_pages;
mod pdf_words;
pub(crate) mod rich_text;
pub(crate) mod web_page;
