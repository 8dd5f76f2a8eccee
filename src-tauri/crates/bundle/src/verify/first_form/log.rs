//! `log.json` of the first form, as far as checking needs it. It is written no more; what it held is as it was.

use domain::{Digest, Entry, EntryId, ExhibitMark, FingerprintLeft, Moment, Revision, VaultId};
use serde::Deserialize;

use crate::plan::WhyLeftOut;

/// The whole of `log.json`.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Log {
    /// "daybook-log-1".
    pub(super) form: String,
    /// What the case is called outside.
    pub(super) case: String,
    /// When the bundle was made.
    pub(super) made: Moment,
    /// By which program.
    pub(super) program: String,
    /// By whom, by their own statement.
    #[serde(default)]
    pub(super) keeper: Option<String>,
    /// Whose law the words are of.
    pub(super) jurisdiction: String,
    /// The ledger's head.
    pub(super) ledger: LogLedger,
    /// The entries, in the order in which they were first written.
    pub(super) entries: Vec<LogEntry>,
    /// The items as they go out.
    pub(super) exhibits: Vec<LogExhibit>,
    /// The figures of the pattern.
    pub(super) figures: Vec<LogFigure>,
    /// How many entries are not here, and why.
    pub(super) left_out: Vec<LogLeftOut>,
}

/// The ledger's head, as the checkpoint signs it.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LogLedger {
    /// Whose ledger.
    pub(super) vault: VaultId,
    /// How many leaves.
    pub(super) size: u64,
    /// The root over them.
    pub(super) root: Digest,
    /// The code that is left with somebody.
    pub(super) fingerprint: String,
    /// With whom codes were left before.
    pub(super) left: Vec<FingerprintLeft>,
}

/// One entry.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LogEntry {
    /// Its id.
    pub(super) id: EntryId,
    /// The revision that stands.
    pub(super) revision: Revision,
    /// When its first revision was written.
    pub(super) first_written: Moment,
    /// When this one was written.
    pub(super) written: Moment,
    /// Who wrote it, by their own statement.
    pub(super) author: String,
    /// What it says. `[withheld]` stands for words that were kept back. Not there: erased.
    #[serde(default)]
    pub(super) entry: Option<Entry>,
    /// What it said before, oldest first.
    #[serde(default)]
    pub(super) earlier: Vec<LogRevision>,
    /// Struck out: it stays readable.
    #[serde(default)]
    pub(super) struck_out: Option<LogStruckOut>,
    /// When it was erased.
    #[serde(default)]
    pub(super) erased: Option<Moment>,
}

/// What an entry said before.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LogRevision {
    /// Which revision.
    pub(super) revision: Revision,
    /// When it was written.
    pub(super) written: Moment,
    /// What it said.
    pub(super) entry: Entry,
}

/// That an entry was struck out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LogStruckOut {
    /// When.
    pub(super) at: Moment,
    /// Why.
    #[serde(default)]
    pub(super) reason: Option<String>,
}

/// One item as it goes out.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LogExhibit {
    /// The item's entry.
    pub(super) item: EntryId,
    /// Its mark.
    pub(super) mark: ExhibitMark,
    /// Its file, from the bundle's folder on.
    #[serde(default)]
    pub(super) file: Option<String>,
    /// How it goes out.
    pub(super) how: LogHandedOver,
    /// SHA-256 of the bytes as received.
    pub(super) received: Digest,
    /// SHA-256 of the bytes that are handed over.
    pub(super) handed_over: Digest,
    /// How many bytes are handed over.
    pub(super) size: u64,
}

/// How an item goes out, in the words that this form has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(super) enum LogHandedOver {
    /// Byte for byte as received.
    AsReceived,
    /// As a copy without metadata; the original is in the police-only bag.
    Stripped,
    /// Only in the police-only bag.
    PoliceOnly,
    /// In no bag: the keeper kept it out, or went on without a file that is gone or damaged. The schedule says which.
    KeptOut,
    /// Not again: it was handed over in the earlier bundle that this one goes on from.
    InEarlierBundle,
    /// Not at all: these are documents alone, which may show it.
    DocumentsOnly,
}

/// One sentence of the pattern.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LogFigure {
    /// The sentence.
    pub(super) sentence: String,
    /// The entries that it stands on.
    pub(super) entries: Vec<EntryId>,
}

/// How many entries stay out for one reason.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct LogLeftOut {
    /// Why.
    pub(super) why: WhyLeftOut,
    /// How many.
    pub(super) count: usize,
}
