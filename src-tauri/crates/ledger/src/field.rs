use std::fmt;
use std::str::FromStr;

use data_encoding::HEXLOWER_PERMISSIVE;
use domain::Digest;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest as _, Sha256};

use crate::canonical::{CanonicalError, bytes_in_order, canonical_bytes, check_numbers};
use crate::tree::hashing::leaf_hash;

/// Deeper bodies are refused, so that no reader can be made to run out of stack.
pub(crate) const DEEPEST: usize = 100;

/// 256 random bits of one field. Without them nobody can guess a withheld value by trying likely
/// ones (a street, a telephone number). Kept with the body and deleted with it.
#[derive(Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Salt([u8; 32]);

/// A text that is no salt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a salt: it has 64 characters, 0 to 9 and a to f")]
pub struct SaltError;

impl Salt {
    /// Takes 32 random bytes.
    pub const fn new(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The 32 bytes.
    pub const fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Debug for Salt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Salt(…)")
    }
}

impl From<Salt> for String {
    fn from(salt: Salt) -> Self {
        HEXLOWER_PERMISSIVE.encode(&salt.0)
    }
}

impl TryFrom<String> for Salt {
    type Error = SaltError;

    fn try_from(text: String) -> Result<Self, SaltError> {
        HEXLOWER_PERMISSIVE
            .decode(text.as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .map(Self)
            .ok_or(SaltError)
    }
}

/// Where a field stands in its body: a JSON pointer (RFC 6901), such as `/where/address`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct FieldPath(String);

/// A text that is no field path.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this is not a field's path: it looks like /where/address")]
pub struct FieldPathError;

impl FieldPath {
    /// The path of a body that is one value and has no fields inside it.
    pub const fn whole() -> Self {
        Self(String::new())
    }

    /// The path one step further in.
    pub(crate) fn step(&self, name: &str) -> Self {
        let escaped = name.replace('~', "~0").replace('/', "~1");
        Self(format!("{}/{escaped}", self.0))
    }

    /// Whether the field stands at this path or inside what stands there.
    pub fn is_in(&self, path: &Self) -> bool {
        self.0
            .strip_prefix(&path.0)
            .is_some_and(|rest| rest.is_empty() || rest.starts_with('/'))
    }

    /// The names on the way from the body to the field.
    pub fn names(&self) -> impl Iterator<Item = String> + '_ {
        self.0
            .split('/')
            .skip(1)
            .map(|name| name.replace("~1", "/").replace("~0", "~"))
    }

    /// The pointer itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for FieldPath {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl FromStr for FieldPath {
    type Err = FieldPathError;

    fn from_str(text: &str) -> Result<Self, FieldPathError> {
        let begins_well = text.is_empty() || text.starts_with('/');
        let escapes_well = text
            .split('~')
            .skip(1)
            .all(|rest| rest.starts_with(['0', '1']));
        if begins_well && escapes_well && text.split('/').count() <= DEEPEST + 1 {
            Ok(Self(text.to_owned()))
        } else {
            Err(FieldPathError)
        }
    }
}

impl From<FieldPath> for String {
    fn from(path: FieldPath) -> Self {
        path.0
    }
}

impl TryFrom<String> for FieldPath {
    type Error = FieldPathError;

    fn try_from(text: String) -> Result<Self, FieldPathError> {
        text.parse()
    }
}

/// One field of a body, with what is needed to prove it.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Field {
    /// Where it stands.
    pub path: FieldPath,
    /// A text, a whole number, true, false, null, or an empty array or object.
    pub value: Value,
    /// Its own random bits.
    pub salt: Salt,
}

impl fmt::Debug for Field {
    /// Names the field and keeps its words out of every message.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Field")
            .field("path", &self.path)
            .finish_non_exhaustive()
    }
}

impl Field {
    /// The commitment to value and salt: SHA-256 of the canonical `{"salt":…,"value":…}`.
    ///
    /// # Errors
    /// A value that has no canonical form.
    pub fn hash(&self) -> Result<Digest, CanonicalError> {
        #[derive(Serialize)]
        struct Committed<'a> {
            salt: Salt,
            value: &'a Value,
        }
        let committed = Committed {
            salt: self.salt,
            value: &self.value,
        };
        let bytes = match is_single(&self.value) {
            true => {
                check_numbers(&self.value)?;
                bytes_in_order(&committed)?
            }
            false => canonical_bytes(&committed)?,
        };
        Ok(Digest::new(Sha256::digest(bytes).into()))
    }
}

/// One field of a body as a reader gets it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum DisclosedField {
    /// Shown, with what is needed to prove it.
    Shown(Field),
    /// Withheld: the path and the commitment are proved, the value stays unknown.
    Withheld(WithheldField),
}

/// A field whose value is withheld.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WithheldField {
    /// Where it stands.
    pub path: FieldPath,
    /// The commitment to its value and salt.
    pub withheld: Digest,
}

impl DisclosedField {
    /// Where the field stands.
    pub fn path(&self) -> &FieldPath {
        match self {
            Self::Shown(field) => &field.path,
            Self::Withheld(field) => &field.path,
        }
    }

    /// The field's leaf in the body's tree. It binds the path beside the commitment, so that a
    /// withheld field cannot be passed off as another one.
    ///
    /// # Errors
    /// A shown value that has no canonical form.
    pub(crate) fn leaf(&self) -> Result<Digest, CanonicalError> {
        match self {
            Self::Shown(field) => field_leaf(&field.path, field.hash()?),
            Self::Withheld(field) => field_leaf(&field.path, field.withheld),
        }
    }
}

pub(crate) fn field_leaf(path: &FieldPath, hash: Digest) -> Result<Digest, CanonicalError> {
    #[derive(Serialize)]
    struct FieldLeaf<'a> {
        hash: Digest,
        path: &'a FieldPath,
    }
    Ok(leaf_hash(&bytes_in_order(&FieldLeaf { hash, path })?))
}

/// Whether a value is what one field can hold: nothing that has parts.
pub(crate) fn is_single(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) | Value::Number(_) => true,
        Value::Array(values) => values.is_empty(),
        Value::Object(members) => members.is_empty(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    /// Whatever one field can hold, and what only an object with parts can.
    fn values() -> impl Strategy<Value = Value> {
        prop_oneof![
            any::<String>().prop_map(Value::from),
            proptest::collection::vec(any::<char>(), 0..8)
                .prop_map(|letters| Value::from(letters.into_iter().collect::<String>())),
            "[\\x00-\\x20\"\\\\/\\x7f\u{2028}]{0,8}".prop_map(Value::from),
            (-(1_i64 << 53) + 1..1 << 53).prop_map(Value::from),
            any::<bool>().prop_map(Value::from),
            Just(Value::Null),
            Just(json!([])),
            Just(json!({})),
            Just(json!({"b": 1, "a": [2]})),
        ]
    }

    proptest! {
        #[test]
        fn a_field_is_committed_to_by_its_canonical_form(value in values(), salt in any::<[u8; 32]>(), path in any::<String>()) {
            let field = Field { path: FieldPath(path), value, salt: Salt::new(salt) };
            let whole = json!({"salt": field.salt, "value": field.value});
            let hash = Digest::new(Sha256::digest(canonical_bytes(&whole).unwrap()).into());
            prop_assert_eq!(field.hash(), Ok(hash));
            let leaf = canonical_bytes(&json!({"hash": hash, "path": field.path})).unwrap();
            prop_assert_eq!(field_leaf(&field.path, hash), Ok(leaf_hash(&leaf)));
        }
    }

    #[test]
    fn a_number_that_readers_disagree_on_has_no_commitment() {
        let field = Field {
            path: FieldPath::whole(),
            value: json!(1.5),
            salt: Salt::new([7; 32]),
        };
        assert_eq!(field.hash(), Err(CanonicalError::Number));
    }
}
