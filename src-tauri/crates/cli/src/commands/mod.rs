//! One file for each area of commands.

mod adding;
mod attaching;
mod backups;
mod checking;
mod demo;
mod exported;
mod exporting;
mod keys;
mod listing;
mod pattern;

use crate::arguments::Command;
use crate::ending::{Ending, Failure};

/// Runs a command.
pub(crate) fn run(command: &Command) -> Result<Ending, Failure> {
    match command {
        Command::Demo(arguments) => demo::run(arguments),
        Command::Init(arguments) => keys::init(arguments),
        Command::Add(arguments) => adding::run(arguments),
        Command::Attach(arguments) => attaching::run(arguments),
        Command::List(arguments) => listing::run(arguments),
        Command::Pattern(arguments) => pattern::run(arguments),
        Command::Export(arguments) => exporting::run(arguments),
        Command::Verify(arguments) => checking::verify(arguments),
        Command::Check(arguments) => checking::check(arguments),
        Command::Fingerprint(arguments) => keys::fingerprint(arguments),
        Command::Passphrase(arguments) => keys::change(arguments),
        Command::Backup(arguments) => backups::back_up(arguments),
        Command::Restore(arguments) => backups::restore(arguments),
        Command::Backups(arguments) => backups::list(arguments),
    }
}
