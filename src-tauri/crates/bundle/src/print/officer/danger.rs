//! What the first page says of danger: dates and counts, from what the keeper chose alone.

use catalogue::sentences;

use super::kinds::Kind;
use super::{Told, newest};
use crate::print::context::PrintContext;
use crate::print::{Fact, Section};

impl PrintContext<'_> {
    pub(super) fn danger(&self, incidents: &[Told<'_>]) -> Section {
        let facts = Kind::OF_DANGER.into_iter();
        Section {
            heading: self.say(sentences::PRINT_DANGER),
            facts: facts
                .filter_map(|kind| self.danger_of(kind, incidents))
                .collect(),
            whole: true,
            ..Section::default()
        }
    }

    /// "4 incidents, the newest on 9 May 2026 (incident 58)"
    fn danger_of(&self, kind: Kind, incidents: &[Told<'_>]) -> Option<Fact> {
        let found: Vec<Told<'_>> = incidents
            .iter()
            .filter(|told| kind.holds(told.incident))
            .copied()
            .collect();
        let told = newest(&found).or(found.last())?;
        let sentence = match told.latest() {
            Some(_) => sentences::PRINT_DANGER_NEWEST,
            None => sentences::PRINT_DANGER_WITHOUT_DATE,
        };
        let values = [
            ("count", found.len().into()),
            ("date", self.day_of(told).into()),
            ("number", told.kept.number_words().into()),
        ];
        let value = self.say_with(sentence, &values);
        Some(Fact::new(self.say(kind.heading()), value))
    }
}
