//! Backups: made by themselves beside the vault, or asked for as one file; and the ways back from both.

pub(crate) mod backing_up;
pub(crate) mod backup_file;
pub(crate) mod backups;
pub(crate) mod from_backup_file;
pub(crate) mod restoring;
