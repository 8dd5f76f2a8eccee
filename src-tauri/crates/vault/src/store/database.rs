//! The file `book`: opening and making the encrypted store.
//!
//! Everything here fails closed. A build that was linked to an SQLite without encryption would write the record in the
//! clear without a word, so the cipher must answer and the file must not look like plain SQLite.
//!
//! A key is handed over as a key and never as a statement (`PRAGMA key`): SQLite copies statements into memory that it
//! gives back as it is, and an error holds the statement that failed.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, MAIN_DB, OpenFlags};
use zeroize::Zeroizing;

use crate::error::{Part, VaultError};
use crate::keys::derive::Key;

const PLAIN_SQLITE: &[u8; 16] = b"SQLite format 3\0";

/// How many statements are kept ready: more than one entry needs to be written, or each would be read anew for each entry.
const STATEMENTS: usize = 128;

/// Makes a new, empty store.
pub(crate) fn create(path: &Path, key: &Key) -> Result<Connection, VaultError> {
    disk::create_private_file(path)?;
    let connection = connect(path, key)?;
    // Makes the first page, so that what stands on disk can be looked at before anything secret is written.
    connection.execute_batch("CREATE TABLE probe (first INTEGER); DROP TABLE probe;")?;
    checkpoint(&connection)?;
    if looks_plain(path)? {
        return Err(VaultError::NoEncryption);
    }
    close_with_checkpoint(&connection, true)?;
    Ok(connection)
}

/// Opens a store that was made before. Until [`close_with_checkpoint`] says otherwise, closing it leaves the write-ahead
/// log as it is: if it turns out damaged, its tail may still be of use to somebody.
pub(crate) fn open(path: &Path, key: &Key) -> Result<Connection, VaultError> {
    refuse_unlikely(path)?;
    connect(path, key)
}

/// Refuses what cannot be a store.
fn refuse_unlikely(path: &Path) -> Result<(), VaultError> {
    match std::fs::metadata(path) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => {
            return Err(VaultError::Missing { part: Part::Store });
        }
        Err(error) => return Err(error.into()),
        // SQLite would take an empty file for a new database and say nothing.
        Ok(metadata) if metadata.len() == 0 => return Err(VaultError::damaged(Part::Store)),
        Ok(_) => {}
    }
    if looks_plain(path)? {
        return Err(VaultError::damaged(Part::Store));
    }
    Ok(())
}

/// Opens a store to be read, and nothing else: no lock, no log, no file beside it. The store must be at rest, with nothing in
/// its log, and stay so.
pub(crate) fn open_to_read(path: &Path, key: &Key) -> Result<Connection, VaultError> {
    refuse_unlikely(path)?;
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY
        | OpenFlags::SQLITE_OPEN_URI
        | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(immutable(path), flags)?;
    set_key(&connection, key)?;
    for statement in [
        "PRAGMA temp_store = MEMORY",
        "PRAGMA mmap_size = 0",
        "PRAGMA query_only = ON",
        "PRAGMA cell_size_check = ON",
        "PRAGMA trusted_schema = OFF",
    ] {
        run(&connection, statement)?;
    }
    Ok(connection)
}

/// A file as SQLite opens one that nobody changes.
fn immutable(path: &Path) -> String {
    let mut uri = "file:".to_owned();
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'-' | b'_' | b'.' => {
                uri.push(char::from(*byte));
            }
            byte => uri.push_str(&format!("%{byte:02X}")),
        }
    }
    uri.push_str("?immutable=1");
    uri
}

/// Encrypts a copy of a store anew, page by page and in place. The copy must be whole, with no log beside it. Of one whose
/// encryption was cut short nothing can be read, so never do this to a store that somebody needs.
pub(crate) fn encrypt_anew(path: &Path, old: &Key, new: &Key) -> Result<(), VaultError> {
    let connection = keyed(path, old)?;
    for statement in [
        "PRAGMA temp_store = MEMORY",
        "PRAGMA mmap_size = 0",
        "PRAGMA locking_mode = EXCLUSIVE",
    ] {
        run(&connection, statement)?;
    }
    // A journal would be a second copy of pages under the old key.
    if answers(&connection, "PRAGMA journal_mode = OFF")?.is_none_or(|mode| mode != "off") {
        return Err(VaultError::damaged(Part::Store));
    }
    // Whether it took is for whoever opens the copy to find.
    let _ = connection.key(Some(MAIN_DB), raw(new), true);
    drop(connection);
    Ok(File::options().write(true).open(path)?.sync_all()?)
}

fn keyed(path: &Path, key: &Key) -> Result<Connection, VaultError> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let connection = Connection::open_with_flags(path, flags)?;
    close_with_checkpoint(&connection, false)?;
    set_key(&connection, key)?;
    Ok(connection)
}

fn connect(path: &Path, key: &Key) -> Result<Connection, VaultError> {
    let connection = keyed(path, key)?;
    connection.set_prepared_statement_cache_capacity(STATEMENTS);
    for statement in [
        "PRAGMA temp_store = MEMORY",
        "PRAGMA mmap_size = 0",
        "PRAGMA locking_mode = EXCLUSIVE",
        "PRAGMA journal_mode = WAL",
        // The vault itself says when: never while the store is being copied.
        "PRAGMA wal_autocheckpoint = 0",
        "PRAGMA synchronous = FULL",
        "PRAGMA fullfsync = ON",
        "PRAGMA checkpoint_fullfsync = ON",
        "PRAGMA secure_delete = ON",
        "PRAGMA foreign_keys = ON",
        "PRAGMA cell_size_check = ON",
        "PRAGMA trusted_schema = OFF",
    ] {
        run(&connection, statement)?;
    }
    if answers(&connection, "PRAGMA journal_mode")?.is_none_or(|mode| mode != "wal") {
        return Err(VaultError::damaged(Part::Store));
    }
    Ok(connection)
}

fn set_key(connection: &Connection, key: &Key) -> Result<(), VaultError> {
    run(connection, "PRAGMA cipher_log_level = NONE")?;
    connection
        .key(Some(MAIN_DB), raw(key), false)
        .map_err(|_| VaultError::NoEncryption)?;
    match answers(connection, "PRAGMA cipher_version") {
        Ok(Some(version)) if !version.is_empty() => Ok(()),
        _ => Err(VaultError::NoEncryption),
    }
}

/// A key as SQLCipher takes one from which it derives none: its bytes as a BLOB literal.
fn raw(key: &Key) -> Zeroizing<String> {
    // With room for all of it, so that no copy stays behind when it grows.
    let mut raw = Zeroizing::new(String::with_capacity(96));
    for part in ["x'", &key.to_hex(), "'"] {
        raw.push_str(part);
    }
    raw
}

/// Runs a pragma whether it answers or not.
fn run(connection: &Connection, statement: &str) -> Result<(), VaultError> {
    answers(connection, statement).map(|_| ())
}

/// The first column of the first row, as text.
fn answers(connection: &Connection, statement: &str) -> Result<Option<String>, VaultError> {
    let mut prepared = connection.prepare(statement)?;
    let mut rows = prepared.query([])?;
    let Some(row) = rows.next()? else {
        return Ok(None);
    };
    Ok(match row.get_ref(0)? {
        rusqlite::types::ValueRef::Text(text) => Some(String::from_utf8_lossy(text).into_owned()),
        rusqlite::types::ValueRef::Integer(number) => Some(number.to_string()),
        _ => None,
    })
}

fn looks_plain(path: &Path) -> io::Result<bool> {
    let mut begin = [0; PLAIN_SQLITE.len()];
    match File::open(path)?.read_exact(&mut begin) {
        Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => Ok(false),
        other => other.map(|()| begin == *PLAIN_SQLITE),
    }
}

/// Whether closing the store folds the write-ahead log into it and removes it.
pub(crate) fn close_with_checkpoint(
    connection: &Connection,
    wanted: bool,
) -> Result<(), VaultError> {
    connection.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, !wanted)?;
    Ok(())
}

/// Folds the write-ahead log into `book` and empties it.
pub(crate) fn checkpoint(connection: &Connection) -> Result<(), VaultError> {
    let busy: i64 =
        connection.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy == 0 {
        Ok(())
    } else {
        Err(VaultError::Busy)
    }
}

/// The length at which a log is folded in without waiting for a quiet moment: the thousand pages that SQLite itself
/// takes by default.
const LONG_LOG: u64 = 1000 * 4096;

/// Folds the write-ahead log in once it has become long, as far as that is possible at once.
pub(crate) fn fold_if_long(connection: &Connection, log: &Path) -> Result<(), VaultError> {
    if std::fs::metadata(log).is_ok_and(|log| log.len() > LONG_LOG) {
        run(connection, "PRAGMA wal_checkpoint(TRUNCATE)")?;
    }
    Ok(())
}

/// Whether the connection refuses to write. An open vault's does, but for the time of a change.
pub(crate) fn refuse_writing(connection: &Connection, refuse: bool) -> Result<(), VaultError> {
    run(
        connection,
        if refuse {
            "PRAGMA query_only = ON"
        } else {
            "PRAGMA query_only = OFF"
        },
    )
}

/// What the cipher's and the store's own checks find: nothing, when all is well.
pub(crate) fn integrity(connection: &Connection) -> Result<bool, VaultError> {
    let cipher_is_content = answers(connection, "PRAGMA cipher_integrity_check")?.is_none();
    let store_is_content =
        answers(connection, "PRAGMA integrity_check(1)")?.is_some_and(|answer| answer == "ok");
    Ok(cipher_is_content && store_is_content)
}
