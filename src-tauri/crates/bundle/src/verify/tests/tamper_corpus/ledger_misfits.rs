//! A ledger whose parts do not fit each other, though the keeper's own key signed them: what is found then is found whoever
//! signs.

use super::*;
use crate::format::layout::{BODIES, EARLIER_HAND_OVERS, LEAF_HASHES, LEAVES};
use VerifyCode::{
    CheckpointWrong, EarlierHandOverOfAnother, EntryNotItsLeaf, KeysNotInForce,
    LedgerNotItsCheckpoint, LedgerUnreadable, LogNotItsLedger,
};

/// The text says otherwise what record it is of.
fn text_of_another(edit: fn(&mut HandOver)) -> Forging {
    let forging = Forging::of_the_true_one();
    let mut text = hand_over_of(&forging.bundle);
    edit(&mut text);
    put_signature(&forging.bundle, &text.to_string(), &true_key());
    forging
}

/// Everything for programs is gone.
fn nothing_machine_readable() -> Forging {
    Forging::by_the_keeper(|forging| {
        fs::remove_dir_all(forging.path("data/4_machine_readable")).unwrap();
        forging
    })
}

fn with_key_changed() -> Sample {
    let mut sample = forging::full(Sample::filled());
    sample.new_key(SigningKey::from_seed([8; 32]));
    sample
}

pub(super) const ATTEMPTS: &[Attempt] = &[
    found(
        "everything for programs taken out",
        nothing_machine_readable,
        LedgerUnreadable,
    ),
    found(
        "two hashes of leaves that changed places",
        || Forging::by_the_keeper(|forging| forging.lines(LEAF_HASHES, |lines| lines.swap(2, 3))),
        LedgerNotItsCheckpoint,
    ),
    found(
        "the last hash of a leaf taken out",
        || Forging::by_the_keeper(|forging| forging.lines(LEAF_HASHES, |lines| drop(lines.pop()))),
        LedgerNotItsCheckpoint,
    ),
    found(
        "a leaf taken out",
        || Forging::by_the_keeper(|forging| forging.lines(LEAVES, |lines| drop(lines.remove(5)))),
        LogNotItsLedger,
    ),
    found(
        "two leaves that changed places",
        || Forging::by_the_keeper(|forging| forging.lines(LEAVES, |lines| lines.swap(2, 3))),
        LedgerNotItsCheckpoint,
    ),
    found(
        "a leaf that says otherwise",
        || {
            Forging::by_the_keeper(|forging| {
                forging.replace(LEAVES, "\"revision\":2", "\"revision\":4")
            })
        },
        LedgerNotItsCheckpoint,
    ),
    found(
        "a body taken out",
        || {
            Forging::by_the_keeper(|forging| {
                forging.lines(BODIES, |lines| {
                    lines.retain(|line| !line.contains("a second visit"))
                })
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "a body that says otherwise",
        || {
            Forging::by_the_keeper(|forging| {
                forging.replace(BODIES, "a second visit", "a third visit")
            })
        },
        EntryNotItsLeaf,
    ),
    found(
        "a body that is there twice",
        || {
            Forging::by_the_keeper(|forging| {
                forging.lines(BODIES, |lines| lines.push(lines[1].clone()))
            })
        },
        LedgerUnreadable,
    ),
    found(
        "a size of another",
        || text_of_another(|text| text.head.size += 1),
        LedgerNotItsCheckpoint,
    ),
    found(
        "a root of another",
        || text_of_another(|text| text.head.root = hash(b"another")),
        LedgerNotItsCheckpoint,
    ),
    found(
        "a vault of another",
        || text_of_another(|text| text.vault = id(99).to_string().parse().unwrap()),
        CheckpointWrong,
    ),
    found(
        "a key more in the text",
        || {
            text_of_another(|text| {
                text.also.insert(KeyName::of(&thief().verifying_key()));
            })
        },
        KeysNotInForce,
    ),
    found(
        "an earlier hand-over of another record",
        || {
            Forging::by_the_keeper(|forging| {
                let other = Sample::filled_by(thief()).record_text();
                forging.put(EARLIER_HAND_OVERS, other.to_string())
            })
        },
        EarlierHandOverOfAnother,
    ),
    found(
        "an earlier hand-over that never was",
        || {
            Forging::by_the_keeper(|forging| {
                let mut invented = Sample::filled().earlier[0].clone();
                invented.head.root = hash(b"invented");
                forging.put(EARLIER_HAND_OVERS, invented.to_string())
            })
        },
        EarlierHandOverOfAnother,
    ),
    found(
        "earlier hand-overs that cannot be read",
        || Forging::by_the_keeper(|forging| forging.put(EARLIER_HAND_OVERS, "nothing of the kind")),
        LedgerUnreadable,
    ),
    found(
        "signed with a key that was given up",
        || {
            let sample = with_key_changed();
            Forging::passed_off(&sample, &folder_choice()).signed_by(&true_key())
        },
        KeysNotInForce,
    ),
];
