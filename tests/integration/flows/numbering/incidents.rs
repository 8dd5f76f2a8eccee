//! Numbers of incidents and marks of items: given once, and never again.

use casebook::{Casebook, SystemTimeSource, Unlock};
use catalogue::Language;
use domain::{EntryId, Revision};
use serde_json::json;

use crate::sample::{PASSPHRASE, Sample, entry, passphrase};

fn number(sample: &mut Sample, id: EntryId) -> Option<u32> {
    let number = sample.case().incident_number(id);
    number.expect("numbers can be read")
}

fn mark(sample: &mut Sample, id: EntryId) -> u32 {
    let view = sample.case().item(id).expect("the item is there");
    view.item.exhibit.number()
}

#[test]
fn an_incident_has_the_number_of_its_first_writing_for_ever() {
    let mut sample = Sample::new();
    let late = sample.incident("Written first, happened last.", "2026-05-02");
    let note = sample.record(json!({"kind": "note", "words": "Ring the solicitor."}));
    let gone = sample.incident("Not for anybody.", "2026-03-15");
    let early = sample.incident("Written last, happened first.", "2026-01-01");
    let case = sample.case();
    let better = json!({"kind": "incident", "what": "Written first, put better."});
    case.revise(late, Revision::FIRST, entry(better))
        .expect("it is revised");
    case.erase(gone).expect("it is erased");
    let after = sample.incident("After that.", "2026-05-03");
    let given = [late, note, gone, early, after].map(|id| number(&mut sample, id));
    assert_eq!(given, [Some(1), None, Some(2), Some(3), Some(4)]);
    assert_eq!(sample.findings(), []);
}

#[test]
fn after_a_way_back_numbers_and_marks_go_on_above_what_was_lost() {
    let mut sample = Sample::new();
    let kept = sample.incident("In the backup.", "2026-03-14");
    let item = sample.attach("one.txt", b"one", Some(kept));
    sample
        .case()
        .back_up_what_is_new()
        .expect("a backup is made");
    // Three more leaves: a paper out there may bear the number and the mark that two of them gave.
    let lost = sample.incident("Since.", "2026-03-15");
    assert_eq!(number(&mut sample, lost), Some(2));
    let with_it = sample.attach("two.txt", b"two", Some(lost));
    assert_eq!(mark(&mut sample, with_it), 2);
    let known = sample.case().vault().size();
    go_back(&mut sample);
    let gone = u32::try_from(known + 1 - sample.case().vault().size()).expect("a few");
    let next = sample.incident("After the way back.", "2026-03-16");
    assert_eq!(number(&mut sample, next), Some(2 + gone));
    let attached = sample.attach("three.txt", b"three", Some(next));
    assert_eq!(mark(&mut sample, attached), 2 + gone);
    assert_eq!(
        (number(&mut sample, kept), mark(&mut sample, item)),
        (Some(1), 1)
    );
    assert_eq!(sample.findings(), []);
}

#[test]
fn a_mark_of_an_erased_item_is_skipped_by_a_rebuilt_table_as_well() {
    let mut sample = Sample::new();
    let first = sample.incident("In the backup.", "2026-03-14");
    let item = sample.attach("one.txt", b"one", Some(first));
    sample
        .case()
        .back_up_what_is_new()
        .expect("a backup is made");
    sample.incident("Since.", "2026-03-15");
    go_back(&mut sample);
    sample.case().erase(item).expect("it is erased");
    sample.case().erase(first).expect("it is erased");
    let next = sample.attach("two.txt", b"two", None);
    // The first mark, and one that the lost leaf may have given.
    assert_eq!(mark(&mut sample, next), 3);
    assert_eq!(sample.findings(), []);
}

#[test]
fn going_back_twice_gives_nothing_that_either_branch_may_have_given() {
    let mut sample = Sample::new();
    sample.incident("In the backup.", "2026-03-14");
    sample
        .case()
        .back_up_what_is_new()
        .expect("a backup is made");
    let mut given = Vec::new();
    for _ in 0..2 {
        for what in ["Since.", "And again."] {
            let id = sample.incident(what, "2026-03-15");
            given.push(number(&mut sample, id).expect("a number"));
        }
        go_back(&mut sample);
    }
    let last = sample.incident("After all that.", "2026-03-16");
    given.push(number(&mut sample, last).expect("a number"));
    let mut once = given.clone();
    once.sort_unstable();
    once.dedup();
    assert_eq!(once, given, "each number was given once, and they rise");
    assert_eq!(sample.findings(), []);
}

/// Locks, and goes back to the first backup that there is.
pub(super) fn go_back(sample: &mut Sample) {
    sample.lock();
    let folder = sample.vault_folder();
    let backups = casebook::backups(&folder).expect("backups can be listed");
    let first = backups.last().expect("there is one").id.clone();
    let back = Casebook::restore_backup(
        &folder,
        &first,
        Unlock::Passphrase(&passphrase(PASSPHRASE)),
        Box::new(SystemTimeSource),
        Language::English.words(),
    );
    sample.casebook = Some(back.expect("the backup opens"));
}

/// What a store of before the numbers had, and had not.
const SECOND_FORM: &str = "
    DROP TABLE numbers; DROP TABLE numbers_lost; DROP TABLE searched; DROP TABLE search; DROP TABLE search_form; DROP TABLE readings;
    CREATE TABLE history (entry BLOB NOT NULL, sequence INTEGER NOT NULL, PRIMARY KEY (entry, sequence)) STRICT, WITHOUT ROWID;
    CREATE VIRTUAL TABLE search USING fts5 (words);
    UPDATE timeline SET counted = 0;
    UPDATE versions SET version = 2 WHERE part = 'case';";

#[test]
fn a_record_of_before_gets_its_numbers_from_its_ledger() {
    let mut sample = Sample::new();
    let first = sample.incident("The first.", "2026-05-02");
    let gone = sample.incident("Not for anybody.", "2026-03-15");
    let last = sample.incident("The last, by Łukasz.", "2026-01-01");
    sample.attach("one.txt", b"one", Some(first));
    sample.case().erase(gone).expect("it is erased");
    sample.lock();
    in_the_store(&sample, SECOND_FORM);
    sample.unlock();
    let given = [first, gone, last].map(|id| number(&mut sample, id));
    assert_eq!(given, [Some(1), Some(2), Some(3)]);
    assert_eq!(sample.findings(), []);
}

/// Runs statements in the store as another version of the program would.
pub(crate) fn in_the_store(sample: &Sample, sql: &str) {
    let folder = sample.vault_folder();
    let locked = vault::LockedVault::at(&folder).expect("the vault is there");
    let words = passphrase(PASSPHRASE);
    let opened = locked.open(Unlock::Passphrase(&words), &casebook::SCHEMA);
    let mut vault = opened.expect("the vault opens");
    let now = domain::Moment::new(chrono::Utc::now(), 0);
    vault
        .change::<_, vault::VaultError>(now, |change| Ok(change.connection().execute_batch(sql)?))
        .expect("the statements run");
    vault.lock().expect("the vault locks");
}

#[test]
fn every_table_of_the_case_is_compared_with_the_ledger() {
    for sql in [
        "UPDATE numbers SET number = 7",
        "DELETE FROM searched",
        "INSERT INTO numbers_lost VALUES (9, 9, 9)",
        "UPDATE search SET words = 'a cell'",
        "DELETE FROM links",
    ] {
        let mut sample = Sample::new();
        let first = sample.incident("A call.", "2026-03-14");
        sample.attach("one.txt", b"one", Some(first));
        sample.lock();
        in_the_store(&sample, sql);
        sample.unlock();
        assert_eq!(sample.findings().len(), 1, "{sql}");
    }
}
