//! Who is told of: how many incidents name the other person, and how many do not. A record in which half of what happened
//! was seen of nobody says so by itself.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::{SentenceId, Words, sentences};
use domain::{EntryId, Role};

use crate::figure::{Figure, RuleId};
use crate::record::{Counted, Record, ids};
use crate::sentence::Sentence;

/// Of whom an incident tells. Each has one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Told {
    OtherPerson,
    SomebodyElse,
    NotKnown,
    Nobody,
}

const EACH: [(Told, RuleId, SentenceId); 4] = [
    (
        Told::OtherPerson,
        RuleId::NamesOtherPerson,
        sentences::FIGURE_NAMES_OTHER_PERSON,
    ),
    (
        Told::SomebodyElse,
        RuleId::NamesSomebodyElse,
        sentences::FIGURE_NAMES_SOMEBODY_ELSE,
    ),
    (
        Told::NotKnown,
        RuleId::SomebodyNotKnown,
        sentences::FIGURE_SOMEBODY_NOT_KNOWN,
    ),
    (
        Told::Nobody,
        RuleId::NobodyNamed,
        sentences::FIGURE_NOBODY_NAMED,
    ),
];

pub(crate) fn attribution(record: &Record<'_>, words: &Words) -> Vec<Figure> {
    let attribution = Attribution::of(record);
    let figures = EACH.into_iter().filter_map(|(wanted, rule, said)| {
        let found = record.which(|counted| attribution.told(counted) == wanted);
        if found.is_empty() {
            return None;
        }
        let named = found.iter().flat_map(|one| attribution.named(one));
        let people: BTreeSet<EntryId> = named.collect();
        let entries = ids(&found);
        let sentence = Sentence::new(words, rule).number(
            "incidents",
            sentences::FIGURE_INCIDENTS,
            found.len(),
            entries.clone(),
        );
        Some(sentence.say(said, entries.into_iter().chain(people).collect()))
    });
    figures.collect()
}

/// Who is named by whom a record tells of.
pub(crate) struct Attribution<'r> {
    record: &'r Record<'r>,
    called: BTreeMap<String, Option<EntryId>>,
}

impl<'r> Attribution<'r> {
    pub(crate) fn of(record: &'r Record<'r>) -> Self {
        Self {
            called: record.people_called(),
            record,
        }
    }

    pub(crate) fn names_other_person(&self, counted: &Counted<'_>) -> bool {
        self.told(counted) == Told::OtherPerson
    }

    /// Those of the record who are named, whether kept as such or called by what is theirs.
    pub(crate) fn named(&self, counted: &Counted<'_>) -> BTreeSet<EntryId> {
        let who = counted.incident.who.iter();
        who.filter_map(|who| match (who.person, who.name.as_deref()) {
            (Some(id), _) => Some(id),
            (None, Some(name)) => *self.called.get(&domain::folded_name(name))?,
            (None, None) => None,
        })
        .filter(|id| self.record.people.contains_key(id))
        .collect()
    }

    fn told(&self, counted: &Counted<'_>) -> Told {
        let named = self.named(counted);
        let is_other = |id: &EntryId| self.record.people[id].role == Role::OtherPerson;
        match (counted.incident.who.is_empty(), named.is_empty()) {
            _ if named.iter().any(is_other) => Told::OtherPerson,
            (_, false) => Told::SomebodyElse,
            (false, true) => Told::NotKnown,
            (true, true) => Told::Nobody,
        }
    }
}
