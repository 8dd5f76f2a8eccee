//! What an export tells of what it wrote: what the other person could see in it and what may tell more than what happened,
//! what was withheld, and what nothing read.

use bundle::{FindingKind, NotAsReceived};
use casebook::wire::{
    BundleDone, BundlePlanView, Finding, HowHandedOver, PlannedConsent, PlannedExhibit, ToLookAt,
};
use catalogue::{Saying, sentences};
use serde::Serialize;

use crate::saying::{say_line, words};

/// What was written, and what was seen before it was.
#[derive(Serialize)]
pub(super) struct Exported {
    #[serde(flatten)]
    pub(super) done: BundleDone,
    findings: Vec<Finding>,
    to_look_at: Vec<ToLookAt>,
    exhibits: Vec<PlannedExhibit>,
    consents: Vec<PlannedConsent>,
}

impl Exported {
    pub(super) fn of(done: BundleDone, seen: BundlePlanView) -> Self {
        Self {
            done,
            findings: seen.findings,
            to_look_at: seen.to_look_at,
            exhibits: seen.exhibits,
            consents: seen.consents,
        }
    }
}

/// Says it, a line for each place, so that a script that only reads lines tells of it too.
pub(super) fn say_seen(exported: &Exported) {
    let findings = exported.findings.iter();
    let places = findings.flat_map(|one| one.places.iter().map(|place| (one.what, place)));
    for (what, place) in places {
        let id = match (what, place.withheld) {
            (FindingKind::Detail(_), true) => sentences::TERMINAL_WITHHELD,
            (FindingKind::Detail(_), false) => sentences::TERMINAL_LEFT_READABLE,
            (FindingKind::Subject(_), true) => sentences::TERMINAL_WITHHELD_PASSAGE,
            (FindingKind::Subject(_), false) => sentences::TERMINAL_LEFT_READABLE_PASSAGE,
        };
        let values = [
            ("what", words().of_variant("bundle-detail", &what).into()),
            ("found", Saying::from(place.found.as_str())),
            ("name", place.name.as_str().into()),
            ("at", place.at.as_str().into()),
            ("id", place.id.as_str().into()),
        ];
        say_line(id, &values);
    }
    for exhibit in exported.exhibits.iter().filter(|one| !one.why.is_empty()) {
        let id = match exhibit.how {
            HowHandedOver::PoliceOnly => sentences::TERMINAL_POLICE_ONLY,
            HowHandedOver::AsReceived => sentences::TERMINAL_AS_RECEIVED,
            HowHandedOver::KeptOut => sentences::TERMINAL_KEPT_OUT,
            HowHandedOver::CleanCopyAlone => sentences::TERMINAL_CLEAN_COPY_ALONE,
            _ => sentences::TERMINAL_CLEAN_COPY,
        };
        let why: Vec<String> = exhibit.why.iter().map(reason).collect();
        let values = [
            ("exhibit", Saying::from(exhibit.exhibit.as_str())),
            ("why", why.join("; ").into()),
        ];
        say_line(id, &values);
    }
    for consent in &exported.consents {
        for thing in &consent.not_told {
            let id = match thing.given {
                true => sentences::TERMINAL_GIVEN_TO_POLICE,
                false => sentences::TERMINAL_NOT_GIVEN,
            };
            let values = [
                ("name", Saying::from(thing.name.as_str())),
                ("what", consent.what.as_str().into()),
                ("with", consent.with_whom.as_str().into()),
                ("id", thing.entry.to_string().into()),
            ];
            say_line(id, &values);
        }
    }
    for exhibit in &exported.to_look_at {
        let values = [
            ("exhibit", Saying::from(exhibit.exhibit.as_str())),
            ("title", exhibit.title.as_str().into()),
        ];
        say_line(sentences::TERMINAL_LOOK_AT, &values);
    }
}

fn reason(why: &NotAsReceived) -> String {
    match why {
        NotAsReceived::Withheld => words().say(sentences::PRINT_WHY_WITHHELD),
        NotAsReceived::NotSearched(_) => words().say(sentences::PRINT_WHY_NOT_SEARCHED),
        NotAsReceived::Unread(part) => {
            let part = words().of_variant("unread", part);
            words().say_with(sentences::PRINT_WHY_UNREAD, &[("part", part.into())])
        }
    }
}
