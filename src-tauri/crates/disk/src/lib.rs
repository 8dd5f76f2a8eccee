#![forbid(unsafe_code)]
//! Files that are there after the power fails, and that only their owner may open.
//!
//! A file is on the disk only when it is synced; its name is, only when the folder around it is synced; and a file takes
//! another's place in one step or not at all. Whoever says "saved" or "written" in this program says it on this crate:
//! the vault of what it keeps, the bundle of what it hands over.
//!
//! It knows nothing of what the bytes mean, encrypts nothing, and never removes what bears a whole name, but for what it
//! has just given that name and cannot make durable.
//!
//! Where to begin: [`Replacement`] for a small file, [`Partial`] for a large one or a folder, [`read_hashed`] for what is
//! read while something else is done with it.

mod durable;
mod from_disk;
mod fused_writer;
mod hashing;
mod partial;
mod past_memory;
mod private;
mod read_behind;
mod replacement;
mod write_behind;

pub use durable::{
    remove_file_if_there, remove_folder_if_there, sync_above, sync_folder, sync_tree,
};
pub use from_disk::FromDisk;
pub use fused_writer::FusedWriter;
pub use hashing::{Content, Hasher, copy_hashed, fill, read_hashed};
pub use partial::{PARTIAL, Partial, free_name, partial_name, remove_whole};
pub use private::{
    create_lasting_folder, create_private_file, create_private_folder,
    create_private_folder_within, create_private_folders, open_or_create_private_file,
};
pub use read_behind::ReadBehind;
pub use replacement::{Replacement, successor};
pub use write_behind::{LastSync, OnDisk, Reached, WriteBehind};
