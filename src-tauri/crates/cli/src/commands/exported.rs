//! What an export tells of what it wrote: what the other person could see in it, what was withheld, and what nothing read.

use bundle::NotAsReceived;
use casebook::wire::{
    BundleDone, BundlePlanView, Finding, HowHandedOver, PlannedExhibit, ToLookAt,
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
}

impl Exported {
    pub(super) fn of(done: BundleDone, seen: BundlePlanView) -> Self {
        Self {
            done,
            findings: seen.findings,
            to_look_at: seen.to_look_at,
            exhibits: seen.exhibits,
        }
    }
}

/// Says it, a line for each place, so that a script that only reads lines tells of it too.
pub(super) fn say_seen(exported: &Exported) {
    for place in exported.findings.iter().flat_map(|one| &one.places) {
        let id = match place.withheld {
            true => sentences::TERMINAL_WITHHELD,
            false => sentences::TERMINAL_LEFT_READABLE,
        };
        let values = [
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
            _ => sentences::TERMINAL_CLEAN_COPY,
        };
        let why: Vec<String> = exhibit.why.iter().map(reason).collect();
        let values = [
            ("exhibit", Saying::from(exhibit.exhibit.as_str())),
            ("why", why.join("; ").into()),
        ];
        say_line(id, &values);
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
