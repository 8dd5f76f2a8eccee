//! A ZIP that says one thing in one place and another in the next, so that programs differ in what they show.

use std::io::Cursor;

use super::zip_bytes::ZipBytes;
use super::*;

fn hazards(bytes: &[u8]) -> Vec<(VerifyCode, String)> {
    let target = TempDir::new().unwrap();
    let path = target.path().join("bundle.zip");
    fs::write(&path, bytes).unwrap();
    let source = carrier::open(&path).unwrap();
    source.found().to_vec()
}

fn assert_contradicts(what: &str, bytes: &[u8]) {
    let found = hazards(bytes);
    let contradicts = |(code, _): &(VerifyCode, String)| *code == VerifyCode::ZipContradictsItself;
    assert!(found.iter().any(contradicts), "{what}: {found:?}");
}

#[test]
fn what_the_list_and_the_file_say_otherwise_is_named() {
    for (what, at) in [
        ("version", 4),
        ("flags", 6),
        ("method", 8),
        ("time", 10),
        ("date", 12),
        ("check sum", 14),
    ] {
        let mut zip = ZipBytes::of_a_bundle();
        let (local, _) = zip.last();
        zip.bytes[local + at] ^= 0x20;
        assert_contradicts(what, &zip.bytes);
    }
}

#[test]
fn bytes_before_between_and_behind_are_named() {
    let whole = ZipBytes::of_a_bundle();
    for (what, before) in [
        ("before", &b"MZ"[..]),
        ("a ZIP's beginning before", b"PK\x03\x04"),
    ] {
        let bytes = [before, &whole.bytes].concat();
        assert_contradicts(what, &bytes);
    }
    for length in [1, 22, 300] {
        let behind = vec![b'x'; length];
        assert_contradicts("behind", &[&whole.bytes[..], &behind].concat());
    }
    let mut gap = ZipBytes::of_a_bundle();
    gap.insert(gap.end(), b"x");
    assert_contradicts("before the end", &gap.bytes);

    // The same, with each place said as it is now.
    let mut before = ZipBytes::of_a_bundle();
    for (_, central) in before.entries() {
        before.add_u32(central + 42, 1);
    }
    let end = before.end();
    before.add_u32(end + 16, 1);
    before.insert(0, b"x");
    assert_contradicts("before, and counted", &before.bytes);
}

#[test]
fn an_end_that_counts_otherwise_is_named() {
    for (what, at) in [
        ("disk", 4),
        ("disk of the list", 6),
        ("files on this disk", 8),
        ("files", 10),
    ] {
        let mut zip = ZipBytes::of_a_bundle();
        let end = zip.end();
        zip.add_u16(end + at, 1);
        assert_contradicts(what, &zip.bytes);
    }
    let mut zip = ZipBytes::of_a_bundle();
    let (_, central) = zip.last();
    zip.set_u16(central + 34, 1);
    assert_contradicts("disk of a file", &zip.bytes);
}

#[test]
fn two_ends_are_named() {
    let whole = ZipBytes::of_a_bundle();
    let end = whole.end_record();
    assert_contradicts("one behind the other", &[&whole.bytes[..], &end].concat());

    let mut in_a_comment = ZipBytes::of_a_bundle();
    let comment_length = in_a_comment.end() + 20;
    in_a_comment.set_u16(comment_length, 22);
    in_a_comment.bytes.extend(end);
    assert_contradicts("in the comment of the other", &in_a_comment.bytes);

    // The second is whole, and what is before it is a file in it.
    let mut first = ZipBytes {
        bytes: zips::packed(&["a"]),
    };
    let packed_again = {
        let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
        let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file("bag/bagit.txt", stored).unwrap();
        let rest = 46 + "bag/bagit.txt".len() + 22;
        let length = first.end() + 20;
        first.set_u16(length, u16::try_from(rest).unwrap());
        zip.write_all(&first.bytes).unwrap();
        zip.finish().unwrap().into_inner()
    };
    assert_contradicts("each with its own files", &packed_again);
}

/// A ZIP with so many files that its end needs ZIP64's form.
fn of_many_files() -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    let stored = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    zip.start_file("bag/bagit.txt", stored).unwrap();
    for file in 0..u16::MAX {
        zip.start_file(format!("bag/{file}"), stored).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn the_end_of_a_large_zip_is_held_against_itself() {
    let zip = ZipBytes {
        bytes: of_many_files(),
    };
    assert_eq!(hazards(&zip.bytes), []);
    let end = zip.end();
    let (locator, end_64) = (end - 20, end - 76);
    for (what, at) in [
        ("before the large end", end_64),
        ("behind the large end", locator),
        ("before the end", end),
    ] {
        let mut gap = ZipBytes {
            bytes: zip.bytes.clone(),
        };
        gap.insert(at, b"x");
        assert_contradicts_or_is_refused(what, &gap.bytes);
    }
    for (what, at) in [
        ("disk", end_64 + 16),
        ("disk of the list", end_64 + 20),
        ("files on this disk", end_64 + 24),
        ("files", end_64 + 32),
        ("size of the record", end_64 + 4),
        ("disk in the locator", locator + 4),
        ("disks", locator + 16),
        ("files in the small end", end + 8),
        ("size in the small end", end + 12),
        ("start in the small end", end + 16),
    ] {
        let mut changed = zip.bytes.clone();
        changed[at] ^= 0x10;
        assert_contradicts(what, &changed);
    }
}

/// What finds the large end no more may also be told to be cut.
fn assert_contradicts_or_is_refused(what: &str, bytes: &[u8]) {
    let target = TempDir::new().unwrap();
    let path = target.path().join("bundle.zip");
    fs::write(&path, bytes).unwrap();
    match carrier::open(&path) {
        Ok(_) => assert_contradicts(what, bytes),
        Err(told) => assert!(matches!(told, OpenError::CutZip), "{what}: {told}"),
    }
}
