//! How far work has come, and whom it tells.

use std::ops::ControlFlow;

use crate::cancel::Cancelled;

/// How far work has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Progress {
    /// What is done: mostly bytes; the work says of what.
    pub done: u64,
    /// What is to be done; never less than `done`, and zero where nobody knows.
    pub total: u64,
}

/// Whom work reports to after each piece. The answer says whether to go on.
pub type Report<'a> = dyn FnMut(Progress) -> ControlFlow<()> + 'a;

/// Reports once.
///
/// # Errors
/// The answer is to stop.
pub fn tell(report: &mut Report<'_>, progress: Progress) -> Result<(), Cancelled> {
    match report(progress) {
        ControlFlow::Continue(()) => Ok(()),
        ControlFlow::Break(()) => Err(Cancelled),
    }
}

/// Counts what is done, and reports it.
///
/// ```
/// use std::ops::ControlFlow;
///
/// let mut heard = Vec::new();
/// let mut meter = job::Meter::new(10, |progress| {
///     heard.push(progress.done);
///     match progress.done < 8 {
///         true => ControlFlow::Continue(()),
///         false => ControlFlow::Break(()),
///     }
/// });
/// meter.add(4)?;
/// assert!(meter.add(4).is_err());
/// drop(meter);
/// assert_eq!(heard, [4, 8]);
/// # Ok::<(), job::Cancelled>(())
/// ```
pub struct Meter<'a> {
    now: Progress,
    report: Box<Report<'a>>,
}

impl<'a> Meter<'a> {
    /// For work of so much in all.
    pub fn new(total: u64, report: impl FnMut(Progress) -> ControlFlow<()> + 'a) -> Self {
        Self {
            now: Progress { done: 0, total },
            report: Box::new(report),
        }
    }

    /// For work that nobody waits for and nobody stops.
    pub fn unwatched() -> Self {
        Self::new(0, |_| ControlFlow::Continue(()))
    }

    /// What is done.
    pub fn done(&self) -> u64 {
        self.now.done
    }

    /// Reports that so much more is done.
    ///
    /// # Errors
    /// The answer is to stop.
    pub fn add(&mut self, more: u64) -> Result<(), Cancelled> {
        self.now.done += more;
        let Progress { done, total } = self.now;
        // What grows while it is read would be more than all of it.
        let done = done.min(total);
        tell(&mut *self.report, Progress { done, total })
    }

    /// Asks whether to go on, with nothing more done.
    ///
    /// # Errors
    /// The answer is to stop.
    pub fn check(&mut self) -> Result<(), Cancelled> {
        self.add(0)
    }

    /// Counts as done what was passed over, without telling anybody.
    pub fn reach(&mut self, done: u64) {
        self.now.done = done;
    }

    /// A part of this work, that also ends when `ends` says so.
    pub fn until<'part>(&'part mut self, ends: impl Fn() -> bool + 'part) -> Meter<'part> {
        let before = self.now.done;
        let total = self.now.total.saturating_sub(before);
        Meter::new(total, move |part| {
            self.now.done = before + part.done;
            match ends() || self.check().is_err() {
                true => ControlFlow::Break(()),
                false => ControlFlow::Continue(()),
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_more_is_done_than_there_is_to_do() {
        let mut last = Progress::default();
        let mut meter = Meter::new(5, |progress| {
            last = progress;
            ControlFlow::Continue(())
        });
        meter.add(3).unwrap();
        meter.add(30).unwrap();
        drop(meter);
        assert_eq!(last, Progress { done: 5, total: 5 });
    }

    #[test]
    fn a_part_is_counted_with_the_whole_and_ends_by_itself() {
        let ended = std::cell::Cell::new(false);
        let mut last = 0;
        let mut meter = Meter::new(10, |progress| {
            last = progress.done;
            ControlFlow::Continue(())
        });
        meter.add(2).unwrap();
        let mut part = meter.until(|| ended.get());
        part.add(3).unwrap();
        ended.set(true);
        assert!(part.add(1).is_err());
        drop(part);
        meter.reach(8);
        meter.check().unwrap();
        drop(meter);
        assert_eq!(last, 8);
    }
}
