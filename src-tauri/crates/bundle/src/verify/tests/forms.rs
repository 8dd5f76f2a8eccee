use std::io::Cursor;

use super::*;
use crate::case_file::KeptBack;
use crate::case_file::{ExhibitFile, HandedOver};
use crate::{INNER_NAME, read_back_locked};

const PASSWORD: &[u8] = b"amber otter lantern quilt";

fn locked_choice() -> Choice {
    Choice {
        form: Form::LockedZip,
        portal: true,
        ..Choice::default()
    }
}

fn export_locked(
    sample: &Sample,
    password: Option<&[u8]>,
    folder: &Path,
) -> Result<Written, WriteError> {
    let case = sample.case();
    let plan = plan(&case, sample, &locked_choice());
    let ports = Ports {
        evidence: sample,
        signer: sample,
        password,
        printer: &PlainPrinter,
    };
    write(&case, &plan, ports, folder, &mut |_| {
        ControlFlow::Continue(())
    })
}

#[test]
fn a_locked_zip_names_no_file_and_opens_with_its_password_to_a_whole_bundle() {
    let target = TempDir::new().unwrap();
    let written = export_locked(&Sample::filled(), Some(PASSWORD), target.path()).unwrap();
    assert_eq!(written.portal, None, "what is locked goes to no portal");
    for locked in [&written.bundle, &written.police_only.unwrap()] {
        let mut outer = ZipArchive::new(File::open(locked).unwrap()).unwrap();
        assert_eq!(outer.len(), 1);
        let bytes = fs::read(locked).unwrap();
        for name in [&b"data/"[..], b"manifest", b"AB-0"] {
            let shows = bytes.windows(name.len()).any(|part| part == name);
            assert!(!shows, "{}", String::from_utf8_lossy(name));
        }
        assert!(outer.by_name(INNER_NAME).is_err());
        assert!(read_back_locked(locked, b"another").is_err());
        read_back_locked(locked, PASSWORD).unwrap();

        let mut inner = Vec::new();
        let mut file = outer.by_name_decrypt(INNER_NAME, PASSWORD).unwrap();
        file.read_to_end(&mut inner).unwrap();
        ZipArchive::new(Cursor::new(&inner)).unwrap();
        let unlocked = target.path().join(INNER_NAME);
        fs::write(&unlocked, &inner).unwrap();
        assert_eq!(codes(&unlocked), []);

        // What is said behind each file is held against the list, as what is said before it is.
        let behind = b"PK\x07\x08";
        let at = inner.windows(4).position(|part| part == behind).unwrap();
        for byte in [0, 4, 8, 15] {
            let mut changed = inner.clone();
            changed[at + byte] ^= 1;
            fs::write(&unlocked, changed).unwrap();
            let found = codes(&unlocked);
            let named = found
                .iter()
                .any(|(code, _)| *code == VerifyCode::ZipContradictsItself);
            assert!(named, "{byte}: {found:?}");
        }
    }
}

#[test]
fn a_locked_zip_that_was_changed_does_not_read_back() {
    let target = TempDir::new().unwrap();
    let written = export_locked(&Sample::filled(), Some(PASSWORD), target.path()).unwrap();
    let mut bytes = fs::read(&written.bundle).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle] ^= 1;
    fs::write(&written.bundle, bytes).unwrap();
    assert!(read_back_locked(&written.bundle, PASSWORD).is_err());
}

#[test]
fn nothing_is_written_where_a_locked_zip_has_no_password() {
    let target = TempDir::new().unwrap();
    let refused = export_locked(&Sample::filled(), None, target.path());
    assert!(matches!(refused, Err(WriteError::NoPassword)));
    assert_eq!(fs::read_dir(target.path()).unwrap().count(), 0);
}

#[test]
fn documents_alone_are_three_files_and_say_that_no_exhibit_is_with_them() {
    let target = TempDir::new().unwrap();
    let sample = Sample::filled();
    let choice = Choice {
        form: Form::Documents,
        exhibits: [(id(21), KeptBack::Out)].into(),
        police_only: false,
        portal: true,
        ..Choice::default()
    };
    let planned = plan(&sample.case(), &sample, &choice);
    let how: Vec<_> = planned.exhibits.iter().map(|exhibit| exhibit.how).collect();
    // The mail names a protected number, so police alone get it in any form.
    let expected = [
        HandedOver::DocumentsOnly,
        HandedOver::KeptOut,
        HandedOver::PoliceOnly,
    ];
    assert_eq!(how, expected);
    let named = |exhibit: &ExhibitFile| exhibit.file_name.is_some();
    assert!(!planned.exhibits.iter().any(named));
    let written = export(&sample, &choice, target.path()).unwrap();
    assert_eq!(written.portal, None);
    assert!(written.police_only.is_some());
    let found = fs::read_dir(&written.bundle).unwrap();
    let mut names: Vec<_> = found
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    assert_eq!(
        names,
        [
            "01_for_the_officer.pdf",
            "02_chronology.pdf",
            "03_exhibit_schedule.pdf"
        ]
    );
    for name in &names {
        let printed = fs::read_to_string(written.bundle.join(name)).unwrap();
        for elsewhere in ["log.json", "2_exhibits", "readable copies"] {
            assert!(!printed.contains(elsewhere), "{name} points to {elsewhere}");
        }
    }
    let digests = written.documents.unwrap();
    assert!(digests.keys().eq(&names));
    assert_eq!(fs::read_dir(target.path()).unwrap().count(), 2);
}
