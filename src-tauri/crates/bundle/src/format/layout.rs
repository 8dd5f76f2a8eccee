//! What a bundle is made of and where everything stands in it. The form of a bag is RFC 8493's; the rest is
//! `docs/bundle-format.md`.

use domain::Moment;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::case_file::CaseLabel;
use crate::extent::Extent;
use crate::format::by_choice::ByChoice;
use crate::plan::file_names::with_extension;

/// A part of what is handed over, which lies in the chosen folder under a name of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Part {
    /// The main bundle, which anybody can check.
    Evidence,
    /// Documents alone, in its place.
    Documents,
    /// What goes to police alone.
    PoliceOnly,
    /// What goes to an evidence portal.
    Portal,
}

impl Part {
    const ALL: [Self; 4] = [
        Self::Evidence,
        Self::Documents,
        Self::PoliceOnly,
        Self::Portal,
    ];

    const fn called(self) -> &'static str {
        match self {
            Self::Evidence => "_evidence_",
            Self::Documents => "_documents_",
            Self::PoliceOnly => "_POLICE_ONLY_",
            Self::Portal => "_portal_",
        }
    }

    /// Its name: the case, which part, how much of the record, the day.
    pub(crate) fn name(self, case: &CaseLabel, extent: Extent, made: Moment) -> String {
        let day = made.local().format("%Y-%m-%d");
        format!("{case}{}{}{day}", self.called(), extent.in_name())
    }

    /// How the text of a hand-over names what lists its files.
    pub(crate) const fn in_hand_over(self) -> &'static str {
        match self {
            Self::Evidence | Self::Documents => "main",
            Self::PoliceOnly => "police-only",
            Self::Portal => "portal",
        }
    }

    /// Whether a name is that of a part of this case.
    pub(crate) fn is_named(name: &str, case: &CaseLabel) -> bool {
        let rest = name.strip_prefix(case.as_str());
        rest.is_some_and(|rest| Self::ALL.iter().any(|part| rest.starts_with(part.called())))
    }
}

/// Whether a name says which part of a hand-over it is of, and not only which case.
pub(crate) fn is_called_as_a_part(name: &str) -> bool {
    let mut parts = Part::ALL.iter();
    parts.any(|part| name.contains(part.called()))
}

/// A document that will be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DocumentKind {
    /// One page: what this is and how to check it.
    ReadMe,
    /// Two pages to copy from.
    ForTheOfficer,
    /// Everything in order, with pictures.
    Chronology,
    /// The list of exhibits.
    ExhibitSchedule,
    /// Both as a spreadsheet.
    Spreadsheet,
    /// What the part for police is: police-only.
    PoliceReadMe,
    /// How to reach people: police-only.
    ContactSheet,
    /// The files that only the part for police holds: police-only.
    OriginalsSchedule,
    /// One that is made by choice.
    #[serde(untagged)]
    ByChoice(ByChoice),
}

impl DocumentKind {
    /// What its file is called. A chronology and a book of exhibits of several volumes have a file for each.
    pub const fn file_name(self) -> &'static str {
        match self {
            Self::ReadMe => "00_READ_ME_FIRST.pdf",
            Self::ForTheOfficer => "01_for_the_officer.pdf",
            Self::Chronology => "02_chronology.pdf",
            Self::ExhibitSchedule => "03_exhibit_schedule.pdf",
            Self::Spreadsheet => "04_chronology_and_exhibits.xlsx",
            Self::ByChoice(document) => document.file_name(),
            Self::PoliceReadMe => "00_POLICE_ONLY_READ_ME_FIRST.pdf",
            Self::ContactSheet => "01_POLICE_ONLY_contact_sheet.pdf",
            Self::OriginalsSchedule => "02_POLICE_ONLY_schedule_of_originals.pdf",
        }
    }
}

/// The bag's payload. What stands outside it is what makes it a bag, what checks it, and what is to be read first.
pub(crate) const PAYLOAD: &str = "data/";
pub(crate) const BAG: &str = "bagit.txt";
pub(crate) const BAG_INFO: &str = "bag-info.txt";
pub(crate) const MANIFEST: &str = "manifest-sha256.txt";
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";

/// The text that is signed, and the six files about it: the folder holds these and no other.
pub(crate) const SIGNATURE: &str = "signature/";
pub(crate) const HAND_OVER: &str = "signature/hand-over.txt";
pub(crate) const RAW_SIGNATURE: &str = "signature/hand-over.txt.sig";
pub(crate) const SSH_SIGNATURE: &str = "signature/hand-over.txt.sshsig";
pub(crate) const PUBLIC_KEY: &str = "signature/public-key.pem";
pub(crate) const ALLOWED_SIGNERS: &str = "signature/allowed_signers";
pub(crate) const KEY_LINE: &str = "signature/key.pub";

/// What in `bag-info.txt` keeps a bag from being guessed by its hash.
pub(crate) const BLIND: &str = "Daybook-Blind";

pub(crate) const READ_ME: &str = DocumentKind::ReadMe.file_name();
pub(crate) const HOW_TO_CHECK: &str = "01_HOW_TO_CHECK.txt";
pub(crate) const POLICE_ONLY_HOW_TO_CHECK: &str = "01_POLICE_ONLY_HOW_TO_CHECK.txt";

pub(crate) const DOCUMENTS: &str = "data/1_documents/";
pub(crate) const EXHIBITS: &str = "data/2_exhibits/";
const READABLE_COPIES: &str = "data/3_readable_copies/";

pub(crate) const LOG: &str = "data/4_machine_readable/log.json";
pub(crate) const LOG_SCHEMA: &str = "data/4_machine_readable/log.schema.json";
/// A spreadsheet that opens it may take a telephone number for a number and drop its nought: its name says whom it is for.
pub(crate) const CSV: &str = "data/4_machine_readable/chronology_for_programs.csv";
pub(crate) const LEAVES: &str = "data/4_machine_readable/ledger.jsonl";
/// The hashes of all leaves, one a line: every earlier root can be worked out from them.
pub(crate) const LEAF_HASHES: &str = "data/4_machine_readable/ledger_hashes.txt";
pub(crate) const BODIES: &str = "data/4_machine_readable/ledger_bodies.jsonl";
pub(crate) const CHECKPOINT: &str = "data/4_machine_readable/ledger_checkpoint.txt";
/// What was handed over before, as it was signed.
pub(crate) const EARLIER_HAND_OVERS: &str = "data/4_machine_readable/hand_overs.txt";
/// What the fields say that the main bag withholds.
pub(crate) const POLICE_ONLY_OPENINGS: &str = "data/4_machine_readable/police_only_openings.jsonl";
/// Which fields that the main bag withholds the keeper keeps from police too. It is there only where there are such.
pub(crate) const POLICE_ONLY_NOT_OPENED: &str =
    "data/4_machine_readable/police_only_not_opened.jsonl";
pub(crate) const POLICE_ONLY_ENTRIES: &str = "data/4_machine_readable/police_only_entries.json";

/// What lists the files of a folder for an evidence portal.
pub(crate) const PORTAL_LIST: &str = "portal-sha256.txt";
/// The first line of that list where the bundle's ZIP goes along, whose hash cannot stand in it: `sha256sum` passes over it.
pub(crate) const WITH_ZIP: &str = "# with the ZIP of the bundle\n";

/// What says which files a portal's limits kept out.
pub(crate) const PORTAL_NOT_HERE: &str = "00_WHAT_IS_NOT_HERE.txt";

/// What is signed, its signature and who may sign, as they are called in a portal's folder where no ZIP holds them. Portals go
/// by extensions, and each of them is a text.
pub(crate) const LOOSE_SIGNATURE: [(&str, &str); 3] = [
    (HAND_OVER, "hand-over.txt"),
    (SSH_SIGNATURE, "hand-over.txt.sshsig.txt"),
    (ALLOWED_SIGNERS, "allowed_signers.txt"),
];

/// What a file is called where there are no folders.
pub(crate) fn flat(path: &str) -> &str {
    path.strip_prefix(SIGNATURE)
        .unwrap_or_else(|| path.rsplit('/').next().unwrap_or(path))
}

/// Where a document stands. The one to be read first lies where a bundle is opened.
pub(crate) fn document_path(document: DocumentKind) -> String {
    match document {
        DocumentKind::ReadMe | DocumentKind::PoliceReadMe => document.file_name().to_owned(),
        _ => format!("{DOCUMENTS}{}", document.file_name()),
    }
}

/// What a volume of the chronology is called, of so many.
pub(crate) fn chronology_volume(volume: usize, volumes: usize) -> String {
    match volumes {
        0 | 1 => DocumentKind::Chronology.file_name().to_owned(),
        _ => format!("02_chronology_volume_{volume:02}.pdf"),
    }
}

/// The same of a document that is made by choice.
pub(crate) fn volume_by_choice(document: ByChoice, volume: usize, volumes: usize) -> String {
    let name = document.file_name();
    match volumes {
        0 | 1 => name.to_owned(),
        _ => format!("{}_volume_{volume:02}.pdf", name.trim_end_matches(".pdf")),
    }
}

/// Where an exhibit's file stands.
pub(crate) fn exhibit_path(file_name: &str) -> String {
    format!("{EXHIBITS}{file_name}")
}

/// What an original is called that only police get: its name says whose it is also where it lies by itself.
pub(crate) fn police_only_name(file_name: &str) -> String {
    format!("POLICE_ONLY_{file_name}")
}

/// Where a copy derived from an exhibit stands.
pub(crate) fn copy_path(file_name: &str, extension: &str) -> String {
    format!("{READABLE_COPIES}{}", with_extension(file_name, extension))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_document_by_choice_is_called_as_any_other_and_has_a_file_of_its_own() {
        let mut files = BTreeSet::new();
        for document in ByChoice::ALL {
            let kind = DocumentKind::ByChoice(document);
            let called = serde_json::to_value(kind).expect("a name is JSON");
            assert!(called.is_string(), "{called}");
            let read: DocumentKind = serde_json::from_value(called).expect("the name of one");
            assert_eq!(read, kind);
            assert!(files.insert(kind.file_name()), "{}", kind.file_name());
        }
        assert!(
            files
                .iter()
                .eq(ByChoice::ALL.map(ByChoice::file_name).iter())
        );
    }
}
