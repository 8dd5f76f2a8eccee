//! The files for an evidence portal, with the bundle's ZIP beside them or without.

use super::*;
use crate::format::layout::PORTAL_LIST;

/// A document of it, under the name that says whose it is and of which day.
const DOCUMENT: &str = "CASE-7F3A_2026-03-19_02_chronology.pdf";

fn exported(form: Form) -> (TempDir, Written) {
    exported_of(&Sample::filled(), form)
}

fn exported_of(sample: &Sample, form: Form) -> (TempDir, Written) {
    let target = TempDir::new().unwrap();
    let choice = Choice {
        form,
        portal: true,
        ..Choice::default()
    };
    let written = export(sample, &choice, target.path()).unwrap();
    (target, written)
}

fn portal(form: Form) -> (TempDir, PathBuf, Fingerprint) {
    let (target, written) = exported(form);
    let code = written.hand_over.code();
    (target, written.portal.unwrap(), code)
}

/// One that was searched whole, and that nothing stands against.
fn attach_film(sample: &mut Sample, number: u8, name: &str) {
    let bytes = [number; 3];
    let mut item = super::super::sample::item(u32::from(number), &bytes);
    item.item_kind = domain::ItemKind::Video;
    item.original_name = name.to_owned();
    sample.attach(id(u128::from(number)), item, &bytes);
    sample.words.insert(id(u128::from(number)), Vec::new());
}

fn names_in(portal: &Path) -> Vec<String> {
    let files = fs::read_dir(portal).unwrap();
    files
        .map(|file| file.unwrap().file_name().into_string().unwrap())
        .collect()
}

/// Another document, and a list that fits it.
fn replace_document(portal: &Path) {
    let document = portal.join(DOCUMENT);
    let before = hash(&fs::read(&document).unwrap()).to_string();
    fs::write(&document, "another").unwrap();
    replace(
        &portal.join(PORTAL_LIST),
        &before,
        &hash(b"another").to_string(),
    );
}

#[test]
fn it_is_vouched_for_by_the_code_of_the_bundle() {
    for form in [Form::Zip, Form::Folder] {
        let (_target, portal, code) = portal(form);
        let report = verify(&portal, None);
        assert_eq!(report.findings, [], "{form:?}");
        assert_eq!(report.part, VerifiedPart::Portal);
        assert_eq!(verdict(&portal, code), Verdict::ThisBundle);
        let other = Sample::filled_by(SigningKey::from_seed([9; 32])).record_text();
        assert_eq!(verdict(&portal, other.code()), Verdict::DoesNotFit);
        assert!(fs::read_dir(&portal).unwrap().count() <= 16);
    }
}

#[test]
fn what_is_changed_in_it_is_named() {
    for form in [Form::Zip, Form::Folder] {
        let (_target, portal, _) = portal(form);
        let document = portal.join(DOCUMENT);
        change(&document);
        let found = codes(&portal);
        let changed = (VerifyCode::Changed, DOCUMENT.to_owned());
        assert_eq!(found, [changed], "{form:?}");
        fs::remove_file(document).unwrap();
        let found = codes(&portal);
        assert_eq!(found, [(VerifyCode::Missing, DOCUMENT.to_owned())]);
        fs::write(portal.join("05_more.pdf"), "more").unwrap();
        assert!(codes(&portal).contains(&(VerifyCode::Added, "05_more.pdf".to_owned())));
    }
}

#[test]
fn a_list_that_was_made_anew_is_not_the_one_that_was_signed() {
    for form in [Form::Zip, Form::Folder] {
        let (_target, portal, code) = portal(form);
        replace_document(&portal);
        let found = codes(&portal);
        assert_eq!(
            found,
            [(VerifyCode::HandOverOfAnother, PORTAL_LIST.to_owned())],
            "{form:?}"
        );
        let report = verify(&portal, Some(code.into()));
        assert_eq!(report.judged, None);
    }
}

#[test]
fn what_lies_loose_is_signed_anew_by_nobody_whom_the_code_knows() {
    let (_target, portal, code) = portal(Form::Folder);
    let thief = SigningKey::from_seed([9; 32]);
    replace_document(&portal);
    let text = fs::read(portal.join("hand-over.txt")).unwrap();
    let mut text = HandOver::read(&text).unwrap();
    text.key = KeyName::of(&thief.verifying_key());
    text.files.portal = Some(hash(&fs::read(portal.join(PORTAL_LIST)).unwrap()));
    let text = text.to_string();
    fs::write(portal.join("hand-over.txt"), &text).unwrap();
    assert!(
        !codes(&portal).is_empty(),
        "another key is named than signed"
    );
    let signers = allowed_signers(&thief.verifying_key());
    fs::write(portal.join("allowed_signers.txt"), signers).unwrap();
    let signature = ssh_signature(&thief, text.as_bytes());
    fs::write(portal.join("hand-over.txt.sshsig.txt"), signature).unwrap();
    assert_eq!(codes(&portal), []);
    assert_eq!(verdict(&portal, code), Verdict::DoesNotFit);
}

/// Builds before gave what is signed no extension that portals know.
#[test]
fn files_of_an_earlier_build_are_checked_by_the_names_that_they_have() {
    let (_target, portal, code) = portal(Form::Folder);
    for (now, before) in [
        ("hand-over.txt.sshsig.txt", "hand-over.txt.sshsig"),
        ("allowed_signers.txt", "allowed_signers"),
    ] {
        fs::rename(portal.join(now), portal.join(before)).unwrap();
    }
    assert_eq!(codes(&portal), []);
    assert_eq!(verdict(&portal, code), Verdict::ThisBundle);
}

#[test]
fn what_is_of_a_type_that_is_not_on_the_list_lies_in_the_zip_or_is_named() {
    let mut sample = Sample::filled();
    for (number, name) in [(100, "film.webm"), (101, "film.mp4"), (102, "mail.eml")] {
        attach_film(&mut sample, number, name);
    }
    for form in [Form::Zip, Form::Folder] {
        let (_target, written) = exported_of(&sample, form);
        let portal = written.portal.unwrap();
        let names = names_in(&portal);
        let here = |extension: &str| names.iter().any(|name| name.ends_with(extension));
        let left_out = |extension: &str| {
            let left_out = written.portal_left_out.iter();
            left_out.clone().any(|file| file.path.ends_with(extension))
        };
        for extension in [".webm", ".eml"] {
            assert!(!here(extension), "{form:?}: {names:?}");
            // What the ZIP holds is not left out.
            assert_eq!(left_out(extension), form == Form::Folder, "{extension}");
        }
        assert!(here(".mp4"), "{form:?}: {names:?}");
        let known = [".pdf", ".txt", ".xlsx", ".zip", ".mp4", ".jpg"];
        for name in &names {
            assert!(known.iter().any(|known| name.ends_with(known)), "{name}");
        }
        assert_eq!(codes(&portal), []);
    }
}

#[test]
fn the_zip_in_it_is_checked_whole() {
    let (_target, portal, _) = portal(Form::Zip);
    let mut files = fs::read_dir(&portal)
        .unwrap()
        .map(|file| file.unwrap().path());
    let zip = files.find(|path| path.extension().is_some_and(|ending| ending == "zip"));
    let zip = zip.unwrap();
    let mut bytes = fs::read(&zip).unwrap();
    let said = b"a second visit";
    let at = bytes
        .windows(said.len())
        .position(|part| part == said)
        .unwrap();
    bytes[at] = b'A';
    fs::write(&zip, bytes).unwrap();
    assert_eq!(verify(&portal, None).outcome(), Outcome::NotAsSigned);
}

#[test]
fn each_file_says_whose_it_is_and_what_did_not_fit_is_named_among_them() {
    let mut sample = Sample::filled();
    for number in 100..120_u8 {
        attach_film(&mut sample, number, "film.mp4");
    }
    for (form, loose) in [(Form::Zip, true), (Form::Folder, false)] {
        let (_target, written) = exported_of(&sample, form);
        let portal = written.portal.unwrap();
        let names = names_in(&portal);
        assert!(names.len() <= 16, "{names:?}");
        assert!(
            names.iter().any(|name| name.contains("_video_")),
            "{names:?}"
        );
        assert!(
            names.iter().any(|name| name.ends_with(".xlsx")),
            "{names:?}"
        );
        let ours = |name: &&String| name.ends_with(".pdf") || name.contains("_video_");
        for name in names.iter().filter(ours) {
            assert!(name.starts_with("CASE-7F3A_2026-03-19_"), "{name}");
        }
        let said = fs::read_to_string(portal.join("00_WHAT_IS_NOT_HERE.txt"));
        // What is in the ZIP beside them is not missing.
        assert_eq!(said.is_err(), loose, "{form:?}");
        for left_out in &written.portal_left_out {
            let name = left_out.path.rsplit('/').next().unwrap();
            assert!(
                said.as_ref().is_ok_and(|said| said.contains(name)),
                "{name}"
            );
        }
        assert_eq!(written.portal_left_out.is_empty(), loose);
        assert_eq!(codes(&portal), []);
    }
}
