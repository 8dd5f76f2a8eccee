//! `backup`, `restore` and `backups`: copies of a vault, and the way back from them.

use std::path::{Path, PathBuf};

use casebook::wire::FaultCode;
use casebook::{CaseError, Casebook, SystemTimeSource, VaultError};
use catalogue::{Saying, sentences};

use crate::arguments::{BackUp, Backups, Restore};
use crate::ending::{Ending, Failure};
use crate::opening::{Opened, opened, read, used};
use crate::passphrase::{self, shown};
use crate::progress::Bar;
use crate::saying::{json, moment, say_line, words};
use crate::ways_back::say_went_back;

/// Writes the whole vault, evidence included, into one file.
pub(crate) fn back_up(arguments: &BackUp) -> Result<Ending, Failure> {
    let target = arguments.file.parent().unwrap_or(Path::new(""));
    let target = if target.as_os_str().is_empty() {
        Path::new(".")
    } else {
        target
    };
    refuse_inside(&arguments.vault, target)?;
    if !target.is_dir() {
        let absent = Failure::new(Ending::Unreadable, FaultCode::NoSuchFolder);
        return Err(absent.with("path", shown(target)));
    }
    let write = |job| {
        let mut bar = Bar::new();
        let told = &mut |progress| bar.told(progress);
        casebook::write_backup_file(job, &arguments.file, told).map_err(file_exists)
    };
    let size = match opened(&arguments.vault, &arguments.opened_by)? {
        Opened::ToWrite(casebook) => {
            used(*casebook, |casebook| write(casebook.begin_backup_file()?))
        }
        Opened::ToRead(casebook) => {
            read(&casebook, |casebook| write(casebook.begin_backup_file()?))
        }
    }?;
    say_line(
        sentences::TERMINAL_BACKED_UP,
        &[
            ("path", shown(&arguments.file).into()),
            ("size", size.into()),
        ],
    );
    Ok(Ending::Good)
}

/// What is written for somebody to take away has no place in the vault's own folder: it would be lost with it, and what
/// opens without a passphrase must not lie there.
pub(super) fn refuse_inside(vault: &Path, target: &Path) -> Result<(), Failure> {
    let is_inside = match (vault.canonicalize(), nearest_there(target)) {
        (Ok(vault), Some(target)) => target.starts_with(vault),
        _ => false,
    };
    match is_inside {
        true => Err(Failure::new(Ending::WrongUse, FaultCode::InsideTheVault)),
        false => Ok(()),
    }
}

/// The folder, or the nearest one above it that is there.
fn nearest_there(folder: &Path) -> Option<PathBuf> {
    let folder = std::path::absolute(folder).ok()?;
    folder
        .ancestors()
        .find_map(|above| above.canonicalize().ok())
}

fn file_exists(error: CaseError) -> Failure {
    match error {
        CaseError::Vault(VaultError::NotEmpty) => {
            Failure::new(Ending::WrongUse, FaultCode::FileIsThere)
        }
        other => other.into(),
    }
}

/// Makes a vault from a backup file, goes back to an automatic backup, or goes on with what is there.
pub(crate) fn restore(arguments: &Restore) -> Result<Ending, Failure> {
    let casebook = match (&arguments.file, &arguments.backup) {
        (Some(file), None) => from_file(file, arguments)?,
        (None, Some(id)) => go_back(id, arguments)?,
        (None, None) if arguments.what_is_there => go_on(arguments)?,
        _ => return Err(Failure::new(Ending::WrongUse, FaultCode::RestoreFromWhat)),
    };
    let went_back = casebook.went_back()?;
    casebook.lock()?;
    say_went_back(&arguments.vault, went_back.as_ref());
    Ok(Ending::Good)
}

fn from_file(file: &Path, arguments: &Restore) -> Result<Casebook, Failure> {
    if !file.is_file() {
        let absent = Failure::new(Ending::Unreadable, FaultCode::NoSuchBackupFile);
        return Err(absent.with("path", shown(file)));
    }
    let opener = passphrase::to_open(&arguments.opened_by)?;
    let mut bar = Bar::new();
    casebook::restore_file(
        file,
        &arguments.vault,
        opener.unlock(),
        &SystemTimeSource,
        &mut |progress| bar.told(progress),
    )?;
    let time_source = Box::new(SystemTimeSource);
    Ok(Casebook::open(
        &arguments.vault,
        opener.unlock(),
        time_source,
        words(),
    )?)
}

fn go_back(id: &str, arguments: &Restore) -> Result<Casebook, Failure> {
    let vault = &arguments.vault;
    refuse_absent(vault)?;
    let is_there = casebook::backups(vault)?.iter().any(|row| row.id == id);
    if !is_there {
        return Err(Failure::new(Ending::WrongUse, FaultCode::NoSuchBackup));
    }
    let opener = passphrase::to_open(&arguments.opened_by)?;
    if !arguments.although_it_opens
        && let Ok(casebook) =
            Casebook::open(vault, opener.unlock(), Box::new(SystemTimeSource), words())
    {
        casebook.lock()?;
        return Err(Failure::new(Ending::WrongUse, FaultCode::OpensAsItIs));
    }
    let time_source = Box::new(SystemTimeSource);
    Ok(Casebook::restore_backup(
        vault,
        id,
        opener.unlock(),
        time_source,
        words(),
    )?)
}

fn go_on(arguments: &Restore) -> Result<Casebook, Failure> {
    let opener = passphrase::to_open(&arguments.opened_by)?;
    let time_source = Box::new(SystemTimeSource);
    Ok(Casebook::open_accepting_loss(
        &arguments.vault,
        opener.unlock(),
        time_source,
        words(),
    )?)
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
        say_line(sentences::TERMINAL_NO_BACKUPS, &[]);
    }
    for row in rows {
        let values: [(&str, Saying); 3] = [
            ("id", row.id.into()),
            ("made", moment(row.made).into()),
            ("size", row.size_words.into()),
        ];
        let id = match row.verified {
            true => sentences::TERMINAL_BACKUP,
            false => sentences::TERMINAL_BACKUP_UNVERIFIED,
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
