//! `log.json`: the whole of what goes out, for programs, with its schema.

use domain::{Digest, Entry, EntryId, ExhibitMark, FingerprintLeft, Moment, Revision, VaultId};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::case_file::{HandedOver, KeptEntry};
use crate::format::layout::exhibit_path;
use crate::plan::redaction::WITHHELD;
use crate::plan::{Plan, WhyLeftOut};

/// What the name of every form begins with; a number follows, higher for each later one.
const FORMS: &str = "daybook-log-";

/// The form that is written.
pub(crate) const FORM: &str = "daybook-log-1";

/// In which form a log is, as far as this program knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogForm {
    /// The one that is written here.
    This,
    /// One that a newer version writes: it may hold what has no name here.
    Later,
    /// None that there is.
    None,
}

/// The form of a log, read before anything else of it: what else stands there, only its own form says.
pub(crate) fn log_form(log: &[u8]) -> LogForm {
    #[derive(Deserialize)]
    struct OnlyForm {
        form: String,
    }
    let number = |form: &str| form.strip_prefix(FORMS)?.parse::<u32>().ok();
    let read = serde_json::from_slice::<OnlyForm>(log);
    match read.map(|log| log.form) {
        Ok(form) if form == FORM => LogForm::This,
        Ok(form) if number(&form) > number(FORM) => LogForm::Later,
        _ => LogForm::None,
    }
}

/// The whole of `log.json`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct Log {
    /// "daybook-log-1".
    pub form: String,
    /// What the case is called outside.
    pub case: String,
    /// When the bundle was made.
    pub made: Moment,
    /// By which program.
    pub program: String,
    /// By whom, by their own statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub keeper: Option<String>,
    /// Whose law the words are of.
    pub jurisdiction: String,
    /// The ledger's head.
    pub ledger: LogLedger,
    /// The entries, in the order in which they were first written.
    pub entries: Vec<LogEntry>,
    /// The items as they go out.
    pub exhibits: Vec<LogExhibit>,
    /// The figures of the pattern.
    pub figures: Vec<LogFigure>,
    /// How many entries are not here, and why.
    pub left_out: Vec<LogLeftOut>,
}

/// The ledger's head, as the checkpoint signs it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogLedger {
    /// Whose ledger.
    pub vault: VaultId,
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    pub root: Digest,
    /// The code that is left with somebody.
    pub fingerprint: String,
    /// With whom codes were left before.
    pub left: Vec<FingerprintLeft>,
}

/// One entry.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogEntry {
    /// Its id.
    pub id: EntryId,
    /// The revision that stands.
    pub revision: Revision,
    /// When its first revision was written.
    pub first_written: Moment,
    /// When this one was written.
    pub written: Moment,
    /// Who wrote it, by their own statement.
    pub author: String,
    /// What it says. `[withheld]` stands for words that were kept back. Not there: erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub entry: Option<Entry>,
    /// What it said before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<LogRevision>,
    /// Struck out: it stays readable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub struck_out: Option<LogStruckOut>,
    /// When it was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<Moment>,
}

/// What an entry said before.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogRevision {
    /// Which revision.
    pub revision: Revision,
    /// When it was written.
    pub written: Moment,
    /// What it said.
    pub entry: Entry,
}

/// That an entry was struck out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogStruckOut {
    /// When.
    pub at: Moment,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
}

/// One item as it goes out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogExhibit {
    /// The item's entry.
    pub item: EntryId,
    /// Its mark.
    pub mark: ExhibitMark,
    /// Its file, from the bundle's folder on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// How it goes out.
    pub how: LogHandedOver,
    /// SHA-256 of the bytes as received.
    pub received: Digest,
    /// SHA-256 of the bytes that are handed over.
    pub handed_over: Digest,
    /// How many bytes are handed over.
    pub size: u64,
}

/// How an item goes out, in the words that this form has.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "HandedOver")]
#[serde(rename_all = "snake_case")]
pub enum LogHandedOver {
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

impl From<HandedOver> for LogHandedOver {
    fn from(how: HandedOver) -> Self {
        match how {
            HandedOver::AsReceived => Self::AsReceived,
            HandedOver::CleanCopy => Self::Stripped,
            HandedOver::PoliceOnly => Self::PoliceOnly,
            // What was made before there was a name for it refuses one that it does not know.
            HandedOver::KeptOut | HandedOver::Lost => Self::KeptOut,
            HandedOver::InEarlierBundle => Self::InEarlierBundle,
            HandedOver::DocumentsOnly => Self::DocumentsOnly,
        }
    }
}

/// One sentence of the pattern.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogFigure {
    /// The sentence.
    pub sentence: String,
    /// The entries that it stands on.
    pub entries: Vec<EntryId>,
}

/// How many entries stay out for one reason.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct LogLeftOut {
    /// Why.
    pub why: WhyLeftOut,
    /// How many.
    pub count: usize,
}

/// The schema of `log.json`.
pub fn log_schema() -> Value {
    schemars::schema_for!(Log).to_value()
}

pub(crate) fn log(plan: &Plan) -> Log {
    let case = &plan.shown;
    let head = case.ledger.head;
    Log {
        form: FORM.to_owned(),
        case: case.label.to_string(),
        made: case.made,
        program: case.program.clone(),
        keeper: case.keeper.clone(),
        jurisdiction: case.pack.name.clone(),
        ledger: LogLedger {
            vault: case.ledger.vault,
            size: head.size,
            root: head.root,
            fingerprint: head.fingerprint(case.ledger.vault).to_string(),
            left: case.ledger.left.iter().map(without_whom).collect(),
        },
        entries: case.entries.iter().map(entry).collect(),
        exhibits: exhibits(plan),
        figures: case
            .figures
            .iter()
            .map(|figure| LogFigure {
                sentence: figure.sentence.clone(),
                entries: figure.entries.clone(),
            })
            .collect(),
        left_out: left_out(plan),
    }
}

/// With whom a code was left is the business of nobody who reads a bundle. Where the entry that says so goes in, it says so.
fn without_whom(left: &FingerprintLeft) -> FingerprintLeft {
    FingerprintLeft {
        with_whom: WITHHELD.to_owned(),
        reference: None,
        ..left.clone()
    }
}

pub(crate) fn entry(kept: &KeptEntry) -> LogEntry {
    LogEntry {
        id: kept.id,
        revision: kept.revision,
        first_written: kept.first_written,
        written: kept.written,
        author: kept.author.clone(),
        entry: kept.entry.clone(),
        earlier: kept
            .earlier
            .iter()
            .map(|earlier| LogRevision {
                revision: earlier.revision,
                written: earlier.written,
                entry: earlier.entry.clone(),
            })
            .collect(),
        struck_out: kept.struck_out.as_ref().map(|struck_out| LogStruckOut {
            at: struck_out.at,
            reason: struck_out.reason.clone(),
        }),
        erased: kept.erased,
    }
}

fn exhibits(plan: &Plan) -> Vec<LogExhibit> {
    let exhibits = plan.exhibits.iter().filter_map(|exhibit| {
        let item = plan.shown.entry(exhibit.item)?.item()?;
        Some(LogExhibit {
            item: exhibit.item,
            mark: item.exhibit.clone(),
            file: exhibit.file_name.as_deref().map(exhibit_path),
            how: exhibit.how.into(),
            received: item.digest,
            handed_over: exhibit.handed_over,
            size: exhibit.size,
        })
    });
    exhibits.collect()
}

fn left_out(plan: &Plan) -> Vec<LogLeftOut> {
    let reasons = [
        WhyLeftOut::NotChosen,
        WhyLeftOut::Note,
        WhyLeftOut::PoliceOnly,
        WhyLeftOut::Protected,
    ];
    let counted = reasons.into_iter().map(|why| {
        let count = plan.left_out.iter().filter(|left| left.why == why).count();
        LogLeftOut { why, count }
    });
    counted.filter(|left| left.count > 0).collect()
}
