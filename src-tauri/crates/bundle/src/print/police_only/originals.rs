//! The schedule of the part for police: the files that it alone holds, as they were received. What the main bag has in their place
//! has another hash.

use std::collections::{BTreeMap, BTreeSet};

use catalogue::sentences;
use chrono::NaiveDate;
use domain::{EntryId, Item};

use super::super::chronology::one_line;
use super::super::context::{PrintContext, PrintInput};
use super::super::{Fact, Point, PrintJob, Section};
use crate::case_file::{ExhibitFile, HandedOver};
use crate::plan::consents::NotAgreed;

/// The schedule. The input's exhibits are the originals that the part holds; `handed_over` says how each goes out in the main bag,
/// and why.
pub fn schedule_of_originals(
    input: &PrintInput<'_>,
    handed_over: &[ExhibitFile],
    not_agreed: &[NotAgreed],
) -> PrintJob {
    let context = PrintContext::for_police(*input, not_agreed);
    let in_main: BTreeMap<EntryId, &ExhibitFile> =
        handed_over.iter().map(|file| (file.item, file)).collect();
    context.police_only_job(
        context.say(sentences::PRINT_ORIGINALS_TITLE),
        context.say(sentences::PRINT_ORIGINALS_OPENING),
        vec![context.originals(&in_main), context.originals_not_told()],
    )
}

impl PrintContext<'_> {
    fn originals(&self, in_main: &BTreeMap<EntryId, &ExhibitFile>) -> Section {
        let shown_in = self.incidents_by_item();
        let points: Vec<Point> = self
            .exhibits()
            .into_iter()
            .map(|(item, file)| {
                let incidents = shown_in.get(&file.item).map_or(&[][..], Vec::as_slice);
                let why = in_main
                    .get(&file.item)
                    .map(|file| self.why_police_only(file));
                self.original(item, file, incidents, &why.unwrap_or_default())
            })
            .collect();
        Section {
            heading: self.say(sentences::PRINT_ORIGINALS),
            sentences: match points.is_empty() {
                true => vec![self.say(sentences::PRINT_ORIGINALS_NONE)],
                false => Vec::new(),
            },
            points,
            ..Section::default()
        }
    }

    fn original(
        &self,
        item: &Item,
        file: &ExhibitFile,
        incidents: &[String],
        why: &[String],
    ) -> Point {
        let facts = [
            self.fact(sentences::PRINT_FILE_IN_BUNDLE, file.file_name.as_deref()),
            self.listed(sentences::PRINT_INCIDENTS, incidents),
            self.fact(
                sentences::PRINT_RECEIVED_INTO,
                self.received(item, file.item).as_deref(),
            ),
            self.listed(sentences::PRINT_WHY_ONLY_HERE, why),
            self.fact(sentences::PRINT_SIZE, Some(&self.size(item, file))),
        ];
        let facts: Vec<Fact> = facts.into_iter().flatten().collect();
        let digest = item.digest.to_string().into();
        Point {
            lead: item.exhibit.to_string(),
            text: one_line(&facts),
            note: self.say_with(sentences::PRINT_HASH_IS, &[("digest", digest)]),
            ..Point::default()
        }
    }

    /// Why the main bag does not have these bytes: what was found in them, or that the keeper gives them to police alone.
    fn why_police_only(&self, in_main: &ExhibitFile) -> Vec<String> {
        let why = self.why_not_as_received(in_main);
        match (in_main.how, why.is_empty()) {
            (HandedOver::PoliceOnly, true) => {
                vec![self.say(sentences::PRINT_WHY_KEEPER_CHOSE)]
            }
            _ => why,
        }
    }

    /// The files that nobody gets since something stands in them that the keeper did not agree to tell.
    fn originals_not_told(&self) -> Section {
        let mut days: BTreeMap<EntryId, BTreeSet<NaiveDate>> = BTreeMap::new();
        for thing in self.not_agreed.values().filter(|thing| !thing.given) {
            for file in &thing.files {
                days.entry(*file).or_default().extend(&thing.days);
            }
        }
        let points = days.into_iter().filter_map(|(file, days)| {
            // The file may be what the keeper did not agree to give, or hold it.
            let sentence = match self.kept(file) {
                Some(_) => sentences::PRINT_NOT_AGREED,
                None => sentences::PRINT_ORIGINAL_NOT_TOLD,
            };
            Some(Point {
                lead: self.item(file)?.exhibit.to_string(),
                text: self.of_days(sentence, &days),
                ..Point::default()
            })
        });
        Section {
            heading: self.say(sentences::PRINT_ORIGINALS_NOT_TOLD),
            points: points.collect(),
            ..Section::default()
        }
    }
}
