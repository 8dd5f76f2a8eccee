//! What came in the week after the first bundle: for a supplement to it.

use domain::{Answer, Channel, PartOfDay};

use super::super::files::*;
use super::super::script::Script;
use super::super::telling::*;

/// How many incidents and events it has.
pub(super) const INCIDENTS: usize = 2;

pub(super) fn tell(script: &mut Script) {
    script.revise("last", "2026-11-22", |incident| {
        incident.what = "Frost on the windscreen of Beth's car, and drawn in it with a finger, R. I wrote that it could be \
                         the kids. Beth asked them today: it was not."
            .to_owned();
    });
    script.incident(
        happened("till-film", day("2026-11-24"), "DC Holroyd rang. The card shop kept the film for him and he has it. He will not say who is on it yet, which is how it should be.")
            .event(),
    );
    script.revise("shop-girl", "2026-11-24", |incident| {
        for held in &mut incident.elsewhere {
            held.got = Some(Answer::Yes);
        }
    });
    script.incident(
        happened("watch", part("2026-11-26", PartOfDay::Morning), "A parcel at work in my name, no sender. A man's watch, new, with the date of the trial engraved on the back.")
            .by_unknown("no sender", "He gave me a watch with a date on it once, our first year.").tags("leaving_gifts breach").came(&[Channel::Gift]).at_place("work", "reception").may_breach("spo", 1)
            .seen_by("gill", "Signed for it.")
            .attach("watch.jpg", photo("The back of a watch with a date engraved", "2026-11-26 10:20", Some(WORK))),
    );
}
