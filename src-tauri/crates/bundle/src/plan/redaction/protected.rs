//! Which details are protected, and which are the other person's own and so no news to them.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    DetailShapes, Digest, Entry, EntryId, GeoPoint, Person, PersonDetail, Place, Role, Witness,
    leaves_no_spaces,
};

use super::addresses;
use super::detail::DetailKind;
use super::flagged::{Flagged, is_marked};
use super::gathered_from::GatheredFrom;
use super::names::Names;
use super::needles::{Needle, Needles, Written};
use super::numbers::Numbers;
use super::patterns::{self, Likely};
use super::points::Spotted;
use super::reading::{View, letters_of};
use crate::case_file::CaseFile;
use crate::plan::consents::not_agreed;

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

/// A single word that is shorter could also be the ends and beginnings of others.
const SHORTEST_ANYHOW: usize = 5;

/// Says what is protected, by its last revision.
type IsFlagged<'a> = &'a dyn Fn(EntryId, &Entry) -> Flagged;

/// The details to look for.
#[derive(Debug, Default)]
pub(crate) struct Protected {
    /// Names of places, addresses, handles; and full names of witnesses who are not kept as people. Those can be withheld, and
    /// are not unless that is asked for. A single word could be any word: it is looked for in its own field alone.
    pub(super) needles: Needles,
    /// What protected people are called.
    pub(super) names: Names,
    /// Their telephone numbers.
    pub(super) numbers: Numbers,
    /// Numbers, e-mails, plates and postcodes in one form each.
    pub(super) values: BTreeSet<(DetailKind, String)>,
    /// The other person's own.
    pub(super) theirs: BTreeSet<(DetailKind, String)>,
    /// How numbers, postcodes and plates are written there.
    pub(crate) shapes: DetailShapes,
    places: Vec<Place>,
    has_place_without_point: bool,
    /// The people and places that are protected.
    flagged: BTreeSet<EntryId>,
    /// People of whom only some details are.
    flagged_in: BTreeMap<EntryId, BTreeSet<PersonDetail>>,
    gathered_from: GatheredFrom,
}

impl Protected {
    /// Gathers them from every revision: an old address tells as much as a new one. What a consent does not agree to is
    /// protected too.
    pub(crate) fn of(case: &CaseFile) -> Self {
        let not_agreed = not_agreed(case);
        Self::of_flagged(case, &|id, entry| match not_agreed.get(&id) {
            Some(thing) if !is_marked(entry) => thing.into(),
            _ => is_marked(entry).into(),
        })
    }

    /// The same, where something else says what is protected.
    pub(crate) fn of_flagged(case: &CaseFile, is_flagged: IsFlagged<'_>) -> Self {
        let entries = case.entries.iter().map(|kept| {
            let earlier = kept.earlier.iter().map(|earlier| &earlier.entry);
            (kept.id, kept.entry.iter().chain(earlier).collect())
        });
        Self::gather(entries, case.pack.shapes.clone(), is_flagged)
    }

    /// Gathers them from entries, each with its revisions, the last one first.
    pub(crate) fn of_entries<'a>(
        entries: impl Iterator<Item = (EntryId, Vec<&'a Entry>)>,
        shapes: DetailShapes,
    ) -> Self {
        Self::gather(entries, shapes, &|_, entry| is_marked(entry).into())
    }

    /// The same, where all of them are protected.
    pub(crate) fn of_entries_all_protected<'a>(
        entries: impl Iterator<Item = (EntryId, Vec<&'a Entry>)>,
        shapes: DetailShapes,
    ) -> Self {
        Self::gather(entries, shapes, &|_, _| Flagged::Wholly)
    }

    fn gather<'a>(
        entries: impl Iterator<Item = (EntryId, Vec<&'a Entry>)>,
        shapes: DetailShapes,
        is_flagged: IsFlagged<'_>,
    ) -> Self {
        let mut protected = Self {
            shapes,
            ..Self::default()
        };
        protected.gathered_from.add(&protected.shapes);
        for (id, revisions) in entries {
            let flagged = revisions.first().map(|entry| is_flagged(id, entry));
            let (flagged, details) = match flagged.unwrap_or(Flagged::Not) {
                Flagged::Not => (false, None),
                Flagged::Wholly => (true, None),
                Flagged::In(details) => (false, Some(details)),
            };
            if flagged {
                protected.flagged.insert(id);
            }
            if let Some(details) = &details {
                protected.gathered_from.add(details);
                protected.flagged_in.insert(id, details.clone());
            }
            for entry in revisions {
                match entry {
                    Entry::Person(person) => {
                        protected.gathered_from.add(&(flagged, person));
                        match &details {
                            None => protected.person(person, flagged),
                            Some(details) => {
                                let of = |detail| details.contains(&detail);
                                protected.person(&person.with_only(|one| !of(one)), false);
                                protected.person(&person.with_only(of), true);
                            }
                        }
                    }
                    Entry::Incident(_) | Entry::Event(_) => {
                        let told = entry.happened();
                        let witnesses = told.map_or(&[][..], |told| &told.witnesses);
                        protected.gathered_from.add(&witnesses);
                        protected.witnesses(witnesses);
                    }
                    Entry::Place(place) if flagged => {
                        protected.gathered_from.add(place);
                        protected.place(place);
                    }
                    _ => {}
                }
            }
        }
        let Self { values, theirs, .. } = &mut protected;
        theirs.retain(|value| !values.contains(value));
        protected.needles.gathered();
        protected.names.gathered();
        protected.numbers.gathered();
        protected
    }

    /// The hash of all of it that can change what is found in a text.
    pub(crate) const fn gathered_from(&self) -> Digest {
        self.gathered_from.digest()
    }

    /// Whether what may be a point lies at a protected place.
    pub(super) fn has_there(&self, spotted: &Spotted) -> bool {
        self.places.iter().any(|place| spotted.lies_at(place))
    }

    /// Whether a point lies at a protected place.
    pub(crate) fn holds(&self, point: &GeoPoint) -> bool {
        self.places.iter().any(|place| place.holds(point))
    }

    /// Whether a point lies at a protected place, as far as that is known. While somebody protected lives where no point is
    /// kept, every point may be there.
    pub(crate) fn may_hold(&self, point: &GeoPoint) -> bool {
        self.holds(point) || self.has_place_without_point
    }

    /// Whether there is a protected place or address of which no point is known.
    pub(crate) const fn has_place_without_point(&self) -> bool {
        self.has_place_without_point
    }

    /// Whether somebody or a place is protected.
    pub(crate) fn is_protected(&self, entry: EntryId) -> bool {
        self.flagged.contains(&entry)
    }

    /// The details of somebody that are protected where the rest of them is not.
    pub(crate) fn details_of(&self, person: EntryId) -> impl Iterator<Item = PersonDetail> {
        let details = self.flagged_in.get(&person);
        details.into_iter().flatten().copied()
    }

    fn person(&mut self, person: &Person, flagged: bool) {
        if matches!(person.role, Role::OtherPerson | Role::ActingForThem) && !flagged {
            for name in called(person) {
                self.names.add_known_to_them(name);
            }
            for text in texts_to_reach(person) {
                for likely in self.likely(text) {
                    self.theirs.insert((likely.kind, likely.value));
                }
            }
            return;
        }
        // Who the keeper is, the other person knows. Everybody else's name is protected.
        if person.role == Role::Keeper {
            for name in called(person) {
                self.names.add_known_to_them(name);
            }
        } else if flagged {
            for name in called(person) {
                self.name(name);
            }
            self.names.add(called(person));
        }
        if flagged {
            self.reached_by(person);
        }
    }

    fn reached_by(&mut self, person: &Person) {
        for handle in &person.handles {
            self.needle(&handle.handle, DetailKind::Handle);
        }
        self.has_place_without_point |= !person.addresses.is_empty();
        for address in &person.addresses {
            self.address(address);
        }
        for text in texts_to_reach(person) {
            self.values_in(text);
        }
        for number in &person.numbers {
            if !self.numbers.add(number, &self.shapes.numbers) {
                self.needle(number, DetailKind::Number);
            }
        }
        let plates = person.vehicles.iter().filter_map(|car| car.plate.as_ref());
        for plate in plates {
            self.needle(plate, DetailKind::Plate);
        }
    }

    fn witnesses(&mut self, witnesses: &[Witness]) {
        let names = witnesses.iter().filter_map(|one| one.name.as_deref());
        for letters in names.filter_map(full_name) {
            self.add(letters, DetailKind::Name, false, Written::Anyhow);
        }
    }

    fn place(&mut self, place: &Place) {
        self.needle(&place.name, DetailKind::Name);
        if let Some(address) = &place.address {
            self.address(address);
        }
        self.has_place_without_point |= place.point.is_none();
        self.places.push(place.clone());
    }

    /// The whole, its house, its street and its postcode each give it away; the town alone does not.
    fn address(&mut self, address: &str) {
        self.values_in(address);
        for part in addresses::parts(address, &self.shapes) {
            let written = match part.with_a_capital {
                true => Written::WithACapital,
                false => Written::Anyhow,
            };
            if is_telling(&part.letters) {
                self.add(part.letters, DetailKind::Address, true, written);
            }
        }
    }

    /// Postcodes, plates and the like also stand glued to other words, where nothing has their shape.
    fn values_in(&mut self, text: &str) {
        for likely in self.likely(text) {
            if matches!(
                likely.kind,
                DetailKind::Postcode | DetailKind::Plate | DetailKind::Email
            ) {
                let letters = letters_of(&likely.value);
                self.add(letters, likely.kind, true, Written::Anyhow);
            }
            self.values.insert((likely.kind, likely.value));
        }
    }

    fn likely(&self, text: &str) -> Vec<Likely> {
        patterns::all(&View::as_written(text), &self.shapes)
    }

    /// A name as it stands, and last name first. A single word that is other words too is left to what knows how names are
    /// written.
    fn name(&mut self, name: &str) {
        if Names::is_one_part(name) {
            return;
        }
        let reversed = Names::last_name_first(name);
        let ways = [Some(name), reversed.as_deref()].into_iter().flatten();
        for way in ways {
            match telling_letters(way).filter(|_| Names::is_of_other_words(name)) {
                Some(letters) => self.add(letters, DetailKind::Name, true, Written::WithACapital),
                None => self.needle(way, DetailKind::Name),
            }
        }
    }

    fn needle(&mut self, text: &str, kind: DetailKind) {
        let Some(letters) = telling_letters(text) else {
            return;
        };
        let is_one_word = !text.trim().contains(|c: char| !c.is_alphanumeric());
        let is_short = is_one_word && letters.chars().count() < SHORTEST_ANYHOW;
        let written = match is_short && !letters.contains(leaves_no_spaces) {
            true => Written::InOneWord,
            false => Written::Anyhow,
        };
        self.add(letters, kind, true, written);
    }

    fn add(&mut self, letters: String, kind: DetailKind, protected: bool, written: Written) {
        let needle = Needle {
            kind,
            protected,
            written,
        };
        self.needles.add(letters, needle);
    }
}

/// All that somebody is called.
fn called(person: &Person) -> impl Iterator<Item = &str> + Clone {
    let names = person.aliases.iter().chain(&person.full_name);
    let names = names.chain([&person.name]).map(String::as_str);
    // One that is taken out of somebody is empty.
    names.filter(|name| !name.is_empty())
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
    let letters = letters_of(text);
    is_telling(&letters).then_some(letters)
}

/// Of a script whose letters are words or syllables, two are enough.
fn is_telling(letters: &str) -> bool {
    let fewest = if letters.contains(leaves_no_spaces) {
        2
    } else {
        3
    };
    letters.chars().count() >= fewest && !SAYS_NOTHING.contains(&letters)
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
