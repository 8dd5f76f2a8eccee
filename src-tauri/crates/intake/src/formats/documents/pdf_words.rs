//! The words that stand on a PDF's pages, and those beside them.

use crate::formats::documents::pdf_beside::Beside;
use crate::formats::documents::pdf_pages;
use crate::formats::documents::pdf_steps;
use crate::formats::documents::pdf_texts::page_texts;
use crate::{Reason, Spot, guard};

/// A PDF's words.
pub(crate) struct PdfWords {
    pub(crate) titles: Vec<(&'static str, String)>,
    /// The ways in which each page reads, from the first.
    pub(crate) pages: Vec<Vec<String>>,
    /// What was found beside the pages.
    pub(crate) beside: Vec<(Spot, String)>,
    /// Whether there is more, on pages or beside them, than was read.
    pub(crate) more: bool,
    /// Whether pages may show words that were not read.
    pub(crate) shows: bool,
}

pub(crate) fn words(bytes: Vec<u8>) -> Result<PdfWords, Reason> {
    guard::fenced_on_own_stack(move || {
        let document = pdf_pages::open(bytes)?;
        let mut steps = pdf_steps::of_document();
        let texts = page_texts(&document, &mut steps)?;
        let titles = pdf_pages::titles(&document);
        let known = titles.iter().map(|(_, text)| text.clone()).collect();
        let (beside, more_beside) = Beside::of(&document, known, &texts.pages, &mut steps);
        Ok(PdfWords {
            titles,
            beside,
            pages: texts.pages,
            more: texts.more || more_beside,
            shows: texts.shows,
        })
    })
}
