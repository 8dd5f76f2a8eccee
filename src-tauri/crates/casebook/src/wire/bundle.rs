use bundle::{
    DetailKind, DocumentKind, KeptBack, NotAsReceived, NotSearched, VerifyCode, WhyLeftOut,
};
use domain::{EntryId, EntryKind, ItemKind, Revision};
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

/// In which form a bundle is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum BundleForm {
    /// One ZIP file.
    #[default]
    Zip,
    /// One ZIP file that a password opens.
    LockedZip,
    /// A folder.
    Folder,
    /// The documents to read, alone.
    Documents,
}

/// When a police-only bag is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum PoliceOnlyPart {
    /// Always.
    #[default]
    Made,
    /// Only where something goes to police alone.
    WhereNeeded,
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
    /// Items whose files go only into the police-only bag, whatever was found in them.
    pub only_for_police: Vec<EntryId>,
    /// Items whose files go nowhere.
    pub kept_out: Vec<EntryId>,
    /// Items that were looked at and are given: what an earlier bundle kept back of them is no longer kept back.
    pub looked_at: Vec<EntryId>,
    /// Items that are given as they were received though not all of them was read.
    pub as_received: Vec<EntryId>,
    /// Items to go on without where their files are gone or damaged. What can be read goes out all the same.
    pub without_lost: Vec<EntryId>,
    /// In which form.
    pub form: BundleForm,
    /// Whether the police-only bag is made too.
    pub police_only: PoliceOnlyPart,
    /// Also a folder of at most 16 flat files for an upload portal, where the form allows one.
    pub portal: bool,
}

/// One exhibit that goes in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlannedExhibit {
    /// The item.
    pub item: EntryId,
    /// Its mark.
    pub exhibit: String,
    /// The keeper's description, or the name it came with.
    pub title: String,
    /// Its file name in the bundle.
    pub file_name: String,
    /// "2.4 MB".
    pub size_words: String,
    /// How it goes out.
    pub how: HowHandedOver,
    /// Why it does not go out as it was received.
    pub why: Vec<NotAsReceived>,
}

/// How an exhibit's file goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum HowHandedOver {
    /// As it was received.
    AsReceived,
    /// As a copy made anew from what was read of it; the original is in the police-only bag.
    CleanCopy,
    /// Only in the police-only bag.
    PoliceOnly,
    /// Nowhere: the person keeps it out.
    KeptOut,
    /// Nowhere: its file is gone or damaged, and the person goes on without it.
    Lost,
    /// Not again: an earlier bundle holds it.
    InEarlierBundle,
    /// Not at all: only documents are handed over.
    DocumentsOnly,
}

/// One document that is made.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlannedDocument {
    /// Its file name.
    pub file_name: String,
    /// What it is.
    pub what: DocumentKind,
}

/// Something that stays out, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftOut {
    /// What, in the person's words or by its mark.
    pub what: String,
    /// Why.
    pub why: WhyLeftOut,
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
    /// Whether the police-only bag is made: where it was asked for, and where something goes to police alone.
    pub police_only: bool,
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
    /// Exhibits whose files are gone or damaged. Nothing is written before the person goes on without each.
    pub lost: Vec<LostExhibit>,
    /// Exhibits that could not be searched, or not wholly: pictures, recordings, scans. To be looked at
    /// by the person.
    pub to_look_at: Vec<ToLookAt>,
}

/// An exhibit whose file is gone or damaged.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LostExhibit {
    /// The item.
    pub item: EntryId,
    /// Its mark.
    pub exhibit: String,
    /// The name it came with.
    pub original_name: String,
}

/// An exhibit that only the person can look through.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ToLookAt {
    /// The item.
    pub item: EntryId,
    /// Its mark.
    pub exhibit: String,
    /// What it is.
    pub item_kind: ItemKind,
    /// The keeper's description, or the name it came with.
    pub title: String,
    /// "2.4 MB".
    pub size_words: String,
    /// Why it was not searched.
    pub why: NotSearched,
    /// How it is kept back: the person said so, of this bundle or of the one from which it goes on.
    pub kept_back: Option<KeptBack>,
}

/// What a detail was found in.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "in", rename_all = "snake_case")]
pub enum FindingSpot {
    /// A field of an entry.
    Field {
        /// The entry.
        entry: EntryId,
        /// What it is.
        kind: EntryKind,
        /// Which revision of it.
        revision: Revision,
        /// The field, as a JSON pointer.
        field: String,
    },
    /// The reason for which an entry was struck out.
    Reason {
        /// The entry.
        entry: EntryId,
        /// What it is.
        kind: EntryKind,
    },
    /// The bytes of an exhibit.
    File {
        /// The item.
        item: EntryId,
    },
    /// The place that an exhibit says it was made at.
    Point {
        /// The item.
        item: EntryId,
    },
    /// A sentence of the pattern.
    Pattern,
}

/// Where a detail stands, to be withheld or left there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FindingPlace {
    /// Stable for the same text in the same place.
    pub id: String,
    /// What it stands in.
    pub spot: FindingSpot,
    /// The entry or exhibit, as the person knows it: "AB/3", "14 March 2026".
    pub name: String,
    /// Which field, page or header: in words.
    pub at: String,
    /// The words before it.
    pub before: String,
    /// The detail as it is written there.
    pub found: String,
    /// The words after it.
    pub after: String,
    /// How often it stands in that same text.
    #[ts(type = "number")]
    pub times: usize,
    /// Whether an entry marked as protected holds it: then it is withheld unless the person leaves it.
    pub protected: bool,
    /// Whether it will be withheld as things stand.
    pub withheld: bool,
    /// Where it stands in an exhibit's file: how that is kept back, so that there is nothing to decide here.
    pub kept_back: Option<KeptBack>,
}

/// Something that Daybook found and the other person could read. "Daybook looked for these" is all
/// it can say; never "there are no others".
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Finding {
    /// What it is.
    pub what: DetailKind,
    /// The detail as it is written in the first place.
    pub text: String,
    /// Whether an entry marked as protected holds it, here or there.
    pub protected: bool,
    /// Everywhere it stands, however it is written there.
    pub places: Vec<FindingPlace>,
}

/// One thing that verifying found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerifyFinding {
    /// Which.
    pub code: VerifyCode,
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
    /// Everything in the bundle is as it was when it was made, whatever is to be said of the fingerprint that was given or
    /// of a form that is newer than this program.
    pub as_made: bool,
    /// Files gone through.
    #[ts(type = "number")]
    pub files: u64,
    /// The name of the key that signed it. Anybody can make a key, so it has to be compared with one that the keeper names.
    pub key: Option<String>,
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

/// A file of a bundle that is not in the folder for evidence portals.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct LeftOutOfPortal {
    /// Its path in the bundle.
    pub path: String,
    /// How long it is, in words.
    pub size_words: String,
}

/// A bundle that was written and verified.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct BundleDone {
    /// In which form it was written.
    pub form: BundleForm,
    /// What now lies in the chosen folder.
    pub kept: Vec<Kept>,
    /// Exhibits whose files are gone or damaged, and which are not in it.
    pub lost: Vec<LostExhibit>,
    /// What is in the bundle and did not fit into the folder for evidence portals.
    pub left_out_of_portal: Vec<LeftOutOfPortal>,
    /// What verifying it found.
    pub verified: VerifyView,
    /// Which standard the PDFs keep, in words.
    pub pdf_standard: String,
    /// The fingerprint printed on it.
    pub fingerprint: String,
    /// How long the ledger was then.
    #[ts(type = "number")]
    pub ledger_size: u64,
}
