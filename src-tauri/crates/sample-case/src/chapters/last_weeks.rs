//! October and November 2026: the full order, the first hearing, and since.

use domain::{
    Answer, Basis, Channel, Entry, FearedAgainst, HeldKind, Impact, ImpactKind, Note, Order,
    OrderStatus, PartOfDay, Proceeding, Report, ReportedTo, Stage,
};

use super::super::files::*;
use super::super::script::Script;
use super::super::telling::*;
use super::descriptions;
use super::first_report::{dealing, promise};

pub(super) fn tell(script: &mut Script) {
    order(script);
    october(script);
    november(script);
    to_the_end(script);
}

fn order(script: &mut Script) {
    let order = Order {
        order_kind: "stalking_protection_order".to_owned(),
        status: OrderStatus::InForce,
        against: Some(id("dan")),
        made_by: Some("Northmere Magistrates' Court".to_owned()),
        reference: Some("SPO 118/26".to_owned()),
        from: Some(date("2026-10-02")),
        until: Some(date("2029-10-01")),
        terms: [
            "Not to contact Robyn Hale, her mother or her sister by any means, directly or through others.",
            "Not to enter the area outlined on the map, which takes in Larkhill, Mill Wharf and Netherby Cross.",
            "Not to use more than one mobile telephone, and to give its number to police.",
            "Not to own or use any device that follows where a person or thing is.",
        ]
        .map(str::to_owned)
        .to_vec(),
        served: Some(date("2026-10-02")),
        words: None,
    };
    script.record("spo", "2026-10-02", Entry::Order(order));
}

fn october(script: &mut Script) {
    script.incident(
        happened("lee-sorry", at("2026-10-04 15:20", Basis::Memory), "Lee came up to me outside the co-op without the van. Said he was sorry about the flowers and that he didn't know about the ribbon. He cried a bit. I didn't know where to put it so I am putting it here.")
            .by("lee").tags("third_party_contact").came(&[Channel::InPerson]).somewhere("outside the co-op", None).felt("Nothing. Then a lot.", "")
            .also_seen_by("the co-op's trolley man", None, "Kept an eye on us."),
    );
    script.incident(
        happened("hearing", at("2026-10-12 10:00", Basis::OwnNote), "First hearing. I sat in the room upstairs with Beth and a jigsaw. He pleaded not guilty to all of it. On the way out his brother held the lift door for us and looked at the floor.")
            .event().somewhere("Northmere Magistrates' Court", None).seen_by("beth", ""),
    );
    let hearing = Proceeding {
        stage: Stage::Hearing,
        date: Some(date("2026-10-12")),
        next_date: Some(date("2027-01-14")),
        place: Some("Northmere Magistrates' Court, then Crown Court".to_owned()),
        outcome: Some(
            "Not guilty pleas. Sent to the Crown Court. Bail with the order's terms and a curfew."
                .to_owned(),
        ),
        told_by: Some("Witness care".to_owned()),
        words: None,
    };
    script.record(
        "proceeding-hearing",
        "2026-10-12",
        Entry::Proceeding(hearing),
    );
    script.incident(
        happened("fake-two", known_by(Basis::Message, at("2026-10-16 23:20", Basis::Message)), "quietwalker77 is back, as quietwalker78, on the reading app of all places. It has 'finished' every book I have finished, same day, since July.")
            .by_unknown("quietwalker78", "The name, and it started the day after the river.").tags("monitoring breach").came(&[Channel::SocialMedia]).online("reading app", "quietwalker78", Some("https://books.example.com/quietwalker78")).may_breach("spo", 1)
            .attach("Screenshot_20261016-232244.png", screenshot("2026-10-16 23:22", &["quietwalker78", "Finished: 14 books", "You both finished this on 9 October"])),
    );
    script.incident(
        happened("subscription", from_to("2026-10-17", "2026-10-20"), "Four charity standing orders set up in my name, all for bereavement. The bank spotted the fourth. £2 each, so it isn't about the money.")
            .by_unknown("online form", "They all gave his old e-mail to confirm to.").tags("ordering_things impersonation").came(&[Channel::Account]).written("2026-10-20").held_by("the bank's fraud team", HeldKind::Records, "the forms and where they came from", Some("2026-10-20"), None, Some(Answer::NotSure)),
    );
    script.incident(
        happened("curfew", part("2026-10-21", PartOfDay::EarlyHours), "Woke at ten to one, like last year. Looked, this time. His car, by the rec, lights off, with somebody in it. He's on a curfew from nine. Rang 999, it had gone when they came, they took the plate seriously and I was grateful.")
            .by_unknown("somebody in Dan's car", "QD68 IQZ, I read it with Beth's binoculars. I could not see a face.").tags("watching loitering breach").came(&[Channel::Vehicle]).at_place("home", "by the rec, 60 m away").may_breach("spo", 2)
            .held_by("police", HeldKind::Camera, "999 call and the patrol's camera", Some("2026-10-21"), None, Some(Answer::Yes)).fear(Answer::Yes, ""),
    );
    let report = Report {
        name: Some("PC collar 3902".to_owned()),
        number: Some("3902".to_owned()),
        reference: Some("NM/61177/26".to_owned()),
        about: vec![id("curfew")],
        promised: vec![
            promise(
                "check the tag company's record for the curfew",
                "2026-10-28",
                Some(Answer::Yes),
            ),
            promise("ring me with what it says", "2026-10-28", Some(Answer::No)),
            promise(
                "ask the houses by the rec for doorbell film",
                "2026-11-30",
                None,
            ),
        ],
        next_update: Some(date("2026-11-27")),
        ..dealing(
            ReportedTo::Police,
            "Northmere Constabulary",
            at("2026-10-21 01:06", Basis::Provider),
            "999",
            "They stayed until three. He did not make me feel silly.",
        )
    };
    script.record(
        "report-curfew",
        "2026-10-21",
        Entry::Report(Box::new(report)),
    );
}

fn november(script: &mut Script) {
    script.incident(
        happened("bonfire-again", about("2026-11-05 18:45"), "Bonfire on the rec, a year on. We went, on purpose, all of us, with a thermos. No Dan. I looked for him the whole time, so in a way he came.")
            .event().somewhere("Brambleford recreation ground", None),
    );
    script.incident(
        happened("doorbell", exactly("2026-11-09 16:52", 40, Basis::Device), "The new doorbell caught a hand putting an envelope through the street door. Grey sleeve, no face. Inside: two tickets to Whitby, open return, dated for the trial.")
            .by_unknown("a hand and a grey sleeve", "Whitby.").tags("letters visit_home threats breach").came(&[Channel::Letter]).at_place("home", "street door").may_breach("spo", 1).may_breach("spo", 2)
            .fear(Answer::Yes, "That he has a plan with a date in it again.").against(FearedAgainst::Oneself).held_by("the doorbell company", HeldKind::Camera, "the clip, kept 30 days", Some("2026-11-09"), Some("2026-12-09"), Some(Answer::Yes))
            .attach("doorbell 09-11 16-52.mp4", film("2026-11-09 16:52", 11, Some(HOME))),
    );
    script.revise("doorbell", "2026-11-10", |incident| {
        incident.witnesses.push(domain::Witness { person: Some(id("jean")), name: None, contact: None, saw: Some("Told me today: heard the flap, looked out, saw grey trainers with a white sole going left.".to_owned()) });
    });
    script.incident(
        happened("tickets-refund", day("2026-11-11"), "DC Holroyd has the tickets. He rang to say they were bought for cash at the station by 'a woman, fifties', so there is another person now, or there's a mum.")
            .tags("third_party_contact").first_noted(at("2026-11-11 12:30", Basis::OwnNote), "back of a worming leaflet", "in the blue folder"),
    );
    script.incident(
        happened("mum-call", known_by(Basis::Witness, at("2026-11-13 09:15", Basis::Witness)), "Somebody rang Mum as 'witness care' to check where I would be staying during the trial. She said 'Scotland'. I have never been so proud of her.")
            .by_unknown("a man's voice, local", "The real witness care say they did not ring.").tags("impersonation approaching_others monitoring breach").came(&[Channel::Call, Channel::ThroughOthers]).told_by("Mum").aimed_also_at("Mum").may_breach("spo", 1),
    );
}

fn to_the_end(script: &mut Script) {
    script.leave_fingerprint(
        "2026-11-16",
        "Harriet Voss, solicitor (made up)",
        "HV/2026/0311",
    );
    script.incident(
        happened("shop-girl", part("2026-11-17", PartOfDay::Afternoon), "The girl in the card shop says a man asked her which card I bought for my sister. She told him, she thought it was sweet. It was a sorry-for-your-loss card, for the dog. He said 'she'll need another'.")
            .by_unknown("tall, running jacket, polite", "She did not know the photo for certain. Seventy per cent, she said.").tags("monitoring threats approaching_others").came(&[Channel::ThroughOthers]).somewhere("card shop, Market Street", None)
            .also_seen_by("Ellie, card shop", Some("01632 960129"), "Spoke to him, would say so again.").held_by("card shop", HeldKind::Camera, "till camera, 14 days", Some("2026-11-18"), Some("2026-12-01"), None).fear(Answer::NotSure, "").written("2026-11-18"),
    );
    let impact = Impact {
        words: "I have started counting exits again. Advocate has moved me up the list for a move. Some nights I sleep six hours though, which I had forgotten you could.".to_owned(),
        impact_kind: Some(ImpactKind::Sleep),
        about: None,
        when: Some(from_to("2026-11-01", "2026-11-18")),
        after: vec![id("doorbell")],
        in_whose_words: None,
    };
    script.record("impact-november", "2026-11-18", Entry::Impact(impact));
    let note = Note {
        words: "For me, not for anyone: next time somebody asks why I didn't just ignore it, show them the number on the first page and ask them which one to ignore.".to_owned(),
    };
    script.record("own-note", "2026-11-18", Entry::Note(note));
    descriptions::tell(script);
    script.incident(
        happened("last", at("2026-11-20 07:45", Basis::Memory), "Frost on the windscreen of Beth's car, and drawn in it with a finger, R. Could be the kids. It was on the outside, and their hands are small.")
            .by_unknown("not seen", "").tags("visit_home").at_place("home", "street").seen_by("beth", "Scraped it off before I could take a picture, she didn't want me to see it.")
            .felt("Went to work. Did a full clinic.", ""),
    );
}
