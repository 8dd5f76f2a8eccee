//! What the keeper made and somebody has a code of: none of it may be refused.

use super::forging::full;
use super::*;
use Verdict::{Restored, SameKey, ThisBundle};
use serde_json::json;

fn record() -> Sample {
    full(Sample::filled())
}

fn later() -> Sample {
    let mut sample = record();
    sample.record(
        id(50),
        json!({"kind": "incident", "what": "the last thing"}),
    );
    sample
}

fn part() -> Choice {
    Choice {
        entries: Chosen::Only([id(10)].into()),
        ..folder_choice()
    }
}

fn with_new_key() -> Sample {
    let mut sample = record();
    sample.new_key(SigningKey::from_seed([8; 32]));
    sample.record(
        id(50),
        json!({"kind": "incident", "what": "after the new key"}),
    );
    sample
}

/// The code of a record whose first bundle an older program made.
fn first_form_code() -> LeftCode {
    let head = record().head();
    head.first_form_code(super::super::super::sample::vault())
        .into()
}

fn after_a_restore() -> (Sample, HandOver) {
    let lost = later().record_text();
    let mut sample = record();
    sample.restore(lost.head);
    sample.record(
        id(51),
        json!({"kind": "incident", "what": "after the restore"}),
    );
    (sample, lost)
}

pub(super) const ATTEMPTS: &[Attempt] = &[
    only_with_code(
        "the bundle that the code was left with",
        Forging::of_the_true_one,
        ThisBundle,
    ),
    only_with_code(
        "its police-only part",
        || Forging::police_only(&record()),
        ThisBundle,
    ),
    only_with_code("a part", || Forging::of(&record(), &part()), ThisBundle),
    only_with_code(
        "a later one, and a code that was left without a bundle",
        || Forging::of(&later(), &folder_choice()).with_code(record().record_text().code()),
        SameKey,
    ),
    only_with_code(
        "a later part, and that code",
        || Forging::of(&later(), &part()).with_code(record().record_text().code()),
        SameKey,
    ),
    only_with_code(
        "a later one that carries the earlier text",
        || {
            let earlier = hand_over_of(&Forging::of_the_true_one().bundle);
            let mut sample = later();
            sample.earlier.push(earlier.clone());
            Forging::of(&sample, &folder_choice()).with_code(earlier.code())
        },
        SameKey,
    ),
    only_with_code(
        "a later one, the earlier text at hand",
        || {
            let earlier = hand_over_of(&Forging::of_the_true_one().bundle);
            Forging::of(&later(), &folder_choice()).knowing(earlier)
        },
        SameKey,
    ),
    only_with_code(
        "after a new key, a code from before it",
        || Forging::of(&with_new_key(), &folder_choice()).with_code(record().record_text().code()),
        SameKey,
    ),
    only_with_code(
        "a part after a new key, a code from before it",
        || Forging::of(&with_new_key(), &part()).with_code(record().record_text().code()),
        SameKey,
    ),
    only_with_code(
        "after a new name, a code from before it",
        || {
            let mut sample = record();
            sample.call_keeper("Ann Example");
            Forging::of(&sample, &folder_choice()).with_code(record().record_text().code())
        },
        SameKey,
    ),
    only_with_code(
        "a code that binds no key, of a record that names one under it",
        || Forging::of(&later(), &folder_choice()).with_code(first_form_code()),
        SameKey,
    ),
    only_with_code(
        "after a restore, a code of what it names as lost",
        || {
            let (sample, lost) = after_a_restore();
            Forging::of(&sample, &folder_choice()).with_code(lost.code())
        },
        Restored,
    ),
    only_with_code(
        "after a restore, a code from before it",
        || {
            let (sample, _) = after_a_restore();
            Forging::of(&sample, &folder_choice()).with_code(record().record_text().code())
        },
        SameKey,
    ),
    only_with_code(
        "a bundle of a record that somebody else was let into, a code from before",
        || {
            let mut sample = record();
            sample.let_in(id(90), &SigningKey::from_seed([20; 32]));
            Forging::of(&sample, &folder_choice()).with_code(record().record_text().code())
        },
        SameKey,
    ),
    only_with_code(
        "a bundle that whoever was let in made, a code from before",
        || {
            let mut sample = record();
            let worker = SigningKey::from_seed([20; 32]);
            sample.let_in(id(90), &worker);
            sample.others = [KeyName::of(&sample.key.verifying_key())].into();
            sample.key = worker;
            Forging::of(&sample, &folder_choice()).with_code(record().record_text().code())
        },
        SameKey,
    ),
];
