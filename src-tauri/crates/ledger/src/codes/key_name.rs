use std::fmt;
use std::str::FromStr;

use data_encoding::BASE64_NOPAD;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::keys::{KeyError, VerifyingKey};
use crate::signature::key_blob;

const HASH: &str = "SHA256:";

/// A key's own short name, as `ssh-keygen -l` prints it: `SHA256:` and the hash of the key in Base64 without padding. It
/// says which key it is, and nothing of whose. In the order of its characters, as `sort` has it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct KeyName(String);

impl KeyName {
    /// The name of a key.
    pub fn of(key: &VerifyingKey) -> Self {
        let hash = Sha256::digest(key_blob(key));
        Self(format!("{HASH}{}", BASE64_NOPAD.encode(&hash)))
    }

    /// The name itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for KeyName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for KeyName {
    type Err = KeyError;

    fn from_str(text: &str) -> Result<Self, KeyError> {
        let hash = text.strip_prefix(HASH).ok_or(KeyError::NoKey)?;
        let bytes = BASE64_NOPAD.decode(hash.as_bytes());
        match bytes {
            Ok(bytes) if bytes.len() == 32 => Ok(Self(text.to_owned())),
            _ => Err(KeyError::NoKey),
        }
    }
}

impl From<KeyName> for String {
    fn from(name: KeyName) -> Self {
        name.0
    }
}

impl TryFrom<String> for KeyName {
    type Error = KeyError;

    fn try_from(text: String) -> Result<Self, KeyError> {
        text.parse()
    }
}
