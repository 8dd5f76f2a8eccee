//! What came after: after it was known to be unwanted, after police were told, after an order began.
//! "After" is a later day, certainly. What may have been on the same day or before is left out.

use std::collections::BTreeSet;

use catalogue::{Words, sentences};
use chrono::NaiveDate;
use domain::{Answer, EntryId, OrderStatus, ReportedTo};

use crate::counts::attribution::Attribution;
use crate::dated::Dated;
use crate::figure::{Figure, RuleId};
use crate::pack::Pack;
use crate::record::{Counted, Record, ids};
use crate::sentence::Sentence;

pub(crate) fn unwanted(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let known = record.which(|counted| {
        let unwanted = counted.incident.unwanted.as_ref();
        unwanted.is_some_and(|unwanted| unwanted.known == Answer::Yes)
    });
    let Some(day) = known.iter().filter_map(|incident| incident.day()).min() else {
        return Vec::new();
    };
    let of_that_day: Vec<EntryId> = known
        .iter()
        .filter(|incident| incident.day() == Some(day))
        .map(|incident| incident.id)
        .collect();
    let found = record.which(|incident| incident.is_after(day));
    if found.is_empty() {
        return Vec::new();
    }
    let sentence = Sentence::new(words, RuleId::AfterUnwanted)
        .number(
            "incidents",
            sentences::FIGURE_INCIDENTS,
            found.len(),
            ids(&found),
        )
        .text("date", words.date(day));
    let entries = [of_that_day, ids(&found)].concat();
    vec![sentence.say(sentences::FIGURE_AFTER_UNWANTED, entries)]
}

pub(crate) fn reports(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let to_police = record
        .reports
        .iter()
        .filter(|(_, report)| report.to == ReportedTo::Police);
    to_police
        .filter_map(|(id, report)| {
            let day = Dated::of(report.when.as_ref()?)?.day?;
            let what = words.say(sentences::FIGURE_REPORT_TO_POLICE);
            after(record, (*id, RuleId::AfterReport, what, day), words)
        })
        .collect()
}

/// An order that was only asked for, or refused, binds nobody, and one that was made nobody who does not know of it (Family
/// Law Act 1996, section 42A(2)): it counts from the day on which it was served, where that is written down.
pub(crate) fn orders(record: &Record<'_>, pack: &Pack, words: &Words) -> Vec<Figure> {
    let made = record
        .orders
        .iter()
        .filter(|(_, order)| matches!(order.status, OrderStatus::InForce | OrderStatus::Ended));
    made.filter_map(|(id, order)| {
        let label = pack.order_label(&order.order_kind, words);
        let (day, said) = match order.served {
            Some(served) => (served, sentences::FIGURE_SERVICE_OF_ORDER),
            None => (order.from?, sentences::FIGURE_DATE_OF_ORDER),
        };
        let what = words.say_with(said, &[("order", label.into())]);
        after(record, (*id, RuleId::AfterOrder, what, day), words)
    })
    .collect()
}

pub(crate) fn stages(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    record
        .proceedings
        .iter()
        .filter_map(|(id, proceeding)| {
            let stage = words.of_variant("stage", &proceeding.stage);
            let what = words.say_with(sentences::FIGURE_STAGE, &[("stage", stage.into())]);
            after(
                record,
                (*id, RuleId::AfterStage, what, proceeding.date?),
                words,
            )
        })
        .collect()
}

fn after(
    record: &Record<'_>,
    (id, rule, what, day): (EntryId, RuleId, String, NaiveDate),
    words: &Words,
) -> Option<Figure> {
    let found = record.which(|incident| incident.is_after(day));
    if found.is_empty() {
        return None;
    }
    let sentence = Sentence::new(words, rule)
        .number(
            "incidents",
            sentences::FIGURE_INCIDENTS,
            found.len(),
            ids(&found),
        )
        .text("what", what)
        .text("date", words.date(day));
    let attribution = Attribution::of(record);
    let naming = found.iter().copied();
    let naming: Vec<&Counted<'_>> = naming
        .filter(|incident| attribution.names_other_person(incident))
        .collect();
    let sentence = match naming.len() {
        0 => sentence.text("naming", words.say(sentences::FIGURE_NAMING_NOBODY)),
        count => sentence.number(
            "naming",
            sentences::FIGURE_NAMING_OTHER_PERSON,
            count,
            ids(&naming),
        ),
    };
    let people = found.iter().flat_map(|one| attribution.named(one));
    let people: BTreeSet<EntryId> = people.collect();
    let people = people.into_iter().filter(|person| *person != id).collect();
    let entries = [vec![id], ids(&found), people].concat();
    let Some((first, first_entries)) = first_day(&found) else {
        return Some(sentence.say(sentences::FIGURE_AFTER, entries));
    };
    let later = usize::try_from((first - day).num_days()).unwrap_or(0);
    Some(
        sentence
            .number("later", sentences::FIGURE_DAYS_LATER, later, first_entries)
            .say(sentences::FIGURE_AFTER_FIRST, entries),
    )
}

/// The day of the first of them, where no other that is not dated to a day may have come before it.
fn first_day(found: &[&Counted<'_>]) -> Option<(NaiveDate, Vec<EntryId>)> {
    let first = found.iter().filter_map(|incident| incident.day()).min()?;
    let perhaps_earlier = |incident: &&&Counted<'_>| {
        incident.day().is_none()
            && incident
                .dated
                .is_some_and(|dated| dated.first_day() < first)
    };
    if found.iter().any(|incident| perhaps_earlier(&incident)) {
        return None;
    }
    let of_that_day = found
        .iter()
        .filter(|incident| incident.day() == Some(first))
        .map(|incident| incident.id)
        .collect();
    Some((first, of_that_day))
}
