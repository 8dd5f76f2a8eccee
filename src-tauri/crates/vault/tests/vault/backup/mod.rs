//! Backups, and the ways back to them.

mod backup_file;
mod backups;
mod restoring;
