//! May and June 2026: a detective, an assessment, an arrest, bail.

use domain::{
    Answer, Assessment, Basis, Channel, Consent, Entry, FearedAgainst, HeldKind, Needs, Order,
    OrderStatus, PartOfDay, Proceeding, Report, ReportedTo, Stage, Wish,
};

use super::super::files::*;
use super::super::script::Script;
use super::super::telling::*;
use super::first_report::{dealing, promise};

pub(super) fn tell(script: &mut Script) {
    early_may(script);
    support(script);
    arrest(script);
    after_bail(script);
    june(script);
    late_june(script);
}

fn early_may(script: &mut Script) {
    script.incident(
        happened("garden-centre", known_by(Basis::Device, at("2026-05-03 11:09", Basis::Device)), "He brought a bay tree to the practice and left it by the staff door with a label: 'For the new place'. There is no new place. Unless he means mine.")
            .by("dan").tags("leaving_gifts visit_work breach").came(&[Channel::Gift]).at_place("work", "staff door").may_breach("non-molestation", 3)
            .seen_by("gill", "Watched him do it on the door camera.").held_by("Fernside Vets", HeldKind::Camera, "door camera, saved by Gill", Some("2026-05-03"), None, Some(Answer::Yes))
            .attach("door camera 03-05.mp4", film("2026-05-03 11:09", 16, None)),
    );
    script.incident(
        happened("holroyd", at("2026-05-07 09:30", Basis::OwnNote), "DC Holroyd rang. First time anybody has said 'this is a pattern' before I did. Gave a statement on the 11th, three and a half hours, with biscuits.")
            .event().felt("", "Slept six hours."),
    );
    script.incident(
        happened("drone", part("2026-05-09", PartOfDay::Afternoon), "A drone over the yards, low, stopped at our level for a bit. Might be nothing. There is a lad at 20 who has one.")
            .by_unknown("not known", "Probably the lad at 20, to be fair.").tags("watching").at_place("home", "back").fear(Answer::No, ""),
    );
    script.incident(
        happened("threat", exactly("2026-05-15 23:41", 18, Basis::Device), "Voicemail. He is drunk. He says if he can't have a life neither can I and then 'you'll be on the news, the pair of us'. I rang 999 and they came in eleven minutes.")
            .by("dan").tags("threats threat_to_kill threat_of_suicide breach").came(&[Channel::Voicemail]).words_of("Dan", "If I can't have a life then neither can you. We'll be on the news, the pair of us.")
            .fear(Answer::Yes, "That he would kill me and then himself.").against(FearedAgainst::Oneself).may_breach("non-molestation", 1).may_breach("non-molestation", 2)
            .felt("I put the wardrobe against the door.", "").seen_by("beth", "Was on the other phone with me and heard it played.")
            .attach("voicemail 15 May.wav", SampleFile::Sound { seconds: 14 }),
    );
}

fn support(script: &mut Script) {
    let assessment = Assessment {
        tool: "S-DASH (police)".to_owned(),
        by: Some("DC Ian Holroyd, 2086".to_owned()),
        agency: Some("Northmere Constabulary, stalking team".to_owned()),
        date: Some(date("2026-05-16")),
        outcome: Some("\u{2018}High. Referred to MARAC and to the stalking clinic.\u{2019} That is how he put it on the telephone.".to_owned()),
        copy_asked: Some(date("2026-05-18")),
        review_due: Some(date("2026-08-16")),
    };
    script.record("assessment", "2026-05-18", Entry::Assessment(assessment));
    let police = Report {
        name: Some("DC Ian Holroyd".to_owned()),
        number: Some("2086".to_owned()),
        reference: Some("NM/48213/26".to_owned()),
        about: vec![id("threat"), id("garden-centre"), id("penny-two")],
        promised: vec![
            promise(
                "a marker on my address for 999 calls",
                "2026-05-18",
                Some(Answer::Yes),
            ),
            promise(
                "tell me before he is released",
                "2026-05-20",
                Some(Answer::No),
            ),
        ],
        next_update: Some(date("2026-05-22")),
        ..dealing(
            ReportedTo::Police,
            "Northmere Constabulary",
            at("2026-05-16 00:05", Basis::Provider),
            "999, then DC Holroyd at ten in the morning",
            "He listened to the voicemail twice and asked for the phone, and gave me a loan one.",
        )
    };
    script.record("report-999", "2026-05-18", Entry::Report(Box::new(police)));
    let needs = Needs {
        whose: "Robyn".to_owned(),
        safe_contact: Some("Loan phone 07700 900318, weekdays before 14.00. Ask for \u{2018}the vet's nurse about the cat\u{2019} if somebody else answers.".to_owned()),
        unsafe_contact: Some("Not the old number, not e-mail about dates, never a letter to the flat.".to_owned()),
        interpreter: None,
        access: Some("A break every hour. I cannot sit with my back to a door.".to_owned()),
        children: None,
        special_measures: Some(Answer::Yes),
        supporter: Some("Advocate from Paladin, and Beth".to_owned()),
        wishes: vec![
            Wish { what: "Not to come within 200 m of home, work or Mum's".to_owned(), because: vec![id("car-outside"), id("mums-drive"), id("garden-centre")] },
            Wish { what: "Not to contact me through Lee or anybody".to_owned(), because: vec![id("lee-first"), id("second-lee"), id("lee-van")] },
            Wish { what: "To give up any device that can follow a tag".to_owned(), because: vec![id("tracker")] },
        ],
    };
    script.record("needs", "2026-05-18", Entry::Needs(needs));
    let consent = Consent {
        what: "This whole record, except my notes".to_owned(),
        with_whom: "My advocate at Paladin, and DC Holroyd".to_owned(),
        given: Some(date("2026-05-18")),
        until: Some(date("2027-05-18")),
        taken_back: None,
        not_told: vec![id("mums")],
        not_told_of: Vec::new(),
        words: Some("Not my mother's address. They do not need it.".to_owned()),
    };
    script.record("consent", "2026-05-18", Entry::Consent(consent));
}

fn arrest(script: &mut Script) {
    let stages = [
        (
            "arrest",
            Stage::Arrest,
            "2026-05-19",
            None,
            "Arrested at his house at seven in the morning.",
        ),
        (
            "interview",
            Stage::Interview,
            "2026-05-19",
            None,
            "No comment, says DC Holroyd.",
        ),
        (
            "bail",
            Stage::Bail,
            "2026-05-19",
            Some("2026-08-18"),
            "Released on bail at 22.40. I found out from Mrs Odell's niece.",
        ),
    ];
    for (name, stage, on, next, words) in stages {
        let proceeding = Proceeding {
            stage,
            date: Some(date(on)),
            next_date: next.map(date),
            place: Some("Northmere police station".to_owned()),
            outcome: Some(words.to_owned()),
            told_by: Some("DC Holroyd".to_owned()),
            words: None,
        };
        script.record(
            &format!("proceeding-{name}"),
            "2026-05-20",
            Entry::Proceeding(proceeding),
        );
    }
    let bail = Order {
        order_kind: "bail_conditions".to_owned(),
        status: OrderStatus::InForce,
        against: Some(id("dan")),
        made_by: Some("Northmere Constabulary".to_owned()),
        reference: Some("NM/48213/26".to_owned()),
        from: Some(date("2026-05-19")),
        until: Some(date("2026-08-18")),
        terms: [
            "Not to contact Robyn Hale directly or indirectly.",
            "Not to enter Larkhill Terrace, Mill Wharf or Quarry Lane.",
            "To live and sleep at his brother's address.",
        ]
        .map(str::to_owned)
        .to_vec(),
        served: Some(date("2026-05-19")),
        words: None,
    };
    script.record("bail", "2026-05-20", Entry::Order(bail));
    script.leave_fingerprint(
        "2026-05-20",
        "DC 2086 Holroyd, Northmere Constabulary",
        "NM/48213/26 item 14",
    );
}

fn after_bail(script: &mut Script) {
    script.incident(
        happened("lee-shout", about("2026-05-21 17:15"), "Lee leaned out of the van on Station Road and shouted so that the whole bus queue turned round.")
            .by("lee").tags("third_party_contact threats").came(&[Channel::InPerson, Channel::ThroughOthers]).words_of("Lee", "Hope you're proud of yourself, you've lost him his job")
            .somewhere("bus stop, Station Road", None).also_seen_by("a woman with a pushchair, gave no name", None, "Asked if I was all right.").may_breach("bail", 1).felt("Red in the face.", "Walked home the long way, twice round."),
    );
    script.incident(
        happened("quiet-1", from_to("2026-05-22", "2026-05-31"), "Ten days. Nothing that I know of. I don't trust it, I keep writing and deleting that it's over.")
            .event(),
    );
}

fn june(script: &mut Script) {
    script.incident(
        happened("obituary", known_by(Basis::Provider, at("2026-06-02 08:40", Basis::Provider)), "The Brambleford page has an 'in loving memory' post with my photo. Mum saw it before I did. Fifty-one hearts and a lot of people who thought it was true.")
            .by_unknown("'Brambleford Memories'", "The photo is the Whitby one from the frame.").tags("publishing impersonation threats").came(&[Channel::SocialMedia])
            .online("Facebook", "Brambleford Memories", Some("https://social.example.com/brambleford-memories/posts/5521")).fear(Answer::Yes, "It has a date on it. The date is next month.").against(FearedAgainst::Both)
            .aimed_also_at("Mum").may_breach("non-molestation", 4).felt("Mum could not get a sentence out.", "")
            .attach("Screenshot_20260602-084455.png", screenshot("2026-06-02 08:44", &["Brambleford Memories", "In loving memory of our Robyn", "1994 - 14 July 2026", "51 hearts  23 comments"])),
    );
    script.incident(
        happened("taken-down", known_by(Basis::Message, at("2026-06-03 16:02", Basis::Message)), "Taken down after 31 hours. They will not tell me who made it, only police can ask. I have asked police to ask.")
            .event().online("Facebook", "report a problem", None)
            .attach("Your report.eml", mail("support@social.example.com", "2026-06-03 16:02", "We removed the post you reported", "Hi Robyn,\n\nWe reviewed the post and it goes against our standards. It has been removed.\nWe can't share who created it. Law enforcement can contact us at the usual address.\n\nReference 77-5521-B\n")),
    );
    script.incident(
        happened("river", at("2026-06-07 07:20", Basis::Memory), "First run since November, with Tomasz. On the river path a man in a grey beanie was stretching against the third bench. In June. He kept his back to us. Tomasz says 'probably', I say yes.")
            .by("dan").tags("turning_up following").came(&[Channel::InPerson]).somewhere("river path, third bench after the weir", None).seen_by("tomasz", "Saw the beanie and the jacket stripe. Not the face.").may_breach("bail", 1).fear(Answer::NotSure, ""),
    );
    script.revise("river", "2026-06-08", |incident| {
        incident.who.clear();
        incident.who.push(domain::Involved { person: None, name: Some("man in a grey beanie".to_owned()), why: Some("Build, jacket, beanie in June. Neither of us saw his face. I wrote 'Dan' yesterday and that was too sure.".to_owned()), through: None });
        incident.may_breach.clear();
    });
    script.incident(
        happened("cat", day("2026-06-11"), "Mrs Odell's cat shut in our bin store overnight with a collar on it that is not hers. Name tag: ROBYN. The cat is fine.")
            .by_unknown("not seen", "").tags("harming_animals interfering_with_property").at_place("home", "bin store").seen_by("jean", "Found him. Has the collar in a sandwich bag.")
            .attach("collar.jpg", photo("A small collar with a round tag on a kitchen table", "2026-06-11 07:55", Some(HOME))),
    );
}

fn late_june(script: &mut Script) {
    script.incident(
        happened("unknown-june", said("some time in June, I found it on the 24th", from_to("2026-06-12", "2026-06-24")), "A key on a ribbon in the pocket of my winter coat. It's for his front door, the old lock. I do not know how long it's been there or where the coat was.")
            .by_unknown("not seen", "It is his key, it has the dab of red paint.").tags("leaving_gifts").written("2026-06-24").damage("Key in an envelope, given to DC Holroyd 25 June.")
            .attach("key.jpg", photo("A brass key with red paint and a ribbon, on an envelope", "2026-06-24 19:02", Some(HOME))),
    );
    script.incident(
        happened("chat-export", known_by(Basis::Message, at("2026-06-26 22:10", Basis::Message)), "He's in the old climbing group chat telling forty people his side. Nobody kicked him out. Hannah sent it to me so I would know.")
            .by("dan").tags("publishing approaching_others").came(&[Channel::Message]).online("group chat", "Climbing Thursdays", None).may_breach("non-molestation", 4)
            .also_seen_by("Hannah from climbing", None, "Exported the chat.")
            .attach("WhatsApp Chat - Climbing Thursdays.txt", SampleFile::Chat { messages: &[
                ("26/06/2026, 21:58", "Dan Marsh", "since everyones heard her version"),
                ("26/06/2026, 21:59", "Dan Marsh", "i sent flowers. thats what i did. flowers and they arrested me"),
                ("26/06/2026, 22:03", "Priya", "mate this isnt the place"),
                ("26/06/2026, 22:10", "Dan Marsh", "she knows what she did. 14th july shell know"),
            ] }),
    );
    script.incident(
        happened("blank-june", part("2026-06-28", PartOfDay::Night), "Someone trying doors on the terrace, ours as well. Police say kids. Could be kids. Handle went down twice, slowly.")
            .by_unknown("not seen", "").tags("entry_to_home").at_place("home", "street door").fear(Answer::Yes, "").written("2026-06-29").seen_by("jean", "Heard the handle."),
    );
}
