//! The page that is read first of the part for police.

use std::collections::BTreeSet;

use catalogue::sentences;

use super::super::context::{PrintContext, PrintInput};
use super::super::read_me::ReadMeFacts;
use super::super::{Point, PrintJob, Section};
use crate::plan::consents::NotAgreed;

/// The page. `facts` are of this part.
pub fn police_read_me(
    input: &PrintInput<'_>,
    facts: &ReadMeFacts,
    not_agreed: &[NotAgreed],
) -> PrintJob {
    let context = PrintContext::for_police(*input, not_agreed);
    let case = [("case", input.case.label.to_string().into())];
    let check = [
        context.say_with(
            sentences::PRINT_CHECK,
            &[("name", facts.how_to_check.clone().into())],
        ),
        context.say(sentences::PRINT_POLICE_CHECK_BESIDE),
    ];
    let sections = vec![
        context.where_to_begin(facts),
        Section {
            heading: context.say(sentences::PRINT_POLICE_SENSITIVE_HEADING),
            sentences: vec![context.say(sentences::PRINT_POLICE_SENSITIVE)],
            ..Section::default()
        },
        Section {
            heading: context.say(sentences::PRINT_CHECK_HEADING),
            sentences: Vec::from(check),
            ..Section::default()
        },
        context.not_in_the_part(facts),
    ];
    context.police_only_job(
        context.say_with(sentences::PRINT_POLICE_READ_ME_TITLE, &case),
        context.say_with(sentences::PRINT_POLICE_READ_ME_OPENING, &case),
        sections,
    )
}

impl PrintContext<'_> {
    fn not_in_the_part(&self, facts: &ReadMeFacts) -> Section {
        let kept = self.not_agreed.values().filter(|thing| !thing.given);
        let days: BTreeSet<_> = kept.clone().flat_map(|thing| thing.days.iter()).collect();
        let days: Vec<String> = days.into_iter().map(|day| self.date(*day)).collect();
        let count = kept.count();
        let kept = (count > 0).then(|| {
            let values = [("count", count.into()), ("dates", days.join(", ").into())];
            self.say_with(sentences::PRINT_POLICE_KEPT, &values)
        });
        let left_out = kept.into_iter().chain(facts.left_out.iter().cloned());
        Section {
            heading: self.say(sentences::PRINT_NOT_IN_IT_HEADING),
            points: left_out
                .map(|text| Point {
                    text,
                    ..Point::default()
                })
                .collect(),
            ..Section::default()
        }
    }
}
