//! Ways back to a record that is damaged, was replaced, or is on a new computer.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::{PASSPHRASE, Program};
use crate::session::jobs::report_to_nobody;

impl Program {
    fn vault(&self) -> PathBuf {
        self.place.path().join("vault")
    }

    fn write_down(&self, what: &str) -> Value {
        let entry = json!({ "kind": "incident", "what": what });
        self.done("record", json!({ "entry": entry }))["entry"].clone()
    }

    fn has(&self, entry: &Value) -> bool {
        self.call("entry", json!({ "id": entry })).is_ok()
    }

    fn back_up(&self) {
        let job = self.session.with_case(|case| case.begin_backup());
        let finished = job
            .expect("a backup can be begun")
            .finish(&mut |_| ControlFlow::Continue(()));
        finished.expect("a backup can be made");
    }

    /// A vault with a change that the oldest backup holds and one that it does not; locked.
    fn with_backup() -> (Self, Value, Value) {
        let program = Self::with_vault();
        let before = program.write_down("Before the backup.");
        program.back_up();
        let since = program.write_down("Since the backup.");
        program.done("lock", json!({}));
        program.awaits_backups(2);
        (program, before, since)
    }

    /// What is copied when the case is locked is copied whole before anybody damages what it is copied from.
    fn awaits_backups(&self, count: usize) {
        let patience = Instant::now() + Duration::from_secs(30);
        while casebook::backups(&self.vault()).map_or(0, |rows| rows.len()) < count {
            assert!(Instant::now() < patience, "no backup was made");
            thread::sleep(Duration::from_millis(5));
        }
        self.session.at_rest(|_| ());
    }

    fn oldest_backup(&self) -> Value {
        let backups = self.done("backups", json!({}));
        let backups = backups.as_array().expect("a list");
        backups.last().expect("there is a backup")["id"].clone()
    }

    /// Writes a backup file of the open vault, and gives its path.
    fn write_backup_file(&self) -> PathBuf {
        let folder = self.place.path().join("stick");
        let _ = fs::create_dir(&folder);
        let chosen = Some(folder.clone());
        self.session
            .pending(|pending| pending.backup_folder = chosen);
        let written = self.done("write_backup_file", json!({}));
        folder.join(written["file_name"].as_str().expect("a name"))
    }

    fn choose(&self, file: &Path) {
        let chosen = Some(file.to_owned());
        self.session.pending(|pending| pending.backup_file = chosen);
    }
}

fn files_in(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be read");
    let names = entries.map(|entry| entry.expect("an entry").file_name());
    names
        .map(|name| name.to_string_lossy().into_owned())
        .collect()
}

#[test]
fn a_missing_head_is_an_alarm_and_a_backup_a_way_back() {
    let (program, before, since) = Program::with_backup();
    fs::remove_file(program.vault().join("head")).expect("there is a head");
    assert_eq!(
        program.fault_with("unlock", &[PASSPHRASE]),
        json!({ "code": "head-missing", "params": {} })
    );
    let which = json!({ "id": program.oldest_backup() });
    let wrong = ["", "copper lantern walks beside ninety badgers"];
    assert_eq!(
        program.fault_beside("restore_backup", &wrong, which.clone())["code"],
        "wrong-passphrase"
    );
    assert_eq!(
        program.fault_with("unlock", &[PASSPHRASE])["code"],
        "head-missing"
    );
    let went = program.done_beside("restore_backup", &["", PASSPHRASE], which.clone());
    assert_eq!(
        (&went["kept"], &went["files_missing"]),
        (&json!(2), &json!(0))
    );
    assert!(program.has(&before) && !program.has(&since));
    assert_eq!(
        program.done("check_vault", json!({}))["findings"],
        json!([])
    );
    assert_eq!(
        program.fault_beside("restore_backup", &["", PASSPHRASE], which)["code"],
        "already-open"
    );
}

#[test]
fn a_lost_key_file_comes_back_by_a_recovery_code_and_a_new_passphrase() {
    let program = Program::with_vault();
    let code = &*program.uncovered("make_recovery_code");
    let entry = program.write_down("Before the backup.");
    program.back_up();
    program.done("lock", json!({}));
    fs::remove_file(program.vault().join("keys")).expect("there are keys");
    assert_eq!(
        program.fault_with("unlock", &[PASSPHRASE])["code"],
        "missing"
    );
    let which = json!({ "id": program.oldest_backup() });
    let new = "seven violet kettles hum quietly tonight";
    assert_eq!(
        program.fault_beside("restore_backup", &[code, "password1"], which.clone())["code"],
        "passphrase-weak"
    );
    let went = program.done_beside("restore_backup", &[code, new], which);
    assert_eq!(went["kept"], 3, "who writes, the code and the entry");
    assert!(program.has(&entry));
    program.done("lock", json!({}));
    program.done_with("unlock", &[new]);
}

#[test]
fn an_older_book_is_an_alarm_with_numbers_and_opens_only_knowingly() {
    let program = Program::with_vault();
    let before = program.write_down("In the older copy.");
    program.done("lock", json!({}));
    let older = fs::read(program.vault().join("book")).expect("there is a book");
    program.done_with("unlock", &[PASSPHRASE]);
    let since = program.write_down("Since.");
    program.write_down("And again.");
    program.done("lock", json!({}));
    program.session.at_rest(|vault| {
        let _ = fs::remove_file(vault.join("book-wal"));
        fs::write(vault.join("book"), older).expect("the folder can be written");
    });
    assert_eq!(
        program.fault_with("unlock", &[PASSPHRASE]),
        json!({ "code": "history-missing", "params": { "found": "2", "acknowledged": "4" } })
    );
    let went = program.done_with("open_accepting_loss", &["", PASSPHRASE]);
    assert_eq!((&went["kept"], &went["lost"]), (&json!(2), &json!(2)));
    assert!(program.has(&before) && !program.has(&since));
    program.done("lock", json!({}));
    program.done_with("unlock", &[PASSPHRASE]);
}

#[test]
fn a_backup_file_brings_the_record_to_a_new_computer() {
    let old = Program::with_vault();
    let entry = old.write_down("On the computer that was stolen.");
    let file = old.write_backup_file();
    let (again, name) = (old.write_backup_file(), file.to_string_lossy());
    assert!(name.contains("daybook-") && again != file);

    let new = Program::new();
    let here = json!({ "set_aside": false });
    let restore = |words: &str| new.call_beside("restore_backup_file", &["", words], here.clone());
    assert_eq!(restore(PASSPHRASE).unwrap_err()["code"], "no-backup-file");
    new.choose(&file);
    assert_eq!(restore("not it").unwrap_err()["code"], "wrong-passphrase");
    assert_eq!(new.done("status", json!({}))["stage"], "first_run");
    let went = restore(PASSPHRASE).expect("it is restored");
    assert_eq!(went["kept"], 2, "who writes, and the entry");
    assert!(new.has(&entry));
    new.done("lock", json!({}));
    new.done_with("unlock", &[PASSPHRASE]);
}

#[test]
fn a_backup_file_takes_the_place_of_what_is_broken_only_where_that_was_said() {
    let program = Program::with_vault();
    let entry = program.write_down("In the file.");
    let file = program.write_backup_file();
    program.done("lock", json!({}));
    program.session.at_rest(|vault| {
        fs::write(vault.join("keys"), "broken").expect("the folder can be written");
    });
    assert_eq!(
        program.fault_with("unlock", &[PASSPHRASE])["code"],
        "damaged"
    );
    program.choose(&file);
    let restore = |set_aside: bool| {
        let place = json!({ "set_aside": set_aside });
        program.call_beside("restore_backup_file", &["", PASSPHRASE], place)
    };
    assert_eq!(restore(false).unwrap_err()["code"], "folder-not-empty");
    restore(true).expect("it is restored");
    assert!(program.has(&entry));
    let beside = files_in(program.place.path());
    assert!(
        beside
            .iter()
            .any(|name| name.starts_with("vault-set-aside-")),
        "{beside:?}"
    );
}

#[test]
fn locking_breaks_a_backup_file_off_and_leaves_nothing_of_it() {
    let program = Program::with_vault();
    program.write_down("Rang twice.");
    let work = program.session.begin_work().expect("the vault is open");
    let job = program.session.with_case(|case| case.begin_backup_file());
    program.done("lock", json!({}));
    let folder = program.place.path().join("stick");
    fs::create_dir(&folder).expect("a folder for the copy");
    let file = folder.join("daybook.backup");
    let job = job.expect("it can be begun");
    let written = casebook::write_backup_file(job, &file, &mut report_to_nobody(&work));
    assert!(written.is_err());
    assert_eq!(files_in(&folder), [""; 0]);
}
