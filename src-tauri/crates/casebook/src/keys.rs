//! Passphrase, recovery code, strength.

use vault::{Passphrase, RecoveryCode};

use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::wire::PassphraseStrength;

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

/// Somebody who knows the person guesses with their names and dates; 3 of 4 withstands that offline.
fn is_enough(score: u8) -> bool {
    score >= 3
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
}
