//! What is said when a record does not open as it was saved: which ways back there are, and what came of one.

use std::path::Path;

use casebook::wire::WentBack;
use catalogue::Saying;

use crate::ending::{Ending, Failure};
use crate::passphrase::shown;
use crate::saying::{moment, say, say_line};

/// A failure to open a vault, told with the ways back where something about the vault is not as it was saved.
pub(crate) fn told(mut failure: Failure, vault: &Path) -> Failure {
    if failure.ending == Ending::CheckFailed {
        failure.next = Some(ways_back(vault));
    }
    failure
}

fn ways_back(vault: &Path) -> String {
    let backups = casebook::backups(vault).unwrap_or_default();
    let vault = shown(vault);
    let Some(newest) = backups.first() else {
        return say("terminal-no-way-back", &[("vault", vault.into())]);
    };
    let values = [
        ("count", Saying::from(backups.len())),
        ("newest", moment(newest.made).into()),
        ("vault", vault.into()),
    ];
    say("terminal-ways-back", &values)
}

/// What came back, and what did not.
pub(crate) fn say_went_back(vault: &Path, went_back: Option<&WentBack>) {
    say_line("terminal-restored", &[("path", shown(vault).into())]);
    let Some(went_back) = went_back else { return };
    say_line("way-back-done-kept", &[("kept", went_back.kept.into())]);
    if let Some(last) = went_back.last_saved {
        say_line("way-back-done-last", &[("when", moment(last).into())]);
    }
    match went_back.lost {
        Some(0) => say_line("way-back-done-none-lost", &[]),
        Some(lost) => say_line("way-back-done-lost", &[("lost", lost.into())]),
        None => say_line("way-back-done-unknown", &[]),
    }
    if went_back.files_missing > 0 {
        let missing = [("count", went_back.files_missing.into())];
        say_line("way-back-done-files-missing", &missing);
    }
}
