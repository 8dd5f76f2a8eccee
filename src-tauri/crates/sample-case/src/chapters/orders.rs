//! July and the first half of August 2026: the fourteenth, and the stalking protection order.

use domain::{
    Answer, Basis, Channel, Entry, FearedAgainst, HeldKind, Impact, ImpactKind, Order, OrderStatus,
    PartOfDay, Report, ReportedTo,
};

use super::super::files::*;
use super::super::script::Script;
use super::super::telling::*;
use super::first_report::{dealing, promise};

pub(super) fn tell(script: &mut Script) {
    before_the_day(script);
    the_day(script);
    order(script);
    after_the_order(script);
}

fn before_the_day(script: &mut Script) {
    script.incident(
        happened("countdown", from_to("2026-07-01", "2026-07-07"), "A chalk number on the pavement outside the wharf gate each morning. 13, 12, 11. Tomasz saw it first and thought it was the council.")
            .by_unknown("not seen", "It ends on the 14th.").tags("threats visit_work").came(&[Channel::Other]).at_place("work", "gate").written("2026-07-07")
            .seen_by("tomasz", "Photographed three of them.").fear(Answer::Yes, "Of the 14th.").may_breach("bail", 2)
            .attach("chalk 11.jpg", photo("The number 11 in chalk on a pavement", "2026-07-03 08:32", Some(WORK))),
    );
    script.incident(
        happened("solicitor-letter", known_by(Basis::OwnNote, at("2026-07-08 12:00", Basis::OwnNote)), "His solicitor wrote to mine asking for 'his' half of the furniture and for 'a channel'. All very civil. The list has my grandmother's sewing box on it.")
            .event().felt("", "My solicitor says through solicitors is allowed. I put it here for the sewing box.")
            .attach("letter 8 July.pdf", paper("2026-07-08 09:00", &["Harker & Stone, Solicitors (made up)", "8 July 2026", "Our client asks for the return of: one sofa, two lamps, one sewing box.", "Our client proposes a channel for practical matters."])),
    );
    script.incident(
        happened(
            "ring-three",
            at("2026-07-10 03:03", Basis::Device),
            "Three rings, stop. Three rings, stop. 03.03.",
        )
        .by_unknown("a hidden number", "")
        .tags("silent_calls")
        .came(&[Channel::Call])
        .may_breach("bail", 1),
    );
    script.incident(
        happened("delivery-lilies", day("2026-07-13"), "White lilies, to the practice, ribbon with REST on it. The florist took cash and remembers a beard, so Lee. Gill put them straight in the clinical waste.")
            .by_through("dan", "lee").tags("leaving_gifts threats third_party_contact").came(&[Channel::Gift, Channel::ThroughOthers]).at_place("work", "reception")
            .seen_by("gill", "Rang the florist while I stood there.").held_by("the florist, Market Street", HeldKind::Camera, "shop camera, one week", Some("2026-07-13"), Some("2026-07-20"), Some(Answer::Yes)).may_breach("bail", 1).fear(Answer::Yes, ""),
    );
}

fn the_day(script: &mut Script) {
    script.incident(
        happened("fourteenth", part("2026-07-14", PartOfDay::Afternoon), "The 14th. Police car at work all day, and me in the back room doing stock. Nothing. At ten to five somebody laid a single running shoe on the bonnet of the police car while she was in having a wee. She laughed and then saw my face.")
            .by_unknown("not seen", "It is the left one of the pair.").tags("threats leaving_gifts visit_work").came(&[Channel::Gift]).at_place("work", "car park").fear(Answer::Yes, "He can come that close to a police car.").against(FearedAgainst::Oneself)
            .also_seen_by("PC on duty, collar 2217", None, "Seized the shoe.").felt("I laughed as well, it came out wrong.", "Sick all night."),
    );
    script.incident(
        happened(
            "fourteenth-night",
            at("2026-07-14 23:59", Basis::Message),
            "Message from a number I don't know. Just a full stop.",
        )
        .by_unknown("07700 900661", "")
        .tags("messages")
        .came(&[Channel::Message])
        .words_of("07700 900661", "."),
    );
}

fn order(script: &mut Script) {
    let interim = Order {
        order_kind: "interim_stalking_protection_order".to_owned(),
        status: OrderStatus::InForce,
        against: Some(id("dan")),
        made_by: Some("Northmere Magistrates' Court".to_owned()),
        reference: Some("SPO 118/26".to_owned()),
        from: Some(date("2026-07-24")),
        until: Some(date("2026-10-02")),
        terms: [
            "Not to contact Robyn Hale, her mother or her sister by any means, directly or through others.",
            "Not to enter the area outlined on the map.",
            "Not to use more than one mobile telephone, and to give its number to police.",
            "To attend the assessment that he is sent to.",
        ]
        .map(str::to_owned)
        .to_vec(),
        served: Some(date("2026-07-24")),
        words: Some("Police applied. I did not have to be in the room.".to_owned()),
    };
    script.record("interim-spo", "2026-07-24", Entry::Order(interim));
    let report = Report {
        name: Some("DC Ian Holroyd".to_owned()),
        number: Some("2086".to_owned()),
        reference: Some("NM/48213/26".to_owned()),
        about: vec![id("countdown"), id("fourteenth"), id("river")],
        promised: vec![
            promise(
                "ask the platform who made the memorial post",
                "2026-08-07",
                Some(Answer::NotSure),
            ),
            promise(
                "download my phone and give it back within two weeks",
                "2026-08-07",
                Some(Answer::No),
            ),
        ],
        next_update: Some(date("2026-08-07")),
        outcome: Some("Phone came back on 3 September, wiped screen protector and all.".to_owned()),
        ..dealing(
            ReportedTo::Police,
            "Northmere Constabulary",
            at("2026-07-24 15:30", Basis::OwnNote),
            "telephone",
            "He said the order had been made and read me every term, twice, and waited while I wrote.",
        )
    };
    script.record("report-spo", "2026-07-24", Entry::Report(Box::new(report)));
}

fn after_the_order(script: &mut Script) {
    script.incident(
        happened("mum-birthday", known_by(Basis::Witness, day("2026-07-29")), "Mum's birthday. A card signed 'your almost-son', by hand, through her door. There was a taxi waiting for him, she says, as though it was a wedding.")
            .by("dan").tags("letters approaching_others breach").came(&[Channel::Letter, Channel::InPerson]).at_place("mums", "front door").told_by("Mum").aimed_also_at("Mum")
            .seen_by("mum", "Saw him get back into the taxi.").may_breach("interim-spo", 1).may_breach("bail", 2).held_by("the taxi firm", HeldKind::Camera, "booking, and the car's camera", Some("2026-07-30"), Some("2026-08-12"), Some(Answer::Yes))
            .attach("almost-son.jpg", photo("A birthday card open on a tablecloth", "2026-07-29 14:20", Some(MOTHERS))),
    );
    script.incident(
        happened("borrowed-phone", about("2026-08-02 12:40"), "A teenager on the wharf asked was I Robyn and held out her phone and said 'he says it's urgent'. I walked away. I could hear him saying my name out of it all the way to the door.")
            .by("dan").tags("third_party_contact calls breach").came(&[Channel::ThroughOthers, Channel::Call]).at_place("work", "wharf").may_breach("interim-spo", 1).children(Answer::NotSure)
            .also_seen_by("Gill's Saturday girl", None, "Heard the voice from the phone.").fear(Answer::NotSure, ""),
    );
    script.incident(
        happened(
            "paused",
            day("2026-08-05"),
            "Didn't go out. No reason. Wrote three lines and rubbed out two.",
        )
        .event(),
    );
    script.incident(
        happened("smart-plug", part("2026-08-09", PartOfDay::Evening), "The lamp went on and off five times by itself. It is on one of those plugs and the plug is still in an account we shared. I pulled it out of the wall and it sat on the table looking at me.")
            .by("dan").tags("smart_home account_access").came(&[Channel::Device]).at_place("home", "front room").may_breach("interim-spo", 1).changed("Plug in a biscuit tin for DC Holroyd. New router, £60.")
            .attach("plug log.bin", SampleFile::Odd),
    );
    let home = Impact {
        words:
            "Looking at flats an hour away. I would lose the job and Mum would lose me on Sundays."
                .to_owned(),
        impact_kind: Some(ImpactKind::Home),
        about: None,
        when: Some(said(
            "since about the start of August",
            from_to("2026-08-01", "2026-08-14"),
        )),
        after: vec![id("fourteenth"), id("smart-plug")],
        in_whose_words: None,
    };
    script.record("impact-home", "2026-08-14", Entry::Impact(home));
    let mother = Impact {
        words: "Mum has stopped answering her door to anybody and has had the letter box blocked. She says it is for the draught.".to_owned(),
        impact_kind: Some(ImpactKind::Health),
        about: Some("Mum".to_owned()),
        when: Some(from_to("2026-07-29", "2026-08-14")),
        after: vec![id("mum-birthday")],
        in_whose_words: None,
    };
    script.record("impact-mum", "2026-08-14", Entry::Impact(mother));
}
