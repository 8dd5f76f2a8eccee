//! Many records at once: staged in chunks, seen by nobody until their leaf is written, deleted without it.

use domain::Locator;
use ledger::{Action, Import, Record};
use serde_json::json;
use vault::{Finding, OpenVault, StagedImport, VaultError};

use crate::common::*;

/// Messages `from` to `to` as a reader of this version has them.
fn messages(numbers: std::ops::Range<u32>, version: u32) -> Vec<Record> {
    numbers
        .map(|number| Record {
            locator: locator(number),
            read: json!({ "text": format!("message {number}"), "reader": version }),
        })
        .collect()
}

fn locator(number: u32) -> Locator {
    Locator::try_from(format!("bytes {}-{}", number * 40, number * 40 + 39)).unwrap()
}

fn staged(vault: &mut OpenVault, version: u32, count: u32) -> StagedImport {
    let mut import = vault.begin_import(entry(7)).unwrap();
    for start in (0..count).step_by(100) {
        let some = messages(start..count.min(start + 100), version);
        import = vault.stage(import, &some).unwrap();
    }
    import
}

fn imported(vault: &mut OpenVault, version: u32, count: u32) -> u64 {
    let import = staged(vault, version, count);
    let leaf = vault
        .change::<_, VaultError>(at(5), |change| change.import(import, "whatsapp", version))
        .unwrap();
    leaf.sequence
}

fn erase_the_item(vault: &mut OpenVault) {
    vault
        .change::<_, VaultError>(at(6), |change| {
            change.erase_bodies(entry(7))?;
            change.append(Action::Erase, Some(entry(7)), None, &json!({}))
        })
        .unwrap();
}

/// Does in the store what no change of the program's does.
fn in_the_store(vault: &mut OpenVault, sql: &str) {
    vault
        .change::<_, VaultError>(at(6), |change| {
            Ok(change.connection().execute_batch(sql)?)
        })
        .unwrap();
}

/// How many rows a table has, whoever may see them.
fn rows(vault: &OpenVault, table: &str) -> i64 {
    let sql = format!("SELECT count(*) FROM {table}");
    vault.read().query_row(&sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn an_import_is_one_leaf_and_comes_whole() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 7, "The item").unwrap();
    let import = staged(&mut vault, 1, 250);
    assert_eq!(
        (vault.size(), vault.imports_of(entry(7)).unwrap()),
        (1, vec![])
    );
    assert_eq!(vault.record_at(entry(7), &locator(3)).unwrap(), None);
    // Something else can be saved meanwhile.
    record(&mut vault, 8, "Between").unwrap();
    let leaf = vault
        .change::<_, VaultError>(at(5), |change| change.import(import, "whatsapp", 1))
        .unwrap();
    assert_eq!(
        (leaf.sequence, leaf.action, leaf.entry),
        (2, Action::Import, None)
    );
    assert_eq!(vault.imports_of(entry(7)).unwrap(), [2]);
    assert_eq!(vault.records(2, 0..1000).unwrap(), messages(0..250, 1));
    assert_eq!(vault.records(2, 100..102).unwrap(), messages(100..102, 1));
    let body = vault.body_at(2).unwrap().unwrap();
    let said = Import::read(&leaf, &body.disclose()).unwrap();
    assert_eq!(
        (said.item, said.records, said.reader.as_str()),
        (entry(7), 250, "whatsapp")
    );
    assert_eq!(check(&vault), []);
    drop(vault);
    let vault = open(&place.folder).unwrap();
    assert_eq!(vault.records(2, 0..1000).unwrap().len(), 250);
}

#[test]
fn what_was_staged_and_never_settled_is_gone_at_the_next_opening() {
    let place = place();
    let mut vault = create(&place);
    imported(&mut vault, 1, 30);
    // More than is removed in one go.
    let left = staged(&mut vault, 2, 2500);
    assert_eq!(
        (rows(&vault, "imports"), rows(&vault, "records")),
        (2, 2530)
    );
    drop(left);
    drop(vault);
    let vault = open(&place.folder).unwrap();
    assert_eq!((rows(&vault, "imports"), rows(&vault, "records")), (1, 30));
    assert_eq!(vault.records(0, 0..1000).unwrap().len(), 30);
    assert_eq!(check(&vault), []);
}

#[test]
fn a_change_that_fails_takes_nothing_in() {
    let place = place();
    let mut vault = create(&place);
    let import = staged(&mut vault, 1, 10);
    let refused = vault.change::<(), VaultError>(at(5), |change| {
        change.import(import, "whatsapp", 1)?;
        Err(VaultError::Cancelled)
    });
    assert!(refused.is_err());
    assert_eq!(
        (vault.size(), vault.imports_of(entry(7)).unwrap()),
        (0, vec![])
    );
}

#[test]
fn two_records_at_one_place_are_refused() {
    let place = place();
    let mut vault = create(&place);
    let import = vault.begin_import(entry(7)).unwrap();
    let mut twice = messages(0..3, 1);
    twice.extend(messages(1..2, 1));
    assert!(matches!(
        vault.stage(import, &twice),
        Err(VaultError::NotARecord)
    ));
    let import = vault.begin_import(entry(7)).unwrap();
    let mut fraction = messages(0..1, 1);
    fraction[0].read = json!({ "duration": 1.5 });
    assert!(matches!(
        vault.stage(import, &fraction),
        Err(VaultError::NotARecord)
    ));
    assert_eq!(rows(&vault, "records"), 0);
}

#[test]
fn a_newer_reading_stands_beside_the_older_and_is_matched_by_place() {
    let place = place();
    let mut vault = create(&place);
    let older = imported(&mut vault, 1, 20);
    let newer = imported(&mut vault, 2, 15);
    assert_eq!(vault.imports_of(entry(7)).unwrap(), [older, newer]);
    assert_eq!(vault.records(older, 0..99).unwrap(), messages(0..20, 1));
    let reader = |number| {
        let record = vault.record_at(entry(7), &locator(number)).unwrap();
        record.map(|record| record.read["reader"].clone())
    };
    assert_eq!(reader(3), Some(json!(2)));
    // What the newer one did not find there, the older one did: what points to it goes on doing so.
    assert_eq!(reader(17), Some(json!(1)));
    assert_eq!(reader(21), None);
}

#[test]
fn a_record_that_was_changed_shows() {
    let place = place();
    let mut vault = create(&place);
    let leaf = imported(&mut vault, 1, 40);
    let sql =
        "UPDATE records SET record = replace(record, 'message 9', 'message 8') WHERE position = 9";
    in_the_store(&mut vault, sql);
    assert_eq!(check(&vault), [Finding::BodyDiffers { sequence: leaf }]);
}

#[test]
fn nothing_is_taken_in_of_an_item_that_was_erased_meanwhile() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 7, "The item").unwrap();
    let import = staged(&mut vault, 1, 40);
    erase_the_item(&mut vault);
    assert!(vault.stage(import, &messages(40..50, 1)).is_err());
    assert_eq!((rows(&vault, "records"), rows(&vault, "imports")), (0, 0));
}

#[test]
fn records_that_are_gone_without_an_erasure_show() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 7, "The item").unwrap();
    let leaf = imported(&mut vault, 1, 40);
    let sql = "DELETE FROM records; UPDATE imports SET seed = NULL;";
    in_the_store(&mut vault, sql);
    assert_eq!(check(&vault), [Finding::BodyDiffers { sequence: leaf }]);
}

#[test]
fn erasing_an_item_erases_what_was_read_out_of_it() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 7, "The item").unwrap();
    let leaf = imported(&mut vault, 1, 40);
    erase_the_item(&mut vault);
    assert_eq!(rows(&vault, "records"), 0);
    assert_eq!(vault.records(leaf, 0..99).unwrap(), []);
    assert_eq!(vault.imports_of(entry(7)).unwrap(), [leaf]);
    assert_eq!(check(&vault), []);
}
