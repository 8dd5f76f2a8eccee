//! Where in an item something stands.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Where in an item a record stands, in the way of the format that it is in: bytes, a row's key, a message's own id. It is
/// the same in every reading of the same bytes, by whatever version of the reader, so that what points there goes on doing
/// so.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Locator(String);

/// The longest locator, in bytes.
const LONGEST: usize = 500;

/// A text that is no locator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("this names no place in a file: it is one line, neither empty nor longer than 500 bytes")]
pub struct LocatorError;

impl Locator {
    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Locator {
    type Error = LocatorError;

    fn try_from(text: String) -> Result<Self, LocatorError> {
        let is_one_line = !text.chars().any(char::is_control);
        if text.is_empty() || text.len() > LONGEST || !is_one_line {
            return Err(LocatorError);
        }
        Ok(Self(text))
    }
}

impl From<Locator> for String {
    fn from(locator: Locator) -> Self {
        locator.0
    }
}

impl fmt::Display for Locator {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}
