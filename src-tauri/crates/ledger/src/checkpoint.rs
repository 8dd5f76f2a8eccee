use data_encoding::BASE64;
use domain::{Digest, VaultId};
use sha2::{Digest as _, Sha256};

use crate::head::Head;
use crate::keys::{Signature, SigningKey, VerifyingKey};

/// The signature type of Ed25519 in a C2SP signed note.
const ED25519: u8 = 0x01;

/// A note is a few hundred bytes; more is refused before it is read.
const LONGEST_NOTE: usize = 16 * 1024;

/// A vault's head, to be signed: a C2SP `tlog-checkpoint` inside a C2SP `signed-note`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Checkpoint {
    /// Whose ledger it is. The note names it as `daybook/<vault id>`.
    pub vault: VaultId,
    /// Its size and root.
    pub head: Head,
}

/// A note that is no checkpoint of this key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CheckpointError {
    /// The text is no checkpoint.
    #[error("this is not a Daybook checkpoint")]
    Form,
    /// No signature line is of this key.
    #[error("this checkpoint is not signed with the expected key")]
    NotSigned,
    /// The signature of this key does not fit.
    #[error("the signature on this checkpoint does not fit: it was altered")]
    Altered,
}

impl Checkpoint {
    /// The first line of the note, and the name of its key.
    pub fn origin(&self) -> String {
        format!("daybook/{}", self.vault)
    }

    /// The signed note: three lines, an empty line, one signature line.
    pub fn sign(&self, key: &SigningKey) -> String {
        let text = self.text();
        let origin = self.origin();
        let mut signature = key_id(&origin, &key.verifying_key()).to_vec();
        signature.extend_from_slice(key.sign(text.as_bytes()).bytes());
        format!("{text}\n— {origin} {}\n", BASE64.encode(&signature))
    }

    /// Reads a signed note and checks its signature. Signature lines of other keys (witnesses) are
    /// passed over, as the format demands.
    ///
    /// # Errors
    /// The note is no checkpoint, or is not signed with this key.
    pub fn verify(note: &str, key: &VerifyingKey) -> Result<Self, CheckpointError> {
        let (text, signatures) = split(note)?;
        let checkpoint = Self::parse(text)?;
        let origin = checkpoint.origin();
        let expected_id = key_id(&origin, key);
        let mut verdict = Err(CheckpointError::NotSigned);
        for line in signatures.split_terminator('\n') {
            let (name, id, signature) = signature_line(line)?;
            if name == origin && id == expected_id {
                verdict = Signature::from_slice(&signature)
                    .and_then(|signature| key.verify(text.as_bytes(), &signature))
                    .map_err(|_| CheckpointError::Altered);
                if verdict.is_err() {
                    break;
                }
            }
        }
        verdict.map(|()| checkpoint)
    }

    fn text(&self) -> String {
        format!(
            "{}\n{}\n{}\n",
            self.origin(),
            self.head.size,
            BASE64.encode(self.head.root.bytes())
        )
    }

    fn parse(text: &str) -> Result<Self, CheckpointError> {
        let checkpoint = Self::parse_loosely(text).ok_or(CheckpointError::Form)?;
        if checkpoint.text() == text {
            Ok(checkpoint)
        } else {
            Err(CheckpointError::Form)
        }
    }

    fn parse_loosely(text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let vault = lines.next()?.strip_prefix("daybook/")?.parse().ok()?;
        let size = lines.next()?.parse().ok()?;
        let root = BASE64.decode(lines.next()?.as_bytes()).ok()?;
        let root = Digest::new(root.try_into().ok()?);
        let head = Head { size, root };
        lines.next().is_none().then_some(Self { vault, head })
    }
}

/// The verifier key of a vault in the form that C2SP tools read: `name+id+key`.
pub fn note_verifier_key(vault: VaultId, key: &VerifyingKey) -> String {
    let name = format!("daybook/{vault}");
    let id = u32::from_be_bytes(key_id(&name, key));
    let mut typed_key = vec![ED25519];
    typed_key.extend_from_slice(key.bytes());
    format!("{name}+{id:08x}+{}", BASE64.encode(&typed_key))
}

fn key_id(name: &str, key: &VerifyingKey) -> [u8; 4] {
    let hash = Sha256::new()
        .chain_update(name)
        .chain_update([b'\n', ED25519])
        .chain_update(key.bytes())
        .finalize();
    [hash[0], hash[1], hash[2], hash[3]]
}

/// The signed text with its last line break, and the signature lines.
fn split(note: &str) -> Result<(&str, &str), CheckpointError> {
    let at = note.rfind("\n\n").ok_or(CheckpointError::Form)?;
    let (text, signatures) = (&note[..=at], &note[at + 2..]);
    let sound = note.len() <= LONGEST_NOTE && signatures.ends_with('\n');
    if sound {
        Ok((text, signatures))
    } else {
        Err(CheckpointError::Form)
    }
}

fn signature_line(line: &str) -> Result<(&str, [u8; 4], Vec<u8>), CheckpointError> {
    let (name, encoded) = line
        .strip_prefix("— ")
        .and_then(|line| line.split_once(' '))
        .ok_or(CheckpointError::Form)?;
    let bytes = BASE64
        .decode(encoded.as_bytes())
        .map_err(|_| CheckpointError::Form)?;
    let (id, signature) = bytes.split_first_chunk().ok_or(CheckpointError::Form)?;
    Ok((name, *id, signature.to_vec()))
}
