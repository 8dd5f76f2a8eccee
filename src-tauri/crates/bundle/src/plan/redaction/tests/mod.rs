//! What is found, and what is left, with a few protected people and places.

mod addresses;
mod names;
mod numbers;

use domain::{Entry, EntryId};
use proptest::prelude::*;
use serde_json::{Value, json};

use super::*;
use crate::plan::numbered::without;
use crate::verify::sample::{british, id};

fn protecting(entries: &[Value]) -> Protected {
    let entries: Vec<(EntryId, Entry)> = entries
        .iter()
        .zip(1..)
        .map(|(entry, number)| (id(number), Entry::from_json(entry.clone()).unwrap()))
        .collect();
    let revisions = entries.iter().map(|(id, entry)| (*id, vec![entry]));
    Protected::of_entries(revisions, british())
}

fn person(name: &str) -> Protected {
    protecting(&[json!({"kind": "person", "name": name, "role": "witness", "protected": true})])
}

fn living_at(address: &str) -> Protected {
    protecting(&[json!({"kind": "place", "name": "home", "address": address, "protected": true})])
}

fn reached_by(number: &str) -> Protected {
    protecting(&[
        json!({"kind": "person", "name": "A. Witness", "role": "witness", "protected": true,
        "numbers": [number]}),
    ])
}

/// A text with the same in place of each detail.
fn withheld(text: &str, found: &[Match], mark: &str) -> String {
    let parts: Vec<_> = found.iter().cloned().map(Into::into).collect();
    without(text, &parts, |_| mark.to_owned())
}

/// What of a text is protected.
fn found<'a>(text: &'a str, protected: &Protected) -> Vec<&'a str> {
    let found = matches_in(text, protected);
    let found = found.iter().filter(|matched| matched.protected);
    found
        .map(|matched| &text[matched.from..matched.to])
        .collect()
}

fn all_found(protected: &Protected, texts: &[(&str, &str)]) {
    let wrong: Vec<_> = texts
        .iter()
        .map(|(text, expected)| (text, found(text, protected), expected))
        .filter(|(_, found, expected)| found != &[**expected])
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

fn none_found(protected: &Protected, texts: &[&str]) {
    let wrong: Vec<_> = texts
        .iter()
        .map(|text| (text, found(text, protected)))
        .filter(|(_, found)| !found.is_empty())
        .collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[test]
fn an_ordinary_account_loses_no_word() {
    let protected = protecting(&[
        json!({"kind": "person", "name": "Rose May Park", "role": "witness", "protected": true}),
        json!({"kind": "person", "name": "Will", "role": "other_target", "protected": true}),
        json!({"kind": "person", "name": "An Hill", "role": "other_target", "protected": true,
            "numbers": ["07700 900123"]}),
        json!({"kind": "place", "name": "Home", "address": "14 Larch Road, Exampleton, ZZ9 9ZZ", "protected": true,
            "point": {"latitude_microdegrees": 54_321_098, "longitude_microdegrees": -4_567_890}}),
    ]);
    none_found(
        &protected,
        &[
            "He may come back and he will park by the hill. I rose at 6:14 and saw him near the larch.",
            "An hour later he rang twice from 07700 900555. At 14:30 on 14/03/2026 he drove up the road.",
            "He paid 54.32 for 4.56 litres; the invoice says 54.3210 and then, later, 4.",
            "I went home to Exampleton. It was 14 degrees. The road was closed.",
            "The case number is 2026/54321/098 and the crime number 42/123456/26.",
            "https://example.org/path/larch/14?id=900123",
        ],
    );
}

#[test]
fn each_point_of_a_track_is_one() {
    let protected = many();
    let track = "54.321098,-4.567890\n54.321099,-4.567891\n55.1001,-4.2001\n55.1002,-4.2002";
    let list = "[[-4.567890,54.321098],[-4.567891,54.321099],[-4.2001,55.1001]]";
    for (text, at_home, elsewhere) in [(track, 2, 2), (list, 2, 1)] {
        let found = matches_in(text, &protected);
        let there = found.iter().filter(|one| one.protected).count();
        let shown: Vec<&str> = found.iter().map(|one| one.text(text)).collect();
        assert_eq!(
            (there, found.len() - there),
            (at_home, elsewhere),
            "{shown:?}"
        );
    }
}

#[test]
fn a_long_text_is_searched_across_its_stretches() {
    let protected = living_at("14 Larch Road, Exampleton, ZZ9 9ZZ");
    for before in [0, 262_130, 262_140, 262_144, 253_952, 600_000] {
        let text = format!(
            "{}14 Larch Road{}",
            "é ".repeat(before / 3),
            " é".repeat(20_000)
        );
        assert_eq!(found(&text, &protected), ["14 Larch Road"], "{before}");
    }
}

fn many() -> Protected {
    protecting(&[
        json!({"kind": "person", "name": "Priya Larkspur", "role": "witness", "protected": true,
            "numbers": ["07700 900123", "+353 1 234 567"], "emails": ["pl@example.org"]}),
        json!({"kind": "person", "name": "王小明", "role": "witness", "protected": true}),
        json!({"kind": "person", "name": "Jo Li", "role": "witness", "protected": true}),
        json!({"kind": "place", "name": "Home", "address": "14 Larch Road, Exampleton, ZZ9 9ZZ", "protected": true,
            "point": {"latitude_microdegrees": 54_321_098, "longitude_microdegrees": -4_567_890}}),
    ])
}

#[test]
fn numbers_without_a_space_between_them_are_both_found() {
    for text in [
        "077009001231 234 567",
        "077009001231 234 567 077009001231 234 567",
    ] {
        let found = matches_in(text, &many());
        let left = withheld(text, &found, "");
        assert_eq!(left.trim(), "", "{text}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]

    #[test]
    fn what_is_left_holds_nothing_protected(
        pieces in prop::collection::vec(prop_oneof![
            prop::sample::select(vec![
                "Priya", "Larkspur", "P", "M", "Jo", "Li", "14", "Larch", "Road", "ZZ9", "9ZZ", "07700", "900123",
                "+353", "1 234 567", "王小明", "小明", "54.321098", "-4.567890", "pl@example.org", "s", "'s", " ", " ",
                " ", ", ", ".", "-", "\n", "> ", "%20", "&nbsp;", "=\n", "<br>", "\\n", "=C3=AB", "\u{301}", "\u{ad}",
                "é", "x", "A", "0", "N", "+", "(", "\u{200d}", "각",
            ]).prop_map(str::to_owned),
            "\\PC{0,4}",
        ], 0..14)
    ) {
        let protected = many();
        let text = pieces.concat();
        let found: Vec<Match> = matches_in(&text, &protected).into_iter().filter(|one| one.protected).collect();
        let left = withheld(&text, &found, WITHHELD);
        let again: Vec<Match> = matches_in(&left, &protected).into_iter().filter(|one| one.protected).collect();
        let again: Vec<&str> = again.iter().map(|one| one.text(&left)).collect();
        prop_assert!(again.is_empty(), "{text:?} leaves {left:?} with {again:?}");
    }

    #[test]
    fn no_text_breaks_the_search(text in "\\PC{0,64}|[ -~\\n]{0,64}|[0-9.,+\\-nswe°'\" ]{0,40}") {
        let protected = many();
        let found = matches_in(&text, &protected);
        withheld(&text, &found, WITHHELD);
        hits(&text, &found);
    }
}

/// What a search of twenty thousand words takes. Run it by hand, in the release profile.
#[test]
#[ignore = "it measures"]
fn how_long_a_long_record_takes() {
    let protected = many();
    let sentence = "He stood at the gate on 14/03/2026 at 19:30 and rang from 07700 900555, twenty words at least. ";
    let plain = sentence.repeat(1_100);
    let accented = plain.replace("He", "Zoë");
    let page = plain.replace(". ", ".</p>\n<p>");
    for (name, text) in [("plain", plain), ("accented", accented), ("page", page)] {
        let begun = std::time::Instant::now();
        let found = matches_in(&text, &protected);
        let took = begun.elapsed();
        println!(
            "{name}: {} bytes, {} found, {took:?}",
            text.len(),
            found.len()
        );
    }
}
