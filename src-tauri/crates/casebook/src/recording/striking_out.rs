//! Striking out and putting back. Neither takes a word away: each is a leaf of its own, and the last one holds.

use domain::EntryId;
use ledger::{Action, StrikeOut};

use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::recording::{append, as_it_was, standing_to_change};
use crate::tables::entries::StruckOut;
use crate::wire::Changed;

impl Casebook {
    /// Marks an entry as struck out. It stays readable, with the reason.
    ///
    /// # Errors
    /// There is no such entry, or it was erased.
    pub fn strike_out(
        &mut self,
        id: EntryId,
        reason: Option<String>,
    ) -> Result<Changed, CaseError> {
        let reason = reason.filter(|reason| !reason.trim().is_empty());
        self.say(id, |_| true, &StrikeOut::Struck { reason })
    }

    /// Lets an entry that was struck out stand again. That it was struck out stays told. Nothing is written where it
    /// stands already.
    ///
    /// # Errors
    /// There is no such entry, or it was erased.
    pub fn put_back(&mut self, id: EntryId) -> Result<Changed, CaseError> {
        self.say(id, |struck_out| struck_out.is_some(), &StrikeOut::PutBack)
    }

    fn say(
        &mut self,
        id: EntryId,
        changes: impl FnOnce(Option<&StruckOut>) -> bool,
        what: &StrikeOut,
    ) -> Result<Changed, CaseError> {
        let now = self.time_source.now();
        self.vault.change(now, |change| {
            let standing = standing_to_change(change.connection(), id)?;
            if changes(standing.struck_out.as_ref()) {
                let body = what.to_body();
                append(change, Action::StrikeOut, id, standing.revision, &body)?;
            }
            Ok(as_it_was(&standing))
        })
    }
}
