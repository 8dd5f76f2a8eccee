use std::str::FromStr;

use ledger::{FingerprintError, HandOver, LeftCode};

/// What whoever checks a bundle brings along.
#[derive(Debug, Clone, Default)]
pub struct Brought {
    /// The code that was left.
    pub code: Option<LeftCode>,
    /// What was handed over earlier, as it was signed, where that is at hand.
    pub earlier: Vec<HandOver>,
}

impl From<LeftCode> for Brought {
    fn from(code: LeftCode) -> Self {
        Self {
            code: Some(code),
            earlier: Vec::new(),
        }
    }
}

impl FromStr for Brought {
    type Err = FingerprintError;

    /// Takes a code as it was typed in.
    fn from_str(text: &str) -> Result<Self, FingerprintError> {
        text.parse::<LeftCode>().map(Self::from)
    }
}
