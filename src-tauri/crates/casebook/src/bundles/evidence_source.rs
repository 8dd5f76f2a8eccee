//! The evidence and the signing key that a bundle needs, apart from the open casebook.

use std::collections::BTreeMap;
use std::io::{self, Cursor, Read, Write};
use std::path::PathBuf;

use bundle::{
    Copied, CopiedPages, CopyPiece, Evidence, FoundWords, NotCopied, NotSearched, Searched, Signer,
    WITHHELD, WithheldIn,
};
use catalogue::Words;
use domain::{Digest, Entry, EntryId, EntryKind, Item};
use intake::{LookedThrough, Piece, Reason, Withholding, identify};
use ledger::{Signature, SigningKey, VerifyingKey, signature};
use vault::{Blinds, EvidenceFiles, FileName, UnsealedFile, VaultError};

use crate::backups::holds_record;
use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::evidence::items::identified;
use crate::tables::readings::Reading;
use crate::tables::{entries, readings};

/// The longer side of a printed picture, in pixels: the height of the largest on a card, 110 mm, at 300 dpi.
const PRINTED_SIDE: u32 = 1299;

pub(super) struct EvidenceSource {
    /// Where the vault lies.
    vault: PathBuf,
    files: EvidenceFiles,
    names: BTreeMap<Digest, FileName>,
    items: BTreeMap<EntryId, Item>,
    /// What was read out of items before, by the readers of today.
    readings: BTreeMap<EntryId, Reading>,
    /// In a box: this goes from thread to thread and is kept while a plan is shown, and a move leaves its bytes behind.
    key: Box<SigningKey>,
    blinds: Blinds,
    words: &'static Words,
}

impl EvidenceSource {
    pub(super) fn of(casebook: &ReadableCase) -> Result<Self, CaseError> {
        let vault = &casebook.vault;
        let kept = vault.kept_files()?;
        let standings = entries::of_kind(vault.read(), EntryKind::Item)?;
        let items = standings
            .into_iter()
            .filter_map(|standing| match standing.entry {
                Some(Entry::Item(item)) => Some((standing.id, *item)),
                _ => None,
            });
        Ok(Self {
            vault: vault.folder().to_owned(),
            files: vault.evidence_files(),
            names: kept
                .into_iter()
                .map(|file| (file.digest, file.name))
                .collect(),
            items: items.collect(),
            readings: readings::of_today(vault.read())?,
            key: Box::new(SigningKey::from_seed(*vault.signing_key().seed())),
            blinds: vault.blinds(),
            words: casebook.words,
        })
    }

    fn unseal(&self, digest: &Digest) -> io::Result<UnsealedFile> {
        let name = self.name(digest)?;
        self.files.open(name).map_err(io::Error::other)
    }

    fn name(&self, digest: &Digest) -> io::Result<&FileName> {
        Ok(self.names.get(digest).ok_or(io::ErrorKind::NotFound)?)
    }

    fn item(&self, id: EntryId) -> Option<(&Item, UnsealedFile)> {
        let item = self.items.get(&id)?;
        Some((item, self.unseal(&item.digest).ok()?))
    }
}

impl Evidence for EvidenceSource {
    fn open(&self, digest: &Digest) -> io::Result<Box<dyn Read + Send + '_>> {
        let name = self.name(digest)?;
        match self.files.open_to_read_through(name) {
            Ok(file) => Ok(Box::new(file)),
            // With the whole vault gone, as when a stick is pulled out, nothing is known of the file.
            Err(VaultError::Missing { .. }) if holds_record(&self.vault) => {
                Err(io::ErrorKind::NotFound.into())
            }
            Err(VaultError::Damaged { .. }) => Err(io::ErrorKind::InvalidData.into()),
            Err(error) => Err(io::Error::other(error)),
        }
    }

    fn picture(&self, item: EntryId) -> Option<Vec<u8>> {
        let (item, mut source) = self.item(item)?;
        if !item.media_type.starts_with("image/") {
            return None;
        }
        Some(
            intake::readable_picture(&mut source, PRINTED_SIDE)
                .ok()?
                .jpeg,
        )
    }

    fn clean_copy(
        &self,
        item: EntryId,
        withheld: WithheldIn<'_>,
        out: &mut dyn Write,
    ) -> Result<Copied, NotCopied> {
        let (item, mut source) = self.item(item).ok_or(NotCopied::CouldNotBeRead)?;
        let withholding = Withholding {
            in_text: withheld,
            mark: WITHHELD,
        };
        match intake::clean_copy(&mut source, &identified(item), withholding, out) {
            Ok(copied) => Ok(Copied {
                media_type: copied.media_type.to_owned(),
                pieces: copied
                    .pieces
                    .map(|pieces| pieces.into_iter().map(copy_piece).collect()),
            }),
            Err(Reason::Unreadable) => Err(NotCopied::CouldNotBeRead),
            Err(_) => Err(NotCopied::NoneCanBeMade),
        }
    }

    fn words_in_copy(&self, copy: &[u8]) -> Vec<FoundWords> {
        let identified = identify(copy, "");
        let looked = intake::words_in(&mut Cursor::new(copy), &identified);
        found_words(looked.words, self.words)
    }

    fn pages_of_copy(&self, copy: Vec<u8>, most: usize) -> Option<CopiedPages> {
        let intake::CopiedPages { jpegs, total } = intake::pages_of_copy(copy, most).ok()?;
        Some(CopiedPages { jpegs, total })
    }

    fn search(&self, item: EntryId) -> Searched {
        let words = self.words;
        let read = self.readings.get(&item).and_then(Reading::looked_through);
        let looked = match (read, self.item(item)) {
            (None, None) => return Searched::nothing(NotSearched::Unreadable),
            (None, Some((kept, mut source))) => intake::words_in(&mut source, &identified(kept)),
            (Some(read), Some(_)) => read,
            // It does not open now, and may when it is written. What was found in it before still counts.
            (Some(read), None) => LookedThrough {
                not_looked: Some(Reason::Unreadable),
                ..read
            },
        };
        Searched {
            words: found_words(looked.words, words),
            not_searched: looked.not_looked.map(not_searched),
            unread: looked.account.unread.into_keys().collect(),
            shows: looked.account.shows,
        }
    }
}

fn found_words(found: Vec<intake::FoundWords>, words: &Words) -> Vec<FoundWords> {
    let found = found.into_iter().map(|found| FoundWords {
        text: found.text,
        locator: found.spot.words(words),
    });
    found.collect()
}

fn copy_piece(piece: Piece) -> CopyPiece {
    match piece {
        Piece::Written(bytes) => CopyPiece::Written(bytes),
        Piece::Received { from, length } => CopyPiece::Received { from, length },
    }
}

/// As the bundle says it. What has no name there was not read, which is never taken for nothing found.
fn not_searched(reason: Reason) -> NotSearched {
    match reason {
        Reason::TooLarge => NotSearched::TooLarge,
        Reason::Damaged => NotSearched::Damaged,
        Reason::Locked => NotSearched::Locked,
        Reason::OnlyTheFirstPart => NotSearched::OnlyTheFirstPart,
        Reason::NotSearchable
        | Reason::NothingToShow
        | Reason::NoCleanCopy
        | Reason::PictureKind
        | Reason::TooManyPixels => NotSearched::NotSearchable,
        _ => NotSearched::Unreadable,
    }
}

impl Signer for EvidenceSource {
    fn sign(&self, bytes: &[u8]) -> Signature {
        self.key.sign(bytes)
    }

    fn ssh_signature(&self, bytes: &[u8]) -> String {
        signature::ssh_signature(&self.key, bytes)
    }

    fn verifying_key(&self) -> VerifyingKey {
        self.key.verifying_key()
    }

    fn blind(&self, part: &str, manifest: &Digest) -> Digest {
        self.blinds.of(part, manifest)
    }
}
