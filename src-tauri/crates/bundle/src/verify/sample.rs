//! A small made-up case for tests.

use std::collections::{BTreeMap, BTreeSet};
use std::io::{self, Read, Write};

use chrono::{DateTime, NaiveDate};
use domain::{
    AuthorId, Clock, ClockSource, Digest, Entry, EntryId, ExhibitMark, FingerprintLeft, GeoPoint,
    HowReceived, Item, ItemKind, Moment, Note, Revision, UnreadPart, VaultId,
};
use ledger::{
    Action, Checkpoint, CommittedBody, Follows, Head, Leaf, NodesInMemory, Restore, Salt,
    SigningKey, StrikeOut, append, root,
};
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use crate::case_file::{
    CaseFile, Evidence, FigureKind, FigureLine, KeptEntry, KeptLeaf, LedgerExtract, PackWords,
    PutBack, StruckOut, WithheldIn,
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
    pub(crate) left: Vec<FingerprintLeft>,
    pub(crate) files: BTreeMap<Digest, Vec<u8>>,
    pub(crate) words: BTreeMap<EntryId, Vec<FoundWords>>,
    pub(crate) unread: BTreeMap<EntryId, BTreeSet<UnreadPart>>,
    salts: u8,
}

pub(crate) fn vault() -> VaultId {
    "0197a1b2-3c4d-7e5f-8a9b-00000000cafe".parse().unwrap()
}

fn author() -> AuthorId {
    "0197a1b2-3c4d-7e5f-8a9b-00000000a0a0".parse().unwrap()
}

/// As numbers, postcodes and plates are written in Britain.
pub(crate) fn british() -> domain::DetailShapes {
    let pack = include_str!("../../../patterns/packs/england_and_wales.json");
    let pack: serde_json::Value = serde_json::from_str(pack).unwrap();
    serde_json::from_value(pack["details"].clone()).unwrap()
}

impl Sample {
    pub(crate) fn new() -> Self {
        Self {
            key: SigningKey::from_seed([7; 32]),
            entries: Vec::new(),
            leaves: Vec::new(),
            left: Vec::new(),
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

    /// Leaves the fingerprint of now with somebody, as an entry and in the list.
    pub(crate) fn leave_fingerprint(&mut self) {
        let head = self.head();
        self.left.push(FingerprintLeft {
            code: head.fingerprint(vault()).to_string(),
            ledger_size: head.size,
            with_whom: "a solicitor".into(),
            date: NaiveDate::from_ymd_opt(2026, 3, 20).unwrap(),
            reference: None,
        });
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
                leaves: self.leaves.clone(),
                left: self.left.clone(),
            },
        }
    }

    /// Two incidents, a photo at a protected home, another elsewhere, a mail, a note, people.
    pub(crate) fn filled() -> Self {
        let mut sample = Self::new();
        sample.record(
            id(1),
            json!({"kind": "person", "name": "Mark Example",
            "role": "other_person", "numbers": ["07700 900555"]}),
        );
        sample.record(
            id(2),
            json!({"kind": "place", "name": "Larch Cottage",
            "address": "14 Larch Road, Exampleton, ZZ9 9ZZ", "protected": true,
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
        sample.leave_fingerprint();
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
        let at = moment(700);
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
        let struck = self.entries.iter_mut().find(|kept| kept.id == id(11));
        let struck = struck.unwrap();
        let undone = struck.struck_out.take().map(|struck_out| PutBack {
            struck_out,
            at: moment(760),
        });
        struck.put_back.extend(undone);
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
