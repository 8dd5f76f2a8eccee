//! Web pages that were saved: their words, never their scripts.

use domain::ItemKind;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::formats::documents::page_words::{PageWords, words_of_page};
use crate::formats::format::{File, Format};
use crate::formats::writings::{copying, noticing};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct WebPage;

impl Format for WebPage {
    fn reads(&self, identified: &Identified) -> bool {
        identified.item_kind == ItemKind::Document && identified.is("text/html")
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        source_and_words(file, giving)
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        words_alone(file, copy)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        // Tags take most of a page, so more of it is read than is shown.
        let (page, more) = file.beginning(file.budget.text_bytes * 8)?;
        Ok(Preview::text(&words_of_page(&page)?, more, &file.budget))
    }
}

/// The page as it is written, tags and all, and its words as they are read. It is read twice, so that it need not be held.
pub(crate) fn source_and_words(
    file: &mut File<'_>,
    giving: &mut Giving<'_>,
) -> Result<Account, Unfinished> {
    let mut source = file.text()?;
    let given = noticing::give_text(giving, &mut source, &Spot::Line);
    if let Err(Unfinished::Stopped) = given {
        return given;
    }
    let undecodable = source.undecodable();
    let words = PageWords::new(file.text()?);
    // Escapes of the page itself may hide others.
    let in_words = noticing::give_text(giving, words, &Spot::Line)?;
    let mut account = given?.with_undecodable(undecodable);
    if account.unread.is_empty() {
        account.join(in_words);
    }
    Ok(account)
}

/// A copy of its words as they are read, without tags, scripts and what hangs on them.
pub(crate) fn words_alone(
    file: &mut File<'_>,
    copy: &mut CopyTarget<'_>,
) -> Result<&'static str, Reason> {
    let most = file.budget.bytes;
    let page = PageWords::new(file.text_within(most)?);
    copying::write_text(copy, page)
}
