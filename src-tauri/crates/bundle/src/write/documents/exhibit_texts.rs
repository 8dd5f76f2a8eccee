//! The words of exhibits, for paper and for whoever has no program for their files.

use domain::{EntryId, ItemKind};

use crate::case_file::{CaseFile, Evidence, HandedOver, KeptEntry};
use crate::plan::Plan;
use crate::plan::clean_copies::{PlannedCopy, write_clean_copy};
use crate::plan::redaction::Protected;
use crate::plan::searched_text::whole_texts;
use crate::print::ExhibitTexts;
use crate::searched::{FoundWords, NotSearched, Searched};

/// What can be read of each exhibit that is a text and whose file goes along: of a copy what that holds, and nothing that it was
/// made to leave out.
pub(super) fn exhibit_texts(case: &CaseFile, plan: &Plan, evidence: &dyn Evidence) -> ExhibitTexts {
    let protected = Protected::of(case);
    let texts = plan.exhibits.iter().filter_map(|exhibit| {
        let item = case.entry(exhibit.item)?.item()?;
        let is_text = match item.item_kind {
            ItemKind::Pdf
            | ItemKind::Mail
            | ItemKind::Chat
            | ItemKind::Text
            | ItemKind::Document => true,
            ItemKind::Photo
            | ItemKind::Screenshot
            | ItemKind::Video
            | ItemKind::Audio
            | ItemKind::Archive
            | ItemKind::Other => false,
        };
        let text = match exhibit.how {
            HandedOver::AsReceived if is_text => words(exhibit.item, evidence)?,
            HandedOver::CleanCopy if is_text => {
                let copy = plan.copies.get(&exhibit.item)?;
                of_copy(exhibit.item, copy, &protected, evidence)?
            }
            _ => return None,
        };
        Some((exhibit.item, text))
    });
    texts.collect()
}

/// A copy that is a text is printed as it is; of one that shows pages, the words on them.
fn of_copy(
    item: EntryId,
    copy: &PlannedCopy,
    protected: &Protected,
    evidence: &dyn Evidence,
) -> Option<String> {
    let mut bytes = Vec::new();
    let copied = write_clean_copy(item, &copy.withheld, protected, evidence, &mut bytes).ok()?;
    match copied.media_type.starts_with("text/") {
        true => String::from_utf8(bytes).ok(),
        false => Some(on_pages(&evidence.words_in_copy(&bytes))),
    }
}

fn words(item: EntryId, evidence: &dyn Evidence) -> Option<String> {
    let searched = evidence.search(item);
    let is_read = searched != Searched::nothing(NotSearched::Unreadable);
    is_read.then(|| said(&searched.words))
}

/// What is counted by pages: the rest of a copy is what holds its pages together.
fn on_pages(words: &[FoundWords]) -> String {
    let texts = whole_texts(words).into_iter();
    let texts = texts.filter_map(|(what, text)| what.is_none().then_some(text));
    texts.collect::<Vec<_>>().join("\n\n")
}

/// Each text under what it is.
fn said(words: &[FoundWords]) -> String {
    let texts = whole_texts(words).into_iter();
    let texts = texts.map(|(what, text)| {
        let what = what.map(|what| format!("[{what}]\n")).unwrap_or_default();
        format!("{what}{text}\n\n")
    });
    texts.collect()
}

/// Readable copies of what few programs open: the picture as JPEG, a mail's words as text.
pub(crate) fn readable_copy(
    kept: &KeptEntry,
    evidence: &dyn Evidence,
) -> Option<(&'static str, Vec<u8>)> {
    let item = kept.item()?;
    let opens_everywhere = matches!(item.media_type.as_str(), "image/jpeg" | "image/png");
    match item.item_kind {
        ItemKind::Photo | ItemKind::Screenshot if !opens_everywhere => {
            Some(("jpg", evidence.picture(kept.id)?))
        }
        ItemKind::Mail => {
            let words = words(kept.id, evidence)?;
            Some(("txt", words.into_bytes()))
        }
        _ => None,
    }
}
