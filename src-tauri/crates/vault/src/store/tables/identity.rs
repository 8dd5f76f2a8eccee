//! The one row that says whose store this is and how many times it was written. While a key slot of version 1 is left, also
//! how its author signs.

use domain::{AuthorId, VaultId};
use ledger::SigningKey;
use rusqlite::{Connection, OptionalExtension, params};
use zeroize::Zeroizing;

use super::{leaves, settings, signed};
use crate::error::{Part, VaultError};
use crate::keys::signer::Signer;

/// The setting that says who writes, while a key slot of version 1 is left.
const AUTHOR: &str = "author";

/// Writes the row of a new store.
pub(crate) fn insert(connection: &Connection, id: VaultId) -> Result<(), VaultError> {
    connection.execute(
        "INSERT INTO identity (only, vault, signing_seed, generation) VALUES (1, ?1, x'', 0)",
        params![id.uuid().as_bytes()],
    )?;
    Ok(())
}

/// Refuses a store that is not this vault's.
pub(crate) fn check(connection: &Connection, id: VaultId) -> Result<(), VaultError> {
    let found: Option<Vec<u8>> = connection
        .query_row("SELECT vault FROM identity", [], |row| row.get(0))
        .optional()
        .map_err(|_| VaultError::damaged(Part::Store))?;
    if found.as_deref() == Some(id.uuid().as_bytes().as_slice()) {
        Ok(())
    } else {
        Err(VaultError::damaged(Part::Store))
    }
}

/// Who writes in the vault and how they sign, where a key slot of version 1 opened it; nothing once no such slot is left.
pub(crate) fn signer(connection: &Connection) -> Result<Option<Signer>, VaultError> {
    let seed: Zeroizing<Vec<u8>> = connection
        .query_row("SELECT signing_seed FROM identity", [], |row| row.get(0))
        .map(Zeroizing::new)?;
    if seed.is_empty() {
        return Ok(None);
    }
    let seed = seed.first_chunk().ok_or(VaultError::damaged(Part::Store))?;
    Ok(Some(Signer {
        author: author(connection)?,
        key: SigningKey::from_seed(*seed),
    }))
}

/// Who wrote here before authors stood in the ledger.
fn author(connection: &Connection) -> Result<AuthorId, VaultError> {
    let damaged = || VaultError::damaged(Part::Store);
    if let Some(author) = settings::read(connection, AUTHOR)? {
        return author.parse().map_err(|_| damaged());
    }
    match leaves::read(connection, 0..1)?.first() {
        Some(leaf) => Ok(leaf.author),
        // Nothing was written yet.
        None => Ok(Signer::random()?.author),
    }
}

/// Forgets how the first author signs, once every key slot holds its author's own seed.
pub(crate) fn forget_signer(connection: &Connection) -> Result<(), VaultError> {
    connection.execute("UPDATE identity SET signing_seed = x''", [])?;
    settings::discard(connection, AUTHOR)
}

/// Whose store it is.
pub(crate) fn vault(connection: &Connection) -> Result<VaultId, VaultError> {
    let id: [u8; 16] = connection.query_row("SELECT vault FROM identity", [], |row| row.get(0))?;
    Ok(VaultId::new(uuid::Uuid::from_bytes(id)))
}

/// How many times the store was written.
pub(crate) fn generation(connection: &Connection) -> Result<u64, VaultError> {
    let generation: i64 =
        connection.query_row("SELECT generation FROM identity", [], |row| row.get(0))?;
    u64::try_from(generation).map_err(|_| VaultError::damaged(Part::Store))
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
