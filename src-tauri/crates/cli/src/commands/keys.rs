//! `init`, `passphrase`, `fingerprint`.

use casebook::{Casebook, ComputersWatch, KeyCost, refuse_weak};

use crate::arguments::{ChangePassphrase, Fingerprint, Init};
use crate::ending::{Ending, Failure};
use crate::opening::with_open;
use crate::passphrase;
use crate::saying::{json, line, say_line};

pub(crate) fn init(arguments: &Init) -> Result<Ending, Failure> {
    super::demo::refuse_used_folder(&arguments.vault)?;
    let passphrase = passphrase::to_set(arguments.passphrase.passphrase_file.as_deref())?;
    refuse_weak(&passphrase)?;
    let cost = KeyCost::calibrated()?;
    let mut book = Casebook::create(
        &arguments.vault,
        &passphrase,
        cost,
        Box::new(ComputersWatch),
    )?;
    if arguments.no_recovery {
        say_line("terminal-no-recovery", &[]);
    } else {
        let code = book.make_recovery_code()?;
        say_line("terminal-recovery-code", &[]);
        line(&code.words());
    }
    book.lock()?;
    Ok(Ending::Good)
}

pub(crate) fn change(arguments: &ChangePassphrase) -> Result<Ending, Failure> {
    with_open(&arguments.vault, &arguments.passphrase, |book| {
        let new = passphrase::to_set(arguments.new_passphrase_file.as_deref())?;
        book.change_passphrase(&new)?;
        Ok(())
    })?;
    say_line("terminal-passphrase-changed", &[]);
    Ok(Ending::Good)
}

pub(crate) fn fingerprint(arguments: &Fingerprint) -> Result<Ending, Failure> {
    let view = with_open(&arguments.vault, &arguments.passphrase, |book| {
        Ok(book.fingerprint())
    })?;
    if arguments.json {
        json(&view);
    } else {
        line(&view.code);
        let leaves = i64::try_from(view.ledger_size).unwrap_or(i64::MAX);
        say_line("terminal-fingerprint-covers", &[("leaves", leaves.into())]);
    }
    Ok(Ending::Good)
}
