//! Writes one BagIt bag (RFC 8493): payload first, each byte read, hashed and written once; then the manifests. Last comes
//! the text that names what lists every file of every part, and its signature: it is the same in each bag.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};

use disk::{Content, Hasher, copy_hashed};
use domain::{Digest, Moment};
use job::Meter;
use ledger::HandOver;
use ledger::signature::{allowed_signers, key_line, public_key_pem};
use serde::Serialize;

use crate::case_file::{CaseFile, Signer};
use crate::error::WriteError;
use crate::format::layout::{
    ALLOWED_SIGNERS, BAG, BAG_INFO, BLIND, HAND_OVER, KEY_LINE, MANIFEST, PAYLOAD, PUBLIC_KEY,
    Part, RAW_SIGNATURE, SSH_SIGNATURE, TAG_MANIFEST,
};
use crate::write::container::{Container, Wrapping};

/// One bag being written.
pub(crate) struct Bag {
    container: Container,
    payload: BTreeMap<String, Content>,
    tags: BTreeMap<String, Content>,
}

/// What stands in `bag-info.txt`.
pub(crate) struct BagInfo<'a> {
    pub(crate) part: Part,
    pub(crate) program: &'a str,
    pub(crate) made: Moment,
    pub(crate) description: &'a str,
}

impl<'a> BagInfo<'a> {
    pub(crate) fn of(part: Part, case: &'a CaseFile, description: &'a str) -> Self {
        Self {
            part,
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
        })
    }

    /// The name of its folder, on the disk or in the ZIP.
    pub(crate) fn name(&self) -> String {
        self.container.name()
    }

    /// Adds a file of the payload (`data/…`) or a tag file from memory.
    pub(crate) fn add(&mut self, path: &str, bytes: &[u8]) -> Result<Digest, WriteError> {
        self.container.file(path, Some(bytes.len() as u64))?;
        self.container.write_all(bytes)?;
        let digest = digest_of(bytes);
        self.note(path, digest, bytes.len() as u64);
        Ok(digest)
    }

    /// Adds a file that something else writes, piece by piece. Where that fails before its first byte, nothing was added.
    pub(crate) fn write_with<T, E: From<io::Error>>(
        &mut self,
        path: &str,
        write: impl FnOnce(&mut dyn Write) -> Result<T, E>,
    ) -> Result<(T, Content), E> {
        let mut out = Hashed {
            to_begin: Some(path),
            container: &mut self.container,
            hash: Hasher::default(),
            size: 0,
        };
        let made = write(&mut out)?;
        out.begin()?;
        let size = out.size;
        let digest = out.hash.finish();
        self.note(path, digest, size);
        Ok((made, Content { digest, size }))
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
        let files = match path.starts_with(PAYLOAD) {
            true => &mut self.payload,
            false => &mut self.tags,
        };
        files.insert(path.to_owned(), Content { digest, size });
    }

    /// Gives it its whole name as it is: files that are no bag, so that nothing in them says what they were. Gives their
    /// digests too.
    pub(crate) fn finish_as_files(self) -> Result<(PathBuf, BTreeMap<String, Digest>), WriteError> {
        let digests = self
            .tags
            .into_iter()
            .map(|(name, file)| (name, file.digest));
        let digests = digests.collect();
        Ok((self.container.finish()?, digests))
    }

    /// Writes what makes it a bag. What lists every file of it is fixed with that.
    pub(crate) fn close(
        mut self,
        info: &BagInfo<'_>,
        signer: &dyn Signer,
    ) -> Result<ClosedBag, WriteError> {
        self.add(
            BAG,
            b"BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n",
        )?;
        let octets: u64 = self.payload.values().map(|file| file.size).sum();
        let oxum = format!("{octets}.{}", self.payload.len());
        let date = info.made.local().format("%Y-%m-%d");
        let manifest = lines_of(&self.payload);
        let blind = signer.blind(info.part.in_hand_over(), &digest_of(manifest.as_bytes()));
        // By its whole name a folder is known that is called otherwise later.
        let lines = format!(
            "Bag-Software-Agent: {}\nBagging-Date: {date}\nExternal-Identifier: {}\n\
             Internal-Sender-Description: {}\nPayload-Oxum: {oxum}\n{BLIND}: {blind}\n",
            info.program,
            self.name(),
            info.description,
        );
        self.add(BAG_INFO, lines.as_bytes())?;
        self.add(MANIFEST, manifest.as_bytes())?;
        let listing = lines_of(&self.tags);
        let tag_manifest = self.add(TAG_MANIFEST, listing.as_bytes())?;
        Ok(ClosedBag {
            bag: self,
            tag_manifest,
        })
    }
}

/// A bag of which nothing is missing but the signature.
pub(crate) struct ClosedBag {
    bag: Bag,
    tag_manifest: Digest,
}

impl ClosedBag {
    /// The hash of what lists every file.
    pub(crate) const fn tag_manifest(&self) -> Digest {
        self.tag_manifest
    }

    /// Its files with their digests and sizes, by their paths.
    pub(crate) fn files(&self) -> impl Iterator<Item = (&String, &Content)> {
        self.bag.payload.iter().chain(&self.bag.tags)
    }

    /// Puts the text into it that names it, signed, and gives it its whole name.
    pub(crate) fn sign(
        mut self,
        text: &HandOver,
        signer: &dyn Signer,
    ) -> Result<PathBuf, WriteError> {
        let text = text.to_string();
        let key = signer.verifying_key();
        let files = [
            (HAND_OVER, text.clone().into_bytes()),
            (RAW_SIGNATURE, signer.sign(text.as_bytes()).bytes().to_vec()),
            (
                SSH_SIGNATURE,
                signer.ssh_signature(text.as_bytes()).into_bytes(),
            ),
            (PUBLIC_KEY, public_key_pem(&key).into_bytes()),
            (ALLOWED_SIGNERS, allowed_signers(&key).into_bytes()),
            (KEY_LINE, key_line(&key).into_bytes()),
        ];
        for (path, bytes) in files {
            self.bag.add(path, &bytes)?;
        }
        Ok(self.bag.container.finish()?)
    }
}

fn lines_of(files: &BTreeMap<String, Content>) -> String {
    let lines = files
        .iter()
        .map(|(path, file)| format!("{}  {path}\n", file.digest));
    lines.collect()
}

/// SHA-256 of bytes in memory.
pub(crate) fn digest_of(bytes: &[u8]) -> Digest {
    let mut hash = Hasher::default();
    hash.update(bytes);
    hash.finish()
}

struct Hashed<'a> {
    /// The file's path, until it is begun.
    to_begin: Option<&'a str>,
    container: &'a mut Container,
    hash: Hasher,
    size: u64,
}

impl Hashed<'_> {
    fn begin(&mut self) -> io::Result<()> {
        match self.to_begin.take() {
            Some(path) => self.container.file(path, None),
            None => Ok(()),
        }
    }
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.begin()?;
        let written = self.container.write(bytes)?;
        self.hash.update(&bytes[..written]);
        self.size += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.container.flush()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::sample::moment;

    #[test]
    fn a_file_that_fails_before_its_first_byte_is_in_no_bag_and_its_name_is_free() {
        for wrapping in [Wrapping::Zip, Wrapping::Folder] {
            let folder = tempfile::tempdir().unwrap();
            let mut bag = Bag::begin(folder.path(), "bag", wrapping, moment(1)).unwrap();
            let refused = bag.write_with("data/one", |_| Err::<(), _>(io::Error::other("no")));
            assert!(refused.is_err());
            bag.write_with("data/two", |_| Ok::<_, io::Error>(()))
                .unwrap();
            bag.write_with("data/one", |out| out.write_all(b"whole"))
                .unwrap();
            let digests = bag.payload.keys().cloned().collect::<Vec<_>>();
            assert_eq!(digests, ["data/one", "data/two"]);
            let whole = bag.container.finish().unwrap();
            match wrapping {
                Wrapping::Folder => {
                    assert_eq!(std::fs::read(whole.join("data/one")).unwrap(), b"whole");
                    assert_eq!(std::fs::read(whole.join("data/two")).unwrap(), b"");
                }
                _ => {
                    let file = std::fs::File::open(whole).unwrap();
                    let zip = zip::ZipArchive::new(file).unwrap();
                    let names: Result<Vec<_>, _> = zip.file_names().collect();
                    let mut names = names.unwrap();
                    names.sort_unstable();
                    assert_eq!(names, ["bag/data/one", "bag/data/two"]);
                }
            }
        }
    }
}
