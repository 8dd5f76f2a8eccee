//! What a person opens a vault by when it does not open in the usual way.

use casebook::{CaseError, Casebook, Passphrase, RecoveryCode, Unlock};

use crate::answer::Answer;
use crate::secrets::Secrets;

/// The passphrase; or a recovery code, with the passphrase that is to open the vault from then on.
pub enum OpenedBy {
    Passphrase(Passphrase),
    RecoveryCode { code: RecoveryCode, new: Passphrase },
}

impl OpenedBy {
    /// Out of a recovery code, which is left empty where there is none, and a passphrase.
    pub fn from_secrets(secrets: Secrets<2>) -> Answer<Self> {
        let [code, passphrase] = secrets.apart();
        let passphrase = passphrase.passphrase()?;
        Ok(match code.is_empty() {
            true => Self::Passphrase(passphrase),
            false => Self::RecoveryCode {
                code: code.recovery_code()?,
                new: passphrase,
            },
        })
    }

    /// Opens a vault; by a recovery code, also sets the new passphrase.
    pub fn open(
        &self,
        open: impl FnOnce(Unlock<'_>) -> Result<Casebook, CaseError>,
    ) -> Result<Casebook, CaseError> {
        match self {
            Self::Passphrase(passphrase) => open(Unlock::Passphrase(passphrase)),
            Self::RecoveryCode { code, new } => casebook::open_by_recovery_code(code, new, open),
        }
    }
}
