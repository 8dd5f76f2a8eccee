//! SVG, which is never drawn: it may hold scripts and addresses. It is shown and searched as the text that it is.

use domain::ItemKind;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::formats::documents::web_page;
use crate::formats::format::{File, Format};
use crate::found::Unfinished;
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct Drawing;

impl Format for Drawing {
    fn reads(&self, identified: &Identified) -> bool {
        identified.item_kind == ItemKind::Document && identified.is("image/svg+xml")
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        web_page::source_and_words(file, giving)
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        web_page::words_alone(file, copy)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        let (text, more) = file.beginning(file.budget.text_bytes)?;
        Ok(Preview::text(&text, more, &file.budget))
    }
}
