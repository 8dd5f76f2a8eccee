//! A disk that is full, or that will not let go of something, keeps no vault shut.

use std::collections::BTreeSet;

use super::*;

/// A vault that is committed, and nothing of what follows is done.
fn committed(sample: &Sample) -> PathBuf {
    let folder = sample.copied_to("committed");
    let mut vault = open(&folder, OLD).unwrap();
    drop(completed(&mut vault));
    // Locking would remove what was made.
    let pending = sample.above.path().join("renewal");
    copy_tree(&folder.join("renewal"), &pending);
    drop(vault);
    fs::remove_dir_all(folder.join("renewal")).unwrap();
    copy_tree(&pending, &folder.join("renewal"));
    commit_rekey_at(&folder).unwrap();
    folder
}

/// Everything in a folder, by what it will be called in the vault.
fn names(folder: &Path) -> BTreeSet<PathBuf> {
    fn add(folder: &Path, names: &mut BTreeSet<PathBuf>) {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                add(&path, names);
            }
            names.insert(path);
        }
    }
    let mut found = BTreeSet::new();
    add(folder, &mut found);
    let in_its_place = |path: &PathBuf| {
        let within = path.strip_prefix(folder).unwrap();
        within.strip_prefix("renewed").unwrap_or(within).to_owned()
    };
    found.iter().map(in_its_place).collect()
}

#[test]
fn nothing_that_follows_the_commit_asks_a_full_disk_for_room() {
    let sample = sample();
    let folder = committed(&sample);
    fs::remove_dir_all(folder.join("backups")).unwrap();
    let mut before = names(&folder);
    for (number, step) in STEPS.iter().enumerate() {
        step(&folder).unwrap();
        let after = names(&folder);
        let made: Vec<_> = after.difference(&before).collect();
        assert!(made.is_empty(), "step {number} makes {made:?}");
        before = after;
    }
    let mut vault = open(&folder, NEW).unwrap();
    sample.holds_everything(&vault, 1);
    vault.back_up(moment()).unwrap();
    assert_eq!(crate::backup::backups::backups(&folder).unwrap().len(), 1);
}

#[test]
fn what_cannot_be_removed_is_out_of_the_way_of_the_new_key() {
    for name in ["backups", "files"] {
        let sample = sample();
        let folder = committed(&sample);
        fs::remove_dir_all(folder.join(name)).unwrap();
        // No folder: it is refused to whoever would remove one.
        fs::write(folder.join(name), b"of the old key").unwrap();
        let vault = open(&folder, NEW).unwrap();
        sample.holds_everything(&vault, 1);
        assert!(!folder.join("renewed").exists());
    }
}

#[test]
fn a_vault_whose_old_parts_are_not_gone_opens_tells_of_them_and_goes_on_removing() {
    let sample = sample();
    let folder = committed(&sample);
    open(&folder, NEW).unwrap().back_up(moment()).unwrap();
    let old = folder.join("renewed/old-files");
    fs::create_dir_all(&old).unwrap();
    let made_since = crate::backup::backups::backups(&folder).unwrap();
    assert_eq!(made_since.len(), 1);
    let vault = open(&folder, NEW).unwrap();
    assert!(!old.exists());
    assert_eq!(
        crate::backup::backups::backups(&folder).unwrap(),
        made_since
    );
    // As where the system would not let go of it at this opening either.
    fs::create_dir_all(&old).unwrap();
    let report = vault.check(&mut |_| ControlFlow::Continue(())).unwrap();
    assert_eq!(report.findings, [crate::Finding::ErasureUnfinished]);
}
