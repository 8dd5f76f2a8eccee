//! Where moments come from. Everything below this crate takes them as values.

use chrono::{Local, Offset, Utc};
use domain::Moment;

/// Tells the moment at which something is written.
pub trait TimeSource: Send {
    /// Now.
    fn now(&self) -> Moment;
}

/// The computer's clock.
#[derive(Debug, Clone, Copy, Default)]
pub struct SystemTimeSource;

impl TimeSource for SystemTimeSource {
    fn now(&self) -> Moment {
        let local = Local::now();
        let seconds = local.offset().fix().local_minus_utc();
        Moment::new(local.with_timezone(&Utc), seconds / 60)
    }
}
