//! A file in which others are packed: a document of an office program, or a ZIP archive. It stands in memory as a whole, for
//! the list of what it holds is at its end.

use domain::{ItemKind, UnreadPart};

use crate::account::Account;
use crate::allowance::Allowance;
use crate::clean_copy::CopyTarget;
use crate::formats::documents::page_words::words_of_page;
use crate::formats::documents::rich_text;
use crate::formats::format::{File, Format};
use crate::formats::mails;
use crate::formats::text_bytes;
use crate::formats::writings::{copying, noticing};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::identify::identify;
use crate::preview::Preview;
use crate::{Identified, Reason};

use super::archive::{self, Archive, Member};
use super::document::{Texts, is_xml_name};
use super::main_part::{self, MainPart};
use super::xml_words::words_of;

pub(crate) struct Package;

impl Format for Package {
    fn reads(&self, identified: &Identified) -> bool {
        let kinds = ["openxmlformats", "opendocument", "epub"];
        let of_office = kinds
            .iter()
            .any(|kind| identified.media_type.contains(kind));
        identified.is("application/zip")
            || (identified.item_kind == ItemKind::Document && of_office)
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let bytes = file.whole()?;
        let archive = archive::read(&bytes)?;
        let mut account = Account::whole();
        for unknown in &archive.unknown {
            let from = unknown.start as u64;
            account.add(UnreadPart::UnknownPart, from, unknown.len() as u64);
        }
        for remark in &archive.remarks {
            giving.text(remark, &Spot::Field("comment".to_owned()))?;
        }
        let mut left = archive::allowance();
        for member in &archive.members {
            let spot = Spot::attachment(&member.name);
            giving.text(&member.name, &spot)?;
            if !give_member(&bytes, member, &mut left, giving)? {
                let from = member.range.start as u64;
                account.add(UnreadPart::Attachment, from, member.range.len() as u64);
            }
        }
        // As somebody reads them who opens it: cells of one row stand in several members.
        if let Some(main) = main_part::of(&Texts::of(&bytes, &archive)?) {
            giving.lines(&main.words, Spot::Line)?;
            if main.more {
                return Err(Reason::OnlyTheFirstPart.into());
            }
        }
        Ok(account)
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        let main = seen(file)?.ok_or(Reason::NoCleanCopy)?;
        if main.more {
            return Err(Reason::TooLarge);
        }
        copying::write_held(copy, &main.words)?;
        Ok("text/plain")
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        let main = seen(file)?.ok_or(Reason::NothingToShow)?;
        Ok(Preview::text(&main.words, main.more, &file.budget))
    }
}

/// The words of the document that somebody sees who opens it.
fn seen(file: &mut File<'_>) -> Result<Option<MainPart>, Reason> {
    let bytes = file.whole()?;
    let archive: Archive = archive::read(&bytes)?;
    Ok(main_part::of(&Texts::of(&bytes, &archive)?))
}

/// Gives the words of a member that is text. Says whether all of it was read.
fn give_member(
    bytes: &[u8],
    member: &Member,
    left: &mut Allowance,
    giving: &mut Giving<'_>,
) -> Result<bool, Unfinished> {
    if member.range.is_empty() {
        return Ok(true);
    }
    let Some((content, whole)) = archive::unpacked(bytes, member, left) else {
        return Ok(false);
    };
    let spot = |_| Spot::attachment(&member.name);
    let head = &content[..content.len().min(crate::HEAD_LENGTH)];
    let identified = identify(head, &member.name);
    let text = || text_bytes::decoded(&content);
    let account = match identified.item_kind {
        _ if text_bytes::looks_like_text(head) && is_xml(&member.name, &content) => {
            give_xml(&text(), giving, &spot)?
        }
        ItemKind::Text | ItemKind::Chat => noticing::give_held(giving, &text(), 0, &spot)?,
        ItemKind::Mail => mails::give_held(&content, &identified, giving)?,
        ItemKind::Document if identified.is("application/rtf") => {
            rich_text::file::give(&rich_text::words::read(&content), giving, &spot)?
        }
        ItemKind::Document if identified.is("text/html") || identified.is("image/svg+xml") => {
            let page = text();
            giving.lines(&words_of_page(&page)?, spot)?;
            noticing::give_held(giving, &page, 0, &spot)?
        }
        _ => return Ok(content.is_empty() && whole),
    };
    let understood = std::str::from_utf8(&content).is_ok() || !text().contains('\u{FFFD}');
    Ok(whole && understood && account.unread.is_empty())
}

fn is_xml(name: &str, content: &[u8]) -> bool {
    let (beginning, _) = text_bytes::capped(text_bytes::decoded(content), 64);
    is_xml_name(name) || beginning.trim_start().starts_with("<?xml")
}

/// XML as it is written, and its words, which its tags may tear apart.
fn give_xml(
    xml: &str,
    giving: &mut Giving<'_>,
    spot: &dyn Fn(u32) -> Spot,
) -> Result<Account, Unfinished> {
    giving.lines(&words_of(xml, false), spot)?;
    giving.lines(&words_of(xml, true), spot)?;
    noticing::give_held(giving, xml, 0, spot)
}
