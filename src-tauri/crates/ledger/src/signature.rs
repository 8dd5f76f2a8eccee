//! Signatures that a reader checks with what they already have: `openssl` with a raw signature and a
//! PEM key, or `ssh-keygen` (on every current Windows and Mac) with an SSH signature and a list of
//! allowed signers. Both are of the same key over the same bytes.

use data_encoding::BASE64;
use sha2::{Digest as _, Sha512};

use crate::keys::{KeyError, Signature, SigningKey, VerifyingKey};

/// What the SSH signature is said to be for, so that it cannot be passed off as one for something
/// else (`ssh-keygen -Y verify -n evidence-bundle`).
pub const NAMESPACE: &str = "evidence-bundle";

/// By what name the list of allowed signers calls the keeper (`ssh-keygen -Y verify -I keeper`). No
/// person's name: a signature must not say more than the bundle does.
pub const PRINCIPAL: &str = "keeper";

const KEY_TYPE: &str = "ssh-ed25519";
const MAGIC: &[u8] = b"SSHSIG";
const VERSION: u32 = 1;
const HASH: &str = "sha512";
const ARMOUR_BEGIN: &str = "-----BEGIN SSH SIGNATURE-----";
const ARMOUR_END: &str = "-----END SSH SIGNATURE-----";
const ARMOUR_WIDTH: usize = 70;
const PEM_BEGIN: &str = "-----BEGIN PUBLIC KEY-----";
const PEM_END: &str = "-----END PUBLIC KEY-----";

/// What stands before the 32 bytes of an Ed25519 key in a SubjectPublicKeyInfo (RFC 8410 §4).
const SPKI_PREFIX: [u8; 12] = [
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00,
];

/// The public key as `openssl` reads it: a SubjectPublicKeyInfo in PEM (RFC 8410).
pub fn public_key_pem(key: &VerifyingKey) -> String {
    let mut spki = SPKI_PREFIX.to_vec();
    spki.extend_from_slice(key.bytes());
    format!("{PEM_BEGIN}\n{}\n{PEM_END}\n", BASE64.encode(&spki))
}

/// Reads a key that [`public_key_pem`] wrote.
///
/// # Errors
/// The text is no PEM file of an Ed25519 key.
pub fn key_from_pem(pem: &str) -> Result<VerifyingKey, KeyError> {
    let spki = unwrap(pem, PEM_BEGIN, PEM_END).ok_or(KeyError::NoKey)?;
    spki.strip_prefix(&SPKI_PREFIX)
        .and_then(|key| key.try_into().ok())
        .map(VerifyingKey::new)
        .ok_or(KeyError::NoKey)
}

/// The line that `ssh-keygen -Y verify -f` reads: who may sign what with which key.
pub fn allowed_signers(key: &VerifyingKey) -> String {
    format!(
        "{PRINCIPAL} namespaces=\"{NAMESPACE}\" {KEY_TYPE} {}\n",
        BASE64.encode(&key_blob(key))
    )
}

/// The key in a line that [`allowed_signers`] wrote.
///
/// # Errors
/// The text is no such line.
pub fn key_of_allowed_signers(line: &str) -> Result<VerifyingKey, KeyError> {
    let encoded = line.trim_end().rsplit(' ').next().unwrap_or_default();
    let blob = BASE64
        .decode(encoded.as_bytes())
        .map_err(|_| KeyError::NoKey)?;
    let mut rest = blob.as_slice();
    let key = take(&mut rest)
        .filter(|kind| *kind == KEY_TYPE.as_bytes())
        .and_then(|_| take(&mut rest)?.try_into().ok())
        .map(VerifyingKey::new)
        .ok_or(KeyError::NoKey)?;
    match allowed_signers(&key) == line {
        true => Ok(key),
        false => Err(KeyError::NoKey),
    }
}

/// The key in one line, as `ssh-keygen -lf` reads it, which reads neither of the others.
pub fn key_line(key: &VerifyingKey) -> String {
    format!("{KEY_TYPE} {} {NAMESPACE}\n", BASE64.encode(&key_blob(key)))
}

/// The armoured SSH signature over a message (OpenSSH, `PROTOCOL.sshsig`).
pub fn ssh_signature(key: &SigningKey, message: &[u8]) -> String {
    let signature = key.sign(&signed_bytes(message));
    let mut blob = MAGIC.to_vec();
    blob.extend_from_slice(&VERSION.to_be_bytes());
    put(&mut blob, &key_blob(&key.verifying_key()));
    put(&mut blob, NAMESPACE.as_bytes());
    put(&mut blob, b"");
    put(&mut blob, HASH.as_bytes());
    put(&mut blob, &signature_blob(&signature));
    armour(&blob)
}

/// Checks an armoured SSH signature over a message.
///
/// # Errors
/// The file has another form, is of another key, or does not fit the message.
pub fn verify_ssh_signature(
    key: &VerifyingKey,
    message: &[u8],
    armoured: &str,
) -> Result<(), KeyError> {
    // `ssh-keygen` wants the first line first and the last one last: nothing that it refuses may pass here.
    let inside = armoured
        .strip_prefix(ARMOUR_BEGIN)
        .and_then(|rest| rest.trim_end_matches('\n').strip_suffix(ARMOUR_END));
    let has_lines = inside.is_some_and(|inside| inside.starts_with('\n') && inside.ends_with('\n'));
    let blob = unwrap(armoured, ARMOUR_BEGIN, ARMOUR_END);
    let blob = blob.filter(|_| has_lines).ok_or(KeyError::NoSignature)?;
    let (signer, signature) = read_blob(&blob).ok_or(KeyError::NoSignature)?;
    if signer != key_blob(key) {
        return Err(KeyError::OtherKey);
    }
    key.verify(&signed_bytes(message), &signature)
}

/// What is really signed: the message's hash under the namespace.
fn signed_bytes(message: &[u8]) -> Vec<u8> {
    let mut bytes = MAGIC.to_vec();
    put(&mut bytes, NAMESPACE.as_bytes());
    put(&mut bytes, b"");
    put(&mut bytes, HASH.as_bytes());
    put(&mut bytes, &Sha512::digest(message));
    bytes
}

/// The key as SSH writes it (RFC 8709 §4).
pub(crate) fn key_blob(key: &VerifyingKey) -> Vec<u8> {
    let mut blob = Vec::new();
    put(&mut blob, KEY_TYPE.as_bytes());
    put(&mut blob, key.bytes());
    blob
}

fn signature_blob(signature: &Signature) -> Vec<u8> {
    let mut blob = Vec::new();
    put(&mut blob, KEY_TYPE.as_bytes());
    put(&mut blob, signature.bytes());
    blob
}

/// The signer's key blob and the signature.
fn read_blob(blob: &[u8]) -> Option<(&[u8], Signature)> {
    let mut rest = blob
        .strip_prefix(MAGIC)?
        .strip_prefix(&VERSION.to_be_bytes())?;
    let signer = take(&mut rest)?;
    let namespace = take(&mut rest)?;
    let reserved = take(&mut rest)?;
    let hash = take(&mut rest)?;
    let mut signature = take(&mut rest)?;
    let as_expected = namespace == NAMESPACE.as_bytes()
        && reserved.is_empty()
        && hash == HASH.as_bytes()
        && rest.is_empty()
        && take(&mut signature)? == KEY_TYPE.as_bytes();
    let bytes = take(&mut signature)?;
    let whole = as_expected && signature.is_empty();
    whole
        .then(|| Signature::from_slice(bytes).ok())
        .flatten()
        .map(|signature| (signer, signature))
}

/// Appends a string as SSH writes it: its length in four bytes, then its bytes (RFC 4251 §5).
fn put(blob: &mut Vec<u8>, string: &[u8]) {
    let length = u32::try_from(string.len()).expect("every string put here is under a kilobyte");
    blob.extend_from_slice(&length.to_be_bytes());
    blob.extend_from_slice(string);
}

fn take<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let (length, after) = rest.split_first_chunk()?;
    let length = usize::try_from(u32::from_be_bytes(*length)).ok()?;
    let (string, after) = after.split_at_checked(length)?;
    *rest = after;
    Some(string)
}

fn armour(blob: &[u8]) -> String {
    let encoded = BASE64.encode(blob);
    let lines: Vec<&str> = encoded
        .as_bytes()
        .chunks(ARMOUR_WIDTH)
        .filter_map(|line| std::str::from_utf8(line).ok())
        .collect();
    format!("{ARMOUR_BEGIN}\n{}\n{ARMOUR_END}\n", lines.join("\n"))
}

fn unwrap(text: &str, begin: &str, end: &str) -> Option<Vec<u8>> {
    let inside = text.trim().strip_prefix(begin)?.strip_suffix(end)?;
    let encoded: String = inside.split_ascii_whitespace().collect();
    BASE64.decode(encoded.as_bytes()).ok()
}
