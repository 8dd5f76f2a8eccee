//! Writing one incident down, acknowledged on disk; against a bare insert into SQLCipher with the
//! same settings.

use std::path::Path;
use std::time::Duration;

use domain::Entry;
use serde_json::json;
use vault::rusqlite::{Connection, params};

use crate::attach::vault;
use crate::{Scale, compare, median, timed};

const WORDS: &str = "Car parked across the road with the lights off for about forty minutes. I could see him \
    looking up at my window. He left when my sister arrived.";

pub(crate) fn record(scale: Scale) {
    let folder = tempfile::tempdir().expect("there is room");
    let mut casebook = vault(&folder.path().join("vault"));
    let bare = bare(&folder.path().join("bare"));
    let body = json!({
        "kind": "incident", "what": WORDS, "behaviours": ["watching"], "channels": ["in_person"],
        "when": {"earliest": "2026-03-14T19:30:00", "latest": "2026-03-14T19:30:00", "zone": "Europe/London",
            "precision": "minute", "basis": "memory"},
    });
    let text = body.to_string();
    let entry = Entry::from_json(body).expect("the sample is an entry");
    let (mut ours, mut instead) = (Vec::new(), Vec::new());
    // Turn about, so that whatever else the machine does falls on both.
    for _ in 0..(1000 / scale.part) {
        ours.push(timed(|| casebook.record(entry.clone()).expect("the entry is kept")).0);
        instead.push(timed(|| insert(&bare, &text)).0);
    }
    compare("record one incident", middle(&ours), middle(&instead), 2.0);
}

fn middle(times: &[Duration]) -> Duration {
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
