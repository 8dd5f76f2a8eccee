//! Lists of incidents by what an officer or a prosecutor looks for: which order, which fear, which threat, what is in no
//! report. They hold what is printed in the chronology, by the same ways, and nothing else.

use std::collections::BTreeSet;

use catalogue::{SentenceId, sentences};
use domain::{Answer, Entry, EntryId, Fear, FearedAgainst, Order};

use super::Told;
use super::kinds::{Kind, is_tagged};
use crate::case_file::KeptEntry;
use crate::print::context::{PrintContext, written};
use crate::print::{List, ListGroup, ListRow, Lists, PlaceInChronology};

/// Where the keeper said that there was fear; that they are not sure is not that.
fn feared<'a>(told: &Told<'a>) -> Option<&'a Fear> {
    let fear = told.incident.fear_of_violence.as_ref();
    fear.filter(|fear| fear.feared == Answer::Yes)
}

/// Among which incidents is looked, and where the chronology has them.
#[derive(Clone, Copy)]
struct Found<'a> {
    incidents: &'a [Told<'a>],
    places: &'a PlaceInChronology,
}

impl PrintContext<'_> {
    /// Those that have something in them.
    pub(super) fn lists(&self, incidents: &[Told<'_>], places: &PlaceInChronology) -> Lists {
        let found = Found { incidents, places };
        let breaches = self.possible_breaches(found);
        let fear = self.fear_of_violence(found);
        let kinds = Kind::ALL.map(|kind| self.of_kind(found, kind));
        let unreported = self.in_no_report(incidents);
        let named = self.named_in_incidents(incidents);
        let first = [
            self.new_here(places),
            self.police_references(),
            named,
            breaches,
            fear,
        ];
        let lists = first.into_iter();
        let lists = lists.chain(kinds);
        let lists: Vec<List> = lists.chain([unreported]).flatten().collect();
        if lists.is_empty() {
            return Lists::default();
        }
        Lists {
            heading: self.say(sentences::PRINT_LISTS),
            opening: [self.say(sentences::PRINT_LISTS_OPENING)]
                .into_iter()
                .chain(self.extent_line())
                .collect(),
            lists,
        }
    }

    /// By order and term; what is marked without an order stands last.
    fn possible_breaches(&self, found: Found<'_>) -> Option<List> {
        let orders = self.orders();
        let mut groups = Vec::new();
        for (kept, order) in &orders {
            groups.extend(self.breaches_of(kept, order, found));
        }
        let here: BTreeSet<EntryId> = orders.iter().map(|(kept, _)| kept.id).collect();
        let named = |told: &Told<'_>| !told.incident.may_breach.is_empty();
        groups.extend(
            self.group(sentences::PRINT_LIST_ORDER_NOT_HERE, found, |told| {
                let breaches = told.incident.may_breach.iter();
                breaches
                    .into_iter()
                    .any(|breach| !here.contains(&breach.order))
            }),
        );
        groups.extend(
            self.group(sentences::PRINT_LIST_NO_ORDER_NAMED, found, |told| {
                !named(told) && is_tagged(told.incident, "breach")
            }),
        );
        let all = found.incidents.iter();
        let all = all.filter(|told| named(told) || is_tagged(told.incident, "breach"));
        let heading = self.counted(sentences::PRINT_LIST_BREACHES, all.count());
        self.list(heading, sentences::PRINT_LIST_BREACHES_OPENING, groups)
    }

    /// The order's name, then each of its terms that somebody may have broken.
    fn breaches_of(&self, kept: &KeptEntry, order: &Order, found: Found<'_>) -> Vec<ListGroup> {
        let term_at = |number: u32| {
            let index = usize::try_from(number).ok()?.checked_sub(1)?;
            Some((number, order.terms.get(index)?))
        };
        let of_term = |told: &Told<'_>, wanted: Option<u32>| {
            let breaches = told.incident.may_breach.iter();
            let mut breaches = breaches.filter(|breach| breach.order == kept.id);
            breaches.any(|breach| breach.term.and_then(term_at).map(|(number, _)| number) == wanted)
        };
        let numbers = (1..).zip(&order.terms).map(|(number, _)| Some(number));
        let groups: Vec<ListGroup> = numbers
            .chain([None])
            .map(|number| ListGroup {
                text: match number.and_then(term_at) {
                    Some((number, term)) => format!("{number}. {term}"),
                    None => self.say(sentences::PRINT_LIST_NO_TERM),
                },
                rows: self.rows(found, |told| of_term(told, number)),
                ..ListGroup::default()
            })
            .filter(|group| !group.rows.is_empty())
            .collect();
        if groups.is_empty() {
            return groups;
        }
        let name = ListGroup {
            lead: self.order_lead(order),
            text: order.reference.clone().unwrap_or_default(),
            ..ListGroup::default()
        };
        [name].into_iter().chain(groups).collect()
    }

    /// Each incident once, by against whom violence was feared.
    fn fear_of_violence(&self, found: Found<'_>) -> Option<List> {
        let groups = [
            (
                Some(FearedAgainst::Oneself),
                sentences::PRINT_LIST_FEAR_AGAINST_ONESELF,
            ),
            (
                Some(FearedAgainst::Both),
                sentences::PRINT_LIST_FEAR_AGAINST_BOTH,
            ),
            (
                Some(FearedAgainst::SomebodyElse),
                sentences::PRINT_LIST_FEAR_AGAINST_SOMEBODY_ELSE,
            ),
            (None, sentences::PRINT_LIST_FEAR_AGAINST_NOT_WRITTEN),
        ];
        let groups = groups.into_iter().filter_map(|(against, words)| {
            self.group(words, found, |told| {
                feared(told).is_some_and(|fear| fear.against == against)
            })
        });
        let all = found.incidents.iter();
        let all = all.filter(|told| feared(told).is_some());
        let heading = self.counted(sentences::PRINT_FEAR, all.count());
        self.list(
            heading,
            sentences::PRINT_LIST_FEAR_OPENING,
            groups.collect(),
        )
    }

    fn of_kind(&self, found: Found<'_>, kind: Kind) -> Option<List> {
        let mut rows = self.rows(found, |told| kind.holds(told.incident));
        if kind == Kind::OthersTargeted {
            let incidents = found.incidents.iter();
            let incidents = incidents.filter(|told| kind.holds(told.incident));
            for (row, told) in rows.iter_mut().zip(incidents) {
                let whom = written(told.incident.others_targeted.as_deref());
                row.words = whom.unwrap_or_default().to_owned();
            }
        }
        let heading = self.counted(kind.heading(), rows.len());
        let groups = vec![ListGroup {
            rows,
            ..ListGroup::default()
        }];
        self.list_without_opening(heading, groups)
    }

    /// What no report that is here is about. What is here alone is looked at: that a report is kept back is nobody's to see.
    fn in_no_report(&self, incidents: &[Told<'_>]) -> Option<List> {
        let reports = self.standing().filter_map(|(_, entry)| match entry {
            Entry::Report(report) => Some(report),
            _ => None,
        });
        let covered: BTreeSet<EntryId> =
            reports.flat_map(|report| &report.about).copied().collect();
        let uncovered: Vec<_> = incidents
            .iter()
            .filter(|told| !covered.contains(&told.kept.id))
            .collect();
        let count = uncovered.len();
        if count == 0 {
            return None;
        }
        let values = [("count", count.into()), ("all", incidents.len().into())];
        Some(List {
            heading: self.counted(sentences::PRINT_LIST_IN_NO_REPORT, count),
            sentence: self.say_with(sentences::PRINT_LIST_IN_NO_REPORT_OF_ALL, &values),
            // Often most of the record: numbers alone, and where it is all of it, not even those.
            groups: match count == incidents.len() {
                true => Vec::new(),
                false => vec![ListGroup {
                    text: self.listed_numbers(uncovered.iter().filter_map(|told| told.kept.number)),
                    ..ListGroup::default()
                }],
            },
        })
    }

    fn group(
        &self,
        words: SentenceId,
        found: Found<'_>,
        holds: impl Fn(&Told<'_>) -> bool,
    ) -> Option<ListGroup> {
        let rows = self.rows(found, holds);
        (!rows.is_empty()).then(|| ListGroup {
            lead: self.say(words),
            rows,
            ..ListGroup::default()
        })
    }

    fn list(&self, heading: String, opening: SentenceId, groups: Vec<ListGroup>) -> Option<List> {
        let list = self.list_without_opening(heading, groups)?;
        Some(List {
            sentence: self.say(opening),
            ..list
        })
    }

    fn list_without_opening(&self, heading: String, groups: Vec<ListGroup>) -> Option<List> {
        let says_something = groups.iter().any(|group| !group.rows.is_empty());
        says_something.then(|| List {
            heading,
            groups,
            ..List::default()
        })
    }

    fn rows(&self, found: Found<'_>, holds: impl Fn(&Told<'_>) -> bool) -> Vec<ListRow> {
        let incidents = found.incidents.iter().filter(|told| holds(told));
        incidents
            .map(|told| self.incident_row(told, found.places))
            .collect()
    }

    /// One incident on its line.
    pub(super) fn incident_row(&self, told: &Told<'_>, places: &PlaceInChronology) -> ListRow {
        ListRow {
            when: self.day_of(told),
            number: told.kept.number_words(),
            page: self.page_of(told.kept, places),
            marks: self.marks_of(told),
            words: String::new(),
        }
    }

    /// "page 12"; nothing where it is on none.
    pub(super) fn page_of(&self, kept: &KeptEntry, places: &PlaceInChronology) -> String {
        let id = kept.id.to_string();
        match places.holds(&id) {
            true => places.say(self, &id),
            false => String::new(),
        }
    }

    /// "14 March 2026", or as much as is known where it is not one day.
    pub(super) fn day_of(&self, told: &Told<'_>) -> String {
        let Some(when) = &told.incident.when else {
            return self.say(sentences::WHEN_UNKNOWN);
        };
        match (when.earliest, when.latest) {
            (Some(earliest), Some(latest)) if earliest.date() == latest.date() => {
                self.date(earliest.date())
            }
            _ => self.times.span(when),
        }
    }

    /// The marks that stand on its card.
    pub(super) fn marks_of(&self, told: &Told<'_>) -> String {
        let items = told
            .incident
            .evidence
            .iter()
            .filter_map(|id| self.item(*id));
        let marks: Vec<String> = items.map(|item| item.exhibit.to_string()).collect();
        marks.join(", ")
    }

    pub(super) fn counted(&self, heading: SentenceId, count: usize) -> String {
        let heading = self.say(heading);
        let values = [("heading", heading.into()), ("count", count.into())];
        self.say_with(sentences::PRINT_LIST_COUNTED, &values)
    }
}
