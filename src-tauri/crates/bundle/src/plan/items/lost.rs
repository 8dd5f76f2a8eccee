//! Exhibits whose files are gone or damaged.

use disk::{Content, read_hashed};
use domain::Item;
use job::Meter;

use crate::case_file::{Evidence, ExhibitFile, HandedOver};
use crate::error::{self, WriteError};

/// Whether an exhibit should go into a bag and its file is lost. One that the person goes on without is read to its end
/// first: no bundle says of a file that can be read that it is lost.
pub(crate) fn is_lost(
    exhibit: &ExhibitFile,
    item: &Item,
    opens: bool,
    is_without: bool,
    evidence: &dyn Evidence,
) -> bool {
    let goes_into_a_bag = match exhibit.how {
        HandedOver::AsReceived | HandedOver::CleanCopy | HandedOver::PoliceOnly => true,
        HandedOver::KeptOut
        | HandedOver::Lost
        | HandedOver::InEarlierBundle
        | HandedOver::DocumentsOnly => false,
    };
    goes_into_a_bag
        && match is_without {
            true => !reads_as_it_was_kept(item, evidence),
            false => !opens,
        }
}

/// Whether a file is whole, or it cannot be known now that it is not.
pub(crate) fn reads_as_it_was_kept(item: &Item, evidence: &dyn Evidence) -> bool {
    let mut source = match evidence.open(&item.digest) {
        Ok(source) => source,
        Err(error) => return !error::is_lost(&error),
    };
    let kept = Content {
        digest: item.digest,
        size: item.size,
    };
    let meter = &mut Meter::unwatched();
    let read = read_hashed(&mut *source, meter, WriteError::Evidence, |_| Ok(()));
    match read {
        Ok(read) => read == kept,
        Err(WriteError::Evidence(error)) => !error::is_lost(&error),
        Err(_) => true,
    }
}
