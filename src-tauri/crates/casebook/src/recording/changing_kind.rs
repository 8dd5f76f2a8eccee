//! An incident that turns out to be nobody's act, and back. One further revision: number, files and earlier words stay.

use domain::{Entry, EntryId, Event, Incident, Revision};

use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::wire::Changed;

impl Casebook {
    /// Makes an incident an event. What it told of an act stays in the version before.
    ///
    /// # Errors
    /// It is no incident; what [`Casebook::revise`] refuses.
    pub fn make_event(&mut self, id: EntryId, base: Revision) -> Result<Changed, CaseError> {
        match self.standing(id)?.entry {
            Some(Entry::Incident(incident)) => {
                let event = Event::of(*incident);
                self.revise(id, base, Entry::Event(Box::new(event)))
            }
            Some(_) => Err(CaseError::OtherKind),
            None => Err(CaseError::Erased),
        }
    }

    /// Makes an event an incident, with what was told of the act when it last was one.
    ///
    /// # Errors
    /// It is no event; what [`Casebook::revise`] refuses.
    pub fn make_incident(&mut self, id: EntryId, base: Revision) -> Result<Changed, CaseError> {
        match self.standing(id)?.entry {
            Some(Entry::Event(event)) => {
                let incident = event.into_incident(self.last_as_incident(id)?);
                self.revise(id, base, Entry::Incident(Box::new(incident)))
            }
            Some(_) => Err(CaseError::OtherKind),
            None => Err(CaseError::Erased),
        }
    }

    fn last_as_incident(&self, id: EntryId) -> Result<Option<Incident>, CaseError> {
        let revisions = self.revisions(id)?.into_iter();
        let mut incidents = revisions.filter_map(|revision| match revision.entry {
            Entry::Incident(incident) => Some(*incident),
            _ => None,
        });
        Ok(incidents.next())
    }
}
