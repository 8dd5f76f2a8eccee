//! Fear of violence, counted apart by whom it was feared for: the law asks for fear of violence against oneself, and that
//! number must not be made bigger by fear for others.

use std::collections::BTreeSet;

use catalogue::{SentenceId, Words, sentences};
use chrono::NaiveDate;
use domain::{Answer, EntryId, FearedAgainst};

use crate::figure::{Figure, RuleId};
use crate::record::{Record, days, ids};
use crate::sentence::Sentence;

/// As many dates as a sentence can carry; more are given as from and to.
const DATES_IN_A_SENTENCE: usize = 6;

/// An incident with fear of both counts in both of the first two. What was written before it was asked against whom stands
/// by itself.
pub(crate) fn fear_of_violence(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let all = [
        feared(
            record,
            |against| against.is_some_and(FearedAgainst::oneself),
            (RuleId::FearAgainstOneself, sentences::FIGURE_FEAR_ONESELF),
            words,
        ),
        feared(
            record,
            |against| against.is_some_and(FearedAgainst::somebody_else),
            (RuleId::FearAgainstOthers, sentences::FIGURE_FEAR_OTHERS),
            words,
        ),
        feared(
            record,
            |against| against.is_none(),
            (RuleId::FearAgainstNotSaid, sentences::FIGURE_FEAR_NOT_SAID),
            words,
        ),
    ];
    all.into_iter().flatten().collect()
}

/// Only what was answered with "yes".
fn feared(
    record: &Record<'_>,
    counts: impl Fn(Option<FearedAgainst>) -> bool,
    (rule, what): (RuleId, SentenceId),
    words: &Words,
) -> Option<Figure> {
    let found = record.which(|counted| {
        let fear = counted.incident.fear_of_violence.as_ref();
        fear.is_some_and(|fear| fear.feared == Answer::Yes && counts(fear.against))
    });
    if found.is_empty() {
        return None;
    }
    let sentence = Sentence::new(words, rule)
        .text("fear", words.say(what))
        .number(
            "incidents",
            sentences::FIGURE_INCIDENTS,
            found.len(),
            ids(&found),
        );
    let days = days(&found);
    if days.is_empty() {
        return Some(sentence.say(sentences::FIGURE_FEAR_UNDATED, ids(&found)));
    }
    let dated: Vec<EntryId> = found
        .iter()
        .filter(|incident| incident.day().is_some())
        .map(|incident| incident.id)
        .collect();
    let sentence = sentence
        .number(
            "different",
            sentences::FIGURE_DIFFERENT_DAYS,
            days.len(),
            dated,
        )
        .text("dates", dates(&days, words));
    Some(sentence.say(sentences::FIGURE_FEAR, ids(&found)))
}

/// "3 April 2026; 9 May 2026", or "from … to …" where there are many.
fn dates(days: &BTreeSet<NaiveDate>, words: &Words) -> String {
    match (days.first(), days.last()) {
        (Some(first), Some(last)) if days.len() > DATES_IN_A_SENTENCE => words.say_with(
            sentences::FIGURE_FROM_TO,
            &[
                ("from", words.date(*first).into()),
                ("to", words.date(*last).into()),
            ],
        ),
        _ => {
            let dates: Vec<String> = days.iter().map(|day| words.date(*day)).collect();
            dates.join("; ")
        }
    }
}
