//! Work that takes long, and how it is ended.

use std::ops::ControlFlow;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

use casebook::wire::Progress;
use job::CancelToken;
use tauri::{AppHandle, Emitter, Runtime};

/// How often progress is told at most: a bar needs no more, and the page is busy enough.
const BETWEEN_TELLINGS: Duration = Duration::from_millis(100);

/// Lets the thread that calls it go behind whatever the person does meanwhile. For good: threads are made for one piece
/// of work here, and end with it.
pub fn step_behind() {
    // A system that does not do it only makes the window slower.
    #[cfg(target_os = "linux")]
    let _ = rustix::process::setpriority_process(None, BEHIND);
}

/// About a third of what a thread gets that does not stand behind.
#[cfg(target_os = "linux")]
const BEHIND: i32 = 5;

/// All long work that goes on.
#[derive(Default)]
pub struct Jobs(Mutex<Vec<CancelToken>>);

impl Jobs {
    /// Lists a new piece of work. It is over when nothing but the list knows of its token.
    pub fn begin(&self) -> CancelToken {
        let cancel = CancelToken::default();
        let mut jobs = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        jobs.retain(CancelToken::is_in_use);
        jobs.push(cancel.clone());
        cancel
    }

    /// Cancels every piece of work. Waits for none, but gives them, since what was between two questions to the store has
    /// to be cancelled again.
    pub fn cancel_all(&self) -> CancelledJobs {
        let jobs = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let cancelled = CancelledJobs(jobs);
        cancelled.again();
        cancelled
    }
}

/// Work that was cancelled and may not have ended.
pub struct CancelledJobs(Vec<CancelToken>);

impl CancelledJobs {
    /// Ends what it is doing now.
    pub fn again(&self) {
        for job in self.0.iter().filter(|job| job.is_in_use()) {
            job.cancel();
        }
    }
}

/// What long work reports to that the page shows: passes progress on now and then, and says when to stop.
pub fn report_to_page<R: Runtime>(
    cancel: &CancelToken,
    app: &AppHandle<R>,
) -> impl FnMut(Progress) -> ControlFlow<()> + use<R> {
    let app = app.clone();
    report(cancel, move |progress| {
        // A page that is gone needs no bar.
        let _ = app.emit("progress", progress);
    })
}

/// The same for work that nobody watches.
pub fn report_to_nobody(cancel: &CancelToken) -> impl FnMut(Progress) -> ControlFlow<()> + use<> {
    report(cancel, |_| ())
}

fn report<F: Fn(Progress)>(
    cancel: &CancelToken,
    tell: F,
) -> impl FnMut(Progress) -> ControlFlow<()> + use<F> {
    let cancel = cancel.clone();
    let mut last: Option<(Instant, Progress)> = None;
    move |progress| {
        let due = last.is_none_or(|(at, before)| {
            at.elapsed() >= BETWEEN_TELLINGS
                || before.stage != progress.stage
                || progress.done == progress.total
        });
        if due {
            last = Some((Instant::now(), progress));
            tell(progress);
        }
        match cancel.is_cancelled() {
            true => ControlFlow::Break(()),
            false => ControlFlow::Continue(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicUsize, Ordering};

    use casebook::wire::ProgressStage;

    use super::*;

    fn at(done: u64) -> Progress {
        Progress {
            stage: ProgressStage::Sealing,
            done,
            total: 1_000,
        }
    }

    #[test]
    fn work_goes_on_until_it_is_cancelled() {
        let jobs = Jobs::default();
        let mut report = report_to_nobody(&jobs.begin());
        assert_eq!(report(at(1)), ControlFlow::Continue(()));
        jobs.cancel_all();
        assert_eq!(report(at(2)), ControlFlow::Break(()));
    }

    #[test]
    fn work_that_begins_after_a_cancel_is_not_cancelled_by_it() {
        let jobs = Jobs::default();
        jobs.cancel_all();
        assert!(!jobs.begin().is_cancelled());
    }

    #[test]
    fn what_does_not_look_is_ended_again_as_long_as_it_goes_on() {
        let jobs = Jobs::default();
        let ended = Arc::new(AtomicUsize::new(0));
        let (job, counted) = (jobs.begin(), Arc::clone(&ended));
        job.on_cancel(move || {
            counted.fetch_add(1, Ordering::SeqCst);
        });
        let cancelled = jobs.cancel_all();
        cancelled.again();
        drop(job);
        cancelled.again();
        assert_eq!(ended.load(Ordering::SeqCst), 2);
    }

    #[test]
    fn the_page_hears_the_first_and_the_last_of_many_steps_and_few_between() {
        let heard = RefCell::new(Vec::new());
        let cancel = CancelToken::default();
        let mut report = report(&cancel, |progress| heard.borrow_mut().push(progress.done));
        for done in 0..=1_000 {
            let _ = report(at(done));
        }
        let heard = heard.borrow();
        assert_eq!((heard[0], heard[heard.len() - 1]), (0, 1_000));
        assert!(heard.len() < 100, "{} tellings of 1,001 steps", heard.len());
    }
}
