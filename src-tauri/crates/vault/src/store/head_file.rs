//! The file `head`: what was acknowledged last.
//!
//! The store's write-ahead log can lose its tail without a trace (a flipped bit there reads as "the log ends here"), and
//! a whole older store passes every check of its own. So after each commit, and before anybody is told "saved", the size
//! and root of the ledger are written here, authenticated, into one of two slots in turn. A torn write hits only the
//! slot being written.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::Path;

use domain::{Digest, VaultId};
use ledger::Head;
use ring::hmac;

use crate::keys::derive::{Key, id_bytes};

const MAGIC: &[u8; 8] = b"daybookH";
const VERSION: u16 = 1;
/// Each slot has a block of the disk to itself.
const SLOT_SPACING: u64 = 4096;
const AUTHENTICATED: usize = 8 + 2 + 16 + 8 + 8 + 8 + 32;
const SLOT_LENGTH: usize = AUTHENTICATED + 32;

/// The state of a store that `head` vouches for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Acknowledged {
    /// Counts every commit, those of drafts and settings too.
    pub(crate) generation: u64,
    pub(crate) ledger: Head,
}

/// The open `head` file.
pub(crate) struct HeadFile {
    file: File,
    key: hmac::Key,
    id: VaultId,
    counter: u64,
}

/// What a `head` file says.
pub(crate) struct Reading {
    pub(crate) acknowledged: Option<Acknowledged>,
    /// Both slots are valid. After a crash in mid-write one is not, and that is normal.
    pub(crate) whole: bool,
}

impl HeadFile {
    /// Opens `head`, making it if it is not there, and reads what it says.
    pub(crate) fn open(path: &Path, key: &Key, id: VaultId) -> io::Result<(Self, Reading)> {
        Self::of(disk::open_or_create_private_file(path)?, key, id)
    }

    /// Reads what `head` says, and makes nothing where it is not there.
    pub(crate) fn read(path: &Path, key: &Key, id: VaultId) -> io::Result<Reading> {
        match File::open(path) {
            Ok(file) => Ok(Self::of(file, key, id)?.1),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Reading {
                acknowledged: None,
                whole: false,
            }),
            Err(error) => Err(error),
        }
    }

    fn of(file: File, key: &Key, id: VaultId) -> io::Result<(Self, Reading)> {
        let mut head = Self {
            file,
            key: hmac::Key::new(hmac::HMAC_SHA256, key.expose()),
            id,
            counter: 0,
        };
        let slots = [head.read_slot(0)?, head.read_slot(1)?];
        let newest = slots.iter().flatten().max_by_key(|(counter, _)| *counter);
        head.counter = newest.map_or(0, |(counter, _)| *counter);
        let reading = Reading {
            acknowledged: newest.map(|(_, acknowledged)| *acknowledged),
            whole: slots.iter().all(Option::is_some),
        };
        Ok((head, reading))
    }

    /// Writes a slot and syncs it. Only when this returns may anybody be told "saved".
    pub(crate) fn acknowledge(&mut self, state: Acknowledged) -> io::Result<()> {
        let counter = self.counter + 1;
        let slot = self.slot_bytes(counter, state);
        self.file
            .seek(SeekFrom::Start((counter % 2) * SLOT_SPACING))?;
        self.file.write_all(&slot)?;
        self.file.sync_data()?;
        self.counter = counter;
        Ok(())
    }

    /// Writes both slots, as for a new vault or a new backup, and syncs the file whole.
    pub(crate) fn begin(&mut self, state: Acknowledged) -> io::Result<()> {
        self.acknowledge(state)?;
        self.acknowledge(state)?;
        self.file.sync_all()
    }

    fn slot_bytes(&self, counter: u64, state: Acknowledged) -> Vec<u8> {
        let mut slot = Vec::with_capacity(SLOT_LENGTH);
        slot.extend_from_slice(MAGIC);
        slot.extend_from_slice(&VERSION.to_be_bytes());
        slot.extend_from_slice(&id_bytes(&self.id));
        slot.extend_from_slice(&counter.to_be_bytes());
        slot.extend_from_slice(&state.generation.to_be_bytes());
        slot.extend_from_slice(&state.ledger.size.to_be_bytes());
        slot.extend_from_slice(state.ledger.root.bytes());
        let tag = hmac::sign(&self.key, &slot);
        slot.extend_from_slice(tag.as_ref());
        slot
    }

    fn read_slot(&mut self, index: u64) -> io::Result<Option<(u64, Acknowledged)>> {
        let mut slot = [0; SLOT_LENGTH];
        self.file.seek(SeekFrom::Start(index * SLOT_SPACING))?;
        match self.file.read_exact(&mut slot) {
            Err(error) if error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            other => other?,
        }
        let (authenticated, tag) = slot.split_at(AUTHENTICATED);
        if hmac::verify(&self.key, authenticated, tag).is_err() {
            return Ok(None);
        }
        Ok(self.parse(authenticated))
    }

    fn parse(&self, slot: &[u8]) -> Option<(u64, Acknowledged)> {
        let (magic, rest) = slot.split_first_chunk::<8>()?;
        let (version, rest) = rest.split_first_chunk::<2>()?;
        let (id, rest) = rest.split_first_chunk::<16>()?;
        if magic != MAGIC || u16::from_be_bytes(*version) != VERSION || *id != id_bytes(&self.id) {
            return None;
        }
        let (counter, rest) = rest.split_first_chunk::<8>()?;
        let (generation, rest) = rest.split_first_chunk::<8>()?;
        let (size, root) = rest.split_first_chunk::<8>()?;
        let ledger = Head {
            size: u64::from_be_bytes(*size),
            root: Digest::new(root.try_into().ok()?),
        };
        let generation = u64::from_be_bytes(*generation);
        Some((
            u64::from_be_bytes(*counter),
            Acknowledged { generation, ledger },
        ))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(size: u64) -> Acknowledged {
        Acknowledged {
            generation: size + 10,
            ledger: Head {
                size,
                root: Digest::new([size as u8; 32]),
            },
        }
    }

    fn place() -> (tempfile::TempDir, std::path::PathBuf, Key, VaultId) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("head");
        (
            folder,
            path,
            Key::random().unwrap(),
            VaultId::new(uuid::Uuid::from_bytes([3; 16])),
        )
    }

    #[test]
    fn the_last_acknowledgement_is_read_again() {
        let (_folder, path, key, id) = place();
        let (mut head, reading) = HeadFile::open(&path, &key, id).unwrap();
        assert_eq!(reading.acknowledged, None);
        head.begin(state(0)).unwrap();
        for size in 1..=5 {
            head.acknowledge(state(size)).unwrap();
            let (_, reading) = HeadFile::open(&path, &key, id).unwrap();
            assert_eq!(reading.acknowledged, Some(state(size)));
            assert!(reading.whole);
        }
    }

    #[test]
    fn a_flipped_bit_costs_at_most_the_slot_it_hits() {
        let (_folder, path, key, id) = place();
        let (mut head, _) = HeadFile::open(&path, &key, id).unwrap();
        head.begin(state(7)).unwrap();
        head.acknowledge(state(8)).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        for slot in 0..2 {
            for bit in 0..SLOT_LENGTH * 8 {
                let mut flipped = bytes.clone();
                flipped[slot * SLOT_SPACING as usize + bit / 8] ^= 1 << (bit % 8);
                std::fs::write(&path, &flipped).unwrap();
                let (_, reading) = HeadFile::open(&path, &key, id).unwrap();
                assert!(!reading.whole);
                let size = reading.acknowledged.unwrap().ledger.size;
                assert!(size == 7 || size == 8);
            }
        }
    }

    #[test]
    fn a_torn_write_leaves_the_slot_before_it() {
        let (_folder, path, key, id) = place();
        let (mut head, _) = HeadFile::open(&path, &key, id).unwrap();
        head.begin(state(3)).unwrap();
        head.acknowledge(state(4)).unwrap();
        let bytes = std::fs::read(&path).unwrap();
        // The third write went to slot 1; cut the file inside it.
        std::fs::write(&path, &bytes[..SLOT_SPACING as usize + 40]).unwrap();
        let (mut head, reading) = HeadFile::open(&path, &key, id).unwrap();
        assert_eq!(reading.acknowledged, Some(state(3)));
        head.acknowledge(state(4)).unwrap();
        assert_eq!(
            HeadFile::open(&path, &key, id).unwrap().1.acknowledged,
            Some(state(4))
        );
    }

    #[test]
    fn the_head_of_another_vault_says_nothing() {
        let (_folder, path, key, id) = place();
        HeadFile::open(&path, &key, id)
            .unwrap()
            .0
            .begin(state(3))
            .unwrap();
        let other = VaultId::new(uuid::Uuid::from_bytes([4; 16]));
        assert_eq!(
            HeadFile::open(&path, &key, other).unwrap().1.acknowledged,
            None
        );
        let other_key = Key::random().unwrap();
        assert_eq!(
            HeadFile::open(&path, &other_key, id)
                .unwrap()
                .1
                .acknowledged,
            None
        );
    }
}
