//! The long part: every evidence file, opened with the old key and sealed with the new one.

use std::collections::HashSet;
use std::path::PathBuf;
use std::sync::Arc;

use job::{Meter, Progress, Report, tell};

use super::PendingRekey;
use super::rekey_job::{RekeyJob, RekeyState};
use crate::error::VaultError;
use crate::files::file_name::FileName;
use crate::files::{Files, SealedFile};
use crate::keys::derive::VaultKey;
use crate::keys::key_cost::KeyCost;
use crate::keys::secret::Passphrase;
use crate::keys::signer::Signer;
use crate::keys::unlock::{SlotKind, Unlock};

/// A vault whose evidence is sealed under a new key as well. It holds keys: whoever locks the vault drops it.
pub struct RekeySealed {
    pub(super) vault: PathBuf,
    pub(super) key: VaultKey,
    /// Whoever makes the new key, with the key that they sign with from then on.
    pub(super) signer: Signer,
    pub(super) rekey: Arc<RekeyState>,
    old: Arc<Files>,
    new: Files,
    /// What was sealed and compared by now.
    done: HashSet<FileName>,
}

impl RekeyJob {
    /// Makes the new key for this passphrase and seals every evidence file under it, reads each back and compares. Files
    /// that an earlier attempt with the same passphrase sealed are compared and left. `progress` may stop it; what was
    /// sealed stays for the next attempt.
    ///
    /// A file that is missing already is left out: there is nothing to seal. One that is damaged stops everything, since
    /// what can still be read of it is sealed under the old key.
    ///
    /// # Errors
    /// [`VaultError::SamePassphrase`]; a damaged file; a full disk, and then all of it is removed again;
    /// [`VaultError::Cancelled`], also when the vault was locked. The vault itself is as it was.
    pub fn reseal(
        self,
        passphrase: &Passphrase,
        progress: &mut Report<'_>,
    ) -> Result<RekeySealed, VaultError> {
        let pending = PendingRekey::of(&self.vault);
        let sealed = self.seal_into(&pending, passphrase, progress);
        if matches!(sealed, Err(VaultError::Full)) {
            // Room is what the person needs now, more than a head start.
            pending.remove()?;
        }
        sealed
    }

    fn seal_into(
        self,
        pending: &PendingRekey,
        passphrase: &Passphrase,
        progress: &mut Report<'_>,
    ) -> Result<RekeySealed, VaultError> {
        tell(progress, Progress::default())?;
        let unlock = Unlock::Passphrase(passphrase);
        if self.keys.unlock(unlock).is_ok() {
            return Err(VaultError::SamePassphrase);
        }
        let cost = self.keys.cost_of(self.author, SlotKind::Passphrase);
        self.rekey.cancel.check()?;
        let cost = cost.unwrap_or(KeyCost::START);
        let (key, signer) = pending.keys(self.keys.id(), self.author, unlock, cost)?;
        let new = Files::new(&pending.folder, key.id(), key.working_keys().files);
        let mut sealed = RekeySealed {
            vault: self.vault,
            key,
            signer,
            rekey: self.rekey,
            old: self.files,
            new,
            done: HashSet::new(),
        };
        sealed.seal(&self.kept, progress)?;
        Ok(sealed)
    }
}

impl RekeySealed {
    /// Seals what is not done yet of these files and of those set aside, and destroys what belongs to neither.
    pub(super) fn seal(
        &mut self,
        kept: &[SealedFile],
        progress: &mut Report<'_>,
    ) -> Result<(), VaultError> {
        let mut known: HashSet<_> = kept.iter().map(|file| file.name).collect();
        let new = |file: &&SealedFile| !self.done.contains(&file.name);
        let to_do: Vec<SealedFile> = kept.iter().filter(new).copied().collect();
        // Each is read to be sealed, and read again to be compared.
        let of = to_do.iter().map(|file| 2 * file.size).sum();
        let mut meter = Meter::new(of, progress);
        for file in to_do {
            let before = meter.done();
            self.seal_unless_gone(&file, &mut meter)?;
            meter.reach(before + 2 * file.size);
        }
        for name in self.old.store.names_aside()? {
            if known.insert(name) && !self.done.contains(&name) {
                self.seal_aside(name, &mut meter)?;
            }
        }
        self.new.store.retain(|name| known.contains(name))?;
        Ok(())
    }

    /// Seals a file of the record, unless it is missing or erased meanwhile.
    fn seal_unless_gone(
        &mut self,
        file: &SealedFile,
        meter: &mut Meter<'_>,
    ) -> Result<(), VaultError> {
        let rekey = &self.rekey;
        let mut meter =
            meter.until(|| rekey.cancel.is_cancelled() || rekey.is_withdrawn(&file.name));
        let sealed = self.seal_one(file, &mut meter);
        drop(meter);
        if self.rekey.is_withdrawn(&file.name) {
            self.new.store.destroy(&file.name)?;
            return Ok(self.rekey.cancel.check()?);
        }
        match sealed {
            Err(VaultError::Missing { .. }) => Ok(()),
            Err(error) => Err(error),
            Ok(()) => {
                self.done.insert(file.name);
                Ok(())
            }
        }
    }

    fn seal_one(&self, file: &SealedFile, meter: &mut Meter<'_>) -> Result<(), VaultError> {
        match self.new.verify_on_disk(file, meter) {
            Ok(()) => return Ok(()),
            Err(VaultError::Cancelled) => return Err(VaultError::Cancelled),
            // Not there yet, or cut short.
            Err(_) => {}
        }
        let mut source = self.old.open(&file.name)?;
        self.new.seal_again(file, &mut source, meter)
    }

    /// Seals a file that was set aside. It goes on an ordinary shelf: the next opening sets it aside again. One that the
    /// old key does not open belongs to no vault that we know.
    fn seal_aside(&mut self, name: FileName, meter: &mut Meter<'_>) -> Result<(), VaultError> {
        self.rekey.cancel.check()?;
        if let Some(file) = self.old.look_aside(name, meter)?
            && self.new.verify(&file, meter).is_err()
        {
            let mut source = self.old.open_aside(&name)?;
            self.new.seal_again(&file, &mut source, meter)?;
        }
        self.done.insert(name);
        Ok(())
    }
}
