//! The texts of a PDF's pages, one after the other.

use hayro::hayro_interpret::InterpreterCache;
use hayro::hayro_syntax::Pdf;

use crate::Reason;
use crate::formats::documents::pdf_letters;
use crate::formats::documents::pdf_reading::Reading;

/// Pages beyond this are not searched, and that is said.
pub(crate) const MOST_PAGES: usize = 500;

/// What was read of fonts is kept for so many pages.
pub(crate) const KEPT_FOR: usize = 20;

/// How each page reads, and whether any may show words that were not read.
pub(crate) fn page_texts(document: &Pdf) -> Result<(Vec<Vec<String>>, bool), Reason> {
    let mut shows = false;
    let mut texts = Vec::new();
    let mut cache = InterpreterCache::new();
    for (page, number) in document.pages().iter().take(MOST_PAGES).zip(1..) {
        let letters = pdf_letters::read(page, &cache)?;
        if number % KEPT_FOR == 0 {
            cache = InterpreterCache::new();
        }
        shows |= letters.shows || letters.is_blank();
        let readings = Reading::all(&letters);
        texts.push(readings.into_iter().map(|reading| reading.text).collect());
    }
    Ok((texts, shows))
}
