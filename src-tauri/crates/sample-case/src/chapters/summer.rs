//! Mid-August to the end of September 2026.

use domain::{
    Answer, Basis, Channel, Entry, FearedAgainst, HeldKind, PartOfDay, Proceeding, Stage,
};

use super::super::files::*;
use super::super::script::Script;
use super::super::telling::*;

pub(super) fn tell(script: &mut Script) {
    august(script);
    september(script);
    charge(script);
}

fn august(script: &mut Script) {
    script.incident(
        happened("bail-ends", at("2026-08-18 16:45", Basis::OwnNote), "Bail ran out today and nobody told me, I had it in the calendar. Holroyd is on leave. The woman who answered said he is 'released under investigation' as if I'd know what that was.")
            .event().felt("Small.", ""),
    );
    script.incident(
        happened("tent", said("bank holiday weekend, I think the Saturday night", between("2026-08-29 22:00", "2026-08-30 06:00")), "Camping with Beth and the kids two counties away, booked in her name. A pack of the biscuits I like on our car bonnet in the morning, held down by a tent peg.")
            .by_unknown("not seen", "Nobody else there knew us. Beth had put the site on her page.").tags("leaving_gifts following monitoring").came(&[Channel::Gift]).somewhere("campsite near the coast", None).written("2026-08-31")
            .seen_by("beth", "Found them.").children(Answer::Yes).aimed_also_at("Beth and the children").held_by("the campsite", HeldKind::Camera, "gate log and number-plate camera", Some("2026-08-31"), Some("2026-09-28"), Some(Answer::NotSure)).may_breach("interim-spo", 1)
            .felt("I counted the children over and over.", "")
            .attach("IMG_20260830_064102.jpg", photo("A packet of biscuits on a car bonnet, a tent peg on top", "2026-08-30 06:41", None)),
    );
    script.revise("tent", "2026-09-02", |incident| {
        incident.when = Some(said(
            "Saturday night to Sunday, 29 to 30 August. Beth has the receipt for the pitch",
            between("2026-08-29 23:15", "2026-08-30 06:40"),
        ));
    });
    script.incident(
        happened("kids-asked", known_by(Basis::Witness, day("2026-08-31")), "Beth's eldest says 'Uncle Dan' gave him fifty pence at the tap and asked what time we go to bed.")
            .by("dan").tags("child approaching_others").came(&[Channel::InPerson]).somewhere("campsite near the coast, the tap", None).told_by("my nephew, 8, to Beth; she asked him nothing else").children(Answer::Yes)
            .fear(Answer::Yes, "For them.").against(FearedAgainst::SomebodyElse).may_breach("interim-spo", 1).aimed_also_at("my nephew"),
    );
}

fn september(script: &mut Script) {
    script.incident(
        happened("wrong-number", at("2026-09-03 11:08", Basis::Device), "Got my phone back, charged it, and it rang in my hand. Him. I answered because I thought it was Holroyd.")
            .by("dan").tags("calls").came(&[Channel::Call]).words_of("Dan", "There you are.").may_breach("interim-spo", 1).fear(Answer::NotSure, "")
            .attach("Screenshot_20260903-110931.png", screenshot("2026-09-03 11:09", &["Recents", "07700 900388   11:08   14 seconds", "Unknown   2 May", "Mum   1 May"])),
    );
    script.incident(
        happened("anniversary", part("2026-09-05", PartOfDay::Evening), "Would have been four years. Candles in jam jars along the back wall, eleven of them, all lit, when I came down with the washing. The gate was bolted. He'd have had to climb.")
            .by_unknown("not seen", "The date.").tags("visit_home leaving_gifts").came(&[Channel::Gift]).at_place("home", "back yard").fear(Answer::Yes, "He was within ten feet of my kitchen.").against(FearedAgainst::Oneself)
            .seen_by("jean", "Saw the light on her ceiling and thought it was fire.").may_breach("non-molestation", 3)
            .attach("candles.jpg", photo("Eleven jam jars with candles along a wall at dusk", "2026-09-05 20:26", Some(HOME))),
    );
    script.incident(
        happened("council", known_by(Basis::Witness, at("2026-09-09 14:30", Basis::Witness)), "Council rang about a report that I keep the practice's animals at the flat and don't feed them. She'd already guessed it was rubbish but has to visit. She did, and admired the curtains.")
            .by_unknown("anonymous form", "It spells practice with an s. He always has.").tags("false_reports").at_place("home", "").held_by("the council", HeldKind::Records, "the form, with the address it came from", Some("2026-09-09"), None, Some(Answer::No)),
    );
    script.incident(
        happened("loan", known_by(Basis::Provider, day("2026-09-11")), "A loan refused that I never asked for, £4,000, my name, his old landline.")
            .by_unknown("online form", "The landline.").tags("impersonation account_access").came(&[Channel::Account]).held_by("the lender", HeldKind::Records, "application and the address it came from", Some("2026-09-11"), None, None)
            .attach("we are sorry.eml", mail("decisions@loans.example.com", "2026-09-11 09:00", "Your application", "Dear Robyn Hale,\n\nWe are sorry that we cannot offer you the loan of 4,000 pounds that you asked for on 10 September.\n\nWe rang you on 01632 960555.\n")),
    );
    script.incident(
        happened("empty-file", at("2026-09-14 19:15", Basis::Device), "Filmed his car crawling past, both ways, window down. The film is nothing, zero bytes, the phone was full. I've kept the file so nobody thinks I made it up that I tried.")
            .by("dan").tags("driving_past watching").came(&[Channel::Vehicle]).at_place("home", "street").seen_by("jean", "Saw both passes from her step.").may_breach("non-molestation", 3)
            .attach("VID_20260914_191522.mp4", SampleFile::Empty),
    );
    script.revise("empty-file", "2026-09-15", |incident| {
        incident
            .what
            .push_str(" Next day: Mrs Odell timed it, 19.14 and 19.19 by the cooker.");
    });
    script.incident(
        happened(
            "tired",
            said(
                "one of those days, the week of the 14th",
                from_to("2026-09-14", "2026-09-20"),
            ),
            "Beanie, bus stop, gone when I'd got my glasses on. I can't do all of these.",
        )
        .by_unknown("grey beanie", "")
        .tags("watching")
        .came(&[Channel::InPerson])
        .somewhere("bus stop by the hospital", None)
        .written("2026-09-20"),
    );
    script.incident(
        happened("slashed-coat", about("2026-09-23 21:50"), "My work coat, on its hook in the staff porch, cut from hem to collar down the back. One line. Something very sharp.")
            .by_unknown("not seen", "Staff door code was still the old one. He's seen me use it.").tags("damage visit_work weapon").at_place("work", "staff porch").damage("Coat, £85, belongs to the practice. Police have it.")
            .fear(Answer::Yes, "I put my hand to the back of my neck and could not take it away.").against(FearedAgainst::Oneself).seen_by("tomasz", "Was with me when I took it down.").held_by("Fernside Vets", HeldKind::Camera, "porch camera, 30 days", Some("2026-09-23"), Some("2026-10-23"), Some(Answer::Yes)).may_breach("interim-spo", 2).may_breach("non-molestation", 3)
            .attach("coat.jpg", photo("A dark coat on a hook with one long cut down the back", "2026-09-23 21:58", Some(WORK))),
    );
    script.incident(
        happened("unposted", unknown("I honestly don't know. Some time between the camping and the coat."), "A photo of the practice's back door, printed, in my locker. I had thought it was a work thing and had stuck it on the fridge with the rotas. On the back in pencil: 'they never lock this'.")
            .by_unknown("not seen", "The pencil, the long tails on the y.").tags("taking_pictures visit_work threats").at_place("work", "staff room").written("2026-09-25").fear(Answer::Yes, ""),
    );
    script.incident(
        happened("walked-by", at("2026-09-26 10:12", Basis::Memory), "Market Street, Saturday, him and Lee, walking towards me. Lee crossed over. Dan didn't. He said 'Morning' like the postman.")
            .by("dan").tags("turning_up contacting").came(&[Channel::InPerson]).somewhere("Market Street by the bank", None).words_of("Dan", "Morning.").held_by("the bank", HeldKind::Camera, "camera over the cash machine", Some("2026-09-28"), Some("2026-10-26"), None).may_breach("interim-spo", 2),
    );
}

fn charge(script: &mut Script) {
    let stages = [
        (
            "arrest-again",
            Stage::Arrest,
            "2026-09-27",
            None,
            "Arrested for the coat and the card to Mum. Knife found under the car seat, DC Holroyd says \u{2018}a fishing knife\u{2019}.",
        ),
        (
            "charge",
            Stage::Charge,
            "2026-09-28",
            Some("2026-10-12"),
            "Charged: stalking involving fear of violence, s.4A, and breach of the order. Kept in overnight, then bailed by the court.",
        ),
    ];
    for (name, stage, on, next, words) in stages {
        let proceeding = Proceeding {
            stage,
            date: Some(date(on)),
            next_date: next.map(date),
            place: Some("Northmere".to_owned()),
            outcome: Some(words.to_owned()),
            told_by: Some("DC Holroyd".to_owned()),
            words: None,
        };
        script.record(
            &format!("proceeding-{name}"),
            "2026-09-28",
            Entry::Proceeding(proceeding),
        );
    }
}
