//! The built program, run as a person or a script runs it.

mod bad_input;
mod bundles;
mod flow;
mod running;
mod ways_back;
