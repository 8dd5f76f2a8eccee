//! The encrypted store with the ledger in it, the file `head` that vouches for what was saved last, and the lock that lets
//! one program in at a time.

pub(crate) mod change;
pub(crate) mod database;
pub(crate) mod file_identity;
pub(crate) mod given_up;
pub(crate) mod head_file;
pub(crate) mod lock_file;
pub(crate) mod migration;
pub(crate) mod places;
pub(crate) mod recorded;
pub(crate) mod schema;
pub(crate) mod state;
pub(crate) mod tables;
pub(crate) mod vault_schema;
