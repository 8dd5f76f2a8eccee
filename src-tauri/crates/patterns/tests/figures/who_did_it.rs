//! Who did it, as far as that is written down.

use serde_json::json;

use patterns::RuleId;

use crate::made::{entry, id, incident_at, of, said};

#[test]
fn who_did_it_may_be_unknown_and_through_others() {
    let figures = of(&[
        entry(json!({"kind": "person", "name": "Alex", "role": "other_person"})),
        entry(json!({"kind": "person", "name": "Dana", "role": "acting_for_them"})),
        incident_at(
            "2026-03-03T12:00:00",
            json!({"who": [{"person": id(0), "through": id(1)}]}),
        ),
        incident_at("2026-03-04T12:00:00", json!({"who": [{"person": id(0)}]})),
        incident_at("2026-03-05T12:00:00", json!({"who": [{}]})),
        incident_at("2026-03-06T12:00:00", json!({})),
        incident_at(
            "2026-03-07T12:00:00",
            json!({"who": [{"name": "A man in a grey car"}]}),
        ),
    ]);
    let mut people: Vec<_> = figures
        .people
        .iter()
        .map(|tally| tally.sentence.as_str())
        .collect();
    people.sort_unstable();
    assert_eq!(
        people,
        [
            "A man in a grey car: 1 incident.",
            "Alex: 2 incidents.",
            "Not known who: 1 incident.",
            "Not said who: 1 incident.",
        ]
    );
    assert_eq!(figures.through[0].sentence, "Dana: 1 incident.");
}

fn who_did_it(figures: &patterns::Figures) -> Vec<&str> {
    let tallies = figures.people.iter();
    let mut people: Vec<_> = tallies.map(|tally| tally.sentence.as_str()).collect();
    people.sort_unstable();
    people
}

#[test]
fn a_name_or_number_that_is_a_persons_counts_as_theirs() {
    let figures = of(&[
        entry(json!({
            "kind": "person", "name": "Alex", "role": "other_person", "protected": false,
            "aliases": ["the man in the grey car"], "numbers": ["+44 7700 900604"],
            "handles": [{"platform": "Instagram", "handle": "@alex_a"}],
        })),
        incident_at("2026-03-03T12:00:00", json!({"who": [{"person": id(0)}]})),
        incident_at(
            "2026-03-04T12:00:00",
            json!({"who": [{"name": "07700 900604"}]}),
        ),
        incident_at(
            "2026-03-05T12:00:00",
            json!({"who": [{"name": "The man in the grey car"}]}),
        ),
        incident_at(
            "2026-03-06T12:00:00",
            json!({"who": [{"name": "alex_a"}, {"name": "ALEX"}]}),
        ),
        incident_at(
            "2026-03-07T12:00:00",
            json!({"who": [{"name": "07700 900605"}]}),
        ),
    ]);
    assert_eq!(
        who_did_it(&figures),
        ["07700 900605: 1 incident.", "Alex: 4 incidents."]
    );
}

#[test]
fn a_name_that_two_people_have_names_neither() {
    let alex = json!({"kind": "person", "name": "Alex", "role": "other", "protected": false});
    let figures = of(&[
        entry(alex.clone()),
        entry(alex),
        incident_at("2026-03-03T12:00:00", json!({"who": [{"name": "Alex"}]})),
        incident_at("2026-03-04T12:00:00", json!({"who": [{"name": "?"}]})),
    ]);
    assert_eq!(
        who_did_it(&figures),
        ["?: 1 incident.", "Alex: 1 incident."]
    );
}

/// Each incident is told of once: by whom it names, if it names anybody.
#[test]
fn it_is_said_in_how_many_the_other_person_is_named() {
    let at =
        |day: u32, who| incident_at(&format!("2026-03-{day:02}T12:00:00"), json!({"who": who}));
    let figures = of(&[
        entry(
            json!({"kind": "person", "name": "Alex", "role": "other_person",
            "numbers": ["07700 900604"]}),
        ),
        entry(json!({"kind": "person", "name": "Lee", "role": "acting_for_them"})),
        at(3, json!([{"person": id(0)}, {"person": id(1)}])),
        at(4, json!([{"name": "07700900604"}])),
        at(5, json!([{"person": id(1)}])),
        at(6, json!([{"name": "a man in a grey car"}])),
        at(7, json!([{}])),
        at(8, json!([])),
    ]);
    let expected = [
        (
            RuleId::NamesOtherPerson,
            "The other person is named: 2 incidents.",
        ),
        (
            RuleId::NamesSomebodyElse,
            "Somebody else in the record is named, and not the other person: 1 incident.",
        ),
        (
            RuleId::SomebodyNotKnown,
            "Somebody is told of who is not in the record, or is not known: 2 incidents.",
        ),
        (
            RuleId::NobodyNamed,
            "It is not said who did it: 1 incident.",
        ),
    ];
    for (rule, sentence) in expected {
        assert_eq!(said(&figures, rule), [sentence]);
    }
}
