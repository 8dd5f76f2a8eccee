//! A vault whose folder is moved, replaced or taken away while it is open: nothing is called saved that nobody will find.

use std::fs;

use job::Meter;
use vault::VaultError;

use crate::common::{
    attach, check, copy_tree, create, open, passphrase, place, record, seal, what,
};

#[test]
fn what_is_saved_into_a_folder_that_is_gone_is_not_called_saved() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 1, "Before").unwrap();
    let moved = place.folder.with_file_name("moved");
    fs::rename(&place.folder, &moved).unwrap();
    let refused = record(&mut vault, 2, "After");
    assert!(matches!(refused, Err(VaultError::Displaced)), "{refused:?}");
    assert!(vault.save_draft("note", "{}").is_err());
    let mut bytes: &[u8] = b"a picture";
    let sealed = vault.seal(&mut bytes, &mut Meter::unwatched());
    assert!(sealed.is_err());
    let job = vault.begin_rekey().unwrap();
    let renewed = job.reseal(&passphrase("another one altogether"), &mut |_| {
        std::ops::ControlFlow::Continue(())
    });
    assert!(renewed.is_err());
    assert!(
        !place.folder.exists(),
        "nothing is made where the folder was"
    );
    drop(vault);
    let vault = open(&moved).unwrap();
    assert_eq!(what(&vault, 1).as_deref(), Some("Before"));
    assert_eq!(check(&vault), []);
}

#[test]
fn what_is_saved_beside_a_copy_put_in_place_is_not_called_saved() {
    let place = place();
    let mut vault = create(&place);
    record(&mut vault, 1, "Before").unwrap();
    for (number, name) in (2..).step_by(2).zip(["book", "head", "book-wal"]) {
        record(&mut vault, number, name).unwrap();
        let path = place.folder.join(name);
        let copy = path.with_extension("synced");
        fs::copy(&path, &copy).unwrap();
        fs::rename(&copy, &path).unwrap();
        let refused = record(&mut vault, number + 1, "After");
        assert!(
            matches!(refused, Err(VaultError::Displaced)),
            "{name}: {refused:?}"
        );
        drop(vault);
        // What a program put there may be older than what was saved: that is an alarm, and then there is nothing to see.
        let Ok(opened) = open(&place.folder) else {
            return;
        };
        assert_eq!(what(&opened, 1).as_deref(), Some("Before"));
        vault = opened;
    }
}

#[test]
fn a_vault_without_its_empty_folders_takes_evidence_in() {
    let place = place();
    create(&place).lock().unwrap();
    // Programs that copy folders leave out empty ones.
    let copy = place.folder.with_file_name("copy");
    copy_tree(&place.folder, &copy);
    for name in ["files", "backups"] {
        fs::remove_dir(copy.join(name)).unwrap();
    }
    let mut vault = open(&copy).unwrap();
    let kept = attach(&mut vault, b"a picture");
    assert!(vault.open_file(&kept.name).is_ok());
    seal(&vault, b"another");
    vault.back_up(crate::common::at(5)).unwrap();
    assert_eq!(check(&vault), []);
}
