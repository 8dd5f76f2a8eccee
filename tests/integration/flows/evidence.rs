//! Attaching anything at all.

use std::ops::ControlFlow;

use casebook::CaseError;
use casebook::wire::{BundleChoice, FaultCode, TimelineFilter};
use domain::{EntryId, HowReceived};
use job::CancelToken;

use crate::numbering::incidents::in_the_store;
use crate::sample::{Sample, files_under};

#[test]
fn any_file_at_all_is_kept_byte_for_byte() {
    let mut sample = Sample::new();
    let cases: [(&str, &[u8]); 4] = [
        ("empty.jpg", b""),
        ("CON.txt", b"reserved"),
        ("..\u{202e}gpj.exe", &[0, 159, 146, 150]),
        ("line.txt", &[b'x'; 1_100_000]),
    ];
    for (name, bytes) in cases {
        let id = sample.attach(name, bytes, None);
        let (mut source, item) = sample.case().read_item(id).expect("the item opens");
        let mut read = Vec::new();
        std::io::Read::read_to_end(&mut source, &mut read).expect("the item can be read");
        assert_eq!(
            (item.original_name.as_str(), read.as_slice()),
            (name, bytes)
        );
        let previewing = sample.case().previewing(id).expect("the item opens");
        previewing.preview();
    }
}

#[test]
fn what_is_no_file_is_refused_and_the_rest_is_kept() {
    let mut sample = Sample::new();
    let good = sample.file("note.txt", b"a note");
    let folder = sample.folder.path().join("a folder");
    std::fs::create_dir(&folder).expect("a folder can be made");
    let gone = sample.folder.path().join("gone.txt");
    let pipe = sample.folder.path().join("pipe");
    let made = std::process::Command::new("mkfifo").arg(&pipe).status();
    assert!(
        made.is_ok_and(|status| status.success()),
        "mkfifo is part of every system this runs on"
    );
    let came_of_it = sample
        .case()
        .attach(
            &[folder, good, gone, pipe],
            None,
            HowReceived::Terminal,
            &mut |_| ControlFlow::Continue(()),
        )
        .expect("the good one is taken in");
    let refused: Vec<_> = came_of_it
        .refused
        .iter()
        .map(|refused| (refused.original_name.as_str(), refused.fault.code))
        .collect();
    assert_eq!(
        refused,
        [
            ("a folder", FaultCode::NotAFile),
            ("gone.txt", FaultCode::FileUnreadable),
            ("pipe", FaultCode::NotAFile)
        ]
    );
    assert_eq!(came_of_it.attached.len(), 1);
    assert_eq!(came_of_it.attached[0].exhibit, "X/1");
}

/// The incidents that a search finds.
fn found(sample: &mut Sample, typed: &str) -> Vec<EntryId> {
    let filter = TimelineFilter {
        search: Some(typed.to_owned()),
        ..TimelineFilter::default()
    };
    let page = sample.case().timeline_page(&filter, None, None, 50);
    let page = page.expect("search works");
    page.rows.iter().map(|row| row.id).collect()
}

#[test]
fn an_incident_is_found_by_the_words_in_its_files() {
    let mut sample = Sample::new();
    let seen = sample.incident("A car again.", "2026-03-14");
    let other = sample.incident("A grey estate.", "2026-03-16");
    let item = sample.attach("seen.txt", b"Grey estate, Zaneta's street.\n", Some(seen));
    assert_eq!(found(&mut sample, "zaneta"), [seen]);
    assert_eq!(found(&mut sample, "grey estate"), [other, seen]);
    assert_eq!(found(&mut sample, "seen.txt"), [seen]);
    assert_eq!(sample.findings(), []);
    sample.case().erase(item).expect("it is erased");
    assert_eq!(found(&mut sample, "zaneta"), []);
    assert_eq!(found(&mut sample, "grey estate"), [other]);
    assert_eq!(sample.findings(), []);
}

#[test]
fn what_was_read_once_is_not_read_again_until_the_reader_changes() {
    let mut sample = Sample::new();
    let seen = sample.incident("A car again.", "2026-03-14");
    sample.protected_home("14 Larch Close");
    sample.attach("seen.txt", b"Outside 14 Larch Close.\n", Some(seen));
    let findings = |sample: &mut Sample| {
        let out = sample.case().bundle_source().expect("the case can be read");
        out.plan(BundleChoice::default()).view().findings.len()
    };
    let all = findings(&mut sample);
    assert!(all > 0);
    sample.lock();
    let misread = "UPDATE readings SET reading = replace(reading, 'Larch', 'Birch')";
    in_the_store(&sample, misread);
    sample.unlock();
    assert!(findings(&mut sample) < all, "the kept reading is used");
    sample.lock();
    in_the_store(&sample, "UPDATE readings SET version = 0");
    sample.unlock();
    assert_eq!(findings(&mut sample), all, "an older reading is not");
}

#[test]
fn the_same_bytes_are_kept_once() {
    let mut sample = Sample::new();
    let first = sample.attach("a.txt", b"the same", None);
    let kept = files_under(&sample.vault_folder().join("files")).len();
    let again = sample.attach("b.txt", b"the same", None);
    assert_eq!(first, again);
    assert_eq!(
        files_under(&sample.vault_folder().join("files")).len(),
        kept
    );
}

#[test]
fn stopping_keeps_nothing() {
    let mut sample = Sample::new();
    let path = sample.file("film.mp4", &vec![7; 5_000_000]);
    let stopped = sample
        .case()
        .attach(&[path], None, HowReceived::Chosen, &mut |_| {
            ControlFlow::Break(())
        });
    assert!(
        matches!(stopped, Err(CaseError::Vault(_) | CaseError::Cancelled)),
        "{stopped:?}"
    );
    assert_eq!(sample.case().items().expect("items can be listed"), []);
    assert_eq!(
        files_under(&sample.vault_folder().join("files")),
        Vec::<std::path::PathBuf>::new()
    );
}

#[test]
fn nothing_is_shown_of_a_file_that_is_taken_away() {
    let mut sample = Sample::new();
    let id = sample.attach("note.txt", b"I saw you.", None);
    let previewing = sample.case().previewing(id).expect("the item opens");
    let shown = sample.case().previewing(id).expect("the item opens");
    let cancel = CancelToken::default();
    previewing.cancelled_by(&cancel);
    cancel.cancel();
    assert!(matches!(
        previewing.preview(),
        intake::Preview::Nothing { .. }
    ));
    assert!(matches!(shown.preview(), intake::Preview::Text { .. }));
}

#[test]
fn a_copy_is_saved_byte_for_byte_and_nothing_of_a_stopped_one_stays() {
    let mut sample = Sample::new();
    let bytes = vec![7; 3_000_000];
    let item = sample.attach("film of the yard.mp4", &bytes, None);
    let out = sample.folder.path().join("stick");
    std::fs::create_dir(&out).expect("a folder can be made");
    let stopped = sample.case().copying_out(item).expect("the item opens");
    let stopped = stopped.save(&out, &mut |_| ControlFlow::Break(()));
    assert!(matches!(stopped, Err(CaseError::Cancelled)), "{stopped:?}");
    assert_eq!(files_under(&out), [] as [std::path::PathBuf; 0]);

    for _ in 0..2 {
        let copying = sample.case().copying_out(item).expect("the item opens");
        let (kept, path) = copying
            .save(&out, &mut |_| ControlFlow::Continue(()))
            .expect("it is saved");
        assert_eq!(path.file_name(), Some(kept.file_name.as_ref()));
        assert_eq!(std::fs::read(&path).expect("it can be read"), bytes);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            let mode = std::fs::metadata(&path).expect("it is there").permissions();
            assert_eq!(mode.mode() & 0o777, 0o600);
        }
    }
    assert_eq!(files_under(&out).len(), 2, "the first was not written over");
}
