//! What a supplement adds to the bundle that it goes on from, for whoever has that one: told by number, mark and day.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{SentenceId, sentences};
use chrono::NaiveDate;
use domain::{Entry, EntryId, Moment, Revision};
use ledger::Action;

use super::Told;
use crate::case_file::KeptEntry;
use crate::extent::Extent;
use crate::print::chronology::{in_order, is_event, told};
use crate::print::context::PrintContext;
use crate::print::{List, ListGroup, ListRow, PlaceInChronology};

/// What the ledger says was done since.
#[derive(Default)]
struct Since {
    recorded: BTreeSet<EntryId>,
    revised: BTreeSet<(EntryId, Revision)>,
    struck_out: BTreeSet<EntryId>,
    erased: BTreeSet<EntryId>,
    /// The day of the bundle that is gone on from, as far as it is known.
    day: Option<NaiveDate>,
}

impl PrintContext<'_> {
    /// Nothing where this is no supplement.
    pub(super) fn new_here(&self, places: &PlaceInChronology) -> Option<List> {
        let since = self.since()?;
        let groups = [
            self.new_group(
                sentences::PRINT_NEW_INCIDENTS,
                self.new_incidents(&since, places),
            ),
            self.new_group(
                sentences::PRINT_NEW_REWORDED,
                self.reworded_since(&since, places),
            ),
            self.new_group(
                sentences::PRINT_NEW_STRUCK_OUT,
                self.struck_out_since(&since, places),
            ),
            self.new_group(
                sentences::PRINT_NEW_PUT_BACK,
                self.put_back_since(&since, places),
            ),
            self.new_group(
                sentences::PRINT_NEW_REMOVED,
                self.erased_since(&since, places),
            ),
            self.new_group(sentences::PRINT_NEW_ORDERS, self.new_orders(&since)),
            self.new_group(sentences::PRINT_NEW_ENDED, self.ended_since(&since)),
            self.new_group(sentences::PRINT_NEW_STAGES, self.new_stages(&since)),
            self.new_group(sentences::PRINT_NEW_EXHIBITS, self.new_exhibits(&since)),
        ];
        let groups: Vec<ListGroup> = groups.into_iter().flatten().collect();
        (!groups.is_empty()).then(|| List {
            heading: self.say(sentences::PRINT_NEW_HERE),
            groups,
            ..List::default()
        })
    }

    fn since(&self) -> Option<Since> {
        let Extent::Supplement(supplement) = self.input.extent else {
            return None;
        };
        let case = self.input.case;
        let mut since = Since::default();
        let mut before = None;
        for kept in &case.ledger.leaves {
            let leaf = &kept.leaf;
            if leaf.sequence < supplement.since {
                before = Some(leaf.written);
                continue;
            }
            match (leaf.action, leaf.entry, leaf.revision) {
                (Action::Record, Some(id), _) => drop(since.recorded.insert(id)),
                (Action::Revise, Some(id), Some(revision)) => {
                    since.revised.insert((id, revision));
                }
                (Action::StrikeOut, Some(id), _) => drop(since.struck_out.insert(id)),
                (Action::Erase, Some(id), _) => drop(since.erased.insert(id)),
                _ => {}
            }
        }
        let made = case.earlier_bundles.iter();
        let made = made.filter(|made| made.ledger_size == supplement.since);
        let day = made
            .map(|made| made.made)
            .max_by_key(|made| made.utc)
            .or(before);
        since.day = day.map(|day| day.local().date_naive());
        Some(since)
    }

    fn new_group(&self, lead: SentenceId, rows: Vec<ListRow>) -> Option<ListGroup> {
        (!rows.is_empty()).then(|| ListGroup {
            lead: self.say(lead),
            rows,
            ..ListGroup::default()
        })
    }

    fn new_incidents(&self, since: &Since, places: &PlaceInChronology) -> Vec<ListRow> {
        let new = in_order(&self.input).into_iter();
        let new = new.filter(|kept| since.recorded.contains(&kept.id));
        let told = new.filter_map(|kept| {
            let incident = told(kept)?;
            Some(Told { kept, incident })
        });
        told.map(|told| ListRow {
            words: match (told.kept.struck_out.is_some(), is_event(told.kept)) {
                (true, _) => self.say(sentences::PRINT_STRUCK_OUT_SHORT),
                (false, true) => self.say(sentences::PRINT_EVENT),
                (false, false) => String::new(),
            },
            ..self.incident_row(&told, places)
        })
        .collect()
    }

    /// What was there before and says something else since, as far as that is printed.
    fn reworded_since(&self, since: &Since, places: &PlaceInChronology) -> Vec<ListRow> {
        let mut last: BTreeMap<EntryId, Moment> = BTreeMap::new();
        for kept in self.input.entries {
            if since.recorded.contains(&kept.id) {
                continue;
            }
            let written = self.reworded_at(kept, |revision| {
                since.revised.contains(&(kept.id, revision))
            });
            last.extend(written.map(|written| (kept.id, written)));
        }
        let incidents = in_order(&self.input).into_iter();
        let others = self.standing().map(|(kept, _)| kept);
        let others = others.filter(|kept| told(kept).is_none());
        incidents
            .filter(|kept| told(kept).is_some())
            .chain(others)
            .filter_map(|kept| Some(self.row(kept, *last.get(&kept.id)?, places)))
            .collect()
    }

    fn struck_out_since(&self, since: &Since, places: &PlaceInChronology) -> Vec<ListRow> {
        let incidents = in_order(&self.input).into_iter();
        let struck = incidents.filter(|kept| since.struck_out.contains(&kept.id));
        struck
            .filter_map(|kept| {
                let at = kept.struck_out.as_ref()?.at;
                Some(self.row(kept, at, places))
            })
            .collect()
    }

    /// What stands again that was struck out, before or since.
    fn put_back_since(&self, since: &Since, places: &PlaceInChronology) -> Vec<ListRow> {
        let incidents = in_order(&self.input).into_iter();
        let stands = incidents
            .filter(|kept| since.struck_out.contains(&kept.id) && kept.struck_out.is_none());
        stands
            .filter_map(|kept| Some(self.row(kept, kept.put_back.last()?.at, places)))
            .collect()
    }

    fn erased_since(&self, since: &Since, places: &PlaceInChronology) -> Vec<ListRow> {
        let incidents = in_order(&self.input).into_iter();
        let erased = incidents.filter(|kept| since.erased.contains(&kept.id));
        erased
            .filter_map(|kept| Some(self.row(kept, kept.erased?, places)))
            .collect()
    }

    fn new_orders(&self, since: &Since) -> Vec<ListRow> {
        let orders = self.orders().into_iter();
        let new = orders.filter(|(kept, _)| since.recorded.contains(&kept.id));
        new.map(|(kept, order)| self.dated(order.from, kept, self.order_lead(order)))
            .collect()
    }

    /// Those that were there before, had not ended then and have now.
    fn ended_since(&self, since: &Since) -> Vec<ListRow> {
        let orders = self.orders().into_iter();
        let before = |kept: &KeptEntry| {
            let earlier = kept.earlier.iter().rev();
            let mut earlier =
                earlier.filter(|one| !since.revised.contains(&(kept.id, one.revision)));
            let was_revised = since.revised.contains(&(kept.id, kept.revision));
            match was_revised {
                true => earlier.next().map(|one| one.entry.clone()),
                false => kept.entry.clone(),
            }
        };
        let ended = orders.filter(|(kept, order)| {
            let Some(Entry::Order(was)) = before(kept) else {
                return false;
            };
            let had_ended = since.day.is_some_and(|day| self.is_over(&was, day));
            !since.recorded.contains(&kept.id) && !had_ended && self.is_over(order, self.day())
        });
        ended
            .map(|(kept, order)| self.dated(order.until, kept, self.order_lead(order)))
            .collect()
    }

    fn new_stages(&self, since: &Since) -> Vec<ListRow> {
        let stages = self.standing().filter_map(|(kept, entry)| match entry {
            Entry::Proceeding(stage) => Some((kept, stage)),
            _ => None,
        });
        let new = stages.filter(|(kept, _)| since.recorded.contains(&kept.id));
        new.map(|(kept, stage)| {
            let words = self.value("stage", stage.stage);
            self.dated(stage.date, kept, words)
        })
        .collect()
    }

    fn new_exhibits(&self, since: &Since) -> Vec<ListRow> {
        let exhibits = self.exhibits().into_iter();
        let new = exhibits.filter(|(_, file)| since.recorded.contains(&file.item));
        new.map(|(item, file)| {
            let entries = self.input.entries.iter();
            let kept = entries.into_iter().find(|kept| kept.id == file.item);
            ListRow {
                when: kept.map_or_else(String::new, |kept| self.on_the_day(kept.first_written)),
                number: item.exhibit.to_string(),
                words: self.value("item-kind", item.item_kind),
                ..ListRow::default()
            }
        })
        .collect()
    }

    /// An entry and the day on which something was done with it.
    fn row(&self, kept: &KeptEntry, at: Moment, places: &PlaceInChronology) -> ListRow {
        let is_incident = kept.number.is_some();
        ListRow {
            when: self.on_the_day(at),
            number: match is_incident {
                true => kept.number_words(),
                false => self.headed(kept),
            },
            page: self.page_of(kept, places),
            ..ListRow::default()
        }
    }

    /// By its own date, or else by the day on which it was written.
    fn dated(&self, date: Option<NaiveDate>, kept: &KeptEntry, words: String) -> ListRow {
        ListRow {
            when: match date {
                Some(date) => self.date(date),
                None => self.on_the_day(kept.written),
            },
            number: words,
            ..ListRow::default()
        }
    }

    fn on_the_day(&self, at: Moment) -> String {
        self.date(at.local().date_naive())
    }
}
