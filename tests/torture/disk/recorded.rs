//! Reading what the disk that fails wrote down. The form of a record stands in `tests/faults/src/log.rs`.

use std::fs;
use std::path::{Path, PathBuf};

/// What was done to the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    Create,
    MakeFolder,
    Write,
    Cut,
    Sync,
    Rename,
    Link,
    Remove,
    RemoveFolder,
    /// No operation: something that the program said.
    Say,
}

impl Kind {
    fn of(letter: u8) -> Self {
        match letter {
            b'c' => Self::Create,
            b'm' => Self::MakeFolder,
            b'w' => Self::Write,
            b't' => Self::Cut,
            b's' => Self::Sync,
            b'r' => Self::Rename,
            b'l' => Self::Link,
            b'u' => Self::Remove,
            b'x' => Self::RemoveFolder,
            b'!' => Self::Say,
            other => panic!("{other} is no operation"),
        }
    }

    /// Whether it may find no room.
    pub fn needs_room(self) -> bool {
        matches!(
            self,
            Self::Create | Self::MakeFolder | Self::Write | Self::Rename | Self::Link
        )
    }
}

/// One operation that was done.
#[derive(Debug, Clone)]
pub struct Operation {
    pub kind: Kind,
    /// Which one it was, among those that can fail.
    pub number: u64,
    /// From the watched folder.
    pub path: PathBuf,
    pub to: PathBuf,
    pub offset: u64,
    pub data: Vec<u8>,
}

/// Every operation of a run, in order.
pub fn read(log: &Path, watched: &Path) -> Vec<Operation> {
    let bytes = fs::read(log).expect("the log can be read");
    let mut rest = bytes.as_slice();
    let mut operations = Vec::new();
    while !rest.is_empty() {
        let kind = Kind::of(take(&mut rest, 1)[0]);
        let number = u64::from_le_bytes(take(&mut rest, 8).try_into().expect("eight bytes"));
        let offset = u64::from_le_bytes(take(&mut rest, 8).try_into().expect("eight bytes"));
        let lengths = [(); 3].map(|()| {
            let length = take(&mut rest, 4).try_into().expect("four bytes");
            u32::from_le_bytes(length) as usize
        });
        let path = path_of(take(&mut rest, lengths[0]), watched);
        let to = path_of(take(&mut rest, lengths[1]), watched);
        operations.push(Operation {
            kind,
            number,
            path,
            to,
            offset,
            data: take(&mut rest, lengths[2]).to_owned(),
        });
    }
    operations
}

fn take<'log>(rest: &mut &'log [u8], length: usize) -> &'log [u8] {
    let (taken, left) = rest.split_at(length);
    *rest = left;
    taken
}

fn path_of(bytes: &[u8], watched: &Path) -> PathBuf {
    let path = Path::new(std::str::from_utf8(bytes).expect("paths are text"));
    path.strip_prefix(watched).unwrap_or(path).to_owned()
}
