//! A small made-up record for tests: what is written in it here, whose keys sign it in `keys`, what it is filled with in
//! `filled`, and what a bundle needs of others in `ports`.

mod filled;
mod keys;
mod ports;

use std::collections::{BTreeMap, BTreeSet};

use chrono::DateTime;
use domain::{
    AuthorId, Clock, ClockSource, Digest, Entry, EntryId, ExhibitMark, HowReceived, Item, ItemKind,
    Moment, Revision, UnreadPart, VaultId,
};
use ledger::{
    Action, Checkpoint, CommittedBody, Follows, HandOver, Head, KeyName, Leaf, NodesInMemory,
    Restore, Salt, SigningKey, append, root,
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::case_file::{
    CaseFile, EarlierRevision, FigureKind, FigureLine, GivenNumber, KeptEntry, KeptLeaf,
    LedgerExtract, PackWords,
};
use crate::searched::FoundWords;

pub(crate) use ports::{Otherwise, PlainPrinter};

pub(crate) fn hash(bytes: &[u8]) -> Digest {
    Digest::new(Sha256::digest(bytes).into())
}

pub(crate) fn id(number: u128) -> EntryId {
    format!("0197a1b2-3c4d-7e5f-8a9b-{number:012x}")
        .parse()
        .unwrap()
}

pub(crate) fn moment(seconds: i64) -> Moment {
    Moment::new(
        DateTime::from_timestamp(1_773_000_000 + seconds, 0).unwrap(),
        60,
    )
}

pub(crate) fn item(number: u32, bytes: &[u8]) -> Item {
    Item {
        description: None,
        digest: hash(bytes),
        size: bytes.len() as u64,
        item_kind: ItemKind::Photo,
        media_type: "image/jpeg".into(),
        original_name: format!("IMG_{number:04}.jpg"),
        received: HowReceived::Chosen,
        exhibit: ExhibitMark::new("AB", number).unwrap(),
        police_reference: None,
        source_device: None,
        produced_by: None,
        received_from: None,
        original_is: None,
        unread_clocks: Vec::new(),
        clocks: vec![Clock {
            source: ClockSource::ExifOriginal,
            shows: "2026-03-14T19:30:00".parse().unwrap(),
            offset_minutes: None,
            date_only: false,
        }],
        point: None,
        device: None,
        pixels: None,
        runs_milliseconds: None,
        not_read: None,
    }
}

/// A case being made.
pub(crate) struct Sample {
    pub(crate) key: SigningKey,
    pub(crate) entries: Vec<KeptEntry>,
    pub(crate) leaves: Vec<KeptLeaf>,
    pub(crate) earlier: Vec<HandOver>,
    /// The numbers that earlier bundles gave.
    pub(crate) numbers_given: Vec<GivenNumber>,
    /// The keys of others who sign.
    pub(crate) others: BTreeSet<KeyName>,
    pub(crate) files: BTreeMap<Digest, Vec<u8>>,
    pub(crate) words: BTreeMap<EntryId, Vec<FoundWords>>,
    pub(crate) unread: BTreeMap<EntryId, BTreeSet<UnreadPart>>,
    salts: u8,
}

pub(crate) fn vault() -> VaultId {
    "0197a1b2-3c4d-7e5f-8a9b-00000000cafe".parse().unwrap()
}

pub(crate) fn author() -> AuthorId {
    "0197a1b2-3c4d-7e5f-8a9b-00000000a0a0".parse().unwrap()
}

/// As numbers, postcodes and plates are written in Britain.
pub(crate) fn british() -> domain::DetailShapes {
    let pack = include_str!("../../../patterns/packs/england_and_wales.json");
    let pack: serde_json::Value = serde_json::from_str(pack).unwrap();
    serde_json::from_value(pack["details"].clone()).unwrap()
}

impl Sample {
    /// Nothing is written in it yet but who keeps it.
    pub(crate) fn new() -> Self {
        Self::kept_with(SigningKey::from_seed([7; 32]))
    }

    /// The same with this key.
    pub(crate) fn kept_with(key: SigningKey) -> Self {
        let mut sample = Self::without_author(key);
        sample.describe_keeper(None, None);
        sample
    }

    /// As an older program began a record: no leaf tells of keys.
    pub(crate) fn without_author(key: SigningKey) -> Self {
        Self {
            key,
            entries: Vec::new(),
            leaves: Vec::new(),
            earlier: Vec::new(),
            numbers_given: Vec::new(),
            others: BTreeSet::new(),
            files: BTreeMap::new(),
            words: BTreeMap::new(),
            unread: BTreeMap::new(),
            salts: 0,
        }
    }

    pub(crate) fn leaf(
        &mut self,
        action: Action,
        entry: Option<EntryId>,
        revision: Option<Revision>,
        body: &Value,
    ) {
        let salts = &mut self.salts;
        let salt = || {
            *salts = salts.wrapping_add(1);
            Salt::new([*salts; 32])
        };
        let body = CommittedBody::commit(body, salt).unwrap();
        let sequence = self.leaves.len() as u64;
        let leaf = Leaf {
            sequence,
            written: moment(sequence as i64 * 60),
            author: author(),
            action,
            entry,
            revision,
            body: body.root(),
            follows: Follows::NONE,
        };
        self.leaves.push(KeptLeaf {
            leaf,
            body: Some(body),
        });
    }

    pub(crate) fn last_written(&self) -> Moment {
        self.leaves.last().unwrap().leaf.written
    }

    pub(crate) fn record(&mut self, id: EntryId, entry: Value) {
        let entry = Entry::from_json(entry).unwrap();
        let written = moment(self.leaves.len() as i64 * 60);
        self.leaf(
            Action::Record,
            Some(id),
            Some(Revision::FIRST),
            &entry.to_json(),
        );
        let incidents = self.entries.iter().filter(|kept| kept.number.is_some());
        let next = incidents.count() as u32 + 1;
        self.entries.push(KeptEntry {
            id,
            number: entry.kind().is_numbered().then_some(next),
            revision: Revision::FIRST,
            first_written: written,
            written,
            author: "The keeper".into(),
            entry: Some(entry),
            earlier: Vec::new(),
            struck_out: None,
            put_back: Vec::new(),
            erased: None,
        });
    }

    /// A further version of an entry.
    pub(crate) fn revise(&mut self, id: EntryId, entry: Value) {
        let entry = Entry::from_json(entry).unwrap();
        let kept = self.entries.iter().find(|kept| kept.id == id).unwrap();
        let revision = Revision::new(kept.revision.number() + 1).unwrap();
        self.leaf(Action::Revise, Some(id), Some(revision), &entry.to_json());
        let written = self.last_written();
        let kept = self.entries.iter_mut().find(|kept| kept.id == id).unwrap();
        kept.earlier
            .extend(kept.entry.take().map(|entry| EarlierRevision {
                revision: kept.revision,
                written: kept.written,
                author: kept.author.clone(),
                entry,
            }));
        (kept.revision, kept.written, kept.entry) = (revision, written, Some(entry));
    }

    /// An entry's words are gone, and its leaves stay.
    pub(crate) fn erase(&mut self, id: EntryId) {
        self.leaf(Action::Erase, Some(id), None, &json!({}));
        let erased = self.last_written();
        for kept in &mut self.leaves {
            if kept.leaf.entry == Some(id) {
                kept.body = None;
            }
        }
        let kept = self.entries.iter_mut().find(|kept| kept.id == id).unwrap();
        (kept.entry, kept.written, kept.erased) = (None, erased, Some(erased));
        kept.earlier.clear();
    }

    pub(crate) fn attach(&mut self, entry: EntryId, item: Item, bytes: &[u8]) {
        self.files.insert(hash(bytes), bytes.to_vec());
        self.words.entry(entry).or_default();
        self.record(entry, Entry::Item(Box::new(item)).to_json());
    }

    pub(crate) fn head(&self) -> Head {
        let mut nodes = NodesInMemory::default();
        let mut size = 0;
        for kept in &self.leaves {
            size = append(&mut nodes, size, kept.leaf.hash()).unwrap();
        }
        Head {
            size,
            root: root(&nodes, size).unwrap(),
        }
    }

    pub(crate) fn restore(&mut self, lost: Head) {
        let restored_to = self.leaves.len() as u64;
        let restore = Restore {
            restored_to,
            last_known_head: Some(lost),
            displaced: Vec::new(),
            leaves_lost: None,
        };
        self.leaf(Action::Restore, None, None, &restore.to_body());
    }

    pub(crate) fn case(&self) -> CaseFile {
        let head = self.head();
        CaseFile {
            words: catalogue::Language::English.words(),
            zone: chrono_tz::Tz::Europe__London,
            label: "CASE-7F3A".parse().unwrap(),
            made: moment(900_000),
            keeper: None,
            initials: "AB".into(),
            program: "Daybook 0.1.0".into(),
            entries: self.entries.clone(),
            earlier_bundles: Vec::new(),
            numbers_given: self.numbers_given.clone(),
            figures: vec![FigureLine {
                kind: FigureKind::Other,
                sentence: "2 incidents.".into(),
                entries: vec![id(10), id(11)],
            }],
            pack: PackWords {
                name: "England and Wales".into(),
                shapes: british(),
                ..PackWords::default()
            },
            ledger: LedgerExtract {
                vault: vault(),
                head,
                checkpoint: Checkpoint {
                    vault: vault(),
                    head,
                }
                .sign(&self.key),
                also: self.others.clone(),
                leaves: self.leaves.clone(),
                earlier: self.earlier.clone(),
            },
        }
    }
}
