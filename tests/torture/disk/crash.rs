//! What may stand on a disk after the power went.
//!
//! The model is stricter than any one file system. What was written to a file, and where it was cut, may or may not be
//! there until the file itself was synced; each write on its own, and any 512 bytes of it on their own, so that what
//! was written later may be there and what was written earlier not. A name that was given, changed or taken away may or
//! may not be so until its folder was synced; syncing the file is not enough. A rename is never half done.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::path::Path;

use rand::Rng;
use rand_chacha::ChaCha8Rng;

use super::recorded::{Kind, Operation};

const SECTOR: u64 = 512;

type Number = usize;

/// A file or a folder, whatever it is called.
#[derive(Debug, Clone)]
enum Node {
    File {
        synced: Vec<u8>,
        unsynced: Vec<Change>,
    },
    Folder(BTreeMap<OsString, Number>),
}

#[derive(Debug, Clone)]
enum Change {
    Write { offset: u64, data: Vec<u8> },
    Cut(u64),
}

/// A name that was given, taken away or moved.
#[derive(Debug, Clone)]
struct Naming {
    node: Number,
    from: Option<(Number, OsString)>,
    to: Option<(Number, OsString)>,
    synced: bool,
}

/// How much of what was not synced is on the disk.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Nothing of it.
    All,
    /// All of it: only the program is gone.
    Nothing,
    /// All up to some moment, in the order in which it was done.
    FromSomeMoment,
    /// Names in their order, as a journal keeps them; content as it happens to come.
    Journalled,
    /// Each thing on its own.
    Anything,
}

impl Loss {
    pub const ALL: [Self; 5] = [
        Self::All,
        Self::Nothing,
        Self::FromSomeMoment,
        Self::Journalled,
        Self::Anything,
    ];
}

/// A disk on which operations are done one after another.
pub struct Disk {
    /// The names that stand when nothing is lost, with the root as node 0.
    nodes: Vec<Node>,
    /// The names that stood at the beginning.
    begun: Vec<Node>,
    namings: Vec<Naming>,
}

impl Disk {
    /// A disk that holds a folder, all of it synced.
    pub fn holding(folder: &Path) -> Self {
        let mut nodes = vec![Node::Folder(BTreeMap::new())];
        load(folder, 0, &mut nodes);
        Self {
            begun: nodes.clone(),
            nodes,
            namings: Vec::new(),
        }
    }

    /// Does what was done.
    pub fn carry_out(&mut self, operation: &Operation) {
        match operation.kind {
            Kind::Say => {}
            Kind::Create => {
                let file = Node::File {
                    synced: Vec::new(),
                    unsynced: Vec::new(),
                };
                self.make(&operation.path, file);
            }
            Kind::MakeFolder => self.make(&operation.path, Node::Folder(BTreeMap::new())),
            Kind::Write => self.change(
                &operation.path,
                Change::Write {
                    offset: operation.offset,
                    data: operation.data.clone(),
                },
            ),
            Kind::Cut => self.change(&operation.path, Change::Cut(operation.offset)),
            Kind::Sync => self.sync(&operation.path),
            Kind::Rename => {
                let node = self.find(&operation.path);
                let (from, to) = (self.place(&operation.path), self.place(&operation.to));
                self.name(node, Some(from), Some(to));
            }
            Kind::Link => {
                let node = self.find(&operation.path);
                let to = self.place(&operation.to);
                self.name(node, None, Some(to));
            }
            Kind::Remove | Kind::RemoveFolder => {
                let node = self.find(&operation.path);
                let from = self.place(&operation.path);
                self.name(node, Some(from), None);
            }
        }
    }

    fn make(&mut self, path: &Path, node: Node) {
        let empty = match node {
            Node::File { .. } => Node::File {
                synced: Vec::new(),
                unsynced: Vec::new(),
            },
            Node::Folder(_) => Node::Folder(BTreeMap::new()),
        };
        self.begun.push(empty);
        self.nodes.push(node);
        let to = self.place(path);
        self.name(self.nodes.len() - 1, None, Some(to));
    }

    fn name(
        &mut self,
        node: Number,
        from: Option<(Number, OsString)>,
        to: Option<(Number, OsString)>,
    ) {
        let naming = Naming {
            node,
            from,
            to,
            synced: false,
        };
        apply(&naming, &mut self.nodes);
        self.namings.push(naming);
    }

    fn change(&mut self, path: &Path, change: Change) {
        let node = self.find(path);
        match &mut self.nodes[node] {
            Node::File { unsynced, .. } => unsynced.push(change),
            Node::Folder(_) => panic!("{} is a folder", path.display()),
        }
    }

    fn sync(&mut self, path: &Path) {
        let node = self.find(path);
        if let Node::File { synced, unsynced } = &mut self.nodes[node] {
            for change in unsynced.drain(..) {
                change.carry_out(synced, |_| true);
            }
            return;
        }
        for naming in &mut self.namings {
            let folder = naming.to.as_ref().or(naming.from.as_ref());
            naming.synced |= folder.is_some_and(|(folder, _)| *folder == node);
        }
    }

    fn find(&self, path: &Path) -> Number {
        let mut node = 0;
        for name in path {
            let Node::Folder(names) = &self.nodes[node] else {
                panic!("{} lies in no folder", path.display());
            };
            let Some(found) = names.get(name) else {
                panic!("{} is not there", path.display());
            };
            node = *found;
        }
        node
    }

    fn place(&self, path: &Path) -> (Number, OsString) {
        let above = path.parent().unwrap_or(Path::new(""));
        let name = path.file_name().expect("an operation has a name");
        (self.find(above), name.to_owned())
    }

    /// Puts what may be there after a power cut into a folder.
    pub fn fall(&self, loss: Loss, random: &mut ChaCha8Rng, target: &Path) {
        let mut nodes = self.begun.clone();
        let waiting = self.namings.iter().filter(|naming| !naming.synced).count();
        let mut left = match loss {
            Loss::All | Loss::Anything => 0,
            Loss::Nothing => waiting,
            Loss::FromSomeMoment | Loss::Journalled => random.random_range(0..=waiting),
        };
        for naming in &self.namings {
            let by_itself = loss == Loss::Anything && random.random_bool(0.5);
            if naming.synced || by_itself || left > 0 {
                apply(naming, &mut nodes);
            }
            if !naming.synced {
                left = left.saturating_sub(1);
            }
        }
        self.write_folder(&nodes, 0, (loss, random), target);
    }

    fn write_folder(
        &self,
        names: &[Node],
        folder: Number,
        (loss, random): (Loss, &mut ChaCha8Rng),
        target: &Path,
    ) {
        fs::create_dir_all(target).expect("a folder can be made");
        let Node::Folder(held) = &names[folder] else {
            return;
        };
        for (name, node) in held {
            let path = target.join(name);
            match &self.nodes[*node] {
                Node::Folder(_) => self.write_folder(names, *node, (loss, random), &path),
                Node::File { synced, unsynced } => {
                    let bytes = fallen(synced, unsynced, loss, random);
                    fs::write(path, bytes).expect("there is room");
                }
            }
        }
    }
}

fn load(folder: &Path, number: Number, nodes: &mut Vec<Node>) {
    let entries = fs::read_dir(folder).expect("a folder can be listed");
    for entry in entries.flatten() {
        let path = entry.path();
        let node = match path.is_dir() {
            true => Node::Folder(BTreeMap::new()),
            false => Node::File {
                synced: fs::read(&path).expect("a file can be read"),
                unsynced: Vec::new(),
            },
        };
        nodes.push(node);
        let made = nodes.len() - 1;
        if let Node::Folder(names) = &mut nodes[number] {
            names.insert(entry.file_name(), made);
        }
        if path.is_dir() {
            load(&path, made, nodes);
        }
    }
}

/// Changes names. What is no longer called so, since an earlier change was lost, is left alone.
fn apply(naming: &Naming, nodes: &mut [Node]) {
    if let Some((folder, name)) = &naming.from {
        let Node::Folder(names) = &mut nodes[*folder] else {
            return;
        };
        if names.get(name) != Some(&naming.node) {
            return;
        }
        names.remove(name);
    }
    if let Some((folder, name)) = &naming.to
        && let Node::Folder(names) = &mut nodes[*folder]
    {
        names.insert(name.clone(), naming.node);
    }
}

impl Change {
    /// Does it where a sector is kept.
    fn carry_out(self, bytes: &mut Vec<u8>, mut keeps: impl FnMut(u64) -> bool) {
        match self {
            Self::Cut(length) => bytes.resize(length as usize, 0),
            Self::Write { offset, data } => {
                let end = offset + data.len() as u64;
                if bytes.len() < end as usize {
                    bytes.resize(end as usize, 0);
                }
                let mut at = offset;
                while at < end {
                    let next = ((at / SECTOR + 1) * SECTOR).min(end);
                    if keeps(at / SECTOR) {
                        let part = &data[(at - offset) as usize..(next - offset) as usize];
                        bytes[at as usize..next as usize].copy_from_slice(part);
                    }
                    at = next;
                }
            }
        }
    }
}

/// The bytes of a file as they may be.
fn fallen(synced: &[u8], unsynced: &[Change], loss: Loss, random: &mut ChaCha8Rng) -> Vec<u8> {
    let mut bytes = synced.to_vec();
    let until = match loss {
        Loss::FromSomeMoment => random.random_range(0..=unsynced.len()),
        _ => unsynced.len(),
    };
    for (place, change) in unsynced[..until].iter().enumerate() {
        let torn = loss == Loss::FromSomeMoment && place + 1 == until;
        let kept = match loss {
            Loss::All => break,
            Loss::Nothing => Kept::Whole,
            Loss::FromSomeMoment if !torn => Kept::Whole,
            _ => Kept::some(random),
        };
        let first = match change {
            Change::Write { offset, data } => {
                let sectors = data.len() as u64 / SECTOR + 1;
                offset / SECTOR + random.random_range(0..=sectors)
            }
            Change::Cut(_) => 0,
        };
        match kept {
            Kept::Nothing => {}
            Kept::Whole => change.clone().carry_out(&mut bytes, |_| true),
            Kept::Beginning => change
                .clone()
                .carry_out(&mut bytes, |sector| sector < first),
            Kept::End => change
                .clone()
                .carry_out(&mut bytes, |sector| sector >= first),
            Kept::Sectors => change
                .clone()
                .carry_out(&mut bytes, |_| random.random_bool(0.5)),
        }
    }
    bytes
}

/// What is kept of one write.
enum Kept {
    Nothing,
    Whole,
    Beginning,
    End,
    Sectors,
}

impl Kept {
    fn some(random: &mut ChaCha8Rng) -> Self {
        match random.random_range(0..6) {
            0 | 1 => Self::Nothing,
            2 => Self::Whole,
            3 => Self::Beginning,
            4 => Self::End,
            _ => Self::Sectors,
        }
    }
}
