//! What was not wholly read does not go out as received; and what says where somebody lives beside the evidence stays in.

use std::collections::BTreeSet;

use domain::UnreadPart;
use serde_json::{Value, json};

use super::*;
use crate::case_file::{HandedOver, NotAsReceived};
use crate::format::layout::{BODIES, LOG};

/// With a home that is protected, so that something in a photo is withheld, or not.
fn with_unread(items: &[u128], home: bool) -> Sample {
    let mut sample = Sample::filled_with_home(home);
    for item in items {
        let parts = BTreeSet::from([UnreadPart::Film]);
        sample.unread.insert(id(*item), parts);
    }
    sample
}

fn how(plan: &crate::Plan, item: u128) -> HandedOver {
    let mut exhibits = plan.exhibits.iter();
    exhibits.find(|file| file.item == id(item)).unwrap().how
}

#[test]
fn a_file_that_was_not_wholly_read_goes_out_as_a_clean_copy_or_only_to_police() {
    let sample = with_unread(&[20, 21], false);
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    assert_eq!(codes(&written.bundle), []);
    let exhibits = written.bundle.join("data/2_exhibits");
    let files = fs::read_dir(exhibits).unwrap();
    let contents = files.map(|file| fs::read(file.unwrap().path()).unwrap());
    let contents: Vec<_> = contents.collect();
    assert!(contents.contains(&b"photo without".to_vec()));
    for original in [&b"photo with home in it"[..], b"another photo"] {
        assert!(!contents.contains(&original.to_vec()));
    }
    let schedule = said_in_the_schedule(&written.bundle);
    assert!(schedule.contains("a clean copy, made anew"), "{schedule}");
    assert!(
        schedule.contains("not read: a short film behind the picture"),
        "{schedule}"
    );
    let police = carrier::open(&written.police_only.unwrap()).unwrap();
    let originals = police
        .files()
        .filter(|(path, _)| path.contains("2_exhibits"));
    // Beside them the mail, in which a number is withheld.
    assert_eq!(originals.count(), 3);
}

/// Whoever has a copy that lacks nothing but a place could put every place in, and see which gives the hash of the original.
#[test]
fn which_bytes_were_received_is_told_to_police_alone_where_others_go_out() {
    let sample = with_unread(&[20], true);
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    let (original, given) = (b"photo with home in it", b"another photo");
    let told = |part: &Path, bytes: &[u8]| {
        let digest = hash(bytes).to_string();
        let source = carrier::open(part).unwrap();
        let contents = source
            .files()
            .map(|(path, _)| source.whole(&path).unwrap().unwrap());
        contents
            .filter(|content| String::from_utf8_lossy(content).contains(&digest))
            .count()
    };
    assert_eq!(told(&written.bundle, original), 0);
    assert!(
        told(&written.bundle, given) > 2,
        "of what goes out it is told"
    );
    let size = format!("{} bytes", original.len());
    let log: Value = serde_json::from_slice(&fs::read(written.bundle.join(LOG)).unwrap()).unwrap();
    let item = |number| {
        let mut entries = log["entries"].as_array().unwrap().iter();
        let entry = entries
            .find(|entry| entry["id"] == json!(id(number)))
            .unwrap();
        entry["entry"].clone()
    };
    assert_eq!(item(20).get("digest"), None);
    assert_eq!(item(20).get("size"), None);
    assert!(item(21).get("digest").is_some() && item(21).get("size").is_some());
    assert!(!said_in_the_schedule(&written.bundle).contains(&size));
    assert!(
        told(&written.police_only.unwrap(), original) > 1,
        "police are told"
    );
}

#[test]
fn the_person_can_give_it_as_received_but_not_what_is_withheld_in_it() {
    let given = Choice {
        as_received: [id(20), id(21)].into(),
        ..folder_choice()
    };
    let sample = with_unread(&[20, 21], true);
    let planned = plan(&sample.case(), &sample, &given);
    // The first shows a protected home.
    assert_eq!(how(&planned, 20), HandedOver::CleanCopy);
    assert_eq!(how(&planned, 21), HandedOver::AsReceived);
    let sample = with_unread(&[20, 21], false);
    let planned = plan(&sample.case(), &sample, &given);
    assert_eq!(how(&planned, 20), HandedOver::AsReceived);
    let why = &planned.exhibits[0].why;
    assert!(why.contains(&NotAsReceived::Unread(UnreadPart::Film)));
}

#[test]
fn while_a_protected_place_has_no_point_every_place_of_a_photo_stays_in() {
    let mut sample = Sample::filled();
    let mut elsewhere = super::super::sample::item(9, b"from the window");
    elsewhere.point = domain::GeoPoint::from_degrees(53.5, -2.25);
    sample.attach(id(41), elsewhere, b"from the window");
    let planned = plan(&sample.case(), &sample, &folder_choice());
    assert_eq!(how(&planned, 41), HandedOver::AsReceived);
    sample.record(
        id(42),
        json!({"kind": "place", "name": "Rowan House", "address": "3 Mill Lane, Anytown", "protected": true}),
    );
    let planned = plan(&sample.case(), &sample, &folder_choice());
    assert_eq!(how(&planned, 41), HandedOver::PoliceOnly);
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    for file in [LOG, BODIES] {
        let text = fs::read_to_string(written.bundle.join(file)).unwrap();
        assert!(!text.contains("53500000"), "{file}");
    }
}

#[test]
fn nothing_tells_why_an_entry_that_stays_out_was_struck_out() {
    let mut sample = Sample::filled();
    sample.leaf(
        ::ledger::Action::StrikeOut,
        Some(id(30)),
        None,
        &json!({"reason": "my sister moved to Otterby"}),
    );
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    assert_eq!(codes(&written.bundle), []);
    for file in [LOG, BODIES] {
        let text = fs::read_to_string(written.bundle.join(file)).unwrap();
        assert!(!text.contains("Otterby"), "{file}");
    }
}

#[test]
fn the_names_of_those_who_wrote_hold_nothing_protected() {
    let mut sample = Sample::filled();
    for name in ["Ann Before", "A. B., 14 Larch Road"] {
        sample.call_keeper(name);
    }
    let mut case = sample.case();
    case.keeper = Some("A. B., 14 Larch Road".into());
    let planned = plan(&case, &sample, &folder_choice());
    let log = crate::write::log::log(&planned).unwrap();
    assert_eq!(log.keeper.as_deref(), Some("A. B., [withheld 1: a place]"));
    let target = TempDir::new().unwrap();
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    assert_eq!(codes(&written.bundle), []);
    let bodies = read(&written.bundle, BODIES);
    for hidden in ["Larch", "Ann Before"] {
        assert!(!bodies.contains(hidden), "{hidden}");
    }

    sample.call_keeper("Ann Today");
    let written = export(&sample, &folder_choice(), target.path()).unwrap();
    let bodies = read(&written.bundle, BODIES);
    assert!(bodies.contains("Ann Today") && !bodies.contains("Ann Before"));
    let code = written.hand_over.code();
    let judged = verify(&written.bundle, Some(code.into())).judged.unwrap();
    assert_eq!(judged.signer.as_deref(), Some("Ann Today"));
}
