//! Web pages that were saved: their words, never their scripts.

use domain::ItemKind;

use crate::formats::documents::page_words::{PageWords, words_of_page};
use crate::formats::format::{File, Format};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct WebPage;

impl Format for WebPage {
    fn reads(&self, identified: &Identified) -> bool {
        identified.item_kind == ItemKind::Document && identified.is("text/html")
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<(), Unfinished> {
        source_and_words(file, giving)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        // Tags take most of a page, so more of it is read than is shown.
        let (page, more) = file.beginning(file.budget.text_bytes * 8)?;
        Ok(Preview::text(&words_of_page(&page)?, more, &file.budget))
    }
}

/// The page as it is written, tags and all, and its words as they are read. It is read twice, so that it need not be held.
pub(super) fn source_and_words(
    file: &mut File<'_>,
    giving: &mut Giving<'_>,
) -> Result<(), Unfinished> {
    let source = giving.lines_of(file.text()?, Spot::Line);
    if let Err(Unfinished::Stopped) = source {
        return source;
    }
    giving.lines_of(PageWords::new(file.text()?), Spot::Line)?;
    source
}
