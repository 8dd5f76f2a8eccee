//! Bundles of whoever had an earlier one: every leaf up to it is the true one, and the key is not; or the key is one that was
//! given up; or the keeper's own second history.

use super::forging::full;
use super::*;
use ::ledger::{Action, Endorsement, KeyChange, KeyNaming, NewKey};
use Verdict::{
    Altered, DoesNotFit, KeyNotTied, MayBeLost, OlderKey, RecordOnly, RestoreNotVouched,
};
use VerifyCode::{EarlierHandOverOfAnother, KeysNotInForce};
use serde_json::json;

fn second_key() -> SigningKey {
    SigningKey::from_seed([8; 32])
}

fn incident(what: &str) -> serde_json::Value {
    json!({"kind": "incident", "what": what})
}

/// The true record, gone on with by whoever has its leaves and not its key.
fn gone_on_with() -> Sample {
    let mut sample = full(Sample::filled());
    sample.key = thief();
    sample.record(id(50), incident("I rang him first."));
    sample
}

/// The same, and a key change by nobody's leave.
fn with_a_key_change(endorsed_by: fn(&Sample) -> Option<Endorsement>) -> Sample {
    let mut sample = full(Sample::filled());
    sample.key = thief();
    let change = KeyChange {
        changed: "vault_key".into(),
        new_key: Some(NewKey {
            signs_with: thief().verifying_key(),
            endorsed_by: endorsed_by(&sample),
        }),
    };
    sample.leaf(Action::KeyChange, None, None, &change.to_body());
    sample
}

/// True of another place in the record.
fn moved_endorsement(sample: &Sample) -> Option<Endorsement> {
    let naming = KeyNaming {
        vault: super::super::super::sample::vault(),
        before: Sample::filled().head(),
        author: super::super::super::sample::author(),
        key: Some(thief().verifying_key()),
    };
    assert_ne!(naming.before, sample.head());
    Some(Endorsement::new(&true_key(), &naming))
}

fn caseworkers_key() -> SigningKey {
    SigningKey::from_seed([20; 32])
}

fn with_caseworker() -> Sample {
    let mut sample = full(Sample::filled());
    sample.let_in(id(90), &caseworkers_key());
    sample
}

/// Whoever was let in hides every leaf about keys under the code, endorses a key for the keeper with their own, and then calls
/// it the keeper's.
fn caseworker_as_keeper() -> Forging {
    let mut sample = with_caseworker();
    let left = sample.record_text();
    let hidden = [0, sample.leaves.len() - 1];
    let naming = KeyNaming {
        vault: left.vault,
        before: sample.head(),
        author: super::super::super::sample::author(),
        key: Some(thief().verifying_key()),
    };
    let change = KeyChange {
        changed: "vault_key".into(),
        new_key: Some(NewKey {
            signs_with: thief().verifying_key(),
            endorsed_by: Some(Endorsement::new(&caseworkers_key(), &naming)),
        }),
    };
    sample.leaf(Action::KeyChange, None, None, &change.to_body());
    sample.key = thief();
    sample.others.clear();
    sample.describe_as_if_first();
    part_without(&sample, &hidden)
        .signed_by(&thief())
        .knowing(left)
}

/// A part, so that leaves can be hidden: the leaves about these keys are not in it.
fn part_without(sample: &Sample, hidden: &[usize]) -> Forging {
    let choice = Choice {
        entries: Chosen::Only([id(10)].into()),
        ..folder_choice()
    };
    let forging = Forging::passed_off(sample, &choice);
    let is_hidden = |line: &str| {
        let hidden = hidden.iter().map(|at| format!("\"sequence\":{at},"));
        hidden.into_iter().any(|sequence| line.contains(&sequence))
    };
    let forging = forging.lines(crate::format::layout::LEAVES, |lines| {
        lines.retain(|line| !is_hidden(line));
    });
    forging.lines(crate::format::layout::BODIES, |lines| {
        lines.retain(|line| !line.starts_with('{') || !is_hidden(&line[..line.len().min(20)]));
    })
}

/// The first leaf, which names the true key, is hidden, and a later one names the thief's as if it were the first.
fn another_beginning() -> Forging {
    let mut sample = full(Sample::filled());
    sample.key = thief();
    sample.describe_as_if_first();
    part_without(&sample, &[0]).signed_by(&thief())
}

/// The keeper got a new key and left a code then; whoever took the old one hides that.
fn old_key_after_a_new_one() -> (Forging, HandOver) {
    let mut sample = full(Sample::filled());
    let change = sample.leaves.len();
    sample.new_key(second_key());
    let left = sample.record_text();
    let forging = part_without(&sample, &[change]).signed_by(&true_key());
    (forging, left)
}

fn restored_to(sample: &mut Sample, lost: &HandOver) {
    sample.restore(lost.head);
}

/// Whoever had an earlier bundle tells of a restore that names what the code is of.
fn invented_restore() -> (Sample, HandOver) {
    let mut full_record = full(Sample::filled());
    full_record.record(id(50), incident("the last thing"));
    let left = full_record.record_text();
    let mut sample = Sample::filled();
    sample.key = thief();
    restored_to(&mut sample, &left);
    (sample, left)
}

/// The keeper wrote two histories after one code, and handed over the second.
fn second_history() -> (Sample, HandOver) {
    let mut first = full(Sample::filled());
    first.record(id(50), incident("as it was told to police"));
    let left = first.record_text();
    let mut second = full(Sample::filled());
    second.record(id(50), incident("as it was told to the court"));
    second.record(id(51), incident("and more"));
    (second, left)
}

/// A word in an old leaf is another.
fn old_leaf_changed() -> (Sample, HandOver) {
    let left = full(Sample::filled()).record_text();
    let mut other = Sample::new();
    for number in 10..40 {
        other.record(id(number), incident("as it should have been"));
    }
    (other, left)
}

fn of_another_vault() -> Forging {
    let mut sample = Sample::kept_with(thief());
    sample.record(id(10), incident("in another record"));
    Forging::passed_off(&sample, &folder_choice())
}

fn another_vault_with_the_true_text() -> Forging {
    let mut sample = full(Sample::filled_by(thief()));
    sample.earlier = vec![hand_over_of(&Forging::of_the_true_one().bundle)];
    Forging::passed_off(&sample, &folder_choice())
}

/// A part in which nothing tells of keys, signed by whoever likes.
fn part_by_the_thief() -> Forging {
    let mut sample = full(Sample::without_author(true_key()));
    let left = sample
        .head()
        .first_form_code(super::super::super::sample::vault());
    sample.record(id(50), incident("I rang him first."));
    sample.key = thief();
    Forging::passed_off(&sample, &folder_choice()).with_code(left)
}

fn rolled_back() -> Forging {
    let mut later = full(Sample::filled());
    later.record(id(50), incident("the last thing"));
    let code = later.record_text().code();
    Forging::of_the_true_one().with_code(code)
}

fn of_the_same_size() -> Forging {
    let choice = Choice {
        notes: [id(30)].into(),
        ..folder_choice()
    };
    Forging::passed_off(&full(Sample::filled()), &choice)
}

pub(super) const ATTEMPTS: &[Attempt] = &[
    found(
        "signed without naming the key",
        || Forging::of_the_true_one().signed_by(&thief()),
        KeysNotInForce,
    ),
    found(
        "gone on with by another key",
        || Forging::passed_off(&gone_on_with(), &folder_choice()),
        KeysNotInForce,
    ),
    found(
        "a key change that nobody endorsed",
        || Forging::passed_off(&with_a_key_change(|_| None), &folder_choice()),
        KeysNotInForce,
    ),
    found(
        "a key change with an endorsement from elsewhere",
        || Forging::passed_off(&with_a_key_change(moved_endorsement), &folder_choice()),
        KeysNotInForce,
    ),
    found(
        "another vault that carries the true text",
        another_vault_with_the_true_text,
        EarlierHandOverOfAnother,
    ),
    only_with_code(
        "another beginning, the code unknown to the bundle",
        another_beginning,
        DoesNotFit,
    ),
    only_with_code(
        "another beginning, what was left at hand",
        || {
            let left = full(Sample::filled()).record_text();
            another_beginning().knowing(left)
        },
        KeyNotTied,
    ),
    only_with_code(
        "an old key, the change to the new one hidden",
        || {
            let (forging, left) = old_key_after_a_new_one();
            forging.with_code(left.code())
        },
        DoesNotFit,
    ),
    only_with_code(
        "the same, what was left at hand",
        || {
            let (forging, left) = old_key_after_a_new_one();
            forging.knowing(left)
        },
        OlderKey,
    ),
    only_with_code(
        "a caseworker's key passed off as the keeper's",
        caseworker_as_keeper,
        KeyNotTied,
    ),
    only_with_code("another vault", of_another_vault, DoesNotFit),
    only_with_code(
        "an earlier bundle passed off as today's",
        rolled_back,
        DoesNotFit,
    ),
    only_with_code(
        "another hand-over of the same size",
        of_the_same_size,
        DoesNotFit,
    ),
    only_with_code(
        "a second history of the keeper's",
        || {
            let (sample, left) = second_history();
            Forging::of(&sample, &folder_choice()).with_code(left.code())
        },
        DoesNotFit,
    ),
    only_with_code(
        "the same, what was left at hand",
        || {
            let (sample, left) = second_history();
            Forging::of(&sample, &folder_choice()).knowing(left)
        },
        Altered,
    ),
    only_with_code(
        "an old leaf that says otherwise",
        || {
            let (sample, left) = old_leaf_changed();
            Forging::of(&sample, &folder_choice()).knowing(left)
        },
        Altered,
    ),
    only_with_code(
        "a code that binds no key, and a key of their own",
        part_by_the_thief,
        RecordOnly,
    ),
    only_with_code(
        "a restore that lost what is not named",
        || {
            let mut sample = full(Sample::filled());
            let mut lost = full(Sample::filled());
            lost.record(id(50), incident("lost"));
            restored_to(&mut sample, &lost.record_text());
            let unknown = Forging::of(&lost, &folder_choice()).code;
            Forging::of(&sample, &folder_choice()).with_code(unknown)
        },
        MayBeLost,
    ),
    found(
        "an invented restore under the true beginning",
        || {
            let (sample, left) = invented_restore();
            Forging::of(&sample, &folder_choice()).knowing(left)
        },
        KeysNotInForce,
    ),
    only_with_code(
        "an invented restore, the beginning hidden",
        || {
            let (mut sample, left) = invented_restore();
            sample.describe_as_if_first();
            part_without(&sample, &[0])
                .signed_by(&thief())
                .knowing(left)
        },
        RestoreNotVouched,
    ),
    only_with_code(
        "an invented restore against a code that binds no key",
        || {
            let (mut sample, left) = invented_restore();
            sample.describe_as_if_first();
            let code = left.head.first_form_code(left.vault);
            part_without(&sample, &[0])
                .signed_by(&thief())
                .with_code(code)
        },
        RestoreNotVouched,
    ),
    only_with_code(
        "the old key after a restore to before the new one",
        || {
            let mut with_new_key = full(Sample::filled());
            with_new_key.new_key(second_key());
            let left = with_new_key.record_text();
            let mut sample = full(Sample::filled());
            restored_to(&mut sample, &left);
            Forging::of(&sample, &folder_choice()).knowing(left)
        },
        RestoreNotVouched,
    ),
];
