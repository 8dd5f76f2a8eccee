//! The whole vault in one file, and a vault made of it elsewhere.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use ledger::Action;
use vault::{OpenVault, Part, Unlock, VaultError};

use crate::common::*;

fn restore_file(file: &Path, folder: &Path, words: &str) -> Result<(), VaultError> {
    vault::restore_file(
        file,
        folder,
        Unlock::Passphrase(&passphrase(words)),
        &SCHEMA,
        at(900),
        &mut |_| ControlFlow::Continue(()),
    )
}

fn write_file(vault: &mut OpenVault, file: &Path) -> Result<(), VaultError> {
    let job = vault.begin_backup_file(at(1)).unwrap();
    job.write(file, &mut |_| ControlFlow::Continue(()))
}

#[test]
fn one_file_holds_the_whole_vault_and_gives_it_back_elsewhere() {
    let (place, elsewhere) = (place(), crate::common::place());
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    let sealed = attach(&mut vault, &bytes(200_000));
    let head = vault.head();
    let file = place.folder.with_extension("copy");
    write_file(&mut vault, &file).unwrap();
    assert!(matches!(
        write_file(&mut vault, &file),
        Err(VaultError::NotEmpty)
    ));
    let written = fs::read(&file).unwrap();
    assert!(!written.windows(4).any(|window| window == b"Kept"));

    let wrong = restore_file(&file, &elsewhere.folder, "another one altogether");
    assert!(matches!(wrong, Err(VaultError::WrongPassphrase)));
    assert!(!elsewhere.folder.exists());
    restore_file(&file, &elsewhere.folder, WORDS).unwrap();
    let restored = open(&elsewhere.folder).unwrap();
    assert_eq!(what(&restored, 0).unwrap(), "Kept");
    assert_eq!(check(&restored), []);
    assert!(path_of(&elsewhere.folder, &sealed).exists());
    let told = restored.body_at(head.size).unwrap().unwrap();
    assert_eq!(
        told.body()["last_known_head"]["size"],
        serde_json::json!(head.size)
    );
    drop(restored);
    assert!(matches!(
        restore_file(&file, &elsewhere.folder, WORDS),
        Err(VaultError::NotEmpty)
    ));
}

#[test]
fn a_backup_file_that_is_not_whole_makes_no_vault() {
    let (place, elsewhere) = (place(), crate::common::place());
    let mut vault = create(&place);
    attach(&mut vault, &bytes(100_000));
    let file = place.folder.with_extension("copy");
    write_file(&mut vault, &file).unwrap();
    let whole = fs::read(&file).unwrap();
    for length in [0, 10, whole.len() / 2, whole.len() - 1] {
        fs::write(&file, &whole[..length]).unwrap();
        restore_file(&file, &elsewhere.folder, WORDS).unwrap_err();
        assert!(!elsewhere.folder.exists());
    }
    for at in (0..whole.len()).step_by(whole.len() / 24) {
        let mut flipped = whole.clone();
        flipped[at] ^= 4;
        fs::write(&file, &flipped).unwrap();
        if restore_file(&file, &elsewhere.folder, WORDS).is_ok() {
            // The flip hit what means nothing (padding, a second copy): all must be there.
            assert_eq!(check(&open(&elsewhere.folder).unwrap()), []);
            fs::remove_dir_all(&elsewhere.folder).unwrap();
        }
    }
}

#[test]
fn what_stood_there_is_set_aside_whole_and_only_for_a_backup_file_that_opens() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 0, "Kept").unwrap();
    let file = place.folder.with_extension("copy");
    write_file(&mut vault, &file).unwrap();
    record(&mut vault, 1, "Since").unwrap();
    let over = |words: &str| {
        vault::restore_file_setting_aside(
            &file,
            &place.folder,
            Unlock::Passphrase(&passphrase(words)),
            &SCHEMA,
            at(900),
            &mut |_| ControlFlow::Continue(()),
        )
    };
    assert!(matches!(over(WORDS), Err(VaultError::Busy)));
    vault.lock().unwrap();
    let before = files_under(&place.folder);
    assert!(matches!(
        over("another one altogether"),
        Err(VaultError::WrongPassphrase)
    ));
    assert_eq!(files_under(&place.folder), before);
    assert_eq!(open(&place.folder).unwrap().size(), 2);

    over(WORDS).unwrap();
    let vault = open(&place.folder).unwrap();
    assert_eq!(
        (what(&vault, 0).unwrap(), what(&vault, 1)),
        ("Kept".into(), None)
    );
    assert_eq!(vault.leaves(1..2).unwrap()[0].action, Action::Restore);
    let aside = fs::read_dir(place.folder.parent().unwrap())
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .find(|path| path.to_string_lossy().contains("-set-aside-"))
        .unwrap();
    assert_eq!(what(&open(&aside).unwrap(), 1).unwrap(), "Since");
}

#[test]
fn damaged_evidence_is_told_before_a_backup_file_is_made_of_it() {
    let place = place();
    let mut vault = create(&place);
    let sealed = attach(&mut vault, &bytes(100_000));
    let path = path_of(&place.folder, &sealed);
    let mut damaged = fs::read(&path).unwrap();
    damaged[50_000] ^= 1;
    fs::write(&path, damaged).unwrap();
    let file = place.folder.with_extension("copy");
    assert!(matches!(
        write_file(&mut vault, &file),
        Err(VaultError::Damaged {
            part: Part::SealedFile
        })
    ));
    assert!(!file.exists() && !file.with_extension("copy.partial").exists());
}
