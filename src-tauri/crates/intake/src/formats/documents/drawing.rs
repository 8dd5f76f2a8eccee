//! SVG, which is never drawn: it may hold scripts and addresses. It is shown and searched as the text that it is.

use domain::ItemKind;

use crate::formats::documents::web_page;
use crate::formats::format::{File, Format};
use crate::formats::text_bytes;
use crate::found::LookedThrough;
use crate::preview::Preview;
use crate::{Budget, Identified, Reason};

pub(crate) struct Drawing;

impl Format for Drawing {
    fn reads(&self, identified: &Identified) -> bool {
        identified.item_kind == ItemKind::Document && identified.is("image/svg+xml")
    }

    fn words(&self, file: &mut File<'_>, found: &mut LookedThrough) -> Result<(), Reason> {
        web_page::words_and_source(file, found)
    }

    fn preview(&self, file: &mut File<'_>, budget: &Budget) -> Result<Preview, Reason> {
        let (bytes, more) = file.first(budget.text_bytes as u64)?;
        Ok(Preview::text(&text_bytes::decoded(&bytes).0, more, budget))
    }
}
