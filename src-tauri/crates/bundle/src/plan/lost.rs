//! Exhibits whose files are gone or damaged.

use disk::{Content, read_hashed};
use domain::Item;
use job::Meter;

use crate::case_file::{Evidence, ExhibitFile, HandedOver};
use crate::error::WriteError;

/// Whether an exhibit should go into a bag and its file is lost. One that the person goes on without is read to its end
/// first: no bundle says of a file that can be read that it is lost.
pub(super) fn is_lost(
    exhibit: &ExhibitFile,
    item: &Item,
    opens: bool,
    is_without: bool,
    evidence: &dyn Evidence,
) -> bool {
    let goes_into_a_bag = match exhibit.how {
        HandedOver::AsReceived | HandedOver::Stripped | HandedOver::PoliceOnly => true,
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

fn reads_as_it_was_kept(item: &Item, evidence: &dyn Evidence) -> bool {
    let Ok(mut source) = evidence.open(&item.digest) else {
        return false;
    };
    let kept = Content {
        digest: item.digest,
        size: item.size,
    };
    let meter = &mut Meter::unwatched();
    let read = read_hashed(&mut *source, meter, WriteError::Evidence, |_| Ok(()));
    read.is_ok_and(|read| read == kept)
}
