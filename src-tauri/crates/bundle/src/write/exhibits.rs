//! The exhibits' files in the main bag: as they were received, or as clean copies.

use std::io::{self, ErrorKind, Read, Write};

use disk::Content;
use job::Meter;

use crate::case_file::{CaseFile, Evidence, ExhibitFile, HandedOver, KeptEntry};
use crate::clean_copy::{CopyPiece, NotCopied};
use crate::error::WriteError;
use crate::format::layout::{copy_path, exhibit_path};
use crate::plan::Plan;
use crate::plan::items::clean_copies::{PlannedCopy, WithheldInCopy, write_clean_copy};
use crate::plan::items::lost::reads_as_it_was_kept;
use crate::plan::redaction::Protected;
use crate::write::bag::Bag;
use crate::write::documents::readable_copy;
use crate::write::in_pieces::InPieces;

/// Adds the file of each exhibit that has one in the main bag.
pub(super) fn add(
    bag: &mut Bag,
    case: &CaseFile,
    plan: &Plan,
    evidence: &dyn Evidence,
    meter: &mut Meter<'_>,
) -> Result<(), WriteError> {
    let protected = Protected::of(case);
    for exhibit in &plan.exhibits {
        let kept = plan.shown.entry(exhibit.item);
        let Some((kept, item)) = kept.and_then(|kept| Some((kept, kept.item()?))) else {
            continue;
        };
        let added = match (&exhibit.file_name, exhibit.how) {
            (Some(name), HandedOver::AsReceived) => {
                as_received(bag, kept, exhibit, name, evidence, meter)
            }
            (Some(name), HandedOver::CleanCopy) => match plan.copies.get(&exhibit.item) {
                Some(PlannedCopy {
                    pieces: Some(pieces),
                    ..
                }) => evidence
                    .open(&item.digest)
                    .map_err(WriteError::Evidence)
                    .and_then(|received| in_pieces(bag, exhibit, name, received, pieces, meter)),
                Some(PlannedCopy { withheld, .. }) => {
                    made_again(bag, exhibit, name, withheld, &protected, evidence, meter)
                }
                None => Err(WriteError::CopyDiffers),
            },
            _ => Ok(()),
        };
        added.map_err(|error| match error {
            WriteError::EvidenceChanged { .. }
                if exhibit.how == HandedOver::CleanCopy && reads_as_it_was_kept(item, evidence) =>
            {
                WriteError::CopyDiffers.of(exhibit.item, &item.exhibit)
            }
            error => error.of(exhibit.item, &item.exhibit),
        })?;
    }
    Ok(())
}

fn as_received(
    bag: &mut Bag,
    kept: &KeptEntry,
    exhibit: &ExhibitFile,
    name: &str,
    evidence: &dyn Evidence,
    meter: &mut Meter<'_>,
) -> Result<(), WriteError> {
    let mut source = evidence
        .open(&exhibit.handed_over)
        .map_err(WriteError::Evidence)?;
    bag.stream(&exhibit_path(name), &mut *source, planned(exhibit), meter)?;
    if let Some((extension, copy)) = readable_copy(kept, evidence) {
        bag.add(&copy_path(name, extension), &copy)?;
    }
    Ok(())
}

/// Writes the copy by its pieces, which has to come out as it was planned.
fn in_pieces(
    bag: &mut Bag,
    exhibit: &ExhibitFile,
    name: &str,
    received: Box<dyn Read + Send + '_>,
    pieces: &[CopyPiece],
    meter: &mut Meter<'_>,
) -> Result<(), WriteError> {
    let expected = planned(exhibit);
    let mut copy = InPieces::of(received, pieces);
    let written = bag.stream(&exhibit_path(name), &mut copy, expected, meter);
    written.map_err(|error| match error {
        // The pieces are not those of this file.
        WriteError::Evidence(error)
            if matches!(
                error.kind(),
                ErrorKind::UnexpectedEof | ErrorKind::InvalidInput
            ) =>
        {
            WriteError::EvidenceChanged {
                expected: expected.digest,
            }
        }
        error => error,
    })
}

/// Makes the copy once more, which has to come out as it was planned.
fn made_again(
    bag: &mut Bag,
    exhibit: &ExhibitFile,
    name: &str,
    withheld: &WithheldInCopy,
    protected: &Protected,
    evidence: &dyn Evidence,
    meter: &mut Meter<'_>,
) -> Result<(), WriteError> {
    let expected = planned(exhibit);
    let changed = || WriteError::EvidenceChanged {
        expected: expected.digest,
    };
    let (_, written) = bag.write_with(&exhibit_path(name), |out| {
        let mut watched = Watched {
            out,
            meter,
            refused: None,
        };
        let made = write_clean_copy(exhibit.item, withheld, protected, evidence, &mut watched);
        match watched.refused {
            Some(refused) => Err(refused),
            None => made.map_err(|not_copied| match not_copied {
                NotCopied::NoneCanBeMade => changed(),
                NotCopied::CouldNotBeRead => WriteError::Evidence(ErrorKind::Other.into()),
            }),
        }
    })?;
    match written == expected {
        true => Ok(()),
        false => Err(changed()),
    }
}

fn planned(exhibit: &ExhibitFile) -> Content {
    Content {
        digest: exhibit.handed_over,
        size: exhibit.size,
    }
}

/// Where a copy goes: tells how far it is, and remembers what kept it from going on.
struct Watched<'a, 'm> {
    out: &'a mut dyn Write,
    meter: &'a mut Meter<'m>,
    refused: Option<WriteError>,
}

impl Write for Watched<'_, '_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(cancelled) = self.meter.add(bytes.len() as u64) {
            self.refused = Some(cancelled.into());
            return Err(io::Error::other("the bundle is no longer wanted"));
        }
        self.out.write_all(bytes).map_err(|error| {
            let kind = error.kind();
            self.refused = Some(error.into());
            kind
        })?;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        self.out.flush()
    }
}
