#![forbid(unsafe_code)]
//! Work in a process of its own: this same program, started once more with one argument.
//!
//! What may eat all memory, run for ever or fall over what it is given belongs there, so that the vault that is open here
//! goes on. Printing is done so. The child has no file, hardly an environment and no voice but its standard output. Its standard input stays open
//! after the job was read: when that closes, because the parent is done, locked, crashed or was killed, the child ends at
//! once. It is no sandbox yet: it may do what this program may.
//!
//! It knows nothing of what the work is: a [`Kind`] names it and does it. What passes through the pipes is put together
//! and taken apart by [`frames`].
//!
//! Where to begin: [`Kind`] for what is done in the child, [`Worker`] for whoever has it done.

mod child;
pub mod frames;
mod parent;

pub use child::{Kind, Parent, serve_if_asked};
pub use parent::{Child, Ended, Worker};
