//! The case as it may leave: protected details out of every text, whole fields withheld in the
//! ledger's bodies with their hashes. One walk finds the details and takes out those to be withheld,
//! so that what was shown beforehand is what is done.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Entry, EntryId, Revision};
use ledger::{Action, CommittedBody, DisclosedBody, FieldPath, Import};
use serde_json::Value;

use crate::case_file::{CaseFile, KeptEntry, KeptLeaf};
use crate::format::received::RECEIVED;
use crate::plan::finding::Location;
use crate::plan::redaction::{Around, DetailKind, Hit, WITHHELD, matches_in, witness_name};
use crate::plan::redactor::Redactor;
use crate::plan::subjects::{Children, Looking, Passage, passages_in_field, passages_in_words};
use crate::plan::withheld_whole::{WithheldWhole, withheld_whole};

/// Fields that are codes, not words.
const NO_WORDS: [&str; 11] = [
    "kind",
    "digest",
    "zone",
    "media_type",
    "exhibit",
    "item_kind",
    "precision",
    "basis",
    "earliest",
    "latest",
    "details",
];

/// Whether a field of an entry is a code, in which nothing is looked for.
pub fn is_code(field: &str) -> bool {
    NO_WORDS.contains(&field)
}

impl Redactor<'_> {
    fn value(&mut self, value: &mut Value, at: &Path<'_>, paths: &mut BTreeSet<FieldPath>) {
        match value {
            Value::String(_) if at.is_one_of(paths) => {}
            Value::String(text) => {
                let found = match at.names_a_witness() {
                    true => witness_name(text, &self.protected),
                    false => matches_in(text, &self.protected),
                };
                let passages = at.passages(text, &self.children);
                if (found.is_empty() && passages.is_empty()) || at.holds_a_code() {
                    return;
                }
                let found = self.chosen(&(at.location)(&at.pointer), text, found, passages);
                if !found.is_empty() {
                    *text = self.marked(text, &found);
                    paths.extend(at.pointer.parse());
                }
            }
            Value::Array(values) => {
                for (index, value) in values.iter_mut().enumerate() {
                    self.value(value, &at.step(&index.to_string()), paths);
                }
            }
            Value::Object(fields) => {
                for (name, value) in fields {
                    if !is_code(name) {
                        self.value(value, &at.step(name), paths);
                    }
                }
            }
            _ => {}
        }
    }
}

struct Path<'a> {
    pointer: String,
    location: &'a dyn Fn(&str) -> Location,
    /// The entry that is looked through, where it is one.
    entry: Option<&'a Entry>,
}

impl Path<'_> {
    fn step(&self, name: &str) -> Self {
        let name = name.replace('~', "~0").replace('/', "~1");
        Self {
            pointer: format!("{}/{name}", self.pointer),
            location: self.location,
            entry: self.entry,
        }
    }

    /// Whether only certain words can stand here. With anything else in their place it would be no entry any more, and nothing
    /// of it would leave.
    fn holds_a_code(&self) -> bool {
        let Some(mut changed) = self.entry.map(Entry::to_json) else {
            return false;
        };
        if let Some(value) = changed.pointer_mut(&self.pointer) {
            *value = WITHHELD.into();
        }
        Entry::from_json(changed).is_err()
    }

    /// Whether this field is withheld whole.
    fn is_one_of(&self, whole: &BTreeSet<FieldPath>) -> bool {
        let path = self.pointer.parse::<FieldPath>();
        path.is_ok_and(|path| whole.contains(&path))
    }

    /// What of a text that stands here may tell of a subject.
    fn passages(&self, text: &str, children: &Children) -> Vec<Passage> {
        match self.entry {
            Some(entry) => passages_in_field(entry, &self.pointer, text, children),
            None => passages_in_words(text, Looking::anywhere(children)),
        }
    }

    fn names_a_witness(&self) -> bool {
        let mut steps = self.pointer.split('/').skip(1);
        steps.next() == Some("witnesses") && steps.nth(1) == Some("name")
    }
}

/// Which fields of which revision are withheld in the ledger's bodies.
#[derive(Debug, Clone, Default)]
pub(crate) struct WithheldFields(BTreeMap<(EntryId, Revision), BTreeSet<FieldPath>>);

impl WithheldFields {
    /// Withholds which bytes of an item were received, in every revision: the hash is of no use to whoever does not have them
    /// but to try what they might be.
    pub(crate) fn withhold_what_was_received(&mut self, item: EntryId) {
        let revisions = self.0.iter_mut().filter(|((id, _), _)| *id == item);
        for (_, paths) in revisions {
            paths.extend(
                RECEIVED
                    .iter()
                    .filter_map(|name| format!("/{name}").parse().ok()),
            );
        }
    }

    /// Those of one revision.
    pub(crate) fn of(&self, entry: EntryId, revision: Revision) -> BTreeSet<FieldPath> {
        self.0.get(&(entry, revision)).cloned().unwrap_or_default()
    }

    /// Whether an entry goes in at all.
    fn holds(&self, entry: EntryId) -> bool {
        let mut revisions = self.0.range((entry, Revision::FIRST)..);
        revisions.next().is_some_and(|((id, _), _)| *id == entry)
    }
}

/// One entry as it may leave.
pub(crate) fn entry(
    kept: &KeptEntry,
    redactor: &mut Redactor<'_>,
    fields: &mut WithheldFields,
) -> KeptEntry {
    let id = kept.id;
    let mut shown = kept.clone();
    redactor.numbered.looks_through(None);
    shown.author = redactor.signed(&kept.author);
    for earlier in &mut shown.earlier {
        earlier.author = redactor.signed(&earlier.author);
    }
    redactor.numbered.looks_through(kept.number);
    shown.entry = kept
        .entry
        .as_ref()
        .and_then(|entry| revision(id, kept.revision, entry, redactor, fields));
    shown.earlier.retain_mut(|earlier| {
        let entry = revision(id, earlier.revision, &earlier.entry, redactor, fields);
        let is_shown = entry.is_some();
        if let Some(entry) = entry {
            earlier.entry = entry;
        }
        is_shown
    });
    let undone = shown
        .put_back
        .iter_mut()
        .map(|put_back| &mut put_back.struck_out);
    for struck_out in undone.chain(&mut shown.struck_out) {
        if let Some(reason) = &mut struck_out.reason {
            let found = redactor.text(&Location::Reason { entry: id }, reason);
            *reason = redactor.marked(reason, &found);
        }
    }
    shown
}

fn revision(
    id: EntryId,
    revision: Revision,
    entry: &Entry,
    redactor: &mut Redactor<'_>,
    fields: &mut WithheldFields,
) -> Option<Entry> {
    let mut value = entry.to_json();
    let mut paths = BTreeSet::new();
    let whole = withheld_whole(entry, id, redactor.told, &redactor.protected);
    for field in &whole {
        paths.extend(field.pointer.parse::<FieldPath>());
    }
    if let Entry::Item(item) = entry
        && let Some(point) = item.point
    {
        let (latitude, longitude) = point.degrees();
        let hit = Hit {
            kind: DetailKind::Point,
            found: format!("{latitude:.6}, {longitude:.6}"),
            around: Around::default(),
            times: 1,
            protected: redactor.protected.may_hold(&point),
        };
        if redactor.note(&Location::Point { item: id }, hit) {
            WithheldWhole::point().take_out(&mut value, &mut redactor.numbered);
            paths.extend("/point".parse::<FieldPath>());
        }
    }
    let location = |field: &str| Location::Field {
        entry: id,
        revision,
        field: field.to_owned(),
    };
    let at = Path {
        pointer: String::new(),
        location: &location,
        entry: Some(entry),
    };
    redactor.value(&mut value, &at, &mut paths);
    for field in whole {
        field.take_out(&mut value, &mut redactor.numbered);
    }
    fields.0.insert((id, revision), paths);
    // A text stays a text, so it is still an entry; were it not, nothing of it would leave.
    Entry::from_json(value).ok()
}

/// The body of a leaf as it may leave; nothing where nothing of it may.
pub(crate) fn body(
    kept: &KeptLeaf,
    case: &CaseFile,
    redactor: &mut Redactor<'_>,
    fields: &WithheldFields,
) -> Option<DisclosedBody> {
    let body = kept.body.as_ref()?;
    match (kept.leaf.action, kept.leaf.entry, kept.leaf.revision) {
        (Action::Restore | Action::KeyChange, ..) => Some(body.disclose()),
        (Action::Author, ..) => body
            .withhold(&unshown_of_an_author(body, case, redactor))
            .ok(),
        (Action::Import, ..) => {
            let shown = body.disclose();
            let import = Import::read(&kept.leaf, &shown).ok()?;
            fields.holds(import.item).then_some(shown)
        }
        (Action::Record | Action::Revise, Some(id), Some(revision)) => {
            let paths = fields.0.get(&(id, revision))?;
            let said = said(case, id, revision)?.to_json();
            // A body that says something else was not looked at, so it stays in.
            (body.body() == said)
                .then(|| body.withhold(paths).ok())
                .flatten()
        }
        (Action::StrikeOut, Some(entry), _) => {
            case.entry(entry)?;
            // Of an entry that stays out, so does why it was struck out.
            fields.holds(entry).then_some(())?;
            let mut value = body.body();
            let mut paths = BTreeSet::new();
            let location = |_: &str| Location::Reason { entry };
            let at = Path {
                pointer: String::new(),
                location: &location,
                entry: None,
            };
            redactor.value(&mut value, &at, &mut paths);
            body.withhold(&paths).ok()
        }
        _ => None,
    }
}

/// What an `author` leaf never hides: whose key it names, which, and who says so. Without it nobody could tell who may sign.
const OF_A_KEY: [&str; 3] = ["/author", "/signs_with", "/endorsed_by"];

/// What stays out of the body of an `author` leaf: everything but the key, and the name and the role that this author goes
/// by today and that tell nothing else. A name that they no longer use is nobody's business.
fn unshown_of_an_author(
    body: &CommittedBody,
    case: &CaseFile,
    redactor: &mut Redactor<'_>,
) -> BTreeSet<FieldPath> {
    let said = body.body();
    let today = description_of_today(case, said.get("author"));
    let mut is_shown = |path: &FieldPath| {
        let path = path.to_string();
        let of_a_key = |key: &&str| path == **key || path.starts_with(&format!("{key}/"));
        if OF_A_KEY.iter().any(of_a_key) {
            return true;
        }
        let member = path.strip_prefix('/').unwrap_or_default();
        let is_of_today = said.get(member) == today.as_ref().and_then(|today| today.get(member));
        match said.get(member) {
            Some(Value::Null) => matches!(member, "name" | "role"),
            Some(Value::String(text)) if matches!(member, "name" | "role") => {
                is_of_today && redactor.signed(text) == *text
            }
            _ => false,
        }
    };
    let fields = body.fields().iter().map(|field| field.path.clone());
    fields.filter(|path| !is_shown(path)).collect()
}

/// What the last `author` leaf about somebody says.
fn description_of_today(case: &CaseFile, author: Option<&Value>) -> Option<Value> {
    let mut leaves = case.ledger.leaves.iter().rev();
    leaves.find_map(|kept| {
        let is_author = kept.leaf.action == Action::Author;
        let body = kept.body.as_ref().filter(|_| is_author)?.body();
        (body.get("author") == author).then_some(body)
    })
}

fn said(case: &CaseFile, id: EntryId, revision: Revision) -> Option<&Entry> {
    let kept = case.entry(id)?;
    if kept.revision == revision {
        return kept.entry.as_ref();
    }
    let earlier = kept
        .earlier
        .iter()
        .find(|earlier| earlier.revision == revision)?;
    Some(&earlier.entry)
}
