//! January and February 2026: police for the first time, and what did not come of it.

use domain::{
    Answer, Basis, Channel, Entry, FearedAgainst, HeldKind, Impact, ImpactKind, PartOfDay, Promise,
    Report, ReportedTo,
};

use super::super::files::*;
use super::super::script::Script;
use super::super::telling::*;

pub(super) fn tell(script: &mut Script) {
    report(script);
    january(script);
    late_january(script);
    what_others_held(script);
    february(script);
    valentine(script);
    late_february(script);
}

/// A report of which the usual things are known.
pub(super) fn dealing(
    to: ReportedTo,
    organisation: &str,
    when: domain::When,
    how: &str,
    said: &str,
) -> Report {
    Report {
        to,
        organisation: Some(organisation.to_owned()),
        name: None,
        number: None,
        when: Some(when),
        how: Some(how.to_owned()),
        reference: None,
        about: Vec::new(),
        said: Some(said.to_owned()),
        promised: Vec::new(),
        next_update: None,
        outcome: None,
        in_whose_words: None,
    }
}

/// Something promised, by a day, and whether it was kept.
pub(super) fn promise(what: &str, due: &str, kept: Option<Answer>) -> Promise {
    Promise {
        what: what.to_owned(),
        due: Some(date(due)),
        kept,
    }
}

fn report(script: &mut Script) {
    let helpline = dealing(
        ReportedTo::Helpline,
        "National Stalking Helpline",
        at("2026-01-09 10:40", Basis::Memory),
        "telephone",
        "She did not ask me why I had not rung before. She said I can report without having everything written down.",
    );
    script.record(
        "report-helpline",
        "2026-01-14",
        Entry::Report(Box::new(helpline)),
    );
    let police = Report {
        name: Some("PC Amara Bright".to_owned()),
        number: Some("4417".to_owned()),
        reference: Some("NM/48213/26".to_owned()),
        about: ["letter", "halloween", "pharmacy", "agent"].map(id).to_vec(),
        promised: vec![
            promise("ring me back about the pharmacy's camera", "2026-01-18", Some(Answer::Yes)),
            promise("ask the Anchor for theirs before it is overwritten", "2026-01-20", Some(Answer::No)),
            promise("speak to Dan", "2026-01-22", Some(Answer::No)),
        ],
        next_update: Some(date("2026-01-22")),
        outcome: Some("Logged as harassment at first. I asked for stalking to be written down and she said she would add it.".to_owned()),
        ..dealing(
            ReportedTo::Police,
            "Northmere Constabulary",
            at("2026-01-15 17:10", Basis::OwnNote),
            "at the front desk, Brambleford",
            "I had the six pages and the pharmacy. She was kind, and young, and kept being called away. Told to block him and keep a record.",
        )
    };
    script.record(
        "report-first",
        "2026-01-15",
        Entry::Report(Box::new(police)),
    );
    script.leave_fingerprint(
        "2026-01-15",
        "PC 4417 Bright, Northmere Constabulary",
        "NM/48213/26",
    );
}

fn january(script: &mut Script) {
    script.incident(
        happened(
            "blocked",
            at("2026-01-16 12:56", Basis::Message),
            "Blocked his number like they said. By lunch he was texting from another one.",
        )
        .by("dan")
        .tags("messages")
        .came(&[Channel::Message])
        .words_of(
            "07700 900388",
            "Blocking is childish R. New number. Save it.",
        )
        .unwanted(Answer::Yes, "He is blocked. He says so himself.")
        .attach(
            "Screenshot_20260116-130102.png",
            screenshot(
                "2026-01-16 13:01",
                &[
                    "07700 900388",
                    "Blocking is childish R.",
                    "New number. Save it.",
                    "12:56",
                ],
            ),
        ),
    );
    script.incident(
        happened("scan", about("2026-01-19 14:00"), "Reception buzzed to say my two o'clock was in. No animal, no appointment, just Dan in the \
            chair by the scales, reading. Gill told him to go. He did, very nicely, and thanked her.")
            .by("dan").tags("visit_work").came(&[Channel::InPerson]).at_place("work", "waiting room")
            .seen_by("gill", "Asked him to leave at 14.06 by the desk clock.").held_by("Fernside Vets", HeldKind::Camera, "waiting room camera, 30 days", Some("2026-01-19"), Some("2026-02-18"), Some(Answer::Yes))
            .attach("waiting room 19-01.mp4", film("2026-01-19 14:02", 20, Some(WORK))),
    );
    script.incident(
        happened("leeds", part("2026-01-21", PartOfDay::Morning), "Got the Wednesday train. He was not on it. I checked every carriage before I could sit down, which took as far as Wakefield.")
            .event().somewhere("train to Leeds", None)
            .felt("Ridiculous, and also not ridiculous.", "First whole day without seeing him since New Year. I slept on the way back."),
    );
    script.incident(
        happened("leeds-2", known_by(Basis::Witness, day("2026-01-22")), "The course people say a man rang on Thursday asking which room Robyn Hale was in. So he went by the ringed train.")
            .by_unknown("a man, by phone", "The ringed train was the Thursday.").tags("third_party_contact monitoring").came(&[Channel::Call])
            .told_by("the course office").written("2026-01-23"),
    );
}

fn late_january(script: &mut Script) {
    script.incident(
        happened(
            "shoes",
            at("2026-01-25 08:05", Basis::Memory),
            "My running shoes, the old pair I had thrown out, on the step, cleaned, new laces.",
        )
        .by("dan")
        .tags("leaving_gifts visit_home interfering_with_property")
        .came(&[Channel::Gift])
        .at_place("home", "front step")
        .felt("I put them down like they were hot.", "")
        .attach(
            "IMG_20260125_080811.jpg",
            photo(
                "A pair of clean running shoes on a step, white laces",
                "2026-01-25 08:08",
                Some(HOME),
            ),
        ),
    );
    script.incident(
        happened("review", known_by(Basis::Provider, at("2026-01-27 22:48", Basis::Provider)), "A one-star review of the practice naming me. Says I was 'rough with a dying dog'. There was \
            no such dog. Four more by the morning from accounts made the same night.")
            .by_unknown("'Concerned Owner 71'", "One of them uses 'silly girl', which is his.").tags("publishing").came(&[Channel::SocialMedia])
            .online("review site", "Concerned Owner 71", Some("https://reviews.example.com/fernside-vets")).aimed_also_at("the practice")
            .seen_by("gill", "Found them and reported them.").written("2026-01-28")
            .attach("reviews.png", screenshot("2026-01-28 07:10", &["The practice   1 star", "Concerned Owner 71", "Nurse Robyn H was rough with a dying dog.", "Silly girl should not be near animals."])),
    );
    script.incident(
        happened("hood", part("2026-01-30", PartOfDay::Night), "Someone in a hood under the street light opposite, 11ish till at least half past. I photographed \
            it and you can see a light and a smudge. I am putting it in anyway.")
            .by_unknown("hooded, about Dan's height", "The way he stands, weight on one leg. I can't swear to it.").tags("watching loitering").came(&[Channel::InPerson])
            .at_place("home", "opposite pavement").fear(Answer::NotSure, "").written("2026-01-31")
            .attach("smudge.jpg", photo("Street light at night, a dark shape beneath it", "2026-01-30 23:17", Some(HOME))),
    );
    script.incident(
        happened("said-home", at("2026-02-02 18:31", Basis::Memory), "Wrote this in a rush on the bus. He got on at the hospital and sat two rows behind and got off when I did not.")
            .by("dan").tags("following").came(&[Channel::InPerson]).somewhere("14 bus", None)
            .felt("Kept my thumb on the alarm.", ""),
    );
    script.revise("said-home", "2026-02-03", |incident| {
        incident.what.push_str(" Next day: it was the 41, not the 14, because the 14 was diverted. The ticket says 18.22.");
        incident.place = Some(domain::Where { words: "41 bus, hospital to Larkhill".to_owned(), address: None, place: None });
    });
}

fn what_others_held(script: &mut Script) {
    script.revise("pharmacy", "2026-02-03", |incident| {
        for held in &mut incident.elsewhere {
            held.asked = Some(date("2026-01-15"));
            held.got = Some(Answer::Yes);
        }
    });
    script.revise("party", "2026-02-03", |incident| {
        for held in &mut incident.elsewhere {
            held.asked = Some(date("2026-01-15"));
            held.gone_by = Some(date("2026-01-11"));
            held.got = Some(Answer::No);
        }
    });
}

fn february(script: &mut Script) {
    script.incident(
        happened("tyre", between("2026-02-05 21:30", "2026-02-06 07:10"), "Beth's front tyre was flat outside mine. The garage says a clean hole in the wall of it, not a nail. \
            She only parks there Thursdays.")
            .by_unknown("not seen", "He knows about Thursdays.").tags("damage").came(&[Channel::Vehicle]).at_place("home", "street").written("2026-02-06")
            .aimed_also_at("Beth").damage("Nearside front tyre, £74. Garage kept the old one for us.")
            .attach("garage note.pdf", paper("2026-02-06 11:00", &["Wharf Tyres, Brambleford", "6 February 2026", "Nearside front: puncture in sidewall, clean edge, approx. 8 mm.", "Not road debris. Tyre kept at customer's request."])),
    );
    script.incident(
        happened("second-lee", at("2026-02-08 12:15", Basis::Message), "Lee again. He offers to 'draw a line' if I drop the police thing. So Dan has been spoken to, or Lee thinks he has.")
            .by_through("dan", "lee").by("lee").tags("third_party_contact").came(&[Channel::Message, Channel::ThroughOthers])
            .words_of("Lee", "Drop it and he'll leave you be, my word on it")
            .unwanted(Answer::Yes, "I had told Lee in November.")
            .attach("Lee 8 Feb.txt", SampleFile::Chat { messages: &[
                ("08/02/2026, 12:15", "Lee Tranter", "Drop it and he'll leave you be, my word on it"),
                ("08/02/2026, 12:16", "Lee Tranter", "police round his mams is out of order"),
                ("08/02/2026, 12:40", "Lee Tranter", "seen that youve read it"),
            ] }),
    );
    script.incident(
        happened("dating", known_by(Basis::Message, at("2026-02-10 21:03", Basis::Message)), "Three men have messaged my Instagram today saying we matched. We have not. There is a dating \
            profile with my photos, my first name and 'vet nurse, Brambleford, no time wasters'.")
            .by_unknown("whoever made the profile", "Two of the photos were only ever on Dan's phone.").tags("impersonation publishing").came(&[Channel::SocialMedia])
            .online("dating app", "Robyn, 31", None).felt("Wanted to be sick.", "One of the three was decent and sent me what he had.")
            .attach("Screenshot_20260210-210655.png", screenshot("2026-02-10 21:06", &["Robyn, 31", "Vet nurse, Brambleford", "No time wasters. Come and surprise me at work x"])),
    );
    script.incident(
        happened("man-at-work", part("2026-02-11", PartOfDay::Afternoon), "A stranger came to the practice with tulips because 'I' had told him to surprise me at work. He was \
            mortified. So was I. He gave Gill his number for the police.")
            .by_unknown("through the dating profile", "He showed Gill the messages.").tags("impersonation visit_work").came(&[Channel::ThroughOthers])
            .at_place("work", "reception").also_seen_by("Callum (the man with the tulips)", Some("07700 900527"), "Has the whole chat with the profile.")
            .seen_by("gill", "Took his details.").fear(Answer::Yes, "The next one might not be mortified."),
    );
}

fn valentine(script: &mut Script) {
    script.incident(
        happened("valentine", at("2026-02-14 07:00", Basis::Witness), "Fourteen cards through the street door, one for every month he says, though it was thirty-six months, so I \
            don't know what he is counting. Mrs Odell handed them to me in a carrier bag.")
            .by("dan").tags("letters visit_home").came(&[Channel::Letter]).at_place("home", "street door")
            .words_of("card 14", "Nobody else will have you. I'll see to it.").fear(Answer::Yes, "Card 14.").against(FearedAgainst::Oneself)
            .seen_by("jean", "Saw the back of him, navy jacket, going towards the rec at seven.")
            .attach("IMG_20260214_081530.jpg", photo("Fourteen cards fanned out on a table", "2026-02-14 08:15", Some(HOME)))
            .attach("IMG_20260214_081633.jpg", photo("Inside of a card: two lines in blue ink", "2026-02-14 08:16", Some(HOME))),
    );
    script.incident(
        happened("valentine-2", about("2026-02-14 20:00"), "Table booked in my name at the Italian on Market Street, deposit paid. They rang to ask if we were running late. 'We'.")
            .by_unknown("booked online", "The e-mail on the booking is his old work one.").tags("ordering_things").came(&[Channel::Other])
            .held_by("the Italian, Market Street", HeldKind::Records, "booking record with e-mail and card", Some("2026-02-16"), None, None),
    );
    script.incident(
        happened("pizza", from_to("2026-02-16", "2026-02-19"), "Seven takeaways I did not order. Always around nine. The last lad said the note was 'ring until she answers'.")
            .by_unknown("ordered online", "Same wording each time.").tags("ordering_things").came(&[Channel::Other]).at_place("home", "street door").written("2026-02-19")
            .changed("Bell switched off. Deliveries go to Mum's."),
    );
}

fn late_february(script: &mut Script) {
    script.incident(
        happened("not-him", at("2026-02-21 16:20", Basis::Memory), "Saw him in the window of the café on the rec. Navy jacket. He watched me the whole length of the path.")
            .by("dan").tags("watching").came(&[Channel::InPerson]).somewhere("café on the rec", None),
    );
    script.strike_out("not-him", "2026-02-24", "It was not him. The man in the café is a dad from Beth's school, he asked her why I had run off. I have left it here because I wrote it.");
    script.incident(
        happened("sister-private", day("2026-02-22"), "He messaged Beth something about her health that only I knew and that she has told nobody else.")
            .by("dan").tags("approaching_others").came(&[Channel::Message]).aimed_also_at("Beth").told_by("Beth"),
    );
    script.erase("sister-private", "2026-02-26");
    script.incident(
        happened("window", part("2026-02-25", PartOfDay::EarlyHours), "Gravel at the bedroom window. Twice. Small, like you would for someone you were fond of.")
            .by_unknown("not seen", "Who else.").tags("visit_home").came(&[Channel::InPerson]).at_place("home", "back, under the bedroom")
            .changed("Sleeping in the front room on the settee.").fear(Answer::Yes, "The back gate does not lock.").against(FearedAgainst::Oneself),
    );
    script.incident(
        happened("hospital", known_by(Basis::OwnNote, day("2026-02-27")), "Doctor. Signed off two weeks. She wrote 'stalking, police aware' in the notes in front of me, which helped more than the tablets.")
            .event().first_noted(at("2026-02-27 11:05", Basis::OwnNote), "calendar", "on my phone").written("2026-03-01")
            .attach("fit note.pdf", paper("2026-02-27 11:00", &["Statement of fitness for work (SAMPLE, made up)", "27 February 2026", "Not fit for work for two weeks.", "Anxiety and poor sleep. Patient reports stalking, police aware."])),
    );
    let work = Impact {
        words: "Two weeks off sick, statutory pay, about £340 down. Gill has been good about it but the others are covering my lates.".to_owned(),
        impact_kind: Some(ImpactKind::Work),
        about: None,
        when: Some(from_to("2026-02-27", "2026-03-13")),
        after: vec![id("window"), id("man-at-work")],
        in_whose_words: None,
    };
    script.record("impact-work", "2026-03-01", Entry::Impact(work));
}
