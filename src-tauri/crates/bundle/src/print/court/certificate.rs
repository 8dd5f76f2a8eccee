//! What is withheld, where and why, and never what it was: each thing that is left out has to be one that can be answered for.

use std::collections::BTreeSet;

use catalogue::sentences;

use super::{CourtContent, CourtPaper, CourtPart};
use crate::case_file::{ExhibitFile, HandedOver, KeptEntry};
use crate::format::by_choice::ByChoice;
use crate::plan::finding::Location;
use crate::plan::numbered::WithheldMark;
use crate::print::PrintJob;
use crate::print::context::{PrintContext, PrintInput};

/// What the certificate says beyond the input. The key is not among it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct CertificateFacts {
    /// The marks that stand in the bundle.
    pub withheld: Vec<WithheldMark>,
    /// What is not in the bundle at all, one sentence each.
    pub left_out: Vec<String>,
    /// Whether police get the key to the marks.
    pub police_have_the_key: bool,
}

/// The certificate.
pub fn redaction_certificate(input: &PrintInput<'_>, facts: &CertificateFacts) -> PrintJob {
    let context = PrintContext::of(*input);
    let key = match facts.police_have_the_key {
        true => sentences::PRINT_CERTIFICATE_KEY_WITH_POLICE,
        false => sentences::PRINT_CERTIFICATE_KEY_WITH_THE_KEEPER,
    };
    let made = [("date", context.date(context.day()).into())];
    let paper = CourtPaper {
        which: ByChoice::RedactionCertificate,
        blanks: Vec::new(),
        opening: vec![
            context.say_with(sentences::PRINT_CERTIFICATE_OPENING, &made),
            context.say(sentences::PRINT_CERTIFICATE_WHO),
            context.say(sentences::PRINT_CERTIFICATE_HOW),
            context.say(key),
        ],
        parts: vec![
            context.under_a_number(&facts.withheld),
            context.without_a_mark(),
            context.copies(),
            context.files_kept_back(),
            CourtPart {
                heading: context.say(sentences::PRINT_NOT_IN_IT_HEADING),
                sentences: facts.left_out.clone(),
                content: CourtContent::Sentences,
            },
        ]
        .into_iter()
        .filter(|part| !part.sentences.is_empty() || part.content != CourtContent::Sentences)
        .collect(),
    };
    context.court_job(sentences::PRINT_CERTIFICATE_TITLE, paper)
}

impl PrintContext<'_> {
    fn under_a_number(&self, withheld: &[WithheldMark]) -> CourtPart {
        let rows = withheld.iter().map(|mark| {
            vec![
                mark.mark.clone(),
                self.stands_where(mark).join("; "),
                mark.why.clone(),
            ]
        });
        let columns = vec![
            self.column(sentences::PRINT_CERTIFICATE_MARK, 4),
            self.column(sentences::PRINT_CERTIFICATE_WHERE, 6),
            self.column(sentences::PRINT_CERTIFICATE_WHY, 4),
        ];
        self.court_table(
            sentences::PRINT_CERTIFICATE_NUMBERED,
            sentences::PRINT_CERTIFICATE_NONE_NUMBERED,
            columns,
            rows.collect(),
        )
    }

    /// "Incidents 3, 7 (event)", "SC/4", "Order": where a mark is found in what goes out.
    fn stands_where(&self, mark: &WithheldMark) -> Vec<String> {
        let mut places = Vec::new();
        if !mark.incidents.is_empty() {
            let count = mark.incidents.len().into();
            let numbers = self.listed_numbers(mark.incidents.iter().copied()).into();
            places.push(self.say_with(
                sentences::PRINT_WITHHELD_IN_INCIDENTS,
                &[("count", count), ("numbers", numbers)],
            ));
        }
        if mark.elsewhere {
            let others = self.input.entries.iter();
            let others = others.filter(|kept| kept.number.is_none() && says(kept, &mark.mark));
            let others: BTreeSet<String> = others.map(|kept| self.called_by_kind(kept)).collect();
            match others.is_empty() {
                true => places.push(self.say(sentences::PRINT_CERTIFICATE_OF_A_NAME)),
                false => places.extend(others),
            }
        }
        places
    }

    pub(super) fn called_by_kind(&self, kept: &KeptEntry) -> String {
        match (kept.item(), &kept.entry) {
            (Some(item), _) => item.exhibit.to_string(),
            (None, Some(entry)) => self.value("entry-kind", entry.kind()),
            (None, None) => self.say(sentences::PRINT_ENTRY),
        }
    }

    /// What is taken out of a field that is no text leaves no mark, and no number.
    fn without_a_mark(&self) -> CourtPart {
        let mut marks: Vec<String> = Vec::new();
        for (item, file) in self.exhibits() {
            let is_its_place =
                |location: &Location| *location == Location::Point { item: file.item };
            let mut findings = self.input.findings.iter();
            if findings.any(|found| found.withheld && is_its_place(&found.location)) {
                marks.push(item.exhibit.to_string());
            }
        }
        let places = (!marks.is_empty()).then(|| {
            let marks = [("marks", marks.join(", ").into())];
            self.say_with(sentences::PRINT_CERTIFICATE_POINTS, &marks)
        });
        let always = [
            sentences::PRINT_CERTIFICATE_PROTECTED_PEOPLE,
            sentences::PRINT_CERTIFICATE_BORN,
            sentences::PRINT_CERTIFICATE_RECEIVED,
        ];
        let always = always.map(|id| self.say(id));
        CourtPart {
            heading: self.say(sentences::PRINT_CERTIFICATE_UNMARKED),
            sentences: places.into_iter().chain(always).collect(),
            content: CourtContent::Sentences,
        }
    }

    /// Mark and incidents of each exhibit of a kind, and what is told of its file.
    fn rows_of_exhibits(
        &self,
        is_told: impl Fn(&ExhibitFile) -> bool,
        told: impl Fn(&ExhibitFile) -> Vec<String>,
    ) -> Vec<Vec<String>> {
        let shown_in = self.incidents_by_item();
        let exhibits = self.exhibits().into_iter();
        let exhibits = exhibits.filter(|(_, file)| is_told(file));
        let rows = exhibits.map(|(item, file)| {
            let incidents = shown_in.get(&file.item).map_or(&[][..], Vec::as_slice);
            let mut row = vec![item.exhibit.to_string(), incidents.join(", ")];
            row.extend(told(file));
            row
        });
        rows.collect()
    }

    fn copies(&self) -> CourtPart {
        let is_copy = |file: &ExhibitFile| file.how == HandedOver::CleanCopy;
        let rows = self.rows_of_exhibits(is_copy, |file| {
            vec![self.left_out_of_a_copy(file), file.handed_over.to_string()]
        });
        let columns = vec![
            self.column(sentences::PRINT_BOOK_MARK, 2),
            self.column(sentences::PRINT_INCIDENTS, 3),
            self.column(sentences::PRINT_CERTIFICATE_COPY_LACKS, 6),
            self.code_column(sentences::PRINT_HASH_COPY, 9),
        ];
        self.court_table(
            sentences::PRINT_CERTIFICATE_COPIES,
            sentences::PRINT_CERTIFICATE_NO_COPIES,
            columns,
            rows,
        )
    }

    /// The kinds of what is withheld in a copy, and what was not read of the file that it was made from.
    fn left_out_of_a_copy(&self, file: &ExhibitFile) -> String {
        let findings = self.input.findings.iter();
        let withheld =
            findings.filter(|found| found.withheld && found.location.file() == Some(file.item));
        let kinds: BTreeSet<String> = withheld
            .map(|found| self.value("bundle-detail", found.kind))
            .collect();
        let mut lacks = self.why_not_as_received(file);
        if !kinds.is_empty() {
            let unnamed = self.say(sentences::PRINT_WHY_WITHHELD);
            lacks.retain(|why| *why != unnamed);
            let kinds: Vec<String> = kinds.into_iter().collect();
            let kinds = [("kinds", kinds.join(", ").into())];
            lacks.push(self.say_with(sentences::PRINT_CERTIFICATE_KINDS, &kinds));
        }
        lacks.join("; ")
    }

    fn files_kept_back(&self) -> CourtPart {
        let is_kept_back = |file: &ExhibitFile| file.how.is_kept_back();
        let rows = self.rows_of_exhibits(is_kept_back, |file| {
            vec![self.say(file.how.instead_of_a_file())]
        });
        let columns = vec![
            self.column(sentences::PRINT_BOOK_MARK, 2),
            self.column(sentences::PRINT_INCIDENTS, 3),
            self.column(sentences::PRINT_CERTIFICATE_WHERE_IT_IS, 9),
        ];
        self.court_table(
            sentences::PRINT_CERTIFICATE_FILES,
            sentences::PRINT_CERTIFICATE_NO_FILES,
            columns,
            rows,
        )
    }
}

/// Whether a mark stands in an entry, as it is or as it was.
fn says(kept: &KeptEntry, mark: &str) -> bool {
    let earlier = kept.earlier.iter().map(|earlier| &earlier.entry);
    let entries = kept.entry.iter().chain(earlier);
    let struck_out = kept.struck_out.iter();
    let struck_out = struck_out.chain(kept.put_back.iter().map(|put_back| &put_back.struck_out));
    let mut reasons = struck_out.filter_map(|struck_out| struck_out.reason.as_deref());
    entries
        .map(|entry| entry.to_json().to_string())
        .any(|said| said.contains(mark))
        || reasons.any(|reason| reason.contains(mark))
}
