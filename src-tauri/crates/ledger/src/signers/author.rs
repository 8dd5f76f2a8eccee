use domain::AuthorId;
use serde_json::{Map, Value, json};

use crate::body::DisclosedBody;
use crate::keys::VerifyingKey;
use crate::leaf::{Action, Leaf};
use crate::signers::endorsement::Endorsement;
use crate::signers::members::{Members, NamingError, Stated};

/// What an `author` leaf says: who an author is, by their own statement, and with which key they sign. A later name is a
/// further leaf with the same key; leaving is a further leaf without one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Author {
    /// Whom it is about. Who wrote the leaf, the leaf itself says.
    pub author: AuthorId,
    /// Their name.
    pub name: Option<String>,
    /// What they are in the record.
    pub role: Option<String>,
    /// The key that they sign with.
    pub signs_with: Option<VerifyingKey>,
    /// By which key that is endorsed; by none in the first `author` leaf of a ledger.
    pub endorsed_by: Option<Endorsement>,
}

impl Author {
    /// The body to be committed.
    pub fn to_body(&self) -> Value {
        json!({
            "author": self.author,
            "name": self.name,
            "role": self.role,
            "signs_with": self.signs_with,
            "endorsed_by": self.endorsed_by,
        })
    }
}

/// An author that a leaf tells of, as a reader gets it, checked against the leaf. What its key is worth,
/// [`crate::keys_in_force()`] says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvedAuthor {
    /// Whom it is about.
    pub author: AuthorId,
    /// Their name.
    pub name: Stated,
    /// What they are in the record.
    pub role: Stated,
    /// The key that they sign with.
    pub signs_with: Option<VerifyingKey>,
    /// By which key that is said to be endorsed.
    pub endorsed_by: Option<Endorsement>,
    /// What else it says, as far as it is shown. The leaf commits to it, so it is told as it stands.
    pub further: Map<String, Value>,
}

impl ProvedAuthor {
    /// Reads an author leaf with its body.
    ///
    /// # Errors
    /// Leaf and body do not belong together, or do not tell of an author, or hide whose key is named, the key, or its
    /// endorsement.
    pub fn read(leaf: &Leaf, body: &DisclosedBody) -> Result<Self, NamingError> {
        let mut members = Members::of(leaf, Action::Author, body)?;
        Ok(Self {
            author: members.required("author")?,
            name: members.stated("name")?,
            role: members.stated("role")?,
            signs_with: members.required("signs_with")?,
            endorsed_by: members.required("endorsed_by")?,
            further: members.further(),
        })
    }
}
