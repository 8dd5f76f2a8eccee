//! Whether a vault holds what was said: all that was done, nothing that was never begun, and of what failed either the
//! whole or nothing.

use std::io::Read;

use casebook::Casebook;
use domain::{Entry, EntryId};

use super::account::{Account, Content};
use super::scene::file;

impl Account {
    /// Compares a vault with all of this. Gives what differs, in words.
    pub fn compare(&self, case: &Casebook) -> Vec<String> {
        let mut wrong = Vec::new();
        if let Err(error) = self.compare_entries(case, &mut wrong) {
            wrong.push(format!("the entries cannot be read: {error}"));
        }
        for (name, held) in &self.drafts {
            match case.draft(name) {
                Ok(found) if held.contains(&found.clone().unwrap_or_default()) => {}
                Ok(found) => wrong.push(format!("the draft {name} is {found:?}, not {held:?}")),
                Err(error) => wrong.push(format!("the draft {name} cannot be read: {error}")),
            }
        }
        wrong
    }

    fn compare_entries(
        &self,
        case: &Casebook,
        wrong: &mut Vec<String>,
    ) -> Result<(), casebook::CaseError> {
        let mut recorded = self.perhaps_recorded.clone();
        let mut attached = self.perhaps_attached.clone();
        let standings = case.standings()?;
        for (id, written) in &self.written {
            let Some(standing) = standings.iter().find(|standing| standing.id == *id) else {
                wrong.push(format!("{id} is gone: {:?}", written.content));
                continue;
            };
            if !written.erased.allows(standing.entry.is_none()) {
                wrong.push(format!("{id} is {:?} erased", written.erased));
            }
            if !written.struck_out.allows(standing.struck_out.is_some()) {
                wrong.push(format!("{id} is {:?} struck out", written.struck_out));
            }
            let holds = match &written.content {
                Content::Words(texts) => fits(&texts_of(case, *id)?, texts),
                Content::File(number) => bytes_of(case, *id) == Some(file(*number)),
            };
            if standing.entry.is_some() && !holds {
                wrong.push(format!("{id} does not hold what it held"));
            }
        }
        for standing in &standings {
            if self.written.contains_key(&standing.id) {
                continue;
            }
            let expected = match &standing.entry {
                Some(Entry::Incident(_)) => {
                    let texts = texts_of(case, standing.id)?;
                    take(&mut recorded, |words| texts == [words.as_str()])
                }
                Some(Entry::Item(_)) => {
                    let bytes = bytes_of(case, standing.id);
                    take(&mut attached, |number| bytes == Some(file(*number)))
                }
                _ => false,
            };
            if !expected {
                wrong.push(format!(
                    "{} was never begun, or is there by halves",
                    standing.id
                ));
            }
        }
        Ok(())
    }
}

/// Takes out one that fits, and says whether there was any.
fn take<T>(from: &mut Vec<T>, fits: impl Fn(&T) -> bool) -> bool {
    match from.iter().position(fits) {
        Some(at) => {
            from.remove(at);
            true
        }
        None => false,
    }
}

/// Every version of an incident, oldest first; one that only gained evidence is not told apart.
fn texts_of(case: &Casebook, id: EntryId) -> Result<Vec<String>, casebook::CaseError> {
    let revisions = case.entry(id)?.revisions;
    let mut texts: Vec<_> = revisions
        .iter()
        .rev()
        .map(|revision| match &revision.entry {
            Entry::Incident(incident) => incident.what.clone(),
            _ => String::new(),
        })
        .collect();
    texts.dedup();
    Ok(texts)
}

/// Whether the versions found are those acknowledged, in order, with none between them but such as may be there.
fn fits(found: &[String], expected: &[(String, bool)]) -> bool {
    let mut found = found.iter().peekable();
    for (words, acknowledged) in expected {
        let is_next = found.next_if(|next| *next == words).is_some();
        if *acknowledged && !is_next {
            return false;
        }
    }
    found.next().is_none()
}

fn bytes_of(case: &Casebook, id: EntryId) -> Option<Vec<u8>> {
    let (mut source, _) = case.read_item(id).ok()?;
    let mut bytes = Vec::new();
    source.read_to_end(&mut bytes).ok()?;
    Some(bytes)
}
