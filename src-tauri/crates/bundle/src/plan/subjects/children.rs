//! The children who are kept as people: where one of them is named, a child is.

use std::collections::BTreeSet;
use std::ops::Range;

use chrono::NaiveDate;
use domain::{Entry, Person, Role};

use super::listed::words_before_a_child;
use super::terms::{Terms, words};
use crate::case_file::CaseFile;
use crate::plan::redaction::View;

/// Under this age somebody is a child (Children Act 1989, s. 105(1)).
const OF_AGE: u32 = 18;

/// So many words stand at most before what a child is to somebody: "Beth's eldest". "Mother of two children" is none.
const BEFORE: usize = 1;

/// What children are called.
#[derive(Debug, Default)]
pub(crate) struct Children(Terms);

impl Children {
    pub(crate) fn of(case: &CaseFile) -> Self {
        let entries = case.entries.iter().filter_map(|kept| kept.entry.as_ref());
        Self::among(entries, case.made.local().date_naive())
    }

    /// Those who are children today.
    pub(super) fn among<'a>(entries: impl Iterator<Item = &'a Entry>, today: NaiveDate) -> Self {
        let people = entries.filter_map(|entry| match entry {
            Entry::Person(person) if is_child(person, today) => Some(&**person),
            _ => None,
        });
        let names: BTreeSet<Vec<String>> = people
            .flat_map(|person| person.aliases.iter().chain([&person.name]))
            .filter_map(|name| name.split_whitespace().next())
            .map(words)
            .filter(|words| !words.is_empty())
            .collect();
        Self(Terms::of(names.into_iter().collect()))
    }

    /// Where one is named, with a capital: "Rose" is no flower.
    pub(super) fn in_view(&self, view: &View) -> Vec<Range<usize>> {
        let named = self.0.in_view(view).into_iter();
        named
            .map(|(_, part)| part)
            .filter(|part| view.is_capital(part.start))
            .collect()
    }
}

fn is_child(person: &Person, today: NaiveDate) -> bool {
    if matches!(
        person.role,
        Role::Keeper | Role::OtherPerson | Role::ActingForThem
    ) {
        return false;
    }
    match (person.born, &person.relationship) {
        (Some(born), _) => today.years_since(born).is_none_or(|age| age < OF_AGE),
        (None, Some(relationship)) => {
            words_before_a_child(relationship).is_some_and(|at| at <= BEFORE)
        }
        (None, None) => false,
    }
}
