//! Web pages that were saved: their words, never their scripts.

use domain::ItemKind;

use crate::formats::format::{File, Format};
use crate::formats::{mail_parts, text_bytes};
use crate::found::{Locator, LookedThrough};
use crate::preview::Preview;
use crate::{Budget, Identified, Reason};

pub(crate) struct WebPage;

impl Format for WebPage {
    fn reads(&self, identified: &Identified) -> bool {
        identified.item_kind == ItemKind::Document && identified.is("text/html")
    }

    fn words(&self, file: &mut File<'_>, found: &mut LookedThrough) -> Result<(), Reason> {
        words_and_source(file, found)
    }

    fn preview(&self, file: &mut File<'_>, budget: &Budget) -> Result<Preview, Reason> {
        // Tags take most of a page, so more of it is read than is shown.
        let (bytes, more) = file.first(budget.text_bytes as u64 * 8)?;
        let words = mail_parts::words_of_page_bytes(&bytes)?;
        Ok(Preview::text(&words, more, budget))
    }
}

/// The page as it is written, tags and all, and its words as they are read.
pub(super) fn words_and_source(
    file: &mut File<'_>,
    found: &mut LookedThrough,
) -> Result<(), Reason> {
    let (bytes, all) = file.searched()?;
    found.push_lines(&text_bytes::decoded(&bytes).0, Locator::Line);
    found.push_lines(&mail_parts::words_of_page_bytes(&bytes)?, Locator::Line);
    all
}
