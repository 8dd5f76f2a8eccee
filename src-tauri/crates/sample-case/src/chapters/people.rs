//! Who and where: written down on the first evening.

use casebook::wire::NewSettings;
use domain::{Entry, Handle, Note, Person, Place, PlaceKind, Role, Vehicle};

use super::super::files::{HOME, MOTHERS, WORK};
use super::super::script::Script;
use super::super::telling::{date, id};

const FIRST_EVENING: &str = "2026-01-10";

pub(super) fn tell(script: &mut Script) {
    script.settings(
        FIRST_EVENING,
        NewSettings {
            keeper_name: Some("Sample Case (made up)".to_owned()),
            initials: Some("SC".to_owned()),
            zone: Some("Europe/London".to_owned()),
            recovery_code_declined: Some(true),
            ..NewSettings::default()
        },
    );
    let note = "SAMPLE. Everything in this record is made up, to show how Daybook works and to test \
                it. No person, place, number or event in it is real.";
    let note = Note {
        words: note.to_owned(),
    };
    script.record("sample-note", FIRST_EVENING, Entry::Note(note));
    for (name, person) in people() {
        script.record(name, FIRST_EVENING, Entry::Person(Box::new(person)));
    }
    for (name, place) in places() {
        script.record(name, FIRST_EVENING, Entry::Place(place));
    }
    let note = Note {
        words: "The helpline woman said write down what I remember in any order, it does not have \
                to be neat. So this is the four months before now, from my phone, the calendar and \
                what I told Beth. I have said where I am guessing."
            .to_owned(),
    };
    script.record("how-it-began", FIRST_EVENING, Entry::Note(note));
}

fn person(name: &str, role: Role) -> Person {
    Person {
        name: name.to_owned(),
        role,
        full_name: None,
        aliases: Vec::new(),
        handles: Vec::new(),
        numbers: Vec::new(),
        emails: Vec::new(),
        addresses: Vec::new(),
        vehicles: Vec::new(),
        description: None,
        relationship: None,
        born: None,
        acts_for: None,
        protected: false,
        words: None,
    }
}

fn handle(platform: &str, handle: &str) -> Handle {
    Handle {
        platform: platform.to_owned(),
        handle: handle.to_owned(),
    }
}

fn vehicle(description: &str, plate: Option<&str>) -> Vehicle {
    Vehicle {
        description: description.to_owned(),
        plate: plate.map(str::to_owned),
    }
}

fn people() -> Vec<(&'static str, Person)> {
    let words = |words: &str| Some(words.to_owned());
    vec![
        (
            "keeper",
            Person {
                full_name: words("Robyn Hale"),
                numbers: vec!["07700 900142".to_owned()],
                emails: vec!["robyn.hale@example.org".to_owned()],
                addresses: vec![
                    "Flat 3, 14 Larkhill Terrace, Larkhill, Brambleford, QZ4 7LP".to_owned(),
                ],
                protected: true,
                ..person("Robyn", Role::Keeper)
            },
        ),
        (
            "dan",
            Person {
                full_name: words("Daniel Marsh"),
                born: Some(date("1991-03-17")),
                aliases: vec!["Danny".to_owned(), "D".to_owned()],
                handles: vec![
                    handle("Instagram", "dmarsh_runs"),
                    handle("Facebook", "Dan Marsh"),
                ],
                numbers: vec!["07700 900371".to_owned(), "07700 900388".to_owned()],
                emails: vec!["dan.marsh@example.org".to_owned()],
                addresses: vec!["9 Coldharbour Rise, Brambleford, QZ4 2JX".to_owned()],
                vehicles: vec![vehicle(
                    "Dark grey five-door hatchback, dent over the rear left wheel, roof bars",
                    Some("QD68 IQZ"),
                )],
                description: words(
                    "About 6 ft, slim, runner. Short brown hair going back at the temples. Navy \
                     running jacket with a reflective stripe, grey beanie. Clears his throat \
                     before he speaks.",
                ),
                relationship: words("Ex-partner. Together three years, lived together two."),
                ..person("Dan", Role::OtherPerson)
            },
        ),
        (
            "lee",
            Person {
                full_name: words("Lee Tranter"),
                handles: vec![handle("Facebook", "Lee Tranter")],
                numbers: vec!["07700 900455".to_owned()],
                vehicles: vec![vehicle(
                    "White van, ladder rack, \u{2018}Tranter Roofing\u{2019}",
                    Some("QV15 QIO"),
                )],
                description: words("Stocky, fair beard, always in work trousers."),
                relationship: words("Dan's friend from school. I used to like him."),
                acts_for: Some(id("dan")),
                ..person("Lee", Role::ActingForThem)
            },
        ),
        (
            "beth",
            Person {
                full_name: words("Bethan Hale"),
                numbers: vec!["07700 900163".to_owned()],
                relationship: words("My sister"),
                protected: true,
                ..person("Beth", Role::OtherTarget)
            },
        ),
        (
            "mum",
            Person {
                numbers: vec!["01632 960417".to_owned()],
                relationship: words("My mother"),
                protected: true,
                ..person("Mum", Role::OtherTarget)
            },
        ),
        (
            "jean",
            Person {
                full_name: words("Jean Odell"),
                numbers: vec!["01632 960288".to_owned()],
                relationship: words("Downstairs neighbour, flat 1"),
                protected: true,
                ..person("Mrs Odell", Role::Witness)
            },
        ),
        (
            "tomasz",
            Person {
                full_name: words("Tomasz Wilk"),
                numbers: vec!["07700 900219".to_owned()],
                relationship: words("Works with me, other nurse on lates"),
                ..person("Tomasz", Role::Witness)
            },
        ),
        (
            "gill",
            Person {
                full_name: words("Gill Fenwick"),
                relationship: words("Practice manager"),
                ..person("Gill", Role::Witness)
            },
        ),
    ]
}

fn places() -> Vec<(&'static str, Place)> {
    vec![
        (
            "home",
            Place {
                name: "Home".to_owned(),
                place_kind: Some(PlaceKind::Home),
                address: Some(
                    "Flat 3, 14 Larkhill Terrace, Larkhill, Brambleford, QZ4 7LP".to_owned(),
                ),
                point: Some(HOME),
                radius_metres: Some(200),
                protected: true,
            },
        ),
        (
            "mums",
            Place {
                name: "Mum's".to_owned(),
                place_kind: Some(PlaceKind::Family),
                address: Some("22 Quarry Lane, Netherby Cross, Brambleford, QZ9 1TB".to_owned()),
                point: Some(MOTHERS),
                radius_metres: Some(200),
                protected: true,
            },
        ),
        (
            "work",
            Place {
                name: "Work".to_owned(),
                place_kind: Some(PlaceKind::Work),
                address: Some("Fernside Vets, 3 Mill Wharf, Brambleford, QZ4 1AA".to_owned()),
                point: Some(WORK),
                radius_metres: Some(150),
                protected: true,
            },
        ),
    ]
}
