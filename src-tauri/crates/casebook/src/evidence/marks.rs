//! With which letters exhibit marks begin. Numbers are given once; the letters can change until the first bundle, after
//! which somebody else knows the marks.

use domain::{Entry, EntryKind, ExhibitMark};
use ledger::Action;
use vault::Change;

use crate::error::CaseError;
use crate::recording::append;
use crate::tables::entries;

/// Gives every item's mark these letters, as one further revision of each that has others.
pub(crate) fn begin_with(change: &mut Change<'_>, initials: &str) -> Result<(), CaseError> {
    for standing in entries::of_kind(change.connection(), EntryKind::Item)? {
        let Some(Entry::Item(mut item)) = standing.entry else {
            continue;
        };
        let mark = ExhibitMark::new(initials, item.exhibit.number())?;
        if item.exhibit == mark {
            continue;
        }
        item.exhibit = mark;
        let revised = Entry::Item(item).to_json();
        append(
            change,
            Action::Revise,
            standing.id,
            standing.revision.next(),
            &revised,
        )?;
    }
    Ok(())
}
