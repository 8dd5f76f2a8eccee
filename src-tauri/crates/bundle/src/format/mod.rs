//! What stands in a bundle for programs: the log, the ledger's files, and the form that it is written in.

pub(crate) mod form;
pub(crate) mod ledger_files;
pub(crate) mod log;
