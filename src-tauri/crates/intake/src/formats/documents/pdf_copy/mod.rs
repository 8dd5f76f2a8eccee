//! A copy of a PDF: its pages drawn anew as pictures, with the words that were read behind them, in a new PDF that holds
//! nothing else.
//!
//! One thread reads and draws the pages, another takes out what is withheld and writes. Between them stands one page at a time.

mod drawing;
mod glyphless_font;
mod picture;
mod text_layer;
mod withheld;
mod writing;

use std::sync::mpsc::{Receiver, sync_channel};

use crate::clean_copy::CopyTarget;
use crate::formats::documents::pdf_copy::drawing::{DrawnPage, draw_pages};
use crate::formats::documents::pdf_copy::text_layer::TextLayer;
use crate::formats::documents::pdf_copy::withheld::Withheld;
use crate::formats::documents::pdf_copy::writing::DocumentWriter;
use crate::{Budget, Reason, guard};

/// Makes the copy.
///
/// # Errors
/// It cannot be drawn as a whole, or what is withheld cannot be covered.
pub(crate) fn write(
    bytes: Vec<u8>,
    budget: Budget,
    copy: &mut CopyTarget<'_>,
) -> Result<&'static str, Reason> {
    // Each waits for the other, so that no more than two pages are held.
    let (drawn, pages) = sync_channel(0);
    std::thread::scope(|scope| {
        let drawing = scope
            .spawn(move || guard::fenced_on_own_stack(move || draw_pages(bytes, &budget, &drawn)));
        let written = write_pages(pages, copy);
        // Whoever draws is told by the closed way that no more is wanted, and what it met explains why a page is missing.
        let drawn = drawing.join().unwrap_or(Err(Reason::Damaged));
        match (written, drawn) {
            (Err(reason), _) | (Ok(_), Err(reason)) => Err(reason),
            (Ok(document), Ok(())) => document.finish(copy).map(|()| "application/pdf"),
        }
    })
}

fn write_pages(
    pages: Receiver<DrawnPage>,
    copy: &mut CopyTarget<'_>,
) -> Result<DocumentWriter, Reason> {
    let mut document = DocumentWriter::begin(copy)?;
    let mut words = TextLayer::default();
    for mut page in pages {
        let withheld = Withheld::asked(&page.letters, copy.withholding)?;
        withheld.fill(&mut page);
        let layer = words.of_page(&page, &withheld, copy.withholding.mark)?;
        document.page(copy, &page, &layer)?;
    }
    document.words(copy, &words)?;
    Ok(document)
}
