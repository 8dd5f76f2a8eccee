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
pub enum Behind {
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
pub struct Tickets(Mutex<VecDeque<(String, Behind)>>);

impl Tickets {
    /// Gives out a token.
    pub fn issue(&self, behind: Behind) -> Answer<String> {
        let token = token()?;
        let mut out = self.out();
        if out.len() >= KEPT_AT_MOST {
            out.pop_front();
        }
        out.push_back((token.clone(), behind));
        Ok(token)
    }

    /// What a token stands for. A picture's token is used up by asking.
    pub fn redeem(&self, token: &str) -> Option<Behind> {
        let mut out = self.out();
        let at = out.iter().position(|(issued, _)| issued == token)?;
        match &out[at].1 {
            Behind::Media { .. } => Some(out[at].1.clone()),
            Behind::Picture { .. } => out.remove(at).map(|(_, behind)| behind),
        }
    }

    /// Ends the tokens of what was previewed before.
    pub fn forget_media(&self) {
        self.out()
            .retain(|(_, behind)| matches!(behind, Behind::Picture { .. }));
    }

    /// Ends all.
    pub fn forget_all(&self) {
        self.out().clear();
    }

    fn out(&self) -> MutexGuard<'_, VecDeque<(String, Behind)>> {
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

    fn picture() -> Behind {
        Behind::Picture {
            media_type: "image/png",
            bytes: Zeroizing::new(vec![1, 2, 3]),
        }
    }

    fn media() -> Behind {
        Behind::Media {
            item: EntryId::new(Default::default()),
            media_type: "audio/wav".to_owned(),
        }
    }

    #[test]
    fn a_picture_is_given_once() {
        let tickets = Tickets::default();
        let token = tickets.issue(picture()).unwrap();
        assert!(tickets.redeem(&token).is_some());
        assert!(tickets.redeem(&token).is_none());
    }

    #[test]
    fn media_lives_until_something_else_is_previewed() {
        let tickets = Tickets::default();
        let (sound, shown) = (
            tickets.issue(media()).unwrap(),
            tickets.issue(picture()).unwrap(),
        );
        assert!(tickets.redeem(&sound).is_some());
        assert!(tickets.redeem(&sound).is_some());
        tickets.forget_media();
        assert!(tickets.redeem(&sound).is_none());
        assert!(tickets.redeem(&shown).is_some());
    }

    #[test]
    fn nothing_outlives_a_lock() {
        let tickets = Tickets::default();
        let tokens = [
            tickets.issue(media()).unwrap(),
            tickets.issue(picture()).unwrap(),
        ];
        tickets.forget_all();
        assert!(tokens.iter().all(|token| tickets.redeem(token).is_none()));
    }

    #[test]
    fn tokens_are_long_and_never_the_same() {
        let tickets = Tickets::default();
        let (one, other) = (
            tickets.issue(picture()).unwrap(),
            tickets.issue(picture()).unwrap(),
        );
        assert_eq!(one.len(), 32);
        assert_ne!(one, other);
    }

    #[test]
    fn pictures_that_nobody_fetches_do_not_pile_up() {
        let tickets = Tickets::default();
        let first = tickets.issue(picture()).unwrap();
        for _ in 0..KEPT_AT_MOST {
            tickets.issue(picture()).unwrap();
        }
        assert!(tickets.redeem(&first).is_none());
    }
}
