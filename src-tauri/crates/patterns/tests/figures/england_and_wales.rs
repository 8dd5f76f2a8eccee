//! What the pack of England and Wales says of the law there, and why.

use domain::Behaviour;
use patterns::{InForce, OrderKind, Pack, Statute, ToldTo};

#[test]
fn the_law_is_quoted_as_it_stands() {
    let limbs = &Pack::england_and_wales().limbs;
    let letters: String = limbs.iter().map(|limb| limb.id.0.as_str()).collect();
    assert_eq!(letters, "abcdefg");
    assert_eq!(
        limbs[1].text,
        "contacting, or attempting to contact, a person by any means"
    );
}

fn law(id: &str) -> &'static Statute {
    let statutes = &Pack::england_and_wales().statute;
    statutes.iter().find(|law| law.id == id).unwrap()
}

/// Section 4A(1)(b) has two limbs. Only the first is about fear, only of violence against oneself, and only that one counts
/// occasions; for both it is asked what the other person knew or ought to know.
#[test]
fn the_two_limbs_of_section_4a_are_kept_apart() {
    let limbs = &law("pha_4a").limbs;
    let ids: Vec<&str> = limbs.iter().map(|limb| limb.id.as_str()).collect();
    assert_eq!(ids, ["fear_of_violence", "serious_alarm_or_distress"]);
    let [fear, distress] = &limbs[..] else {
        panic!("{limbs:?}")
    };
    assert!(fear.text.contains("will be used against them"));
    assert!(fear.text.contains("on at least two occasions"));
    assert!(!distress.text.contains("occasion") && !distress.text.contains("violence"));
    for limb in limbs {
        assert!(
            limb.text.contains("knows or ought to know"),
            "{}",
            limb.text
        );
    }
}

/// Section 7(3)(b) is of section 1(1A), which needs an intent to persuade somebody. Section 2A needs a course of conduct
/// that breaks section 1(1), so it counts by section 7(3)(a) alone.
#[test]
fn two_people_are_no_way_to_count_stalking() {
    let text = &law("pha_7").text;
    let said = text
        .split_inclusive(". ")
        .filter(|said| said.contains("two or more people"));
    let said: Vec<&str> = said.collect();
    assert_eq!(said.len(), 1, "{text}");
    assert!(
        said[0].contains("Harassment of") && said[0].contains("to persuade"),
        "{text}"
    );
    assert!(
        text.contains("That is not how stalking is counted."),
        "{text}"
    );
    assert!(text.contains("towards one person is conduct on at least two occasions."));
}

/// Nothing that was read shows that those sections of the Act of 2026 are in force.
#[test]
fn orders_by_a_court_itself_are_not_said_to_be_had() {
    let text = &law("spa_2019").text;
    assert!(text.contains("Crime and Policing Act 2026"), "{text}");
    assert!(text.contains("By papers about the Bill"), "{text}");
    assert!(text.contains("courts are to be able to make"), "{text}");
    assert!(text.ends_with("It is not known whether that is in force."));
}

/// Under which letters a tag may fall, and why: where a letter is doubtful it is left out, since a reader would take it for
/// more than the tag can carry.
#[test]
fn each_letter_that_was_in_doubt_has_its_reason() {
    let reasons: [(&str, &[&str], &str); 18] = [
        (
            "visit_home",
            &["b", "e"],
            "knocking, ringing or asking for somebody is an attempt to contact them",
        ),
        (
            "visit_work",
            &["b", "e"],
            "as at home: asking for somebody there is an attempt at contact",
        ),
        (
            "visit_school",
            &["b", "e"],
            "as at home: asking for somebody there is an attempt at contact",
        ),
        (
            "approaching_others",
            &["a", "b"],
            "(a) and (b) say “a person”, and not only the one whom it is all about",
        ),
        (
            "account_access",
            &["d"],
            "(f) is of property in somebody’s possession, and whether an account is that is doubtful",
        ),
        (
            "smart_home",
            &["d", "f", "g"],
            "a camera or speaker that somebody else listens in on also monitors what is said and sent through it",
        ),
        (
            "from_the_air",
            &["a", "g"],
            "following and watching, by whatever means",
        ),
        (
            "new_account_after_block",
            &["b"],
            "coming back is an attempt to contact",
        ),
        (
            "using_proceedings",
            &[],
            "it takes in applications and complaints, which go to a court or an office, and (b) is of contact with a person",
        ),
        (
            "shared_devices",
            &["d", "g"],
            "an app or a plan shows what is sent and where somebody is",
        ),
        (
            "online_games",
            &["b"],
            "joining somebody’s game is an attempt to contact them",
        ),
        (
            "cloned_voice_or_face",
            &[],
            "(c) is of publishing, and a copy may be made, kept or played to one person only",
        ),
        (
            "recruiting_others",
            &[],
            "what the others did has a tag of its own",
        ),
        (
            "encouraging_self_harm",
            &[],
            "none of the letters is about what is said",
        ),
        ("flashing_images", &["b"], "they are sent"),
        ("intimate_images_taken", &["g"], "filming is watching"),
        (
            "intimate_images_made",
            &[],
            "(c) is of publishing, and making is not that yet",
        ),
        (
            "intimate_images_threatened",
            &[],
            "(c) is of publishing, and a threat is not that yet",
        ),
    ];
    for (tag, letters, why) in reasons {
        let known = Pack::england_and_wales().behaviour(&Behaviour(tag.to_owned()));
        let known = known.unwrap_or_else(|| panic!("{tag} is not in the pack"));
        let found: Vec<&str> = known.limbs.iter().map(|limb| limb.0.as_str()).collect();
        assert_eq!(found, letters, "{tag}: {why}");
    }
}

fn order(id: &str) -> &'static OrderKind {
    let mut orders = Pack::england_and_wales().orders.iter();
    let found = orders.find(|order| order.id == id);
    found.unwrap_or_else(|| panic!("{id} is not in the pack"))
}

/// A police information notice is a record of a warning, and made under no law.
#[test]
fn every_order_has_its_law_and_where_that_is_read() {
    for order in &Pack::england_and_wales().orders {
        let has_law = !["police_information_notice", "other"].contains(&order.id.as_str());
        assert_eq!(order.law.is_some(), has_law, "{}", order.id);
        assert_eq!(order.source.is_some(), order.id != "other", "{}", order.id);
    }
}

#[test]
fn what_is_not_shown_to_be_in_force_is_not_said_to_be() {
    for id in [
        // Of the Crime and Policing Act 2026, which begins by regulations; none that was read begins these.
        "stalking_protection_order_on_conviction",
        "stalking_protection_order_on_acquittal",
        "respect_order",
        // Being replaced by the next two, which began in some places.
        "domestic_violence_protection_notice",
        "domestic_violence_protection_order",
        "domestic_abuse_protection_notice",
        "domestic_abuse_protection_order",
    ] {
        assert_eq!(order(id).in_force, InForce::Unknown, "{id}");
    }
    for id in [
        "stalking_protection_order",
        "interim_non_molestation_order",
        "undertaking",
    ] {
        assert_eq!(order(id).in_force, InForce::Yes, "{id}");
    }
}

/// Five offences with time limits of their own had one tag. Records that carry it must still be readable and counted.
#[test]
fn a_tag_that_was_split_is_offered_no_more_and_still_known() {
    let pack = Pack::england_and_wales();
    let tag = |id: &str| pack.behaviour(&Behaviour(id.to_owned()));
    let old = tag("intimate_images").expect("records carry it");
    assert_eq!(old.replaced_by.len(), 5);
    assert_eq!(old.limbs.len(), 1);
    for new in &old.replaced_by {
        let new = tag(&new.0).unwrap_or_else(|| panic!("{} is not in the pack", new.0));
        assert_eq!(new.replaced_by, []);
    }
    let words = catalogue::Language::English.words();
    assert_eq!(
        pack.behaviour_label(&old.id, words, ToldTo::Keeper),
        "Sharing intimate pictures, or saying they will"
    );
}
