//! Each item of a bundle, with how it goes out.

pub(crate) mod clean_copies;
pub(crate) mod going_out;
pub(crate) mod lost;
pub(crate) mod searched_items;
pub(crate) mod searched_text;

use std::collections::{BTreeMap, BTreeSet};

use domain::EntryId;

use crate::case_file::{CaseFile, Evidence, ExhibitFile, HandedOver, KeptEntry};
use crate::plan::choice::Choice;
use crate::plan::consents::NotAgreed;
use crate::plan::file_names::exhibit_file_name;
use crate::plan::items::clean_copies::PlannedCopy;
use crate::plan::items::going_out::exhibit;
use crate::plan::items::searched_items::SearchedItems;
use crate::plan::kept_from_police::Keeping;
use crate::plan::redactor::Redactor;
use crate::searched::NotSearched;

/// What it takes to say how items go out.
pub(super) struct Sorting<'a, 'choice> {
    pub(super) case: &'a CaseFile,
    pub(super) evidence: &'a dyn Evidence,
    pub(super) searched: &'a mut SearchedItems,
    pub(super) redactor: &'a mut Redactor<'choice>,
    pub(super) choice: &'a Choice,
    /// Items whose files whoever gets this bundle has already.
    pub(super) given: &'a BTreeSet<EntryId>,
    /// What is kept from police.
    pub(super) keeping: Option<&'a Keeping>,
    /// What consents do not agree to; here each learns of the files that it keeps back.
    pub(super) not_agreed: &'a mut BTreeMap<EntryId, NotAgreed>,
}

/// How the items go out, and what is to be known of them.
#[derive(Default)]
pub(super) struct Sorted {
    pub(super) exhibits: Vec<ExhibitFile>,
    pub(super) copies: BTreeMap<EntryId, PlannedCopy>,
    pub(super) not_searched: BTreeMap<EntryId, NotSearched>,
    pub(super) lost: BTreeSet<EntryId>,
}

impl Sorting<'_, '_> {
    /// Says it of all that are among these entries, which are as they may leave.
    pub(super) fn items(mut self, entries: &[KeptEntry]) -> Sorted {
        let mut sorted = Sorted::default();
        for kept in entries {
            self.item(kept, &mut sorted);
        }
        sorted
    }

    fn item(&mut self, kept: &KeptEntry, sorted: &mut Sorted) {
        let original = self.case.entry(kept.id).and_then(KeptEntry::item);
        let (Some(shown), Some(original)) = (kept.item(), original) else {
            return;
        };
        let is_given_already = self.given.contains(&kept.id)
            && self.redactor.kept_back(kept.id).is_none()
            && !self.redactor.gives_unread(kept.id);
        if is_given_already {
            let how = HandedOver::InEarlierBundle;
            sorted.exhibits.push(exhibit(kept.id, original, None, how));
            return;
        }
        let name = exhibit_file_name(shown);
        let look = &self.redactor.protected;
        let found = self
            .searched
            .item(kept.id, &original.digest, self.evidence, look);
        let opens = found.opens;
        let tells = self
            .keeping
            .map(|keeping| keeping.told_by(kept.id, original, found))
            .unwrap_or_default();
        let to_look_at = found.to_look_at();
        sorted
            .not_searched
            .extend(to_look_at.map(|why| (kept.id, why)));
        let (file, copy) = going_out::item(
            kept.id,
            original,
            name,
            self.evidence,
            found,
            self.redactor,
            !tells.is_empty(),
        );
        sorted.copies.extend(copy.map(|copy| (kept.id, copy)));
        if file.original_kept || file.how == HandedOver::KeptOut {
            for thing in &tells {
                let thing = self.not_agreed.get_mut(thing);
                thing.map(|thing| thing.files.insert(kept.id));
            }
        }
        let instead = |file: &ExhibitFile, how| ExhibitFile {
            tells_what_was_received: file.tells_what_was_received,
            ..exhibit(kept.id, original, None, how)
        };
        let file = match self.choice.form.holds_exhibits() || file.how.is_kept_back() {
            true => file,
            false => instead(&file, HandedOver::DocumentsOnly),
        };
        let is_without = self.choice.without_lost.contains(&kept.id);
        let is_lost = lost::is_lost(&file, original, opens, is_without, self.evidence);
        sorted.exhibits.push(match (is_lost, is_without) {
            (true, true) => instead(&file, HandedOver::Lost),
            (true, false) => {
                sorted.lost.insert(kept.id);
                file
            }
            (false, _) => file,
        });
    }
}
