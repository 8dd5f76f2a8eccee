use catalogue::Language;

use domain::variant_name;

use crate::{Reason, Spot};

#[test]
fn every_reason_has_its_sentence() {
    for reason in Reason::ALL {
        assert!(
            Language::English
                .words()
                .find(&format!("reason-{}", variant_name(&reason)), &[])
                .is_some(),
            "{reason:?}"
        );
    }
}

#[test]
fn places_are_said_in_words() {
    let words = Language::English.words();
    assert_eq!(Spot::Page(3).words(words), "page 3");
    assert_eq!(Spot::Header("From".into()).words(words), "header From");
    for spot in [
        Spot::Line(1),
        Spot::Field("GPS".into()),
        Spot::MailLine(2),
        Spot::Attachment("a.txt".into()),
    ] {
        assert!(!spot.words(words).starts_with("spot-"), "{spot:?}");
    }
}

/// An item keeps the reason as text: another name would be another body.
#[test]
fn what_is_kept_of_a_reason_never_changes() {
    let kept = Reason::ALL.map(|reason| format!("reason-{}", variant_name(&reason)));
    assert_eq!(
        kept,
        [
            "reason-empty",
            "reason-too-large",
            "reason-too-many-pixels",
            "reason-damaged",
            "reason-locked",
            "reason-picture-kind",
            "reason-nothing-to-show",
            "reason-no-clean-copy",
            "reason-not-searchable",
            "reason-only-the-first-part",
            "reason-unreadable",
        ]
    );
}
