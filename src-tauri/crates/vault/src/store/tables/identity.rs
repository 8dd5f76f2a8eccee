//! The one row that says whose book this is, how many times it was written, and how it signs.

use domain::VaultId;
use ledger::SigningKey;
use rusqlite::{Connection, OptionalExtension, params};
use zeroize::Zeroizing;

use super::signed;
use crate::error::{Part, VaultError};
use crate::keys::random;

/// Writes the row of a new book, with a random signing key.
pub(crate) fn insert(connection: &Connection, id: VaultId) -> Result<(), VaultError> {
    let seed = Zeroizing::new(random::bytes::<32>()?);
    connection.execute(
        "INSERT INTO identity (only, vault, signing_seed, generation) VALUES (1, ?1, ?2, 0)",
        params![id.uuid().as_bytes(), seed.as_slice()],
    )?;
    Ok(())
}

/// Puts a fresh random signing key in the place of the one that is there, and gives it.
pub(crate) fn renew_signing_key(connection: &Connection) -> Result<SigningKey, VaultError> {
    let seed = Zeroizing::new(random::bytes::<32>()?);
    connection.execute("UPDATE identity SET signing_seed = ?1", [seed.as_slice()])?;
    Ok(SigningKey::from_seed(*seed))
}

/// Refuses a book that is not this vault's.
pub(crate) fn check(connection: &Connection, id: VaultId) -> Result<(), VaultError> {
    let found: Option<Vec<u8>> = connection
        .query_row("SELECT vault FROM identity", [], |row| row.get(0))
        .optional()
        .map_err(|_| VaultError::damaged(Part::Book))?;
    if found.as_deref() == Some(id.uuid().as_bytes().as_slice()) {
        Ok(())
    } else {
        Err(VaultError::damaged(Part::Book))
    }
}

/// The vault's signing key.
pub(crate) fn signing_key(connection: &Connection) -> Result<SigningKey, VaultError> {
    let seed: Zeroizing<Vec<u8>> = connection
        .query_row("SELECT signing_seed FROM identity", [], |row| row.get(0))
        .map(Zeroizing::new)?;
    let seed: &[u8; 32] = seed
        .as_slice()
        .try_into()
        .map_err(|_| VaultError::damaged(Part::Book))?;
    Ok(SigningKey::from_seed(*seed))
}

/// How many times the book was written.
pub(crate) fn generation(connection: &Connection) -> Result<u64, VaultError> {
    let generation: i64 =
        connection.query_row("SELECT generation FROM identity", [], |row| row.get(0))?;
    u64::try_from(generation).map_err(|_| VaultError::damaged(Part::Book))
}

pub(crate) fn set_generation(connection: &Connection, generation: u64) -> Result<(), VaultError> {
    connection
        .prepare_cached("UPDATE identity SET generation = ?1")?
        .execute([signed(generation)])?;
    Ok(())
}

/// Whether something was erased of which older copies may still be on the disk.
pub(crate) fn erasure_pending(connection: &Connection) -> Result<bool, VaultError> {
    Ok(connection.query_row("SELECT erasure_pending FROM identity", [], |row| row.get(0))?)
}

pub(crate) fn set_erasure_pending(
    connection: &Connection,
    pending: bool,
) -> Result<(), VaultError> {
    connection.execute("UPDATE identity SET erasure_pending = ?1", [pending])?;
    Ok(())
}
