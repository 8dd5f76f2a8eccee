//! Bits flipped anywhere: nothing that changes what is kept goes unnoticed.

use std::fs;
use std::ops::ControlFlow;
use std::path::Path;

use vault::{Finding, LockedVault, Unlock, VaultError};

use crate::common::*;

/// What a person would get to see of a vault: the words, or that something is wrong.
fn seen(
    folder: &Path,
    recovery: &vault::RecoveryCode,
) -> Result<(Vec<Option<String>>, Vec<Finding>), VaultError> {
    let vault = LockedVault::at(folder)?.open(Unlock::RecoveryCode(recovery), &SCHEMA)?;
    let words = (0..6)
        .map(|number| vault.body(entry(number), domain::Revision::FIRST))
        .collect::<Result<Vec<_>, _>>()?;
    let words = words
        .into_iter()
        .map(|body| body.map(|body| body.body()["what"].as_str().unwrap_or_default().to_owned()))
        .collect();
    let report = vault.check(&mut |_| ControlFlow::Continue(()))?;
    Ok((words, report.findings))
}

fn copy(from: &Path, to: &Path) {
    let _ = fs::remove_dir_all(to);
    for file in files_under(from) {
        let target = to.join(file.strip_prefix(from).unwrap());
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        fs::copy(&file, target).unwrap();
    }
}

#[test]
fn a_flipped_bit_in_any_file_is_noticed_or_harmless() {
    let (place, tried) = (crate::common::place(), crate::common::place());
    let mut vault = create(&place);
    for number in 0..6 {
        record(&mut vault, number, &format!("Visit {number}")).unwrap();
    }
    attach(&mut vault, &bytes(3000));
    let recovery = vault.make_recovery_code(at(9)).unwrap();
    vault.lock().unwrap();
    let expected: Vec<_> = (0..6)
        .map(|number| Some(format!("Visit {number}")))
        .collect();
    copy(&place.folder, &tried.folder);
    assert_eq!(
        seen(&tried.folder, &recovery).unwrap(),
        (expected.clone(), vec![])
    );

    let mut state = 1_u64;
    let (mut noticed, mut harmless) = (0, 0);
    for file in files_under(&place.folder) {
        let name = file.strip_prefix(&place.folder).unwrap();
        let whole = fs::read(&file).unwrap();
        if whole.is_empty() {
            continue;
        }
        for _ in 0..12 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            let bit = (state >> 20) as usize % (whole.len() * 8);
            let mut flipped = whole.clone();
            flipped[bit / 8] ^= 1 << (bit % 8);
            copy(&place.folder, &tried.folder);
            fs::write(tried.folder.join(name), flipped).unwrap();
            match seen(&tried.folder, &recovery) {
                Err(_) => noticed += 1,
                Ok((words, findings)) if findings.is_empty() => {
                    assert_eq!(words, expected, "bit {bit} of {}", name.display());
                    // Only the gaps and the older slot of `head` hold nothing that is kept.
                    assert_eq!(name, Path::new("head"), "bit {bit}");
                    harmless += 1;
                }
                Ok(_) => noticed += 1,
            }
        }
    }
    assert!(noticed >= 36, "noticed {noticed}, harmless {harmless}");
}

#[test]
fn a_backup_has_to_open_by_its_own_key_file() {
    let (place, other) = (crate::common::place(), crate::common::place());
    let mut vault = create(&place);
    let older = fs::read(place.folder.join("keys")).unwrap();
    vault.make_recovery_code(at(1)).unwrap();
    let backup = vault.back_up(at(2)).unwrap();
    let damaged = [Finding::BackupDamaged { name: backup.id() }];
    let keys = backup.folder.join("keys");
    let whole = fs::read(&keys).unwrap();
    assert_eq!(check(&vault), []);
    for byte in 0..whole.len() {
        let mut flipped = whole.clone();
        flipped[byte] ^= 1 << (byte % 8);
        fs::write(&keys, flipped).unwrap();
        assert_eq!(check(&vault), damaged, "byte {byte}");
        fs::write(&keys, &whole[..byte]).unwrap();
        assert_eq!(check(&vault), damaged, "cut at {byte}");
    }
    create(&other).lock().unwrap();
    let of_another_vault = fs::read(other.folder.join("keys")).unwrap();
    for whole_but_not_ours in [of_another_vault, older] {
        fs::write(&keys, whole_but_not_ours).unwrap();
        assert_eq!(check(&vault), damaged);
    }
    fs::remove_file(&keys).unwrap();
    assert_eq!(check(&vault), damaged);
    fs::write(&keys, &whole).unwrap();
    assert_eq!(check(&vault), []);
}

#[test]
fn a_key_file_that_was_hit_is_not_written_over_those_of_the_backups() {
    let place = crate::common::place();
    let mut vault = create(&place);
    let recovery = vault.make_recovery_code(at(1)).unwrap();
    let backup = vault.back_up(at(2)).unwrap();
    vault.lock().unwrap();
    let keys = place.folder.join("keys");
    let whole = fs::read(&keys).unwrap();
    let mut hit = whole.clone();
    // The passphrase's slot is the first; the code's opens still.
    let last_of_its_wrapped_key = 59 + 120;
    hit[last_of_its_wrapped_key] ^= 1;
    fs::write(&keys, &hit).unwrap();

    let by_code = Unlock::RecoveryCode(&recovery);
    let locked = LockedVault::at(&place.folder).unwrap();
    let mut vault = locked.open(by_code, &SCHEMA).unwrap();
    assert_eq!(check(&vault), [Finding::KeysDamaged]);
    assert_eq!(fs::read(backup.folder.join("keys")).unwrap(), whole);
    // And one that is made now says what it is.
    let made = vault.back_up(at(3)).unwrap();
    let damaged = Finding::BackupDamaged { name: made.id() };
    assert_eq!(check(&vault), [Finding::KeysDamaged, damaged]);
    drop(vault);
    let opened = open(&backup.folder).unwrap();
    assert_eq!(opened.size(), 1);
}
