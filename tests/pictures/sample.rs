//! The sample case in a vault of its own.

use casebook::{Casebook, KeyCost, Passphrase};
use catalogue::Language;
use chrono::Duration;
use daybook_cli::demo::{self, ScriptedWatch};
use daybook_tests::Place;
use domain::Moment;

pub(crate) const PASSPHRASE: &str = "sample lantern orchard velvet compass harbour";

/// What the minutes and the drawn pictures of the sample vary by.
const SEED: u64 = 1;

/// A place whose vault holds the sample case with this many incidents.
pub(crate) fn place(incidents: usize) -> Place {
    let place = Place::new();
    let case = demo::case(SEED, incidents);
    let first = case.steps.first().expect("the story has steps").at;
    let made = Moment::new(first.utc - Duration::hours(1), first.offset_minutes);
    let watch = ScriptedWatch::showing(made);
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).expect("the passphrase is not empty");
    let mut book = Casebook::create(
        place.vault(),
        &passphrase,
        KeyCost::FLOOR,
        Box::new(watch.clone()),
        Language::English.words(),
    )
    .expect("a vault can be made in an empty folder");
    demo::play(&case, &mut book, &watch, &mut |_, _| ()).expect("the sample case is kept");
    book.lock().expect("the sample case locks");
    place
}
