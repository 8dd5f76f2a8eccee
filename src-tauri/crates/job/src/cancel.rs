//! How work is ended from another thread.

use std::fmt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

/// The error of work that was told to end before it was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("stopped before the end")]
pub struct Cancelled;

/// What ends a piece of work, for good. Clones end the same.
#[derive(Clone, Default)]
pub struct CancelToken(Arc<State>);

#[derive(Default)]
struct State {
    cancelled: AtomicBool,
    endings: Mutex<Vec<Ending>>,
}

/// What has to be done to end work that does not look whether it has to.
type Ending = Box<dyn Fn() + Send>;

impl CancelToken {
    /// Tells the work to end, and does what was handed to [`on_cancel`](Self::on_cancel). May be called again, for work
    /// that has begun something new meanwhile. Waits for nothing but those endings.
    pub fn cancel(&self) {
        self.0.cancelled.store(true, Ordering::SeqCst);
        for end in self.endings().iter() {
            end();
        }
    }

    /// Whether the work has to end.
    pub fn is_cancelled(&self) -> bool {
        self.0.cancelled.load(Ordering::SeqCst)
    }

    /// Goes on, unless the work has to end.
    ///
    /// # Errors
    /// It has to.
    pub fn check(&self) -> Result<(), Cancelled> {
        match self.is_cancelled() {
            true => Err(Cancelled),
            false => Ok(()),
        }
    }

    /// Does this each time the work is told to end: at once, where it was told already.
    pub fn on_cancel(&self, end: impl Fn() + Send + 'static) {
        let mut endings = self.endings();
        if self.is_cancelled() {
            end();
        }
        endings.push(Box::new(end));
    }

    /// Whether anybody else holds this token: the work, as long as it goes on.
    pub fn is_in_use(&self) -> bool {
        Arc::strong_count(&self.0) > 1
    }

    /// Whether both end the same work.
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    fn endings(&self) -> MutexGuard<'_, Vec<Ending>> {
        let endings = self.0.endings.lock();
        endings.unwrap_or_else(PoisonError::into_inner)
    }
}

impl fmt::Debug for CancelToken {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("CancelToken")
            .field(&self.is_cancelled())
            .finish()
    }
}

/// Ends work when it is dropped: for whoever must not be outlived by it.
#[derive(Default)]
pub struct CancelOnDrop(pub CancelToken);

impl Drop for CancelOnDrop {
    fn drop(&mut self) {
        self.0.cancel();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_does_not_look_is_ended_also_when_it_was_late() {
        let token = CancelToken::default();
        let ended = Arc::new(AtomicBool::new(false));
        let late = Arc::clone(&ended);
        token.cancel();
        token.on_cancel(move || late.store(true, Ordering::SeqCst));
        assert!(ended.swap(false, Ordering::SeqCst));
        token.cancel();
        assert!(ended.load(Ordering::SeqCst));
    }

    #[test]
    fn a_token_is_in_use_as_long_as_the_work_holds_it() {
        let token = CancelToken::default();
        let held = token.clone();
        assert!(token.is_in_use() && token.is(&held));
        drop(held);
        assert!(!token.is_in_use() && !token.is(&CancelToken::default()));
    }

    #[test]
    fn work_ends_with_whoever_must_not_be_outlived() {
        let owner = CancelOnDrop::default();
        let work = owner.0.clone();
        assert_eq!(work.check(), Ok(()));
        drop(owner);
        assert_eq!(work.check(), Err(Cancelled));
    }
}
