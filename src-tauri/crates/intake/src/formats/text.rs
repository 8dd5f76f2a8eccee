//! Plain text, tables, cards, calendars and exported chats, line by line.

use domain::ItemKind;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::formats::documents::page_words::PageWords;
use crate::formats::documents::web_page;
use crate::formats::format::{File, Format};
use crate::formats::writings::{copying, noticing};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::stream::text::TextSource;
use crate::{Identified, Reason};

pub(crate) struct Text;

impl Format for Text {
    fn reads(&self, identified: &Identified) -> bool {
        matches!(identified.item_kind, ItemKind::Chat | ItemKind::Text)
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        if file.identified.is("application/xml") {
            return web_page::source_and_words(file, giving);
        }
        let mut text = file.text()?;
        let account = noticing::give_text(giving, &mut text, &Spot::Line)?;
        Ok(account.with_undecodable(text.undecodable()))
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        let most = file.budget.bytes;
        // Tags may tear a word apart. Where nothing stands between them, their values are all there is.
        if file.identified.is("application/xml")
            && has_words(PageWords::new(file.text_within(most)?))?
        {
            return web_page::words_alone(file, copy);
        }
        copying::write_text(copy, file.text_within(most)?)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        let (text, more) = file.beginning(file.budget.text_bytes)?;
        Ok(Preview::text(&text, more, &file.budget))
    }
}

fn has_words(mut words: impl TextSource) -> Result<bool, Reason> {
    let mut text = String::new();
    while words.append_to(&mut text)? {
        if !text.trim().is_empty() {
            return Ok(true);
        }
        text.clear();
    }
    Ok(!text.trim().is_empty())
}
