use std::fmt;
use std::str::FromStr;

use domain::Digest;

use crate::codes::fingerprint::{Fingerprint, FingerprintError};
use crate::codes::hand_over::HandOver;

/// How many hexadecimal characters a whole hash has.
const WHOLE: usize = 64;

/// What somebody was left and types in: the short code, or the whole hash that stands in small below it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LeftCode {
    /// Eight groups of four and two check characters.
    Short(Fingerprint),
    /// All 64 characters of the hash. They have no check characters.
    Whole(Digest),
}

impl LeftCode {
    /// Whether it is the code of a hand-over.
    pub fn is_of(&self, text: &HandOver) -> bool {
        match self {
            Self::Short(code) => *code == text.code(),
            Self::Whole(digest) => *digest == text.digest(),
        }
    }

    /// The short code, where that is what was left.
    pub const fn short(&self) -> Option<&Fingerprint> {
        match self {
            Self::Short(code) => Some(code),
            Self::Whole(_) => None,
        }
    }
}

impl FromStr for LeftCode {
    type Err = FingerprintError;

    /// Reads either, in upper or lower case, with or without spaces and dashes; of both, one below the other as they stand on
    /// paper, the whole hash.
    fn from_str(text: &str) -> Result<Self, FingerprintError> {
        let mut lines: Vec<&str> = text.lines().map(str::trim).collect();
        lines.retain(|line| !line.is_empty());
        if let [short, whole] = lines.as_slice()
            && let Some(whole) = hexadecimal(whole)
        {
            return match (short.parse::<Fingerprint>()?, whole?) {
                (short, whole) if short.bytes()[..] == whole.bytes()[..20] => {
                    Ok(Self::Whole(whole))
                }
                _ => Err(FingerprintError::Check),
            };
        }
        match hexadecimal(text) {
            Some(whole) => whole.map(Self::Whole),
            None => text.parse().map(Self::Short),
        }
    }
}

/// A whole hash; nothing where it has another length.
fn hexadecimal(text: &str) -> Option<Result<Digest, FingerprintError>> {
    let plain = text.chars().filter(|character| !character.is_whitespace());
    let plain: String = plain
        .map(|character| character.to_ascii_lowercase())
        .collect();
    let digest = || Digest::from_hex(&plain).map_err(|_| FingerprintError::Character);
    (plain.len() == WHOLE).then(digest)
}

impl From<Fingerprint> for LeftCode {
    fn from(code: Fingerprint) -> Self {
        Self::Short(code)
    }
}

impl fmt::Display for LeftCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Short(code) => code.fmt(f),
            Self::Whole(digest) => digest.fmt(f),
        }
    }
}
