//! A part for police whose entries do not fit the main bundle beside it, though the keeper's own key signed both, with one text.

use super::super::beside::{beside, police_only};
use super::forging::full;
use super::*;
use crate::format::layout::POLICE_ONLY_ENTRIES;
use VerifyCode::{EntryNotItsLeaf, LogUnreadable};
use serde_json::{Value, json};

/// What is found where the entries for police are edited before anything is signed.
fn found_beside(edit: impl FnOnce(&mut Vec<Value>)) -> Vec<(VerifyCode, String)> {
    checked_beside(|bytes| {
        let mut entries = serde_json::from_slice(&bytes).unwrap();
        edit(&mut entries);
        serde_json::to_vec_pretty(&entries).unwrap()
    })
}

fn checked_beside(edit: impl FnOnce(Vec<u8>) -> Vec<u8>) -> Vec<(VerifyCode, String)> {
    let target = TempDir::new().unwrap();
    let written = export(&full(Sample::filled()), &folder_choice(), target.path()).unwrap();
    let police = police_only(&written, &target.path().join("unpacked"));
    let entries = police.join(POLICE_ONLY_ENTRIES);
    fs::write(&entries, edit(fs::read(&entries).unwrap())).unwrap();
    sign_again(&police, &true_key());
    let text = fs::read_to_string(police.join(HAND_OVER)).unwrap();
    put_signature(&written.bundle, &text, &true_key());
    let findings = beside(&written.bundle, &police).findings;
    let found = findings.into_iter().map(|found| (found.code, found.path));
    found.collect()
}

fn entry(entries: &mut [Value], number: u128) -> &mut Value {
    let wanted = id(number).to_string();
    let mut entries = entries.iter_mut();
    entries
        .find(|entry| entry["id"] == wanted.as_str())
        .unwrap()
}

fn about(number: u128) -> Vec<(VerifyCode, String)> {
    let path = format!("{POLICE_ONLY_ENTRIES}#{}", id(number));
    vec![(EntryNotItsLeaf, path)]
}

type Attempt = (&'static str, fn(&mut Vec<Value>), u128);

const ATTEMPTS: &[Attempt] = &[
    (
        "a withheld word told otherwise",
        |entries| {
            entry(entries, 10)["entry"]["witnesses"][0]["contact"] = json!("call the pub");
        },
        10,
    ),
    (
        "a withheld word withheld here as well",
        |entries| {
            entry(entries, 10)["entry"]["witnesses"][0]["contact"] = json!("[withheld]");
        },
        10,
    ),
    (
        "a word that everybody gets told otherwise",
        |entries| entry(entries, 10)["entry"]["where"]["words"] = json!("outside the shop"),
        10,
    ),
    (
        "a field more",
        |entries| entry(entries, 10)["entry"]["said"] = json!("I will find you"),
        10,
    ),
    (
        "a field less",
        |entries| {
            let said = entry(entries, 10)["entry"].as_object_mut().unwrap();
            said.remove("witnesses");
        },
        10,
    ),
    (
        "when it was written",
        |entries| entry(entries, 10)["written"]["utc"] = json!("2026-01-01T00:00:00Z"),
        10,
    ),
    (
        "a strike-out that nobody wrote",
        |entries| {
            let at = entry(entries, 10)["written"].clone();
            entry(entries, 10)["struck_out"] = json!({"at": at, "reason": "a mistake"});
        },
        10,
    ),
    (
        "an entry out of which something is withheld taken out",
        |entries| {
            let gone = id(10).to_string();
            entries.retain(|entry| entry["id"] != gone.as_str());
        },
        10,
    ),
    (
        "an entry twice",
        |entries| {
            let twice = entry(entries, 10).clone();
            entries.push(twice);
        },
        10,
    ),
    (
        "an entry of which there is no leaf",
        |entries| {
            let mut invented = entry(entries, 3).clone();
            invented["id"] = json!(id(70));
            entries.push(invented);
        },
        70,
    ),
    (
        "when an entry was written that stays out of the main bundle",
        |entries| entry(entries, 3)["written"]["utc"] = json!("2026-01-01T00:00:00Z"),
        3,
    ),
    (
        "a version of such an entry that nobody wrote",
        |entries| entry(entries, 3)["revision"] = json!(2),
        3,
    ),
];

#[test]
fn what_police_are_told_of_an_entry_is_what_the_openings_prove_of_it() {
    assert_eq!(found_beside(|_| ()), []);
    for (name, edit, number) in ATTEMPTS {
        assert_eq!(found_beside(edit), about(*number), "{name}");
    }
    let unreadable = found_of_text("no entries");
    assert_eq!(
        unreadable,
        [(LogUnreadable, POLICE_ONLY_ENTRIES.to_owned())]
    );
}

fn found_of_text(text: &str) -> Vec<(VerifyCode, String)> {
    checked_beside(|_| text.into())
}

/// Only the code vouches for them: the main bundle has their leaves and nothing of what they say.
#[test]
fn the_words_of_an_entry_that_stays_out_of_the_main_bundle_nothing_in_it_proves() {
    let found = found_beside(|entries| {
        entry(entries, 3)["entry"]["name"] = json!("Somebody Else");
    });
    assert_eq!(found, []);
}
