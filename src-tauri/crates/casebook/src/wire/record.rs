use domain::{Entry, EntryId, EntryKind, Moment, Revision};
use ledger::HandOver;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What a change changed, so that screens refresh no more than that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Changed {
    /// The entry.
    pub entry: EntryId,
    /// Its newest revision.
    pub revision: Revision,
    /// Its kind.
    pub kind: EntryKind,
    /// Whether it is new.
    pub is_new: bool,
}

/// One entry of a list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EntryRow {
    /// Which.
    pub id: EntryId,
    /// Its newest revision.
    pub revision: Revision,
    /// Its content.
    pub entry: Entry,
    /// When it happened, in words, for kinds that happen.
    pub when_words: Option<String>,
    /// When it was last written.
    pub written: Moment,
    /// The same in words.
    pub written_words: String,
    /// Whether it was struck out.
    pub struck_out: Option<StruckOutView>,
}

/// Something that is being written and is no entry yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct DraftRow {
    /// What it is a draft of, in the words of the form that keeps it.
    pub name: String,
    /// When it was first kept. Unknown of one that an earlier version of the program kept.
    pub begun: Option<Moment>,
    /// When it was last kept. Unknown likewise.
    pub kept: Option<Moment>,
}

/// That an entry was struck out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct StruckOutView {
    /// Why, in the keeper's words.
    pub reason: Option<String>,
    /// When.
    pub written: Moment,
    /// The same in words.
    pub written_words: String,
}

/// That an entry was struck out and stands again.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PutBackView {
    /// What was undone.
    pub struck_out: StruckOutView,
    /// When it was put back, in words.
    pub written_words: String,
}

/// One written version.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct RevisionView {
    /// Its number.
    pub revision: Revision,
    /// When it was written.
    pub written: Moment,
    /// The same in words.
    pub written_words: String,
    /// Who wrote it, as they call themselves.
    pub author: String,
    /// What it said.
    pub entry: Entry,
}

/// One entry with all that belongs to it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct EntryView {
    /// Which.
    pub id: EntryId,
    /// The number of an incident, given when it was first written: papers call it by that.
    pub number: Option<u32>,
    /// Its newest revision number.
    pub revision: Revision,
    /// Its kind.
    pub kind: EntryKind,
    /// Its newest content; `None` once erased.
    pub entry: Option<Entry>,
    /// When it happened, in words.
    pub when_words: Option<String>,
    /// When it was first written.
    pub first_written: Moment,
    /// The same in words.
    pub first_written_words: String,
    /// "Written 3 April 2026 from a phone note of 14 March", where writing and happening differ by
    /// more than a day or a first note is named. Never "late".
    pub written_note: Option<String>,
    /// Every written version, newest first.
    pub revisions: Vec<RevisionView>,
    /// Whether it was struck out.
    pub struck_out: Option<StruckOutView>,
    /// How often it was struck out and put back, newest first.
    pub put_back: Vec<PutBackView>,
    /// When it was erased, in words.
    pub erased_words: Option<String>,
    /// Entries that it names or that name it: people, items, reports, orders.
    pub linked: Vec<EntryRow>,
}

/// What erasing will and will not reach, shown before it is done.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ErasePlan {
    /// Which.
    pub entry: EntryId,
    /// How many written versions lose their words.
    #[ts(type = "number")]
    pub revisions: u64,
    /// Whether an evidence file goes with it.
    pub with_file: bool,
    /// Bundles made so far, which are copies that cannot be reached.
    #[ts(type = "number")]
    pub bundles_made: u64,
    /// Whether a fingerprint that covers it was left with somebody: it still proves that something
    /// was there.
    pub fingerprint_left: bool,
}

/// The code to leave with somebody.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct FingerprintView {
    /// Eight groups of four and a check group.
    pub code: String,
    /// All 64 characters of the hash that the code is the beginning of. Codes of older bundles have none.
    pub whole: Option<String>,
    /// The name of the key that it vouches for, and that signs. Codes of older bundles vouch for none.
    pub key: Option<String>,
    /// How many ledger leaves it covers.
    #[ts(type = "number")]
    pub ledger_size: u64,
    /// Code and whole hash as a QR picture: rows of dark (true) and light modules.
    pub qr: Vec<Vec<bool>>,
}

impl FingerprintView {
    pub(crate) fn of(text: &HandOver) -> Self {
        let (code, whole) = (text.code().to_string(), text.digest().to_string());
        Self {
            qr: crate::qr::modules(&format!("{code}\n{whole}")),
            code,
            whole: Some(whole),
            key: Some(text.key.to_string()),
            ledger_size: text.head.size,
        }
    }

    /// A code that an older program left.
    pub(crate) fn of_first_form(code: &str, ledger_size: u64) -> Self {
        Self {
            code: code.to_owned(),
            whole: None,
            key: None,
            ledger_size,
            qr: crate::qr::modules(code),
        }
    }
}
