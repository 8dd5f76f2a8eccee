//! Rich text (RTF), as word processors of all times write it. It stands in memory as a whole, for its groups may go on to its
//! end.

use domain::{ItemKind, UnreadPart};

use super::words::{RichText, read};
use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::formats::format::{File, Format};
use crate::formats::writings::{copying, noticing};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct RichTextFile;

impl Format for RichTextFile {
    fn reads(&self, identified: &Identified) -> bool {
        identified.item_kind == ItemKind::Document && identified.is("application/rtf")
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let bytes = file.whole()?;
        let mut account = give(&read(&bytes), giving, &Spot::Line)?;
        // Rich text is written in ASCII: other bytes are of something else, such as a file that hangs behind it.
        let is_odd = |byte: &u8| !matches!(byte, b'\t' | b'\n' | b'\r' | 0x20..=0x7E);
        let bytes = bytes.strip_suffix(&[0]).unwrap_or(&bytes);
        if let Some(from) = bytes.iter().position(&is_odd) {
            let odd = bytes.iter().filter(|byte| is_odd(byte)).count();
            account.add(UnreadPart::Undecodable, from as u64, odd as u64);
        }
        Ok(account)
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        let text = read(&file.whole()?);
        copying::write_held(copy, &text.words)?;
        Ok("text/plain")
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        let text = read(&file.whole()?);
        Ok(Preview::text(&text.words, false, &file.budget))
    }
}

/// Gives the words, and then those that are not seen on its pages: hidden and deleted ones, comments, properties.
pub(crate) fn give(
    text: &RichText,
    giving: &mut Giving<'_>,
    spot: &dyn Fn(u32) -> Spot,
) -> Result<Account, Unfinished> {
    let mut account = Account::whole();
    for words in [&text.words, &text.beside] {
        account.join(noticing::give_held(giving, words, 0, spot)?);
    }
    for data in &text.data {
        let from = data.start as u64;
        account.add(UnreadPart::Attachment, from, data.len() as u64);
    }
    if let Some((from, length)) = text.undecodable {
        account.add(UnreadPart::Undecodable, from as u64, length as u64);
    }
    Ok(account)
}
