//! Writes one BagIt bag (RFC 8493): payload first, each byte read, hashed and written once; then the
//! manifests, and the signature over the last of them.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use disk::{Content, Hasher, copy_hashed};
use domain::{Digest, Moment};
use job::Meter;
use ledger::signature::{allowed_signers, public_key_pem};
use serde::Serialize;

use crate::case_file::{CaseFile, Signer};
use crate::error::WriteError;
use crate::format::layout::{
    ALLOWED_SIGNERS, BAG, BAG_INFO, MANIFEST, PAYLOAD, PUBLIC_KEY, RAW_SIGNATURE, SSH_SIGNATURE,
    TAG_MANIFEST,
};
use crate::write::container::{Container, Wrapping};

/// One bag being written.
pub(crate) struct Bag {
    container: Container,
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

impl<'a> BagInfo<'a> {
    pub(crate) fn of(case: &'a CaseFile, description: &'a str) -> Self {
        Self {
            label: case.label.as_str(),
            program: &case.program,
            made: case.made,
            description,
        }
    }
}

impl Bag {
    pub(crate) fn begin(
        folder: &Path,
        name: &str,
        wrapping: Wrapping<'_>,
        made: Moment,
    ) -> io::Result<Self> {
        Ok(Self {
            container: Container::begin(folder, name, wrapping, made)?,
            payload: BTreeMap::new(),
            tags: BTreeMap::new(),
            octets: 0,
        })
    }

    /// Adds a file of the payload (`data/…`) or a tag file from memory.
    pub(crate) fn add(&mut self, path: &str, bytes: &[u8]) -> Result<Digest, WriteError> {
        self.container.file(path, Some(bytes.len() as u64))?;
        self.container.write_all(bytes)?;
        let mut hash = Hasher::default();
        hash.update(bytes);
        let digest = hash.finish();
        self.note(path, digest, bytes.len() as u64);
        Ok(digest)
    }

    /// Adds a file that something else writes, piece by piece.
    pub(crate) fn write_with<T, E: From<io::Error>>(
        &mut self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
    ) -> Result<(T, Digest), E> {
        self.container.file(path, None)?;
        let mut out = Hashed {
            container: &mut self.container,
            hash: Hasher::default(),
            size: 0,
        };
        let made = write(&mut out)?;
        let size = out.size;
        let digest = out.hash.finish();
        self.note(path, digest, size);
        Ok((made, digest))
    }

    /// Adds evidence: its bytes are hashed beside being written, and must be the ones that the record names.
    pub(crate) fn stream(
        &mut self,
        path: &str,
        source: &mut dyn Read,
        expected: Content,
        meter: &mut Meter<'_>,
    ) -> Result<(), WriteError> {
        let Content { digest, size } = expected;
        self.container.file(path, Some(size))?;
        let found = copy_hashed(source, &mut self.container, meter, WriteError::Evidence)?;
        if found != expected {
            return Err(WriteError::EvidenceChanged { expected: digest });
        }
        self.note(path, digest, size);
        Ok(())
    }

    /// Adds a value for programs, laid out so that people can read it too.
    pub(crate) fn add_json(
        &mut self,
        path: &str,
        value: &impl Serialize,
    ) -> Result<(), WriteError> {
        let mut bytes = serde_json::to_vec_pretty(value).map_err(|_| WriteError::Tables)?;
        bytes.push(b'\n');
        self.add(path, &bytes)?;
        Ok(())
    }

    fn note(&mut self, path: &str, digest: Digest, size: u64) {
        if path.starts_with(PAYLOAD) {
            self.payload.insert(path.to_owned(), digest);
            self.octets += size;
        } else {
            self.tags.insert(path.to_owned(), digest);
        }
    }

    /// Gives it its whole name as it is: files that are no bag, so that nothing in them says what they were. Gives their
    /// digests too.
    pub(crate) fn finish_as_files(self) -> Result<(PathBuf, BTreeMap<String, Digest>), WriteError> {
        Ok((self.container.finish()?, self.tags))
    }

    /// Writes what makes it a bag, signs it, and gives it its whole name.
    pub(crate) fn finish(
        mut self,
        info: &BagInfo<'_>,
        signer: &dyn Signer,
    ) -> Result<PathBuf, WriteError> {
        self.add(
            BAG,
            b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        )?;
        let oxum = format!("{}.{}", self.octets, self.payload.len());
        let date = info.made.local().format("%Y-%m-%d");
        let lines = format!(
            "Bag-Software-Agent: {}\nBagging-Date: {date}\nExternal-Identifier: {}\n\
             Internal-Sender-Description: {}\nPayload-Oxum: {oxum}\n",
            info.program, info.label, info.description,
        );
        self.add(BAG_INFO, lines.as_bytes())?;
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
        Ok(self.container.finish()?)
    }
}

fn lines_of(files: &BTreeMap<String, Digest>) -> String {
    let lines = files
        .iter()
        .map(|(path, digest)| format!("{digest}  {path}\n"));
    lines.collect()
}

struct Hashed<'a> {
    container: &'a mut Container,
    hash: Hasher,
    size: u64,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let written = self.container.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.container.flush()
    }
}
