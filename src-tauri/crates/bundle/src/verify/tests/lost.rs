use super::*;
use crate::case_file::HandedOver;
use crate::case_file::KeptBack;

const PHOTO: &[u8] = b"another photo";
const MAIL: &[u8] = b"mail bytes";

/// The sample without a file, or with one of other bytes in its place.
fn without(bytes: &[u8], instead: Option<&[u8]>) -> Sample {
    let mut sample = Sample::filled();
    let digest = hash(bytes);
    match instead {
        Some(instead) => sample.files.insert(digest, instead.to_vec()),
        None => sample.files.remove(&digest),
    };
    sample
}

fn going_on_without(item: u128) -> Choice {
    Choice {
        without_lost: [id(item)].into(),
        ..folder_choice()
    }
}

fn lost(sample: &Sample, choice: &Choice, target: &Path) -> String {
    match export(sample, choice, target) {
        Err(WriteError::ExhibitLost { exhibit, .. }) => exhibit.to_string(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_file_that_is_gone_is_planned_as_lost_and_keeps_the_bundle_from_being_begun() {
    let sample = without(PHOTO, None);
    let planned = plan(&sample.case(), &sample, &folder_choice());
    assert_eq!(planned.lost, [id(21)].into());
    let target = TempDir::new().unwrap();
    assert_eq!(lost(&sample, &folder_choice(), target.path()), "AB/2");
    assert_eq!(fs::read_dir(target.path()).unwrap().count(), 0);
}

#[test]
fn a_file_that_turns_out_damaged_is_named_and_nothing_is_left() {
    for (bytes, mark) in [(PHOTO, "AB/2"), (MAIL, "AB/3")] {
        let sample = without(bytes, Some(&bytes[1..]));
        let planned = plan(&sample.case(), &sample, &folder_choice());
        assert!(planned.lost.is_empty());
        let target = TempDir::new().unwrap();
        assert_eq!(lost(&sample, &folder_choice(), target.path()), mark);
        assert_eq!(fs::read_dir(target.path()).unwrap().count(), 0);
    }
}

#[test]
fn a_bundle_without_a_lost_file_says_so_and_is_good() {
    for instead in [None, Some(&b"another phot0"[..])] {
        let sample = without(PHOTO, instead);
        let target = TempDir::new().unwrap();
        let written = export(&sample, &going_on_without(21), target.path()).unwrap();
        assert_eq!(codes(&written.bundle), []);
        assert_eq!(codes(&written.police_only.unwrap()), []);
        assert!(!written.bundle.join(EXHIBIT).exists());
        let schedule = said_in_the_schedule(&written.bundle);
        assert!(schedule.contains("AB/2") && schedule.contains("gone or damaged"));
        let read_me = read(&written.bundle, crate::DocumentKind::ReadMe.file_name());
        assert!(read_me.contains("The file of one exhibit is gone or damaged"));
        let exhibit = exhibit_in_the_log(&written.bundle, 21);
        assert_eq!(exhibit.how, crate::LogHandedOver::Lost);
        assert_eq!(exhibit.file, None);
    }
}

#[test]
fn a_file_that_can_be_read_is_never_said_to_be_lost() {
    let sample = Sample::filled();
    let planned = plan(&sample.case(), &sample, &going_on_without(21));
    let how = |planned: &crate::Plan| planned.exhibits[1].how;
    assert_eq!(how(&planned), HandedOver::AsReceived);
    // Nor does it go out where it was kept back.
    let kept_back = Choice {
        exhibits: [(id(21), KeptBack::PoliceOnly)].into(),
        ..going_on_without(21)
    };
    let planned = plan(&sample.case(), &sample, &kept_back);
    assert_eq!(how(&planned), HandedOver::PoliceOnly);
}

#[test]
fn what_goes_into_no_bag_cannot_be_missed_there() {
    let sample = without(PHOTO, None);
    let case = sample.case();
    let kept_out = Choice {
        exhibits: [(id(21), KeptBack::Out)].into(),
        ..folder_choice()
    };
    let documents = Choice {
        form: Form::Documents,
        ..Choice::default()
    };
    for choice in [kept_out, documents] {
        assert!(plan(&case, &sample, &choice).lost.is_empty());
    }
}

#[test]
fn a_file_that_is_there_again_is_lost_no_more() {
    let mut sample = without(PHOTO, None);
    let case = sample.case();
    let mut searched = crate::SearchedItems::default();
    let choice = folder_choice();
    let gone = crate::plan_again(&case, &sample, &mut searched, &choice);
    assert_eq!(gone.lost, [id(21)].into());
    sample.files.insert(hash(PHOTO), PHOTO.to_vec());
    let there = crate::plan_again(&case, &sample, &mut searched, &choice);
    assert!(there.lost.is_empty());
}
