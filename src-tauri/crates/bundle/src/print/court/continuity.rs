//! What the record knows of each exhibit's way, from where it came to this bundle, and labels that can be cut out. A statement
//! has to identify clearly what it refers to (Criminal Procedure Rules 2020, r. 16.3); no form of label is asked for.

use catalogue::sentences;
use domain::Item;

use super::{CourtContent, CourtExhibit, CourtFact, CourtLabels, CourtPaper, CourtPart};
use crate::case_file::{ExhibitFile, HandedOver};
use crate::format::by_choice::ByChoice;
use crate::print::PrintJob;
use crate::print::context::{PrintContext, PrintInput, written};

/// The statement, with its labels.
pub fn continuity(input: &PrintInput<'_>) -> PrintJob {
    let context = PrintContext::of(*input);
    let shown_in = context.incidents_by_item();
    let exhibits = context.exhibits();
    let things = exhibits.iter().map(|(item, file)| {
        let incidents = shown_in.get(&file.item).map_or(&[][..], Vec::as_slice);
        context.exhibits_way(item, file, incidents)
    });
    let labels = exhibits.iter().map(|(item, _)| {
        let said = context.exhibit_said(item);
        (item.exhibit.to_string(), said)
    });
    let opening = [
        sentences::PRINT_CONTINUITY_OPENING,
        sentences::PRINT_CONTINUITY_BEFORE,
        sentences::PRINT_CONTINUITY_BUNDLES,
        sentences::PRINT_CONTINUITY_NO_STATEMENT,
    ];
    let paper = CourtPaper {
        which: ByChoice::Continuity,
        blanks: Vec::new(),
        opening: opening.map(|id| context.say(id)).into(),
        parts: vec![
            CourtPart {
                heading: context.say(sentences::PRINT_EXHIBITS),
                sentences: Vec::new(),
                content: CourtContent::Exhibits(things.collect()),
            },
            CourtPart {
                heading: context.say(sentences::PRINT_LABELS),
                sentences: vec![context.say(sentences::PRINT_LABELS_OPENING)],
                content: CourtContent::Labels(CourtLabels {
                    exhibit: context.say(sentences::PRINT_LABEL_EXHIBIT),
                    statement_of: context.say(sentences::PRINT_LABEL_STATEMENT_OF),
                    signed: context.say(sentences::PRINT_LABEL_SIGNED),
                    date: context.say(sentences::PRINT_DATE),
                    labels: labels.collect(),
                }),
            },
        ],
    };
    context.court_job(sentences::PRINT_CONTINUITY_TITLE, paper)
}

impl PrintContext<'_> {
    /// "Photo: the car outside".
    fn exhibit_said(&self, item: &Item) -> String {
        let kind = self.value("item-kind", item.item_kind);
        match written(item.description.as_deref()) {
            Some(description) => format!("{kind}: {description}"),
            None => kind,
        }
    }

    fn exhibits_way(&self, item: &Item, file: &ExhibitFile, incidents: &[String]) -> CourtExhibit {
        let not_written = || self.say(sentences::PRINT_NOT_WRITTEN_DOWN);
        let said = |words: Option<&str>| written(words).map_or_else(not_written, str::to_owned);
        let fact = |label, value: String| CourtFact {
            label: self.say(label),
            value,
            code: false,
        };
        let code = |label, value: String| CourtFact {
            code: true,
            ..fact(label, value)
        };
        let mut facts = Vec::new();
        if !incidents.is_empty() {
            facts.push(fact(sentences::PRINT_INCIDENTS, incidents.join(", ")));
        }
        facts.extend([
            fact(sentences::PRINT_PRODUCED_BY, self.producer(item)),
            fact(
                sentences::PRINT_RECEIVED_FROM,
                said(item.received_from.as_deref()),
            ),
            fact(
                sentences::PRINT_RECEIVED_INTO,
                said(self.received(item, file.item).as_deref()),
            ),
            fact(
                sentences::PRINT_ORIGINAL_IS,
                said(item.original_is.as_deref()),
            ),
        ]);
        if let Some(reference) = written(item.police_reference.as_deref()) {
            facts.push(fact(
                sentences::PRINT_POLICE_REFERENCE,
                reference.to_owned(),
            ));
        }
        facts.push(match file.tells_what_was_received {
            true => code(sentences::PRINT_CONTINUITY_HASH, item.digest.to_string()),
            false => fact(
                sentences::PRINT_CONTINUITY_HASH,
                self.say(sentences::PRINT_TOLD_TO_POLICE_ALONE),
            ),
        });
        facts.push(fact(
            sentences::PRINT_CONTINUITY_HERE,
            self.how_it_is_here(file),
        ));
        if file.how == HandedOver::CleanCopy {
            facts.push(code(
                sentences::PRINT_HASH_COPY,
                file.handed_over.to_string(),
            ));
        }
        let before = self.bundles_that_gave(file);
        facts.push(fact(
            sentences::PRINT_CONTINUITY_BEFORE_THIS,
            match before.is_empty() {
                true => self.say(sentences::PRINT_CONTINUITY_IN_NONE),
                false => before.join("; "),
            },
        ));
        CourtExhibit {
            mark: item.exhibit.to_string(),
            said: self.exhibit_said(item),
            facts,
        }
    }

    fn how_it_is_here(&self, file: &ExhibitFile) -> String {
        let name = file.file_name.clone().unwrap_or_default();
        match file.how {
            HandedOver::AsReceived => self.say_with(
                sentences::PRINT_CONTINUITY_AS_RECEIVED,
                &[("name", name.into())],
            ),
            HandedOver::CleanCopy => self.clean_copy(&name, file),
            how => self.say(how.instead_of_a_file()),
        }
    }

    /// When the bundles were made that gave its file before, oldest first. Of what only police got nobody else is told.
    fn bundles_that_gave(&self, file: &ExhibitFile) -> Vec<String> {
        let earlier = self.input.case.earlier_bundles.iter();
        let gave = earlier.filter(|bundle| bundle.gave.contains(&file.item));
        gave.map(|bundle| self.times.moment(bundle.made)).collect()
    }
}
