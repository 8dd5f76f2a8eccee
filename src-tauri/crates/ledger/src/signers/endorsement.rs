use domain::{AuthorId, VaultId};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use crate::head::Head;
use crate::keys::{KeyError, Signature, SigningKey, VerifyingKey};

const DOMAIN: &[u8] = b"daybook key v2\n";
/// Stands for "no key" in what is signed. No key that is read from a ledger has these bytes.
const NO_KEY: [u8; 32] = [0; 32];

/// That an author signs with a key from a place in a ledger on, or with none any more: what an [`Endorsement`] vouches
/// for. Each part is there to keep a true endorsement from being used elsewhere.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeyNaming {
    /// The vault whose ledger it stands in.
    pub vault: VaultId,
    /// The ledger before the leaf that names the key. Its size is that leaf's sequence.
    pub before: Head,
    /// Whose key it is.
    pub author: AuthorId,
    /// The key; none of an author who leaves.
    pub key: Option<VerifyingKey>,
}

impl KeyNaming {
    /// What is signed ("Who signs" in `docs/ledger-format.md`): everything in its fixed length, so that no two namings are the
    /// same bytes.
    fn message(&self) -> Vec<u8> {
        let key = self.key.as_ref().map_or(&NO_KEY, VerifyingKey::bytes);
        [
            DOMAIN,
            self.vault.uuid().as_bytes(),
            &self.before.size.to_be_bytes(),
            self.before.root.bytes(),
            self.author.uuid().as_bytes(),
            key,
        ]
        .concat()
    }
}

/// The signature of a key that is in force already, under the naming of another one. Without it a named key is worth
/// nothing to whoever holds an earlier code: anybody who has the leaf hashes can append a leaf.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Map<String, Value>")]
pub struct Endorsement {
    key: VerifyingKey,
    signature: Signature,
}

/// An endorsement as it stands in a body.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    key: VerifyingKey,
    signature: Signature,
}

impl TryFrom<Map<String, Value>> for Endorsement {
    type Error = KeyError;

    /// Takes an object alone. Read straight away, an array of the two values would pass as well, and other software would
    /// find no endorsement there.
    fn try_from(members: Map<String, Value>) -> Result<Self, KeyError> {
        let read = serde_json::from_value(Value::Object(members));
        let Written { key, signature } = read.map_err(|_| KeyError::NoSignature)?;
        Ok(Self { key, signature })
    }
}

impl Endorsement {
    /// Endorses a naming with a key that is in force before it.
    pub fn new(by: &SigningKey, naming: &KeyNaming) -> Self {
        Self {
            key: by.verifying_key(),
            signature: by.sign(&naming.message()),
        }
    }

    /// The key that it says to be made with.
    pub const fn key(&self) -> &VerifyingKey {
        &self.key
    }

    /// Checks that this key endorsed this naming. Whether the key may is for [`crate::keys_in_force()`] to say.
    ///
    /// # Errors
    /// It was made with another key, or for another naming.
    pub fn verify(&self, by: &VerifyingKey, naming: &KeyNaming) -> Result<(), KeyError> {
        if self.key != *by {
            return Err(KeyError::OtherKey);
        }
        by.verify(&naming.message(), &self.signature)
    }
}
