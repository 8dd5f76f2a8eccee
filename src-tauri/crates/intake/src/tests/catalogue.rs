use catalogue::Language;

use domain::variant_name;

use crate::{Locator, Reason};

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
    assert_eq!(Locator::Page(3).words(words), "page 3");
    assert_eq!(Locator::Header("From".into()).words(words), "header From");
    for locator in [
        Locator::Line(1),
        Locator::Field("GPS".into()),
        Locator::MailLine(2),
        Locator::Attachment("a.txt".into()),
    ] {
        assert!(!locator.words(words).starts_with("locator-"), "{locator:?}");
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
            "reason-no-stripped-copy",
            "reason-not-searchable",
            "reason-only-the-first-part",
            "reason-unreadable",
        ]
    );
}
