//! What an entry says, field by field, as the ledger commits to it.

pub(crate) mod error;
mod shape;

use std::collections::BTreeSet;

use domain::Digest;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::body::error::BodyError;
use crate::canonical::check_number;
use crate::field::{DisclosedField, Field, FieldPath, Salt, WithheldField, is_single};
use crate::tree::root_of;

/// What an entry said in one revision, field by field, with the salts: this is what the vault keeps,
/// and what erasing deletes.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<Field>", try_from = "Vec<Field>")]
pub struct CommittedBody {
    fields: Vec<Field>,
    root: Digest,
}

impl CommittedBody {
    /// Commits to a body. `salt` gives 32 fresh random bytes each time it is called.
    ///
    /// # Errors
    /// A number with a fraction or beyond 2^53 − 1, too deep a nesting, or an object that could be
    /// taken for an array.
    pub fn commit(body: &Value, mut salt: impl FnMut() -> Salt) -> Result<Self, BodyError> {
        let fields = shape::flatten(body)?
            .into_iter()
            .map(|(path, value)| Field {
                path,
                value,
                salt: salt(),
            })
            .collect();
        Self::from_fields(fields)
    }

    /// Takes fields as they were kept.
    ///
    /// # Errors
    /// They are not sorted, or are not the fields of one body.
    pub fn from_fields(fields: Vec<Field>) -> Result<Self, BodyError> {
        let disclosed = fields.iter().cloned().map(DisclosedField::Shown).collect();
        let root = DisclosedBody::from_fields(disclosed)?.root;
        Ok(Self { fields, root })
    }

    /// The commitment that stands in the leaf.
    pub const fn root(&self) -> Digest {
        self.root
    }

    /// The fields, sorted by their paths.
    pub fn fields(&self) -> &[Field] {
        &self.fields
    }

    /// The body as it was committed.
    pub fn body(&self) -> Value {
        shape::rebuild(
            self.fields
                .iter()
                .map(|field| (&field.path, Some(&field.value))),
        )
        .expect("the fields were checked when this was made")
    }

    /// All fields, for a reader who may see everything.
    pub fn disclose(&self) -> DisclosedBody {
        self.disclosed(|_| false)
    }

    /// The body for a reader who may not see some fields. A path may also name an object or an
    /// array: then everything inside it is withheld.
    ///
    /// ```
    /// use std::collections::BTreeSet;
    ///
    /// use ledger::{CommittedBody, Salt};
    ///
    /// let body = serde_json::json!({ "name": "Sam", "home": { "street": "12 Example Road" } });
    /// // A program takes fresh random bytes for each field.
    /// let kept = CommittedBody::commit(&body, || Salt::new([7; 32]))?;
    /// let handed_over = kept.withhold(&BTreeSet::from(["/home".parse()?]))?;
    /// assert!(!serde_json::to_string(&handed_over)?.contains("Example"));
    /// // What is left still is what the leaf commits to.
    /// assert_eq!(handed_over.root(), kept.root());
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// A path that leads to no field: a slip there must not show what was to be withheld.
    pub fn withhold(&self, paths: &BTreeSet<FieldPath>) -> Result<DisclosedBody, BodyError> {
        let all_lead_somewhere = paths
            .iter()
            .all(|path| self.fields.iter().any(|field| field.path.is_in(path)));
        if !all_lead_somewhere {
            return Err(BodyError::NoSuchField);
        }
        Ok(self.disclosed(|field| paths.iter().any(|path| field.is_in(path))))
    }

    fn disclosed(&self, withheld: impl Fn(&FieldPath) -> bool) -> DisclosedBody {
        let disclose = |field: &Field| {
            if withheld(&field.path) {
                DisclosedField::Withheld(WithheldField {
                    path: field.path.clone(),
                    withheld: field
                        .hash()
                        .expect("the fields were checked when this was made"),
                })
            } else {
                DisclosedField::Shown(field.clone())
            }
        };
        DisclosedBody {
            fields: self.fields.iter().map(disclose).collect(),
            root: self.root,
        }
    }
}

impl From<CommittedBody> for Vec<Field> {
    fn from(body: CommittedBody) -> Self {
        body.fields
    }
}

impl TryFrom<Vec<Field>> for CommittedBody {
    type Error = BodyError;

    fn try_from(fields: Vec<Field>) -> Result<Self, BodyError> {
        Self::from_fields(fields)
    }
}

/// A body as a reader gets it: some fields may be withheld, and the rest are still proved. It is
/// proved when [`DisclosedBody::root`] is the `body` of its leaf.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "Vec<DisclosedField>", try_from = "Vec<DisclosedField>")]
pub struct DisclosedBody {
    fields: Vec<DisclosedField>,
    root: Digest,
}

impl DisclosedBody {
    /// Takes fields as they were handed over.
    ///
    /// # Errors
    /// They are not sorted, or cannot be the fields of one body.
    pub fn from_fields(fields: Vec<DisclosedField>) -> Result<Self, BodyError> {
        if !fields.is_sorted_by(|left, right| left.path() < right.path()) {
            return Err(BodyError::Order);
        }
        for field in &fields {
            if let DisclosedField::Shown(field) = field {
                check_single(&field.value)?;
            }
        }
        shape::rebuild(fields.iter().map(shown))?;
        let leaves = fields
            .iter()
            .map(DisclosedField::leaf)
            .collect::<Result<Vec<_>, _>>()?;
        Ok(Self {
            fields,
            root: root_of(leaves),
        })
    }

    /// The commitment over these fields.
    pub const fn root(&self) -> Digest {
        self.root
    }

    /// The fields, sorted by their paths.
    pub fn fields(&self) -> &[DisclosedField] {
        &self.fields
    }

    /// The paths of the withheld fields.
    pub fn withheld(&self) -> impl Iterator<Item = &FieldPath> {
        self.fields.iter().filter_map(|field| match field {
            DisclosedField::Withheld(field) => Some(&field.path),
            DisclosedField::Shown(_) => None,
        })
    }

    /// The body with the withheld fields left out. Left out of an array, the later values move up.
    pub fn body(&self) -> Value {
        shape::rebuild(self.fields.iter().map(shown))
            .expect("the fields were checked when this was made")
    }
}

fn shown(field: &DisclosedField) -> (&FieldPath, Option<&Value>) {
    match field {
        DisclosedField::Shown(field) => (&field.path, Some(&field.value)),
        DisclosedField::Withheld(field) => (&field.path, None),
    }
}

fn check_single(value: &Value) -> Result<(), BodyError> {
    match value {
        Value::Number(number) => Ok(check_number(number)?),
        _ if is_single(value) => Ok(()),
        _ => Err(BodyError::NotSingle),
    }
}

impl From<DisclosedBody> for Vec<DisclosedField> {
    fn from(body: DisclosedBody) -> Self {
        body.fields
    }
}

impl TryFrom<Vec<DisclosedField>> for DisclosedBody {
    type Error = BodyError;

    fn try_from(fields: Vec<DisclosedField>) -> Result<Self, BodyError> {
        Self::from_fields(fields)
    }
}
