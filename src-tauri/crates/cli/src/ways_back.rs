//! What is said when a record does not open as it was saved: which ways back there are, and what came of one.

use std::path::Path;

use casebook::wire::WentBack;
use catalogue::{Saying, sentences};

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
    let Some(newest) = backups.first() else {
        return say(sentences::TERMINAL_NO_WAY_BACK, &[]);
    };
    let values = [
        ("count", Saying::from(backups.len())),
        ("newest", moment(newest.made).into()),
        ("vault", shown(vault).into()),
    ];
    say(sentences::TERMINAL_WAYS_BACK, &values)
}

/// What came back, and what did not.
pub(crate) fn say_went_back(vault: &Path, went_back: Option<&WentBack>) {
    say_line(
        sentences::TERMINAL_RESTORED,
        &[("path", shown(vault).into())],
    );
    let Some(went_back) = went_back else { return };
    say_line(
        sentences::WAY_BACK_DONE_KEPT,
        &[("kept", went_back.kept.into())],
    );
    if let Some(last) = went_back.last_saved {
        say_line(
            sentences::WAY_BACK_DONE_LAST,
            &[("when", moment(last).into())],
        );
    }
    match went_back.lost {
        Some(0) => say_line(sentences::WAY_BACK_DONE_NONE_LOST, &[]),
        Some(lost) => say_line(sentences::WAY_BACK_DONE_LOST, &[("lost", lost.into())]),
        None => say_line(sentences::WAY_BACK_DONE_UNKNOWN, &[]),
    }
    if went_back.files_missing > 0 {
        let missing = [("count", went_back.files_missing.into())];
        say_line(sentences::WAY_BACK_DONE_FILES_MISSING, &missing);
    }
}
