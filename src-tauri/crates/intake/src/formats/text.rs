//! Plain text, tables and exported chats, line by line.

use domain::ItemKind;

use crate::formats::format::{File, Format};
use crate::formats::text_bytes;
use crate::found::{Locator, LookedThrough};
use crate::preview::Preview;
use crate::{Budget, Identified, Reason};

pub(crate) struct Text;

impl Format for Text {
    fn reads(&self, identified: &Identified) -> bool {
        matches!(identified.item_kind, ItemKind::Chat | ItemKind::Text)
    }

    fn words(&self, file: &mut File<'_>, found: &mut LookedThrough) -> Result<(), Reason> {
        let (bytes, all) = file.searched()?;
        found.push_lines(&text_bytes::decoded(&bytes).0, Locator::Line);
        all
    }

    fn preview(&self, file: &mut File<'_>, budget: &Budget) -> Result<Preview, Reason> {
        let (bytes, more) = file.first(budget.text_bytes as u64)?;
        Ok(Preview::text(&text_bytes::decoded(&bytes).0, more, budget))
    }
}
