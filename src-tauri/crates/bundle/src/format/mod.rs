//! What stands where in a bundle, the form that it is written in, and what it holds for programs: the log and the ledger's
//! files.

pub(crate) mod by_choice;
pub(crate) mod form;
pub(crate) mod layout;
pub(crate) mod ledger_files;
pub(crate) mod log;
pub(crate) mod log_extent;
pub(crate) mod received;
