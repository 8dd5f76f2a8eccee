//! One-time tokens for what the page may fetch.

use std::collections::VecDeque;
use std::sync::{Mutex, MutexGuard, PoisonError};

use casebook::wire::FaultCode;
use domain::EntryId;
use ring::rand::{SecureRandom, SystemRandom};
use zeroize::Zeroizing;

use crate::answer::{Answer, fault};

/// Pictures that were prepared and never fetched do not pile up.
const KEPT_AT_MOST: usize = 256;

/// What a token stands for.
#[derive(Debug, Clone)]
pub enum TokenTarget {
    /// A picture that was made for showing; its token is good once.
    Picture {
        /// Its media type.
        media_type: &'static str,
        /// Its bytes.
        bytes: Zeroizing<Vec<u8>>,
    },
    /// Sound or moving pictures, read from the sealed file piece by piece; its token is good until something else is
    /// previewed.
    Media {
        /// The item.
        item: EntryId,
        /// Its media type.
        media_type: String,
    },
}

/// Tokens that are out. All die on lock.
#[derive(Default)]
pub struct Tokens(Mutex<VecDeque<(String, TokenTarget)>>);

impl Tokens {
    /// Gives out a token.
    pub fn issue(&self, behind: TokenTarget) -> Answer<String> {
        let token = token()?;
        let mut out = self.out();
        if out.len() >= KEPT_AT_MOST {
            out.pop_front();
        }
        out.push_back((token.clone(), behind));
        Ok(token)
    }

    /// What a token stands for. A picture's token is used up by asking.
    pub fn redeem(&self, token: &str) -> Option<TokenTarget> {
        let mut out = self.out();
        let at = out.iter().position(|(issued, _)| issued == token)?;
        match &out[at].1 {
            TokenTarget::Media { .. } => Some(out[at].1.clone()),
            TokenTarget::Picture { .. } => out.remove(at).map(|(_, behind)| behind),
        }
    }

    /// Ends the tokens of what was previewed before.
    pub fn forget_media(&self) {
        self.out()
            .retain(|(_, behind)| matches!(behind, TokenTarget::Picture { .. }));
    }

    /// Ends all.
    pub fn forget_all(&self) {
        self.out().clear();
    }

    fn out(&self) -> MutexGuard<'_, VecDeque<(String, TokenTarget)>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// 128 random bits.
fn token() -> Answer<String> {
    let mut bytes = [0; 16];
    SystemRandom::new()
        .fill(&mut bytes)
        .map_err(|_| fault(FaultCode::Unexpected))?;
    Ok(bytes.iter().map(|byte| format!("{byte:02x}")).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn picture() -> TokenTarget {
        TokenTarget::Picture {
            media_type: "image/png",
            bytes: Zeroizing::new(vec![1, 2, 3]),
        }
    }

    fn media() -> TokenTarget {
        TokenTarget::Media {
            item: EntryId::new(Default::default()),
            media_type: "audio/wav".to_owned(),
        }
    }

    #[test]
    fn a_picture_is_given_once() {
        let tokens = Tokens::default();
        let token = tokens.issue(picture()).unwrap();
        assert!(tokens.redeem(&token).is_some());
        assert!(tokens.redeem(&token).is_none());
    }

    #[test]
    fn media_lives_until_something_else_is_previewed() {
        let tokens = Tokens::default();
        let (sound, shown) = (
            tokens.issue(media()).unwrap(),
            tokens.issue(picture()).unwrap(),
        );
        assert!(tokens.redeem(&sound).is_some());
        assert!(tokens.redeem(&sound).is_some());
        tokens.forget_media();
        assert!(tokens.redeem(&sound).is_none());
        assert!(tokens.redeem(&shown).is_some());
    }

    #[test]
    fn nothing_outlives_a_lock() {
        let tokens = Tokens::default();
        let issued = [
            tokens.issue(media()).unwrap(),
            tokens.issue(picture()).unwrap(),
        ];
        tokens.forget_all();
        assert!(issued.iter().all(|token| tokens.redeem(token).is_none()));
    }

    #[test]
    fn tokens_are_long_and_never_the_same() {
        let tokens = Tokens::default();
        let (one, other) = (
            tokens.issue(picture()).unwrap(),
            tokens.issue(picture()).unwrap(),
        );
        assert_eq!(one.len(), 32);
        assert_ne!(one, other);
    }

    #[test]
    fn pictures_that_nobody_fetches_do_not_pile_up() {
        let tokens = Tokens::default();
        let first = tokens.issue(picture()).unwrap();
        for _ in 0..KEPT_AT_MOST {
            tokens.issue(picture()).unwrap();
        }
        assert!(tokens.redeem(&first).is_none());
    }
}
