//! Passphrase, recovery code, strength.

use vault::{
    Passphrase, PassphraseChangeJob, PassphraseStretched, PassphraseVerifier, RecoveryCode,
    RecoveryCodeJob, RecoveryCodeStretched, RekeyJob, RekeyReady, RekeySealed, Unlock,
};

use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::progress::{Report, at_stage};
use crate::wire::{PassphraseStrength, ProgressStage};

/// How hard a passphrase is to guess, and whether Daybook takes it.
pub fn strength(passphrase: &Passphrase) -> PassphraseStrength {
    let strength = passphrase.strength(&[]);
    PassphraseStrength {
        score: strength.score,
        enough: is_enough(strength.score),
        enough_for_zip: is_enough_for_zip(passphrase, strength.guesses_log10),
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

/// Whether it withstands guessing as a ZIP's password. A locked ZIP makes its key by 1,000 rounds of PBKDF2 with HMAC-SHA-1
/// and no memory to speak of (WinZip's AE-2), where our own slots take Argon2id: a guess is far cheaper. zxcvbn thinks
/// highly of words: of three from a list of 2,048, which are 33 bits, it says 10^16 guesses, of four (44 bits) 10^20. So it
/// takes five (55 bits), or what is as hard without them.
fn is_enough_for_zip(passphrase: &Passphrase, guesses_log10: f64) -> bool {
    let parts = passphrase.as_bytes().split(u8::is_ascii_whitespace);
    let words = parts.filter(|part| part.len() > 2).count();
    guesses_log10 >= 21.0 || (words >= 5 && guesses_log10 >= 16.0)
}

/// Refuses what a bundle should not be locked with: it is easier to try than what opens the record, and is typed into
/// programs that do not agree on the bytes of letters outside ASCII.
///
/// # Errors
/// [`CaseError::PasswordLetters`], [`CaseError::PasswordWeak`].
pub fn refuse_as_bundle_password(password: &Passphrase) -> Result<(), CaseError> {
    if !password.as_bytes().is_ascii() {
        return Err(CaseError::PasswordLetters);
    }
    match strength(password).enough_for_zip {
        true => Ok(()),
        false => Err(CaseError::PasswordWeak),
    }
}

/// Somebody who knows the person guesses with their names and dates; 3 of 4 withstands that offline.
fn is_enough(score: u8) -> bool {
    score >= 3
}

/// Opens a case by its recovery code, in whichever way `open` does, and sets the passphrase that opens it from then on.
///
/// # Errors
/// That passphrase is weak: then nothing was opened. What `open` refuses; or the disk refused the new passphrase, and then
/// the old one and the code still open it.
pub fn open_by_recovery_code(
    code: &RecoveryCode,
    new: &Passphrase,
    open: impl FnOnce(Unlock<'_>) -> Result<Casebook, CaseError>,
) -> Result<Casebook, CaseError> {
    refuse_weak(new)?;
    let mut case = open(Unlock::RecoveryCode(code))?;
    case.change_passphrase(new)?;
    Ok(case)
}

/// The long part of a new key: seals every evidence file under it, apart from the open case. Begun again with the same
/// passphrase, it goes on where it stopped.
///
/// # Errors
/// A weak passphrase, or the one that opens the vault already; damaged evidence; a full disk; the person stopped it, or
/// the case was locked. The vault is as it was.
pub fn reseal_under_new_key(
    job: RekeyJob,
    passphrase: &Passphrase,
    report: &mut Report<'_>,
) -> Result<RekeySealed, CaseError> {
    refuse_weak(passphrase)?;
    Ok(job.reseal(passphrase, &mut at_stage(ProgressStage::Renewing, report))?)
}

/// Refuses a passphrase that does not open the case, apart from the open case.
///
/// # Errors
/// It is another one.
pub fn verify_passphrase(
    verifier: &PassphraseVerifier,
    passphrase: &Passphrase,
) -> Result<(), CaseError> {
    Ok(verifier.verify(passphrase)?)
}

/// The long part of another passphrase, apart from the open case.
///
/// # Errors
/// A weak one; the case was locked, or another passphrase set, meanwhile. The one that opened the case still does.
pub fn stretch_passphrase(
    job: PassphraseChangeJob,
    new: &Passphrase,
) -> Result<PassphraseStretched, CaseError> {
    refuse_weak(new)?;
    Ok(job.stretch(new)?)
}

/// The long part of a recovery code, apart from the open case.
///
/// # Errors
/// The case was locked, or its keys changed, meanwhile. A code that opened the case still does.
pub fn stretch_recovery_code(job: RecoveryCodeJob) -> Result<RecoveryCodeStretched, CaseError> {
    Ok(job.stretch()?)
}

impl Casebook {
    /// What refuses a passphrase that does not open this vault, before anything about its keys may be changed.
    pub fn passphrase_verifier(&self) -> PassphraseVerifier {
        self.vault.passphrase_verifier()
    }

    /// Begins a change of the passphrase. Its long part, [`stretch_passphrase`], goes on apart from the open case.
    pub fn begin_passphrase_change(&self) -> PassphraseChangeJob {
        self.vault.begin_passphrase_change()
    }

    /// Sets another passphrase. The old one opens nothing here afterwards; copies made before still
    /// open with it.
    ///
    /// # Errors
    /// The disk refused, or the keys changed since it was begun: then the old one still opens.
    pub fn complete_passphrase_change(
        &mut self,
        stretched: PassphraseStretched,
    ) -> Result<(), CaseError> {
        let now = self.time_source.now();
        Ok(self.vault.complete_passphrase_change(stretched, now)?)
    }

    /// Sets another passphrase, here and now.
    ///
    /// # Errors
    /// A weak one; the disk refused, and then the old one still opens.
    pub fn change_passphrase(&mut self, new: &Passphrase) -> Result<(), CaseError> {
        let stretched = stretch_passphrase(self.begin_passphrase_change(), new)?;
        self.complete_passphrase_change(stretched)
    }

    /// Begins a recovery code. Its long part, [`stretch_recovery_code`], goes on apart from the open case.
    pub fn begin_recovery_code(&self) -> RecoveryCodeJob {
        self.vault.begin_recovery_code()
    }

    /// Makes a recovery code, replacing an earlier one. It is shown once and kept nowhere.
    ///
    /// # Errors
    /// The disk refused, or the keys changed since it was begun: then an earlier one still opens.
    pub fn complete_recovery_code(
        &mut self,
        stretched: RecoveryCodeStretched,
    ) -> Result<RecoveryCode, CaseError> {
        let now = self.time_source.now();
        Ok(self.vault.complete_recovery_code(stretched, now)?)
    }

    /// Makes a recovery code, here and now.
    ///
    /// # Errors
    /// The disk refused.
    pub fn make_recovery_code(&mut self) -> Result<RecoveryCode, CaseError> {
        let stretched = stretch_recovery_code(self.begin_recovery_code())?;
        self.complete_recovery_code(stretched)
    }

    /// Begins a new key, for when somebody may know the passphrase. Its long part, [`reseal_under_new_key`], goes on apart
    /// from the open case.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn begin_rekey(&mut self) -> Result<RekeyJob, CaseError> {
        Ok(self.vault.begin_rekey()?)
    }

    /// Makes the store under the new key, once the evidence is sealed under it. Until it is committed nothing more may be
    /// saved.
    ///
    /// # Errors
    /// As [`reseal_under_new_key`]. The case is as it was, and stays open.
    pub fn complete_rekey(
        &mut self,
        sealed: RekeySealed,
        report: &mut Report<'_>,
    ) -> Result<RekeyReady, CaseError> {
        let now = self.time_source.now();
        let progress = &mut at_stage(ProgressStage::Renewing, report);
        Ok(self.vault.complete_rekey(sealed, now, progress)?)
    }

    /// Puts the new key into force and closes the case. From then on the new passphrase alone opens it; the recovery code and
    /// the automatic backups are gone. Copies made earlier still open with the old passphrase.
    ///
    /// # Errors
    /// The disk refused: the new key is not in force, or what it replaced goes at the next opening.
    pub fn commit_rekey(self, ready: RekeyReady) -> Result<(), CaseError> {
        Ok(self.vault.commit_rekey(ready)?)
    }

    /// Whether a new key was begun and not finished.
    pub fn rekey_is_begun(&self) -> bool {
        self.vault.rekey_is_begun()
    }

    /// Gives up a new key that was begun.
    ///
    /// # Errors
    /// The disk refused.
    pub fn drop_rekey(&mut self) -> Result<(), CaseError> {
        Ok(self.vault.drop_rekey()?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::wire::FaultCode;

    fn refused(password: &str) -> Option<FaultCode> {
        let password = Passphrase::new(password.to_owned()).unwrap();
        let refused = refuse_as_bundle_password(&password);
        refused.err().map(|error| error.fault().code)
    }

    #[test]
    fn a_recovery_code_opens_nothing_for_a_weak_passphrase() {
        let code = format!("{}about", "abandon ".repeat(11)).parse().unwrap();
        let weak = Passphrase::new("sunny".to_owned()).unwrap();
        let mut asked = false;
        let opened = open_by_recovery_code(&code, &weak, |_| {
            asked = true;
            Err(CaseError::Cancelled)
        });
        assert!(matches!(opened, Err(CaseError::PassphraseWeak)));
        assert!(!asked);
        let strong = "amber otter lantern quilt beside the river";
        let strong = Passphrase::new(strong.to_owned()).unwrap();
        let opened = open_by_recovery_code(&code, &strong, |unlock| {
            asked = matches!(unlock, Unlock::RecoveryCode(_));
            Err(CaseError::Cancelled)
        });
        assert!(matches!(opened, Err(CaseError::Cancelled)));
        assert!(asked, "the code is what it is opened with");
    }

    #[test]
    fn what_opens_a_record_may_be_too_little_for_a_zip() {
        let short = "amber otter lantern quilt";
        let opens = Passphrase::new(short.to_owned()).unwrap();
        assert!(strength(&opens).enough);
        assert_eq!(refused(short), Some(FaultCode::PasswordWeak));
        assert_eq!(
            refused("aaa aaa aaa aaa aaa"),
            Some(FaultCode::PasswordWeak)
        );
        assert_eq!(refused("amber otter lantern quilt beside the river"), None);
    }

    #[test]
    fn what_is_offered_is_enough_for_a_zip() {
        for _ in 0..40 {
            assert_eq!(refused(&vault::suggest_passphrase().unwrap()), None);
        }
    }

    #[test]
    fn letters_that_programs_read_in_other_ways_are_refused() {
        let accented = "amber otter lantern quilt beside the r\u{ed}ver";
        assert_eq!(refused(accented), Some(FaultCode::PasswordLetters));
    }
}
