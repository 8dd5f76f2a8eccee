//! The form of a sealed file: a header with the file's own wrapped key, then chunks of AES-256-GCM in the STREAM
//! construction (Hoang, Reyhanitabar, Rogaway, Vizár, 2015), as age uses it.
//!
//! A chunk's nonce is its number and a flag that only the last one carries, so chunks cannot be reordered, dropped or
//! cut off unnoticed; the header is associated data of every chunk, so chunks cannot move to another file. A file key
//! seals one file once: writing a second file under it would repeat nonces and give both away.

use domain::VaultId;
use ring::aead::{AES_256_GCM, Aad, LessSafeKey, Nonce, UnboundKey};
use zeroize::Zeroizing;

use crate::error::{Part, VaultError};
use crate::keys::derive::{Key, id_bytes};
use crate::keys::random;

const MAGIC: &[u8; 8] = b"daybookF";
const VERSION: u16 = 1;
const BOUND_LENGTH: usize = 8 + 2 + 16;
/// Length of the header in bytes.
pub(crate) const HEADER_LENGTH: usize = BOUND_LENGTH + 12 + 48;
/// Plaintext bytes in every chunk but the last.
pub(crate) const CHUNK: usize = 64 * 1024;
/// Bytes of the authentication tag after each chunk.
pub(crate) const TAG: usize = 16;
/// Bytes a whole chunk takes on disk.
pub(crate) const SEALED_CHUNK: usize = CHUNK + TAG;
/// The true length stands in the last eight bytes of the plaintext, after the padding.
pub(crate) const TRAILER: usize = 8;

/// The least a sealed file's plaintext is padded to, so that the shortest notes do not stand out.
const LEAST_PADDED: u64 = 4096;

/// How long the plaintext of a file is once padded, length included (Padmé: at most 12 % more, and the length then tells
/// little).
pub(crate) fn padded_length(length: u64) -> Option<u64> {
    let with_trailer = length.checked_add(TRAILER as u64)?;
    if with_trailer <= LEAST_PADDED {
        return Some(LEAST_PADDED);
    }
    let exponent = with_trailer.ilog2();
    let kept = exponent.ilog2() + 1;
    let mask = (1_u64 << (exponent - kept)) - 1;
    Some(with_trailer.checked_add(mask)? & !mask)
}

/// Seals and opens the chunks of one file.
pub(crate) struct FileCipher {
    header: [u8; HEADER_LENGTH],
    /// In one place, since what is moved leaves a copy behind.
    key: Box<LessSafeKey>,
}

impl Drop for FileCipher {
    /// What ring makes of a key begins with the key itself and is not wiped by ring. So it is written over.
    fn drop(&mut self) {
        *self.key = aead_key(&[0; 32]);
    }
}

impl FileCipher {
    /// A cipher with a fresh key, for one attempt at one file.
    pub(crate) fn fresh(id: &VaultId, files_key: &Key) -> Result<Self, VaultError> {
        let file_key = Key::random()?;
        let nonce: [u8; 12] = random::bytes()?;
        let mut header = [0; HEADER_LENGTH];
        header[..8].copy_from_slice(MAGIC);
        header[8..10].copy_from_slice(&VERSION.to_be_bytes());
        header[10..26].copy_from_slice(&id_bytes(id));
        header[26..38].copy_from_slice(&nonce);
        let mut wrapped = Zeroizing::new(file_key.expose().to_vec());
        aead_key(files_key.expose()).seal_in_place_append_tag(
            Nonce::assume_unique_for_key(nonce),
            Aad::from(&header[..BOUND_LENGTH]),
            &mut *wrapped,
        )?;
        header[38..].copy_from_slice(&wrapped);
        Ok(Self {
            header,
            key: Box::new(aead_key(file_key.expose())),
        })
    }

    /// The cipher of a file that was sealed earlier.
    pub(crate) fn from_header(
        header: [u8; HEADER_LENGTH],
        id: &VaultId,
        files_key: &Key,
    ) -> Result<Self, VaultError> {
        let damaged = || VaultError::damaged(Part::SealedFile);
        if header[..8] != *MAGIC || header[10..26] != id_bytes(id) {
            return Err(damaged());
        }
        let nonce = header[26..38].try_into().expect("twelve bytes were taken");
        let mut wrapped = Zeroizing::new(header[38..].to_vec());
        let opened = aead_key(files_key.expose())
            .open_in_place(
                Nonce::assume_unique_for_key(nonce),
                Aad::from(&header[..BOUND_LENGTH]),
                &mut wrapped,
            )
            .map_err(|_| damaged())?;
        // The version is authenticated by now, so an unknown one is newer and not a flipped bit.
        let version = u16::from_be_bytes([header[8], header[9]]);
        if version != VERSION {
            return Err(VaultError::NewerVersion {
                found: version.into(),
                known: VERSION.into(),
            });
        }
        Ok(Self {
            key: Box::new(aead_key(opened)),
            header,
        })
    }

    pub(crate) fn header(&self) -> &[u8; HEADER_LENGTH] {
        &self.header
    }

    /// Seals one chunk where it stands and gives its tag.
    pub(crate) fn seal(
        &self,
        number: u64,
        last: bool,
        chunk: &mut [u8],
    ) -> Result<[u8; TAG], VaultError> {
        let tag = self.key.seal_in_place_separate_tag(
            nonce(number, last),
            Aad::from(&self.header),
            chunk,
        )?;
        Ok(tag
            .as_ref()
            .try_into()
            .expect("a GCM tag has sixteen bytes"))
    }

    /// Opens one chunk (tag included) where it stands and gives its plaintext.
    pub(crate) fn open<'chunk>(
        &self,
        number: u64,
        last: bool,
        chunk: &'chunk mut [u8],
    ) -> Result<&'chunk mut [u8], VaultError> {
        self.key
            .open_in_place(nonce(number, last), Aad::from(&self.header), chunk)
            .map_err(|_| VaultError::damaged(Part::SealedFile))
    }
}

fn aead_key(key: &[u8]) -> LessSafeKey {
    LessSafeKey::new(
        UnboundKey::new(&AES_256_GCM, key).expect("file keys have the length AES-256 takes"),
    )
}

fn nonce(number: u64, last: bool) -> Nonce {
    let mut nonce = [0; 12];
    nonce[3..11].copy_from_slice(&number.to_be_bytes());
    nonce[11] = u8::from(last);
    Nonce::assume_unique_for_key(nonce)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn padding_costs_at_most_an_eighth_and_hides_nearby_lengths() {
        assert_eq!(padded_length(0), Some(4096));
        assert_eq!(padded_length(4088), Some(4096));
        assert_eq!(padded_length(1_000_000), padded_length(1_010_000));
        for length in (4089..50_000_000_u64).step_by(99_991) {
            let padded = padded_length(length).unwrap();
            assert!(padded >= length + 8);
            assert!(
                (padded - length) as f64 <= length as f64 * 0.125 + 8.0,
                "{length}"
            );
        }
        assert_eq!(padded_length(u64::MAX), None);
    }

    #[test]
    fn a_chunk_opens_only_in_its_place() {
        let id = VaultId::new(uuid::Uuid::from_bytes([1; 16]));
        let files_key = Key::random().unwrap();
        let cipher = FileCipher::fresh(&id, &files_key).unwrap();
        let mut chunk = b"kept as it was".to_vec();
        let tag = cipher.seal(3, false, &mut chunk).unwrap();
        chunk.extend_from_slice(&tag);
        assert!(cipher.open(2, false, &mut chunk.clone()).is_err());
        assert!(cipher.open(3, true, &mut chunk.clone()).is_err());
        let again = FileCipher::from_header(*cipher.header(), &id, &files_key).unwrap();
        assert_eq!(again.open(3, false, &mut chunk).unwrap(), b"kept as it was");
    }

    #[test]
    fn every_bit_of_the_header_counts() {
        let id = VaultId::new(uuid::Uuid::from_bytes([1; 16]));
        let files_key = Key::random().unwrap();
        let cipher = FileCipher::fresh(&id, &files_key).unwrap();
        for bit in 0..HEADER_LENGTH * 8 {
            let mut header = *cipher.header();
            header[bit / 8] ^= 1 << (bit % 8);
            assert!(
                FileCipher::from_header(header, &id, &files_key).is_err(),
                "bit {bit}"
            );
        }
    }
}
