//! What others do for a bundle.

use std::io::{self, Read, Write};
use std::ops::Range;

use domain::{Digest, EntryId};
use ledger::{Signature, VerifyingKey};

use crate::clean_copy::{Copied, CopiedPages, NotCopied};
use crate::searched::{FoundWords, Searched};

/// Says which parts of a text are withheld, as ranges of its bytes in their order.
pub type WithheldIn<'a> = &'a dyn Fn(&str) -> Vec<Range<usize>>;

/// Opens evidence. Nothing of it is ever written anywhere but into the bundle.
pub trait Evidence: Sync {
    /// The bytes as received.
    ///
    /// # Errors
    /// `NotFound`: the file is gone. `InvalidData`, also while it is read: it is damaged. Anything else says nothing of the
    /// file: it could not be read now.
    fn open(&self, digest: &Digest) -> io::Result<Box<dyn Read + Send + '_>>;

    /// The JPEG of an item as it is to be printed: upright, without metadata. Printing takes pixels away where it has more than 300
    /// an inch on paper.
    fn picture(&self, item: EntryId) -> Option<Vec<u8>>;

    /// Makes a copy of an item anew from what was read of it, without what is withheld of its words.
    ///
    /// # Errors
    /// There is none. What was written until then is no copy.
    fn clean_copy(
        &self,
        item: EntryId,
        withheld: WithheldIn<'_>,
        out: &mut dyn Write,
    ) -> Result<Copied, NotCopied>;

    /// The words in a copy that was made, as whoever gets that can read them.
    fn words_in_copy(&self, copy: &[u8]) -> Vec<FoundWords>;

    /// The first pages of a copy that was made of a document, at most so many; nothing where it has none.
    fn pages_of_copy(&self, _copy: Vec<u8>, _most: usize) -> Option<CopiedPages> {
        None
    }

    /// Searches an item's own bytes. One that cannot be opened answers why, as every other that is not searched whole.
    fn search(&self, item: EntryId) -> Searched;
}

/// Signs with the vault's key, which it never shows.
pub trait Signer {
    /// The public half.
    fn verifying_key(&self) -> VerifyingKey;

    /// Signs bytes as they are, for `openssl`.
    fn sign(&self, bytes: &[u8]) -> Signature;

    /// Signs bytes in the armoured form of `ssh-keygen`.
    fn ssh_signature(&self, bytes: &[u8]) -> String;

    /// A secret of the vault over what a part of a bundle lists, the same for the same list. It stands in that part, so that
    /// its hash, which the other parts show, cannot be found by trying what might be in it.
    fn blind(&self, part: &str, manifest: &Digest) -> Digest;
}
