//! Where a store stands, and whether that is where it was acknowledged to stand.

use ledger::Head;
use rusqlite::Connection;

use crate::error::{Alarm, VaultError};
use crate::store::head_file::{Acknowledged, Reading};
use crate::store::tables::{identity, leaves, nodes::StoredNodes};

/// Where a store stands.
pub(crate) fn state_of(connection: &Connection) -> Result<Acknowledged, VaultError> {
    let size = leaves::size(connection)?;
    Ok(Acknowledged {
        generation: identity::generation(connection)?,
        ledger: Head {
            size,
            root: ledger::root(&StoredNodes(connection), size)?,
        },
    })
}

/// Compares a store with what was acknowledged. A store that is ahead is normal: the power went between commit and head.
pub(crate) fn alarm(
    connection: &Connection,
    state: &Acknowledged,
    reading: &Reading,
) -> Result<Option<Alarm>, VaultError> {
    let Some(acknowledged) = reading.acknowledged else {
        return Ok(Some(Alarm::HeadMissing));
    };
    let size = acknowledged.ledger.size;
    if state.ledger.size < size {
        return Ok(Some(Alarm::HistoryMissing {
            found: state.ledger.size,
            acknowledged: size,
        }));
    }
    if ledger::root(&StoredNodes(connection), size)? != acknowledged.ledger.root {
        return Ok(Some(Alarm::HistoryReplaced { size }));
    }
    Ok((state.generation < acknowledged.generation).then_some(Alarm::StoreOlder))
}
