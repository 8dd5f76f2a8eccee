//! A disk that fails: stands between a program and its file calls, counts them, writes them down, and lets one fail.
//!
//! Loaded with `LD_PRELOAD`. Below it there is only the system, above it both Daybook's own file code and the store,
//! which is linked in and calls the same functions; so one place counts both, in the order in which the disk sees them,
//! and needs no second layer inside the store. It looks only at what lies under the folder that
//! `plan` reads from the environment, and at what the program says on its standard output, so that the log tells
//! what was done before each word.
//!
//! Unsafe code is allowed here alone: a function that takes the place of one of the C library's gets raw pointers and
//! must hand them to the system. Each real call goes straight to the system, so that nothing here can call itself.
//! Nothing here allocates. No part of Daybook uses this.
#![cfg(target_os = "linux")]
#![allow(unsafe_code)]

mod calls;
mod log;
mod operation;
mod path;
mod plan;
