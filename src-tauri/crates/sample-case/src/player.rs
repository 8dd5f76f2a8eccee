//! Plays the script through the same use cases as the window and the terminal.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use casebook::{CaseError, Casebook, TimeSource};
use chrono::Duration;
use domain::{Entry, EntryId, FingerprintLeft, HowReceived, Item, Moment};
use job::{Meter, Report};
use serde_json::Value;

use super::script::{Doing, Step};
use super::{SampleCase, further};

/// A time source that the script sets.
#[derive(Debug, Clone)]
pub struct ScriptedTimeSource(Arc<Mutex<Moment>>);

impl ScriptedTimeSource {
    /// A time source that shows this moment until it is set.
    pub fn showing(moment: Moment) -> Self {
        Self(Arc::new(Mutex::new(moment)))
    }

    fn set(&self, moment: Moment) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = moment;
    }
}

impl TimeSource for ScriptedTimeSource {
    fn now(&self) -> Moment {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What was done.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Played {
    /// Incidents written down.
    pub incidents: usize,
    /// Events written down: what was nobody's act.
    pub events: usize,
    /// Other entries written down.
    pub others: usize,
    /// Files attached.
    pub items: usize,
    /// Further revisions written by hand.
    pub revisions: usize,
    /// Entries struck out.
    pub struck_out: usize,
    /// Entries erased.
    pub erased: usize,
    /// Fingerprints left.
    pub fingerprints: usize,
}

/// How many of the incidents beyond the story are written down in one change.
const BATCH: usize = 500;

/// Plays a case into an open casebook, step by step.
///
/// # Errors
/// What the casebook refused, or it was stopped; what was written before stays.
pub(crate) fn play(
    case: &SampleCase,
    casebook: &mut Casebook,
    time_source: ScriptedTimeSource,
    report: &mut Report<'_>,
) -> Result<(Played, Later), CaseError> {
    let mut meter = Meter::new((case.steps.len() + case.further) as u64, report);
    let mut player = Player {
        casebook,
        seed: case.seed,
        ids: HashMap::new(),
        played: Played::default(),
    };
    for step in &case.steps {
        time_source.set(step.at);
        player.step(step)?;
        meter.add(1).map_err(|_| CaseError::Cancelled)?;
    }
    let mut entries = further::further(case.seed, case.further)
        .map(|incident| Entry::Incident(Box::new(incident)))
        .peekable();
    while entries.peek().is_some() {
        let batch: Vec<Entry> = entries.by_ref().take(BATCH).collect();
        time_source.set(a_minute_after(time_source.now()));
        let written = batch.len() as u64;
        player.several(batch)?;
        meter.add(written).map_err(|_| CaseError::Cancelled)?;
    }
    let Player { ids, played, .. } = player;
    let later = Later {
        steps: case.later.clone(),
        // No two files are drawn alike.
        seed: case.seed.wrapping_add(played.items as u64),
        ids,
        time_source,
    };
    Ok((played, later))
}

/// What is still to be played into the casebook of a sample case: what came in the week after its bundle.
#[derive(Debug)]
pub struct Later {
    steps: Vec<Step>,
    seed: u64,
    ids: HashMap<EntryId, EntryId>,
    time_source: ScriptedTimeSource,
}

impl Later {
    /// Whether nothing came, as where the story was not told to its end.
    pub fn is_empty(&self) -> bool {
        self.steps.is_empty()
    }

    /// Plays it.
    ///
    /// # Errors
    /// What the casebook refused; what was written before stays.
    pub fn play(self, casebook: &mut Casebook) -> Result<Played, CaseError> {
        let mut player = Player {
            casebook,
            seed: self.seed,
            ids: self.ids,
            played: Played::default(),
        };
        for step in &self.steps {
            self.time_source.set(step.at);
            player.step(step)?;
        }
        Ok(player.played)
    }
}

fn a_minute_after(moment: Moment) -> Moment {
    Moment::new(moment.utc + Duration::minutes(1), moment.offset_minutes)
}

struct Player<'a> {
    casebook: &'a mut Casebook,
    seed: u64,
    ids: HashMap<EntryId, EntryId>,
    played: Played,
}

impl Player<'_> {
    fn step(&mut self, step: &Step) -> Result<(), CaseError> {
        match &step.doing {
            Doing::Settings(settings) => {
                self.casebook.change_settings(settings)?;
            }
            Doing::Record { id, entry } => {
                let changed = self.casebook.record(self.real(entry)?)?;
                self.ids.insert(*id, changed.entry);
                match entry {
                    Entry::Incident(_) => self.played.incidents += 1,
                    Entry::Event(_) => self.played.events += 1,
                    _ => self.played.others += 1,
                }
            }
            Doing::Attach {
                id,
                to,
                file_name,
                file,
            } => {
                let drawn = file.bytes(self.seed.wrapping_add(self.played.items as u64 + 1));
                let received = self
                    .casebook
                    .receiving()
                    .receive_reader(file_name, &mut &*drawn)?;
                let to = self.real_id(*to);
                let kept = self
                    .casebook
                    .keep(vec![Ok(received)], Some(to), HowReceived::Chosen)?;
                for attached in kept.attached {
                    self.ids.insert(*id, attached.id);
                    self.played.items += 1;
                }
            }
            Doing::Describe { id, described } => {
                let id = self.real_id(*id);
                let standing = self.casebook.standing(id)?;
                if let Some(Entry::Item(item)) = standing.entry {
                    let item = Item {
                        description: Some(described.description.clone()),
                        produced_by: described.produced_by.clone(),
                        police_reference: described.police_reference.clone(),
                        received_from: described.received_from.clone(),
                        source_device: described.source_device.clone(),
                        original_is: described.original_is.clone(),
                        ..*item
                    };
                    let described = Entry::Item(Box::new(item));
                    self.casebook.revise(id, standing.revision, described)?;
                    self.played.revisions += 1;
                }
            }
            Doing::Revise { id, entry } => {
                let id = self.real_id(*id);
                let base = self.casebook.standing(id)?.revision;
                self.casebook.revise(id, base, self.real(entry)?)?;
                self.played.revisions += 1;
            }
            Doing::StrikeOut { id, reason } => {
                self.casebook
                    .strike_out(self.real_id(*id), Some(reason.clone()))?;
                self.played.struck_out += 1;
            }
            Doing::Erase { id } => {
                self.casebook.erase(self.real_id(*id))?;
                self.played.erased += 1;
            }
            Doing::LeaveFingerprint {
                with_whom,
                date,
                reference,
            } => {
                let shown = self.casebook.fingerprint()?;
                let left = FingerprintLeft {
                    code: shown.code,
                    ledger_size: shown.ledger_size,
                    with_whom: with_whom.clone(),
                    date: *date,
                    reference: reference.clone(),
                };
                self.casebook.record(Entry::FingerprintLeft(left))?;
                self.played.fingerprints += 1;
            }
        }
        Ok(())
    }

    fn several(&mut self, entries: Vec<Entry>) -> Result<(), CaseError> {
        let real = entries
            .into_iter()
            .map(|entry| self.real(&entry))
            .collect::<Result<Vec<_>, _>>()?;
        self.played.incidents += self.casebook.record_many(real)?.len();
        Ok(())
    }

    fn real_id(&self, id: EntryId) -> EntryId {
        self.ids.get(&id).copied().unwrap_or(id)
    }

    /// The same entry with the ids that the casebook gave.
    fn real(&self, entry: &Entry) -> Result<Entry, CaseError> {
        let mut json = entry.to_json();
        self.put_real_ids(&mut json);
        Ok(Entry::from_json(json)?)
    }

    fn put_real_ids(&self, value: &mut Value) {
        match value {
            Value::String(text) if text.len() == 36 => {
                let real = text.parse().ok().and_then(|id| self.ids.get(&id));
                if let Some(real) = real {
                    *text = real.to_string();
                }
            }
            Value::Array(values) => values.iter_mut().for_each(|value| self.put_real_ids(value)),
            Value::Object(fields) => fields
                .values_mut()
                .for_each(|value| self.put_real_ids(value)),
            _ => {}
        }
    }
}
