//! What a bundle needs of others while it is planned and written.

use std::collections::BTreeMap;
use std::io::{self, Read, Write};

use domain::{Digest, EntryId};
use ledger::signature::ssh_signature;
use ledger::{Signature, VerifyingKey};

use super::{Sample, hash, id};
use crate::case_file::{Evidence, Signer, WithheldIn};
use crate::clean_copy::{Copied, NotCopied};
use crate::print::{Pictures, PrintError, PrintJob, Printed, Printer, Standard};
use crate::searched::{FoundWords, NotSearched, Searched};

impl Signer for Sample {
    fn verifying_key(&self) -> VerifyingKey {
        self.key.verifying_key()
    }

    fn sign(&self, bytes: &[u8]) -> Signature {
        self.key.sign(bytes)
    }

    fn ssh_signature(&self, bytes: &[u8]) -> String {
        ssh_signature(&self.key, bytes)
    }

    fn blind(&self, part: &str, manifest: &Digest) -> Digest {
        hash(format!("a secret of the vault\n{part}\n{manifest}").as_bytes())
    }
}

impl Evidence for Sample {
    fn open(&self, digest: &Digest) -> io::Result<Box<dyn Read + Send + '_>> {
        let bytes = self.files.get(digest).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(bytes.as_slice()))
    }

    fn picture(&self, _: EntryId) -> Option<Vec<u8>> {
        None
    }

    fn clean_copy(
        &self,
        item: EntryId,
        _: WithheldIn<'_>,
        out: &mut dyn Write,
    ) -> Result<Copied, NotCopied> {
        if item != id(20) {
            return Err(NotCopied::NoneCanBeMade);
        }
        out.write_all(b"photo without")
            .map_err(|_| NotCopied::CouldNotBeRead)?;
        Ok(Copied {
            media_type: "image/jpeg".to_owned(),
            pieces: None,
        })
    }

    fn words_in_copy(&self, _: &[u8]) -> Vec<FoundWords> {
        let found = |text: &str, locator: &str| FoundWords {
            text: text.to_owned(),
            locator: locator.to_owned(),
        };
        vec![
            found("as the copy has it", "page 1"),
            found("what holds a page together", "hidden details, Stream"),
        ]
    }

    fn search(&self, item: EntryId) -> Searched {
        match self.words.get(&item) {
            Some(words) => Searched {
                words: words.clone(),
                not_searched: None,
                unread: self.unread.get(&item).cloned().unwrap_or_default(),
                shows: false,
            },
            None => Searched::nothing(NotSearched::Unreadable),
        }
    }
}

/// How an item is searched, and how it is copied.
type Search<'a> = &'a (dyn Fn(EntryId) -> Searched + Sync);
type Copy<'a> = &'a (dyn Fn(WithheldIn<'_>) -> Result<Copied, NotCopied> + Sync);

/// The sample, of which one thing is done in another way.
pub(crate) struct Otherwise<'a> {
    sample: &'a Sample,
    search: Option<Search<'a>>,
    copy: Option<Copy<'a>>,
}

impl<'a> Otherwise<'a> {
    pub(crate) fn searched(sample: &'a Sample, search: Search<'a>) -> Self {
        Self {
            sample,
            search: Some(search),
            copy: None,
        }
    }

    pub(crate) fn copied(sample: &'a Sample, copy: Copy<'a>) -> Self {
        Self {
            sample,
            search: None,
            copy: Some(copy),
        }
    }
}

impl Evidence for Otherwise<'_> {
    fn open(&self, digest: &Digest) -> io::Result<Box<dyn Read + Send + '_>> {
        self.sample.open(digest)
    }

    fn picture(&self, item: EntryId) -> Option<Vec<u8>> {
        self.sample.picture(item)
    }

    fn clean_copy(
        &self,
        item: EntryId,
        withheld: WithheldIn<'_>,
        out: &mut dyn Write,
    ) -> Result<Copied, NotCopied> {
        match self.copy {
            Some(copy) => copy(withheld),
            None => self.sample.clean_copy(item, withheld, out),
        }
    }

    fn words_in_copy(&self, copy: &[u8]) -> Vec<FoundWords> {
        self.sample.words_in_copy(copy)
    }

    fn search(&self, item: EntryId) -> Searched {
        match self.search {
            Some(search) => search(item),
            None => self.sample.search(item),
        }
    }
}

/// Writes the job itself where the PDF would stand, so that a test can look for words in it.
pub(crate) struct PlainPrinter;

impl Printer for PlainPrinter {
    fn print(
        &self,
        job: &PrintJob,
        _: &mut Pictures<'_>,
        out: &mut dyn Write,
    ) -> Result<Printed, PrintError> {
        serde_json::to_writer(out, job).map_err(io::Error::from)?;
        Ok(Printed {
            standard: Standard::TaggedPdf,
            pages: 1,
            found_on: BTreeMap::new(),
            pictures_left_out: 0,
        })
    }
}
