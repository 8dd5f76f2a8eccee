//! How strong a passphrase is, and a stronger one to take instead.

use bip39::Language;
use zeroize::{Zeroize, Zeroizing};

use crate::error::VaultError;
use crate::keys::random;

/// How hard a passphrase would be to guess.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Strength {
    /// From 0 (found at once) to 4 (out of reach), as zxcvbn counts.
    pub score: u8,
    /// How many guesses it would take, as a power of ten.
    pub guesses_log10: f64,
}

/// Longer input adds nothing to the estimate and costs time on every key press.
const LONGEST_ESTIMATED: usize = 100;

/// Estimates the strength of a passphrase. `known` are words somebody close would try first: names, streets, dates.
pub fn strength(passphrase: &str, known: &[&str]) -> Strength {
    let cut = passphrase
        .char_indices()
        .nth(LONGEST_ESTIMATED)
        .map_or(passphrase.len(), |(index, _)| index);
    let estimate = zxcvbn::zxcvbn(&passphrase[..cut], known);
    Strength {
        score: u8::from(estimate.score()),
        guesses_log10: estimate.guesses_log10(),
    }
}

/// How many words a suggested passphrase has: 66 bits.
pub const SUGGESTED_WORDS: usize = 6;

/// Six random words of the BIP 39 English list (2,048 words, so eleven bits of each random number choose one evenly).
pub fn suggest_passphrase() -> Result<Zeroizing<String>, VaultError> {
    let list = Language::English.word_list();
    let mut random: [u8; SUGGESTED_WORDS * 2] = random::bytes()?;
    let mut words = Zeroizing::new(String::with_capacity(SUGGESTED_WORDS * 9));
    for pair in random.chunks_exact(2) {
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(list[usize::from(u16::from_be_bytes([pair[0], pair[1]]) & 2047)]);
    }
    random.zeroize();
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pin_is_weak_and_six_words_are_strong() {
        assert!(strength("1234", &[]).score <= 1);
        let words = suggest_passphrase().unwrap();
        assert_eq!(words.split(' ').count(), SUGGESTED_WORDS);
        assert_eq!(strength(&words, &[]).score, 4);
        assert_ne!(*words, *suggest_passphrase().unwrap());
    }

    #[test]
    fn what_is_known_about_a_person_weakens_it() {
        let unknown = strength("Brambleford1984", &[]).guesses_log10;
        let known = strength("Brambleford1984", &["Brambleford"]).guesses_log10;
        assert!(known < unknown);
    }

    #[test]
    fn a_very_long_passphrase_is_estimated_in_its_beginning() {
        assert_eq!(
            strength(&"né ".repeat(4000), &[]).score,
            strength(&"né ".repeat(50), &[]).score
        );
    }
}
