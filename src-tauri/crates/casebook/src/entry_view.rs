//! Entries as screens show them.

use catalogue::{CaseTimes, sentences};
use domain::{Entry, EntryId, EntryKind, Incident, Revision};
use ledger::Action;

use crate::authors::AuthorNames;
use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::recording::strike_outs::StrikeOuts;
use crate::tables::entries::{self, Standing};
use crate::tables::{links, numbers};
use crate::wire::{EntryRow, EntryView, PutBackView, RevisionView, StruckOutView};

impl ReadableCase {
    /// One entry as it stands.
    ///
    /// # Errors
    /// There is no such entry.
    pub fn standing(&self, id: EntryId) -> Result<Standing, CaseError> {
        entries::read(self.vault.read(), id)?.ok_or(CaseError::NoSuchEntry(id))
    }

    /// The number that an incident got when it was first written; none for what is no incident. It stays when the incident
    /// is erased.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn incident_number(&self, id: EntryId) -> Result<Option<u32>, CaseError> {
        numbers::of(self.vault.read(), id)
    }

    /// Every entry as it stands, in the order in which they were first written.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn standings(&self) -> Result<Vec<Standing>, CaseError> {
        entries::all(self.vault.read())
    }

    /// Every entry of a kind, newest first.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn entries(&self, kind: EntryKind) -> Result<Vec<EntryRow>, CaseError> {
        let times = self.times()?;
        let standings = entries::of_kind(self.vault.read(), kind)?;
        Ok(standings
            .iter()
            .rev()
            .filter_map(|standing| entry_row(standing, times))
            .collect())
    }

    /// One entry with its revisions and what belongs to it.
    ///
    /// # Errors
    /// There is no such entry.
    pub fn entry(&self, id: EntryId) -> Result<EntryView, CaseError> {
        let times = self.times()?;
        let standing = self.standing(id)?;
        let connection = self.vault.read();
        let mut linked = links::named_by(connection, id)?;
        linked.extend(links::naming(connection, id)?);
        let linked = linked
            .into_iter()
            .filter_map(|id| entries::read(connection, id).transpose())
            .filter_map(|found| found.map(|found| entry_row(&found, times)).transpose())
            .collect::<Result<_, _>>()?;
        let when_words = standing
            .entry
            .as_ref()
            .and_then(Entry::when)
            .map(|when| times.when(when));
        Ok(EntryView {
            id,
            number: numbers::of(connection, id)?,
            revision: standing.revision,
            kind: standing.kind,
            when_words,
            first_written: standing.first_written,
            first_written_words: times.moment(standing.first_written),
            written_note: written_note(&standing, times),
            revisions: self.revisions(id)?,
            struck_out: standing
                .struck_out
                .as_ref()
                .map(|was| struck_out_view(was, times)),
            put_back: self.put_back_views(id)?,
            erased_words: standing.erased.map(|erased| times.moment(erased)),
            entry: standing.entry,
            linked,
        })
    }

    /// Every written version of an entry, newest first.
    pub(crate) fn revisions(&self, id: EntryId) -> Result<Vec<RevisionView>, CaseError> {
        let times = self.times()?;
        let names = AuthorNames::new(self.vault.authors()?, self.words);
        let mut revisions = Vec::new();
        for sequence in self.vault.leaves_of(id)?.into_iter().rev() {
            let leaf = self.leaf(sequence)?;
            let is_version = matches!(leaf.action, Action::Record | Action::Revise);
            let body = if is_version {
                self.vault.body_at(sequence)?
            } else {
                None
            };
            let Some(body) = body else { continue };
            revisions.push(RevisionView {
                revision: leaf.revision.unwrap_or(Revision::FIRST),
                written: leaf.written,
                written_words: times.moment(leaf.written),
                author: names.of(leaf.author),
                entry: Entry::from_json(body.body()).map_err(|_| CaseError::Projection)?,
            });
        }
        Ok(revisions)
    }

    fn put_back_views(&self, id: EntryId) -> Result<Vec<PutBackView>, CaseError> {
        let times = self.times()?;
        let mut struck = StrikeOuts::default();
        for sequence in self.vault.leaves_of(id)? {
            let leaf = self.leaf(sequence)?;
            if leaf.action != Action::StrikeOut {
                continue;
            }
            if let Some(body) = self.vault.body_at(sequence)? {
                struck.add(&leaf, &body.body());
            }
        }
        let put_back = struck.put_back.iter().rev().map(|(was, at)| PutBackView {
            struck_out: struck_out_view(was, times),
            written_words: times.moment(*at),
        });
        Ok(put_back.collect())
    }

    pub(crate) fn leaf(&self, sequence: u64) -> Result<ledger::Leaf, CaseError> {
        let mut leaves = self.vault.leaves(sequence..sequence + 1)?;
        leaves.pop().ok_or(CaseError::Projection)
    }
}

/// `None` for an erased entry, of which a list has nothing to show.
pub(crate) fn entry_row(standing: &Standing, times: CaseTimes) -> Option<EntryRow> {
    let entry = standing.entry.clone()?;
    Some(EntryRow {
        id: standing.id,
        revision: standing.revision,
        when_words: entry.when().map(|when| times.when(when)),
        entry,
        written: standing.written,
        written_words: times.moment(standing.written),
        struck_out: standing
            .struck_out
            .as_ref()
            .map(|was| struck_out_view(was, times)),
    })
}

fn struck_out_view(struck_out: &entries::StruckOut, times: CaseTimes) -> StruckOutView {
    StruckOutView {
        reason: struck_out.reason.clone(),
        written: struck_out.at,
        written_words: times.moment(struck_out.at),
    }
}

/// "Written 3 April 2026 from a phone note of 14 March 2026", where there is something to say.
fn written_note(standing: &Standing, times: CaseTimes) -> Option<String> {
    let incident = standing.entry.as_ref()?.happened()?;
    let words = times.words;
    let written = standing.first_written.local().date_naive();
    let date = words.date(written);
    if let Some(noted) = &incident.first_noted {
        return Some(from_first_note(noted, date, times));
    }
    let latest = happened_by(incident)?;
    (written > latest)
        .then(|| words.say_with(sentences::WHEN_WRITTEN_NOTE, &[("date", date.into())]))
}

fn happened_by(incident: &Incident) -> Option<chrono::NaiveDate> {
    Some(incident.when.as_ref()?.latest?.date())
}

fn from_first_note(noted: &domain::FirstNoted, date: String, times: CaseTimes) -> String {
    let words = times.words;
    let on = noted
        .on
        .clone()
        .unwrap_or_else(|| words.say(sentences::WHEN_AN_EARLIER_NOTE));
    match &noted.when {
        Some(when) => {
            let noted = times.span(when);
            let values = [
                ("date", date.into()),
                ("on", on.into()),
                ("noted", noted.into()),
            ];
            words.say_with(sentences::WHEN_WRITTEN_FROM_NOTE_OF, &values)
        }
        None => words.say_with(
            sentences::WHEN_WRITTEN_FROM_NOTE,
            &[("date", date.into()), ("on", on.into())],
        ),
    }
}
