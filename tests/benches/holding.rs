//! How long the one connection to the store is held at a time: for so long nothing else can be saved, and hiding waits.

use std::ops::ControlFlow;
use std::time::Duration;

use domain::{EntryId, HowReceived, Locator, Moment};
use ledger::{Action, Record};
use serde_json::json;
use vault::{KeyCost, OpenVault, Passphrase, Schema, VaultError};

use crate::rival::noise;
use crate::{PASSPHRASE, Scale, attach, limit, record, timed};

/// Longer than this nothing may hold it.
const MOST: Duration = Duration::from_millis(50);

pub(crate) fn holding(scale: Scale) {
    import(scale);
    batch(scale);
}

/// A phone's export: staged in chunks, settled by one leaf, and erased with its item.
fn import(scale: Scale) {
    const CHUNK: u64 = 200;
    let folder = tempfile::tempdir().expect("there is room");
    let mut vault = bare_vault(&folder.path().join("vault"));
    let item: EntryId = id("0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b");
    let now = Moment::new(chrono::Utc::now(), 0);
    let mut staged = vault.begin_import(item).expect("an import begins");
    let mut longest = Duration::ZERO;
    for chunk in 0..(20_000 / scale.part / CHUNK) {
        let records: Vec<_> = (chunk * CHUNK..(chunk + 1) * CHUNK).map(message).collect();
        let (time, next) = timed(|| vault.stage(staged, &records).expect("a chunk is staged"));
        staged = next;
        longest = longest.max(time);
    }
    limit(
        "hold: 200 messages of an import, the longest",
        longest,
        MOST,
    );
    let settling = timed(|| {
        vault
            .change::<_, VaultError>(now, |change| change.import(staged, "bench", 1))
            .expect("the import is settled")
    });
    limit("hold: the leaf of an import of 20,000", settling.0, MOST);
    let erasing = timed(|| {
        vault
            .change::<_, VaultError>(now, |change| {
                change.erase_bodies(item)?;
                change.append(Action::Erase, Some(item), None, &json!({}))
            })
            .expect("the import is erased")
    });
    limit("hold: erasing an import of 20,000", erasing.0, MOST);
}

/// Entries and files that are acknowledged together.
fn batch(scale: Scale) {
    let folder = tempfile::tempdir().expect("there is room");
    let mut casebook = attach::vault(&folder.path().join("vault"));
    let entries = vec![record::entry(); 100];
    let recording = timed(|| casebook.record_many(entries).expect("the entries are kept"));
    limit("hold: 100 incidents written and indexed", recording.0, MOST);
    let paths: Vec<_> = (0..500 / scale.part)
        .map(|number| {
            let path = folder.path().join(format!("file-{number:05}"));
            noise(&path, 4_000, number);
            path
        })
        .collect();
    let received = casebook
        .receiving()
        .receive(&paths, &mut |_| ControlFlow::Continue(()))
        .expect("the files are taken in");
    let keeping = timed(|| {
        casebook
            .keep(received, None, HowReceived::Terminal)
            .expect("the files are kept")
    });
    limit("hold: 500 files attached as one batch", keeping.0, MOST);
}

fn message(number: u64) -> Record {
    let at = number * 200;
    let words = "Why do you not answer? I know that you are at home. ".repeat(3);
    Record {
        locator: Locator::try_from(format!("bytes {at}-{}", at + 199)).expect("a place"),
        read: json!({ "text": format!("{number}: {words}"), "sender": "unknown" }),
    }
}

fn bare_vault(folder: &std::path::Path) -> OpenVault {
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).expect("it is not empty");
    let schema = Schema {
        oldest_readable: 0,
        newest_known: 0,
        migrations: &[],
        told: None,
    };
    OpenVault::create(folder, &passphrase, KeyCost::FLOOR, &schema).expect("a vault can be made")
}

fn id<T: std::str::FromStr<Err: std::fmt::Debug>>(text: &str) -> T {
    text.parse().expect("an id")
}
