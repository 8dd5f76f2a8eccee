//! The ledger in a bundle: leaves, their proofs, their bodies so far as they may leave, the signed
//! head, and the earlier heads that fingerprints were left of.

use std::collections::BTreeSet;

use domain::{Digest, EntryId};
use ledger::{
    Action, ConsistencyProof, DisclosedBody, Fingerprint, Head, InclusionProof, NodesInMemory,
    append, consistency_proof, inclusion_proof, root,
};
use serde::{Deserialize, Serialize};

use crate::format::layout::{BODIES, CHECKPOINT, EARLIER_HEADS, LEAVES, PROOFS};
use crate::plan::Plan;
use crate::plan::choice::Chosen;

/// One line of `ledger_proofs.jsonl`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct ProofLine {
    pub(crate) sequence: u64,
    pub(crate) proof: InclusionProof,
}

/// One line of `ledger_bodies.jsonl`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct BodyLine {
    pub(crate) sequence: u64,
    pub(crate) fields: DisclosedBody,
}

/// An earlier head, with the proof that the ledger goes on from it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct EarlierHead {
    pub(crate) fingerprint: Fingerprint,
    pub(crate) size: u64,
    pub(crate) root: Digest,
    pub(crate) proof: ConsistencyProof,
}

/// The files, by their paths.
pub(crate) fn ledger_files(plan: &Plan) -> Option<Vec<(&'static str, Vec<u8>)>> {
    let extract = &plan.shown.ledger;
    let mut nodes = NodesInMemory::default();
    let mut size = 0;
    let left: BTreeSet<u64> = extract.left.iter().map(|left| left.ledger_size).collect();
    let mut heads = Vec::new();
    for kept in &extract.leaves {
        size = append(&mut nodes, size, kept.leaf.hash()).ok()?;
        if left.contains(&size) {
            heads.push(Head {
                size,
                root: root(&nodes, size).ok()?,
            });
        }
    }
    let here: BTreeSet<EntryId> = plan.entries.iter().copied().collect();
    let everything = plan.choice.entries == Chosen::Everything;
    let (mut leaves, mut proofs, mut bodies) = (Vec::new(), Vec::new(), Vec::new());
    for kept in &extract.leaves {
        let leaf = &kept.leaf;
        let about_one_here = leaf.entry.is_some_and(|entry| here.contains(&entry));
        if !(everything || about_one_here || leaf.action == Action::Restore) {
            continue;
        }
        leaves.extend(leaf.canonical_bytes());
        leaves.push(b'\n');
        let proof = inclusion_proof(&nodes, leaf.sequence, size).ok()?;
        line(
            &mut proofs,
            &ProofLine {
                sequence: leaf.sequence,
                proof,
            },
        )?;
        if let Some(fields) = plan.bodies.get(&leaf.sequence) {
            let fields = fields.clone();
            line(
                &mut bodies,
                &BodyLine {
                    sequence: leaf.sequence,
                    fields,
                },
            )?;
        }
    }
    let mut earlier = Vec::new();
    for head in heads {
        earlier.push(EarlierHead {
            fingerprint: head.fingerprint(extract.vault),
            size: head.size,
            root: head.root,
            proof: consistency_proof(&nodes, head.size, size).ok()?,
        });
    }
    let mut heads = serde_json::to_vec_pretty(&earlier).ok()?;
    heads.push(b'\n');
    Some(vec![
        (LEAVES, leaves),
        (PROOFS, proofs),
        (BODIES, bodies),
        (CHECKPOINT, extract.checkpoint.clone().into_bytes()),
        (EARLIER_HEADS, heads),
    ])
}

fn line(lines: &mut Vec<u8>, value: &impl Serialize) -> Option<()> {
    serde_json::to_writer(&mut *lines, value).ok()?;
    lines.push(b'\n');
    Some(())
}
