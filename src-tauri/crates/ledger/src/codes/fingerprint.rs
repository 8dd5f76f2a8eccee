use std::fmt;
use std::str::FromStr;

use data_encoding::BASE32_NOPAD;
use domain::VaultId;
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::head::Head;

/// What a code of the first form is the hash of begins with this.
const DOMAIN: &[u8] = b"daybook fingerprint v1\n";
const CODE_CHARACTERS: usize = 32;
const CHECK_CHARACTERS: usize = 2;
const ALPHABET: &[u8; 32] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/// The largest prime below 32 × 32. A wrong character, or a swap of neighbours, changes the number
/// by a product of factors below 32 and powers of 32, which no prime above 32 divides: so it shows.
const MODULUS: u32 = 1021;

/// 160 bits of a hash as a short code, left with somebody outside, on paper or read aloud, and typed in again years later,
/// so it carries check characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "String", try_from = "String")]
pub struct Fingerprint {
    form: CodeForm,
    bytes: [u8; 20],
}

/// What a code is the hash of. The check characters tell the forms apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CodeForm {
    /// Of vault, size and root: it binds no key and no file.
    First,
    /// Of the text of a [`crate::HandOver`].
    Second,
}

impl CodeForm {
    const ALL: [Self; 2] = [Self::First, Self::Second];

    /// What all characters of a code, read as one number, leave when divided by [`MODULUS`]. 41 was chosen so that no wrong
    /// character and no swap of neighbours makes a code of either form out of a code of either form.
    const fn remainder(self) -> u32 {
        match self {
            Self::First => 1,
            Self::Second => 41,
        }
    }
}

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
    /// The code of the first form, of a head in a vault. It is left with nobody any more, and still checked.
    pub fn of_head(vault: VaultId, head: &Head) -> Self {
        let hash = Sha256::new()
            .chain_update(DOMAIN)
            .chain_update(vault.uuid().as_bytes())
            .chain_update(head.size.to_be_bytes())
            .chain_update(head.root.bytes())
            .finalize();
        Self::cut(CodeForm::First, &hash.into())
    }

    /// The first 20 bytes of a hash, as a code.
    pub(crate) fn cut(form: CodeForm, hash: &[u8; 32]) -> Self {
        let mut bytes = [0; 20];
        bytes.copy_from_slice(&hash[..20]);
        Self { form, bytes }
    }

    /// What it is the hash of.
    pub const fn form(&self) -> CodeForm {
        self.form
    }

    /// The 20 bytes.
    pub const fn bytes(&self) -> &[u8; 20] {
        &self.bytes
    }
}

impl fmt::Display for Fingerprint {
    /// Eight groups of four characters and the check group, with hyphens between.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let code = BASE32_NOPAD.encode(&self.bytes);
        for group in code.as_bytes().chunks(4) {
            for character in group {
                write!(f, "{}", char::from(*character))?;
            }
            f.write_str("-")?;
        }
        let [first, second] = check_characters(&code, self.form);
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
        let mut forms = CodeForm::ALL.into_iter();
        let form = forms
            .find(|form| check_characters(code, *form) == *check.as_bytes())
            .ok_or(FingerprintError::Check)?;
        let bytes = BASE32_NOPAD.decode(code.as_bytes()).ok();
        bytes
            .and_then(|bytes| bytes.try_into().ok())
            .map(|bytes| Self { form, bytes })
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

/// The two characters that make the whole code, read as one number in base 32, leave what its form says when divided
/// by [`MODULUS`] (the way of ISO 7064, with another modulus).
fn check_characters(code: &str, form: CodeForm) -> [u8; CHECK_CHARACTERS] {
    let remainder = code.bytes().fold(0, |remainder, character| {
        (remainder * 32 + digit(character)) % MODULUS
    });
    let check = (form.remainder() + MODULUS - remainder * 1024 % MODULUS) % MODULUS;
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
    /// The code of the first form, of this head in this vault.
    pub fn first_form_code(&self, vault: VaultId) -> Fingerprint {
        Fingerprint::of_head(vault, self)
    }
}
