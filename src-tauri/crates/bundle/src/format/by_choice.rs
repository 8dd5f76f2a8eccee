//! The documents that are made only where the person chooses them.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A document that is made by choice.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ByChoice {
    /// Each exhibit as it can be seen or read on paper.
    ExhibitBook,
    /// What is withheld, where and why.
    RedactionCertificate,
    /// What happened, in numbered paragraphs, for a family court.
    FamilyChronology,
    /// Each exhibit's way into the record and out of it, with labels.
    Continuity,
    /// What the record holds and the bundle does not rely on.
    NotReliedOn,
}

impl ByChoice {
    /// All that there are, in the order of their files.
    pub const ALL: [Self; 5] = [
        Self::ExhibitBook,
        Self::RedactionCertificate,
        Self::FamilyChronology,
        Self::Continuity,
        Self::NotReliedOn,
    ];

    /// What its file is called.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::ExhibitBook => "05_exhibit_book.pdf",
            Self::RedactionCertificate => "06_redaction_certificate.pdf",
            Self::FamilyChronology => "07_chronology_for_a_family_court.pdf",
            Self::Continuity => "08_continuity_of_exhibits.pdf",
            Self::NotReliedOn => "09_not_relied_on.pdf",
        }
    }
}
