//! A new key, tried from outside: what it costs, what goes on meanwhile, and what stops it.

use std::collections::BTreeMap;
use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, SystemTime};

use job::{Meter, Progress};
use vault::{LockedVault, OpenVault, Part, RekeySealed, Unlock, VaultError};

use crate::common::*;

const NEW: &str = "seven violet kettles";

fn on(_: Progress) -> ControlFlow<()> {
    ControlFlow::Continue(())
}

fn sealed(vault: &mut OpenVault, words: &str) -> Result<RekeySealed, VaultError> {
    let job = vault.begin_rekey().unwrap();
    job.reseal(&passphrase(words), &mut on)
}

fn committed(mut vault: OpenVault, words: &str) -> Result<(), VaultError> {
    let sealed = sealed(&mut vault, words)?;
    let ready = vault.complete_rekey(sealed, at(500), &mut on)?;
    vault.commit_rekey(ready)
}

fn content(vault: &OpenVault, sealed: &vault::SealedFile) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut file = vault.open_file(&sealed.name).unwrap();
    std::io::Read::read_to_end(&mut file, &mut bytes).unwrap();
    bytes
}

#[test]
fn saving_goes_on_while_everything_is_sealed_anew() {
    let place = place();
    let mut vault = create(&place);
    let first = attach(&mut vault, &bytes(300_000));
    let left_with = vault.head();
    let job = vault.begin_rekey().unwrap();
    let mut later = None;
    let sealed = job.reseal(&passphrase(NEW), &mut |_| {
        if later.is_none() {
            record(&mut vault, 7, "Meanwhile").unwrap();
            vault.save_draft("quick", "{}").unwrap();
            vault.back_up(at(1)).unwrap();
            later = Some(attach(&mut vault, b"Taken in meanwhile"));
        }
        ControlFlow::Continue(())
    });
    let ready = vault
        .complete_rekey(sealed.unwrap(), at(2), &mut on)
        .unwrap();
    vault.commit_rekey(ready).unwrap();
    let vault = open_with(&place.folder, NEW).unwrap();
    assert_eq!(what(&vault, 7).unwrap(), "Meanwhile");
    assert_eq!(vault.draft("quick").unwrap().as_deref(), Some("{}"));
    assert_eq!(content(&vault, &first), bytes(300_000));
    assert_eq!(content(&vault, &later.unwrap()), b"Taken in meanwhile");
    // A fingerprint that was left with somebody before is still one of this ledger.
    assert_eq!(vault.root_at(left_with.size).unwrap(), left_with.root);
    assert_eq!(vault.size(), left_with.size + 3);
    assert_eq!(check(&vault), []);
}

#[test]
fn what_is_saved_at_the_last_moment_holds_the_commit_up_and_is_kept() {
    let place = place();
    let mut vault = create(&place);
    let sealed = sealed(&mut vault, NEW).unwrap();
    let ready = vault.complete_rekey(sealed, at(2), &mut on).unwrap();
    vault.save_draft("quick", "{}").unwrap();
    assert!(matches!(
        vault.commit_rekey(ready),
        Err(VaultError::Cancelled)
    ));
    let vault = open(&place.folder).unwrap();
    assert_eq!(vault.drafts().unwrap(), ["quick"]);
}

#[test]
fn locking_breaks_it_off_and_what_was_done_is_gone_on_with() {
    let place = place();
    let mut vault = create(&place);
    attach(&mut vault, &bytes(3_000_000));
    let job = vault.begin_rekey().unwrap();
    let mut open_still = Some(vault);
    let broken_off = job.reseal(&passphrase(NEW), &mut |progress| {
        if progress.done > 0 {
            open_still.take();
        }
        ControlFlow::Continue(())
    });
    assert!(matches!(broken_off, Err(VaultError::Cancelled)));
    let mut vault = open(&place.folder).unwrap();
    assert!(vault.rekey_is_begun());
    vault.drop_rekey().unwrap();
    assert!(!vault.rekey_is_begun() && !place.folder.join("renewal").exists());

    // One that was sealed for a case locked since is refused, too.
    let sealed = sealed(&mut vault, NEW).unwrap();
    drop(vault);
    let mut vault = open(&place.folder).unwrap();
    assert!(matches!(
        vault.complete_rekey(sealed, at(1), &mut on),
        Err(VaultError::Cancelled)
    ));
    committed(vault, NEW).unwrap();
    assert_eq!(check(&open_with(&place.folder, NEW).unwrap()), []);
}

#[test]
fn evidence_that_is_being_taken_in_is_not_left_behind_under_the_old_key() {
    let place = place();
    let mut vault = create(&place);
    let apart = vault.evidence_files();
    let sealed = sealed(&mut vault, NEW).unwrap();
    let ready = vault.complete_rekey(sealed, at(1), &mut on).unwrap();
    let mut ready = Some((vault, ready));
    let mut source = &bytes(3_000_000)[..];
    let mut meter = Meter::new(0, |_| {
        if let Some((vault, ready)) = ready.take() {
            vault.commit_rekey(ready).unwrap();
        }
        ControlFlow::Continue(())
    });
    let taken_in = apart.seal(&mut source, &mut meter);
    assert!(taken_in.is_err());
    let begun = apart.seal(&mut &b"Too late"[..], &mut Meter::unwatched());
    assert!(matches!(begun, Err(VaultError::Cancelled)));
    assert_eq!(files_under(&place.folder.join("files")).len(), 0);
}

#[test]
fn a_change_of_the_passphrase_gives_up_a_new_key_that_was_begun() {
    let place = place();
    let mut vault = create(&place);
    attach(&mut vault, b"Kept");
    sealed(&mut vault, NEW).unwrap();
    vault
        .change_passphrase(&passphrase("third words"), at(1))
        .unwrap();
    assert!(!place.folder.join("renewal").exists());
}

#[test]
fn the_passphrase_that_somebody_may_know_is_refused_for_the_new_key() {
    let place = place();
    let mut vault = create(&place);
    assert!(matches!(
        sealed(&mut vault, WORDS),
        Err(VaultError::SamePassphrase)
    ));
    assert!(!vault.rekey_is_begun());
}

#[test]
fn the_recovery_code_goes_with_the_old_key() {
    let place = place();
    let mut vault = create(&place);
    let code = vault.make_recovery_code(at(1)).unwrap();
    committed(vault, NEW).unwrap();
    let locked = LockedVault::at(&place.folder).unwrap();
    assert!(!locked.has_recovery_code().unwrap());
    assert!(matches!(
        locked.open(Unlock::RecoveryCode(&code), &SCHEMA),
        Err(VaultError::NoRecoveryCode)
    ));
}

#[test]
fn a_damaged_file_stops_it_and_a_missing_one_does_not() {
    let place = place();
    let mut vault = create(&place);
    let gone = attach(&mut vault, b"Gone already");
    let hurt = attach(&mut vault, &bytes(200_000));
    fs::remove_file(path_of(&place.folder, &gone)).unwrap();
    let path = path_of(&place.folder, &hurt);
    let whole = fs::read(&path).unwrap();
    let mut flipped = whole.clone();
    flipped[100_000] ^= 1;
    fs::write(&path, flipped).unwrap();
    assert!(matches!(
        sealed(&mut vault, NEW),
        Err(VaultError::Damaged {
            part: Part::SealedFile
        })
    ));
    fs::write(&path, whole).unwrap();
    committed(vault, NEW).unwrap();
    let vault = open_with(&place.folder, NEW).unwrap();
    assert_eq!(
        check(&vault),
        [vault::Finding::FileMissing { name: gone.name }]
    );
    assert_eq!(content(&vault, &hurt), bytes(200_000));
}

/// Every file with its bytes and when it was written.
fn standing(folder: &Path) -> BTreeMap<PathBuf, (Vec<u8>, SystemTime)> {
    let stands = |path: PathBuf| {
        let written = fs::metadata(&path).unwrap().modified().unwrap();
        (path.clone(), (fs::read(path).unwrap(), written))
    };
    files_under(folder).into_iter().map(stands).collect()
}

#[test]
fn changing_only_the_passphrase_touches_nothing_that_grows_with_the_evidence() {
    let written: Vec<u64> = [1, 60]
        .into_iter()
        .map(|files| {
            let place = place();
            let mut vault = create(&place);
            for number in 0..files {
                attach(&mut vault, &bytes(10_000 + number));
            }
            vault.lock().unwrap();
            let mut vault = open(&place.folder).unwrap();
            let before = standing(&place.folder);
            vault.change_passphrase(&passphrase(NEW), at(1)).unwrap();
            let mut written = 0;
            for (path, (bytes, when)) in standing(&place.folder) {
                let name = path.strip_prefix(&place.folder).unwrap().to_owned();
                if before.get(&path) == Some(&(bytes.clone(), when)) {
                    continue;
                }
                let few = ["keys", "book-wal", "head"];
                assert!(few.iter().any(|few| name == Path::new(few)), "{name:?}");
                written += bytes.len() as u64;
            }
            written
        })
        .collect();
    // The same pages but for the depth of the trees that hold the ledger.
    assert!(written[1] <= written[0] + 8 * 4096, "{written:?}");
}

const FOLDER: &str = "VAULT_TEST_RENEWED";

fn words(number: u32) -> String {
    format!("passphrase number {number}")
}

/// Not a test of its own: what the killed process does. Without its folder it has nothing to do.
#[test]
fn makes_new_keys_until_it_is_killed() {
    let Some(folder) = std::env::var_os(FOLDER) else {
        return;
    };
    let folder = PathBuf::from(folder);
    let mut held = (0..1000).find(|number| open_with(&folder, &words(*number)).is_ok());
    let mut out = std::io::stdout();
    while let Some(number) = held {
        writeln!(out, "holds {number}").unwrap();
        let vault = open_with(&folder, &words(number)).unwrap();
        committed(vault, &words(number + 1)).unwrap();
        held = Some(number + 1);
    }
}

#[test]
fn a_kill_at_any_moment_leaves_one_passphrase_and_everything() {
    let place = place();
    let mut vault = create(&place);
    let files: Vec<_> = (0..20)
        .map(|number| attach(&mut vault, &bytes(number * 9_000)))
        .collect();
    record(&mut vault, 7, "Kept").unwrap();
    let left_with = vault.head();
    committed(vault, &words(0)).unwrap();
    for delay in [150, 260, 370, 480, 590, 700, 810, 920, 1030, 1500] {
        let mut worker = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "rekey::makes_new_keys_until_it_is_killed"])
            .arg("--nocapture")
            .env(FOLDER, &place.folder)
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut lines = BufReader::new(worker.stdout.take().unwrap()).lines();
        let first = lines
            .by_ref()
            .map_while(Result::ok)
            .find_map(|line| line.strip_prefix("holds ")?.parse::<u32>().ok())
            .unwrap();
        std::thread::sleep(Duration::from_millis(delay));
        worker.kill().unwrap();
        worker.wait().unwrap();
        let last = lines
            .map_while(Result::ok)
            .filter_map(|line| line.strip_prefix("holds ")?.parse().ok())
            .last()
            .unwrap_or(first);
        let opening: Vec<_> = [last, last + 1]
            .into_iter()
            .filter_map(|number| open_with(&place.folder, &words(number)).ok())
            .collect();
        assert_eq!(opening.len(), 1, "killed after {delay} ms");
        let vault = &opening[0];
        assert_eq!(vault.root_at(left_with.size).unwrap(), left_with.root);
        assert_eq!(what(vault, 7).unwrap(), "Kept");
        assert_eq!(vault.kept_files().unwrap().len(), files.len());
        assert_eq!(check(vault), []);
    }
}

#[test]
fn a_vault_under_a_new_key_opens_without_a_new_file() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    committed(vault, NEW).unwrap();
    let closed = files_under(&place.folder);
    let vault = open_with(&place.folder, NEW).unwrap();
    assert_eq!(files_under(&place.folder), closed);
    assert_eq!(check(&vault), []);
}

#[test]
fn an_empty_folder_by_the_name_of_the_commit_costs_no_backup() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    vault.back_up(at(1)).unwrap();
    vault.lock().unwrap();
    // As a program that keeps folders in step, or a removal cut short, can leave it.
    fs::create_dir(place.folder.join("renewed")).unwrap();
    assert!(matches!(
        open_with(&place.folder, "another one altogether"),
        Err(VaultError::WrongPassphrase)
    ));
    assert_eq!(vault::backups(&place.folder).unwrap().len(), 1);
    assert_eq!(check(&open(&place.folder).unwrap()), []);
}
