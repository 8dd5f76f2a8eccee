use bundle::{
    ByChoice, DocumentKind, FindingKind, KeptBack, NotAsReceived, NotSearched, Outcome, Reliance,
    Verdict, VerifiedPart, VerifyCode, WhyLeftOut,
};
use chrono::NaiveDate;
use domain::{ConsentState, EntryId, EntryKind, ItemKind, Revision};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FingerprintView;

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
    /// People, places and items that are given to police all the same, though a consent does not agree to that.
    pub given_to_police: Vec<EntryId>,
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
    /// The documents that are made beside those of every bundle.
    pub documents: Vec<ByChoice>,
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
    /// As such a copy, whose original is in no bag: a consent does not agree to what stands in it.
    CleanCopyAlone,
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
    /// What the keeper agreed to, beside what goes to police.
    pub consents: Vec<PlannedConsent>,
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

/// A consent, and what it does not agree to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PlannedConsent {
    /// Which.
    pub entry: EntryId,
    /// What may be shared.
    pub what: String,
    /// With whom.
    pub with_whom: String,
    /// Until when.
    pub until: Option<NaiveDate>,
    /// Where it stands on the day of the bundle.
    pub stands: ConsentState,
    /// What it does not agree to.
    pub not_told: Vec<NotTold>,
}

/// A person, a place or an item that a consent does not agree to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct NotTold {
    /// Which.
    pub entry: EntryId,
    /// What the person calls it.
    pub name: String,
    /// Whether police are told of it all the same.
    pub given: bool,
    /// How many files police do not get since it stands in them.
    #[ts(type = "number")]
    pub files: u64,
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
    pub what: FindingKind,
    /// The detail or the passage as it is written in the first place.
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
    /// Whether it is only to be known, and no fault.
    pub notice: bool,
}

/// What the code says that was given, or that there is none.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerdictView {
    /// Which.
    pub verdict: Verdict,
    /// How many leaves the record had when the code was left, where that is known.
    #[ts(type = "number | null")]
    pub size: Option<u64>,
    /// How the record calls whose key it is, where the code vouches for that.
    pub signer: Option<String>,
}

/// What verifying found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct VerifyView {
    /// What was checked, by the name under which it was signed, or that of its folder where none was.
    pub name: String,
    /// How its folder is called, where that is another name than the signed one.
    pub called_now: Option<String>,
    /// Which part of what was handed over that is.
    pub part: VerifiedPart,
    /// All in all.
    pub outcome: Outcome,
    /// How far it can be relied on.
    pub reliance: Reliance,
    /// What the code says; nothing where a fault comes before it.
    pub judged: Option<VerdictView>,
    /// Files gone through.
    #[ts(type = "number")]
    pub files: u64,
    /// How many leaves of the record are in it.
    #[ts(type = "number")]
    pub leaves: u64,
    /// How many the record has.
    #[ts(type = "number | null")]
    pub ledger_size: Option<u64>,
    /// How many texts there are whose words round a mark only code and signature prove.
    #[ts(type = "number")]
    pub words_round_marks: u64,
    /// How many withheld fields are opened to nobody, since the keeper did not agree to give what stands in them. Known where
    /// the part for police was checked too.
    #[ts(type = "number")]
    pub not_opened: u64,
    /// How many members of the log this program has no name for.
    #[ts(type = "number")]
    pub further_members: u64,
    /// The name of the key that signed it. Anybody can make a key.
    pub key: Option<String>,
    /// The bundle's own code. It is read from the bundle, so it vouches for nothing: it is for whoever made the bundle.
    pub code: Option<String>,
    /// What is wrong.
    pub findings: Vec<VerifyFinding>,
}

impl Default for VerifyView {
    /// Nothing was found, and nobody vouches.
    fn default() -> Self {
        Self {
            name: String::new(),
            called_now: None,
            part: VerifiedPart::Main,
            outcome: Outcome::Good,
            reliance: Reliance::NobodyVouches,
            judged: None,
            files: 0,
            leaves: 0,
            ledger_size: None,
            words_round_marks: 0,
            not_opened: 0,
            further_members: 0,
            key: None,
            code: None,
            findings: Vec::new(),
        }
    }
}

impl VerifyView {
    /// Whether nothing is wrong with it.
    pub const fn is_good(&self) -> bool {
        !self.outcome.is_fault()
    }
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
    /// The code to be left of it.
    pub fingerprint: FingerprintView,
}
