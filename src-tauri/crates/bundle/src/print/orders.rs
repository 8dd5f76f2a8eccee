//! Orders and proceedings, as they stood on the day on which the document was made. What the keeper wrote of an order goes on
//! standing there after its last day; whoever acts on this paper has to know that it ended.

use std::cmp::Reverse;

use catalogue::sentences;
use chrono::NaiveDate;
use domain::{Entry, Order, OrderStatus, Proceeding};

use super::chronology::one_line;
use super::context::{Beside, PrintContext};
use super::{Fact, Point, Section};
use crate::case_file::KeptEntry;

/// Where an order stood on a day, in the order in which they are printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum OnTheDay {
    InForce,
    /// Made, and it begins later.
    FromLater(NaiveDate),
    AskedFor,
    /// Ended; on which day, where that was written down.
    Ended(Option<NaiveDate>),
    Refused,
}

impl OnTheDay {
    /// Its last day is one on which it is in force.
    fn of(order: &Order, day: NaiveDate) -> Self {
        let ended = order.until.filter(|until| *until < day);
        match order.status {
            OrderStatus::AskedFor => Self::AskedFor,
            OrderStatus::Refused => Self::Refused,
            OrderStatus::Ended => Self::Ended(order.until.filter(|until| *until <= day)),
            OrderStatus::InForce => match (ended, order.from.filter(|from| *from > day)) {
                (Some(until), _) => Self::Ended(Some(until)),
                (None, Some(from)) => Self::FromLater(from),
                (None, None) => Self::InForce,
            },
        }
    }
}

impl PrintContext<'_> {
    /// The day on which the document is made, by the case's own zone: the courts are there.
    pub(super) fn day(&self) -> NaiveDate {
        let case = self.input.case;
        case.made.utc.with_timezone(&case.zone).date_naive()
    }

    /// Orders, those in force first and the newest of each first, then stages of proceedings as they followed each other.
    pub(super) fn orders_and_proceedings(&self) -> Section {
        let orders = self.orders().into_iter();
        let points = orders.map(|(kept, order)| self.order_point(kept, order));
        let proceedings = self.proceedings();
        let stages = proceedings.iter().map(|one| self.proceeding(one));
        Section {
            heading: self.say(sentences::PRINT_ORDERS),
            points: points.chain(stages).collect(),
            ..Section::default()
        }
    }

    /// Whether an order had ended, or was refused, by a day.
    pub(super) fn is_over(&self, order: &Order, day: NaiveDate) -> bool {
        matches!(
            OnTheDay::of(order, day),
            OnTheDay::Ended(_) | OnTheDay::Refused
        )
    }

    /// Every order that is in force on the day, with all its terms: what somebody may be arrested for.
    pub(super) fn orders_in_force(&self) -> Section {
        let day = self.day();
        let in_force = self.orders().into_iter();
        let in_force = in_force.filter(|(_, order)| OnTheDay::of(order, day) == OnTheDay::InForce);
        let points: Vec<Point> = in_force
            .map(|(kept, order)| self.order_point(kept, order))
            .collect();
        let none = points
            .is_empty()
            .then(|| self.say(sentences::PRINT_NO_ORDER_IN_FORCE));
        Section {
            heading: self.say_with(
                sentences::PRINT_ORDERS_IN_FORCE,
                &[("date", self.date(day).into())],
            ),
            sentences: none.into_iter().collect(),
            points,
            whole: true,
            ..Section::default()
        }
    }

    /// The dates that are still to come, the next one first, and the last stage that was reached.
    pub(super) fn where_proceedings_stand(&self) -> Section {
        let day = self.day();
        let proceedings = self.proceedings();
        let mut next: Vec<_> = proceedings
            .iter()
            .filter_map(|one| Some((one.next_date.filter(|next| *next >= day)?, one)))
            .collect();
        next.sort_by_key(|(date, _)| *date);
        let last = proceedings
            .iter()
            .rfind(|one| one.date.is_some_and(|date| date <= day));
        let last = last.map(|one| Point {
            lead: format!(
                "{}: {}",
                self.say(sentences::PRINT_LAST_STAGE),
                self.stage(one)
            ),
            text: self.proceeding(one).text,
            ..Point::default()
        });
        // What was given before a later stage may have been changed by it, and may be of other proceedings.
        let stages = proceedings.iter().filter_map(|one| one.date);
        let latest = stages.filter(|date| *date <= day).max();
        let next = next.into_iter().map(|(date, one)| {
            let is_latest = one.date.is_none() || one.date >= latest;
            let lead = match is_latest {
                true => sentences::PRINT_NEXT_DATE,
                false => sentences::PRINT_DATE_GIVEN_BEFORE,
            };
            Point {
                lead: format!("{}: {}", self.say(lead), self.date(date)),
                text: self.given_at(one),
                ..Point::default()
            }
        });
        Section {
            heading: self.say(sentences::PRINT_PROCEEDINGS_NOW),
            points: next.chain(last).collect(),
            whole: true,
            ..Section::default()
        }
    }

    /// What is not in force, an order a line; and, where no chronology goes along, the stages of proceedings, the newest first.
    pub(super) fn orders_and_stages_before(&self) -> Section {
        let day = self.day();
        let orders = self.orders().into_iter();
        let others = orders.filter(|(_, order)| OnTheDay::of(order, day) != OnTheDay::InForce);
        let lines = others.map(|(_, order)| Point {
            lead: self.order_lead(order),
            text: order.reference.clone().unwrap_or_default(),
            ..Point::default()
        });
        let proceedings = self.proceedings();
        // In a bundle the chronology has them all, and the last one stands above.
        let stages = proceedings
            .iter()
            .rev()
            .filter(|_| self.input.beside == Beside::Nothing);
        let stages = stages.map(|one| self.proceeding(one));
        Section {
            heading: self.say(self.with_documents_or_alone(
                sentences::PRINT_ORDERS_NOT_IN_FORCE,
                sentences::PRINT_ORDERS_BEFORE,
            )),
            points: lines.chain(stages).collect(),
            ..Section::default()
        }
    }

    /// Those that are in force first, and of each kind the newest first.
    pub(super) fn orders(&self) -> Vec<(&KeptEntry, &Order)> {
        let day = self.day();
        let mut orders: Vec<_> = self
            .standing()
            .filter_map(|(kept, entry)| match entry {
                Entry::Order(order) => Some((kept, order)),
                _ => None,
            })
            .collect();
        orders.sort_by_key(|(_, order)| {
            let class = match OnTheDay::of(order, day) {
                OnTheDay::InForce => 0,
                OnTheDay::FromLater(_) => 1,
                OnTheDay::AskedFor => 2,
                OnTheDay::Ended(_) => 3,
                OnTheDay::Refused => 4,
            };
            (class, Reverse(order.from))
        });
        orders
    }

    /// By their dates; those without one stand last, as they were written.
    pub(super) fn proceedings(&self) -> Vec<&Proceeding> {
        let mut proceedings: Vec<_> = self
            .standing()
            .filter_map(|(_, entry)| match entry {
                Entry::Proceeding(proceeding) => Some(proceeding),
                _ => None,
            })
            .collect();
        proceedings.sort_by_key(|one| (one.date.is_none(), one.date));
        proceedings
    }

    /// "Non-molestation order (ended on 18 August 2026)"
    pub(super) fn order_lead(&self, order: &Order) -> String {
        let on = |id, date: NaiveDate| self.say_with(id, &[("date", self.date(date).into())]);
        let state = match OnTheDay::of(order, self.day()) {
            OnTheDay::InForce => on(sentences::PRINT_ORDER_IN_FORCE, self.day()),
            OnTheDay::FromLater(from) => on(sentences::PRINT_ORDER_FROM_LATER, from),
            OnTheDay::Ended(Some(until)) => on(sentences::PRINT_ORDER_ENDED_ON, until),
            OnTheDay::AskedFor | OnTheDay::Ended(None) | OnTheDay::Refused => {
                self.value("order-status", order.status)
            }
        };
        format!("{} ({state})", self.order_kind(&order.order_kind))
    }

    fn order_point(&self, kept: &KeptEntry, order: &Order) -> Point {
        let written = self.times.moment(kept.written);
        let mut facts = self.order_facts(order);
        facts.extend(self.fact(sentences::PRINT_LAST_WRITTEN, Some(&written)));
        Point {
            lead: self.order_lead(order),
            text: one_line(&facts),
            terms: numbered_terms(order),
            note: String::new(),
        }
    }

    /// What is written of an order beside its terms.
    pub(super) fn order_facts(&self, order: &Order) -> Vec<Fact> {
        let date = |date: Option<NaiveDate>| date.map(|date| self.date(date));
        let against = order.against.map(|person| self.name(person));
        [
            self.fact(sentences::PRINT_AGAINST, against.as_deref()),
            self.fact(sentences::PRINT_MADE_BY, order.made_by.as_deref()),
            self.fact(sentences::PRINT_REFERENCE, order.reference.as_deref()),
            self.fact(sentences::PRINT_FROM, date(order.from).as_deref()),
            self.fact(sentences::PRINT_UNTIL, date(order.until).as_deref()),
            self.fact(sentences::PRINT_SERVED, date(order.served).as_deref()),
            self.fact(sentences::PRINT_MORE, order.words.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    fn proceeding(&self, proceeding: &Proceeding) -> Point {
        Point {
            lead: self.stage(proceeding),
            text: one_line(&self.proceeding_facts(proceeding)),
            ..Point::default()
        }
    }

    /// "Charge, 18 August 2026"
    pub(super) fn stage(&self, proceeding: &Proceeding) -> String {
        let stage = self.value("stage", proceeding.stage);
        match proceeding.date {
            Some(on) => format!("{stage}, {}", self.date(on)),
            None => stage,
        }
    }

    /// What is written of a stage beside its date.
    pub(super) fn proceeding_facts(&self, proceeding: &Proceeding) -> Vec<Fact> {
        let next = proceeding.next_date.map(|date| self.date(date));
        [
            self.fact(sentences::PRINT_AT, proceeding.place.as_deref()),
            self.fact(sentences::PRINT_OUTCOME, proceeding.outcome.as_deref()),
            self.fact(sentences::PRINT_NEXT_DATE, next.as_deref()),
            self.fact(sentences::PRINT_TOLD_BY, proceeding.told_by.as_deref()),
            self.fact(sentences::PRINT_MORE, proceeding.words.as_deref()),
        ]
        .into_iter()
        .flatten()
        .collect()
    }

    /// At which stage a date was given, and where.
    fn given_at(&self, proceeding: &Proceeding) -> String {
        let stage = self.stage(proceeding);
        let given = self.say_with(sentences::PRINT_GIVEN_AT, &[("stage", stage.into())]);
        match proceeding.place.as_deref() {
            Some(place) => format!("{given}, {place}"),
            None => given,
        }
    }
}

/// "1. Not to go there."
pub(super) fn numbered_terms(order: &Order) -> Vec<String> {
    let terms = order.terms.iter().zip(1..);
    terms
        .map(|(term, number)| format!("{number}. {term}"))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn order(status: OrderStatus, from: Option<&str>, until: Option<&str>) -> Order {
        let date = |date: Option<&str>| date.map(|date| date.parse().unwrap());
        Order {
            order_kind: "non_molestation_order".to_owned(),
            status,
            against: None,
            made_by: None,
            reference: None,
            from: date(from),
            until: date(until),
            terms: Vec::new(),
            served: None,
            words: None,
        }
    }

    #[test]
    fn an_order_is_in_force_up_to_its_last_day_and_not_after() {
        let on = |day: &str| {
            let order = order(OrderStatus::InForce, Some("2026-04-16"), Some("2026-08-18"));
            OnTheDay::of(&order, day.parse().unwrap())
        };
        let date = |date: &str| date.parse::<NaiveDate>().unwrap();
        assert_eq!(on("2026-04-15"), OnTheDay::FromLater(date("2026-04-16")));
        assert_eq!(on("2026-04-16"), OnTheDay::InForce);
        assert_eq!(on("2026-08-18"), OnTheDay::InForce);
        assert_eq!(on("2026-08-19"), OnTheDay::Ended(Some(date("2026-08-18"))));
    }

    #[test]
    fn what_the_keeper_calls_ended_or_refused_is_that() {
        let day = "2026-11-20".parse().unwrap();
        let later = Some("2029-10-02");
        let ended = order(OrderStatus::Ended, None, later);
        assert_eq!(OnTheDay::of(&ended, day), OnTheDay::Ended(None));
        let refused = order(OrderStatus::Refused, None, later);
        assert_eq!(OnTheDay::of(&refused, day), OnTheDay::Refused);
        let without_end = order(OrderStatus::InForce, None, None);
        assert_eq!(OnTheDay::of(&without_end, day), OnTheDay::InForce);
    }
}
