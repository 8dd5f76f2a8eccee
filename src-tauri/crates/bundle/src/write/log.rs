//! Fills `log.json` from a plan.

use std::collections::BTreeMap;

use domain::{AuthorId, Entry, EntryId, Moment, Revision};
use ledger::{Action, Import, Leaf};

use crate::case_file::{KeptEntry, NotAsReceived};
use crate::format::layout::exhibit_path;
use crate::format::log::{
    FORM, Further, Log, LogEntry, LogExhibit, LogFigure, LogImport, LogLedger, LogLeftOut,
    LogNotAsReceived, LogRevision, LogScope, LogStruckOut,
};
use crate::format::received::RECEIVED;
use crate::plan::{Plan, WhyLeftOut};

/// Nothing where an entry is in no leaf of its ledger.
pub(crate) fn log(plan: &Plan) -> Option<Log> {
    let case = &plan.shown;
    let head = case.ledger.head;
    let written_by = WrittenBy::of(case.ledger.leaves.iter().map(|kept| &kept.leaf));
    let untold = plan.received_untold();
    let entries = case.entries.iter().map(|kept| {
        let entry = written_by.entry(kept)?;
        Some(match untold.contains(&kept.id) {
            true => without_what_was_received(entry),
            false => entry,
        })
    });
    let figures = case.figures.iter().map(|figure| LogFigure {
        sentence: figure.sentence.clone(),
        entries: figure.entries.clone(),
        further: Further::new(),
    });
    Some(Log {
        form: FORM.to_owned(),
        case: case.label.to_string(),
        made: case.made,
        program: case.program.clone(),
        keeper: case.keeper.clone(),
        jurisdiction: case.pack.name.clone(),
        scope: match plan.is_everything() {
            true => LogScope::Everything,
            false => LogScope::Part,
        },
        extent: Some(plan.extent.into()),
        ledger: LogLedger {
            vault: case.ledger.vault,
            size: head.size,
            root: head.root,
            further: Further::new(),
        },
        entries: entries.collect::<Option<_>>()?,
        imports: imports(plan),
        exhibits: exhibits(plan),
        figures: figures.collect(),
        left_out: left_out(plan),
        further: Further::new(),
    })
}

pub(crate) fn without_what_was_received(mut entry: LogEntry) -> LogEntry {
    let earlier = entry.earlier.iter_mut().map(|earlier| &mut earlier.entry);
    for said in entry.entry.iter_mut().chain(earlier) {
        if let Some(said) = said.as_object_mut() {
            said.retain(|name, _| !RECEIVED.contains(&name.as_str()));
        }
    }
    entry
}

/// When each revision was written and by whom, as the leaves say it. A case file has the names of who wrote, which are for
/// people, and of an erased entry when it was erased.
pub(crate) struct WrittenBy(BTreeMap<(EntryId, Revision), (Moment, AuthorId)>);

impl WrittenBy {
    pub(crate) fn of<'a>(leaves: impl Iterator<Item = &'a Leaf>) -> Self {
        let versions = leaves.filter(|leaf| matches!(leaf.action, Action::Record | Action::Revise));
        let versions = versions
            .filter_map(|leaf| Some(((leaf.entry?, leaf.revision?), (leaf.written, leaf.author))));
        Self(versions.collect())
    }

    fn version(&self, entry: EntryId, revision: Revision) -> Option<(Moment, AuthorId)> {
        self.0.get(&(entry, revision)).copied()
    }

    pub(crate) fn entry(&self, kept: &KeptEntry) -> Option<LogEntry> {
        let earlier = kept.earlier.iter().map(|earlier| {
            let (written, author) = self.version(kept.id, earlier.revision)?;
            Some(LogRevision {
                revision: earlier.revision,
                written,
                author,
                entry: earlier.entry.to_json(),
                further: Further::new(),
            })
        });
        let (written, author) = self.version(kept.id, kept.revision)?;
        Some(LogEntry {
            id: kept.id,
            number: kept.number,
            revision: kept.revision,
            first_written: kept.first_written,
            written,
            author,
            entry: kept.entry.as_ref().map(Entry::to_json),
            earlier: earlier.collect::<Option<_>>()?,
            struck_out: kept.struck_out.as_ref().map(|struck_out| LogStruckOut {
                at: struck_out.at,
                reason: struck_out.reason.clone(),
                further: Further::new(),
            }),
            erased: kept.erased,
            further: Further::new(),
        })
    }
}

fn imports(plan: &Plan) -> Vec<LogImport> {
    let leaves = plan.shown.ledger.leaves.iter();
    let imports = leaves.filter_map(|kept| {
        let body = plan.bodies.get(&kept.leaf.sequence)?;
        let import = Import::read(&kept.leaf, body).ok()?;
        Some(LogImport {
            sequence: kept.leaf.sequence,
            item: import.item,
            reader: import.reader,
            reader_version: import.reader_version,
            records: import.records,
            list: import.list,
            further: Further::new(),
        })
    });
    imports.collect()
}

fn exhibits(plan: &Plan) -> Vec<LogExhibit> {
    let exhibits = plan.exhibits.iter().filter_map(|exhibit| {
        let item = plan.shown.entry(exhibit.item)?.item()?;
        let has_file = exhibit.file_name.is_some();
        Some(LogExhibit {
            item: exhibit.item,
            mark: item.exhibit.clone(),
            produced_by: item.produced_by.clone(),
            received_from: item.received_from.clone(),
            file: exhibit.file_name.as_deref().map(exhibit_path),
            how: exhibit.how.into(),
            why: exhibit.why.iter().map(why).collect(),
            received: exhibit.tells_what_was_received.then_some(item.digest),
            handed_over: has_file.then_some(exhibit.handed_over),
            size: has_file.then_some(exhibit.size),
            original_kept: exhibit.original_kept,
            further: Further::new(),
        })
    });
    exhibits.collect()
}

fn why(why: &NotAsReceived) -> LogNotAsReceived {
    let said = serde_json::to_value(why).unwrap_or_default();
    let member = |name: &str| said.get(name)?.as_str().map(str::to_owned);
    LogNotAsReceived {
        why: member("why").unwrap_or_default(),
        what: member("what"),
    }
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
        LogLeftOut {
            why,
            count,
            further: Further::new(),
        }
    });
    counted.filter(|left| left.count > 0).collect()
}
