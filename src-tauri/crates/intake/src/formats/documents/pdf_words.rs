//! The words that stand on a PDF's pages, and those beside them.

use hayro::hayro_interpret::InterpreterCache;
use hayro::hayro_syntax::Pdf;

use crate::formats::documents::pdf_beside::Beside;
use crate::formats::documents::pdf_reading::Reading;
use crate::formats::documents::{pdf_letters, pdf_pages};
use crate::{Reason, Spot, guard};

/// Pages beyond this are not searched, and that is said.
pub(crate) const MOST_PAGES: usize = 500;

/// What was read of fonts is kept for so many pages.
pub(crate) const KEPT_FOR: usize = 20;

/// A PDF's words.
pub(crate) struct PdfWords {
    pub(crate) titles: Vec<(&'static str, String)>,
    /// The ways in which each page reads, from the first.
    pub(crate) pages: Vec<Vec<String>>,
    /// What was found beside the pages.
    pub(crate) beside: Vec<(Spot, String)>,
    pub(crate) more_pages: bool,
    /// Whether pages may show words that were not read.
    pub(crate) shows: bool,
}

pub(crate) fn words(bytes: Vec<u8>) -> Result<PdfWords, Reason> {
    guard::fenced_on_own_stack(move || {
        let document = pdf_pages::open(bytes)?;
        let (pages, shows) = page_texts(&document)?;
        let titles = pdf_pages::titles(&document);
        let known = titles.iter().map(|(_, text)| text.clone()).collect();
        let beside = Beside::of(&document, known, &pages).texts;
        Ok(PdfWords {
            titles,
            beside,
            pages,
            more_pages: document.pages().len() > MOST_PAGES,
            shows,
        })
    })
}

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
