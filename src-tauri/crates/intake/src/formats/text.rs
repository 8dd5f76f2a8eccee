//! Plain text, tables, cards, calendars and exported chats, line by line.

use domain::ItemKind;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::formats::format::{File, Format};
use crate::formats::writings::{copying, noticing};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct Text;

impl Format for Text {
    fn reads(&self, identified: &Identified) -> bool {
        matches!(identified.item_kind, ItemKind::Chat | ItemKind::Text)
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
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
        copying::write_text(copy, file.text_within(most)?)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        let (text, more) = file.beginning(file.budget.text_bytes)?;
        Ok(Preview::text(&text, more, &file.budget))
    }
}
