//! Changing who may open the vault. The vault key stays, so this takes the same time whatever the vault holds: that of
//! stretching what opens it. The open vault need not wait for that, so that it can be locked at any moment: it is begun
//! with it, stretched apart from it, and completed with it.

use disk::Replacement;
use domain::{AuthorId, Moment};
use job::{CancelOnDrop, CancelToken};
use ledger::{Action, KeyChange};

use crate::backup::backups;
use crate::error::VaultError;
use crate::keys::key_cost::KeyCost;
use crate::keys::key_file::{KeyFile, verify_written};
use crate::keys::secret::{Passphrase, RecoveryCode};
use crate::keys::signer::Signer;
use crate::keys::stretched::Stretched;
use crate::keys::unlock::{SlotKind, Unlock};
use crate::open_vault::OpenVault;

/// What tells whether a passphrase opens a vault, apart from the open vault. It holds no key.
pub struct PassphraseVerifier {
    keys: KeyFile,
    author: AuthorId,
}

impl PassphraseVerifier {
    /// Refuses whoever cannot open the vault as the same author. Takes most of a second.
    ///
    /// # Errors
    /// [`VaultError::WrongPassphrase`].
    pub fn verify(&self, passphrase: &Passphrase) -> Result<(), VaultError> {
        let unlocked = self.keys.unlock(Unlock::Passphrase(passphrase))?;
        match unlocked.signer {
            Some(other) if other.author != self.author => Err(VaultError::WrongPassphrase),
            _ => Ok(()),
        }
    }
}

/// A passphrase that is to be set. It holds no key.
#[must_use = "the passphrase is the one that it was until the change is completed"]
pub struct PassphraseChangeJob {
    cost: KeyCost,
    of: CancelToken,
}

/// A passphrase that is stretched and only has to be set. It opens nothing yet.
#[must_use = "the passphrase is the one that it was until the change is completed"]
pub struct PassphraseStretched(StretchedFor);

/// A recovery code that is to be made. It holds no key.
#[must_use = "nobody has the code until it is completed"]
pub struct RecoveryCodeJob {
    of: CancelToken,
}

/// A recovery code that is stretched. It opens nothing yet, and nobody has seen it.
#[must_use = "nobody has the code until it is completed"]
pub struct RecoveryCodeStretched {
    code: RecoveryCode,
    stretched: StretchedFor,
}

/// A slot to be, for one open vault and for as long as its key file stays what it was.
struct StretchedFor {
    stretched: Stretched,
    of: CancelToken,
}

impl StretchedFor {
    fn new(unlock: Unlock<'_>, cost: KeyCost, of: CancelToken) -> Result<Self, VaultError> {
        of.check()?;
        let stretched = Stretched::new(unlock, cost)?;
        of.check()?;
        stretched.verify(unlock)?;
        Ok(Self { stretched, of })
    }
}

impl PassphraseChangeJob {
    /// Stretches the new passphrase: the part that takes seconds.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`]: the vault was locked, or its keys changed, meanwhile.
    pub fn stretch(self, passphrase: &Passphrase) -> Result<PassphraseStretched, VaultError> {
        let unlock = Unlock::Passphrase(passphrase);
        StretchedFor::new(unlock, self.cost, self.of).map(PassphraseStretched)
    }
}

impl RecoveryCodeJob {
    /// Makes a code and stretches it.
    ///
    /// # Errors
    /// As [`PassphraseChangeJob::stretch`].
    pub fn stretch(self) -> Result<RecoveryCodeStretched, VaultError> {
        let code = RecoveryCode::generate()?;
        // 128 random bits need no stretching; the least that the format allows will do.
        let unlock = Unlock::RecoveryCode(&code);
        let stretched = StretchedFor::new(unlock, KeyCost::FLOOR, self.of)?;
        Ok(RecoveryCodeStretched { code, stretched })
    }
}

impl OpenVault {
    /// What tells whether whoever asks for something can open this vault anew, as before a change of the passphrase: an
    /// open vault may have been left alone on a table.
    pub fn passphrase_verifier(&self) -> PassphraseVerifier {
        PassphraseVerifier {
            keys: self.keys.clone(),
            author: self.author(),
        }
    }

    /// Begins a change of the passphrase. Quick; the long part is [`PassphraseChangeJob::stretch`], for which the
    /// vault need not wait.
    pub fn begin_passphrase_change(&self) -> PassphraseChangeJob {
        let cost = self.keys.cost_of(self.author(), SlotKind::Passphrase);
        PassphraseChangeJob {
            cost: cost.unwrap_or(KeyCost::START),
            of: self.key_changes.0.clone(),
        }
    }

    /// Changes the passphrase. Afterwards no copy in this folder opens with the old one; copies elsewhere still do, and
    /// so does this vault for whoever took its key meanwhile: [`begin_rekey`](Self::begin_rekey) is for that.
    ///
    /// # Errors
    /// [`VaultError::Cancelled`]: it was begun with a vault that was locked since, or whose keys changed since.
    pub fn complete_passphrase_change(
        &mut self,
        stretched: PassphraseStretched,
        written: Moment,
    ) -> Result<(), VaultError> {
        self.replace_slot(stretched.0, "passphrase", written)?;
        if self.refuse_unless_first().is_err() {
            // A new key that was begun is the first author's.
            return Ok(());
        }
        // A new key that was begun opens with yet another passphrase, which nobody may remember by now.
        self.drop_rekey()
            .map_err(|error| VaultError::OldCopiesRemain(Box::new(error)))
    }

    /// Changes the passphrase, here and now.
    ///
    /// # Errors
    /// The disk refused: the passphrase is the one that it was.
    pub fn change_passphrase(
        &mut self,
        passphrase: &Passphrase,
        written: Moment,
    ) -> Result<(), VaultError> {
        let stretched = self.begin_passphrase_change().stretch(passphrase)?;
        self.complete_passphrase_change(stretched, written)
    }

    /// Begins a recovery code. Quick; the long part is [`RecoveryCodeJob::stretch`], for which the vault need not
    /// wait.
    pub fn begin_recovery_code(&self) -> RecoveryCodeJob {
        RecoveryCodeJob {
            of: self.key_changes.0.clone(),
        }
    }

    /// Makes a recovery code; an earlier one opens nothing any more. Its words are shown once and kept nowhere.
    ///
    /// # Errors
    /// As [`complete_passphrase_change`](Self::complete_passphrase_change).
    pub fn complete_recovery_code(
        &mut self,
        stretched: RecoveryCodeStretched,
        written: Moment,
    ) -> Result<RecoveryCode, VaultError> {
        let RecoveryCodeStretched { code, stretched } = stretched;
        match self.replace_slot(stretched, "recovery_code", written) {
            // From here on no other code opens the vault. One that nobody was shown would be none; the older copies are
            // renewed when the vault is opened next.
            Ok(()) | Err(VaultError::OldCopiesRemain(_)) => Ok(code),
            Err(error) => Err(error),
        }
    }

    /// Makes a recovery code, here and now.
    ///
    /// # Errors
    /// The disk refused: an earlier code still opens the vault.
    pub fn make_recovery_code(&mut self, written: Moment) -> Result<RecoveryCode, VaultError> {
        let stretched = self.begin_recovery_code().stretch()?;
        self.complete_recovery_code(stretched, written)
    }

    /// Whether whoever opened the vault ever made a recovery code.
    pub fn has_recovery_code(&self) -> bool {
        self.keys.has_of(self.author(), SlotKind::RecoveryCode)
    }

    /// Writes and verifies the new key file, then the leaf, then puts the file in its place: what can fail for want of
    /// space comes first, and the ledger never lacks a change that took effect.
    fn replace_slot(
        &mut self,
        slot: StretchedFor,
        changed: &str,
        written: Moment,
    ) -> Result<(), VaultError> {
        if !self.key_changes.0.is(&slot.of) {
            return Err(VaultError::Cancelled);
        }
        let stretched = &slot.stretched;
        let prepared = PreparedKeys::with_slot(self, stretched, &self.signer)?;
        let body = KeyChange {
            changed: changed.to_owned(),
            new_key: None,
        }
        .to_body();
        let told = self.change(written, |change| {
            change
                .append(Action::KeyChange, None, None, &body)
                .map(drop)
        });
        self.put_keys_in_place(prepared, told)
    }

    /// Puts a key file in place once the ledger has told of it.
    pub(crate) fn put_keys_in_place(
        &mut self,
        prepared: PreparedKeys,
        told: Result<(), VaultError>,
    ) -> Result<(), VaultError> {
        told.map_err(|error| match error {
            // The leaf is there, and the change that it tells of is not made.
            VaultError::Unconfirmed(error) => error.into(),
            other => other,
        })?;
        let PreparedKeys { bytes, replacement } = prepared;
        if let Err(error) = replacement.put_in_place() {
            return Err(self.put_back_keys(error.into()));
        }
        // Read again, so that what is kept in memory is what stands on the disk.
        self.readable.keys = KeyFile::from_bytes(&bytes)?;
        self.key_changes = CancelOnDrop::default();
        backups::renew_keys(&self.folder, &bytes)
            .map_err(|error| VaultError::OldCopiesRemain(Box::new(error)))
    }

    /// The new key file may stand there already, though nobody knows whether the disk will keep it. Whoever is told that
    /// the change failed goes on with what opened before.
    fn put_back_keys(&self, failed: VaultError) -> VaultError {
        let path = self.folder.join("keys");
        let before = self.keys.to_bytes();
        if std::fs::read(&path).is_ok_and(|found| found == before) {
            return failed;
        }
        let put_back =
            Replacement::write(&path, &before, |_| Ok(())).and_then(Replacement::put_in_place);
        match (put_back, failed) {
            (Err(_), VaultError::Io(error)) => VaultError::Unconfirmed(error),
            (_, failed) => failed,
        }
    }
}

/// A key file that lies beside the one in use, read back and opened.
pub(crate) struct PreparedKeys {
    bytes: Vec<u8>,
    replacement: Replacement,
}

impl PreparedKeys {
    /// The key file of an open vault, with a slot more, or another in the place of one.
    pub(crate) fn with_slot(
        vault: &OpenVault,
        stretched: &Stretched,
        signer: &Signer,
    ) -> Result<Self, VaultError> {
        let mut keys = vault.keys.clone();
        keys.put_stretched(stretched, &vault.vault_key, signer)?;
        let bytes = keys.to_bytes();
        let opens = |keys: &KeyFile| keys.unlock_stretched(stretched);
        let replacement = Replacement::write(&vault.folder.join("keys"), &bytes, |read| {
            verify_written(read, opens, &vault.vault_key, signer)
        })?;
        Ok(Self { bytes, replacement })
    }
}
