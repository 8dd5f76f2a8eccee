#![forbid(unsafe_code)]
//! Daybook from a terminal: for caseworkers' scripts, for checking a bundle that was received, and
//! for driving everything in tests without a screen.
//!
//! Each command is one use case of the `casebook` crate. The result goes to standard output, as plain
//! lines or with `--json` as JSON; what went wrong goes to standard error, as one plain sentence out
//! of the catalogue. The exit code says which it was: see [`Ending`].
//!
//! What it never does: take a passphrase from an argument or the environment, print one (the sample
//! case's own excepted), colour, ask a question of a script, or write anywhere it was not told to.
//!
//! Where to begin: `arguments` is the table of commands, [`commands`](self) holds one file for each
//! area.

mod arguments;
mod commands;
mod ending;
mod opening;
mod passphrase;
mod progress;
mod saying;
mod ways_back;

use std::process::ExitCode;

use clap::Parser;

use arguments::Arguments;
pub use ending::Ending;

/// Runs the command that the program was started with.
pub fn run() -> ExitCode {
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        Err(usage) => {
            // Help and version are asked for and go to standard output; clap knows which is which.
            let wrong = usage.use_stderr();
            let _ = usage.print();
            return if wrong {
                Ending::WrongUse
            } else {
                Ending::Good
            }
            .into();
        }
    };
    let json = arguments.command.wants_json();
    match commands::run(&arguments.command) {
        Ok(ending) => ending.into(),
        Err(failure) => {
            saying::failure(&failure, json);
            failure.ending.into()
        }
    }
}
