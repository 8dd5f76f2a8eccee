use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// What kind of detail was found.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum DetailKind {
    /// A name.
    Name,
    /// An address or a part of one.
    Address,
    /// A postcode.
    Postcode,
    /// A telephone number.
    Number,
    /// An e-mail address.
    Email,
    /// A vehicle's registration.
    Plate,
    /// A name on a platform.
    Handle,
    /// A point on the earth.
    Point,
}
