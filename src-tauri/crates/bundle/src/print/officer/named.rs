//! By what somebody can be looked up who reached the keeper: every number, address, account and vehicle that the incidents name,
//! and whose it is as far as that is written down.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::sentences;
use domain::{Entry, EntryId, Role, folded};

use super::Told;
use crate::plan::finding::{Finding, FindingKind, Location};
use crate::plan::redaction::{DetailKind, MARK};
use crate::print::context::{PrintContext, written};
use crate::print::{List, ListGroup};

/// One of them. Kinds are told apart, since a plate may read as the name of an account.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Key {
    Detail(DetailKind, String),
    Account(String, String),
}

#[derive(Default)]
struct Named {
    /// In which incidents, by their place in the order of time, and how it is written there.
    incidents: BTreeMap<usize, String>,
    /// Whose it is written down as.
    people: BTreeSet<EntryId>,
    /// Whether it is also known as that of somebody who is not the other person, or stands in a report, as an officer's does.
    is_of_somebody_else: bool,
}

impl Named {
    /// An officer's number stands in a report; so does the other person's where it was reported.
    fn may_be_of_the_other_person(&self) -> bool {
        !self.people.is_empty() || !self.is_of_somebody_else
    }
}

type All = BTreeMap<Key, Named>;

impl PrintContext<'_> {
    pub(super) fn named_in_incidents(&self, incidents: &[Told<'_>]) -> Option<List> {
        let mut all = All::new();
        for finding in self.input.findings.iter().filter(|one| !one.withheld) {
            self.note_detail(&mut all, finding, incidents);
        }
        self.note_accounts(&mut all, incidents);
        let groups: Vec<ListGroup> = all
            .into_values()
            .filter(|named| !named.incidents.is_empty() && named.may_be_of_the_other_person())
            .map(|named| self.named(&named, incidents))
            .collect();
        (!groups.is_empty()).then(|| List {
            heading: self.counted(sentences::PRINT_LIST_NAMED, groups.len()),
            sentence: self.say(sentences::PRINT_LIST_NAMED_OPENING),
            groups,
        })
    }

    fn note_detail(&self, all: &mut All, finding: &Finding, incidents: &[Told<'_>]) {
        let FindingKind::Detail(
            kind @ (DetailKind::Number | DetailKind::Email | DetailKind::Plate),
        ) = finding.kind
        else {
            return;
        };
        let Location::Field {
            entry, revision, ..
        } = finding.location
        else {
            return;
        };
        let key = Key::Detail(kind, finding.value.clone());
        let named = all.entry(key).or_default();
        match incidents.iter().position(|told| told.kept.id == entry) {
            // What stands only in an earlier wording stands nowhere any more.
            Some(at) if incidents[at].kept.revision == revision => {
                let words = named.incidents.entry(at);
                words.or_insert_with(|| finding.found.clone());
            }
            Some(_) => {}
            None => self.note_owner(named, entry),
        }
    }

    fn note_owner(&self, named: &mut Named, entry: EntryId) {
        let owner = self.standing().find(|(kept, _)| kept.id == entry);
        match owner.map(|(_, owner)| owner) {
            Some(Entry::Person(person))
                if matches!(person.role, Role::OtherPerson | Role::ActingForThem) =>
            {
                named.people.insert(entry);
            }
            Some(Entry::Person(_) | Entry::Report(_)) => named.is_of_somebody_else = true,
            _ => {}
        }
    }

    fn note_accounts(&self, all: &mut All, incidents: &[Told<'_>]) {
        let key = |platform: &str, account: &str| {
            let plain = |words: &str| folded(words.trim().trim_start_matches('@'));
            Key::Account(plain(platform), plain(account))
        };
        for (at, told) in incidents.iter().enumerate() {
            let Some(online) = &told.incident.online else {
                continue;
            };
            // Of one that is withheld only its mark stands here.
            let account = written(online.account.as_deref());
            if let Some(account) = account.filter(|account| !account.contains(MARK)) {
                let named = all.entry(key(&online.platform, account)).or_default();
                let words = format!("{}: {account}", online.platform);
                named.incidents.insert(at, words);
            }
        }
        for (kept, entry) in self.standing() {
            let Entry::Person(person) = entry else {
                continue;
            };
            for handle in &person.handles {
                if let Some(named) = all.get_mut(&key(&handle.platform, &handle.handle)) {
                    self.note_owner(named, kept.id);
                }
            }
        }
    }

    fn named(&self, named: &Named, incidents: &[Told<'_>]) -> ListGroup {
        let found = || named.incidents.keys().map(|at| &incidents[*at]);
        let names: Vec<String> = named.people.iter().map(|id| self.name(*id)).collect();
        let whose = match names.is_empty() {
            true => self.say(sentences::PRINT_LIST_NAMED_OF_NOBODY),
            false => {
                let names = [("names", names.join(", ").into())];
                self.say_with(sentences::PRINT_LIST_NAMED_OF, &names)
            }
        };
        let numbers = found().filter_map(|told| told.kept.number);
        let mut days = found().filter(|told| told.latest().is_some());
        let first = days.next();
        let last = days.next_back().or(first);
        let count = named.incidents.len().into();
        let values = [
            ("count", count),
            ("numbers", self.listed_numbers(numbers).into()),
        ];
        let mut parts = vec![
            whose,
            self.say_with(sentences::PRINT_LIST_NAMED_IN, &values),
        ];
        if let (Some(first), Some(last)) = (first, last) {
            let values = [
                ("count", named.incidents.len().into()),
                ("first", self.day_of(first).into()),
                ("last", self.day_of(last).into()),
            ];
            parts.push(self.say_with(sentences::PRINT_LIST_NAMED_DAYS, &values));
        }
        ListGroup {
            lead: named.incidents.values().next().cloned().unwrap_or_default(),
            text: parts.join(" "),
            ..ListGroup::default()
        }
    }
}
