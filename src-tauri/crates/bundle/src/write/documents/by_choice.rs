//! The documents that are made by choice, each from what it may know.

use catalogue::{SentenceId, sentences};
use domain::Entry;

use super::exhibit_pages::ExhibitPages;
use super::exhibit_texts::exhibit_texts;
use super::left_out::left_out;
use crate::case_file::CaseFile;
use crate::format::by_choice::ByChoice;
use crate::plan::{Plan, WhyLeftOut};
use crate::print::{
    Book, CertificateFacts, NotHere, NotReliedOn, PlacesOfExhibits, PrintInput, PrintJob,
    continuity, exhibit_book, family_chronology, not_relied_on, redaction_certificate,
};

/// What is to be printed.
pub(super) enum ToPrint<'a> {
    /// The book, in as many volumes as it needs.
    Book(Box<Book<'a>>),
    /// One paper.
    Paper(Box<PrintJob>),
}

/// A document, ready to be printed.
pub(super) fn to_print<'a>(
    document: ByChoice,
    input: &PrintInput<'a>,
    case: &CaseFile,
    plan: &Plan,
    drawn: &ExhibitPages<'_>,
    places: PlacesOfExhibits<'_>,
) -> ToPrint<'a> {
    let paper = match document {
        ByChoice::ExhibitBook => {
            let book = exhibit_book(input, exhibit_texts(case, plan, drawn));
            return ToPrint::Book(Box::new(book));
        }
        ByChoice::RedactionCertificate => redaction_certificate(input, &certificate_facts(plan)),
        ByChoice::FamilyChronology => family_chronology(input, places),
        ByChoice::Continuity => continuity(input),
        ByChoice::NotReliedOn => not_relied_on(input, places.chronology, &not_here(case, plan)),
    };
    ToPrint::Paper(Box::new(paper))
}

/// What is said of it where the files are named.
pub(super) const fn what_it_is(document: ByChoice) -> SentenceId {
    match document {
        ByChoice::ExhibitBook => sentences::BUNDLE_FILE_BOOK,
        ByChoice::RedactionCertificate => sentences::BUNDLE_FILE_CERTIFICATE,
        ByChoice::FamilyChronology => sentences::BUNDLE_FILE_FAMILY,
        ByChoice::Continuity => sentences::BUNDLE_FILE_CONTINUITY,
        ByChoice::NotReliedOn => sentences::BUNDLE_FILE_NOT_RELIED_ON,
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

/// What the record holds beside the bundle. That there is something of which only police may know is told by a count alone, and
/// so is what would say more by its kind than that it is there.
fn not_here(case: &CaseFile, plan: &Plan) -> NotReliedOn {
    let mut not_here = NotReliedOn::default();
    for left in &plan.left_out {
        let kept = case.entry(left.entry);
        let may_be_named = matches!(left.why, WhyLeftOut::NotChosen | WhyLeftOut::Note);
        let named = kept.filter(|_| may_be_named).and_then(|kept| {
            let what = match (kept.entry.as_ref()?, kept.number) {
                (Entry::Incident(_), Some(number)) => NotHere::Incident(number),
                (Entry::Event(_), Some(number)) => NotHere::Event(number),
                (Entry::Item(item), _) => NotHere::Exhibit(item.exhibit.to_string()),
                (Entry::Note(_), _) => NotHere::Note,
                _ => return None,
            };
            Some((what, kept.first_written))
        });
        match named {
            Some(named) => not_here.named.push(named),
            None => not_here.others += 1,
        }
    }
    not_here
}
