//! The pages of exhibits that are documents, as pictures for the book: drawn once, as the copy is drawn that a bundle gives out.

use std::cell::RefCell;
use std::collections::BTreeMap;

use catalogue::{Words, sentences};
use domain::EntryId;

use crate::case_file::{Evidence, ExhibitFile, HandedOver};
use crate::clean_copy::CopiedPages;
use crate::plan::Plan;
use crate::plan::items::clean_copies::write_clean_copy;
use crate::plan::redaction::Protected;
use crate::print::PagesOnPaper;
use crate::searched::FoundWords;

/// So many pages of one exhibit are shown. The rest is in its file.
const MOST_PAGES: usize = 60;
/// So many bytes of pages are held from when they are counted until they are printed. What is more is drawn again, one exhibit at
/// a time: pages lie on no disk.
const HELD: usize = 32 * 1024 * 1024;

/// Pages, while the book is made.
pub(super) struct ExhibitPages<'a> {
    plan: &'a Plan,
    protected: &'a Protected,
    pub(super) evidence: &'a dyn Evidence,
    held: RefCell<Held>,
}

#[derive(Default)]
struct Held {
    pages: BTreeMap<EntryId, Vec<Vec<u8>>>,
    bytes: usize,
    /// The one that was drawn again last.
    last: Option<(EntryId, Vec<Vec<u8>>)>,
}

impl<'a> ExhibitPages<'a> {
    pub(super) fn of(plan: &'a Plan, protected: &'a Protected, evidence: &'a dyn Evidence) -> Self {
        Self {
            plan,
            protected,
            evidence,
            held: RefCell::default(),
        }
    }

    /// The bytes of the copy that an exhibit goes out as. Of one that goes out as it was received, a copy that leaves out no
    /// word: its pages are drawn by the same reader.
    pub(super) fn copy(&self, exhibit: &ExhibitFile) -> Option<(String, Vec<u8>)> {
        let mut bytes = Vec::new();
        let copied = match exhibit.how {
            HandedOver::AsReceived => {
                self.evidence
                    .clean_copy(exhibit.item, &|_| Vec::new(), &mut bytes)
            }
            HandedOver::CleanCopy => {
                let copy = self.plan.copies.get(&exhibit.item)?;
                let withheld = &copy.withheld;
                write_clean_copy(
                    exhibit.item,
                    withheld,
                    self.protected,
                    self.evidence,
                    &mut bytes,
                )
            }
            HandedOver::PoliceOnly
            | HandedOver::KeptOut
            | HandedOver::Lost
            | HandedOver::InEarlierBundle
            | HandedOver::DocumentsOnly => return None,
        };
        Some((copied.ok()?.media_type, bytes))
    }

    /// Takes the pages out of a copy; nothing where it has none.
    pub(super) fn take(
        &self,
        item: EntryId,
        copy: Vec<u8>,
        words: &[FoundWords],
        said: &Words,
    ) -> Option<PagesOnPaper> {
        let CopiedPages { jpegs, total } = self.evidence.pages_of_copy(copy, MOST_PAGES)?;
        if jpegs.is_empty() {
            return None;
        }
        let words = (1..=jpegs.len()).map(|page| words_of_page(page, words, said));
        let pages = PagesOnPaper {
            words: words.collect(),
            total,
        };
        let mut held = self.held.borrow_mut();
        let bytes: usize = jpegs.iter().map(Vec::len).sum();
        if held.bytes + bytes <= HELD {
            held.bytes += bytes;
            held.pages.insert(item, jpegs);
        }
        Some(pages)
    }

    /// The picture of a page.
    pub(super) fn picture(&self, item: EntryId, page: usize) -> Option<Vec<u8>> {
        let mut held = self.held.borrow_mut();
        if let Some(pages) = held.pages.get(&item) {
            return pages.get(page).cloned();
        }
        if held.last.as_ref().is_none_or(|(last, _)| *last != item) {
            let exhibit = self.plan.exhibits.iter().find(|one| one.item == item)?;
            let (_, copy) = self.copy(exhibit)?;
            let copied = self.evidence.pages_of_copy(copy, MOST_PAGES)?;
            held.last = Some((item, copied.jpegs));
        }
        let (_, pages) = held.last.as_ref()?;
        pages.get(page).cloned()
    }
}

/// The first way in which a page reads.
fn words_of_page(page: usize, words: &[FoundWords], said: &Words) -> String {
    let number = i64::try_from(page).unwrap_or_default();
    let locator = said.say_with(sentences::SPOT_PAGE, &[("number", number.into())]);
    let found = words.iter().find(|found| found.locator == locator);
    found.map_or_else(String::new, |found| found.text.clone())
}
