//! Numbers of incidents and marks of items.

mod events;
pub(crate) mod incidents;
mod marks;
