//! A ZIP that another program packed: whatever it did otherwise than Daybook's writer.

use super::zip_bytes::ZipBytes;
use super::*;

const COMMENT_LENGTH_IN_THE_END: usize = 20;

fn told(bytes: &[u8]) -> OpenError {
    let target = TempDir::new().unwrap();
    let path = target.path().join("bundle.zip");
    fs::write(&path, bytes).unwrap();
    UnverifiedBundle::open(&path).expect_err("it is not as it was written")
}

fn assert_packed_anew(what: &str, zip: &ZipBytes) {
    let told = told(&zip.bytes);
    assert!(matches!(told, OpenError::PackedAnew), "{what}: {told}");
}

#[test]
fn what_is_compressed_or_encrypted_is_packed_anew() {
    let (deflated, encrypted) = (8, 1);
    for (what, local, central, value) in [
        ("method", 8, 10, deflated),
        ("flags", 6, 8, encrypted),
        ("version", 4, 6, 20),
    ] {
        let mut zip = ZipBytes::of_a_bundle();
        for (local_at, central_at) in zip.entries() {
            zip.set_u16(local_at + local, value);
            zip.set_u16(central_at + central, value);
        }
        assert_packed_anew(what, &zip);
    }
}

#[test]
fn what_another_program_says_of_a_file_is_packed_anew() {
    let read_only_for_its_owner = 0o100_400;
    for (what, at, value) in [
        ("attributes", 40, read_only_for_its_owner),
        ("attributes of old systems", 38, 0x20),
        ("that it is a text", 36, 1),
        ("another system", 4, 19 << 8 | 10),
    ] {
        let mut zip = ZipBytes::of_a_bundle();
        let (_, central) = zip.last();
        zip.set_u16(central + at, value);
        assert_packed_anew(what, &zip);
    }
}

#[test]
fn a_comment_is_packed_anew() {
    let mut zip = ZipBytes::of_a_bundle();
    let length = zip.end() + COMMENT_LENGTH_IN_THE_END;
    zip.set_u16(length, 5);
    zip.bytes.extend(b"hello");
    assert_packed_anew("of the ZIP", &zip);

    let mut zip = ZipBytes::of_a_bundle();
    zip.put_into_last_central(32, b"hello");
    assert_packed_anew("of a file", &zip);
}

#[test]
fn an_extra_field_is_packed_anew_but_zip64s_where_it_is_needed() {
    let time = b"UT\x05\0\x01\0\0\0\0";
    let large_for_nothing = b"\x01\0\x08\0\x01\0\0\0\0\0\0\0";
    let broken = b"UT\xff\xff";
    for field in [&time[..], large_for_nothing, broken] {
        let mut zip = ZipBytes::of_a_bundle();
        zip.put_into_last_central(30, field);
        assert_packed_anew("in the list", &zip);

        let mut zip = ZipBytes::of_a_bundle();
        zip.put_into_last_local(field);
        assert_packed_anew("before the file", &zip);
    }

    let mut zip = ZipBytes::of_a_bundle();
    zip.say_end_64();
    assert_packed_anew("an end for large ZIPs", &zip);
}

#[test]
fn an_entry_for_a_folder_is_packed_anew() {
    let bag = ["bag/bagit.txt"];
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in bag {
        zip.start_file(name, options).unwrap();
    }
    zip.add_directory("bag/data", options).unwrap();
    let bytes = zip.finish().unwrap().into_inner();
    assert!(matches!(told(&bytes), OpenError::PackedAnew));
}

#[test]
fn a_bag_deeper_in_a_zip_of_another_program_is_to_be_unpacked_and_what_holds_none_is_no_bundle() {
    let compressed = |names: &[&str]| {
        let mut zip = ZipBytes {
            bytes: zips::packed(names),
        };
        for (local, central) in zip.entries() {
            zip.set_u16(local + 8, 8);
            zip.set_u16(central + 10, 8);
        }
        told(&zip.bytes)
    };
    let deeper = ["stick/notes.txt", "stick/CASE/bagit.txt"];
    assert!(matches!(compressed(&deeper), OpenError::PackedAnew));
    assert!(matches!(compressed(&["notes.txt"]), OpenError::NoBag));
    let document = ["[Content_Types].xml", "word/document.xml"];
    assert!(matches!(compressed(&document), OpenError::OfficeDocument));
}

#[test]
fn a_locked_zip_is_told_as_locked() {
    let target = TempDir::new().unwrap();
    let (case, sample) = (Sample::filled().case(), Sample::filled());
    let choice = Choice {
        form: Form::LockedZip,
        ..Choice::default()
    };
    let ports = Ports {
        evidence: &sample,
        signer: &sample,
        password: Some(b"amber otter lantern quilt"),
        printer: &PlainPrinter,
    };
    let plan = plan(&case, &sample, &choice);
    let mut go_on = |_| ControlFlow::Continue(());
    let written = write(&case, &plan, ports, target.path(), &mut go_on).unwrap();
    let told = UnverifiedBundle::open(&written.bundle).expect_err("it is locked");
    assert!(matches!(told, OpenError::LockedZip), "{told}");
}
