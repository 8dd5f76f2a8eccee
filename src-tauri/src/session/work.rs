//! Work that takes long, and how it is ended.

use std::ops::ControlFlow;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::{Duration, Instant};

use bundle::print::StopPrinting;
use casebook::wire::Progress;

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

/// All long work that is under way.
#[derive(Default)]
pub struct Works(Mutex<Vec<Work>>);

/// One piece of long work. Clones are the same piece.
#[derive(Clone, Default)]
pub struct Work {
    stopped: Arc<AtomicBool>,
    printing: Arc<Mutex<Option<StopPrinting>>>,
    endings: Endings,
}

/// What has to be done to end a piece of work that does not look whether it has to end.
type Endings = Arc<Mutex<Vec<Box<dyn Fn() + Send>>>>;

impl Works {
    /// Lists a new piece of work.
    pub fn begin(&self) -> Work {
        let work = Work::default();
        let mut works = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        works.retain(Work::is_under_way);
        works.push(work.clone());
        work
    }

    /// Stops every piece of work. Waits for none, but gives them, since what was between two questions to the book
    /// has to be stopped again.
    pub fn stop_all(&self) -> Stopped {
        let works = std::mem::take(&mut *self.0.lock().unwrap_or_else(PoisonError::into_inner));
        let stopped = Stopped(works);
        stopped.again();
        stopped
    }
}

/// Work that was stopped and may not have ended.
pub struct Stopped(Vec<Work>);

impl Stopped {
    /// Stops what it is doing now.
    pub fn again(&self) {
        for work in self.0.iter().filter(|work| work.is_under_way()) {
            work.stop();
        }
    }
}

impl Work {
    /// Only a list still knows of work that is done.
    fn is_under_way(&self) -> bool {
        Arc::strong_count(&self.stopped) > 1
    }

    fn stop(&self) {
        self.stopped.store(true, Ordering::SeqCst);
        let printing = self.printing.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(printing) = printing.as_ref() {
            printing.stop();
        }
        for end in self.endings().iter() {
            end();
        }
    }

    fn endings(&self) -> MutexGuard<'_, Vec<Box<dyn Fn() + Send>>> {
        self.endings.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Does this too, at once, when the work is stopped; each time it is.
    pub fn ends_by(&self, end: impl Fn() + Send + 'static) {
        let mut endings = self.endings();
        if self.is_stopped() {
            end();
        }
        endings.push(Box::new(end));
    }

    /// Whether it has to end.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::SeqCst)
    }

    /// Printing that ends with this work.
    pub fn ends(&self, printing: StopPrinting) {
        let mut place = self.printing.lock().unwrap_or_else(PoisonError::into_inner);
        if self.is_stopped() {
            printing.stop();
        }
        *place = Some(printing);
    }

    /// What long work reports to: passes progress on now and then, and says when to stop.
    pub fn told<F: Fn(Progress)>(
        &self,
        tell: F,
    ) -> impl FnMut(Progress) -> ControlFlow<()> + use<F> {
        let work = self.clone();
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
            if work.is_stopped() {
                ControlFlow::Break(())
            } else {
                ControlFlow::Continue(())
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use std::cell::RefCell;

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
    fn work_goes_on_until_it_is_stopped() {
        let works = Works::default();
        let work = works.begin();
        let mut told = work.told(|_| ());
        assert_eq!(told(at(1)), ControlFlow::Continue(()));
        works.stop_all();
        assert_eq!(told(at(2)), ControlFlow::Break(()));
    }

    #[test]
    fn work_that_begins_after_a_stop_is_not_stopped_by_it() {
        let works = Works::default();
        works.stop_all();
        assert!(!works.begin().is_stopped());
    }

    #[test]
    fn what_does_not_look_is_ended_also_when_it_was_late() {
        let works = Works::default();
        let ended = Arc::new(AtomicBool::new(false));
        let (early, late) = (works.begin(), Arc::clone(&ended));
        let stopped = works.stop_all();
        early.ends_by(move || late.store(true, Ordering::SeqCst));
        assert!(ended.swap(false, Ordering::SeqCst));
        stopped.again();
        assert!(ended.load(Ordering::SeqCst));
    }

    #[test]
    fn the_page_hears_the_first_and_the_last_of_many_steps_and_few_between() {
        let heard = RefCell::new(Vec::new());
        let mut told = Work::default().told(|progress| heard.borrow_mut().push(progress.done));
        for done in 0..=1_000 {
            let _ = told(at(done));
        }
        let heard = heard.borrow();
        assert_eq!((heard[0], heard[heard.len() - 1]), (0, 1_000));
        assert!(heard.len() < 100, "{} tellings of 1,001 steps", heard.len());
    }
}
