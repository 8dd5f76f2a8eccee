//! Numbers of incidents and marks of items.

mod documents;
mod events;
pub(crate) mod incidents;
mod marks;
mod withheld;
