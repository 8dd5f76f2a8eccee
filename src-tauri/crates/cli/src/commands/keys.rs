//! `init`, `passphrase`, `fingerprint`.

use casebook::wire::{FaultCode, FingerprintView};
use casebook::{
    CaseError, Casebook, KeyCost, LockedVault, Passphrase, RecoveryCode, SystemTimeSource, Unlock,
    VaultError, refuse_if_taken, refuse_weak, verify_passphrase,
};
use catalogue::sentences;

use crate::arguments::{ChangePassphrase, Fingerprint, Init};
use crate::ending::{Ending, Failure};
use crate::opening::{Opened, opened, with_open, with_open_to_read};
use crate::passphrase;
use crate::progress::Bar;
use crate::saying::{json, line, say_line, words};

pub(crate) fn init(arguments: &Init) -> Result<Ending, Failure> {
    if LockedVault::at(&arguments.vault).is_ok() {
        return Err(Failure::new(Ending::WrongUse, FaultCode::VaultIsThere));
    }
    refuse_if_taken(&arguments.vault)?;
    let passphrase = passphrase::to_set(arguments.passphrase.passphrase_file.as_deref())?;
    refuse_weak(&passphrase)?;
    let cost = KeyCost::calibrated()?;
    let mut casebook = Casebook::create(
        &arguments.vault,
        &passphrase,
        cost,
        Box::new(SystemTimeSource),
        words(),
    )?;
    if arguments.no_recovery {
        say_line(sentences::TERMINAL_NO_RECOVERY, &[]);
    } else {
        say_code(&casebook.make_recovery_code()?);
    }
    casebook.lock()?;
    Ok(Ending::Good)
}

fn say_code(code: &RecoveryCode) {
    say_line(sentences::TERMINAL_RECOVERY_CODE, &[]);
    line(&code.words());
}

pub(crate) fn change(arguments: &ChangePassphrase) -> Result<Ending, Failure> {
    if arguments.new_key {
        return make_new_key(arguments);
    }
    with_open(&arguments.vault, &arguments.opened_by, |casebook| {
        let new = passphrase::to_set(arguments.new_passphrase_file.as_deref())?;
        if verify_passphrase(&casebook.passphrase_verifier(), &new).is_ok() {
            return Err(CaseError::from(VaultError::SamePassphrase).into());
        }
        casebook.change_passphrase(&new)?;
        Ok(())
    })?;
    say_line(sentences::TERMINAL_PASSPHRASE_CHANGED, &[]);
    Ok(Ending::Good)
}

/// Seals everything under a new key. Whoever stops it with Ctrl-C has the vault as it was.
fn make_new_key(arguments: &ChangePassphrase) -> Result<Ending, Failure> {
    let Opened::ToWrite(casebook) = opened(&arguments.vault, &arguments.opened_by)? else {
        return Err(VaultError::OnlyToRead.into());
    };
    if casebook.rekey_is_begun() {
        say_line(sentences::TERMINAL_NEW_KEY_BEGUN, &[]);
    }
    let had_code = casebook.vault().has_recovery_code();
    say_line(sentences::TERMINAL_NEW_KEY_REMOVES, &[]);
    let new = passphrase::to_set(arguments.new_passphrase_file.as_deref())?;
    resealed_and_committed(*casebook, &new)?;
    // A full disk is no reason to call what is done undone.
    let _ = casebook::back_up_at_rest(&arguments.vault, &SystemTimeSource);
    say_line(sentences::TERMINAL_NEW_KEY_MADE, &[]);
    if had_code {
        let unlock = Unlock::Passphrase(&new);
        let mut casebook = Casebook::open(
            &arguments.vault,
            unlock,
            Box::new(SystemTimeSource),
            words(),
        )?;
        say_code(&casebook.make_recovery_code()?);
        casebook.lock()?;
    }
    Ok(Ending::Good)
}

fn resealed_and_committed(mut casebook: Casebook, new: &Passphrase) -> Result<(), CaseError> {
    let mut bar = Bar::new();
    let told = &mut |progress| bar.told(progress);
    let job = casebook.begin_rekey()?;
    let sealed = casebook::reseal_under_new_key(job, new, told)?;
    let ready = casebook.complete_rekey(sealed, told)?;
    casebook.commit_rekey(ready)
}

pub(crate) fn fingerprint(arguments: &Fingerprint) -> Result<Ending, Failure> {
    let view = with_open_to_read(&arguments.vault, &arguments.opened_by, |casebook| {
        Ok(casebook.fingerprint()?)
    })?;
    if arguments.json {
        json(&view);
    } else {
        say_fingerprint(&view);
        let leaves = [("leaves", view.ledger_size.into())];
        say_line(sentences::TERMINAL_FINGERPRINT_COVERS, &leaves);
    }
    Ok(Ending::Good)
}

/// The code to leave, the whole hash below it, and the key that it vouches for.
pub(super) fn say_fingerprint(view: &FingerprintView) {
    line(&view.code);
    if let Some(whole) = &view.whole {
        line(whole);
    }
    if let Some(key) = &view.key {
        say_line(
            sentences::VERIFY_VOUCHES_FOR,
            &[("key", key.as_str().into())],
        );
    }
}
