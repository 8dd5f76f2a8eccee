//! `backup`, `restore` and `backups`: copies of a vault, and the way back from them.

use std::path::Path;

use casebook::{CaseError, Casebook, ComputersWatch, Unlock, VaultError};
use domain::Saying;

use crate::arguments::{BackUp, Backups, Restore};
use crate::ending::{Ending, Failure};
use crate::opening::with_open;
use crate::passphrase::{self, shown};
use crate::progress::Bar;
use crate::saying::{json, moment, say_line};

/// Writes the whole vault, evidence included, into one file.
pub(crate) fn back_up(arguments: &BackUp) -> Result<Ending, Failure> {
    let mut bar = Bar::new();
    let size = with_open(&arguments.vault, &arguments.passphrase, |book| {
        let under_way = book.begin_backup_file()?;
        let told = &mut |progress| bar.told(progress);
        casebook::write_backup_file(under_way, &arguments.file, told).map_err(file_exists)
    })?;
    drop(bar);
    say_line(
        "terminal-backed-up",
        &[
            ("path", shown(&arguments.file).into()),
            ("size", size.into()),
        ],
    );
    Ok(Ending::Good)
}

fn file_exists(error: CaseError) -> Failure {
    match error {
        CaseError::Vault(VaultError::NotEmpty) => Failure::new(Ending::WrongUse, "file-is-there"),
        other => other.into(),
    }
}

/// Makes a vault from a backup file, or goes back to an automatic backup.
pub(crate) fn restore(arguments: &Restore) -> Result<Ending, Failure> {
    match (&arguments.file, &arguments.backup) {
        (Some(file), None) => from_file(file, arguments),
        (None, Some(id)) => go_back(id, arguments),
        _ => Err(Failure::new(Ending::WrongUse, "restore-from-what")),
    }
}

fn from_file(file: &Path, arguments: &Restore) -> Result<Ending, Failure> {
    let passphrase = passphrase::to_open(arguments.passphrase.passphrase_file.as_deref())?;
    let mut bar = Bar::new();
    casebook::restore_file(
        file,
        &arguments.vault,
        Unlock::Passphrase(&passphrase),
        &ComputersWatch,
        &mut |progress| bar.told(progress),
    )?;
    drop(bar);
    say_restored(&arguments.vault);
    Ok(Ending::Good)
}

fn go_back(id: &str, arguments: &Restore) -> Result<Ending, Failure> {
    let passphrase = passphrase::to_open(arguments.passphrase.passphrase_file.as_deref())?;
    let unlock = Unlock::Passphrase(&passphrase);
    let book = Casebook::restore_backup(&arguments.vault, id, unlock, Box::new(ComputersWatch))?;
    book.lock()?;
    say_restored(&arguments.vault);
    Ok(Ending::Good)
}

fn say_restored(vault: &Path) {
    say_line("terminal-restored", &[("path", shown(vault).into())]);
}

/// Lists the automatic backups. Needs no passphrase: whoever needs them may have nothing that opens.
pub(crate) fn list(arguments: &Backups) -> Result<Ending, Failure> {
    refuse_absent(&arguments.vault)?;
    let rows = casebook::backups(&arguments.vault)?;
    if arguments.json {
        json(&rows);
        return Ok(Ending::Good);
    }
    if rows.is_empty() {
        say_line("terminal-no-backups", &[]);
    }
    for row in rows {
        let values: [(&str, Saying); 3] = [
            ("id", row.id.into()),
            ("made", moment(row.made).into()),
            ("size", row.size_words.into()),
        ];
        let id = match row.proved {
            true => "terminal-backup",
            false => "terminal-backup-unproved",
        };
        say_line(id, &values);
    }
    Ok(Ending::Good)
}

fn refuse_absent(vault: &Path) -> Result<(), Failure> {
    match vault.join("backups").is_dir() {
        true => Ok(()),
        false => Err(VaultError::NotAVault.into()),
    }
}
