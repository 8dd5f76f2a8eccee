//! What is watched and what shall fail, as the environment says it.

use std::sync::OnceLock;
use std::sync::atomic::{AtomicU64, Ordering};

use libc::{c_char, c_int};

use crate::operation::Kind;
use crate::path::Path;

/// How an operation fails.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Fault {
    /// The device does not answer.
    Device,
    /// There is no room.
    Full,
    /// Half of it is written, and then there is no room.
    Half,
    /// What was written cannot be made durable.
    Sync,
}

/// What comes of one operation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Verdict {
    GoOn,
    Fail(c_int),
    Half,
}

pub(crate) struct Plan {
    folder: Path,
    log: Option<c_int>,
    fault: Option<Fault>,
    /// The number of the first operation that may fail.
    at: u64,
    /// Whether everything of that sort fails from then on.
    lasts: bool,
}

/// How often the fault has struck.
static STRUCK: AtomicU64 = AtomicU64::new(0);

/// The plan, unless this program was left alone.
pub(crate) fn plan() -> Option<&'static Plan> {
    static PLAN: OnceLock<Option<Plan>> = OnceLock::new();
    PLAN.get_or_init(Plan::read).as_ref()
}

impl Plan {
    fn read() -> Option<Self> {
        let folder = variable(c"DAYBOOK_DISK_FOLDER".as_ptr())?;
        let fault = variable(c"DAYBOOK_DISK_FAULT".as_ptr());
        let at = variable(c"DAYBOOK_DISK_FAULT_AT".as_ptr());
        Some(Self {
            folder,
            log: variable(c"DAYBOOK_DISK_LOG".as_ptr()).and_then(|path| crate::log::open(&path)),
            fault: fault.and_then(|fault| match fault.bytes() {
                b"device" => Some(Fault::Device),
                b"full" => Some(Fault::Full),
                b"half" => Some(Fault::Half),
                b"sync" => Some(Fault::Sync),
                _ => None,
            }),
            at: at.map_or(0, |at| number(at.bytes())),
            lasts: variable(c"DAYBOOK_DISK_FAULT_LASTS".as_ptr()).is_some(),
        })
    }

    pub(crate) fn watches(&self, path: &Path) -> bool {
        path.lies_in(&self.folder)
    }

    pub(crate) fn log(&self) -> Option<c_int> {
        self.log
    }

    /// What shall come of an operation. One that the fault does not fit is left alone, and the next that it fits is
    /// taken instead.
    pub(crate) fn verdict(&self, number: u64, kind: Kind) -> Verdict {
        let Some(fault) = self.fault else {
            return Verdict::GoOn;
        };
        let fits = match fault {
            Fault::Device => true,
            Fault::Full => kind.needs_room(),
            Fault::Half if STRUCK.load(Ordering::SeqCst) == 0 => kind == Kind::Write,
            Fault::Half => kind.needs_room(),
            Fault::Sync => kind == Kind::Sync,
        };
        if number < self.at || !fits {
            return Verdict::GoOn;
        }
        let struck = STRUCK.fetch_add(1, Ordering::SeqCst);
        let times = if fault == Fault::Half { 2 } else { 1 };
        if struck >= times && !self.lasts {
            return Verdict::GoOn;
        }
        match fault {
            Fault::Half if struck == 0 => Verdict::Half,
            Fault::Full | Fault::Half => Verdict::Fail(libc::ENOSPC),
            Fault::Device | Fault::Sync => Verdict::Fail(libc::EIO),
        }
    }
}

fn variable(name: *const c_char) -> Option<Path> {
    // SAFETY: a C string; the environment of the tortured program is never changed.
    let value = unsafe { libc::getenv(name) };
    // SAFETY: what is not null is a C string.
    (!value.is_null()).then(|| unsafe { Path::of(value) })
}

fn number(digits: &[u8]) -> u64 {
    digits
        .iter()
        .filter(|digit| digit.is_ascii_digit())
        .fold(0, |sum, digit| sum * 10 + u64::from(digit - b'0'))
}
