//! What the law says of time, as information.

use catalogue::Words;

use crate::figure::{Figure, RuleId};
use crate::pack::Pack;
use crate::record::{Counted, Record, ids};

/// The pack's time limits. They count from the last incident of a course of conduct, if from one at all, so each stands on
/// the latest; no day is worked out, since a wrong one could frighten, or make somebody wait too long.
pub(crate) fn time_limits(record: &Record<'_>, pack: &Pack, words: &Words) -> Vec<Figure> {
    // Where none is dated to a day, any may be the latest.
    let Some(latest) = record.incidents.iter().map(Counted::day).max() else {
        return Vec::new();
    };
    let entries = ids(&record.which(|incident| incident.day() == latest));
    let limits = pack.time_notes.iter().map(|note| Figure {
        rule: RuleId::TimeLimit,
        sentence: note.said(words),
        numbers: Vec::new(),
        behind: Vec::new(),
        entries: entries.clone(),
        on_incidents: false,
    });
    limits.collect()
}
