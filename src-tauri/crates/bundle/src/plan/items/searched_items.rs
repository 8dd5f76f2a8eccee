//! What was found in the items' own bytes, kept from one plan of a case to the next.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Digest, EntryId, Item, UnreadPart};

use crate::case_file::Evidence;
use crate::clean_copy::{CleanCopy, KeptCopy};
use crate::error::is_lost;
use crate::plan::finding::Location;
use crate::plan::items::clean_copies::{CopiedOf, WithheldInCopy};
use crate::plan::items::searched_text::texts;
use crate::plan::redaction::{DetailKind, Hit, Protected};
use crate::searched::NotSearched;

/// What was found in the items of one case, whatever was chosen: each is opened and searched once, however often a plan
/// is made of that case.
#[derive(Default)]
pub struct SearchedItems {
    items: BTreeMap<EntryId, SearchedItem>,
    /// The copies that were known from another day and are not asked for yet.
    copies: BTreeMap<EntryId, KeptCopy>,
}

/// What was found in one item.
pub(crate) struct SearchedItem {
    /// The details, each with where it stands.
    pub(crate) hits: Vec<(Location, Hit)>,
    /// Why the search ended before the file did.
    pub(crate) not_searched: Option<NotSearched>,
    /// What of it nothing has read.
    pub(crate) unread: BTreeSet<UnreadPart>,
    /// Whether it has pixels or sound.
    shows: bool,
    /// Whether its file was there when it was searched.
    pub(crate) opens: bool,
    /// Its clean copy, made once for as long as it would come out the same.
    copy: Option<KeptCopy>,
    /// Whether that was made here, and nobody has it who keeps it.
    copy_is_new: bool,
}

impl SearchedItems {
    /// Knowing what came of copying on another day.
    pub fn knowing(copies: BTreeMap<EntryId, KeptCopy>) -> Self {
        Self {
            items: BTreeMap::new(),
            copies,
        }
    }

    /// What came of copying that was not given before, to be kept.
    pub fn new_copies(&mut self) -> Vec<(EntryId, KeptCopy)> {
        let new = self.items.iter_mut().filter_map(|(id, item)| {
            let is_new = std::mem::take(&mut item.copy_is_new);
            item.copy.clone().filter(|_| is_new).map(|copy| (*id, copy))
        });
        new.collect()
    }

    /// What was found in an item, which is searched now where it was not before. One that could not be read is tried again,
    /// and what was found in it until then is not forgotten.
    pub(crate) fn item(
        &mut self,
        id: EntryId,
        digest: &Digest,
        evidence: &dyn Evidence,
        protected: &Protected,
    ) -> &mut SearchedItem {
        let mut search = || SearchedItem {
            copy: self.copies.remove(&id),
            ..searched(id, digest, evidence, protected)
        };
        let item = match self.items.remove(&id) {
            Some(known) if known.is_settled() => known,
            Some(known) => search().with_what_was_found(known),
            None => search(),
        };
        self.items.entry(id).or_insert(item)
    }
}

impl SearchedItem {
    /// Why only a person can look through it.
    pub(crate) fn to_look_at(&self) -> Option<NotSearched> {
        let shows = self.shows.then_some(NotSearched::NotSearchable);
        self.not_searched.or(shows)
    }

    /// What comes of making a clean copy of it.
    pub(crate) fn clean_copy(
        &mut self,
        id: EntryId,
        item: &Item,
        withheld: &WithheldInCopy,
        protected: &Protected,
        evidence: &dyn Evidence,
    ) -> Option<CleanCopy> {
        let of = CopiedOf::new(item, withheld, protected);
        if !self.copy.as_ref().is_some_and(|copy| copy.is_of(&of)) {
            self.copy = KeptCopy::made(id, &of, withheld, protected, evidence);
            self.copy_is_new = self.copy.is_some();
        }
        self.copy.as_ref()?.copy.clone()
    }

    /// Whether trying again would find nothing else.
    fn is_settled(&self) -> bool {
        self.opens && self.not_searched != Some(NotSearched::Unreadable)
    }

    /// A further try that could not read it either may have come less far than the one before. Whoever withheld what that
    /// one found would see it go out.
    fn with_what_was_found(mut self, before: Self) -> Self {
        if self.is_settled() {
            return self;
        }
        for hit in before.hits {
            if !self.hits.contains(&hit) {
                self.hits.push(hit);
            }
        }
        self
    }
}

/// While a protected place has no point, every point in a file may be there.
fn as_in_a_file(hit: Hit, protected: &Protected) -> Hit {
    let may_be_there = hit.kind == DetailKind::Point && protected.has_place_without_point();
    Hit {
        protected: hit.protected || may_be_there,
        ..hit
    }
}

fn searched(
    id: EntryId,
    digest: &Digest,
    evidence: &dyn Evidence,
    protected: &Protected,
) -> SearchedItem {
    let searched = evidence.search(id);
    let mut found = Vec::new();
    for text in texts(&searched.words) {
        let here = text.hits(protected).into_iter();
        found.extend(here.map(|(locator, hit)| {
            let locator = locator.to_owned();
            (
                Location::Item { item: id, locator },
                as_in_a_file(hit, protected),
            )
        }));
    }
    SearchedItem {
        hits: found,
        not_searched: searched.not_searched,
        unread: searched.unread,
        shows: searched.shows,
        copy: None,
        copy_is_new: false,
        opens: !evidence.open(digest).is_err_and(|error| is_lost(&error)),
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;
    use std::mem;
    use std::ops::ControlFlow;
    use std::sync::Mutex;

    use tempfile::TempDir;

    use super::*;
    use crate::case_file::KeptBack;
    use crate::plan::choice::Choice;
    use crate::plan::{plan, plan_again};
    use crate::searched::Searched;
    use crate::verify::sample::{Otherwise, PlainPrinter, Sample, id};
    use crate::write::ports::Ports;
    use crate::write::write;

    /// Every item of the sample can be opened.
    fn sample() -> Sample {
        let mut sample = Sample::filled();
        for item in [id(20), id(21)] {
            sample.words.insert(item, Vec::new());
        }
        sample
    }

    fn once() -> BTreeMap<EntryId, usize> {
        [(id(20), 1), (id(21), 1), (id(22), 1)].into()
    }

    #[test]
    fn an_item_is_searched_once_for_all_that_is_chosen_and_written() {
        let sample = sample();
        let case = sample.case();
        let times = Mutex::new(BTreeMap::new());
        let search = |item| {
            *times.lock().unwrap().entry(item).or_default() += 1;
            sample.search(item)
        };
        let evidence = Otherwise::searched(&sample, &search);
        let mut searched = SearchedItems::default();
        let first = plan_again(&case, &evidence, &mut searched, &Choice::default());
        assert_eq!(*times.lock().unwrap(), once());
        let decided = Choice {
            findings: first
                .findings
                .iter()
                .map(|finding| (finding.id.clone(), true))
                .collect(),
            exhibits: [(id(21), KeptBack::Out)].into(),
            ..Choice::default()
        };
        let second = plan_again(&case, &evidence, &mut searched, &decided);
        let target = TempDir::new().unwrap();
        let ports = Ports {
            evidence: &evidence,
            signer: &sample,
            printer: &PlainPrinter,
            password: None,
        };
        let go_on = &mut |_| ControlFlow::Continue(());
        write(&case, &second, ports, target.path(), go_on).unwrap();
        assert_eq!(*times.lock().unwrap(), once());
    }

    #[test]
    fn what_was_found_before_is_planned_as_if_it_was_searched_now() {
        let sample = sample();
        let case = sample.case();
        let mut searched = SearchedItems::default();
        let first = plan_again(&case, &sample, &mut searched, &Choice::default());
        let left = Choice {
            findings: first
                .findings
                .iter()
                .map(|finding| (finding.id.clone(), false))
                .collect(),
            ..Choice::default()
        };
        for choice in [Choice::default(), left] {
            let again = plan_again(&case, &sample, &mut searched, &choice);
            let anew = plan(&case, &sample, &choice);
            assert_eq!(again.findings, anew.findings);
            assert_eq!(again.exhibits, anew.exhibits);
            assert_eq!(again.not_searched, anew.not_searched);
        }
    }

    #[test]
    fn what_was_found_before_a_file_broke_off_is_found_still_where_it_breaks_off_sooner() {
        let sample = sample();
        // Reads the mail up to what it holds once, and not at all after that.
        let came_so_far = Mutex::new(false);
        let search = |item| {
            let is_mail = item == id(22);
            let read = match is_mail && mem::replace(&mut *came_so_far.lock().unwrap(), true) {
                false => sample.search(item),
                true => Searched::nothing(NotSearched::Unreadable),
            };
            match is_mail {
                false => read,
                true => Searched {
                    not_searched: Some(NotSearched::Unreadable),
                    ..read
                },
            }
        };
        let evidence = Otherwise::searched(&sample, &search);
        let mut searched = SearchedItems::default();
        let case = sample.case();
        let mut findings = || {
            let plan = plan_again(&case, &evidence, &mut searched, &Choice::default());
            assert_eq!(
                plan.not_searched.get(&id(22)),
                Some(&NotSearched::Unreadable)
            );
            plan.findings
        };
        let first = findings();
        assert!(
            first
                .iter()
                .any(|found| found.location.file() == Some(id(22)))
        );
        assert_eq!(findings(), first);
    }

    #[test]
    fn an_item_that_did_not_open_is_listed_and_tried_again() {
        let mut sample = sample();
        let words = sample.words.remove(&id(22)).unwrap();
        let mut searched = SearchedItems::default();
        let case = sample.case();
        let shut = plan_again(&case, &sample, &mut searched, &Choice::default());
        let expected = [(id(22), NotSearched::Unreadable)].into();
        assert_eq!(shut.not_searched, expected);
        sample.words.insert(id(22), words);
        let open = plan_again(&case, &sample, &mut searched, &Choice::default());
        assert_eq!(open.not_searched, BTreeMap::new());
        let found = |plan: &crate::Plan| {
            let mut found = plan.findings.iter();
            found.any(|one| one.location.file() == Some(id(22)))
        };
        assert_eq!((found(&shut), found(&open)), (false, true));
    }
}
