//! Passphrase, recovery code, strength.

use vault::{NewKeyReady, NewKeySealed, NewKeyUnderWay, Passphrase, RecoveryCode};

use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::receiving::Told;
use crate::wire::{PassphraseStrength, Progress, ProgressStage};

/// How hard a passphrase is to guess, and whether Daybook takes it.
pub fn strength(passphrase: &Passphrase) -> PassphraseStrength {
    let strength = passphrase.strength(&[]);
    PassphraseStrength {
        score: strength.score,
        enough: is_enough(strength.score),
    }
}

/// Refuses a passphrase that is guessed too easily.
///
/// # Errors
/// [`CaseError::PassphraseWeak`].
pub fn refuse_weak(passphrase: &Passphrase) -> Result<(), CaseError> {
    if strength(passphrase).enough {
        Ok(())
    } else {
        Err(CaseError::PassphraseWeak)
    }
}

/// Refuses what a bundle should not be locked with. It is guessed at as patiently as what opens the record, and is typed
/// into programs that do not agree on the bytes of letters outside ASCII.
///
/// # Errors
/// [`CaseError::PasswordLetters`], [`CaseError::PasswordWeak`].
pub fn refuse_as_bundle_password(password: &Passphrase) -> Result<(), CaseError> {
    if !password.as_bytes().is_ascii() {
        return Err(CaseError::PasswordLetters);
    }
    match strength(password).enough {
        true => Ok(()),
        false => Err(CaseError::PasswordWeak),
    }
}

/// Somebody who knows the person guesses with their names and dates; 3 of 4 withstands that offline.
fn is_enough(score: u8) -> bool {
    score >= 3
}

/// The long part of a new key: seals every evidence file under it, apart from the open case. Begun again with the same
/// passphrase, it goes on where it stopped.
///
/// # Errors
/// A weak passphrase, or the one that opens the vault already; damaged evidence; a full disk; the person stopped it, or
/// the case was locked. The vault is as it was.
pub fn seal_under_new_key(
    under_way: NewKeyUnderWay,
    passphrase: &Passphrase,
    told: &mut Told<'_>,
) -> Result<NewKeySealed, CaseError> {
    refuse_weak(passphrase)?;
    Ok(under_way.seal_anew(passphrase, &mut |done, total| told(renewing(done, total)))?)
}

fn renewing(done: u64, total: u64) -> Progress {
    Progress {
        stage: ProgressStage::Renewing,
        done,
        total,
    }
}

impl Casebook {
    /// Refuses a passphrase that does not open this vault, before it may be changed.
    ///
    /// # Errors
    /// It is another one.
    pub fn knows(&self, passphrase: &Passphrase) -> Result<(), CaseError> {
        Ok(self
            .vault
            .proves_itself(vault::Unlock::Passphrase(passphrase))?)
    }

    /// Sets another passphrase. The old one opens nothing here afterwards; copies made before still
    /// open with it.
    ///
    /// # Errors
    /// A weak one; the disk refused, and then the old one still opens.
    pub fn change_passphrase(&mut self, new: &Passphrase) -> Result<(), CaseError> {
        refuse_weak(new)?;
        let now = self.watch.now();
        Ok(self.vault.change_passphrase(new, now, self.author)?)
    }

    /// Makes a recovery code, replacing an earlier one. It is shown once and kept nowhere.
    ///
    /// # Errors
    /// The disk refused.
    pub fn make_recovery_code(&mut self) -> Result<RecoveryCode, CaseError> {
        let now = self.watch.now();
        Ok(self.vault.make_recovery_code(now, self.author)?)
    }

    /// Begins a new key, for when somebody may know the passphrase. Its long part, [`seal_under_new_key`], goes on apart
    /// from the open case.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn begin_new_key(&mut self) -> Result<NewKeyUnderWay, CaseError> {
        Ok(self.vault.begin_new_key()?)
    }

    /// Makes the store under the new key, once the evidence is sealed under it. Until the switch nothing more may be
    /// saved.
    ///
    /// # Errors
    /// As [`seal_under_new_key`]. The case is as it was, and stays open.
    pub fn complete_new_key(
        &mut self,
        sealed: NewKeySealed,
        told: &mut Told<'_>,
    ) -> Result<NewKeyReady, CaseError> {
        let now = self.watch.now();
        let progress = &mut |done, total| told(renewing(done, total));
        Ok(self
            .vault
            .complete_new_key(sealed, now, self.author, progress)?)
    }

    /// Switches to the new key and closes the case. From then on the new passphrase alone opens it; the recovery code and
    /// the automatic backups are gone. Copies made earlier still open with the old passphrase.
    ///
    /// # Errors
    /// The disk refused: the switch was not made, or what it replaced goes at the next opening.
    pub fn switch_to_new_key(self, ready: NewKeyReady) -> Result<(), CaseError> {
        Ok(self.vault.switch_to_new_key(ready)?)
    }

    /// Whether a new key was begun and not finished.
    pub fn new_key_is_begun(&self) -> bool {
        self.vault.new_key_is_begun()
    }

    /// Gives up a new key that was begun.
    ///
    /// # Errors
    /// The disk refused.
    pub fn drop_new_key(&mut self) -> Result<(), CaseError> {
        Ok(self.vault.drop_new_key()?)
    }
}
