//! Numbers of incidents and marks of items.

pub(crate) mod incidents;
mod marks;
