//! The documents that are made by choice, each from what it may know.

use catalogue::{SentenceId, sentences};

use super::exhibit_texts::exhibit_texts;
use super::left_out::left_out;
use crate::case_file::{CaseFile, Evidence};
use crate::format::by_choice::ByChoice;
use crate::plan::Plan;
use crate::print::{
    CertificateFacts, ExhibitPages, PrintInput, PrintJob, continuity, exhibit_book,
    family_chronology, redaction_certificate,
};

/// Its volumes; most have one.
pub(super) fn volumes(
    document: ByChoice,
    input: &PrintInput<'_>,
    case: &CaseFile,
    plan: &Plan,
    evidence: &dyn Evidence,
    pages: ExhibitPages<'_>,
) -> Vec<PrintJob> {
    match document {
        ByChoice::ExhibitBook => exhibit_book(input, &exhibit_texts(case, plan, evidence)),
        ByChoice::RedactionCertificate => {
            vec![redaction_certificate(input, &certificate_facts(plan))]
        }
        ByChoice::FamilyChronology => vec![family_chronology(input, pages)],
        ByChoice::Continuity => vec![continuity(input)],
    }
}

/// What is said of it where the files are named.
pub(super) const fn what_it_is(document: ByChoice) -> SentenceId {
    match document {
        ByChoice::ExhibitBook => sentences::BUNDLE_FILE_BOOK,
        ByChoice::RedactionCertificate => sentences::BUNDLE_FILE_CERTIFICATE,
        ByChoice::FamilyChronology => sentences::BUNDLE_FILE_FAMILY,
        ByChoice::Continuity => sentences::BUNDLE_FILE_CONTINUITY,
    }
}

fn certificate_facts(plan: &Plan) -> CertificateFacts {
    let withheld = plan.withheld.iter();
    CertificateFacts {
        withheld: withheld.map(|thing| thing.shown.clone()).collect(),
        left_out: left_out(plan),
        police_have_the_key: plan.choice.police_only,
    }
}
