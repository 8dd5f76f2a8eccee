//! The entries, sorted into what the rules ask for.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use domain::{Entry, EntryId, Impact, Incident, Order, Person, Proceeding, Report, folded_name};

use crate::dated::Dated;

/// One entry as it now stands: its latest revision. Erased entries have no words and are not handed
/// in at all; struck-out ones may be, and are never counted.
#[derive(Debug, Clone, Copy)]
pub struct Observed<'a> {
    /// Its id.
    pub id: EntryId,
    /// Its latest revision.
    pub entry: &'a Entry,
    /// Whether it is struck out.
    pub struck_out: bool,
}

/// An incident that counts.
#[derive(Debug)]
pub(crate) struct Counted<'a> {
    pub id: EntryId,
    pub incident: &'a Incident,
    pub dated: Option<Dated>,
    instant: Option<DateTime<Utc>>,
}

impl Counted<'_> {
    /// The day, where it is dated to one.
    pub(crate) fn day(&self) -> Option<NaiveDate> {
        self.dated?.day
    }

    /// Whether it certainly came on a later day than this one.
    pub(crate) fn is_after(&self, day: NaiveDate) -> bool {
        self.dated.is_some_and(|dated| dated.first_day() > day)
    }
}

/// All that counts. Incidents stand in the order in which they happened, those without a date last.
#[derive(Debug, Default)]
pub(crate) struct Record<'a> {
    pub incidents: Vec<Counted<'a>>,
    pub people: BTreeMap<EntryId, &'a Person>,
    pub items: BTreeSet<EntryId>,
    pub reports: Vec<(EntryId, &'a Report)>,
    pub orders: Vec<(EntryId, &'a Order)>,
    pub proceedings: Vec<(EntryId, &'a Proceeding)>,
    pub impacts: Vec<(EntryId, &'a Impact)>,
}

impl<'a> Record<'a> {
    pub(crate) fn of(entries: &[Observed<'a>]) -> Self {
        let mut record = Self::default();
        for observed in entries.iter().filter(|observed| !observed.struck_out) {
            record.take(observed.id, observed.entry);
        }
        record
            .incidents
            .sort_by_key(|counted| (counted.instant.is_none(), counted.instant, counted.id));
        record.reports.sort_by_key(|(id, report)| {
            let instant = report.when.as_ref().and_then(domain::When::earliest_utc);
            (instant.is_none(), instant, *id)
        });
        record.orders.sort_by_key(|(id, order)| (order.from, *id));
        record
            .proceedings
            .sort_by_key(|(id, proceeding)| (proceeding.date, *id));
        record.impacts.sort_by_key(|(id, _)| *id);
        record
    }

    fn take(&mut self, id: EntryId, entry: &'a Entry) {
        match entry {
            Entry::Incident(incident) => {
                let when = incident.when.as_ref();
                let dated = when.and_then(Dated::of);
                let instant = dated.and_then(|_| when?.earliest_utc());
                self.incidents.push(Counted {
                    id,
                    incident,
                    dated,
                    instant,
                });
            }
            Entry::Person(person) => {
                self.people.insert(id, person);
            }
            Entry::Item(_) => {
                self.items.insert(id);
            }
            Entry::Report(report) => self.reports.push((id, report)),
            Entry::Order(order) => self.orders.push((id, order)),
            Entry::Proceeding(proceeding) => self.proceedings.push((id, proceeding)),
            Entry::Impact(impact) => self.impacts.push((id, impact)),
            // An event is nobody's act: whatever is counted, it is not among it.
            Entry::Event(_)
            | Entry::Place(_)
            | Entry::Assessment(_)
            | Entry::Needs(_)
            | Entry::Consent(_)
            | Entry::Note(_)
            | Entry::FingerprintLeft(_) => {}
        }
    }

    /// Who is meant by a written name or number, however it is spelled. One that fits several
    /// people names nobody: nothing is guessed.
    pub(crate) fn people_called(&self) -> BTreeMap<String, Option<EntryId>> {
        let mut called: BTreeMap<String, Option<EntryId>> = BTreeMap::new();
        for (id, person) in &self.people {
            for name in person.called().map(folded_name) {
                called
                    .entry(name)
                    .and_modify(|who| *who = who.filter(|other| other == id))
                    .or_insert(Some(*id));
            }
        }
        called.remove("");
        called
    }

    /// The incidents of which something is so.
    pub(crate) fn which(&self, so: impl Fn(&Counted<'a>) -> bool) -> Vec<&Counted<'a>> {
        self.incidents
            .iter()
            .filter(|counted| so(counted))
            .collect()
    }
}

/// Their ids.
pub(crate) fn ids(incidents: &[&Counted<'_>]) -> Vec<EntryId> {
    incidents.iter().map(|counted| counted.id).collect()
}

/// The different days of those that are dated to one.
pub(crate) fn days(incidents: &[&Counted<'_>]) -> BTreeSet<NaiveDate> {
    incidents
        .iter()
        .filter_map(|counted| counted.day())
        .collect()
}
