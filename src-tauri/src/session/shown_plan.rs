//! The plan of a bundle that is shown: what is written is this one, and no other.

use std::sync::{Mutex, MutexGuard, PoisonError};

use casebook::{Casebook, PlannedBundle};

/// The plan that was shown last, as long as the record stays open and as it was. It holds what the record holds, so it
/// goes with the keys.
#[derive(Default)]
pub struct ShownPlan(Mutex<Option<PlannedBundle>>);

impl ShownPlan {
    /// Keeps a plan in place of the one before, unless the record was locked while it was made. Answers whether it is
    /// kept.
    pub fn keep(&self, planned: PlannedBundle, is_open_still: impl FnOnce() -> bool) -> bool {
        let mut place = self.place();
        // Asked while the place is held: a lock that came before is seen here, and one that comes now empties it after.
        let kept = is_open_still();
        if kept {
            *place = Some(planned);
        }
        kept
    }

    /// Takes it out, to be planned for another choice or to be written.
    pub fn take(&self) -> Option<PlannedBundle> {
        self.place().take()
    }

    /// Drops it, and with it what it holds of the record.
    pub fn forget(&self) {
        drop(self.take());
    }

    /// Drops it where the record is not as it was any more.
    pub fn forget_if_changed(&self, case: &Casebook) {
        self.place()
            .take_if(|planned| !planned.is_of(case).unwrap_or(false));
    }

    fn place(&self) -> MutexGuard<'_, Option<PlannedBundle>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
