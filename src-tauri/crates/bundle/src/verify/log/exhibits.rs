//! Every exhibit of the log against its item, and against the files.

use std::collections::BTreeMap;

use domain::{Digest, EntryId, ExhibitMark};
use serde::Deserialize;

use crate::format::layout::{EXHIBITS, LOG};
use crate::format::log::{Log, LogExhibit, LogHandedOver};
use crate::verify::carrier::source::Source;
use crate::verify::report::{Report, VerifyCode};

/// What of an item an exhibit has to agree with.
#[derive(Deserialize)]
struct Item {
    kind: String,
    digest: Option<Digest>,
    exhibit: ExhibitMark,
    produced_by: Option<String>,
    received_from: Option<String>,
}

impl Item {
    fn is_said_by(&self, exhibit: &LogExhibit) -> bool {
        (self.digest, &self.exhibit) == (exhibit.received, &exhibit.mark)
            && (&self.produced_by, &self.received_from)
                == (&exhibit.produced_by, &exhibit.received_from)
    }
}

pub(super) fn check(
    log: &Log,
    source: &Source,
    hashes: &BTreeMap<String, Digest>,
    report: &mut Report,
) {
    let said = log.entries.iter().filter_map(|entry| {
        let item: Item = serde_json::from_value(entry.entry.clone()?).ok()?;
        (item.kind == "item").then_some((entry.id, item))
    });
    let mut items: BTreeMap<EntryId, Item> = said.collect();
    let mut files: BTreeMap<&str, &Digest> = hashes
        .iter()
        .filter(|(path, _)| path.starts_with(EXHIBITS))
        .map(|(path, digest)| (path.as_str(), digest))
        .collect();
    for exhibit in &log.exhibits {
        // Each item has one exhibit, and each file one row.
        let item = items.remove(&exhibit.item);
        let is_its = item.is_some_and(|item| item.is_said_by(exhibit));
        let file = exhibit.file.as_deref();
        let here = file.and_then(|path| files.remove(path));
        let size = file.and_then(|path| source.size(path));
        if !(is_its && goes_out_as_said(exhibit, here, size)) {
            report.found(VerifyCode::ExhibitNotItsRecord, file.unwrap_or(LOG));
        }
    }
    for item in items.values() {
        report.found(VerifyCode::ExhibitNotItsRecord, item.exhibit.to_string());
    }
    // One that was added, or has another name now, was named when the files were held against their list.
    let unnamed: Vec<&str> = (files.into_keys())
        .filter(|path| !report.names(path))
        .collect();
    for path in unnamed {
        report.found(VerifyCode::ExhibitNotItsRecord, path);
    }
}

/// Whether the file is there that should be, and the one that is named. A missing file is named by the lists, too.
fn goes_out_as_said(exhibit: &LogExhibit, here: Option<&Digest>, size: Option<u64>) -> bool {
    if !exhibit.how.has_file() {
        return exhibit.file.is_none() && exhibit.handed_over.is_none() && exhibit.size.is_none();
    }
    let whole = exhibit.how != LogHandedOver::AsReceived
        || (exhibit.received.is_some() && exhibit.handed_over == exhibit.received);
    let is_there = here.is_none() || (here == exhibit.handed_over.as_ref() && size == exhibit.size);
    exhibit.file.is_some() && whole && is_there
}
