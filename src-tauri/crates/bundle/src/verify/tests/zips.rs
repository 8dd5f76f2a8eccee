use super::*;

type Extra<'a> = &'a [(&'a str, &'a [u8])];

/// Writes the ZIP anew: some files under other names or with other bytes, some more.
fn rewritten(
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

fn same(name: &str) -> String {
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
fn bytes_before_and_behind_are_named() {
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
        Err(OpenError::NoZip)
    ));
    assert!(matches!(
        UnverifiedBundle::open(&target.path().join("none")),
        Err(OpenError::Unreadable(_))
    ));
    assert!(matches!(
        UnverifiedBundle::open(target.path()),
        Err(OpenError::NoBag)
    ));
}
