//! A copy of a PDF: its pages drawn anew as pictures, with the words that were read behind them, in a new PDF that holds
//! nothing else.
//!
//! Two threads read and draw the pages, another takes out what is withheld and writes. Between them stands one page of each.

mod drawing;
mod glyphless_font;
mod pages;
mod picture;
mod text_layer;
mod withheld;
mod writing;

pub use self::pages::{CopiedPages, pages_of_copy};

use std::sync::mpsc::{Receiver, sync_channel};

use crate::clean_copy::CopyTarget;
use crate::formats::documents::pdf_copy::drawing::{AT_ONCE, DrawnPage, draw_pages};
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
    // Whoever draws waits for whoever writes, so that of each no more than one page is held.
    let (drawn, pages): (Vec<_>, Vec<_>) = (0..AT_ONCE).map(|_| sync_channel(0)).unzip();
    let drawn = drawn.try_into().map_err(|_| Reason::Damaged)?;
    std::thread::scope(|scope| {
        let drawing = scope
            .spawn(move || guard::fenced_on_own_stack(move || draw_pages(bytes, &budget, drawn)));
        let written = write_pages(pages, copy);
        // Whoever draws is told by the closed way that no more is wanted, and what it met explains why a page is missing.
        let drawn = drawing.join().unwrap_or(Err(Reason::Damaged));
        match (written, drawn) {
            (Err(reason), _) | (Ok(_), Err(reason)) => Err(reason),
            (Ok(document), Ok(())) => document.finish(copy).map(|()| "application/pdf"),
        }
    })
}

/// Takes a page from each in turn, until one has no more: the next one would be its own.
fn write_pages(
    drawn: Vec<Receiver<DrawnPage>>,
    copy: &mut CopyTarget<'_>,
) -> Result<DocumentWriter, Reason> {
    let mut document = DocumentWriter::begin(copy)?;
    let mut words = TextLayer::default();
    let pages = drawn.iter().cycle().map_while(|drawn| drawn.recv().ok());
    for mut page in pages {
        let withheld = Withheld::asked(&page.letters, copy.withholding)?;
        withheld.fill(&mut page);
        let layer = words.of_page(&page, &withheld, copy.withholding.mark)?;
        document.page(copy, &page, &layer)?;
    }
    document.words(copy, &words)?;
    Ok(document)
}
