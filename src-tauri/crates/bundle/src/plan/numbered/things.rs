//! Which withheld words mean the same thing: one home however it is written, one number, one name.

use std::collections::{BTreeMap, BTreeSet};

use domain::{Entry, EntryId, Person, Role};

use crate::case_file::CaseFile;
use crate::plan::consents::not_agreed;
use crate::plan::numbered::kind::WithheldKind;
use crate::plan::redaction::{Around, Hit, Match, Protected, letters_of, matches_in};

/// What withheld words mean.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Thing {
    /// Something that belongs to somebody or is kept as a place.
    Kept(usize),
    /// Anything else, known by one form for all the ways of writing it.
    Other(WithheldKind, String),
}

/// A home, a name, a number of somebody.
#[derive(Debug)]
struct KeptThing {
    kind: WithheldKind,
    /// Whose it is, or which place.
    of: EntryId,
    /// Whether it is what its entry is about: a place, or what somebody is called. Anything else goes by what it says.
    is_its_entry: bool,
    /// All of it, for whoever has the key.
    whole: String,
    /// Finds this alone.
    finds: Protected,
}

/// By what a thing is known in a later bundle.
#[derive(Debug, Clone)]
pub(super) enum KnownBy {
    /// It is this person's name, or this place.
    Entry(EntryId),
    /// It is what these words mean.
    Words {
        /// As they stand in the record.
        words: String,
        /// In whose entry, where they belong to somebody.
        of: Option<EntryId>,
    },
}

/// All that the record keeps and a bundle may withhold.
#[derive(Debug)]
pub(super) struct Things {
    kept: Vec<KeptThing>,
    places: BTreeMap<EntryId, usize>,
    /// What a consent does not agree to tell.
    not_agreed: BTreeSet<EntryId>,
    /// What has a number since an earlier bundle, whether it is protected today or not.
    numbered_before: BTreeSet<EntryId>,
    /// Finds what has the shape of a detail, whosever it is.
    anybodys: Protected,
}

impl Things {
    /// `numbered_before` are the places, and the people whose names, have a number since an earlier bundle.
    pub(super) fn of(case: &CaseFile, numbered_before: &BTreeSet<EntryId>) -> Self {
        let mut things = Self {
            kept: Vec::new(),
            places: BTreeMap::new(),
            not_agreed: not_agreed(case).into_keys().collect(),
            numbered_before: numbered_before.clone(),
            anybodys: Protected::of_entries(std::iter::empty(), case.pack.shapes.clone()),
        };
        let said = || {
            case.entries.iter().map(|kept| {
                let earlier = kept.earlier.iter().map(|earlier| &earlier.entry);
                let said: Vec<&Entry> = kept.entry.iter().chain(earlier).collect();
                (kept.id, said)
            })
        };
        // Places first: the address of somebody may be that of a place.
        said().for_each(|(id, said)| things.place(id, &said));
        said().for_each(|(id, said)| things.person(id, &said));
        things
    }

    fn place(&mut self, id: EntryId, said: &[&Entry]) {
        let Some(Entry::Place(today)) = said.first() else {
            return;
        };
        if today.protected || self.is_kept_anyhow(id) {
            let whole = [Some(today.name.as_str()), today.address.as_deref()];
            let whole: Vec<&str> = whole.into_iter().flatten().collect();
            self.places.insert(id, self.kept.len());
            self.add_entry(WithheldKind::Place, whole.join(", "), id, said);
        }
    }

    /// Whether it is kept though its entry does not say so today.
    fn is_kept_anyhow(&self, id: EntryId) -> bool {
        self.not_agreed.contains(&id) || self.numbered_before.contains(&id)
    }

    fn person(&mut self, id: EntryId, said: &[&Entry]) {
        let people = || {
            said.iter().filter_map(|entry| match entry {
                Entry::Person(person) => Some(&**person),
                _ => None,
            })
        };
        let Some(today) = people().next() else {
            return;
        };
        let is_theirs = matches!(today.role, Role::OtherPerson | Role::ActingForThem);
        if is_theirs && !today.protected && !self.is_kept_anyhow(id) {
            return;
        }
        let alone = |with: &dyn Fn(&mut Person)| {
            let mut person = Person {
                role: Role::Witness,
                protected: true,
                ..today.with_only(|_| false)
            };
            with(&mut person);
            Entry::Person(Box::new(person))
        };
        if today.role != Role::Keeper {
            let named = people().map(|said| {
                alone(&|person| {
                    person.name.clone_from(&said.name);
                    person.full_name.clone_from(&said.full_name);
                    person.aliases.clone_from(&said.aliases);
                })
            });
            let whole = today.full_name.as_ref().unwrap_or(&today.name).clone();
            let named: Vec<Entry> = named.collect();
            let named: Vec<&Entry> = named.iter().collect();
            self.add_entry(WithheldKind::Name, whole, id, &named);
        }
        for said in people() {
            for number in &said.numbers {
                let one = alone(&|person| person.numbers = vec![number.clone()]);
                self.add_once(WithheldKind::Number, number, id, one);
            }
            for email in &said.emails {
                let one = alone(&|person| person.emails = vec![email.clone()]);
                self.add_once(WithheldKind::Email, email, id, one);
            }
            for address in &said.addresses {
                let one = alone(&|person| person.addresses = vec![address.clone()]);
                self.add_once(WithheldKind::Place, address, id, one);
            }
            for handle in &said.handles {
                let one = alone(&|person| person.handles = vec![handle.clone()]);
                self.add_once(WithheldKind::Handle, &handle.handle, id, one);
            }
            for vehicle in &said.vehicles {
                if let Some(plate) = &vehicle.plate {
                    let one = alone(&|person| person.vehicles = vec![vehicle.clone()]);
                    self.add_once(WithheldKind::Plate, plate, id, one);
                }
            }
        }
    }

    /// Adds what is not there yet: two people in one home have one home.
    fn add_once(&mut self, kind: WithheldKind, whole: &str, id: EntryId, entry: Entry) {
        let mut known = self.kept.iter();
        if !known.any(|thing| thing.kind == kind && thing.is(whole)) {
            let whole = whole.to_owned();
            self.add(kind, whole, id, &[&entry], false);
        }
    }

    /// Adds what an entry is about.
    fn add_entry(&mut self, kind: WithheldKind, whole: String, id: EntryId, said: &[&Entry]) {
        self.add(kind, whole, id, said, true);
    }

    fn add(
        &mut self,
        kind: WithheldKind,
        whole: String,
        id: EntryId,
        said: &[&Entry],
        is_its_entry: bool,
    ) {
        let entries = [(id, said.to_vec())].into_iter();
        let shapes = self.anybodys.shapes.clone();
        let finds = Protected::of_entries_all_protected(entries, shapes);
        self.kept.push(KeptThing {
            kind,
            of: id,
            is_its_entry,
            whole,
            finds,
        });
    }

    /// What words mean that were withheld. What two things share, as two homes share their street, is neither of them.
    pub(super) fn meant(&self, kind: WithheldKind, words: &str) -> Thing {
        let Some(shape) = kind.shape() else {
            return Thing::Other(kind, letters_of(words));
        };
        let kept = self.kept.iter().enumerate();
        let mut fitting = kept.filter(|(_, thing)| thing.is(words));
        if let (Some((which, _)), None) = (fitting.next(), fitting.next()) {
            return Thing::Kept(which);
        }
        // A way to reach somebody is any words, and a number in most.
        let kind = match (kind, only_match(words, &self.anybodys)) {
            (WithheldKind::Contact, Some(found)) => found.kind.into(),
            _ => kind,
        };
        let hit = Hit {
            kind: kind.shape().unwrap_or(shape),
            found: words.to_owned(),
            around: Around::default(),
            times: 1,
            protected: false,
        };
        Thing::Other(kind, hit.value(&self.anybodys.shapes))
    }

    /// A kept place, in whatever words it is written.
    pub(super) fn place_of(&self, id: EntryId) -> Option<Thing> {
        self.places.get(&id).copied().map(Thing::Kept)
    }

    /// What an entry is about, as a thing of this kind.
    pub(super) fn of_entry(&self, kind: WithheldKind, id: EntryId) -> Option<Thing> {
        let mut kept = self.kept.iter();
        let is_it = |thing: &KeptThing| thing.is_its_entry && thing.kind == kind && thing.of == id;
        kept.position(is_it).map(Thing::Kept)
    }

    /// By what it is known in a later bundle; the words for what is kept nowhere are those that were found.
    pub(super) fn known_by(&self, thing: &Thing, words: &str) -> KnownBy {
        match thing {
            Thing::Kept(which) => {
                let kept = &self.kept[*which];
                match kept.is_its_entry {
                    true => KnownBy::Entry(kept.of),
                    false => KnownBy::Words {
                        words: kept.whole.clone(),
                        of: Some(kept.of),
                    },
                }
            }
            Thing::Other(..) => KnownBy::Words {
                words: words.to_owned(),
                of: None,
            },
        }
    }

    /// Whose a thing is, or which place, where it is kept.
    pub(super) fn whose(&self, thing: &Thing) -> Option<EntryId> {
        match thing {
            Thing::Kept(which) => Some(self.kept[*which].of),
            Thing::Other(..) => None,
        }
    }

    /// What a thing is and says; the words for what is kept nowhere are those that were found.
    pub(super) fn told(&self, thing: &Thing, words: &str) -> (WithheldKind, String) {
        match thing {
            Thing::Kept(which) => {
                let kept = &self.kept[*which];
                (kept.kind, kept.whole.clone())
            }
            Thing::Other(kind, _) => (*kind, words.to_owned()),
        }
    }
}

impl KeptThing {
    /// Whether all of some words is this.
    fn is(&self, words: &str) -> bool {
        only_match(words, &self.finds).is_some_and(|one| one.protected)
    }
}

/// The detail that some words are, all of them.
fn only_match(words: &str, finds: &Protected) -> Option<Match> {
    let words = words.trim();
    let mut found = matches_in(words, finds);
    let one = found.pop().filter(|_| found.is_empty())?;
    (one.from == 0 && one.to == words.len()).then_some(one)
}
