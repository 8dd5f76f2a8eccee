use domain::EntryId;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which entries go in.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(tag = "which", rename_all = "snake_case")]
pub enum ChosenEntries {
    /// Everything but notes.
    #[default]
    All,
    /// A part.
    Only {
        /// These incidents, and what belongs to them.
        entries: Vec<EntryId>,
    },
    /// What came since the bundle before.
    NewSince {
        /// The ledger's size then.
        #[ts(type = "number")]
        ledger_size: u64,
    },
}

/// What the person chose for a bundle.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct BundleChoice {
    /// Which entries.
    pub entries: ChosenEntries,
    /// Notes to take in.
    pub notes: Vec<EntryId>,
    /// Findings, by id, that are left readable; all others that are protected are withheld.
    pub leave: Vec<String>,
    /// Findings, by id, that are withheld though nothing protects them.
    pub withhold: Vec<String>,
    /// A folder instead of a ZIP.
    pub as_folder: bool,
    /// Also a folder of at most 16 flat files for an upload portal.
    pub portal: bool,
}

/// One exhibit that goes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlannedExhibit {
    /// Its mark.
    pub exhibit: String,
    /// Its file name in the bundle.
    pub file_name: String,
    /// "2.4 MB".
    pub size_words: String,
    /// A stripped copy goes in; the original is in the police-only bag.
    pub stripped: bool,
    /// Only in the police-only bag.
    pub police_only: bool,
}

/// One document that is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlannedDocument {
    /// Its file name.
    pub file_name: String,
    /// What it is: a catalogue id.
    pub what: String,
}

/// Something that stays out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftOut {
    /// What, in the person's words or by its mark.
    pub what: String,
    /// Why: a catalogue id.
    pub why: String,
}

/// What a bundle will hold.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundlePlanView {
    /// Incidents that go in.
    #[ts(type = "number")]
    pub incidents: u64,
    /// Other entries that go in.
    #[ts(type = "number")]
    pub other_entries: u64,
    /// Exhibits.
    pub exhibits: Vec<PlannedExhibit>,
    /// Documents.
    pub documents: Vec<PlannedDocument>,
    /// What stays out.
    pub left_out: Vec<LeftOut>,
    /// "180 MB".
    pub size_words: String,
    /// Whether a reader can see that other entries exist.
    pub others_exist: bool,
    /// What the other person could see.
    pub findings: Vec<Finding>,
    /// Marks of exhibits that could not be searched: pictures, recordings, scans. To be looked at by
    /// the person.
    pub not_searched: Vec<String>,
}

/// Where a finding stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingPlace {
    /// The entry or exhibit, as the person knows it: "AB/3", "14 March 2026".
    pub name: String,
    /// The entry.
    pub entry: EntryId,
    /// Which field, page or header: in words.
    pub at: String,
}

/// Something that Daybook found and the other person could read. "Daybook looked for these" is all
/// it can say; never "there are no others".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// Stable for the same text in the same case.
    pub id: String,
    /// What it is: a catalogue id (address, number, e-mail, place of a picture …).
    pub what: String,
    /// The text found.
    pub text: String,
    /// Whether an entry marked as protected holds it.
    pub protected: bool,
    /// Whether it will be withheld as things stand.
    pub withheld: bool,
    /// Everywhere it stands.
    pub places: Vec<FindingPlace>,
}

/// One thing that verifying found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerifyFinding {
    /// A catalogue id.
    pub code: String,
    /// The file.
    pub path: Option<String>,
    /// Its new name, where it was renamed.
    pub now: Option<String>,
}

/// What verifying found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerifyView {
    /// Everything is as it was when the bundle was made, and goes on from the fingerprint that was given.
    pub good: bool,
    /// Everything in the bundle is as it was when it was made, whatever is to be said of the fingerprint that was given.
    pub as_made: bool,
    /// Files gone through.
    #[ts(type = "number")]
    pub files: u64,
    /// The bundle's fingerprint.
    pub fingerprint: Option<String>,
    /// What is wrong.
    pub findings: Vec<VerifyFinding>,
}

/// What was kept of a finished bundle.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Kept {
    /// Its name.
    pub file_name: String,
    /// "180 MB".
    pub size_words: String,
    /// Whether it is the police-only bag.
    pub police_only: bool,
}

/// A bundle that was written and verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleDone {
    /// What now lies in the chosen folder.
    pub kept: Vec<Kept>,
    /// What verifying it found.
    pub verified: VerifyView,
    /// Which standard the PDFs keep, in words.
    pub pdf_standard: String,
    /// The fingerprint printed on it.
    pub fingerprint: String,
}
