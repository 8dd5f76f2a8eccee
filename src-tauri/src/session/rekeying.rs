//! The last steps of a new key, between which no command reaches the case.

use std::sync::atomic::Ordering;

use casebook::wire::NewKeyEnd;
use casebook::{CaseError, Casebook, RekeyReady, RekeySealed, Report, VaultError};

use super::{PendingPaths, Session, backing_up, held};
use crate::answer::{Answer, IntoAnswer, locked};

/// A case that no command reaches any more, ready to be put under its new key.
pub struct ReadyToRekey {
    case: Casebook,
    ready: RekeyReady,
}

impl Session {
    /// Completes a new key, while everything else waits, and takes the case out of the session: it is closed now, for
    /// [`commit_rekey`](Self::commit_rekey). When this fails it is open still.
    pub fn complete_rekey(
        &self,
        sealed: RekeySealed,
        report: &mut Report<'_>,
    ) -> Answer<ReadyToRekey> {
        let mut place = held(&self.0.case);
        let case = place.as_mut().ok_or_else(locked)?;
        let ready = case.complete_rekey(sealed, report).answer()?;
        let case = place.take().ok_or_else(locked)?;
        *held(&self.0.new_key) = Some(NewKeyEnd::UnderWay);
        self.0.is_open.store(false, Ordering::SeqCst);
        self.0.jobs.cancel_all();
        self.0.tokens.forget_all();
        self.0.shown_plan.forget();
        *held(&self.0.pending) = PendingPaths::default();
        Ok(ReadyToRekey { case, ready })
    }

    /// Puts the vault under its new key. Whoever opens it waits until that is done.
    pub fn commit_rekey(&self, done: ReadyToRekey) -> Answer<()> {
        let ReadyToRekey { case, ready } = done;
        let committed = self.at_rest(|_| {
            let committed = case.commit_rekey(ready);
            // Before anybody can open it: the lock screen is there already, and asks.
            *held(&self.0.new_key) = Some(end_of(&committed));
            committed
        });
        committed.answer()?;
        // The automatic backups went with the old key.
        backing_up::back_up_at_rest(self);
        Ok(())
    }
}

fn end_of(committed: &Result<(), CaseError>) -> NewKeyEnd {
    match committed {
        Ok(()) => NewKeyEnd::Made,
        Err(CaseError::Vault(VaultError::OldCopiesRemain(_))) => NewKeyEnd::OldCopiesRemain,
        Err(CaseError::Vault(VaultError::Unconfirmed(_))) => NewKeyEnd::Unsure,
        Err(_) => NewKeyEnd::NotMade,
    }
}
