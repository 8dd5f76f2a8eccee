//! The script: steps in the order in which they are done, each at its moment.

use std::collections::{BTreeMap, BTreeSet};

use casebook::wire::NewSettings;
use chrono::{Duration, NaiveDate, NaiveDateTime, NaiveTime, Offset, TimeZone, Utc};
use chrono_tz::Tz::Europe__London;
use domain::{Entry, EntryId, Event, Incident, Moment};
use rand::Rng;
use rand_chacha::ChaCha20Rng;

use super::files::SampleFile;
use super::telling::{Telling, date, id, item_id};

/// What is done in one step. Ids in it stand for entries of the script, see [`id`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doing {
    /// Settings are changed.
    Settings(NewSettings),
    /// An entry is written down.
    Record {
        /// Its id in the script.
        id: EntryId,
        /// Its content.
        entry: Entry,
    },
    /// A file is attached.
    Attach {
        /// The item's id in the script.
        id: EntryId,
        /// To which entry.
        to: EntryId,
        /// The name it came with.
        file_name: String,
        /// What it is.
        file: SampleFile,
    },
    /// What the keeper says of a file is written down.
    Describe {
        /// Of which item.
        id: EntryId,
        /// What.
        described: Described,
    },
    /// An entry gets a further revision.
    Revise {
        /// Which.
        id: EntryId,
        /// What it says now.
        entry: Entry,
    },
    /// An entry is struck out.
    StrikeOut {
        /// Which.
        id: EntryId,
        /// Why.
        reason: String,
    },
    /// An entry's words are erased.
    Erase {
        /// Which.
        id: EntryId,
    },
    /// The fingerprint as it then is, left with somebody.
    LeaveFingerprint {
        /// With whom.
        with_whom: String,
        /// On what day.
        date: NaiveDate,
        /// Their reference.
        reference: Option<String>,
    },
}

/// What the keeper says of a file; all else is read from the file itself.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Described {
    /// What it shows.
    pub description: String,
    /// Who produces it, where that is not the keeper.
    pub produced_by: Option<String>,
    /// The number that police gave it.
    pub police_reference: Option<String>,
    /// From whom the keeper has it.
    pub received_from: Option<String>,
    /// Which device it was on.
    pub source_device: Option<String>,
    /// Where the original is.
    pub original_is: Option<String>,
}

/// One step.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When it is done.
    pub at: Moment,
    /// What.
    pub doing: Doing,
}

/// Takes down steps in order and gives each its moment. The seed moves minutes, nothing else.
pub(super) struct Script {
    steps: Vec<Step>,
    incidents: BTreeMap<&'static str, Incident>,
    events: BTreeSet<&'static str>,
    incidents_wanted: usize,
    last: NaiveDateTime,
    minutes: ChaCha20Rng,
}

impl Script {
    pub(super) fn new(minutes: ChaCha20Rng, incidents_wanted: usize) -> Self {
        Self {
            steps: Vec::new(),
            incidents: BTreeMap::new(),
            events: BTreeSet::new(),
            incidents_wanted,
            last: NaiveDateTime::MIN,
            minutes,
        }
    }

    /// Takes down this many incidents and events more.
    pub(super) fn go_on(&mut self, incidents: usize) {
        self.incidents_wanted += incidents;
    }

    /// How many steps were taken down.
    pub(super) fn len(&self) -> usize {
        self.steps.len()
    }

    pub(super) fn into_steps(self) -> Vec<Step> {
        self.steps
    }

    /// Incidents and events told so far.
    pub(super) fn told(&self) -> usize {
        self.incidents.len()
    }

    pub(super) fn settings(&mut self, day: &str, settings: NewSettings) {
        self.step(date(day), None, Doing::Settings(settings));
    }

    pub(super) fn record(&mut self, name: &str, day: &str, entry: Entry) {
        let doing = Doing::Record {
            id: id(name),
            entry,
        };
        self.step(date(day), None, doing);
    }

    pub(super) fn incident(&mut self, telling: Telling) {
        let Telling {
            name,
            incident,
            written,
            attached,
            is_event,
        } = telling;
        if is_event {
            self.events.insert(name);
        }
        let over = over_at(&incident);
        let day = written
            .or(over.map(|over| over.date()))
            .unwrap_or(self.last.date());
        let doing = Doing::Record {
            id: id(name),
            entry: self.entry_of(name, &incident),
        };
        if !self.step(day, over, doing) {
            return;
        }
        let twice = self.incidents.insert(name, incident);
        debug_assert!(twice.is_none(), "{name} is told twice");
        for attachment in attached {
            self.attach(name, attachment.file_name, attachment.file);
        }
    }

    fn entry_of(&self, name: &str, told: &Incident) -> Entry {
        match self.events.contains(name) {
            true => Entry::Event(Box::new(Event::of(told.clone()))),
            false => Entry::Incident(Box::new(told.clone())),
        }
    }

    fn attach(&mut self, name: &'static str, file_name: &'static str, file: SampleFile) {
        let item = item_id(name, file_name);
        if let Some(incident) = self.incidents.get_mut(name) {
            incident.evidence.push(item);
        }
        let doing = Doing::Attach {
            id: item,
            to: id(name),
            file_name: file_name.to_owned(),
            file,
        };
        self.step(self.last.date(), None, doing);
    }

    /// What the keeper says of a file of an incident.
    pub(super) fn describe(
        &mut self,
        name: &str,
        file_name: &str,
        day: &str,
        described: Described,
    ) {
        let id = item_id(name, file_name);
        let incident = self.incidents.get(name);
        if incident.is_some_and(|incident| incident.evidence.contains(&id)) {
            self.step(date(day), None, Doing::Describe { id, described });
        } else {
            debug_assert!(incident.is_none(), "{name} has no file {file_name}");
        }
    }

    /// A further revision of an incident: what it said before, changed.
    pub(super) fn revise(
        &mut self,
        name: &'static str,
        day: &str,
        change: impl FnOnce(&mut Incident),
    ) {
        let Some(incident) = self.incidents.get_mut(name) else {
            return;
        };
        change(incident);
        let incident = incident.clone();
        let entry = self.entry_of(name, &incident);
        let doing = Doing::Revise {
            id: id(name),
            entry,
        };
        self.step(date(day), None, doing);
    }

    pub(super) fn strike_out(&mut self, name: &'static str, day: &str, reason: &str) {
        if self.incidents.contains_key(name) {
            let doing = Doing::StrikeOut {
                id: id(name),
                reason: reason.to_owned(),
            };
            self.step(date(day), None, doing);
        }
    }

    pub(super) fn erase(&mut self, name: &'static str, day: &str) {
        if self.incidents.contains_key(name) {
            self.step(date(day), None, Doing::Erase { id: id(name) });
        }
    }

    pub(super) fn leave_fingerprint(&mut self, day: &str, with_whom: &str, reference: &str) {
        let doing = Doing::LeaveFingerprint {
            with_whom: with_whom.to_owned(),
            date: date(day),
            reference: Some(reference.to_owned()),
        };
        self.step(date(day), None, doing);
    }

    /// Adds a step, unless the case is shorter than the whole script and is told already.
    fn step(&mut self, day: NaiveDate, not_before: Option<NaiveDateTime>, doing: Doing) -> bool {
        if self.told() >= self.incidents_wanted && !matches!(doing, Doing::Attach { .. }) {
            return false;
        }
        let evening = day.and_hms_opt(18, 40, 0).unwrap_or(self.last)
            + Duration::minutes(self.minutes.random_range(0..95));
        let after_it = not_before.map_or(evening, |over| {
            over + Duration::minutes(self.minutes.random_range(6..50))
        });
        let after_the_last = if self.last == NaiveDateTime::MIN {
            evening
        } else {
            self.last + Duration::seconds(self.minutes.random_range(40..540))
        };
        let earliest = if after_the_last.date() == day {
            after_the_last
        } else {
            evening.max(after_the_last)
        };
        self.last = earliest.max(after_it);
        self.steps.push(Step {
            at: london(self.last),
            doing,
        });
        true
    }
}

/// When it was over, where that says anything about the hour: a whole day is written about in its
/// evening.
fn over_at(incident: &Incident) -> Option<NaiveDateTime> {
    let when = incident.when.as_ref()?;
    let (earliest, latest) = (when.earliest?, when.latest?);
    let evening = latest.date().and_hms_opt(18, 0, 0)?;
    let whole_day =
        earliest.time() == NaiveTime::MIN && latest.time() == NaiveTime::from_hms_opt(23, 59, 0)?;
    Some(if whole_day { evening } else { latest })
}

fn london(local: NaiveDateTime) -> Moment {
    let instant = Europe__London
        .from_local_datetime(&local)
        .earliest()
        .unwrap_or_else(|| Europe__London.from_utc_datetime(&local));
    let offset = instant.offset().fix().local_minus_utc() / 60;
    Moment::new(instant.with_timezone(&Utc), offset)
}
