//! The built program, run as a person or a script runs it.

mod bad_input;
mod bundles;
mod flow;
mod lost;
#[cfg(target_os = "linux")]
mod only_to_read;
mod running;
mod ways_back;
