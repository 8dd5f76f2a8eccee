//! The sample case in a vault of its own.

use std::ops::ControlFlow;

use casebook::KeyCost;
use catalogue::Language;
use daybook_tests::Place;

pub(crate) use sample_case::PASSPHRASE;

/// What the minutes and the drawn pictures of the sample vary by.
const SEED: u64 = 1;

/// A place whose vault holds the sample case with this many incidents.
pub(crate) fn place(incidents: usize) -> Place {
    let place = Place::new();
    let words = Language::English.words();
    let (casebook, ..) = sample_case::case(SEED, incidents)
        .make_vault(place.vault(), KeyCost::FLOOR, words, &mut |_| {
            ControlFlow::Continue(())
        })
        .expect("the sample case is kept");
    casebook.lock().expect("the sample case locks");
    place
}
