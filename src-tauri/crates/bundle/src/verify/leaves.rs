//! What holds of leaves in a bundle of any form.

use std::collections::BTreeMap;

use domain::Digest;
use ledger::{Action, DisclosedBody, Import, ImportError, Leaf, ProvedRestore};

use super::report::{Report, VerifyCode};
use crate::format::layout::LEAVES;

/// The bodies that are shown, by their leaves' sequence.
pub(super) type Bodies = BTreeMap<u64, DisclosedBody>;

/// How a leaf is named in what is found.
pub(super) fn place(sequence: u64) -> String {
    format!("{LEAVES}#{sequence}")
}

/// The restores that the ledger tells of.
pub(super) fn restores(
    leaves: &[Leaf],
    bodies: &Bodies,
    report: &mut Report,
) -> Vec<ProvedRestore> {
    let mut restores = Vec::new();
    for leaf in leaves.iter().filter(|leaf| leaf.action == Action::Restore) {
        let body = bodies.get(&leaf.sequence);
        match body.map(|body| ProvedRestore::read(leaf, body)) {
            Some(Ok(told)) => {
                restores.push(told);
                report.found(VerifyCode::RestoredFromBackup, place(leaf.sequence));
            }
            _ => report.found(VerifyCode::LedgerNotItsCheckpoint, place(leaf.sequence)),
        }
    }
    restores
}

/// What an import says of itself is what an import can say. It displaces nothing, so no entry is touched by it.
pub(super) fn imports(leaves: &[Leaf], bodies: &Bodies, report: &mut Report) {
    for leaf in leaves {
        let Some(body) = bodies.get(&leaf.sequence) else {
            continue;
        };
        match Import::read(leaf, body) {
            // Taken over from another vault: nothing that this program could check, and no fault.
            Ok(_) | Err(ImportError::OtherAction | ImportError::Parcel) => {}
            Err(ImportError::OtherBody | ImportError::Form) => {
                report.found(VerifyCode::LedgerNotItsCheckpoint, place(leaf.sequence));
            }
        }
    }
}

/// What a leaf names as followed is an earlier leaf of the same entry, wherever that one is here to be looked at.
pub(super) fn follows(leaves: &[Leaf], report: &mut Report) {
    let here: BTreeMap<Digest, &Leaf> = leaves.iter().map(|leaf| (leaf.hash(), leaf)).collect();
    for leaf in leaves {
        let hashes = leaf.follows.hashes().iter();
        let mut followed = hashes.filter_map(|hash| here.get(hash));
        if !followed.all(|older| older.entry == leaf.entry && older.sequence < leaf.sequence) {
            let about = leaf.entry.map(|entry| entry.to_string());
            report.found(VerifyCode::EntryNotItsLeaf, about.unwrap_or_default());
        }
    }
}
