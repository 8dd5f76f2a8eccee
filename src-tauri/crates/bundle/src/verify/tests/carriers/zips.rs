use super::*;

pub(super) type Extra<'a> = &'a [(&'a str, &'a [u8])];

/// Writes the ZIP anew: some files under other names or with other bytes, some more.
pub(super) fn rewritten(
    target: &Path,
    method: CompressionMethod,
    edit: impl Fn(&str) -> String,
    extra: Extra<'_>,
) -> PathBuf {
    let bundle = export(&Sample::filled(), &Choice::default(), target)
        .unwrap()
        .bundle;
    let mut archive = ZipArchive::new(File::open(&bundle).unwrap()).unwrap();
    let path = target.join("rewritten.zip");
    let mut writer = ZipWriter::new(File::create(&path).unwrap());
    let options = SimpleFileOptions::default().compression_method(method);
    for at in 0..archive.len() {
        let mut file = archive.by_index(at).unwrap();
        let mut bytes = Vec::new();
        file.read_to_end(&mut bytes).unwrap();
        writer
            .start_file(edit(&file.name().unwrap()), options)
            .unwrap();
        writer.write_all(&bytes).unwrap();
    }
    for (name, bytes) in extra {
        writer.start_file(*name, options).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap();
    path
}

pub(super) fn same(name: &str) -> String {
    name.to_owned()
}

#[test]
fn zipped_again_it_is_still_good() {
    let target = TempDir::new().unwrap();
    let path = rewritten(target.path(), CompressionMethod::Stored, same, &[]);
    assert_eq!(codes(&path), []);
}

#[test]
fn dangerous_names_are_named_and_nothing_is_unpacked() {
    let target = TempDir::new().unwrap();
    let extra: Extra<'_> = &[("CASE-7F3A_evidence_2026-03-19/../../evil.txt", b"x")];
    let path = rewritten(target.path(), CompressionMethod::Stored, same, extra);
    let found = codes(&path);
    assert!(
        found
            .iter()
            .any(|(code, _)| *code == VerifyCode::UnsafeName),
        "{found:?}"
    );
    assert!(!target.path().parent().unwrap().join("evil.txt").exists());
}

#[test]
fn a_file_beside_the_bag_is_named() {
    let target = TempDir::new().unwrap();
    let path = rewritten(
        target.path(),
        CompressionMethod::Stored,
        same,
        &[("beside.txt", b"x")],
    );
    assert_eq!(codes(&path), [(VerifyCode::Added, "beside.txt".to_owned())]);
}

#[test]
fn two_files_of_one_name_are_named() {
    let target = TempDir::new().unwrap();
    let twice = |name: &str| name.replace("01_HOW_TO_CHECK.txt", "BAGIT.txt");
    let path = rewritten(target.path(), CompressionMethod::Stored, twice, &[]);
    let found = codes(&path);
    assert!(
        found
            .iter()
            .any(|(code, _)| *code == VerifyCode::DuplicateName),
        "{found:?}"
    );
}

#[test]
fn a_list_that_says_other_than_the_file_is_named() {
    let target = TempDir::new().unwrap();
    let path = export(&Sample::filled(), &Choice::default(), target.path())
        .unwrap()
        .bundle;
    let mut bytes = fs::read(&path).unwrap();
    let at = bytes
        .windows(20)
        .position(|part| part == b"01_HOW_TO_CHECK.txtH")
        .unwrap();
    bytes[at] = b'9';
    fs::write(&path, &bytes).unwrap();
    let found = codes(&path);
    assert!(
        found
            .iter()
            .any(|(code, _)| *code == VerifyCode::ZipContradictsItself),
        "{found:?}"
    );
}

#[test]
fn what_is_not_there_or_not_whole_is_told_so() {
    let target = TempDir::new().unwrap();
    let path = export(&Sample::filled(), &Choice::default(), target.path())
        .unwrap()
        .bundle;
    let mut bytes = fs::read(&path).unwrap();
    let end = bytes.len();
    bytes.truncate(end - 30);
    fs::write(&path, &bytes).unwrap();
    assert!(matches!(
        UnverifiedBundle::open(&path),
        Err(OpenError::CutZip)
    ));
    assert!(matches!(
        UnverifiedBundle::open(&target.path().join("none")),
        Err(OpenError::Unreadable(_))
    ));
    let empty = TempDir::new().unwrap();
    assert!(matches!(
        UnverifiedBundle::open(empty.path()),
        Err(OpenError::NoBag)
    ));
}

/// What is said of a file with these bytes.
fn refused(bytes: &[u8]) -> OpenError {
    let target = TempDir::new().unwrap();
    let path = target.path().join("bundle.zip");
    fs::write(&path, bytes).unwrap();
    UnverifiedBundle::open(&path).expect_err("it is no bundle")
}

/// A ZIP with these files, as other programs write it.
pub(super) fn packed(names: &[&str]) -> Vec<u8> {
    let mut zip = ZipWriter::new(std::io::Cursor::new(Vec::new()));
    for name in names {
        let packed = SimpleFileOptions::default().compression_method(CompressionMethod::Stored);
        zip.start_file(*name, packed).unwrap();
        zip.write_all(b"<Types/>").unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn a_zip_that_is_cut_anywhere_is_said_to_be_cut() {
    let target = TempDir::new().unwrap();
    let path = export(&Sample::filled(), &Choice::default(), target.path())
        .unwrap()
        .bundle;
    let whole = fs::read(&path).unwrap();
    let lengths = (0..=16).map(|sixteenth| whole.len() * sixteenth / 16);
    for length in lengths.chain([4, 29, 30, 60, whole.len() - 1]) {
        if length == whole.len() {
            continue;
        }
        let told = refused(&whole[..length]);
        assert!(matches!(told, OpenError::CutZip), "{length}: {told}");
    }
}

#[test]
fn what_was_taken_for_a_bundle_is_told_by_what_it_is() {
    let word = packed(&["[Content_Types].xml", "_rels/.rels", "word/document.xml"]);
    let writer = packed(&["mimetype", "content.xml", "META-INF/manifest.xml"]);
    for document in [
        &word[..],
        &word[..word.len() - 30],
        &writer,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 an old one",
        b"{\\rtf1 of any",
    ] {
        let told = refused(document);
        assert!(matches!(told, OpenError::OfficeDocument), "{told}");
    }
    assert!(matches!(refused(b"%PDF-1.7\n"), OpenError::Pdf));
    for picture in [
        &b"\xff\xd8\xff\xe0\0\x10JFIF"[..],
        b"\x89PNG\r\n\x1a\n",
        b"GIF89a",
        b"RIFF\0\0\0\0WEBPVP8 ",
        b"\0\0\0\x18ftypheic",
    ] {
        assert!(matches!(refused(picture), OpenError::Picture));
    }
    for other in [&b"Dear sir"[..], b"RIFF\0\0\0\0WAVEfmt ", b"PK"] {
        assert!(matches!(refused(other), OpenError::NoZip));
    }
    assert!(matches!(refused(&packed(&["notes.txt"])), OpenError::NoBag));
}
