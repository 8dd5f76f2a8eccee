//! A small made-up case for tests.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Write};

use chrono::DateTime;
use domain::{
    AuthorId, Clock, ClockSource, Digest, Entry, EntryId, ExhibitMark, GeoPoint, HowReceived, Item,
    ItemKind, Moment, Note, Revision, UnreadPart, VaultId,
};
use ledger::signature::ssh_signature;
use ledger::{
    Action, Author, Checkpoint, CommittedBody, Endorsement, FilesHandedOver, Follows, HandOver,
    Head, KeyChange, KeyName, KeyNaming, Leaf, NewKey, NodesInMemory, Restore, Salt, Signature,
    SigningKey, StrikeOut, VerifyingKey, append, root,
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::case_file::{
    CaseFile, EarlierRevision, Evidence, FigureKind, FigureLine, KeptEntry, KeptLeaf,
    LedgerExtract, PackWords, PutBack, Signer, StruckOut, WithheldIn,
};
use crate::print::{Pictures, PrintError, PrintJob, Printed, Printer, Standard};
use crate::searched::{FoundWords, NotSearched, Searched};

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
        original_is: None,
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

    pub(crate) fn kept_with(key: SigningKey) -> Self {
        let mut sample = Self::without_author(key);
        sample.describe_keeper(None, None);
        sample
    }

    fn describe_keeper(&mut self, name: Option<&str>, endorsed_by: Option<Endorsement>) {
        let keeper = Author {
            author: author(),
            name: name.map(str::to_owned),
            role: Some("keeper".into()),
            signs_with: Some(self.key.verifying_key()),
            endorsed_by,
        };
        self.leaf(Action::Author, None, None, &keeper.to_body());
    }

    /// A leaf that names the key of now as if it were the first to name one.
    pub(crate) fn describe_as_if_first(&mut self) {
        self.describe_keeper(None, None);
    }

    /// Somebody else is let in, with a key of their own.
    pub(crate) fn let_in(&mut self, who: EntryId, key: &SigningKey) {
        let naming = KeyNaming {
            author: who.to_string().parse().unwrap(),
            ..self.naming(key.verifying_key())
        };
        let worker = Author {
            author: naming.author,
            name: Some("A caseworker".into()),
            role: Some("caseworker".into()),
            signs_with: Some(key.verifying_key()),
            endorsed_by: Some(Endorsement::new(&self.key, &naming)),
        };
        self.leaf(Action::Author, None, None, &worker.to_body());
        self.others.insert(KeyName::of(&key.verifying_key()));
    }

    /// The keeper calls themselves otherwise from now on.
    pub(crate) fn call_keeper(&mut self, name: &str) {
        let naming = self.naming(self.key.verifying_key());
        let endorsed_by = Endorsement::new(&self.key, &naming);
        self.describe_keeper(Some(name), Some(endorsed_by));
    }

    /// That the keeper signs with a key from the next leaf on.
    fn naming(&self, key: VerifyingKey) -> KeyNaming {
        KeyNaming {
            vault: vault(),
            before: self.head(),
            author: author(),
            key: Some(key),
        }
    }

    /// As an older program began a record: no leaf tells of keys.
    pub(crate) fn without_author(key: SigningKey) -> Self {
        Self {
            key,
            entries: Vec::new(),
            leaves: Vec::new(),
            earlier: Vec::new(),
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
        self.entries.push(KeptEntry {
            id,
            number: None,
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

    /// What a code says that is left now, without a bundle.
    pub(crate) fn record_text(&self) -> HandOver {
        HandOver {
            vault: vault(),
            head: self.head(),
            key: KeyName::of(&self.key.verifying_key()),
            also: self.others.clone(),
            files: FilesHandedOver::default(),
        }
    }

    /// Leaves it with somebody, and keeps what was left.
    pub(crate) fn leave_code(&mut self) {
        let text = self.record_text();
        self.earlier.push(text);
    }

    /// Names another key for the keeper, endorsed by the one before.
    pub(crate) fn new_key(&mut self, key: SigningKey) {
        let naming = self.naming(key.verifying_key());
        let change = KeyChange {
            changed: "vault_key".into(),
            new_key: Some(NewKey {
                signs_with: key.verifying_key(),
                endorsed_by: Some(Endorsement::new(&self.key, &naming)),
            }),
        };
        self.leaf(Action::KeyChange, None, None, &change.to_body());
        self.key = key;
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
            label: "CASE-7F3A".parse().unwrap(),
            made: moment(900_000),
            keeper: None,
            initials: "AB".into(),
            program: "Daybook 0.1.0".into(),
            entries: self.entries.clone(),
            earlier_bundles: Vec::new(),
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
                verifying_key: self.key.verifying_key(),
                also: self.others.clone(),
                leaves: self.leaves.clone(),
                earlier: self.earlier.clone(),
            },
        }
    }

    /// Two incidents, a photo at a protected home, another elsewhere, a mail, a note, people.
    pub(crate) fn filled() -> Self {
        Self::filled_with_home(true)
    }

    /// The same words in a record that somebody else keeps.
    pub(crate) fn filled_by(key: SigningKey) -> Self {
        Self::fill(Self::kept_with(key), true)
    }

    /// The same, with a home that is protected or not.
    pub(crate) fn filled_with_home(protected: bool) -> Self {
        Self::fill(Self::new(), protected)
    }

    fn fill(mut sample: Self, protected: bool) -> Self {
        sample.record(
            id(1),
            json!({"kind": "person", "name": "Mark Example",
            "role": "other_person", "numbers": ["07700 900555"]}),
        );
        sample.record(
            id(2),
            json!({"kind": "place", "name": "Larch Cottage",
            "address": "14 Larch Road, Exampleton, ZZ9 9ZZ", "protected": protected,
            "point": {"latitude_microdegrees": 52_000_000, "longitude_microdegrees": -1_000_000}}),
        );
        sample.record(
            id(3),
            json!({"kind": "person", "name": "Ada Witness", "role": "witness",
            "numbers": ["07700 900123"], "protected": true}),
        );
        sample.record(id(10), json!({"kind": "incident",
            "what": "He stood outside 14, larch road and rang from 07700900555. Ada  Witness saw it.",
            "where": {"words": "outside my home", "address": "the yellow door", "place": id(2)},
            "who": [{"person": id(1)}], "evidence": [id(20), id(21)],
            "witnesses": [{"name": "a neighbour", "contact": "call the shop"}]}));
        sample.record(
            id(11),
            json!({"kind": "incident", "what": "=HYPERLINK(\"x\") a second visit"}),
        );
        sample.leave_code();
        let mut home = item(1, b"photo with home in it");
        home.point = Some(GeoPoint {
            latitude_microdegrees: 52_000_100,
            longitude_microdegrees: -1_000_100,
        });
        home.description = Some("car outside Larch Cottage".into());
        sample.attach(id(20), home, b"photo with home in it");
        sample.attach(id(21), item(2, b"another photo"), b"another photo");
        let mut mail = item(3, b"mail bytes");
        mail.item_kind = ItemKind::Mail;
        mail.media_type = "message/rfc822".into();
        mail.original_name = "message.eml".into();
        sample.attach(id(22), mail, b"mail bytes");
        let text = "call Ada on +44 7700 900 123".to_owned();
        sample.words.insert(
            id(22),
            vec![FoundWords {
                text,
                locator: "body".into(),
            }],
        );
        let note = Note {
            words: "a private thought".into(),
        };
        sample.record(id(30), Entry::Note(note).to_json());
        sample.record(
            id(31),
            json!({"kind": "needs", "whose": "mine", "safe_contact": "after six"}),
        );
        sample.leaf(
            Action::StrikeOut,
            Some(id(11)),
            None,
            &json!({"reason": "a mistake"}),
        );
        let at = sample.last_written();
        let struck = sample
            .entries
            .iter_mut()
            .find(|kept| kept.id == id(11))
            .unwrap();
        struck.struck_out = Some(StruckOut {
            reason: Some("a mistake".into()),
            at,
        });
        sample
    }

    /// The incident that is struck out stands again.
    pub(crate) fn put_back(&mut self) {
        let body = StrikeOut::PutBack.to_body();
        self.leaf(Action::StrikeOut, Some(id(11)), None, &body);
        let at = self.last_written();
        let struck = self.entries.iter_mut().find(|kept| kept.id == id(11));
        let struck = struck.unwrap();
        let undone = struck
            .struck_out
            .take()
            .map(|struck_out| PutBack { struck_out, at });
        struck.put_back.extend(undone);
    }
}

impl Signer for Sample {
    fn verifying_key(&self) -> VerifyingKey {
        self.key.verifying_key()
    }

    fn sign(&self, bytes: &[u8]) -> Signature {
        self.key.sign(bytes)
    }

    fn ssh_signature(&self, bytes: &[u8]) -> String {
        ssh_signature(&self.key, bytes)
    }

    fn blind(&self, part: &str, manifest: &Digest) -> Digest {
        hash(format!("a secret of the vault\n{part}\n{manifest}").as_bytes())
    }
}

impl Evidence for Sample {
    fn open(&self, digest: &Digest) -> io::Result<Box<dyn Read + Send + '_>> {
        let bytes = self.files.get(digest).ok_or(io::ErrorKind::NotFound)?;
        Ok(Box::new(bytes.as_slice()))
    }

    fn picture(&self, _: EntryId) -> Option<Vec<u8>> {
        None
    }

    fn clean_copy(
        &self,
        item: EntryId,
        _: WithheldIn<'_>,
        out: &mut dyn Write,
    ) -> Option<&'static str> {
        out.write_all(b"photo without").ok()?;
        (item == id(20)).then_some("image/jpeg")
    }

    fn search(&self, item: EntryId) -> Searched {
        match self.words.get(&item) {
            Some(words) => Searched {
                words: words.clone(),
                not_searched: None,
                unread: self.unread.get(&item).cloned().unwrap_or_default(),
                shows: false,
            },
            None => Searched::nothing(NotSearched::Unreadable),
        }
    }
}

/// Writes the job itself where the PDF would stand, so that a test can look for words in it.
pub(crate) struct PlainPrinter;

impl Printer for PlainPrinter {
    fn print(
        &self,
        job: &PrintJob,
        _: &mut Pictures<'_>,
        out: &mut dyn Write,
    ) -> Result<Printed, PrintError> {
        serde_json::to_writer(out, job).map_err(io::Error::from)?;
        Ok(Printed {
            standard: Standard::TaggedPdf,
            pages: 1,
            found_on: BTreeMap::new(),
            pictures_left_out: 0,
        })
    }
}
