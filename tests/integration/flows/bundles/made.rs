//! Bundles that were made: remembered, found again, taken away.

use std::fs;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use bundle::print::InProcessPrinter;
use casebook::wire::{
    BundleChoice, BundleDone, BundleForm, BundleId, ChosenEntries, FaultCode, PoliceOnlyPart,
};
use casebook::{CaseError, Passphrase, WrittenBundle};
use serde_json::json;

use super::ledger_size;
use crate::sample::{Sample, files_under};

fn choice() -> BundleChoice {
    BundleChoice {
        form: BundleForm::Folder,
        portal: true,
        ..BundleChoice::default()
    }
}

const OUT: &str = "stick";

fn out(sample: &Sample) -> PathBuf {
    sample.folder.path().join(OUT)
}

fn write(sample: &mut Sample, choice: &BundleChoice) -> WrittenBundle {
    sample.write_bundle(OUT, choice)
}

fn hand_over(sample: &mut Sample, choice: &BundleChoice, whom: Option<&str>) -> BundleId {
    let written = write(sample, choice);
    sample
        .case()
        .bundle_made(&written, whom)
        .expect("it is remembered")
}

fn remove(sample: &mut Sample, id: BundleId) -> Result<(), CaseError> {
    sample.case().removing(id)?.remove()?;
    sample.case().bundle_removed(id)
}

#[test]
fn what_was_made_is_listed_with_whom_it_was_left_with() {
    let mut sample = Sample::new();
    sample.incident("He stood outside again.", "2026-03-14");
    assert_eq!(sample.case().bundles().expect("a list"), []);
    let first = hand_over(
        &mut sample,
        &BundleChoice::default(),
        Some(" PC Example, Anytown "),
    );
    let size = ledger_size(&mut sample);
    sample.incident("He rang at night.", "2026-03-16");
    let newer = BundleChoice {
        entries: ChosenEntries::NewSince { ledger_size: size },
        ..BundleChoice::default()
    };
    let second = hand_over(&mut sample, &newer, Some("  "));

    let rows = sample.case().bundles().expect("a list");
    let [newest, oldest] = &rows[..] else {
        panic!("{rows:?}")
    };
    assert_eq!((oldest.id, newest.id), (first, second));
    assert_eq!(oldest.for_whom.as_deref(), Some("PC Example, Anytown"));
    assert_eq!(
        (oldest.fingerprint.ledger_size, &oldest.entries),
        (size, &ChosenEntries::All)
    );
    assert_eq!(newest.for_whom, None);
    assert_eq!(newest.entries, newer.entries);
    assert_eq!(oldest.folder_name, "stick");
    assert_eq!(oldest.left_with, []);

    sample.record(json!({
        "kind": "fingerprint_left", "code": oldest.fingerprint.code, "ledger_size": size,
        "with_whom": "Sergeant Example", "date": "2026-03-20",
    }));
    let rows = sample.case().bundles().expect("a list");
    assert_eq!(rows[1].left_with[0].who, "Sergeant Example");
    assert_eq!(rows[0].left_with, []);
    let checked = sample.case().check(&mut |_| ControlFlow::Continue(()));
    assert_eq!(
        checked.expect("it is checked").findings,
        [],
        "the tables still fit the ledger"
    );
}

#[test]
fn a_copy_is_taken_away_whole_and_the_row_stays() {
    let mut sample = Sample::new();
    sample.incident("He stood outside again.", "2026-03-14");
    let id = hand_over(&mut sample, &choice(), None);
    let others = out(&sample).join("holiday.txt");
    fs::write(&others, "not ours").expect("it is written");
    assert_eq!(
        sample.case().bundle_folder(id).expect("it is there"),
        out(&sample)
    );

    remove(&mut sample, id).expect("it is removed");
    assert_eq!(files_under(&out(&sample)), [others]);
    let rows = sample.case().bundles().expect("a list");
    assert!(rows[0].removed.is_some());
    let again = remove(&mut sample, id);
    assert!(matches!(again, Err(CaseError::BundleGone)), "{again:?}");
}

#[test]
fn a_copy_to_which_something_was_added_is_left_to_the_person() {
    let mut sample = Sample::new();
    sample.incident("He stood outside again.", "2026-03-14");
    let written = write(&mut sample, &choice());
    let made = sample.case().bundle_made(&written, None);
    let id = made.expect("it is remembered");
    let before = files_under(&out(&sample)).len();
    fs::write(written.paths.bundle.join("my notes.txt"), "for court").expect("it is written");

    let removed = remove(&mut sample, id);
    assert!(
        matches!(removed, Err(CaseError::BundleChanged)),
        "{removed:?}"
    );
    assert_eq!(files_under(&out(&sample)).len(), before + 1);
    assert_eq!(sample.case().bundles().expect("a list")[0].removed, None);
}

/// Changed without growing: a date corrected by hand, a picture turned by a viewer.
#[test]
fn a_copy_that_was_changed_at_the_same_size_is_left_to_the_person() {
    for form in [BundleForm::Folder, BundleForm::Zip] {
        let mut sample = Sample::new();
        sample.incident("He stood outside again.", "2026-03-14");
        let choice = BundleChoice { form, ..choice() };
        let id = hand_over(&mut sample, &choice, None);
        let before = files_under(&out(&sample));
        for changed in &before {
            let bytes = fs::read(changed).expect("it can be read");
            if bytes.is_empty() {
                continue;
            }
            let mut other = bytes.clone();
            if let Some(last) = other.last_mut() {
                *last ^= 1;
            }
            fs::write(changed, &other).expect("it is written");
            let removed = remove(&mut sample, id);
            assert!(
                matches!(removed, Err(CaseError::BundleChanged)),
                "{}: {removed:?}",
                changed.display()
            );
            assert_eq!(files_under(&out(&sample)), before, "nothing was removed");
            fs::write(changed, bytes).expect("it is written");
        }
        let removed = remove(&mut sample, id);
        removed.expect("as it was written it can be removed");
    }
}

#[test]
fn a_stick_that_is_not_plugged_in_is_told() {
    let mut sample = Sample::new();
    sample.incident("He stood outside again.", "2026-03-14");
    let id = hand_over(&mut sample, &BundleChoice::default(), None);
    fs::rename(out(&sample), sample.folder.path().join("elsewhere")).expect("it is unplugged");
    let shown = sample.case().bundle_folder(id);
    assert!(matches!(shown, Err(CaseError::BundleGone)), "{shown:?}");
    let removed = remove(&mut sample, id);
    assert!(matches!(removed, Err(CaseError::BundleGone)), "{removed:?}");
}

#[test]
fn police_only_lies_in_a_folder_of_its_own_and_on_wish_not_at_all() {
    let mut sample = Sample::new();
    let incident = sample.incident("He stood outside again.", "2026-03-14");
    let item = sample.attach("note.txt", b"a grey car", Some(incident));
    let WrittenBundle { paths, .. } = write(&mut sample, &BundleChoice::default());
    let police = paths.police_only.clone().expect("it is made");
    let its_folder = police.parent().expect("it is in one");
    assert_ne!(Some(its_folder), paths.bundle.parent());
    assert_eq!(files_under(its_folder), std::slice::from_ref(&police));
    assert!(paths.all().any(|part| part == its_folder));

    let without = BundleChoice {
        police_only: PoliceOnlyPart::WhereNeeded,
        ..BundleChoice::default()
    };
    let WrittenBundle { done, paths, .. } = write(&mut sample, &without);
    assert_eq!(paths.police_only, None);
    assert!(done.kept.iter().all(|kept| !kept.police_only));

    let needed = BundleChoice {
        only_for_police: vec![item],
        ..without
    };
    let going = sample.case().bundle_source().expect("it can be taken out");
    assert!(
        going.plan(needed.clone()).view().police_only,
        "something goes to them alone"
    );
    let WrittenBundle { paths, .. } = write(&mut sample, &needed);
    assert!(paths.police_only.is_some());
}

#[cfg(unix)]
#[test]
fn nobody_else_on_the_computer_can_read_what_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let mode = |path: &Path| {
        let metadata = fs::metadata(path).expect("it is there");
        metadata.permissions().mode() & 0o777
    };
    for form in [BundleForm::Folder, BundleForm::Zip] {
        let mut sample = Sample::new();
        let incident = sample.incident("He stood outside again.", "2026-03-14");
        sample.attach("note.txt", b"a grey car", Some(incident));
        let choice = BundleChoice { form, ..choice() };
        let WrittenBundle { paths, .. } = write(&mut sample, &choice);
        let out = out(&sample);
        for file in files_under(&out) {
            assert_eq!(mode(&file), 0o600, "{}", file.display());
            for folder in file
                .ancestors()
                .take_while(|folder| **folder != *out)
                .skip(1)
            {
                assert_eq!(mode(folder), 0o700, "{}", folder.display());
            }
        }
        assert!(paths.portal.is_some());
    }
}

#[test]
fn for_whom_it_is_can_be_said_later_and_taken_back() {
    let mut sample = Sample::new();
    sample.incident("He stood outside again.", "2026-03-14");
    let id = hand_over(&mut sample, &BundleChoice::default(), None);
    for (said, kept) in [
        (Some(" PC Shah "), Some("PC Shah")),
        (Some("  "), None),
        (None, None),
    ] {
        let change = sample.case().bundle_is_for(id, said);
        change.expect("it is kept");
        let [row] = &sample.case().bundles().expect("a list")[..] else {
            panic!("one bundle was made")
        };
        assert_eq!(row.for_whom.as_deref(), kept);
        assert!(!row.kept.is_empty(), "the rest stays");
    }
    let nobodys = sample.case().bundle_is_for(BundleId(id.0 + 1), Some("x"));
    assert!(matches!(nobodys, Err(CaseError::BundleGone)), "{nobodys:?}");
}

#[test]
fn a_locked_zip_and_documents_alone_are_read_back_listed_and_taken_away() {
    let password = || {
        Passphrase::new("amber otter lantern quilt beside the river".to_owned()).expect("it is one")
    };
    for form in [BundleForm::LockedZip, BundleForm::Documents] {
        let mut sample = Sample::new();
        let incident = sample.incident("He stood outside again.", "2026-03-14");
        sample.attach("note.txt", b"a grey car", Some(incident));
        let choice = BundleChoice {
            form,
            ..BundleChoice::default()
        };
        let out = out(&sample);
        fs::create_dir_all(&out).expect("a folder can be made");
        let going = sample.case().bundle_source().expect("it can be taken out");
        let planned = going.plan(choice.clone()).locked_with(Some(password()));
        let go_on = &mut |_| ControlFlow::Continue(());
        let written = planned
            .write(&out, &InProcessPrinter, go_on)
            .expect("the bundle is written");
        let done = &written.done;
        assert!(done.verified.is_good(), "{:?}", done.verified.findings);
        assert_eq!(done.form, form);
        let id = sample.case().bundle_made(&written, None);
        let id = id.expect("it is remembered");
        assert_eq!(sample.case().bundles().expect("a list")[0].form, form);
        let telling = files_under(&out)
            .into_iter()
            .filter(|file| held_openly(file, b"a grey car"));
        assert_eq!(telling.count(), 0, "{form:?}");
        remove(&mut sample, id).expect("it is as it was written");
        assert_eq!(files_under(&out), Vec::<PathBuf>::new());
    }
}

#[test]
fn a_locked_zip_without_a_password_is_not_written() {
    let mut sample = Sample::new();
    sample.incident("He stood outside again.", "2026-03-14");
    let choice = BundleChoice {
        form: BundleForm::LockedZip,
        ..BundleChoice::default()
    };
    let out = out(&sample);
    fs::create_dir_all(&out).expect("a folder can be made");
    let going = sample.case().bundle_source().expect("it can be taken out");
    let go_on = &mut |_| ControlFlow::Continue(());
    let refused = going.plan(choice).write(&out, &InProcessPrinter, go_on);
    let fault = refused.expect_err("there is no password").fault();
    assert_eq!(fault.code, FaultCode::NoPassword);
    assert_eq!(files_under(&out), Vec::<PathBuf>::new());
}

fn held_openly(file: &Path, text: &[u8]) -> bool {
    let bytes = fs::read(file).expect("it can be read");
    bytes.windows(text.len()).any(|part| part == text)
}

#[test]
fn what_is_left_of_a_bundle_that_was_killed_is_removed_at_the_next_opening() {
    let mut sample = Sample::new();
    sample.incident("He stood outside again.", "2026-03-14");
    let written = write(&mut sample, &choice()).done;
    let into = out(&sample);
    let whole = files_under(&into);
    let begun = sample.case().bundle_begins(&into);
    let begun = begun.expect("it is noted");
    leave_as_if_killed(&into, &written);
    fs::write(into.join("letter.partial"), "of somebody else").expect("a file");
    assert_eq!(sample.case().unfinished_bundles().expect("a list"), []);

    sample.lock();
    sample.unlock();
    let unfinished = sample.case().unfinished_bundles().expect("a list");
    assert_eq!(unfinished, [begun]);
    let [unfinished] = &unfinished[..] else {
        panic!("{unfinished:?}")
    };
    let away = sample.folder.path().join("away");
    fs::rename(&into, &away).expect("the stick is pulled out");
    assert!(unfinished.remove().is_err(), "it may come back");
    fs::rename(&away, &into).expect("the stick is back");
    unfinished.remove().expect("it is removed");
    let ended = sample.case().bundle_ends(unfinished, Ok(()));
    ended.expect("it is noted");

    assert_eq!(sample.case().unfinished_bundles().expect("a list"), []);
    fs::remove_file(into.join("letter.partial")).expect("it is there still");
    assert_eq!(files_under(&into), whole);
}

#[test]
fn a_stick_that_was_pulled_while_a_bundle_was_written_is_looked_for_in_the_same_opening() {
    let mut sample = Sample::new();
    let into = out(&sample);
    let begun = sample.case().bundle_begins(&into);
    let begun = begun.expect("it is noted");
    let removed = begun.remove();
    assert!(removed.is_err(), "no stick is plugged in");
    let ended = sample.case().bundle_ends(&begun, removed);
    ended.expect("it stays noted");
    let unfinished = sample.case().unfinished_bundles();
    assert_eq!(unfinished.expect("a list"), [begun]);
}

#[test]
fn a_bundle_is_written_where_an_earlier_one_was_killed() {
    let mut sample = Sample::new();
    sample.incident("He stood outside again.", "2026-03-14");
    let WrittenBundle {
        done: written,
        paths,
        ..
    } = write(&mut sample, &choice());
    for part in paths.all() {
        fs::remove_dir_all(part).expect("it is removed");
    }
    let into = out(&sample);
    leave_as_if_killed(&into, &written);
    let again = write(&mut sample, &choice()).done;
    assert_eq!(again.kept, written.kept, "under the same names");
    let left = files_under(&into).into_iter();
    let mut partial = left.filter(|path| path.to_string_lossy().contains(".partial"));
    assert_eq!(partial.next(), None);
}

#[test]
fn what_does_not_fit_into_the_folder_for_portals_is_told() {
    let mut sample = Sample::new();
    let incident = sample.incident("He sent pictures.", "2026-03-14");
    let few = write(&mut sample, &choice()).done;
    assert_eq!(few.left_out_of_portal, []);
    for number in 0..20 {
        let name = format!("{number}.txt");
        sample.attach(&name, name.as_bytes(), Some(incident));
    }
    let WrittenBundle {
        done: many, paths, ..
    } = write(&mut sample, &choice());
    let portal = paths.portal.expect("it was asked for");
    let left_out = many.left_out_of_portal;
    assert!(!left_out.is_empty());
    let exhibits = files_under(&portal).into_iter();
    let is_exhibit = |path: &PathBuf| {
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        name.contains("_X-")
    };
    let exhibits = exhibits.filter(is_exhibit);
    assert_eq!(exhibits.count() + left_out.len(), 20, "{left_out:?}");
}

/// The names that the parts of a bundle bear until they are whole.
fn leave_as_if_killed(into: &Path, written: &BundleDone) {
    for kept in &written.kept {
        let partial = into.join(format!("{}.partial", kept.file_name));
        fs::create_dir(&partial).expect("a folder");
        fs::write(partial.join("1_chronology.pdf"), "half").expect("a file");
    }
}
