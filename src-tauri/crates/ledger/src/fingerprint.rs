use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;
use domain::VaultId;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::head::Head;

const DOMAIN: &[u8] = b"daybook fingerprint v1\n";
const CODE_CHARACTERS: usize = 32;
const CHECK_CHARACTERS: usize = 2;
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The largest prime below 32 × 32. A wrong character, or a swap of neighbours, changes the number
/// by a product of factors below 32 and powers of 32, which no prime above 32 divides: so it shows.
const MODULUS: u32 = 1021;

/// The short code of a head: 160 bits that bind the vault, the ledger's size and its root. It is
/// left with somebody outside, on paper or read aloud, and typed in again years later, so it carries
/// check characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Fingerprint([u8; 20]);

/// A text that is no fingerprint.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum FingerprintError {
    /// There are too few or too many characters.
    #[error("a fingerprint has 34 letters and digits, and this has {0}")]
    Length(usize),
    /// A character that no fingerprint has.
    #[error("a fingerprint has only the letters A to Z and the digits 2 to 7")]
    Character,
    /// The check characters do not fit: something was mistyped.
    #[error("the last two characters do not fit the others: a character is wrong somewhere")]
    Check,
}

impl Fingerprint {
    /// The fingerprint of a head in a vault.
    pub fn of(vault: VaultId, head: &Head) -> Self {
        let hash = Sha256::new()
            .chain_update(DOMAIN)
            .chain_update(vault.uuid().as_bytes())
            .chain_update(head.size.to_be_bytes())
            .chain_update(head.root.bytes())
            .finalize();
        let mut bytes = [0; 20];
        bytes.copy_from_slice(&hash[..20]);
        Self(bytes)
    }

    /// The 20 bytes.
    pub const fn bytes(&self) -> &[u8; 20] {
        &self.0
    }
}

impl fmt::Display for Fingerprint {
    /// Eight groups of four characters and the check group, with hyphens between.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = BASE32_NOPAD.encode(&self.0);
        for group in code.as_bytes().chunks(4) {
            for character in group {
                write!(f, "{}", char::from(*character))?;
            }
            f.write_str("-")?;
        }
        let [first, second] = check_characters(&code);
        write!(f, "{}{}", char::from(first), char::from(second))
    }
}

impl FromStr for Fingerprint {
    type Err = FingerprintError;

    /// Reads a code in upper or lower case, with or without spaces and hyphens.
    fn from_str(text: &str) -> Result<Self, FingerprintError> {
        let characters: String = text
            .chars()
            .filter(|character| !character.is_whitespace() && !is_dash(*character))
            .map(|character| character.to_ascii_uppercase())
            .collect();
        let in_alphabet = |character: u8| ALPHABET.contains(&character);
        if !characters.bytes().all(in_alphabet) {
            return Err(FingerprintError::Character);
        }
        if characters.len() != CODE_CHARACTERS + CHECK_CHARACTERS {
            return Err(FingerprintError::Length(characters.len()));
        }
        let (code, check) = characters.split_at(CODE_CHARACTERS);
        if check_characters(code) != *check.as_bytes() {
            return Err(FingerprintError::Check);
        }
        BASE32_NOPAD
            .decode(code.as_bytes())
            .ok()
            .and_then(|bytes| bytes.try_into().ok())
            .map(Self)
            .ok_or(FingerprintError::Character)
    }
}

impl From<Fingerprint> for String {
    fn from(fingerprint: Fingerprint) -> Self {
        fingerprint.to_string()
    }
}

impl TryFrom<String> for Fingerprint {
    type Error = FingerprintError;

    fn try_from(text: String) -> Result<Self, FingerprintError> {
        text.parse()
    }
}

/// Word processors turn a hyphen into a dash.
fn is_dash(character: char) -> bool {
    matches!(character, '-' | '\u{2010}'..='\u{2015}' | '\u{2212}')
}

/// The two characters that make the whole code, read as one number in base 32, leave 1 when divided
/// by [`MODULUS`] (the way of ISO 7064, with another modulus).
fn check_characters(code: &str) -> [u8; CHECK_CHARACTERS] {
    let remainder = code.bytes().fold(0, |remainder, character| {
        (remainder * 32 + digit(character)) % MODULUS
    });
    let check = (1 + MODULUS - remainder * 1024 % MODULUS) % MODULUS;
    [
        ALPHABET[(check / 32) as usize],
        ALPHABET[(check % 32) as usize],
    ]
}

fn digit(character: u8) -> u32 {
    match character {
        b'A'..=b'Z' => u32::from(character - b'A'),
        _ => u32::from(character.wrapping_sub(b'2').wrapping_add(26) % 32),
    }
}

impl Head {
    /// The short code of this head in this vault.
    pub fn fingerprint(&self, vault: VaultId) -> Fingerprint {
        Fingerprint::of(vault, self)
    }
}
