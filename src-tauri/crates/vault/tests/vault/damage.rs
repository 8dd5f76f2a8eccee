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
    let recovery = vault.make_recovery_code(at(9), author()).unwrap();
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
