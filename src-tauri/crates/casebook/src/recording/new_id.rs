//! New ids.

use domain::{EntryId, Moment};
use uuid::{NoContext, Timestamp, Uuid};

/// A new id whose time is the moment of writing.
pub(crate) fn new_id(now: Moment) -> EntryId {
    let seconds = u64::try_from(now.utc.timestamp()).unwrap_or(0);
    EntryId::new(Uuid::new_v7(Timestamp::from_unix(NoContext, seconds, 0)))
}
