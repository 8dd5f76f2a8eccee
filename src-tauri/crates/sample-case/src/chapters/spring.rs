//! March and April 2026: the car, the tracker, the camera that nobody asked for in time.

use domain::{
    Answer, Basis, Channel, Entry, FearedAgainst, HeldKind, Impact, ImpactKind, Order, OrderStatus,
    PartOfDay, Report, ReportedTo,
};

use super::super::files::*;
use super::super::script::Script;
use super::super::telling::*;
use super::first_report::{dealing, promise};

pub(super) fn tell(script: &mut Script) {
    before_work(script);
    outside(script);
    tracker(script);
    second_report(script);
    april(script);
    order(script);
    late_april(script);
}

fn early_march(script: &mut Script) {
    script.incident(
        happened("library", about("2026-03-03 15:00"), "In the library because home felt watched. A note in the book on my table when I came back from \
            the loo. It was the book I was reading.")
            .by_unknown("not seen", "His handwriting, the long tails.").tags("following letters").came(&[Channel::Letter]).somewhere("Brambleford library, upstairs", None)
            .words_of("the note", "p. 212 is you").held_by("the library", HeldKind::Camera, "stairs camera, 14 days", Some("2026-03-04"), Some("2026-03-17"), Some(Answer::Yes))
            .attach("note in book.jpg", photo("A slip of paper in an open book, pencilled words", "2026-03-03 15:12", Some(TOWN))),
    );
    script.incident(
        happened("back-at-work", part("2026-03-16", PartOfDay::Morning), "First day back. Nothing happened. I am writing that down too because I keep thinking nobody will believe there are such days.")
            .event().at_place("work", ""),
    );
}

fn before_work(script: &mut Script) {
    early_march(script);
    script.incident(
        happened("swimming", at("2026-03-08 07:30", Basis::Memory), "Swimming baths, women's session. He can't come in so he sat in the café behind the glass with a newspaper. Lengths are hard to count with someone counting them.")
            .by("dan").tags("watching turning_up").came(&[Channel::InPerson]).somewhere("Brambleford baths", None).changed("Stopped swimming. That was the last of my mornings.")
            .held_by("the baths", HeldKind::Camera, "café camera, a week", Some("2026-03-09"), Some("2026-03-15"), Some(Answer::No)),
    );
}

fn outside(script: &mut Script) {
    script.incident(
        happened("car-outside", known_by(Basis::Photo, at("2026-03-14 19:30", Basis::Photo)), "His car outside the flat from before I got in until gone nine. Engine off. I could see the \
            light of his phone on his chin. I took one photo through the gap and sat on the bath mat until Mrs \
            Odell rang up to say he had driven off.")
            .by("dan").tags("loitering watching visit_home").came(&[Channel::Vehicle]).at_place("home", "opposite the street door").written("2026-03-17")
            .first_noted(at("2026-03-14 21:20", Basis::OwnNote), "phone note", "on my phone, never edited")
            .seen_by("jean", "Saw the car from about 18.45 until 21.10. Wrote the plate on her calendar.")
            .held_by("corner shop, Larkhill Terrace", HeldKind::Camera, "camera over the door, keeps 30 days", None, Some("2026-04-13"), None)
            .fear(Answer::Yes, "That he was waiting for me to come out to the bins.").against(FearedAgainst::Oneself)
            .felt("Could not feel my hands.", "Three days before I could write it.")
            .attach("IMG_20260314_193015.jpg", photo("Dark hatchback under a street lamp, seen through a curtain", "2026-03-14 19:30", Some(HOME)))
            .attach("Mrs Odell calendar.jpg", photo("Kitchen calendar, 14 March, a registration in pencil", "2026-03-17 10:02", Some(HOME))),
    );
    script.revise("car-outside", "2026-03-19", |incident| {
        for held in &mut incident.elsewhere {
            held.asked = Some(date("2026-03-19"));
        }
        incident.what_changed = Some(
            "I do not go to the bins after dark. Mrs Odell's grandson does mine with hers."
                .to_owned(),
        );
    });
    script.incident(
        happened("gate", day("2026-03-18"), "Back gate off its hinge and leaned neatly against the wall. Landlord says wind. There was no wind.")
            .by_unknown("not seen", "It needs a spanner.").tags("interfering_with_property").at_place("home", "back yard").damage("Lower hinge, two bolts gone."),
    );
    script.incident(
        happened("wharf-talk", at("2026-03-19 13:10", Basis::Memory), "Sat down opposite me at lunch on the wharf bench and talked as if I'd asked him to. Holidays. His brother's \
            baby. I said 'Go away, Dan' three times and started filming and he smiled for it.")
            .by("dan").tags("visit_work contacting").came(&[Channel::InPerson]).at_place("work", "bench on the wharf")
            .unwanted(Answer::Yes, "It is on the film: I say it three times.").words_of("Dan", "Look at you, filming. Who's stalking who?")
            .attach("VID_20260319_131122.mp4", film("2026-03-19 13:11", 14, Some(WORK))),
    );
}

fn tracker(script: &mut Script) {
    script.incident(
        happened("tracker", at("2026-03-22 09:50", Basis::Device), "My phone says a tag that is not mine has been moving with me since 21 February. It is sewn into the lining of my \
            work bag. Proper stitches. I have not touched it. Helpline said photograph it where it is and ring police before moving it, so I did that.")
            .by_unknown("not seen", "It never leaves me except in the staff room at work.").tags("tracker monitoring").came(&[Channel::Device]).at_place("home", "my work bag")
            .fear(Answer::Yes, "Everywhere. He has known everywhere.")
            .felt("Quite calm, for about an hour.", "Then I cried in the shower so Beth would not hear.")
            .attach("Screenshot_20260322-095033.png", screenshot("2026-03-22 09:50", &["Unknown tag detected near you", "First seen with you 21 February", "The owner can see its location"]))
            .attach("bag lining.jpg", photo("Bag lining held open, a disc under a row of stitches", "2026-03-22 10:04", Some(HOME))),
    );
    script.incident(
        happened("tracker-gone", about("2026-03-23 18:00"), "PC Bright collected the bag. In an evidence bag it looked like nothing. She said sorry, as if for the whole year. An hour later he \
            texted a question mark.")
            .by("dan").tags("messages").came(&[Channel::Message]).words_of("07700 900388", "?")
            .seen_by("beth", "Was there when it was collected and when the text came."),
    );
    script.incident(
        happened("mums-drive", known_by(Basis::Witness, part("2026-03-24", PartOfDay::Night)), "Mum's security light on and off till two. In the morning, footprints in the border, going up to the back window and not coming back the same way.")
            .by_unknown("not seen", "Trail shoe pattern, he has three pairs.").tags("visit_home watching").at_place("mums", "back garden").told_by("Mum").written("2026-03-25").aimed_also_at("Mum")
            .attach("footprint.jpg", photo("A shoe print in wet soil beside a ruler", "2026-03-25 08:20", Some(MOTHERS))),
    );
}

fn second_report(script: &mut Script) {
    let police = Report {
        name: Some("PC Amara Bright".to_owned()),
        number: Some("4417".to_owned()),
        reference: Some("NM/48213/26".to_owned()),
        about: ["car-outside", "tracker", "dating", "valentine"]
            .map(id)
            .to_vec(),
        promised: vec![
            promise(
                "collect the corner shop's recording before 13 April",
                "2026-04-10",
                Some(Answer::No),
            ),
            promise(
                "send the tag to be examined",
                "2026-04-06",
                Some(Answer::Yes),
            ),
            promise(
                "pass it to the stalking team",
                "2026-03-30",
                Some(Answer::Yes),
            ),
        ],
        next_update: Some(date("2026-03-30")),
        outcome: Some("Recrimed as stalking on 26 March. A detective is to ring.".to_owned()),
        ..dealing(
            ReportedTo::Police,
            "Northmere Constabulary",
            at("2026-03-23 17:00", Basis::OwnNote),
            "101 call, then PC Bright came out",
            "I asked three times about the shop camera. She wrote it on her hand.",
        )
    };
    script.record(
        "report-second",
        "2026-03-26",
        Entry::Report(Box::new(police)),
    );
}

fn april(script: &mut Script) {
    script.incident(
        happened("april-fool", at("2026-04-01 06:15", Basis::Message), "Text from a third number, no name. 'April fool, I'm fine without you'. Then at 06.40, 'I'm not'.")
            .by_unknown("07700 900604", "Same jokes, same hour he runs.").tags("messages").came(&[Channel::Message])
            .attach("IMG-20260401-WA0000.png", screenshot("2026-04-01 07:02", &["07700 900604", "April fool, I'm fine without you", "06:15", "I'm not", "06:40"])),
    );
    script.incident(
        happened("lee-van", part("2026-04-03", PartOfDay::Evening), "White van with ladders at the end of the terrace three evenings running. Lee doesn't live or work this side. He was eating chips in it.")
            .by_through("dan", "lee").by("lee").tags("loitering watching third_party_contact").came(&[Channel::Vehicle, Channel::ThroughOthers]).at_place("home", "end of the terrace").written("2026-04-04")
            .seen_by("jean", "Asked if he was lost. 'Waiting on a mate.' Wrote down QV15 QIO.")
            .attach("van.jpg", photo("White van with a ladder rack, end of a terrace", "2026-04-03 19:44", Some(HOME))),
    );
    script.incident(
        happened("cctv-gone", known_by(Basis::OwnNote, day("2026-04-14")), "Went into the corner shop. It recorded over itself yesterday. Nobody had been in to ask, he had kept an eye out because I'd told him. He looked as bad as I felt.")
            .event().somewhere("corner shop, Larkhill Terrace", None).felt("Flat.", "Furious by tea time."),
    );
    script.revise("car-outside", "2026-04-14", |incident| {
        for held in &mut incident.elsewhere {
            held.got = Some(Answer::No);
        }
        incident.felt_after = Some("Three days before I could write it. Added 14 April: the shop's recording is gone, nobody came for it.".to_owned());
    });
}

fn order(script: &mut Script) {
    let order = Order {
        order_kind: "non_molestation_order".to_owned(),
        status: OrderStatus::InForce,
        against: Some(id("dan")),
        made_by: Some("Family Court at Northmere".to_owned()),
        reference: Some("NE26F00417".to_owned()),
        from: Some(date("2026-04-16")),
        until: Some(date("2027-04-15")),
        terms: [
            "Not to use or threaten violence against Robyn Hale.",
            "Not to contact her by any means, or get anybody else to, except through solicitors.",
            "Not to go within 100 metres of her home or her place of work.",
            "Not to post about her online.",
        ]
        .map(str::to_owned)
        .to_vec(),
        served: Some(date("2026-04-20")),
        words: Some("Made without notice, return hearing 30 April, he did not come.".to_owned()),
    };
    script.record("non-molestation", "2026-04-21", Entry::Order(order));
    let home = Impact {
        words: "Gave notice on the gym, the allotment and the choir, all places he knows. Mum comes on Sundays now instead of me going to her.".to_owned(),
        impact_kind: Some(ImpactKind::Contact),
        about: None,
        when: Some(from_to("2026-03-23", "2026-04-21")),
        after: vec![id("tracker")],
        in_whose_words: None,
    };
    script.record("impact-contact", "2026-04-21", Entry::Impact(home));
}

fn late_april(script: &mut Script) {
    script.incident(
        happened("served", known_by(Basis::Provider, at("2026-04-20 18:05", Basis::Provider)), "The process server said Dan read it on the step, thanked him, and asked what he owed me for the paper.")
            .event().told_by("the process server, through my solicitor").written("2026-04-21"),
    );
    script.incident(
        happened(
            "penny-two",
            known_by(Basis::Provider, day("2026-04-22")),
            "1p again. Two days after he was served.",
        )
        .by("dan")
        .tags("payments breach")
        .came(&[Channel::Payment])
        .online("bank payment", "D MARSH", None)
        .words_of("reference", "100 METRES")
        .may_breach("non-molestation", 2)
        .attach(
            "Screenshot_20260422-120110.png",
            screenshot(
                "2026-04-22 12:01",
                &[
                    "Money in",
                    "D MARSH",
                    "Reference: 100 METRES",
                    "£0.01",
                    "22 April 2026",
                ],
            ),
        ),
    );
    script.incident(
        happened("fake-friend", known_by(Basis::Message, at("2026-04-24 20:12", Basis::Message)), "'Becky from choir' asked how I was holding up and which days I'm at Mum's now. There is no Becky in the choir, I asked.")
            .by_unknown("an account called Becky Lund", "Made on 21 April, four followers, one is Lee.").tags("impersonation messages monitoring").came(&[Channel::SocialMedia, Channel::Message])
            .online("Instagram", "beckylund_sings", Some("https://social.example.com/beckylund_sings")).may_breach("non-molestation", 2)
            .attach("Becky.png", screenshot("2026-04-24 20:20", &["beckylund_sings", "hiya hun hows you holding up", "which days you at your mums now? could pop by x"])),
    );
    script.incident(
        happened("choir", about("2026-04-27 19:30"), "Went back to choir after all because I was sick of it. He was across the road at the bus stop when we came out, and let two buses go.")
            .by("dan").tags("loitering turning_up").came(&[Channel::InPerson]).somewhere("St Aidan's hall, Brambleford", None)
            .also_seen_by("the choir leader, Mr Pugh", Some("01632 960733"), "Walked me to Beth's car and saw him cross towards us.").fear(Answer::NotSure, ""),
    );
    script.incident(
        happened("landline", from_to("2026-04-28", "2026-04-30"), "Work landline, at least six times. When Tomasz answers it goes dead. When I answer there's a kettle in the background.")
            .by_unknown("a hidden number", "I know that kettle.").tags("silent_calls visit_work breach").came(&[Channel::Call]).at_place("work", "").may_breach("non-molestation", 2).written("2026-04-30")
            .seen_by("tomasz", "Answered three of them."),
    );
    script.incident(
        happened(
            "bench",
            day("2026-04-30"),
            "Our initials cut in the wharf bench, fresh wood. The date under them is today's.",
        )
        .by_unknown("not seen", "Who else has our initials.")
        .tags("damage visit_work")
        .at_place("work", "bench on the wharf")
        .attach(
            "bench.jpg",
            photo(
                "Letters cut into the slat of a bench, pale new wood",
                "2026-04-30 12:32",
                Some(WORK),
            ),
        ),
    );
    script.incident(
        happened("hearing-nm", at("2026-04-30 10:00", Basis::OwnNote), "Return hearing. He did not come and did not send anybody. His car was in the pay and display opposite the whole time, so he did come, just not in.")
            .by("dan").tags("loitering").came(&[Channel::Vehicle]).somewhere("outside the Family Court at Northmere", None).seen_by("beth", "Checked the plate, QD68 IQZ.")
            .held_by("the council", HeldKind::Camera, "pay and display records and car park camera", Some("2026-05-01"), Some("2026-05-30"), Some(Answer::Yes)).written("2026-05-01"),
    );
}
