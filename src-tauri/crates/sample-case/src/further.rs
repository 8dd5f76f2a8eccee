//! Incidents beyond the story, put together from parts: for trying how Daybook bears a long record.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use chrono_tz::Tz::Europe__London;
use domain::{Basis, Behaviour, Channel, Incident, Involved, PartOfDay, Precision, When, Where};
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha20Rng;

use super::telling::{blank, date, id};

/// What was done, where it shows, how it came: parts that fit one another.
struct Kind {
    tag: &'static str,
    channel: Channel,
    done: &'static [&'static str],
    seen_from: &'static [&'static str],
}

const KINDS: [Kind; 8] = [
    Kind {
        tag: "messages",
        channel: Channel::Message,
        done: &[
            "Another message from the second number",
            "Two messages, a minute apart",
            "He wrote again, long this time",
            "One word on my phone and then it was taken back",
        ],
        seen_from: &[
            "while I was on shift",
            "on the bus",
            "in the queue at the chemist",
            "before I was properly awake",
        ],
    },
    Kind {
        tag: "silent_calls",
        channel: Channel::Call,
        done: &[
            "The phone rang and nobody spoke",
            "A silent call, withheld",
            "Rang off as soon as I answered",
            "Three missed calls from no number",
        ],
        seen_from: &[
            "in the kitchen",
            "at my desk",
            "at Mum's",
            "in the car park",
        ],
    },
    Kind {
        tag: "driving_past",
        channel: Channel::Vehicle,
        done: &[
            "His car came past slowly",
            "The grey hatchback went by twice",
            "Same car, same dent, up the terrace and back",
            "Engine outside, then nothing",
        ],
        seen_from: &[
            "seen from the front room",
            "seen from the bus stop",
            "seen by me and the postwoman",
            "heard, not seen",
        ],
    },
    Kind {
        tag: "loitering",
        channel: Channel::InPerson,
        done: &[
            "He was standing by the rec railings",
            "On the wall opposite again",
            "Waiting by the ticket machine",
            "Sat in the bus shelter without getting on",
        ],
        seen_from: &[
            "when I left the house",
            "when I came out of work",
            "when I took the bins out",
            "for as long as I could bear to look",
        ],
    },
    Kind {
        tag: "leaving_gifts",
        channel: Channel::Gift,
        done: &[
            "A paper bag on the step",
            "Something wrapped, through the letter box",
            "A jar of honey by the door",
            "A book I had once said I liked",
        ],
        seen_from: &[
            "with no note",
            "with my name on it",
            "with a date on it and no more",
            "which Mrs Odell brought up",
        ],
    },
    Kind {
        tag: "third_party_contact",
        channel: Channel::ThroughOthers,
        done: &[
            "Somebody from his club said he sends his best",
            "A customer passed on that he is worried about me",
            "Lee was asked to ask how I am",
            "His aunt stopped me for a chat that was not one",
        ],
        seen_from: &[
            "outside the co-op",
            "at the till",
            "on Station Road",
            "at the clinic",
        ],
    },
    Kind {
        tag: "monitoring",
        channel: Channel::Account,
        done: &[
            "A sign-in that was not me",
            "He knew the film we had seen",
            "An old shared list had been opened",
            "My alarm had been set for ten to one",
        ],
        seen_from: &[
            "says the account page",
            "says the e-mail they send",
            "as Beth noticed first",
            "found when I looked for something else",
        ],
    },
    Kind {
        tag: "visit_work",
        channel: Channel::InPerson,
        done: &[
            "Came in to buy flea drops for a cat he has not got",
            "At the practice window with his hand up",
            "Asked reception for the time",
            "Held the door for a client and looked past her at me",
        ],
        seen_from: &[
            "Gill dealt with it",
            "Tomasz dealt with it",
            "I stayed in the back",
            "he left when asked",
        ],
    },
];

const AFTER: [&str; 12] = [
    "Wrote it down straight away.",
    "Nothing more that day.",
    "I did not answer.",
    "Told Beth.",
    "Hands cold for an hour.",
    "Slept badly.",
    "I carried on with what I was doing, which I am pleased about.",
    "Could be chance.",
    "It is the third this week.",
    "I am noting it and going to bed.",
    "No photo, my phone was charging.",
    "Took the long way home.",
];

const PLACES: [&str; 6] = [
    "home",
    "work",
    "Market Street",
    "the rec",
    "Station Road",
    "Mum's",
];

/// A thousand more incidents reach back this many days, up to ten years.
const DAYS_A_THOUSAND: i64 = 330;

/// As many more incidents as asked for, the oldest first, the same for the same seed.
pub fn further(seed: u64, count: usize) -> impl Iterator<Item = Incident> {
    let mut varied = ChaCha20Rng::seed_from_u64(seed ^ 0x6675_7274_6865_7200);
    let last = date("2025-09-18");
    let span =
        (i64::try_from(count).unwrap_or(i64::MAX / 1000) * DAYS_A_THOUSAND / 1000).clamp(60, 3_650);
    (0..count).map(move |index| {
        let share =
            span * i64::try_from(index).unwrap_or(0) / i64::try_from(count).unwrap_or(1).max(1);
        let day = last - Duration::days(span) + Duration::days(share);
        one(&mut varied, day, index)
    })
}

fn one(varied: &mut ChaCha20Rng, day: NaiveDate, index: usize) -> Incident {
    let kind = &KINDS[varied.random_range(0..KINDS.len())];
    let part = |varied: &mut ChaCha20Rng, of: &[&'static str]| {
        of.choose(varied).copied().unwrap_or_default()
    };
    let time = day
        .and_hms_opt(varied.random_range(6..24), varied.random_range(0..60), 0)
        .unwrap_or_default();
    let what = format!(
        "{}, {}, {}. {} {}",
        part(varied, kind.done),
        part(varied, kind.seen_from),
        time.format("%-d %B, about %H.%M"),
        part(varied, &AFTER),
        numbered(index),
    );
    Incident {
        when: Some(when(varied, time)),
        place: Some(Where {
            words: part(varied, &PLACES).to_owned(),
            address: None,
            place: None,
        }),
        who: vec![Involved {
            person: Some(id("dan")),
            name: None,
            why: None,
            through: None,
        }],
        behaviours: vec![Behaviour(kind.tag.to_owned())],
        channels: vec![kind.channel],
        ..blank(what.trim_end())
    }
}

/// The keeper counts now and then; it also keeps any two from being alike.
fn numbered(index: usize) -> String {
    format!(
        "(Page {}, line {} of the old notebooks.)",
        index / 24 + 1,
        index % 24 + 1
    )
}

fn when(varied: &mut ChaCha20Rng, time: NaiveDateTime) -> When {
    match varied.random_range(0..5) {
        0 => When::day(time.date(), Europe__London, Basis::OwnNote),
        1 => When::part(
            time.date(),
            PartOfDay::Evening,
            Europe__London,
            Basis::OwnNote,
        ),
        2 => When::span(
            time - Duration::minutes(30),
            time + Duration::minutes(30),
            Europe__London,
            Precision::Hour,
            Basis::OwnNote,
        ),
        _ => When::minute(time, Europe__London, Basis::OwnNote),
    }
}
