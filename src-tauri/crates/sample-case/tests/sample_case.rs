//! The sample case as a script, without a vault: that it holds together, and holds what it should.

use std::collections::{BTreeSet, HashMap, HashSet};

use chrono::NaiveDateTime;

use domain::{Basis, Entry, EntryId, EntryKind, Incident, Precision, Role};
use sample_case::{Doing, INCIDENTS, SampleCase, SampleFile};
use serde_json::Value;

fn whole() -> SampleCase {
    sample_case::case(1, INCIDENTS)
}

fn recorded(case: &SampleCase) -> Vec<(&EntryId, &Entry)> {
    let steps = case.steps.iter().filter_map(|step| match &step.doing {
        Doing::Record { id, entry } => Some((id, entry)),
        _ => None,
    });
    steps.collect()
}

/// Events among them.
fn incidents(case: &SampleCase) -> Vec<&Incident> {
    let entries = recorded(case).into_iter();
    entries.filter_map(|(_, entry)| entry.happened()).collect()
}

fn files(case: &SampleCase) -> Vec<&SampleFile> {
    let steps = case.steps.iter().filter_map(|step| match &step.doing {
        Doing::Attach { file, .. } => Some(file),
        _ => None,
    });
    steps.collect()
}

#[test]
fn the_same_seed_gives_the_same_case_and_another_seed_other_minutes() {
    assert_eq!(whole(), whole());
    assert_ne!(whole(), sample_case::case(2, INCIDENTS));
    assert_eq!(files(&whole())[0].bytes(7), files(&whole())[0].bytes(7));
}

#[test]
fn it_has_what_it_says() {
    let case = whole();
    assert_eq!(incidents(&case).len(), 120);
    assert_eq!(files(&case).len(), 60);
    let count =
        |wanted: fn(&Doing) -> bool| case.steps.iter().filter(|step| wanted(&step.doing)).count();
    assert!(count(|doing| matches!(doing, Doing::Revise { .. })) >= 8);
    assert_eq!(count(|doing| matches!(doing, Doing::StrikeOut { .. })), 1);
    assert_eq!(count(|doing| matches!(doing, Doing::Erase { .. })), 1);
    assert!(count(|doing| matches!(doing, Doing::LeaveFingerprint { .. })) >= 1);
    let kinds: HashSet<EntryKind> = recorded(&case)
        .iter()
        .map(|(_, entry)| entry.kind())
        .collect();
    for kind in [
        EntryKind::Event,
        EntryKind::Person,
        EntryKind::Place,
        EntryKind::Impact,
        EntryKind::Report,
        EntryKind::Order,
        EntryKind::Proceeding,
        EntryKind::Assessment,
        EntryKind::Needs,
        EntryKind::Consent,
        EntryKind::Note,
    ] {
        assert!(kinds.contains(&kind), "{kind:?}");
    }
}

#[test]
fn it_says_first_that_it_is_made_up() {
    let case = whole();
    let (_, first) = recorded(&case)[0];
    assert!(matches!(first, Entry::Note(note) if note.words.starts_with("SAMPLE")));
}

#[test]
fn somebody_acts_for_the_other_person_and_places_are_protected() {
    let case = whole();
    let entries = recorded(&case);
    assert!(entries.iter().any(|(_, entry)| matches!(
        entry,
        Entry::Person(person) if person.role == Role::ActingForThem && person.acts_for.is_some()
    )));
    let protected = entries
        .iter()
        .filter(|(_, entry)| matches!(entry, Entry::Place(place) if place.protected && place.point.is_some()));
    assert_eq!(protected.count(), 3);
}

#[test]
fn times_are_known_in_every_way_that_times_are_known() {
    let case = whole();
    let known: Vec<Precision> = incidents(&case)
        .iter()
        .filter_map(|incident| Some(incident.when.as_ref()?.precision))
        .collect();
    for precision in [
        Precision::Exact,
        Precision::Minute,
        Precision::Hour,
        Precision::PartOfDay,
        Precision::Day,
        Precision::Range,
        Precision::Unknown,
    ] {
        assert!(known.contains(&precision), "{precision:?}");
    }
}

#[test]
fn every_entry_holds_together_and_nothing_is_named_before_it_is_written() {
    let case = whole();
    let mut written: HashSet<EntryId> = HashSet::new();
    let mut names: HashSet<EntryId> = HashSet::new();
    for (index, step) in case.steps.iter().enumerate() {
        let (id, entry) = match &step.doing {
            Doing::Record { id, entry } => {
                assert!(names.insert(*id), "step {index} is told twice");
                (id, entry)
            }
            Doing::Attach { id, to, .. } => {
                assert!(written.contains(to), "step {index}");
                written.insert(*id);
                continue;
            }
            Doing::Revise { id, entry } => {
                assert!(written.contains(id), "step {index}");
                (id, entry)
            }
            Doing::StrikeOut { id, .. } | Doing::Erase { id } | Doing::Describe { id, .. } => {
                assert!(written.contains(id), "step {index}");
                continue;
            }
            Doing::Settings(_) | Doing::LeaveFingerprint { .. } => continue,
        };
        entry
            .checked()
            .unwrap_or_else(|fault| panic!("step {index}: {fault}"));
        let doubt = entry.when().and_then(|when| when.doubt());
        assert_eq!(doubt, None, "step {index} has a time that needs a question");
        for named in ids_in(&entry.to_json()) {
            assert!(
                written.contains(&named),
                "step {index} names what is not there yet"
            );
        }
        written.insert(*id);
    }
}

fn ids_in(value: &Value) -> Vec<EntryId> {
    match value {
        Value::String(text) if text.len() == 36 => text.parse().into_iter().collect(),
        Value::Array(values) => values.iter().flat_map(ids_in).collect(),
        Value::Object(fields) => fields.values().flat_map(ids_in).collect(),
        _ => Vec::new(),
    }
}

#[test]
fn nothing_is_written_down_before_it_happened() {
    for seed in 1..=20 {
        let case = sample_case::case(seed, INCIDENTS);
        let mut last = case.steps[0].at.utc;
        for step in &case.steps {
            let at = step.at.utc;
            assert!(at >= last, "moments go backwards at {at}, seed {seed}");
            last = at;
            if let Doing::Record { entry, .. } = &step.doing
                && let Some(earliest) = entry.when().and_then(|when| when.earliest_utc())
            {
                assert!(earliest <= at, "{earliest} is after {at}, seed {seed}");
            }
        }
    }
}

#[test]
fn no_two_incidents_read_alike() {
    let case = whole();
    let told: BTreeSet<&str> = incidents(&case)
        .iter()
        .map(|incident| incident.what.as_str())
        .collect();
    assert_eq!(told.len(), INCIDENTS);
    let more: Vec<Incident> = sample_case::further(1, 2_000).collect();
    let told: BTreeSet<&str> = more.iter().map(|incident| incident.what.as_str()).collect();
    assert_eq!(told.len(), 2_000);
}

#[test]
fn numbers_are_from_the_ranges_kept_for_drama() {
    let case = whole();
    for (_, entry) in recorded(&case) {
        let text = entry.to_json().to_string();
        for (at, _) in text.match_indices("07") {
            let digits: String = text[at..].chars().take(12).collect();
            let like_a_mobile = digits.chars().skip(5).take(1).eq([' ']);
            assert!(
                !like_a_mobile || digits.starts_with("07700 900"),
                "{digits}"
            );
        }
        for (at, _) in text.match_indices("01632") {
            assert!(
                text[at..].starts_with("01632 960"),
                "{}",
                &text[at..at + 12]
            );
        }
    }
}

#[test]
fn behaviours_and_orders_are_the_packs_own() {
    let pack: Value =
        serde_json::from_str(include_str!("../../patterns/packs/england_and_wales.json")).unwrap();
    let ids = |of: &str| -> HashSet<String> {
        let values = pack[of].as_array().unwrap().iter();
        values
            .map(|value| value["id"].as_str().unwrap().to_owned())
            .collect()
    };
    let (behaviours, orders) = (ids("behaviours"), ids("orders"));
    let case = whole();
    for incident in incidents(&case) {
        for behaviour in &incident.behaviours {
            assert!(behaviours.contains(&behaviour.0), "{}", behaviour.0);
        }
    }
    for (_, entry) in recorded(&case) {
        if let Entry::Order(order) = entry {
            assert!(orders.contains(&order.order_kind), "{}", order.order_kind);
        }
    }
}

#[test]
fn every_file_is_drawn_and_no_two_are_the_same() {
    let case = whole();
    let mut seen: HashSet<Vec<u8>> = HashSet::new();
    for (number, file) in files(&case).into_iter().enumerate() {
        let bytes = file.bytes(number as u64 + 1);
        assert_eq!(bytes.is_empty(), *file == SampleFile::Empty);
        assert!(
            seen.insert(bytes),
            "file {number} is the same as an earlier one"
        );
    }
}

#[test]
fn a_shorter_case_stops_early_and_a_longer_one_goes_on() {
    assert_eq!(incidents(&sample_case::case(1, 10)).len(), 10);
    assert_eq!(sample_case::case(1, 150).further, 30);
}

/// A time that rests on a photo's clock is the time that the clock of a photo with it shows.
#[test]
fn a_basis_that_names_a_photos_clock_has_a_photo_with_that_time() {
    let case = whole();
    let mut photos: HashMap<EntryId, Vec<NaiveDateTime>> = HashMap::new();
    for step in &case.steps {
        if let Doing::Attach { to, file, .. } = &step.doing
            && let SampleFile::Photo { taken, .. } = file
        {
            photos.entry(*to).or_default().push(*taken);
        }
    }
    let mut by_photo = 0;
    for (id, entry) in recorded(&case) {
        let Some(when) = entry.when().filter(|when| when.basis == Basis::Photo) else {
            continue;
        };
        let taken = photos.get(id).into_iter().flatten();
        let shows = taken
            .into_iter()
            .any(|taken| when.earliest <= Some(*taken) && Some(*taken) <= when.latest);
        assert!(shows, "{:?}", when.earliest);
        by_photo += 1;
    }
    assert!(by_photo >= 4, "{by_photo}");
}

#[test]
fn files_that_somebody_else_made_say_whose_they_are_and_from_whom_they_came() {
    let case = whole();
    let described: Vec<_> = case
        .steps
        .iter()
        .filter_map(|step| match &step.doing {
            Doing::Describe { described, .. } => Some(described),
            _ => None,
        })
        .collect();
    for producer in ["Mrs Odell", "Gill Fenwick", "Hannah"] {
        let mut named = described.iter().filter(|one| {
            one.produced_by
                .as_deref()
                .is_some_and(|by| by.starts_with(producer))
        });
        assert!(named.any(|one| one.received_from.is_some()), "{producer}");
    }
    let complete = described
        .iter()
        .filter(|one| one.source_device.is_some() && one.original_is.is_some());
    assert!(complete.count() >= 5);
}

/// What nobody did is no incident: a hearing, a call from police, a day on which nothing is alleged.
#[test]
fn days_on_which_nothing_is_alleged_are_events() {
    let case = whole();
    let entries = recorded(&case);
    let events = entries
        .iter()
        .filter(|(_, entry)| entry.kind() == EntryKind::Event);
    assert_eq!(events.count(), 13);
    let alleged_nothing = entries.iter().filter(|(_, entry)| match entry {
        Entry::Incident(incident) => {
            incident.who.is_empty() && incident.behaviours.iter().all(|tag| tag.0 == "other")
        }
        _ => false,
    });
    assert_eq!(alleged_nothing.count(), 0);
}
