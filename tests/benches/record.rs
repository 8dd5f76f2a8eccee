//! Writing incidents down, acknowledged on disk; against a bare insert into SQLCipher with the same settings, followed by
//! one block written to another file and synced, as `head` is.

use std::fs::File;
use std::io::{Seek, Write};
use std::path::Path;
use std::time::Duration;

use domain::Entry;
use serde_json::json;
use vault::rusqlite::{Connection, params};

use crate::attach::vault;
use crate::{Scale, compare, compare_within, median, timed};

const WORDS: &str = "Car parked across the road with the lights off for about forty minutes. I could see him \
    looking up at my window. He left when my sister arrived.";

pub(crate) fn record(scale: Scale) {
    let folder = tempfile::tempdir().expect("there is room");
    let mut casebook = vault(&folder.path().join("vault"));
    let bare = bare(&folder.path().join("bare"));
    let file = |name: &str| File::create(folder.path().join(name)).expect("there is room");
    let (mut beside, mut alone) = (file("beside"), file("alone"));
    let entry = entry();
    let text = entry.to_json().to_string();
    let (mut ours, mut instead, mut sync) = (Vec::new(), Vec::new(), Vec::new());
    // Turn about, so that whatever else the machine does falls on all.
    for _ in 0..(1000 / scale.part) {
        ours.push(timed(|| casebook.record(entry.clone()).expect("the entry is kept")).0);
        let rival = timed(|| {
            insert(&bare, &text);
            write_block(&mut beside);
        });
        instead.push(rival.0);
        sync.push(timed(|| write_block(&mut alone)).0);
    }
    // Two files are synced, one after the other.
    let machine = 2 * middle(&sync);
    let (ours, instead) = (middle(&ours), middle(&instead));
    compare_within("record one incident", ours, instead, Some(machine), 1.3);
}

/// Many at once are acknowledged together: what each further one of them takes, against one alone.
pub(crate) fn record_many(scale: Scale) {
    const FURTHER: usize = 100;
    let folder = tempfile::tempdir().expect("there is room");
    let mut casebook = vault(&folder.path().join("vault"));
    let entry = entry();
    let (mut alone, mut together) = (Vec::new(), Vec::new());
    for _ in 0..(100 / scale.part) {
        for (count, times) in [(1, &mut alone), (1 + FURTHER, &mut together)] {
            let entries = vec![entry.clone(); count];
            let kept = timed(|| casebook.record_many(entries).expect("the entries are kept"));
            times.push(kept.0);
        }
    }
    let alone = middle(&alone);
    let further = middle(&together).saturating_sub(alone) / FURTHER as u32;
    compare(
        "each further entry of a batch, against one",
        further,
        alone,
        0.08,
    );
}

pub(crate) fn entry() -> Entry {
    Entry::from_json(json!({
        "kind": "incident", "what": WORDS, "behaviours": ["watching"], "channels": ["in_person"],
        "when": {"earliest": "2026-03-14T19:30:00", "latest": "2026-03-14T19:30:00", "zone": "Europe/London",
            "precision": "minute", "basis": "memory"},
    }))
    .expect("the sample is an entry")
}

fn write_block(file: &mut File) {
    file.rewind()
        .and_then(|()| file.write_all(&[7; 4096]))
        .and_then(|()| file.sync_data())
        .expect("the block is written");
}

pub(crate) fn middle(times: &[Duration]) -> Duration {
    let mut at = times.iter();
    median(times.len(), || {
        *at.next().expect("as many as are asked for")
    })
}

fn bare(path: &Path) -> Connection {
    let connection = Connection::open(path).expect("a store can be made");
    connection
        .execute_batch(
            "PRAGMA key = \"x'000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f'\";
             PRAGMA temp_store = MEMORY; PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL;
             PRAGMA synchronous = FULL; PRAGMA fullfsync = ON; PRAGMA checkpoint_fullfsync = ON;
             PRAGMA secure_delete = ON; PRAGMA foreign_keys = ON;
             CREATE TABLE entries (id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT;",
        )
        .expect("the store takes its settings");
    connection
}

fn insert(connection: &Connection, body: &str) {
    connection
        .prepare_cached("INSERT INTO entries (body) VALUES (?1)")
        .and_then(|mut statement| statement.execute(params![body]))
        .expect("the row is kept");
}
