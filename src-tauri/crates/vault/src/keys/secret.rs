//! Secrets a person types or copies down: the passphrase and the recovery code. Both wipe themselves when dropped and
//! show nothing in `Debug`.

use std::borrow::Cow;
use std::str::FromStr;

use bip39::{Language, Mnemonic};
use zeroize::{Zeroize, Zeroizing};

use crate::error::VaultError;
use crate::keys::random;
use crate::keys::strength::{Strength, strength};

/// A passphrase as typed. Normalised (NFKD), so that the same words typed on another keyboard or system still open.
pub struct Passphrase(Zeroizing<String>);

impl Passphrase {
    /// Takes a passphrase; an empty one is refused.
    pub fn new(typed: String) -> Result<Self, VaultError> {
        let typed = Zeroizing::new(typed);
        if typed.is_empty() {
            return Err(VaultError::EmptyPassphrase);
        }
        let mut normalised = Cow::Borrowed(typed.as_str());
        Mnemonic::normalize_utf8_cow(&mut normalised);
        Ok(Self(Zeroizing::new(normalised.into_owned())))
    }

    /// Takes a passphrase as bytes, the form in which it crosses from the window. Wipes them if they are not UTF-8.
    pub fn from_bytes(typed: Vec<u8>) -> Result<Self, VaultError> {
        match String::from_utf8(typed) {
            Ok(text) => Self::new(text),
            Err(error) => {
                error.into_bytes().zeroize();
                Err(VaultError::WrongPassphrase)
            }
        }
    }

    /// How hard it would be to guess. `known` are words that somebody close would try first.
    pub fn strength(&self, known: &[&str]) -> Strength {
        strength(&self.0, known)
    }

    /// Its bytes, for whatever else it locks. Nobody may keep a copy of them.
    #[must_use]
    pub fn as_bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl std::fmt::Debug for Passphrase {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Passphrase(…)")
    }
}

/// A recovery code: 128 random bits, written down as twelve words of the BIP 39 English list.
pub struct RecoveryCode(Zeroizing<[u8; 16]>);

impl RecoveryCode {
    pub(crate) fn generate() -> Result<Self, VaultError> {
        Ok(Self(Zeroizing::new(random::bytes()?)))
    }

    pub(crate) fn as_bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    /// The twelve words with a space between. Show them once; they open the vault.
    pub fn words(&self) -> Zeroizing<String> {
        let mnemonic = Mnemonic::from_entropy_in(Language::English, self.0.as_slice())
            .expect("128 bits are a length BIP 39 allows");
        let mut words = Zeroizing::new(String::with_capacity(128));
        for word in mnemonic.words() {
            if !words.is_empty() {
                words.push(' ');
            }
            words.push_str(word);
        }
        words
    }
}

impl std::fmt::Debug for RecoveryCode {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RecoveryCode(…)")
    }
}

/// Why typed words are no recovery code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RecoveryCodeError {
    /// Not twelve words.
    #[error("a recovery code has twelve words, not {found}")]
    WordCount {
        /// How many were typed.
        found: usize,
    },
    /// A word that is not in the list.
    #[error("word {position} of the recovery code is not one of its words")]
    UnknownWord {
        /// Which word, counted from one.
        position: usize,
    },
    /// All words are known, but together they are no code: one was misread or two were swapped.
    #[error("the words of the recovery code do not belong together")]
    Checksum,
}

impl FromStr for RecoveryCode {
    type Err = RecoveryCodeError;

    fn from_str(typed: &str) -> Result<Self, RecoveryCodeError> {
        let words: Vec<Zeroizing<String>> = typed
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| !word.is_empty())
            .map(|word| Zeroizing::new(word.to_lowercase()))
            .collect();
        if words.len() != 12 {
            return Err(RecoveryCodeError::WordCount { found: words.len() });
        }
        let mut joined = Zeroizing::new(String::with_capacity(128));
        for (index, word) in words.iter().enumerate() {
            if Language::English.find_word(word).is_none() {
                return Err(RecoveryCodeError::UnknownWord {
                    position: index + 1,
                });
            }
            if index > 0 {
                joined.push(' ');
            }
            joined.push_str(word);
        }
        let mnemonic = Mnemonic::parse_in_normalized(Language::English, &joined)
            .map_err(|_| RecoveryCodeError::Checksum)?;
        let entropy = Zeroizing::new(mnemonic.to_entropy());
        let mut code = Zeroizing::new([0; 16]);
        code.copy_from_slice(&entropy);
        Ok(Self(code))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_recovery_code_survives_being_written_down_and_typed_again() {
        let code = RecoveryCode::generate().unwrap();
        let words = code.words();
        assert_eq!(words.split(' ').count(), 12);
        let untidy = format!("  {}\n", words.to_uppercase().replace(' ', ",  "));
        assert_eq!(
            untidy.parse::<RecoveryCode>().unwrap().as_bytes(),
            code.as_bytes()
        );
    }

    #[test]
    fn a_misread_recovery_code_says_what_is_wrong() {
        let eleven = "abandon ".repeat(11);
        assert_eq!(
            eleven.parse::<RecoveryCode>().unwrap_err(),
            RecoveryCodeError::WordCount { found: 11 }
        );
        let unknown = format!("{}xyzzy", "abandon ".repeat(11));
        assert_eq!(
            unknown.parse::<RecoveryCode>().unwrap_err(),
            RecoveryCodeError::UnknownWord { position: 12 }
        );
        let swapped = "abandon ".repeat(12);
        assert_eq!(
            swapped.parse::<RecoveryCode>().unwrap_err(),
            RecoveryCodeError::Checksum
        );
        let right = format!("{}about", "abandon ".repeat(11));
        assert_eq!(right.parse::<RecoveryCode>().unwrap().as_bytes(), [0; 16]);
    }

    #[test]
    fn the_same_passphrase_typed_composed_or_decomposed_is_the_same() {
        let composed = Passphrase::new("caf\u{e9} noir".into()).unwrap();
        let decomposed = Passphrase::new("cafe\u{301} noir".into()).unwrap();
        assert_eq!(composed.as_bytes(), decomposed.as_bytes());
        assert!(matches!(
            Passphrase::new(String::new()),
            Err(VaultError::EmptyPassphrase)
        ));
    }

    #[test]
    fn nothing_secret_is_shown_by_debug() {
        let passphrase = Passphrase::new("plum orchard".into()).unwrap();
        assert!(!format!("{passphrase:?}").contains("plum"));
    }
}
