//! One operation that changes what a disk holds: counted, perhaps refused, written down.

use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use libc::c_long;

use crate::log;
use crate::path::Path;
use crate::plan::{Plan, Verdict};

/// What an operation does. The number is its letter in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(crate) enum Kind {
    Create = b'c',
    MakeFolder = b'm',
    Write = b'w',
    Cut = b't',
    Sync = b's',
    Rename = b'r',
    Link = b'l',
    Remove = b'u',
    RemoveFolder = b'x',
    /// No operation: something that the program said.
    Say = b'!',
}

impl Kind {
    /// Whether it may find no room.
    pub(crate) fn needs_room(self) -> bool {
        matches!(
            self,
            Self::Create | Self::MakeFolder | Self::Write | Self::Rename | Self::Link
        )
    }
}

/// An operation, as the log tells it.
pub(crate) struct Operation<'call> {
    pub(crate) kind: Kind,
    pub(crate) path: &'call Path,
    /// The other path of a rename or a link.
    pub(crate) to: Option<&'call Path>,
    /// Where it writes, or the length that it cuts to.
    pub(crate) offset: u64,
    pub(crate) data: &'call [u8],
}

impl<'call> Operation<'call> {
    pub(crate) fn on(kind: Kind, path: &'call Path) -> Self {
        Self {
            kind,
            path,
            to: None,
            offset: 0,
            data: &[],
        }
    }

    /// Does it, unless it shall fail. `real` is told how many bytes to write, where it writes.
    pub(crate) fn carry_out(self, plan: &Plan, real: impl FnOnce(usize) -> c_long) -> c_long {
        let _turn = Turn::take();
        let number = NEXT.fetch_add(1, Ordering::SeqCst);
        let length = match plan.verdict(number, self.kind) {
            Verdict::GoOn => self.data.len(),
            Verdict::Half => self.data.len().div_ceil(2),
            Verdict::Fail(error) => {
                // SAFETY: errno is this thread's own.
                unsafe { *libc::__errno_location() = error };
                return -1;
            }
        };
        let result = real(length);
        if let (Some(log), true) = (plan.log(), result >= 0) {
            let written = usize::try_from(result).unwrap_or(0).min(self.data.len());
            log::tell(log, number, &self, written);
        }
        result
    }

    /// Writes down what is no operation on the disk.
    pub(crate) fn tell(self, plan: &Plan, real: impl FnOnce() -> c_long) -> c_long {
        let _turn = Turn::take();
        let result = real();
        if let (Some(log), true) = (plan.log(), result >= 0) {
            let said = usize::try_from(result).unwrap_or(0).min(self.data.len());
            log::tell(log, NEXT.load(Ordering::SeqCst), &self, said);
        }
        result
    }
}

static NEXT: AtomicU64 = AtomicU64::new(0);
static TAKEN: AtomicBool = AtomicBool::new(false);

/// One operation at a time, so that the log has their true order.
struct Turn;

impl Turn {
    fn take() -> Self {
        while TAKEN.swap(true, Ordering::Acquire) {
            // SAFETY: it only lets others go first.
            unsafe { libc::sched_yield() };
        }
        Self
    }
}

impl Drop for Turn {
    fn drop(&mut self) {
        TAKEN.store(false, Ordering::Release);
    }
}
