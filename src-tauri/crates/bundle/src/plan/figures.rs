//! The figures of the pattern that a bundle says.

use std::collections::BTreeSet;

use domain::EntryId;

use crate::case_file::{CaseFile, FigureLine};
use crate::extent::Extent;
use crate::plan::finding::Location;
use crate::plan::redactor::Redactor;

/// A sentence about entries that are not all here would count what nobody can open.
pub(super) fn figures(
    case: &CaseFile,
    ids: &BTreeSet<EntryId>,
    extent: Extent,
    redactor: &mut Redactor<'_>,
) -> Vec<FigureLine> {
    let whole = case
        .figures
        .iter()
        .filter(|figure| figure.entries.iter().all(|id| ids.contains(id)))
        .filter(|figure| extent.may_say(figure));
    whole
        .enumerate()
        .map(|(line, figure)| {
            let found = redactor.text(&Location::Figure { line }, &figure.sentence);
            FigureLine {
                kind: figure.kind,
                sentence: redactor.marked(&figure.sentence, &found),
                entries: figure.entries.clone(),
            }
        })
        .collect()
}
