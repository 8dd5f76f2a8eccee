//! The numbers in place of what is withheld: one a thing, the same in every bundle of the record, and none given twice.

use std::collections::BTreeMap;
use std::fs;

use casebook::wire::{BundleChoice, BundleForm, ChosenEntries};
use domain::{EntryId, Revision};
use serde_json::{Value, json};

use super::incidents::go_back;
use crate::sample::{PASSPHRASE, Sample, entry, passphrase};

/// Numbers that look as if they were drawn, and are the same every time.
struct Drawn(u64);

impl Drawn {
    fn below(&mut self, end: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) as usize % end
    }
}

/// Somebody or a place that may be withheld, and how it is written.
struct Thing {
    entry: EntryId,
    revision: Revision,
    said: Value,
    written: &'static str,
}

/// A record, and which number every bundle of it gave to each of its things.
struct Numbered {
    sample: Sample,
    things: Vec<Thing>,
    incidents: Vec<EntryId>,
    numbers: BTreeMap<usize, u64>,
    bundles: usize,
}

impl Numbered {
    fn new() -> Self {
        let mut sample = Sample::new();
        let person = |name: &str, number: &str| {
            json!({"kind": "person", "name": name, "role": "witness", "numbers": [number],
                "protected": true})
        };
        let place = |name: &str, address: &str| json!({"kind": "place", "name": name, "address": address, "protected": true});
        let things = [
            (person("Ada Witness", "07700 900123"), "+44 7700 900 123"),
            (person("Bea Friend", "07700 900321"), "Bea Friend"),
            (person("Cal Neighbour", "07700 900777"), "07700900777"),
            (
                place("Mum’s", "14 Larch Road, Exampleton"),
                "14, larch road",
            ),
            (place("The allotment", "3 Quarry Lane"), "3 Quarry Lane"),
        ];
        let things = things.map(|(said, written)| Thing {
            entry: sample.record(said.clone()),
            revision: Revision::FIRST,
            said,
            written,
        });
        Self {
            sample,
            things: things.into(),
            incidents: Vec::new(),
            numbers: BTreeMap::new(),
            bundles: 0,
        }
    }

    fn incident(&mut self, thing: usize) {
        let what = format!("Thing {thing}: <{}>.", self.things[thing].written);
        self.incidents
            .push(self.sample.incident(&what, "2026-03-14"));
    }

    /// Protects it, or does so no more.
    fn turn(&mut self, thing: usize) {
        let thing = &mut self.things[thing];
        let protected = thing.said["protected"] == true;
        thing.said["protected"] = json!(!protected);
        let case = self.sample.casebook.as_mut().expect("the case is open");
        let changed = case.revise(thing.entry, thing.revision, entry(thing.said.clone()));
        thing.revision = changed.expect("it is revised").revision;
    }

    /// Hands it over, and holds every number in it against those that were given before.
    fn hand_over(&mut self, entries: ChosenEntries) -> Vec<u8> {
        let choice = BundleChoice {
            form: BundleForm::Folder,
            entries,
            ..BundleChoice::default()
        };
        self.bundles += 1;
        let folder = format!("out-{}", self.bundles);
        let written = self.sample.write_bundle(&folder, &choice);
        assert!(written.done.verified.is_good());
        let kept = self.sample.case().bundle_made(&written, None);
        kept.expect("it is remembered");
        let log = written
            .paths
            .bundle
            .join("data/4_machine_readable/log.json");
        let log = fs::read(log).expect("it is there");
        let said: Value = serde_json::from_slice(&log).expect("it is JSON");
        let entries = said["entries"].as_array().expect("a list");
        for what in entries
            .iter()
            .filter_map(|one| one["entry"]["what"].as_str())
        {
            let Some((thing, number)) = number_in(what) else {
                continue;
            };
            let known = *self.numbers.entry(thing).or_insert(number);
            assert_eq!(known, number, "{what}");
        }
        let mut all: Vec<u64> = self.numbers.values().copied().collect();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), self.numbers.len(), "{:?}", self.numbers);
        log
    }
}

/// "Thing 3: <[withheld 7: a place]>." has 3 and 7; what stands openly has none.
fn number_in(what: &str) -> Option<(usize, u64)> {
    let (thing, rest) = what.strip_prefix("Thing ")?.split_once(": <[withheld ")?;
    let (number, _) = rest.split_once(':')?;
    let number = number.parse().expect("each mark has its number");
    Some((thing.parse().ok()?, number))
}

#[test]
fn one_thing_has_one_number_in_every_bundle_and_no_other_thing_has_it() {
    for seed in 1..=3 {
        let mut drawn = Drawn(seed);
        let mut numbered = Numbered::new();
        let things = numbered.things.len();
        let mut size = 0;
        for step in 0..24 {
            match drawn.below(4) {
                0 => numbered.turn(drawn.below(things)),
                1 if step % 5 == 0 => {
                    numbered.sample.lock();
                    numbered.sample.unlock();
                }
                _ => numbered.incident(drawn.below(things)),
            }
            if step % 4 == 3 {
                let some = numbered.incidents.iter().copied().step_by(2).collect();
                let entries = match drawn.below(3) {
                    0 if size > 0 => ChosenEntries::NewSince { ledger_size: size },
                    1 => ChosenEntries::Only { entries: some },
                    _ => ChosenEntries::All,
                };
                numbered.hand_over(entries);
                size = numbered.sample.case().vault().size();
            }
        }
        // All of it at the end, with everything protected again.
        for thing in 0..things {
            if numbered.things[thing].said["protected"] == false {
                numbered.turn(thing);
            }
            numbered.incident(thing);
        }
        numbered.hand_over(ChosenEntries::All);
        assert_eq!(numbered.numbers.len(), things, "seed {seed}");
        assert_eq!(numbered.sample.findings(), []);
    }
}

#[test]
fn what_was_protected_no_more_does_not_leave_its_number_to_another() {
    let mut numbered = Numbered::new();
    (0..2).for_each(|thing| numbered.incident(thing));
    numbered.hand_over(ChosenEntries::All);
    let last = numbered.numbers.values().max().copied();
    (0..2).for_each(|thing| numbered.turn(thing));
    (2..5).for_each(|thing| numbered.incident(thing));
    numbered.hand_over(ChosenEntries::All);
    let new = (2..5).map(|thing| numbered.numbers[&thing]);
    assert!(new.min() > last, "{:?}", numbered.numbers);
}

#[test]
fn a_bundle_that_is_made_again_has_the_same_numbers() {
    let mut numbered = Numbered::new();
    (0..5).rev().for_each(|thing| numbered.incident(thing));
    let entries = |log: Vec<u8>| {
        let log: Value = serde_json::from_slice(&log).expect("it is JSON");
        log["entries"].clone()
    };
    let first = entries(numbered.hand_over(ChosenEntries::All));
    numbered.sample.lock();
    numbered.sample.unlock();
    assert_eq!(entries(numbered.hand_over(ChosenEntries::All)), first);
}

/// A row says where words stand, and never what they are: what is erased is not there either.
#[test]
fn the_rows_of_bundles_hold_no_word_of_what_is_withheld() {
    let mut numbered = Numbered::new();
    (0..5).for_each(|thing| numbered.incident(thing));
    numbered.hand_over(ChosenEntries::All);
    let first = numbered.incidents[0];
    numbered.sample.case().erase(first).expect("it is erased");
    numbered.incident(0);
    numbered.hand_over(ChosenEntries::All);
    let rows = rows(&mut numbered.sample).to_lowercase();
    assert!(rows.contains("numbers_given"));
    for word in [
        "900123", "900 123", "900321", "900777", "larch", "quarry", "friend",
    ] {
        assert!(!rows.contains(word), "{word} in {rows}");
    }
}

/// What the record remembers of its bundles, without where they lie.
fn rows(sample: &mut Sample) -> String {
    sample.lock();
    let folder = sample.vault_folder();
    let locked = vault::LockedVault::at(&folder).expect("the vault is there");
    let words = passphrase(PASSPHRASE);
    let opened = locked.open(casebook::Unlock::Passphrase(&words), &casebook::SCHEMA);
    let vault = opened.expect("the vault opens");
    let rows = vault.read().query_row(
        "SELECT group_concat(json_extract(about, '$.numbers_given') || '\"numbers_given\"') FROM hand_overs",
        [],
        |row| row.get(0),
    );
    let rows = rows.expect("the rows can be read");
    vault.lock().expect("the vault locks");
    sample.unlock();
    rows
}

#[test]
fn after_a_way_back_numbers_go_on_above_what_bundles_since_may_have_given() {
    let mut numbered = Numbered::new();
    numbered.incident(0);
    numbered.hand_over(ChosenEntries::All);
    let case = numbered.sample.case();
    case.back_up_what_is_new().expect("a backup is made");
    numbered.incident(1);
    numbered.hand_over(ChosenEntries::All);
    let lost = numbered.numbers.remove(&1).expect("it has a number");
    go_back(&mut numbered.sample);
    (0..3).for_each(|thing| numbered.incident(thing));
    numbered.hand_over(ChosenEntries::All);
    // The backup knew nothing of the second bundle: not even that it was made.
    let new = (1..3).map(|thing| numbered.numbers[&thing]);
    assert!(new.min() > Some(lost.max(1000)), "{:?}", numbered.numbers);
}

#[test]
fn what_was_given_to_police_all_the_same_is_told_of_its_bundle() {
    let mut numbered = Numbered::new();
    numbered.incident(3);
    let place = numbered.things[3].entry;
    numbered.sample.record(
        json!({"kind": "consent", "what": "the rest", "with_whom": "police",
        "not_told": [place]}),
    );
    numbered.hand_over(ChosenEntries::All);
    let choice = BundleChoice {
        given_to_police: vec![place],
        ..BundleChoice::default()
    };
    let written = numbered.sample.write_bundle("given", &choice);
    let case = numbered.sample.case();
    case.bundle_made(&written, None).expect("it is remembered");
    let rows = case.bundles().expect("a list");
    let given: Vec<_> = rows.iter().map(|row| row.given_to_police.clone()).collect();
    assert_eq!(given, [vec!["Mum’s".to_owned()], Vec::new()]);
}
