use crate::canonical::CanonicalError;

/// A body that cannot be committed to, or fields that are no body.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BodyError {
    /// A value that has no canonical form.
    #[error(transparent)]
    Canonical(#[from] CanonicalError),
    /// The body is nested deeper than a path may go.
    #[error("this body is nested too deeply")]
    TooDeep,
    /// An object whose names are 0, 1, 2 …: read back it could not be told from an array.
    #[error("this body has an object that could be taken for an array")]
    LooksLikeAnArray,
    /// There is no field at all.
    #[error("this body has no fields")]
    Empty,
    /// The fields are not sorted by their paths, or one stands there twice.
    #[error("the fields of this body are not in order")]
    Order,
    /// A field has other fields inside it.
    #[error("a field of this body has other fields inside it")]
    Conflict,
    /// A field's value is not a single one.
    #[error("a field of this body holds more than one value")]
    NotSingle,
    /// A path to be withheld that the body does not have.
    #[error("this body has no field of that name")]
    NoSuchField,
}
