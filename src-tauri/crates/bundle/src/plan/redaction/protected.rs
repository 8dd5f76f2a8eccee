//! Which details are protected, and which are the other person's own and so no news to them.

use std::collections::BTreeSet;

use domain::{DetailShapes, Entry, EntryId, GeoPoint, Person, Place, Role, Witness};

use super::detail::DetailKind;
use super::patterns::{self, letters_and_digits};
use crate::case_file::CaseFile;

/// Single words that people call a place by and that say nothing about where it is.
const SAYS_NOTHING: [&str; 22] = [
    "home",
    "house",
    "flat",
    "myflat",
    "myhouse",
    "work",
    "office",
    "school",
    "theschool",
    "nursery",
    "college",
    "university",
    "gym",
    "church",
    "shop",
    "mum",
    "mums",
    "dad",
    "dads",
    "me",
    "myhome",
    "mywork",
];

/// The details to look for.
#[derive(Debug, Default)]
pub(crate) struct Protected {
    /// Names and addresses, as letters and digits only.
    pub(super) needles: BTreeSet<(String, DetailKind)>,
    /// Numbers, e-mails, plates and postcodes in one form each.
    pub(super) values: BTreeSet<(DetailKind, String)>,
    /// Full names of witnesses who are not kept as people, as letters only. They can be withheld, and are not unless that is
    /// asked for. A single word could be any word: it is looked for in its own field alone.
    pub(super) named: BTreeSet<String>,
    /// The other person's own.
    pub(super) theirs: BTreeSet<(DetailKind, String)>,
    /// How numbers, postcodes and plates are written there.
    pub(crate) shapes: DetailShapes,
    places: Vec<Place>,
    place_ids: BTreeSet<EntryId>,
}

impl Protected {
    /// Gathers them from every revision: an old address tells as much as a new one.
    pub(crate) fn of(case: &CaseFile) -> Self {
        let mut protected = Self {
            shapes: case.pack.shapes.clone(),
            ..Self::default()
        };
        for kept in &case.entries {
            let flagged = kept.entry.as_ref().is_some_and(is_flagged);
            let earlier = kept.earlier.iter().map(|earlier| &earlier.entry);
            for entry in kept.entry.iter().chain(earlier) {
                match entry {
                    Entry::Person(person) => protected.person(person, flagged),
                    Entry::Incident(incident) => protected.witnesses(&incident.witnesses),
                    Entry::Place(place) if flagged => {
                        protected.place_ids.insert(kept.id);
                        protected.place(place);
                    }
                    _ => {}
                }
            }
        }
        let Self { values, theirs, .. } = &mut protected;
        theirs.retain(|value| !values.contains(value));
        protected
    }

    /// Whether a point lies at a protected place.
    pub(crate) fn holds(&self, point: &GeoPoint) -> bool {
        self.places.iter().any(|place| place.holds(point))
    }

    /// Whether a kept place is protected.
    pub(crate) fn is_protected_place(&self, place: EntryId) -> bool {
        self.place_ids.contains(&place)
    }

    fn person(&mut self, person: &Person, flagged: bool) {
        if matches!(person.role, Role::OtherPerson | Role::ActingForThem) && !flagged {
            for text in texts_to_reach(person) {
                for matched in patterns::all(text, &self.shapes) {
                    self.theirs.insert((matched.kind, matched.value));
                }
            }
            return;
        }
        if !flagged {
            return;
        }
        // Who the keeper is, the other person knows. Everybody else's name is protected.
        if person.role != Role::Keeper {
            let names = person.aliases.iter().chain(&person.full_name);
            for name in names.chain([&person.name]) {
                self.needle(name, DetailKind::Name);
            }
        }
        for handle in &person.handles {
            self.needle(&handle.handle, DetailKind::Handle);
        }
        for address in &person.addresses {
            self.address(address);
        }
        for text in texts_to_reach(person) {
            for matched in patterns::all(text, &self.shapes) {
                self.values.insert((matched.kind, matched.value));
            }
        }
        for number in &person.numbers {
            self.needle(number, DetailKind::Number);
        }
        let plates = person.vehicles.iter().filter_map(|car| car.plate.as_ref());
        for plate in plates {
            self.needle(plate, DetailKind::Plate);
        }
    }

    fn witnesses(&mut self, witnesses: &[Witness]) {
        let names = witnesses.iter().filter_map(|one| one.name.as_deref());
        self.named.extend(names.filter_map(full_name));
    }

    fn place(&mut self, place: &Place) {
        self.needle(&place.name, DetailKind::Name);
        if let Some(address) = &place.address {
            self.address(address);
        }
        self.places.push(place.clone());
    }

    /// The whole, its street line and its postcode each give it away; the town alone does not.
    fn address(&mut self, address: &str) {
        self.needle(address, DetailKind::Address);
        for matched in patterns::all(address, &self.shapes) {
            self.values.insert((matched.kind, matched.value));
        }
        let lines = address.split([',', '\n', ';']).map(str::trim);
        for (at, line) in lines.enumerate() {
            let is_postcode = patterns::all(line, &self.shapes)
                .iter()
                .any(|matched| matched.kind == DetailKind::Postcode);
            let has_digit = line.bytes().any(|byte| byte.is_ascii_digit());
            if is_postcode || !(at == 0 || has_digit) {
                continue;
            }
            self.needle(line, DetailKind::Address);
            let street = line.trim_start_matches(|c: char| !c.is_whitespace()).trim();
            if has_digit && street.contains(' ') {
                self.needle(street, DetailKind::Address);
            }
        }
    }

    fn needle(&mut self, text: &str, kind: DetailKind) {
        self.needles
            .extend(telling_letters(text).map(|plain| (plain, kind)));
    }
}

/// Two names at least, which no other words look like.
fn full_name(name: &str) -> Option<String> {
    let is_name = |word: &&str| word.chars().next().is_some_and(char::is_uppercase);
    let names = name.split_whitespace().filter(is_name).count();
    let has_digit = name.chars().any(char::is_numeric);
    (names >= 2 && !has_digit)
        .then(|| telling_letters(name))
        .flatten()
}

/// Letters and digits only, where they say who or where somebody is.
pub(super) fn telling_letters(text: &str) -> Option<String> {
    let plain = letters_and_digits(text);
    (plain.chars().count() >= 3 && !SAYS_NOTHING.contains(&plain.as_str())).then_some(plain)
}

fn is_flagged(entry: &Entry) -> bool {
    match entry {
        Entry::Person(person) => person.protected,
        Entry::Place(place) => place.protected,
        _ => false,
    }
}

fn texts_to_reach(person: &Person) -> impl Iterator<Item = &str> {
    let plates = person
        .vehicles
        .iter()
        .filter_map(|car| car.plate.as_deref());
    let lists = [&person.numbers, &person.emails, &person.addresses];
    lists
        .into_iter()
        .flatten()
        .map(String::as_str)
        .chain(plates)
}
