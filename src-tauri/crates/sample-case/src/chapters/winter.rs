//! December 2025 and the first days of January, written down on the same evenings as the rest.

use domain::{
    Answer, Basis, Channel, Entry, FearedAgainst, HeldKind, Impact, ImpactKind, PartOfDay,
};

use super::super::files::*;
use super::super::script::Script;
use super::super::telling::*;

const THIRD: &str = "2026-01-13";
const FOURTH: &str = "2026-01-14";

pub(super) fn tell(script: &mut Script) {
    december(script);
    christmas(script);
    new_year(script);
    impacts(script);
}

fn december(script: &mut Script) {
    script.incident(
        happened("advent", from_to("2025-12-01", "2025-12-06"), "An advent calendar on the step with the first six doors already opened and emptied. One door \
            a day, I suppose, from wherever he was keeping it.")
            .by("dan").tags("leaving_gifts visit_home").came(&[Channel::Gift]).at_place("home", "front step").written(THIRD),
    );
    script.incident(
        happened("priority", at("2025-12-04 15:30", Basis::Message), "He e-mailed the practice address, not mine, asking for 'Robyn's rota so I can collect her'. \
            Gill nearly sent it. She knows now.")
            .by("dan").tags("third_party_contact monitoring").came(&[Channel::Email, Channel::ThroughOthers]).written(THIRD)
            .seen_by("gill", "Received it and forwarded it to me.").aimed_also_at("Gill and reception")
            .attach("Fwd rota.eml", mail("dan.marsh@example.org", "2025-12-04 15:30", "Robyn's rota", "Hi, could you send me Robyn's rota for the next fortnight so I can collect her after lates, she gets nervous in the dark. Don't mention it to her, it's a surprise. Thanks, Dan")),
    );
    script.incident(
        happened("party", about("2025-12-12 22:30"), "Work do at the Anchor. He was in the other bar. I was told by three different people that \
            'my fella' was buying them drinks.")
            .by("dan").tags("turning_up approaching_others").came(&[Channel::InPerson]).somewhere("the Anchor, Mill Wharf", None).written(THIRD)
            .seen_by("tomasz", "Refused a drink from him.").seen_by("gill", "Was told we were back together.")
            .held_by("the Anchor", HeldKind::Camera, "cameras in both bars", None, None, None)
            .felt("Everyone looking at me as though it was sweet.", ""),
    );
    script.incident(
        happened("lamp", part("2025-12-15", PartOfDay::Evening), "Texted 'nice lamp' ten minutes after I put up the new lamp in the front room. The curtain was open a hand's width.")
            .by("dan").tags("watching messages").came(&[Channel::Message]).at_place("home", "front room").written(THIRD)
            .words_of("Dan", "nice lamp")
            .fear(Answer::Yes, "That he was outside right then. I lay on the floor so that I could not be seen from the street.").against(FearedAgainst::Oneself)
            .changed("Curtains shut from four o'clock. Blackout ones, £46.")
            .attach("Screenshot_20251215-193307.png", screenshot("2025-12-15 19:33", &["Dan", "nice lamp", "19:22"])),
    );
    script.incident(
        happened("bins", said("bin night, the week before Christmas", day("2025-12-17")), "Recycling gone through. Our bags were retied with a different knot and my payslip envelope was \
            lying flat on top of the lid under a stone, as if to be helpful. Could have been foxes for \
            the bags. Not the stone.")
            .by_unknown("not seen", "I don't know. It felt like a message.").tags("interfering_with_property").came(&[Channel::Other])
            .at_place("home", "bin store").written(THIRD)
            .seen_by("jean", "Found the stone and the envelope at 6.40."),
    );
}

fn christmas(script: &mut Script) {
    script.incident(
        happened("mums-wreath", known_by(Basis::Witness, day("2025-12-21")), "He took Mum a wreath. She did not open the door. He talked to her through the letter box for \
            a quarter of an hour about how thin I looked.")
            .by("dan").tags("approaching_others visit_home").came(&[Channel::InPerson, Channel::Gift]).at_place("mums", "front door")
            .told_by("Mum").written(THIRD).aimed_also_at("Mum").seen_by("mum", "Was behind the door, holding the phone.")
            .attach("Mum's wreath.jpg", photo("A wreath propped against a blue front door", "2025-12-21 16:02", Some(MOTHERS))),
    );
    script.incident(
        happened("christmas-eve", exactly("2025-12-24 23:58", 12, Basis::Device), "Missed call from Dan two minutes before midnight, then a video message I have not opened. \
            The still is our old front room with the tree up and one stocking with R on it.")
            .by("dan").tags("calls messages").came(&[Channel::Call, Channel::Message]).written(THIRD)
            .attach("VID-20251225-WA0003.mp4", film("2025-12-24 23:56", 9, None)),
    );
    script.incident(
        happened("christmas-day", part("2025-12-25", PartOfDay::Afternoon), "His car went past Mum's four times between dinner and the King's speech. Mum's brother went \
            out the third time and stood at the gate. He slowed down the fourth time.")
            .by("dan").tags("driving_past watching").came(&[Channel::Vehicle]).at_place("mums", "Quarry Lane").written(THIRD)
            .also_seen_by("Uncle Alan", Some("through Mum"), "Took the registration: QD68 IQZ.").children(Answer::Yes)
            .felt("Embarrassed in front of everybody.", "Angry, later, in bed."),
    );
    script.incident(
        happened("card", known_by(Basis::Photo, at("2025-12-29 10:05", Basis::Photo)), "Christmas card, posted, to 'Mrs R Marsh'. Inside: a printed timetable of my trains to Leeds \
            for the course in January with the Thursday one ringed.")
            .by("dan").tags("letters monitoring").came(&[Channel::Letter]).at_place("home", "post").written(THIRD)
            .fear(Answer::NotSure, "How he knows which week.").changed("Rebooked for Wednesday and told nobody but Beth.")
            .attach("card inside.jpg", photo("Timetable pasted in a card, one train ringed in red", "2025-12-29 10:05", Some(HOME))),
    );
}

fn new_year(script: &mut Script) {
    script.incident(
        happened(
            "midnight",
            exactly("2026-01-01 00:00", 7, Basis::Message),
            "One message at midnight exactly.",
        )
        .by("dan")
        .tags("messages")
        .came(&[Channel::Message])
        .written(THIRD)
        .words_of("Dan", "This is the year you stop being silly."),
    );
    script.incident(
        happened("pharmacy", about("2026-01-03 11:00"), "Stood behind me in the pharmacy queue. Close enough that I felt the coat. When they read my \
            date of birth back he said it along with them, quietly.")
            .by("dan").tags("following turning_up").came(&[Channel::InPerson]).somewhere("pharmacy, Market Street", None).written(THIRD)
            .also_seen_by("the pharmacist, tall, Scottish", None, "Asked whether we were together. I said no. He said 'on a break'.")
            .held_by("the pharmacy", HeldKind::Camera, "counter camera", None, Some("2026-02-02"), None)
            .fear(Answer::Yes, "I thought he would put his hand on my neck. He has done that, at home, as a joke.").against(FearedAgainst::Oneself)
            .felt("Could not speak.", "I have had the coat smell in my nose all day."),
    );
    script.incident(
        happened("agent", known_by(Basis::Witness, day("2026-01-06")), "Letting agent rang to check I really wanted a second key cut 'for my husband', who had been in.")
            .by_unknown("a man who said he was my husband", "Polite, running jacket, knew my date of birth. The girl picked him out when Beth showed her his profile picture.")
            .tags("impersonation").came(&[Channel::ThroughOthers]).somewhere("letting agent's office", None).written(FOURTH)
            .held_by("letting agent", HeldKind::Records, "visitors' log and who was on the desk", Some("2026-01-07"), None, Some(Answer::Yes))
            .changed("Lock changed 8 January, £118. A password on the tenancy."),
    );
    script.incident(
        happened(
            "engine",
            part("2026-01-08", PartOfDay::EarlyHours),
            "Engine running outside, ages. Did not look. I know I should have looked.",
        )
        .by_unknown(
            "did not see",
            "Sounded like his, it whines when it is cold.",
        )
        .tags("loitering")
        .came(&[Channel::Vehicle])
        .at_place("home", "street")
        .written(FOURTH)
        .felt("Bathroom, lights off.", "So tired."),
    );
    script.incident(
        happened("doorbell-code", day("2026-01-09"), "The entry code had been changed by somebody who knows the landlord's number. Mrs Odell could \
            not get in with her shopping. Landlord says 'a tenant, male' rang him.")
            .by_unknown("a man on the phone", "Only five tenants. The one man is ninety-one.")
            .tags("interfering_with_property impersonation").came(&[Channel::Call]).at_place("home", "street door").written(FOURTH)
            .seen_by("jean", "Stood outside for forty minutes."),
    );
}

fn impacts(script: &mut Script) {
    let impacts = [
        (
            "sleep",
            ImpactKind::Sleep,
            from_to("2025-11-08", "2026-01-14"),
            "Three or four hours a night since the silent calls. I wake at ten to one whether it rings or not.",
            "silent",
        ),
        (
            "locks",
            ImpactKind::Security,
            day("2026-01-08"),
            "New lock £118, chain £14, blackout curtains £46, personal alarm £12.",
            "agent",
        ),
        (
            "running",
            ImpactKind::Routine,
            day("2025-11-30"),
            "Stopped running outside. I had run four times a week since school.",
            "running-app",
        ),
    ];
    for (name, kind, when, words, after) in impacts {
        let impact = Impact {
            words: words.to_owned(),
            impact_kind: Some(kind),
            about: None,
            when: Some(when),
            after: vec![id(after)],
            in_whose_words: None,
        };
        script.record(&format!("impact-{name}"), FOURTH, Entry::Impact(impact));
    }
}
