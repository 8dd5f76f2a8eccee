//! Where an entry stands among those with a time.

use domain::{Moment, When};

const LOW_BITS: u32 = 20;
/// Where incidents without a date stand: before all that have one, so that they come last.
pub(super) const UNDATED: i64 = -(1 << 61);

/// Where it stands: by the earliest second that it may have happened, then in the order of writing.
pub(crate) fn place(when: Option<&When>, first_written: Moment, first_sequence: u64) -> i64 {
    let low = (first_sequence & ((1 << LOW_BITS) - 1)) as i64;
    match when.and_then(When::earliest_utc) {
        Some(earliest) => (earliest.timestamp() << LOW_BITS) + low,
        None => UNDATED + (first_written.utc.timestamp() << LOW_BITS) + low,
    }
}
