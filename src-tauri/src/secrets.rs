//! Passphrases and recovery codes on their way from the page.
//!
//! They cross once, as the bytes of the call itself. As arguments they would become JSON, and reading JSON leaves
//! copies in memory that nobody can wipe. The bytes are the secrets one after another, each led by its length in four
//! bytes, smallest first, and zeros after them; `ui/src/lib/backend/secrets.ts` packs them and says why. What else a command is told stands in a header
//! ([`Beside`]), since a call has one body.
//!
//! On their way to the page, what answers a call cannot be wiped either. So the page sends a [`Pad`] of random bytes, once
//! for each answer, and the words go back under it.

use std::iter;

use casebook::wire::FaultCode;
use casebook::{Passphrase, RecoveryCode};
use serde::de::DeserializeOwned;
use tauri::Runtime;
use tauri::ipc::{CommandArg, CommandItem, InvokeBody, InvokeError, InvokeResponseBody};
use zeroize::Zeroizing;

use crate::answer::{Answer, IntoAnswer, fault};

/// The header that holds what is told beside secrets, as JSON in ASCII.
pub const BESIDE: &str = "daybook-beside";

/// Longer than anything that is typed.
const LONGEST: usize = 64 * 1024;

/// One secret as it was typed; wiped when it is dropped.
pub struct Secret(Zeroizing<Vec<u8>>);

/// The `N` secrets of a call, in the order in which the page packs them.
pub struct Secrets<const N: usize>([Secret; N]);

/// Random bytes that the page made for one answer and wipes when it has read it.
pub struct Pad(Secret);

/// What a command is told beside its secrets.
pub struct Beside<T>(pub T);

impl Secret {
    /// The secret as a passphrase.
    pub fn passphrase(mut self) -> Answer<Passphrase> {
        Passphrase::from_bytes(std::mem::take(&mut *self.0)).answer()
    }

    /// Whether nothing was typed.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The secret as a recovery code.
    pub fn recovery_code(self) -> Answer<RecoveryCode> {
        let words = std::str::from_utf8(&self.0).ok();
        words
            .and_then(|words| words.parse().ok())
            .ok_or_else(|| fault(FaultCode::RecoveryCode))
    }
}

impl Pad {
    /// Words as only the page that made this pad can read them: each byte of the pad with one of theirs, and the rest as it
    /// is. What they come to says nothing without the pad (a one-time pad).
    pub fn cover(self, words: &str) -> Answer<Vec<u8>> {
        let pad = &self.0.0;
        let words = words.bytes();
        match words.len() <= pad.len() {
            true => Ok(pad
                .iter()
                .zip(words.chain(iter::repeat(0)))
                .map(|(pad, word)| pad ^ word)
                .collect()),
            false => Err(fault(FaultCode::Unexpected)),
        }
    }
}

impl<const N: usize> Secrets<N> {
    /// Takes them out one by one.
    pub fn apart(self) -> [Secret; N] {
        self.0
    }

    fn unpacked(packed: &[u8]) -> Option<Self> {
        let mut left = (packed.len() <= LONGEST).then_some(packed)?;
        let mut secrets = Vec::with_capacity(N);
        for _ in 0..N {
            let (length, rest) = left.split_first_chunk()?;
            let length = usize::try_from(u32::from_le_bytes(*length)).ok()?;
            let (secret, rest) = rest.split_at_checked(length)?;
            secrets.push(Secret(Zeroizing::new(secret.to_vec())));
            left = rest;
        }
        left.iter()
            .all(|padding| *padding == 0)
            .then(|| secrets.try_into().ok().map(Self))
            .flatten()
    }
}

impl<'de, R: Runtime, const N: usize> CommandArg<'de, R> for Secrets<N> {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let unpacked = match command.message.payload() {
            InvokeBody::Raw(packed) => Self::unpacked(packed),
            InvokeBody::Json(_) => None,
        };
        unpacked.ok_or_else(|| fault(FaultCode::Unexpected).into())
    }
}

impl<'de, R: Runtime> CommandArg<'de, R> for Pad {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let [pad] = Secrets::from_command(command)?.apart();
        Ok(Self(pad))
    }
}

impl<'de, R: Runtime, T: DeserializeOwned> CommandArg<'de, R> for Beside<T> {
    fn from_command(command: CommandItem<'de, R>) -> Result<Self, InvokeError> {
        let said = command.message.headers().get(BESIDE);
        let said = said.and_then(|said| said.to_str().ok());
        said.and_then(|said| InvokeResponseBody::Json(said.to_owned()).deserialize().ok())
            .map(Self)
            .ok_or_else(|| fault(FaultCode::Unexpected).into())
    }
}

/// Packs secrets as the page does.
#[cfg(test)]
pub fn packed(secrets: &[&str]) -> Vec<u8> {
    let mut packed = Vec::new();
    for secret in secrets {
        let length = u32::try_from(secret.len()).expect("it is short");
        packed.extend(length.to_le_bytes());
        packed.extend(secret.as_bytes());
    }
    packed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked<const N: usize>(packed: &[u8]) -> Option<Vec<Vec<u8>>> {
        let secrets = Secrets::<N>::unpacked(packed)?;
        Some(secrets.apart().map(|secret| secret.0.to_vec()).to_vec())
    }

    #[test]
    fn secrets_come_apart_as_they_were_packed() {
        let two = packed(&["old kettle", ""]);
        assert_eq!(
            unpacked::<2>(&two),
            Some(vec![b"old kettle".to_vec(), Vec::new()])
        );
    }

    #[test]
    fn zeros_may_follow_and_nothing_else() {
        let mut one = packed(&["old kettle"]);
        one.extend([0; 100]);
        assert_eq!(unpacked::<1>(&one), Some(vec![b"old kettle".to_vec()]));
        one.push(1);
        assert_eq!(unpacked::<1>(&one), None);
    }

    #[test]
    fn words_come_out_from_under_the_pad_that_covered_them() {
        let pad = |bytes: &[u8]| Pad(Secret(Zeroizing::new(bytes.to_vec())));
        let bytes = [7, 201, 0, 33, 90, 150];
        let covered = pad(&bytes).cover("kite").unwrap();
        assert_ne!(covered[..4], *b"kite");
        let bare: Vec<_> = covered
            .iter()
            .zip(bytes)
            .map(|(covered, pad)| covered ^ pad)
            .collect();
        assert_eq!(bare, b"kite\0\0");
        assert!(pad(&bytes).cover("kettles").is_err());
    }

    #[test]
    fn anything_else_is_refused_whole() {
        let two = packed(&["old kettle", "new kettle"]);
        assert_eq!(unpacked::<1>(&two), None);
        assert_eq!(unpacked::<3>(&two), None);
        for cut in 0..two.len() {
            assert_eq!(unpacked::<2>(&two[..cut]), None, "{cut}");
        }
        assert_eq!(unpacked::<1>(&[0xff; 12]), None);
        assert_eq!(unpacked::<1>(&packed(&[&"x".repeat(LONGEST)])), None);
    }
}
