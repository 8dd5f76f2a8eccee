//! Writing things down: record, revise, erase. Each is one change of the vault: leaf, body and
//! tables together, on disk before it returns.

mod changing_kind;
pub(crate) mod drafts;
pub(crate) mod names;
pub(crate) mod new_id;
pub(crate) mod projection;
pub(crate) mod strike_outs;
pub(crate) mod striking_out;

use domain::{Entry, EntryId, Moment, Revision};
use ledger::Action;
use serde_json::Value;
use vault::Change;
use vault::rusqlite::Connection;

use crate::bundles::numbers_given::rows_without;
use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::recording::names::named;
use crate::recording::new_id::new_id;
use crate::tables::bundles;
use crate::tables::entries::{self, Standing};
use crate::wire::{Changed, ErasePlan};

impl Casebook {
    /// Writes down a new entry.
    ///
    /// # Errors
    /// It names entries that are not there, or the vault refused. Nothing was written then.
    pub fn record(&mut self, entry: Entry) -> Result<Changed, CaseError> {
        let mut changed = self.record_many(vec![entry])?;
        changed.pop().ok_or(CaseError::Projection)
    }

    /// Writes down several new entries: all of them or none.
    ///
    /// # Errors
    /// The first that does not fit. Nothing was written then.
    pub fn record_many(&mut self, entries: Vec<Entry>) -> Result<Vec<Changed>, CaseError> {
        if entries.iter().any(|entry| matches!(entry, Entry::Item(_))) {
            return Err(CaseError::ItemByHand);
        }
        let now = self.time_source.now();
        if entries
            .iter()
            .any(|entry| matches!(entry, Entry::FingerprintLeft(_)))
        {
            // Whoever holds the fingerprint will one day ask for what it covers. That no copy can be made is no reason
            // not to write down that it was left.
            let _ = self.vault.back_up(now);
        }
        let entries = entries.into_iter().map(|entry| (new_id(now), entry));
        self.record_with_ids(now, entries.collect())
    }

    pub(crate) fn record_with_ids(
        &mut self,
        now: Moment,
        entries: Vec<(EntryId, Entry)>,
    ) -> Result<Vec<Changed>, CaseError> {
        self.vault.change(now, |change| {
            entries
                .iter()
                .map(|(id, entry)| write_first(change, *id, entry))
                .collect()
        })
    }

    /// Writes a further version of an entry. The earlier ones stay. Where it says what the newest one says, nothing is
    /// written, and the answer names the revision that stood before.
    ///
    /// # Errors
    /// [`CaseError::RevisedElsewhere`] unless `base` is the newest revision: nothing is overwritten
    /// unseen.
    pub fn revise(
        &mut self,
        id: EntryId,
        base: Revision,
        entry: Entry,
    ) -> Result<Changed, CaseError> {
        entry.checked()?;
        let now = self.time_source.now();
        self.vault.change(now, |change| {
            let standing = standing_to_change(change.connection(), id)?;
            if standing.revision != base {
                return Err(CaseError::RevisedElsewhere);
            }
            allow_revision(&standing, &entry)?;
            let body = entry.to_json();
            if standing.entry.is_some_and(|kept| kept.to_json() == body) {
                return Ok(changed(id, base, &entry, false));
            }
            refuse_dangling(change.connection(), &entry)?;
            let revision = standing.revision.next();
            append(change, Action::Revise, id, revision, &body)?;
            Ok(changed(id, revision, &entry, false))
        })
    }

    /// What erasing an entry will and will not reach.
    ///
    /// # Errors
    /// There is no such entry, or it was erased already.
    pub fn erase_plan(&self, id: EntryId) -> Result<ErasePlan, CaseError> {
        let connection = self.vault.read();
        let standing = standing_to_change(connection, id)?;
        let left = entries::of_kind(connection, domain::EntryKind::FingerprintLeft)?;
        let covered = left.iter().any(|left| match &left.entry {
            Some(Entry::FingerprintLeft(left)) => left.ledger_size > standing.first_sequence,
            _ => false,
        });
        Ok(ErasePlan {
            entry: id,
            revisions: u64::from(standing.revision.number()),
            with_file: matches!(standing.entry, Some(Entry::Item(_))),
            bundles_made: self.bundles_made()?,
            fingerprint_left: covered,
        })
    }

    /// Removes an entry's words for good, in every revision, and an item's file with it. The ledger
    /// keeps showing that something was removed on this day.
    ///
    /// # Errors
    /// There is no such entry, or it was erased already.
    pub fn erase(&mut self, id: EntryId) -> Result<Changed, CaseError> {
        let now = self.time_source.now();
        let file = self.file_to_erase(id)?;
        let rows = rows_without(self, id)?;
        self.vault.change(now, |change| {
            let standing = standing_to_change(change.connection(), id)?;
            for (bundle, about) in &rows {
                bundles::set_about(change.connection(), *bundle, about)?;
            }
            change.erase_bodies(id)?;
            if let Some(file) = &file {
                change.forget_file(file)?;
            }
            let body = projection::erasure_body(&standing);
            append(change, Action::Erase, id, standing.revision, &body)?;
            Ok(as_it_was(&standing))
        })
    }
}

pub(crate) fn write_first(
    change: &mut Change<'_>,
    id: EntryId,
    entry: &Entry,
) -> Result<Changed, CaseError> {
    entry.checked()?;
    refuse_dangling(change.connection(), entry)?;
    append(
        change,
        Action::Record,
        id,
        Revision::FIRST,
        &entry.to_json(),
    )?;
    Ok(changed(id, Revision::FIRST, entry, true))
}

/// One leaf, and the tables with it.
pub(crate) fn append(
    change: &mut Change<'_>,
    action: Action,
    id: EntryId,
    revision: Revision,
    body: &Value,
) -> Result<(), CaseError> {
    let leaf = change.append(action, Some(id), Some(revision), body)?;
    projection::apply(change.connection(), &leaf, Some(body))
}

/// The answer where the revision stays.
pub(crate) fn as_it_was(standing: &Standing) -> Changed {
    Changed {
        entry: standing.id,
        revision: standing.revision,
        kind: standing.kind,
        is_new: false,
    }
}

fn changed(id: EntryId, revision: Revision, entry: &Entry, is_new: bool) -> Changed {
    Changed {
        entry: id,
        revision,
        kind: entry.kind(),
        is_new,
    }
}

pub(crate) fn standing_to_change(
    connection: &Connection,
    id: EntryId,
) -> Result<Standing, CaseError> {
    let standing = entries::read(connection, id)?.ok_or(CaseError::NoSuchEntry(id))?;
    if standing.erased.is_some() {
        return Err(CaseError::Erased);
    }
    Ok(standing)
}

/// A revision keeps the kind, but for an incident that turns out to be an event; an item's bytes, marks and clocks are read, not written.
fn allow_revision(standing: &Standing, entry: &Entry) -> Result<(), CaseError> {
    match (&standing.entry, entry) {
        (Some(Entry::Item(before)), Entry::Item(after)) => {
            let mut as_before = (**after).clone();
            as_before.description = before.description.clone();
            as_before.police_reference = before.police_reference.clone();
            as_before.produced_by = before.produced_by.clone();
            as_before.received_from = before.received_from.clone();
            as_before.source_device = before.source_device.clone();
            as_before.original_is = before.original_is.clone();
            if as_before == **before {
                Ok(())
            } else {
                Err(CaseError::ItemByHand)
            }
        }
        _ if standing.kind == entry.kind() => Ok(()),
        // Whether it was somebody's act is the keeper's to say, and to say otherwise.
        _ if standing.kind.is_numbered() && entry.kind().is_numbered() => Ok(()),
        _ => Err(CaseError::OtherKind),
    }
}

fn refuse_dangling(connection: &Connection, entry: &Entry) -> Result<(), CaseError> {
    for (at, id) in named(entry) {
        if !entries::exists(connection, id)? {
            return Err(CaseError::NamesNothing { at });
        }
    }
    Ok(())
}
