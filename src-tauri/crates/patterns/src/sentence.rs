//! A sentence in the making: words from the catalogue, numbers with their entries.

use catalogue::{Saying, SentenceId, Words};
use domain::EntryId;

use crate::figure::{Behind, Figure, RuleId};

/// Collects what a sentence says, then says it.
pub(crate) struct Sentence<'w> {
    words: &'w Words,
    rule: RuleId,
    values: Vec<(&'static str, Saying)>,
    numbers: Vec<i64>,
    behind: Vec<Behind>,
}

/// One of several numbers behind one another.
pub(crate) struct Listed<'a> {
    /// The phrase that says it.
    pub(crate) phrase: SentenceId,
    /// What the phrase needs besides.
    pub(crate) more: Vec<(&'a str, Saying)>,
    /// What is counted.
    pub(crate) entries: Vec<EntryId>,
}

impl<'w> Sentence<'w> {
    pub(crate) fn new(words: &'w Words, rule: RuleId) -> Self {
        Self {
            words,
            rule,
            values: Vec::new(),
            numbers: Vec::new(),
            behind: Vec::new(),
        }
    }

    /// Puts in words.
    pub(crate) fn text(mut self, name: &'static str, text: String) -> Self {
        self.values.push((name, Saying::Text(text)));
        self
    }

    /// Puts in a number of something ("6 incidents"), said by its own phrase of the catalogue.
    pub(crate) fn number(
        self,
        name: &'static str,
        phrase: SentenceId,
        number: usize,
        entries: Vec<EntryId>,
    ) -> Self {
        self.number_with(name, phrase, number, &[], entries)
    }

    /// The same for a phrase that needs more words ("6 in June").
    pub(crate) fn number_with(
        mut self,
        name: &'static str,
        phrase: SentenceId,
        number: usize,
        more: &[(&str, Saying)],
        entries: Vec<EntryId>,
    ) -> Self {
        let mut values = vec![("count", Saying::from(number))];
        values.extend(more.iter().cloned());
        let said = self.words.say_with(phrase, &values);
        self.values.push((name, Saying::Text(said.clone())));
        self.numbers.push(i64::try_from(number).unwrap_or(i64::MAX));
        self.behind.push(Behind { said, entries });
        self
    }

    /// Puts in several numbers behind one another ("3 in May, 1 in June"), each said by a phrase and with its entries.
    pub(crate) fn numbers(mut self, name: &'static str, listed: Vec<Listed<'_>>) -> Self {
        let mut said = Vec::new();
        for one in listed {
            self = self.number_with(name, one.phrase, one.entries.len(), &one.more, one.entries);
            self.values.pop();
            said.extend(self.behind.last().map(|behind| behind.said.clone()));
        }
        self.text(name, said.join(", "))
    }

    /// Says it. Of all entries it is known later which are incidents.
    pub(crate) fn say(self, id: SentenceId, entries: Vec<EntryId>) -> Figure {
        Figure {
            on_incidents: false,
            rule: self.rule,
            sentence: self.words.say_with(id, &self.values),
            numbers: self.numbers,
            behind: self.behind,
            entries,
        }
    }
}
