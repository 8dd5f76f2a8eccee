//! `log.json`: the whole of what goes out, for programs, with its schema.
//!
//! A reader counts, tells and passes members that it does not know, so that what comes later adds to this form and does not
//! break it.

use domain::{AuthorId, Digest, Entry, EntryId, EntryKind, ExhibitMark, Moment, Revision, VaultId};
use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value, json};

use crate::case_file::HandedOver;
use crate::format::log_extent::LogExtent;
use crate::format::received::RECEIVED;
use crate::plan::WhyLeftOut;

/// What the name of every form begins with; a number follows, higher for each later one.
const FORMS: &str = "daybook-log-";
/// The number of the form that is written.
const WRITTEN: u32 = 2;
/// The form that is written.
pub(crate) const FORM: &str = "daybook-log-2";

/// In which form a log is, as far as this program knows them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LogForm {
    /// The one that was written first, and is still checked.
    First,
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
    let read = serde_json::from_slice::<OnlyForm>(log);
    let form = read.map(|log| log.form).unwrap_or_default();
    match form.strip_prefix(FORMS).map(str::parse::<u32>) {
        Some(Ok(1)) => LogForm::First,
        Some(Ok(WRITTEN)) => LogForm::This,
        Some(Ok(later)) if later > WRITTEN => LogForm::Later,
        _ => LogForm::None,
    }
}

/// Members that no name here is for.
pub type Further = Map<String, Value>;

/// The whole of `log.json`.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct Log {
    /// "daybook-log-2".
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
    /// How much of the record it is.
    pub scope: LogScope,
    /// Which part of it that is. Logs of before do not say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extent: Option<LogExtent>,
    /// The ledger's head.
    pub ledger: LogLedger,
    /// The entries, in the order in which they were first written.
    pub entries: Vec<LogEntry>,
    /// What was read out of items: one row an import.
    #[serde(default)]
    pub imports: Vec<LogImport>,
    /// The items as they go out.
    pub exhibits: Vec<LogExhibit>,
    /// The figures of the pattern.
    pub figures: Vec<LogFigure>,
    /// How many entries are not here, and why.
    pub left_out: Vec<LogLeftOut>,
    /// What a later program adds.
    #[serde(flatten)]
    pub further: Further,
}

/// How much of the record a bundle is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[serde(rename_all = "snake_case")]
pub enum LogScope {
    /// All of it: every leaf of the ledger is here, also of what stays out.
    Everything,
    /// A part that was chosen.
    Part,
}

/// The ledger's head, as the checkpoint signs it.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogLedger {
    /// Whose ledger.
    pub vault: VaultId,
    /// How many leaves.
    pub size: u64,
    /// The root over them.
    pub root: Digest,
    /// What a later program adds.
    #[serde(flatten)]
    pub further: Further,
}

/// One entry.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogEntry {
    /// Its id.
    pub id: EntryId,
    /// The number of an incident, given when it was first written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub number: Option<u32>,
    /// The revision that stands.
    pub revision: Revision,
    /// When its first revision was written.
    pub first_written: Moment,
    /// When this one was written.
    pub written: Moment,
    /// Who wrote it. The ledger's `author` leaves say who that is, by their own statement.
    pub author: AuthorId,
    /// What it says. A mark such as `[withheld 7: a place]` stands for words that were kept back. Not there: erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[schemars(schema_with = "said_schema")]
    pub entry: Option<Value>,
    /// What it said before, oldest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub earlier: Vec<LogRevision>,
    /// Struck out: it stays readable.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub struck_out: Option<LogStruckOut>,
    /// When it was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub erased: Option<Moment>,
    /// What a later program adds.
    #[serde(flatten)]
    pub further: Further,
}

/// What an entry said before.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogRevision {
    /// Which revision.
    pub revision: Revision,
    /// When it was written.
    pub written: Moment,
    /// Who wrote it.
    pub author: AuthorId,
    /// What it said.
    #[schemars(schema_with = "said_schema")]
    pub entry: Value,
    /// What a later program adds.
    #[serde(flatten)]
    pub further: Further,
}

/// That an entry was struck out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogStruckOut {
    /// When.
    pub at: Moment,
    /// Why.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// What a later program adds.
    #[serde(flatten)]
    pub further: Further,
}

/// Records that were read out of an item. They are no entries.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LogImport {
    /// The leaf that tells of it.
    pub sequence: u64,
    /// The item that was read.
    pub item: EntryId,
    /// By what: the name of the format.
    pub reader: String,
    /// Which version of that reader.
    pub reader_version: u32,
    /// How many were found.
    pub records: u64,
    /// The digest of the list of them.
    pub list: Digest,
    /// What a later program adds.
    #[serde(flatten)]
    pub further: Further,
}

/// One item as it goes out.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogExhibit {
    /// The item's entry.
    pub item: EntryId,
    /// Its mark.
    pub mark: ExhibitMark,
    /// Who produces it, where that is not the keeper.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub produced_by: Option<String>,
    /// From whom the keeper has it, where it came from somebody.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received_from: Option<String>,
    /// Its file, from the bundle's folder on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// How it goes out.
    pub how: LogHandedOver,
    /// Why it does not go out byte for byte, or would not unless the keeper gave it so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub why: Vec<LogNotAsReceived>,
    /// SHA-256 of the bytes as received, where those go out. Of others only police are told: it could be tried against what may be
    /// in them.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub received: Option<Digest>,
    /// SHA-256 of the bytes that are handed over, where a file is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub handed_over: Option<Digest>,
    /// How many bytes are handed over, where a file is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// Whether it goes out as a clean copy whose original is in no bag: the keeper did not agree to give what stands in it.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub original_kept: bool,
    /// What a later program adds.
    #[serde(flatten)]
    pub further: Further,
}

/// Why an item does not go out byte for byte.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
pub struct LogNotAsReceived {
    /// `withheld`: something in it is. `not_searched`: the search of it ended early. `unread`: a part of it was not read.
    pub why: String,
    /// Which part was not read, or why the search ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what: Option<String>,
}

/// How an item goes out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, JsonSchema)]
#[schemars(rename = "HandedOver")]
#[serde(rename_all = "snake_case")]
pub enum LogHandedOver {
    /// Byte for byte as received.
    AsReceived,
    /// As a copy made anew from what was read of it; the original is in the police-only bag, unless
    /// `original_kept`.
    CleanCopy,
    /// Only in the police-only bag.
    PoliceOnly,
    /// In no bag: the keeper kept it out.
    KeptOut,
    /// In no bag: its file is gone or damaged, and the keeper went on without it.
    Lost,
    /// Not again: it was handed over in the earlier bundle that this one goes on from.
    InEarlierBundle,
    /// Not at all: these are documents alone, which may show it.
    DocumentsOnly,
}

impl LogHandedOver {
    /// Whether a file of it is in the main bag.
    pub(crate) const fn has_file(self) -> bool {
        matches!(self, Self::AsReceived | Self::CleanCopy)
    }
}

impl From<HandedOver> for LogHandedOver {
    fn from(how: HandedOver) -> Self {
        match how {
            HandedOver::AsReceived => Self::AsReceived,
            HandedOver::CleanCopy => Self::CleanCopy,
            HandedOver::PoliceOnly => Self::PoliceOnly,
            HandedOver::KeptOut => Self::KeptOut,
            HandedOver::Lost => Self::Lost,
            HandedOver::InEarlierBundle => Self::InEarlierBundle,
            HandedOver::DocumentsOnly => Self::DocumentsOnly,
        }
    }
}

/// One sentence of the pattern.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogFigure {
    /// The sentence.
    pub sentence: String,
    /// The entries that it stands on.
    pub entries: Vec<EntryId>,
    /// What a later program adds.
    #[serde(flatten)]
    pub further: Further,
}

/// How many entries stay out for one reason.
#[derive(Debug, Clone, Serialize, Deserialize, JsonSchema)]
pub struct LogLeftOut {
    /// Why.
    pub why: WhyLeftOut,
    /// How many.
    pub count: usize,
    /// What a later program adds.
    #[serde(flatten)]
    pub further: Further,
}

impl Log {
    /// How many members stand in it that this program has no name for.
    pub(crate) fn further_members(&self) -> usize {
        let entries = self.entries.iter().map(|entry| {
            let earlier = entry.earlier.iter().map(|earlier| earlier.further.len());
            let struck_out = entry.struck_out.as_ref();
            let struck_out = struck_out.map_or(0, |struck_out| struck_out.further.len());
            entry.further.len() + earlier.sum::<usize>() + struck_out
        });
        let rows = (self.imports.iter().map(|row| &row.further))
            .chain(self.exhibits.iter().map(|row| &row.further))
            .chain(self.figures.iter().map(|row| &row.further))
            .chain(self.left_out.iter().map(|row| &row.further))
            .chain([&self.further, &self.ledger.further]);
        entries.chain(rows.map(Map::len)).sum()
    }
}

/// The schema of `log.json`.
pub fn log_schema() -> Value {
    let mut schema = schemars::schema_for!(Log).to_value();
    let kinds = schema.pointer_mut("/$defs/Entry/oneOf");
    for kind in kinds.and_then(Value::as_array_mut).into_iter().flatten() {
        let is_item = kind.pointer("/properties/kind/const") == Some(&json!(EntryKind::Item));
        let required = kind.get_mut("required").and_then(Value::as_array_mut);
        if let Some(required) = required.filter(|_| is_item) {
            required.retain(|name| !RECEIVED.iter().any(|received| name == received));
        }
    }
    schema
}

/// What an entry says: one of the kinds that this program writes, or of a kind that came later (a `message`, say).
fn said_schema(generator: &mut SchemaGenerator) -> Schema {
    let known = generator.subschema_for::<EntryKind>();
    json_schema!({
        "anyOf": [
            generator.subschema_for::<Entry>(),
            {
                "type": "object",
                "required": ["kind"],
                "properties": { "kind": { "type": "string", "not": known } },
            },
        ],
    })
}
