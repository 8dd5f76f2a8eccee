//! The words of exhibits, for paper and for whoever has no program for their files.

use catalogue::Words;
use domain::{EntryId, ItemKind};

use super::exhibit_pages::ExhibitPages;
use crate::case_file::{CaseFile, Evidence, ExhibitFile, HandedOver, KeptEntry};
use crate::plan::Plan;
use crate::plan::items::searched_text::whole_texts;
use crate::print::{ExhibitText, ExhibitTexts};
use crate::searched::{FoundWords, NotSearched, Searched};

/// What can be read of each exhibit that is a text and whose file goes along: of a copy what that holds, and nothing that it was
/// made to leave out. A document whose pages can be drawn is shown as them.
pub(super) fn exhibit_texts(
    case: &CaseFile,
    plan: &Plan,
    pages: &ExhibitPages<'_>,
) -> ExhibitTexts {
    let evidence = pages.evidence;
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
            HandedOver::AsReceived if item.item_kind == ItemKind::Pdf => {
                let drawn = pages.copy(exhibit).and_then(|(_, copy)| {
                    let found = evidence.search(exhibit.item).words;
                    pages.take(exhibit.item, copy, &found, case.words)
                });
                match drawn {
                    Some(drawn) => ExhibitText::Pages(drawn),
                    None => ExhibitText::Words(words(exhibit.item, evidence)?),
                }
            }
            HandedOver::AsReceived if is_text => ExhibitText::Words(words(exhibit.item, evidence)?),
            HandedOver::CleanCopy if is_text => of_copy(exhibit, evidence, pages, case.words)?,
            _ => return None,
        };
        Some((exhibit.item, text))
    });
    texts.collect()
}

/// A copy that is a text is printed as it is; one that shows pages as them, or else the words on them.
fn of_copy(
    exhibit: &ExhibitFile,
    evidence: &dyn Evidence,
    pages: &ExhibitPages<'_>,
    said: &Words,
) -> Option<ExhibitText> {
    let (media_type, bytes) = pages.copy(exhibit)?;
    if media_type.starts_with("text/") {
        return String::from_utf8(bytes).ok().map(ExhibitText::Words);
    }
    let found = evidence.words_in_copy(&bytes);
    let drawn = pages.take(exhibit.item, bytes, &found, said);
    Some(match drawn {
        Some(drawn) => ExhibitText::Pages(drawn),
        None => ExhibitText::Words(on_pages(&found)),
    })
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
