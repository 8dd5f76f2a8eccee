//! The texts of a PDF's pages, one after the other.

use hayro::hayro_interpret::InterpreterCache;
use hayro::hayro_syntax::Pdf;

use crate::Reason;
use crate::allowance::Allowance;
use crate::formats::documents::pdf_letters;
use crate::formats::documents::pdf_reading::Reading;
use crate::formats::documents::pdf_streams::cost_of_parts;

/// Pages beyond this are not searched, and that is said.
pub(crate) const MOST_PAGES: usize = 500;

/// What was read of fonts is kept for so many pages.
pub(crate) const KEPT_FOR: usize = 20;

/// What was read of pages.
#[derive(Default)]
pub(crate) struct PageTexts {
    /// How each page reads.
    pub(crate) pages: Vec<Vec<String>>,
    /// Whether any may show words that were not read.
    pub(crate) shows: bool,
    /// Whether there are more pages than were read.
    pub(crate) more: bool,
}

/// Reads the pages, as far as the document may still take steps.
pub(crate) fn page_texts(document: &Pdf, steps: &mut Allowance) -> Result<PageTexts, Reason> {
    let mut texts = PageTexts::default();
    let mut cache = InterpreterCache::new();
    let cost_of_parts = cost_of_parts(document)?;
    for (page, number) in document.pages().iter().zip(1..) {
        texts.more = number > MOST_PAGES || steps.left() == 0;
        if texts.more {
            break;
        }
        let letters = pdf_letters::read(page, &cache, cost_of_parts)?;
        // A page that takes more than is left is the last.
        let _ = steps.take(letters.steps);
        if number % KEPT_FOR == 0 {
            cache = InterpreterCache::new();
        }
        texts.shows |= letters.shows || letters.is_blank();
        let readings = Reading::all(&letters);
        let readings = readings.into_iter().map(|reading| reading.text);
        texts.pages.push(readings.collect());
    }
    Ok(texts)
}
