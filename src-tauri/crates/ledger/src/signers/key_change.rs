use serde_json::{Map, Value, json};

use crate::body::DisclosedBody;
use crate::keys::VerifyingKey;
use crate::leaf::{Action, Leaf};
use crate::signers::endorsement::Endorsement;
use crate::signers::members::{Members, NamingError};

/// What a `key_change` leaf says: what was changed, and the new signing key where there is one. That key is of the author
/// who wrote the leaf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeyChange {
    /// What was changed: `vault_key`, or a way to open the vault.
    pub changed: String,
    /// The signing key that came with it. A new passphrase brings none.
    pub new_key: Option<NewKey>,
}

/// A signing key that took the place of another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NewKey {
    /// The new key.
    pub signs_with: VerifyingKey,
    /// By which key it is endorsed. Leaves from before there were endorsements have none.
    pub endorsed_by: Option<Endorsement>,
}

impl KeyChange {
    /// The body to be committed. Without an endorsement it is the body that was written before there were any.
    pub fn to_body(&self) -> Value {
        let mut said = Map::from_iter([("changed".to_owned(), json!(self.changed))]);
        if let Some(new) = &self.new_key {
            said.insert("signs_with".to_owned(), json!(new.signs_with));
            let endorsed_by = new.endorsed_by.map(|by| ("endorsed_by".into(), json!(by)));
            said.extend(endorsed_by);
        }
        Value::Object(said)
    }

    /// Reads a key change with its body. Members that this program does not know are left alone.
    ///
    /// # Errors
    /// Leaf and body do not belong together, or do not tell of a change of key, or hide a part of it.
    pub fn read(leaf: &Leaf, body: &DisclosedBody) -> Result<Self, NamingError> {
        let mut members = Members::of(leaf, Action::KeyChange, body)?;
        let changed = members.required("changed")?;
        let signs_with: Option<VerifyingKey> = members.shown("signs_with")?;
        let endorsed_by: Option<Option<Endorsement>> = members.shown("endorsed_by")?;
        let new_key = match (signs_with, endorsed_by.flatten()) {
            (Some(signs_with), endorsed_by) => Some(NewKey {
                signs_with,
                endorsed_by,
            }),
            (None, None) => None,
            (None, Some(_)) => return Err(NamingError::Form),
        };
        Ok(Self { changed, new_key })
    }
}
