//! September to November 2025, written down in January from a telephone, a calendar and memory.

use domain::{Answer, Basis, Channel, HeldKind, PartOfDay};

use super::super::files::{SampleFile, TOWN, WORK, paper, photo, screenshot};
use super::super::script::Script;
use super::super::telling::{
    about, at, between, day, exactly, from_to, happened, known_by, part, said,
};

const FIRST: &str = "2026-01-10";
const SECOND: &str = "2026-01-11";
const THIRD: &str = "2026-01-13";

pub(super) fn tell(script: &mut Script) {
    september(script);
    october(script);
    october_ends(script);
    november(script);
    november_ends(script);
}

fn september(script: &mut Script) {
    script.incident(
        happened(
            "told-him",
            day("2025-09-19"),
            "I told Dan it was over and went to Mum's with two bags. He sat on the stairs so I \
            could not get past and said we were not finished talking. About twenty minutes. Then \
            he moved.",
        )
        .by("dan")
        .tags("other")
        .came(&[Channel::InPerson])
        .written(FIRST)
        .somewhere("his house", None)
        .words_of("Dan", "You don't get to decide this on your own.")
        .unwanted(
            Answer::Yes,
            "I said it is over and I do not want to be contacted except about the post.",
        )
        .felt("Shaky. I kept thinking about where my keys were.", ""),
    );
    script.incident(
        happened("first-night", between("2025-09-19 21:00", "2025-09-20 02:40"), "43 messages and 11 missed calls the first night. Sorry, then furious, then sorry. I read \
            about half and turned it face down. I deleted them in the morning, all but six and my answer.")
            .by("dan").tags("messages calls").came(&[Channel::Message, Channel::Call]).written(FIRST)
            .words_of("Dan", "pick up pick up pick up")
            .words_of("Dan", "your mums street is empty rn")
            .felt("I got up to check the front door was on the chain.", "")
            .attach("Chat with Dan.txt", SampleFile::Chat { messages: &[
                ("19/09/2025, 21:04", "Dan", "can we just talk"),
                ("19/09/2025, 21:06", "Dan", "im not angry"),
                ("19/09/2025, 22:31", "Dan", "pick up pick up pick up"),
                ("19/09/2025, 23:50", "Robyn", "Please stop. It is over. Don't message me again unless it's about the post."),
                ("19/09/2025, 23:51", "Dan", "dont be like that"),
                ("20/09/2025, 01:12", "Dan", "your mums street is empty rn"),
                ("20/09/2025, 02:38", "Dan", "sorry. sorry. x"),
            ] }),
    );
    script.incident(
        happened("rang-mum", known_by(Basis::Witness, day("2025-09-24")), "Dan rang Mum on the landline and said I was having some kind of breakdown and she should \
            keep me indoors. She was polite to him. She said afterwards she wished she had not been.")
            .by("dan").tags("approaching_others third_party_contact").came(&[Channel::Call, Channel::ThroughOthers])
            .told_by("Mum").written(FIRST).aimed_also_at("Mum"),
    );
    script.incident(
        happened("gym", about("2025-09-29 18:30"), "He was at my gym. He has never been a member. He said he had a trial pass and it was a \
            free country. I left with my hair wet.")
            .by("dan").tags("turning_up").came(&[Channel::InPerson]).somewhere("gym, Station Road", None)
            .written(FIRST).changed("I have not been back. £32 a month until the contract ran out."),
    );
}

fn october(script: &mut Script) {
    script.incident(
        happened(
            "flowers",
            known_by(Basis::Photo, at("2025-10-02 11:20", Basis::Photo)),
            "Flowers at work, no card, delivered to reception with my full name and \u{2018}Head \
            Nurse\u{2019}, which is his old joke. Gill put them by the till before I could say.",
        )
        .by("dan")
        .tags("leaving_gifts")
        .came(&[Channel::Gift])
        .at_place("work", "reception")
        .written(FIRST)
        .seen_by("gill", "Took the delivery.")
        .attach(
            "IMG_20251002_112044.jpg",
            photo(
                "Flowers on a reception desk, no card",
                "2025-10-02 11:20",
                Some(WORK),
            ),
        ),
    );
    script.incident(
        happened("post", at("2025-10-05 16:10", Basis::Memory), "Collected my post from his. Beth came. He had opened two letters \u{2018}by mistake\u{2019}. One \
            was from the letting agent about the flat I was going to see, so that is how he knew.")
            .by("dan").tags("interfering_with_property monitoring").came(&[Channel::InPerson]).written(FIRST)
            .seen_by("beth", "Saw the torn envelopes in his hand.")
            .felt("Stupid for not having redirected it sooner.", ""),
    );
    script.incident(
        happened(
            "voicemail",
            exactly("2025-10-07 23:14", 41, Basis::Device),
            "Voicemail, twelve seconds. Mostly breathing and the telly, then him crying and then \
            his ordinary voice as if somebody had come in.",
        )
        .by("dan")
        .tags("calls")
        .came(&[Channel::Voicemail])
        .written(FIRST)
        .words_of("Dan", "I know you listen to these.")
        .attach(
            "voicemail-2025-10-07.wav",
            SampleFile::Sound { seconds: 12 },
        ),
    );
    script.incident(
        happened(
            "penny",
            known_by(Basis::Provider, day("2025-10-10")),
            "1p into my account with a message in the reference. I did not know you could do that.",
        )
        .by("dan")
        .tags("payments")
        .came(&[Channel::Payment])
        .online("bank payment", "D MARSH", None)
        .written(FIRST)
        .words_of("Dan", "I MISS US")
        .attach(
            "Screenshot_20251010-081502.png",
            screenshot(
                "2025-10-10 08:15",
                &[
                    "Money in",
                    "D MARSH",
                    "Reference: I MISS US",
                    "£0.01",
                    "10 October 2025",
                ],
            ),
        ),
    );
    script.incident(
        happened("moved-in", from_to("2025-10-11", "2025-10-12"), "The weekend I moved into the flat. I had told four people. On the Sunday there was a bottle \
            of the wine we used to buy on the step, in a paper bag, no note. Nobody has owned up.")
            .by_unknown("not seen", "It is the wine we always bought, and he had read the agent's letter.")
            .tags("leaving_gifts visit_home").came(&[Channel::Gift]).at_place("home", "on the front step").written(FIRST)
            .fear(Answer::NotSure, ""),
    );
    script.incident(
        happened("letter", said("the Wednesday before half term", day("2025-10-22")), "A letter, six sides, pushed under the street door, not posted. It goes through our \
            whole relationship with dates. The last page is about what I \u{2018}owe\u{2019}. I stopped \
            reading there and Beth read the rest.")
            .by("dan").tags("letters visit_home").came(&[Channel::Letter]).at_place("home", "under the street door").written(SECOND)
            .words_of("Dan, page 6", "I am not going anywhere. You will see that I am the one person who will never leave you alone.")
            .first_noted(at("2025-10-22 19:48", Basis::Message), "text to Beth", "on my phone and on hers")
            .felt("Cold. I sat on the floor in the hall.", "I think about \u{2018}never leave you alone\u{2019} most days.")
            .attach("letter-page-6.jpg", photo("Handwritten page, last of six", "2025-10-22 20:15", None))
            .attach("letter side 6.pdf", paper("2025-10-23 09:00", &["Letter, last of six sides, scanned 23 October 2025", "I am not going anywhere.", "You will see that I am the one person who will never leave you alone."])),
    );
}

fn october_ends(script: &mut Script) {
    script.incident(
        happened(
            "bus",
            part("2025-10-24", PartOfDay::Morning),
            "Grey hatchback behind the 14 bus from my stop to the wharf. It could have turned off \
            twice and did not. I could not see the driver's face for the sun.",
        )
        .by_unknown(
            "driver of a grey hatchback",
            "Roof bars and the dent over the back wheel. It is Dan's car or its twin.",
        )
        .tags("following")
        .came(&[Channel::Vehicle])
        .somewhere("14 bus, Larkhill to Mill Wharf", None)
        .written(SECOND)
        .changed("I get on one stop further up now."),
    );
    script.incident(
        happened("halloween", at("2025-10-31 20:05", Basis::Memory), "Kids had been knocking all evening so I opened the door without looking. It was Dan in a \
            sheet with holes cut in it. He laughed and said trick or treat and put a box of \
            chocolates on the mat. I shut the door on his hand, not hard.")
            .by("dan").tags("visit_home leaving_gifts").came(&[Channel::InPerson, Channel::Gift]).at_place("home", "at the flat door").written(SECOND)
            .words_of("Dan", "You used to find me funny.")
            .seen_by("jean", "Heard the door and him laughing on the way down.")
            .fear(Answer::Yes, "He was between me and the stairs and I could not see his face.")
            .felt("Heart going like mad.", "Cross that I opened it."),
    );
    script.incident(
        happened(
            "fraud-line",
            known_by(Basis::OwnNote, day("2025-10-28")),
            "The bank's fraud team rang: somebody had failed my security questions twice that \
            afternoon and knew my mother's maiden name and my first pet.",
        )
        .by_unknown(
            "a caller with a man's voice, the bank says",
            "Only family and Dan know about the pet.",
        )
        .tags("account_access")
        .came(&[Channel::Account])
        .written(SECOND)
        .held_by(
            "the bank's fraud team",
            HeldKind::Recording,
            "recording of both calls",
            Some("2026-01-11"),
            None,
            Some(Answer::No),
        )
        .changed("New password and a code word with the bank."),
    );
}

fn november(script: &mut Script) {
    script.incident(
        happened("netflix", known_by(Basis::Provider, at("2025-11-03 07:31", Basis::Provider)), "An e-mail that my streaming account was signed in on a new device in Brambleford at 02:12. \
            I changed the password. He renamed the profile first. It said \u{2018}come home\u{2019}.")
            .by("dan").tags("account_access messages").came(&[Channel::Account]).online("streaming account", "robyn.hale@example.org", None).written(SECOND)
            .attach("new sign-in.eml", super::super::files::mail("no-reply@stream.example.com", "2025-11-03 02:13", "New sign-in to your account", "We noticed a new sign-in.\n\nDevice: TV\nNear: Brambleford\nTime: 3 November 2025, 02:12\n\nIf this was you there is nothing to do.\n")),
    );
    script.incident(
        happened("bonfire", about("2025-11-05 19:00"), "Bonfire on the rec with Beth and her two. He was by the burger van, on his own, hands in \
            his pockets, not watching the fire. Watching us. When I looked he lifted his cup.")
            .by("dan").tags("watching turning_up").came(&[Channel::InPerson]).somewhere("Brambleford recreation ground", None).written(SECOND)
            .seen_by("beth", "Saw him lift the cup. Took the children to the car.").children(Answer::Yes)
            .felt("Sick.", "Guilty about the kids missing the end."),
    );
    script.incident(
        happened(
            "silent",
            from_to("2025-11-08", "2025-11-16"),
            "Silent calls, withheld number, most nights that week, between about eleven and one. I \
            counted nine I answered. After the third I stopped saying hello.",
        )
        .by_unknown(
            "a hidden number",
            "They stopped the night he was away at his brother's.",
        )
        .tags("silent_calls")
        .came(&[Channel::Call])
        .written(SECOND)
        .changed("Phone goes in the kitchen drawer at night.")
        .attach(
            "Screenshot_20251116-012233.png",
            screenshot(
                "2025-11-16 01:22",
                &[
                    "Recents",
                    "No Caller ID  00:58",
                    "No Caller ID  00:41",
                    "No Caller ID  23:17",
                    "No Caller ID  yesterday",
                ],
            ),
        ),
    );
    script.incident(
        happened("lee-first", at("2025-11-12 17:22", Basis::Message), "Lee on Facebook, first time in a year. Said Dan is in bits and would I just give him an \
            hour, neutral ground, Lee would be there as referee. I wrote one line back and muted it.")
            .by_through("dan", "lee").tags("third_party_contact messages").came(&[Channel::ThroughOthers, Channel::Message])
            .online("Facebook", "Lee Tranter", None).written(SECOND)
            .words_of("Lee", "he's not a bad lad Robyn you know that")
            .unwanted(Answer::Yes, "I wrote: please don't pass messages from him.")
            .attach("Screenshot_20251112-172540.png", screenshot("2025-11-12 17:25", &["Lee Tranter", "he's not a bad lad Robyn you know that", "one hour. neutral ground", "You: Please don't pass messages from him."])),
    );
    script.incident(
        happened(
            "scarf",
            said("the first really cold day", day("2025-11-18")),
            "My green scarf, which I thought I had lost in the move, was tied round the railing \
            outside the flat. Washed. It smelt of his fabric softener.",
        )
        .by("dan")
        .tags("leaving_gifts visit_home")
        .came(&[Channel::Gift])
        .at_place("home", "railing by the street door")
        .written(THIRD)
        .damage("The scarf is in a paper bag on top of the wardrobe.")
        .attach(
            "scarf.jpg",
            photo(
                "Green scarf knotted on an iron railing",
                "2025-11-18 07:52",
                Some(super::super::files::HOME),
            ),
        ),
    );
}

fn november_ends(script: &mut Script) {
    script.incident(
        happened("lates", about("2025-11-20 21:45"), "Finished lates and he was sitting on the wall across the wharf with a coffee as if he was \
            waiting for a ferry. Tomasz walked me to the bus. Dan stayed where he was and waved at Tomasz.")
            .by("dan").tags("loitering visit_work watching").came(&[Channel::InPerson]).at_place("work", "wall opposite the staff door").written(THIRD)
            .seen_by("tomasz", "Walked out with me. Asked him what he wanted; he said \u{2018}Nothing, mate, nice night\u{2019}.")
            .changed("Tomasz and I swap so that neither of us closes alone."),
    );
    script.incident(
        happened("parcel", known_by(Basis::Photo, at("2025-11-25 12:40", Basis::Photo)), "A parcel I did not order: a framed photo of us in Whitby, the glass cracked across my side. \
            I do not know whether the post did that.")
            .by("dan").tags("leaving_gifts").came(&[Channel::Gift]).at_place("home", "").written(THIRD)
            .damage("Glass cracked when it came.")
            .fear(Answer::NotSure, "")
            .attach("IMG_20251125_124011.jpg", photo("Framed photograph, glass cracked on one side", "2025-11-25 12:40", Some(super::super::files::HOME))),
    );
    script.incident(
        happened("car-park", said("a Friday, late November", from_to("2025-11-21", "2025-11-28")), "Supermarket car park. His car next to Mum's in a nearly empty car park. He was not in it. \
            I sat with the doors locked for I don't know how long and then he came out with one bag \
            and did not look at me, which was almost worse.")
            .by("dan").tags("turning_up driving_past").came(&[Channel::Vehicle]).somewhere("supermarket, Ring Road", None).written(THIRD)
            .held_by("the supermarket", HeldKind::Camera, "car park cameras", None, None, Some(Answer::No))
            .attach("car park.jpg", photo("Two cars side by side in an empty car park", "2025-11-28 18:20", Some(TOWN))),
    );
    script.incident(
        happened("running-app", known_by(Basis::OwnNote, day("2025-11-30")), "Found out he follows my runs: an account with no picture, quietwalker77, gave a thumbs-up \
            to every run since August. I had left the map on. Every one begins and ends at my door.")
            .by_unknown("quietwalker77", "It follows one other person, which is Lee.")
            .tags("monitoring").came(&[Channel::SocialMedia, Channel::Account]).online("running app", "quietwalker77", Some("https://runs.example.com/u/quietwalker77")).written(THIRD)
            .changed("Account closed. I do not run in the dark.")
            .attach("Screenshot_20251130-210914.png", screenshot("2025-11-30 21:09", &["quietwalker77", "Following 2", "Robyn H.", "Lee T.", "liked your evening run"])),
    );
}
