//! What a bundle is made of: plain values that the caller hands in, and the three things that it
//! does for the bundle (open evidence, sign, print).

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::io::{self, Read, Write};
use std::ops::Range;
use std::str::FromStr;

use catalogue::{CaseTimes, SentenceId, Words, sentences};
use chrono_tz::Tz;
use domain::{DetailShapes, Digest, Entry, EntryId, Item, Moment, Revision, UnreadPart, VaultId};
use ledger::{CommittedBody, HandOver, Head, KeyName, Leaf, Signature, VerifyingKey};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::clean_copy::{Copied, CopiedPages, NotCopied};
use crate::searched::{FoundWords, NotSearched, Searched};

/// What a case is called outside: in file names and on every page. It names no person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseLabel(String);

/// A text that cannot be a case's label.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a case label has 1 to 24 letters, digits and hyphens, such as CASE-7F3A")]
pub struct LabelError;

impl CaseLabel {
    /// The label itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for CaseLabel {
    type Err = LabelError;

    fn from_str(text: &str) -> Result<Self, LabelError> {
        let fits = (1..=24).contains(&text.len())
            && text.starts_with(|first: char| first.is_ascii_alphanumeric())
            && text
                .bytes()
                .all(|byte| byte.is_ascii_alphanumeric() || byte == b'-');
        fits.then(|| Self(text.to_owned())).ok_or(LabelError)
    }
}

impl fmt::Display for CaseLabel {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// One case as it stands now, whole. What leaves is decided by a plan, never by who fills this in.
#[derive(Debug, Clone)]
pub struct CaseFile {
    /// What it is called outside.
    pub label: CaseLabel,
    /// When the bundle is made: its only clock.
    pub made: Moment,
    /// The keeper's name, where they want it printed.
    pub keeper: Option<String>,
    /// The keeper's initials, as on the exhibit marks.
    pub initials: String,
    /// "Daybook 0.1.0".
    pub program: String,
    /// Every entry, in the order in which they were first written.
    pub entries: Vec<KeptEntry>,
    /// The bundles that were made of it before.
    pub earlier_bundles: Vec<EarlierBundle>,
    /// The figures of the pattern, as sentences.
    pub figures: Vec<FigureLine>,
    /// The language in which everything about it is said.
    pub words: &'static Words,
    /// The zone that its times are in where nothing else is said.
    pub zone: Tz,
    /// The words of the jurisdiction.
    pub pack: PackWords,
    /// The ledger, whole.
    pub ledger: LedgerExtract,
}

impl CaseFile {
    /// Times as it says them.
    pub fn times(&self) -> CaseTimes {
        CaseTimes {
            words: self.words,
            zone: self.zone,
        }
    }

    /// An entry by its id.
    pub fn entry(&self, id: EntryId) -> Option<&KeptEntry> {
        self.entries.iter().find(|entry| entry.id == id)
    }
}

/// One entry as it stands, with what it said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptEntry {
    /// Its id.
    pub id: EntryId,
    /// The number of an incident, given when it was first written.
    pub number: Option<u32>,
    /// The revision that stands.
    pub revision: Revision,
    /// When its first revision was written.
    pub first_written: Moment,
    /// When the revision that stands was written.
    pub written: Moment,
    /// Who wrote the revision that stands, by their own statement.
    pub author: String,
    /// What it says; nothing where it was erased.
    pub entry: Option<Entry>,
    /// What it said before, oldest first.
    pub earlier: Vec<EarlierRevision>,
    /// Struck out: it stays readable, marked.
    pub struck_out: Option<StruckOut>,
    /// How often it was struck out and stands again, oldest first.
    pub put_back: Vec<PutBack>,
    /// When it was erased.
    pub erased: Option<Moment>,
}

impl KeptEntry {
    /// The number of an incident, as it is printed; nothing for what is none.
    pub fn number_words(&self) -> String {
        self.number
            .map_or_else(String::new, |number| number.to_string())
    }

    /// Who wrote its first revision, as far as that is still known.
    pub(crate) fn first_author(&self) -> &str {
        let first = self.earlier.first();
        first.map_or(&self.author, |first| &first.author)
    }

    /// The item that it is.
    pub fn item(&self) -> Option<&Item> {
        match &self.entry {
            Some(Entry::Item(item)) => Some(item),
            _ => None,
        }
    }
}

/// What an entry said before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierRevision {
    /// Which revision.
    pub revision: Revision,
    /// When it was written.
    pub written: Moment,
    /// Who wrote it, by their own statement.
    pub author: String,
    /// What it said.
    pub entry: Entry,
}

/// That an entry was struck out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StruckOut {
    /// Why, in the keeper's words.
    pub reason: Option<String>,
    /// When.
    pub at: Moment,
}

/// That an entry was struck out and stands again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PutBack {
    /// What was undone.
    pub struck_out: StruckOut,
    /// When.
    pub at: Moment,
}

/// One sentence of the pattern, with the entries that it stands on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FigureLine {
    /// Which one, where that matters.
    pub kind: FigureKind,
    /// "14 incidents between 3 March and 20 May 2026."
    pub sentence: String,
    /// The entries.
    pub entries: Vec<EntryId>,
}

/// What has to be known of a figure to print it where it belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FigureKind {
    /// What the law says of time.
    TimeLimit,
    /// How many incidents name the other person.
    NamesOtherPerson,
    /// What is true of the whole record alone: it is said of what lies between the entries that it names.
    OfTheWhole,
    /// Any other.
    Other,
}

/// The words of a pack that print needs.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PackWords {
    /// "England and Wales".
    pub name: String,
    /// The law's own words, each with where they are from.
    pub statute: Vec<StatuteText>,
    /// Behaviours by their tags.
    pub behaviours: BTreeMap<String, String>,
    /// Orders by their kinds.
    pub orders: BTreeMap<String, String>,
    /// How numbers, postcodes and plates are written there, by which they are looked for.
    pub shapes: DetailShapes,
}

/// A piece of law, quoted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StatuteText {
    /// The words.
    pub text: String,
    /// Where they stand, and when that was last read.
    pub source: String,
}

/// The ledger of a case: every leaf, in order.
#[derive(Debug, Clone)]
pub struct LedgerExtract {
    /// Whose ledger it is.
    pub vault: VaultId,
    /// Its size and root.
    pub head: Head,
    /// The signed note over that head.
    pub checkpoint: String,
    /// The other keys in force.
    pub also: BTreeSet<KeyName>,
    /// All leaves, from 0 on.
    pub leaves: Vec<KeptLeaf>,
    /// What was handed over before, as it was signed, oldest first.
    pub earlier: Vec<HandOver>,
}

/// A leaf with what it commits to, where that was not erased.
#[derive(Debug, Clone)]
pub struct KeptLeaf {
    /// The leaf.
    pub leaf: Leaf,
    /// Its body.
    pub body: Option<CommittedBody>,
}

/// Says which parts of a text are withheld, as ranges of its bytes in their order.
pub type WithheldIn<'a> = &'a dyn Fn(&str) -> Vec<Range<usize>>;

/// Opens evidence. Nothing of it is ever written anywhere but into the bundle.
pub trait Evidence: Sync {
    /// The bytes as received.
    ///
    /// # Errors
    /// `NotFound`: the file is gone. `InvalidData`, also while it is read: it is damaged. Anything else says nothing of the
    /// file: it could not be read now.
    fn open(&self, digest: &Digest) -> io::Result<Box<dyn Read + Send + '_>>;

    /// The JPEG of an item as it is to be printed: upright, without metadata, at most 300 dpi.
    fn picture(&self, item: EntryId) -> Option<Vec<u8>>;

    /// Makes a copy of an item anew from what was read of it, without what is withheld of its words.
    ///
    /// # Errors
    /// There is none. What was written until then is no copy.
    fn clean_copy(
        &self,
        item: EntryId,
        withheld: WithheldIn<'_>,
        out: &mut dyn Write,
    ) -> Result<Copied, NotCopied>;

    /// The words in a copy that was made, as whoever gets that can read them.
    fn words_in_copy(&self, copy: &[u8]) -> Vec<FoundWords>;

    /// The first pages of a copy that was made of a document, at most so many; nothing where it has none.
    fn pages_of_copy(&self, _copy: Vec<u8>, _most: usize) -> Option<CopiedPages> {
        None
    }

    /// Searches an item's own bytes. One that cannot be opened answers why, as every other that is not searched whole.
    fn search(&self, item: EntryId) -> Searched;
}

/// Signs with the vault's key, which it never shows.
pub trait Signer {
    /// The public half.
    fn verifying_key(&self) -> VerifyingKey;

    /// Signs bytes as they are, for `openssl`.
    fn sign(&self, bytes: &[u8]) -> Signature;

    /// Signs bytes in the armoured form of `ssh-keygen`.
    fn ssh_signature(&self, bytes: &[u8]) -> String;

    /// A secret of the vault over what a part of a bundle lists, the same for the same list. It stands in that part, so that
    /// its hash, which the other parts show, cannot be found by trying what might be in it.
    fn blind(&self, part: &str, manifest: &Digest) -> Digest;
}

/// How the person keeps an item's file back. That there is such an exhibit stays in the schedule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum KeptBack {
    /// It goes into the police-only bag.
    PoliceOnly,
    /// It goes nowhere.
    #[serde(rename = "kept_out")]
    Out,
}

impl KeptBack {
    pub(crate) const fn how(self) -> HandedOver {
        match self {
            Self::PoliceOnly => HandedOver::PoliceOnly,
            Self::Out => HandedOver::KeptOut,
        }
    }
}

/// What a bundle that was made before did with the items' files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EarlierBundle {
    /// When it was made.
    pub made: Moment,
    /// The ledger's size in it.
    pub ledger_size: u64,
    /// That size in the bundle that it went on from, where it is a supplement.
    pub since: Option<u64>,
    /// Items whose files its main bag gave, as they were received or as clean copies in which nothing is withheld. No others:
    /// what only police got, nobody else has.
    pub gave: BTreeSet<EntryId>,
    /// These, and those that a bundle gave from which it went on.
    pub given: BTreeSet<EntryId>,
    /// Items whose files did not go to everybody: the person kept them back, or something in them was withheld.
    pub kept_back: BTreeMap<EntryId, KeptBack>,
    /// Items without whose files it was made, because they were lost.
    pub lost: BTreeSet<EntryId>,
}

/// An item as it goes out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExhibitFile {
    /// The item.
    pub item: EntryId,
    /// Its name in the folder of exhibits; nothing where only the police-only bag holds it.
    pub file_name: Option<String>,
    /// SHA-256 of the bytes that are handed over; the same as the item's unless they are a clean copy.
    pub handed_over: Digest,
    /// How many bytes are handed over.
    pub size: u64,
    /// How it goes out.
    pub how: HandedOver,
    /// Why it does not go out as it was received, unless the person gives it so.
    pub why: BTreeSet<NotAsReceived>,
    /// Whether the main bag says which bytes were received: their hash, and how many they are. Of a file that does not go out as
    /// it was received only police are told. Whoever has a copy of it that lacks nothing but a place could put every place
    /// in and see which gives that hash.
    pub tells_what_was_received: bool,
    /// Whether it goes out as a clean copy whose original police do not get either: a consent does not agree to what stands in it.
    pub original_kept: bool,
}

impl ExhibitFile {
    /// Whether the main bag gives it, and not less of it than there is to give.
    pub(crate) fn is_given(&self) -> bool {
        match self.how {
            HandedOver::AsReceived => true,
            HandedOver::CleanCopy => !self.why.contains(&NotAsReceived::Withheld),
            _ => false,
        }
    }
}

/// Why an item does not go out byte for byte, unless the person says so.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(tag = "why", content = "what", rename_all = "snake_case")]
pub enum NotAsReceived {
    /// Something in it is withheld.
    Withheld,
    /// The search of it ended before its end.
    NotSearched(NotSearched),
    /// Something in it was not read.
    Unread(UnreadPart),
}

/// How an item goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum HandedOver {
    /// Byte for byte as received.
    AsReceived,
    /// As a copy made anew from what was read of it; the original is in the police-only bag.
    CleanCopy,
    /// Only in the police-only bag.
    PoliceOnly,
    /// In no bag: the keeper kept it out.
    KeptOut,
    /// In no bag: its file is gone or damaged, and the keeper goes on without it.
    Lost,
    /// Not again: it was handed over in the earlier bundle that this one goes on from.
    InEarlierBundle,
    /// Not at all: these are documents alone, which may show it.
    DocumentsOnly,
}

impl HandedOver {
    /// The sentence that counts the exhibits that go out in this way.
    pub(crate) const fn counted(self) -> SentenceId {
        match self {
            Self::AsReceived => sentences::PRINT_EXHIBITS_AS_RECEIVED,
            Self::CleanCopy => sentences::PRINT_EXHIBITS_AS_CLEAN_COPIES,
            Self::PoliceOnly => sentences::PRINT_EXHIBITS_ONLY_FOR_POLICE,
            Self::KeptOut => sentences::PRINT_EXHIBITS_KEPT_OUT,
            Self::Lost => sentences::PRINT_EXHIBITS_LOST,
            Self::InEarlierBundle => sentences::PRINT_EXHIBITS_IN_EARLIER_BUNDLE,
            Self::DocumentsOnly => sentences::PRINT_EXHIBITS_NOT_AS_FILES,
        }
    }

    /// Whether the main bundle must not show it, neither as a file nor in print.
    pub(crate) const fn is_kept_back(self) -> bool {
        matches!(self, Self::PoliceOnly | Self::KeptOut | Self::Lost)
    }

    /// The sentence that stands where the main bundle names a file, when it holds none.
    pub(crate) const fn instead_of_a_file(self) -> SentenceId {
        match self {
            Self::KeptOut => sentences::PRINT_KEPT_OUT,
            Self::Lost => sentences::PRINT_LOST,
            Self::InEarlierBundle => sentences::PRINT_IN_EARLIER_BUNDLE,
            Self::DocumentsOnly => sentences::PRINT_DOCUMENTS_ONLY,
            Self::PoliceOnly | Self::AsReceived | Self::CleanCopy => {
                sentences::PRINT_ONLY_FOR_POLICE
            }
        }
    }
}
