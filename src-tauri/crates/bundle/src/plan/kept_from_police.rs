//! What the part for police says, where the keeper keeps something from police too: such a field stays there as the main
//! bundle has it, and is opened to nobody.

use std::collections::{BTreeMap, BTreeSet};
use std::mem;

use domain::{Entry, EntryId, Item, Revision};
use ledger::{Action, DisclosedBody, FieldPath};

use crate::case_file::{CaseFile, ExhibitFile, KeptEntry};
use crate::format::received::RECEIVED;
use crate::plan::choice::Choice;
use crate::plan::consents::NotAgreed;
use crate::plan::disclosure::{self, WithheldFields};
use crate::plan::items::searched_items::SearchedItem;
use crate::plan::numbered::Numbered;
use crate::plan::redaction::{DetailKind, Flagged, Protected, matches_in};
use crate::plan::redactor::Redactor;
use crate::plan::withheld_whole::is_a_way_to_reach;

/// What is kept from police, to look for it.
pub(crate) struct Keeping {
    /// The people, places and items of which nothing is told.
    things: BTreeSet<EntryId>,
    /// How much of each person, place and item.
    flags: BTreeMap<EntryId, Flagged>,
    /// Finds them all.
    all: Protected,
    /// Finds each.
    each: BTreeMap<EntryId, Protected>,
    /// How witnesses are reached of whom that is not told: words that may look like nothing that is looked for.
    ways_to_reach: BTreeSet<String>,
}

impl Keeping {
    /// Nothing where nothing is kept from police.
    pub(crate) fn of(case: &CaseFile, not_agreed: &BTreeMap<EntryId, NotAgreed>) -> Option<Self> {
        let kept = not_agreed.values().filter(|thing| !thing.given);
        let flags: BTreeMap<EntryId, Flagged> =
            kept.map(|thing| (thing.entry, thing.into())).collect();
        let whole = flags.iter().filter(|(_, flag)| **flag == Flagged::Wholly);
        let each = flags.keys().map(|thing| {
            let alone = |id: EntryId| flags.get(&id).filter(|_| id == *thing);
            let finds = Protected::of_flagged(case, &|id, _| flag(alone(id)));
            (*thing, finds)
        });
        (!flags.is_empty()).then(|| Self {
            things: whole.map(|(thing, _)| *thing).collect(),
            all: Protected::of_flagged(case, &|id, _| flag(flags.get(&id))),
            each: each.collect(),
            ways_to_reach: ways_to_reach(case, &flags),
            flags: flags.clone(),
        })
    }

    /// What finds them all.
    fn finds(&self, case: &CaseFile) -> Protected {
        Protected::of_flagged(case, &|id, _| flag(self.flags.get(&id)))
    }

    /// Whether nothing is told of an entry.
    pub(crate) fn is_kept(&self, entry: EntryId) -> bool {
        self.things.contains(&entry)
    }

    /// Whether something that is kept stands in some words.
    pub(crate) fn stands_in(&self, words: &str) -> bool {
        self.ways_to_reach.contains(words.trim()) || stands_in(words, &self.all)
    }

    /// The things of which an item tells: it is one, or one stands in its file, or it was made there as far as that is known.
    pub(crate) fn told_by(
        &self,
        id: EntryId,
        item: &Item,
        found: &SearchedItem,
    ) -> BTreeSet<EntryId> {
        let tells = |(thing, look): &(&EntryId, &Protected)| {
            **thing == id
                || item.point.is_some_and(|point| look.may_hold(&point))
                || found.hits.iter().any(|(_, hit)| {
                    let may_be_there =
                        hit.kind == DetailKind::Point && look.has_place_without_point();
                    may_be_there || stands_in(&hit.found, look)
                })
        };
        let things = self.each.iter().filter(tells);
        things.map(|(thing, _)| *thing).collect()
    }
}

/// What any version of any entry says of how those are reached of whom that is not told.
fn ways_to_reach(case: &CaseFile, flags: &BTreeMap<EntryId, Flagged>) -> BTreeSet<String> {
    let is_not_told = |person: EntryId| match flags.get(&person) {
        Some(Flagged::Wholly) => true,
        Some(Flagged::In(details)) => details.iter().copied().any(is_a_way_to_reach),
        Some(Flagged::Not) | None => false,
    };
    let versions = case.entries.iter().flat_map(|kept| {
        let earlier = kept.earlier.iter().map(|earlier| &earlier.entry);
        kept.entry.iter().chain(earlier)
    });
    let witnesses = versions
        .filter_map(Entry::happened)
        .flat_map(|told| &told.witnesses);
    witnesses
        .filter(|witness| witness.person.is_some_and(is_not_told))
        .filter_map(|witness| Some(witness.contact.as_deref()?.trim().to_owned()))
        .collect()
}

fn flag(known: Option<&Flagged>) -> Flagged {
    known.cloned().unwrap_or(Flagged::Not)
}

fn stands_in(words: &str, look: &Protected) -> bool {
    matches_in(words, look).iter().any(|found| found.protected)
}

/// What police are not told.
#[derive(Debug, Clone, Default)]
pub(crate) struct KeptFromPolice {
    /// The people, places and items themselves, where nothing is told of them.
    pub(crate) things: BTreeSet<EntryId>,
    /// The entries in which something of them stands, as police are told those.
    pub(crate) entries: BTreeMap<EntryId, KeptEntry>,
    /// The fields of the ledger's bodies that are withheld and opened to nobody, by their leaves' sequence.
    pub(crate) fields: BTreeMap<u64, BTreeSet<FieldPath>>,
}

/// The part for police while it is worked out what it says.
pub(crate) struct ToldToPolice<'a> {
    redactor: Redactor<'a>,
    fields: WithheldFields,
    kept: KeptFromPolice,
}

impl<'a> ToldToPolice<'a> {
    /// The entries. `shown` are those of the main bundle; what stands in others, which only police get, goes on with the numbers
    /// of `numbered`.
    pub(crate) fn of(
        case: &CaseFile,
        keeping: &Keeping,
        shown: &[KeptEntry],
        numbered: &mut Numbered,
        nothing_chosen: &'a Choice,
    ) -> Self {
        let kept = keeping.finds(case);
        let mut told = Self {
            redactor: Redactor::keeping(case, kept, nothing_chosen),
            fields: WithheldFields::default(),
            kept: KeptFromPolice {
                things: keeping.things.clone(),
                ..KeptFromPolice::default()
            },
        };
        let shown: BTreeMap<EntryId, &KeptEntry> =
            shown.iter().map(|kept| (kept.id, kept)).collect();
        for kept in &case.entries {
            let shown = shown.get(&kept.id).copied();
            if shown.is_some() || !keeping.is_kept(kept.id) {
                told.entry(kept, shown, numbered);
            }
        }
        told
    }

    fn entry(&mut self, kept: &KeptEntry, shown: Option<&KeptEntry>, numbered: &mut Numbered) {
        // What the main bundle has, has its number there.
        if shown.is_none() {
            mem::swap(&mut self.redactor.numbered, numbered);
        }
        let left = disclosure::entry(kept, &mut self.redactor, &mut self.fields);
        if shown.is_none() {
            mem::swap(&mut self.redactor.numbered, numbered);
        }
        match told(kept, &left, shown.unwrap_or(&left), &self.fields) {
            Some(told) if told != *kept => drop(self.kept.entries.insert(kept.id, told)),
            Some(_) => {}
            // Were it no entry any more, nothing of it would leave.
            None => drop(self.kept.things.insert(kept.id)),
        }
    }

    /// The fields of the ledger's bodies. `bodies` are those of the main bundle.
    pub(crate) fn with_fields(
        mut self,
        case: &CaseFile,
        bodies: &BTreeMap<u64, DisclosedBody>,
        exhibits: &[ExhibitFile],
    ) -> KeptFromPolice {
        let leaves = case.ledger.leaves.iter();
        // Of an author nothing is opened to anybody.
        for leaf in leaves.filter(|kept| kept.leaf.action != Action::Author) {
            let sequence = leaf.leaf.sequence;
            let body = disclosure::body(leaf, case, &mut self.redactor, &self.fields);
            let (Some(shown), Some(body)) = (bodies.get(&sequence), body) else {
                continue;
            };
            let kept: BTreeSet<&FieldPath> = body.withheld().collect();
            let withheld = shown.withheld().filter(|path| kept.contains(path));
            self.kept.keep(sequence, withheld.cloned());
        }
        for file in exhibits.iter().filter(|file| file.original_kept) {
            self.kept.keep_what_was_received(file.item, case, bodies);
        }
        self.kept
    }
}

impl KeptFromPolice {
    fn keep(&mut self, sequence: u64, fields: impl Iterator<Item = FieldPath>) {
        let fields: BTreeSet<FieldPath> = fields.collect();
        if !fields.is_empty() {
            self.fields.entry(sequence).or_default().extend(fields);
        }
    }

    /// The hash and the length of an item's bytes are kept too, whatever it says: a copy that lacks nothing but a place, with the
    /// hash of what it was made from, would let anybody put in place after place until the hash fits.
    fn keep_what_was_received(
        &mut self,
        item: EntryId,
        case: &CaseFile,
        bodies: &BTreeMap<u64, DisclosedBody>,
    ) {
        let leaves = case.ledger.leaves.iter();
        for kept in leaves.filter(|kept| kept.leaf.entry == Some(item)) {
            let sequence = kept.leaf.sequence;
            if let Some(body) = bodies.get(&sequence) {
                let withheld = body.withheld();
                let received = withheld.filter(|path| is_of_what_was_received(path));
                self.keep(sequence, received.cloned());
            }
        }
    }

    /// Whether a field of the ledger's bodies is opened to nobody.
    pub(crate) fn keeps(&self, sequence: u64, path: &FieldPath) -> bool {
        self.fields
            .get(&sequence)
            .is_some_and(|fields| fields.contains(path))
    }
}

fn is_of_what_was_received(path: &FieldPath) -> bool {
    let path = path.to_string();
    let name = path.trim_start_matches('/');
    RECEIVED.contains(&name)
}

/// An entry as police are told it: whole, but for the fields in which something stands that is kept. Those are as `shown` has
/// them; `left` is the entry without what is kept.
fn told(
    kept: &KeptEntry,
    left: &KeptEntry,
    shown: &KeptEntry,
    fields: &WithheldFields,
) -> Option<KeptEntry> {
    let mut told = kept.clone();
    let shown_in = |revision: Revision| -> Option<&Entry> {
        if shown.revision == revision {
            return shown.entry.as_ref();
        }
        let mut earlier = shown.earlier.iter();
        let earlier = earlier.find(|earlier| earlier.revision == revision)?;
        Some(&earlier.entry)
    };
    let now = told.entry.iter_mut().map(|entry| (kept.revision, entry));
    let earlier = told.earlier.iter_mut();
    let earlier = earlier.map(|earlier| (earlier.revision, &mut earlier.entry));
    for (revision, entry) in now.chain(earlier) {
        let paths = fields.of(kept.id, revision);
        if !paths.is_empty() {
            *entry = with_fields_of(entry, shown_in(revision)?, &paths)?;
        }
    }
    let struck_out = |kept: &KeptEntry| -> Vec<Option<String>> {
        let undone = kept.put_back.iter().map(|put_back| &put_back.struck_out);
        let all = undone.chain(&kept.struck_out);
        all.map(|struck_out| struck_out.reason.clone()).collect()
    };
    let undone = told
        .put_back
        .iter_mut()
        .map(|undone| &mut undone.struck_out);
    let reasons = undone.chain(&mut told.struck_out);
    let ways = struck_out(left).into_iter().zip(struck_out(shown));
    for (told, (left, shown)) in reasons.zip(ways) {
        if told.reason != left {
            told.reason = shown;
        }
    }
    Some(told)
}

fn with_fields_of(entry: &Entry, other: &Entry, paths: &BTreeSet<FieldPath>) -> Option<Entry> {
    let (mut value, other) = (entry.to_json(), other.to_json());
    for path in paths {
        let pointer = path.to_string();
        match (other.pointer(&pointer), pointer.rsplit_once('/')) {
            (Some(left), _) => *value.pointer_mut(&pointer)? = left.clone(),
            (None, Some((parent, name))) => {
                value.pointer_mut(parent)?.as_object_mut()?.remove(name);
            }
            (None, None) => return None,
        }
    }
    Entry::from_json(value).ok()
}
