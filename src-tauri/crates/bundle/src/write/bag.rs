//! Writes one BagIt bag (RFC 8493): payload first, each byte read, hashed and written once; then the
//! manifests, and the signature over the last of them.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::thread;

use domain::{Digest, Moment};
use ledger::signature::{allowed_signers, public_key_pem};
use ring::digest::{Context, SHA256};

use crate::case_file::Signer;
use crate::write::carrier::{Carrier, Wrapping};
use crate::write::{Meter, WriteError};

pub(crate) const MANIFEST: &str = "manifest-sha256.txt";
pub(crate) const TAG_MANIFEST: &str = "tagmanifest-sha256.txt";
pub(crate) const RAW_SIGNATURE: &str = "signature/tagmanifest-sha256.txt.sig";
pub(crate) const SSH_SIGNATURE: &str = "signature/tagmanifest-sha256.txt.sshsig";
pub(crate) const PUBLIC_KEY: &str = "signature/public-key.pem";
pub(crate) const ALLOWED_SIGNERS: &str = "signature/allowed_signers";

const PIECE: usize = 1 << 20;
const PIECES_UNDER_WAY: usize = 4;
/// Below this a second thread costs more than it saves.
const WORTH_A_THREAD: u64 = 4 << 20;

/// One bag being written.
pub(crate) struct Bag {
    carrier: Carrier,
    payload: BTreeMap<String, Digest>,
    tags: BTreeMap<String, Digest>,
    octets: u64,
}

/// What stands in `bag-info.txt`.
pub(crate) struct BagInfo<'a> {
    pub(crate) label: &'a str,
    pub(crate) program: &'a str,
    pub(crate) made: Moment,
    pub(crate) description: &'a str,
}

impl Bag {
    pub(crate) fn begin(
        folder: &Path,
        name: &str,
        wrapping: Wrapping<'_>,
        made: Moment,
    ) -> io::Result<Self> {
        Ok(Self {
            carrier: Carrier::begin(folder, name, wrapping, made)?,
            payload: BTreeMap::new(),
            tags: BTreeMap::new(),
            octets: 0,
        })
    }

    /// Adds a file of the payload (`data/…`) or a tag file from memory.
    pub(crate) fn add(&mut self, path: &str, bytes: &[u8]) -> Result<Digest, WriteError> {
        self.carrier.file(path, Some(bytes.len() as u64))?;
        self.carrier.write_all(bytes)?;
        let mut hash = Context::new(&SHA256);
        hash.update(bytes);
        let digest = finished(hash);
        self.note(path, digest, bytes.len() as u64);
        Ok(digest)
    }

    /// Adds a file that something else writes, piece by piece.
    pub(crate) fn write_with<T, E: From<io::Error>>(
        &mut self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
    ) -> Result<(T, Digest), E> {
        self.carrier.file(path, None)?;
        let mut out = Hashed {
            carrier: &mut self.carrier,
            hash: Context::new(&SHA256),
            size: 0,
        };
        let made = write(&mut out)?;
        let size = out.size;
        let digest = finished(out.hash);
        self.note(path, digest, size);
        Ok((made, digest))
    }

    /// Adds evidence: its bytes are hashed by a second thread while the next ones are read and
    /// written, and must be the ones that the record names.
    pub(crate) fn stream(
        &mut self,
        path: &str,
        source: &mut dyn Read,
        expected: (Digest, u64),
        meter: &mut Meter<'_>,
    ) -> Result<(), WriteError> {
        let (digest, size) = expected;
        self.carrier.file(path, Some(size))?;
        let found = if size < WORTH_A_THREAD {
            copy(source, &mut self.carrier, meter)?
        } else {
            copy_beside(source, &mut self.carrier, meter)?
        };
        if found != (digest, size) {
            return Err(WriteError::EvidenceChanged { expected: digest });
        }
        self.note(path, digest, size);
        Ok(())
    }

    fn note(&mut self, path: &str, digest: Digest, size: u64) {
        if path.starts_with("data/") {
            self.payload.insert(path.to_owned(), digest);
            self.octets += size;
        } else {
            self.tags.insert(path.to_owned(), digest);
        }
    }

    /// Gives it its whole name as it is: files that are no bag, so that nothing in them says what they were. Gives their
    /// digests too.
    pub(crate) fn finish_as_files(self) -> Result<(PathBuf, BTreeMap<String, Digest>), WriteError> {
        Ok((self.carrier.finish()?, self.tags))
    }

    /// Writes what makes it a bag, signs it, and gives it its whole name.
    pub(crate) fn finish(
        mut self,
        info: &BagInfo<'_>,
        signer: &dyn Signer,
    ) -> Result<PathBuf, WriteError> {
        self.add(
            "bagit.txt",
            b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        )?;
        let oxum = format!("{}.{}", self.octets, self.payload.len());
        let date = info.made.local().format("%Y-%m-%d");
        let lines = format!(
            "Bag-Software-Agent: {}\nBagging-Date: {date}\nExternal-Identifier: {}\n\
             Internal-Sender-Description: {}\nPayload-Oxum: {oxum}\n",
            info.program, info.label, info.description,
        );
        self.add("bag-info.txt", lines.as_bytes())?;
        let manifest = lines_of(&self.payload);
        self.add(MANIFEST, manifest.as_bytes())?;
        let tag_manifest = lines_of(&self.tags);
        self.add(TAG_MANIFEST, tag_manifest.as_bytes())?;
        let key = signer.verifying_key();
        self.add(RAW_SIGNATURE, signer.sign(tag_manifest.as_bytes()).bytes())?;
        self.add(
            SSH_SIGNATURE,
            signer.ssh_signature(tag_manifest.as_bytes()).as_bytes(),
        )?;
        self.add(PUBLIC_KEY, public_key_pem(&key).as_bytes())?;
        self.add(ALLOWED_SIGNERS, allowed_signers(&key).as_bytes())?;
        Ok(self.carrier.finish()?)
    }
}

fn lines_of(files: &BTreeMap<String, Digest>) -> String {
    let lines = files
        .iter()
        .map(|(path, digest)| format!("{digest}  {path}\n"));
    lines.collect()
}

struct Hashed<'a> {
    carrier: &'a mut Carrier,
    hash: Context,
    size: u64,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.carrier.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.carrier.flush()
    }
}

pub(crate) fn finished(hash: Context) -> Digest {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(hash.finish().as_ref());
    Digest::new(bytes)
}

/// Fills a buffer as far as the source goes.
pub(crate) fn fill(source: &mut dyn Read, piece: &mut [u8]) -> io::Result<usize> {
    let mut filled = 0;
    while filled < piece.len() {
        match source.read(&mut piece[filled..]) {
            Ok(0) => break,
            Ok(read) => filled += read,
            Err(fault) if fault.kind() == io::ErrorKind::Interrupted => {}
            Err(fault) => return Err(fault),
        }
    }
    Ok(filled)
}

/// Copies and hashes, piece by piece.
pub(crate) fn copy(
    source: &mut dyn Read,
    out: &mut dyn Write,
    meter: &mut Meter<'_>,
) -> Result<(Digest, u64), WriteError> {
    let mut hash = Context::new(&SHA256);
    let mut piece = vec![0; 1 << 16];
    let mut size = 0;
    loop {
        let read = fill(source, &mut piece).map_err(WriteError::Evidence)?;
        if read == 0 {
            return Ok((finished(hash), size));
        }
        hash.update(&piece[..read]);
        out.write_all(&piece[..read])?;
        size += read as u64;
        meter.add(read as u64)?;
    }
}

fn copy_beside(
    source: &mut dyn Read,
    out: &mut dyn Write,
    meter: &mut Meter<'_>,
) -> Result<(Digest, u64), WriteError> {
    thread::scope(|scope| {
        let (to_hash, pieces) = sync_channel::<(Vec<u8>, usize)>(PIECES_UNDER_WAY);
        let (back, empty) = sync_channel::<Vec<u8>>(PIECES_UNDER_WAY + 1);
        let hasher = scope.spawn(move || hash_all(&pieces, &back));
        let copied = feed(source, out, meter, &to_hash, &empty);
        drop(to_hash);
        let digest = hasher.join().map_err(|_| WriteError::Stopped)?;
        Ok((digest, copied?))
    })
}

fn hash_all(pieces: &Receiver<(Vec<u8>, usize)>, back: &SyncSender<Vec<u8>>) -> Digest {
    let mut hash = Context::new(&SHA256);
    while let Ok((piece, length)) = pieces.recv() {
        hash.update(&piece[..length]);
        // Nobody waits for it once the last piece is read.
        let _ = back.try_send(piece);
    }
    finished(hash)
}

fn feed(
    source: &mut dyn Read,
    out: &mut dyn Write,
    meter: &mut Meter<'_>,
    to_hash: &SyncSender<(Vec<u8>, usize)>,
    empty: &Receiver<Vec<u8>>,
) -> Result<u64, WriteError> {
    let mut size = 0;
    loop {
        let mut piece = empty.try_recv().unwrap_or_else(|_| vec![0; PIECE]);
        let read = fill(source, &mut piece).map_err(WriteError::Evidence)?;
        if read == 0 {
            return Ok(size);
        }
        out.write_all(&piece[..read])?;
        size += read as u64;
        to_hash
            .send((piece, read))
            .map_err(|_| WriteError::Stopped)?;
        meter.add(read as u64)?;
    }
}
