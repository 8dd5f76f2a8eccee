//! Under which of police's numbers which incidents were told to them.

use std::collections::BTreeSet;

use catalogue::sentences;
use domain::{Entry, EntryId, ReportedTo};

use crate::print::context::{PrintContext, written};
use crate::print::{List, ListGroup};

/// A number that police gave, and what was told under it.
struct Reference<'a> {
    number: &'a str,
    force: Option<&'a str>,
    about: BTreeSet<EntryId>,
}

impl PrintContext<'_> {
    /// Each number once, in the order in which they were first written down.
    pub(super) fn police_references(&self) -> Option<List> {
        let mut references: Vec<Reference<'_>> = Vec::new();
        for (_, entry) in self.standing() {
            let Entry::Report(report) = entry else {
                continue;
            };
            let number = written(report.reference.as_deref()).map(str::trim);
            let (ReportedTo::Police, Some(number)) = (report.to, number) else {
                continue;
            };
            let force = written(report.organisation.as_deref());
            // Two forces may count alike.
            let same = |one: &&mut Reference<'_>| one.number == number && one.force == force;
            match references.iter_mut().find(same) {
                Some(reference) => reference.about.extend(&report.about),
                None => references.push(Reference {
                    number,
                    force,
                    about: report.about.iter().copied().collect(),
                }),
            }
        }
        let heading = self.counted(sentences::PRINT_LIST_POLICE_REFERENCES, references.len());
        let groups: Vec<ListGroup> = references.iter().map(|one| self.reference(one)).collect();
        (!groups.is_empty()).then(|| List {
            heading,
            groups,
            ..List::default()
        })
    }

    fn reference(&self, reference: &Reference<'_>) -> ListGroup {
        let lead = [Some(reference.number), reference.force];
        let lead: Vec<&str> = lead.into_iter().flatten().collect();
        ListGroup {
            lead: lead.join(", "),
            text: self.covered(&reference.about),
            ..ListGroup::default()
        }
    }

    /// "incidents 58, 59": by their numbers where they are here.
    fn covered(&self, about: &BTreeSet<EntryId>) -> String {
        let here: BTreeSet<u32> = about
            .iter()
            .filter_map(|id| {
                let kept = self.input.entries.iter().find(|kept| kept.id == *id)?;
                kept.number
            })
            .collect();
        let words = match (about.len(), here.len()) {
            (0, _) => sentences::PRINT_LIST_COVERS_NONE,
            (_, 0) => sentences::PRINT_LIST_COVERS_OTHERS,
            (all, some) if all == some => sentences::PRINT_LIST_COVERS,
            _ => sentences::PRINT_LIST_COVERS_AND_OTHERS,
        };
        self.say_with(words, &[("numbers", self.listed_numbers(here).into())])
    }
}
