use domain::{Digest, VaultId};

use crate::codes::fingerprint::Fingerprint;
use crate::head::Head;
use crate::restore::ProvedRestore;
use crate::tree::proof::{ConsistencyProof, ProofError};
use crate::tree::{NodesInMemory, TreeError, append, root};

/// How a ledger stands to what was known of it earlier.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Continuation {
    /// It goes on from there: the first `size` leaves are the ones that were there then.
    Continues {
        /// How many leaves are proved unchanged.
        size: u64,
    },
    /// The ledger tells that it was restored from a backup, and names exactly what was known earlier
    /// as the last head before. That this was told is proved; that the first `restored_to` leaves
    /// are the old ones is not, unless an earlier fingerprint shows it.
    Restored {
        /// How many leaves the backup had. The restore leaf is the next one.
        restored_to: u64,
    },
    /// What was known earlier lies, or may lie, among the leaves that a told restore lost. It can be
    /// neither matched nor refuted.
    MayBeLost {
        /// How many leaves the backup had. The restore leaf is the next one.
        restored_to: u64,
    },
    /// It does not go on from there, and tells of nothing that would explain it: leaves were altered
    /// or removed, or the earlier head is of another vault.
    Altered,
}

impl Continuation {
    /// Judges by a proof, for a reader who has only some of the leaves.
    pub fn by_proof(earlier: &Head, now: &Head, proof: &ConsistencyProof) -> Self {
        match proof.verify(earlier, now) {
            Ok(()) => Self::Continues { size: earlier.size },
            Err(ProofError::Shape | ProofError::Root) => Self::Altered,
        }
    }

    /// Judges a fingerprint by the head that it is said to be of and a proof, for a reader who has
    /// only some of the leaves.
    pub fn of_fingerprint_by_proof(
        earlier: &Fingerprint,
        vault: VaultId,
        said_head: &Head,
        now: &Head,
        proof: &ConsistencyProof,
    ) -> Self {
        if said_head.first_form_code(vault) == *earlier {
            Self::by_proof(said_head, now, proof)
        } else {
            Self::Altered
        }
    }

    /// Judges a head that no proof reaches by the restores that the ledger tells of. Each must have
    /// been proved to be in the ledger.
    pub fn by_restores(earlier: &Head, restores: &[ProvedRestore]) -> Self {
        Self::explained(
            restores,
            |last| last == earlier,
            |told| told.lost(earlier.size),
        )
    }

    /// Judges a fingerprint that nothing matches by the restores that the ledger tells of. Each must
    /// have been proved to be in the ledger. The size, if it was noted down, makes this sharper.
    pub fn of_fingerprint_by_restores(
        earlier: &Fingerprint,
        vault: VaultId,
        size: Option<u64>,
        restores: &[ProvedRestore],
    ) -> Self {
        Self::explained(
            restores,
            |last| last.first_form_code(vault) == *earlier,
            |told| told.lost(size.unwrap_or(told.restore.restored_to + 1)),
        )
    }

    fn explained(
        restores: &[ProvedRestore],
        named: impl Fn(&Head) -> bool,
        lost: impl Fn(&ProvedRestore) -> bool,
    ) -> Self {
        let names_it = |told: &&ProvedRestore| told.restore.lost_heads().any(&named);
        if let Some(told) = restores.iter().find(names_it) {
            let restored_to = told.restore.restored_to;
            return Self::Restored { restored_to };
        }
        match restores.iter().find(|told| lost(told)) {
            Some(told) => Self::MayBeLost {
                restored_to: told.restore.restored_to,
            },
            None => Self::Altered,
        }
    }
}

/// A list of leaves that is no ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum HistoryError {
    /// There are more leaves than a ledger can have.
    #[error("there are more ledger leaves than a ledger can have")]
    TooLong,
    /// A restore that is not in this ledger.
    #[error("a restore is told of that is not in this ledger")]
    ForeignRestore,
}

/// All leaf hashes of a ledger, for a reader who has the whole list: every earlier head can be
/// worked out from it.
#[derive(Debug, Clone)]
pub struct History {
    vault: VaultId,
    heads: Vec<Head>,
    restores: Vec<ProvedRestore>,
}

impl History {
    /// Takes all leaf hashes in order, and the restores that the ledger tells of.
    ///
    /// # Errors
    /// A restore that is not among the leaves.
    pub fn new(
        vault: VaultId,
        leaf_hashes: &[Digest],
        restores: Vec<ProvedRestore>,
    ) -> Result<Self, HistoryError> {
        let all_are_here = restores.iter().all(|told| {
            usize::try_from(told.restore.restored_to)
                .ok()
                .and_then(|place| leaf_hashes.get(place))
                == Some(&told.leaf_hash)
        });
        if !all_are_here {
            return Err(HistoryError::ForeignRestore);
        }
        let heads = heads(leaf_hashes).map_err(|_| HistoryError::TooLong)?;
        Ok(Self {
            vault,
            heads,
            restores,
        })
    }

    /// The head over all leaves.
    pub fn head(&self) -> Head {
        self.heads.last().copied().unwrap_or(Head::EMPTY)
    }

    /// The head that this ledger had at an earlier size.
    pub fn head_at(&self, size: u64) -> Option<Head> {
        self.heads.get(usize::try_from(size).ok()?).copied()
    }

    /// Whether the ledger tells of a restore, so that something that is not in it may have been lost.
    pub fn tells_of_restores(&self) -> bool {
        !self.restores.is_empty()
    }

    /// The heads that restores name as lost, each with the size to which was gone back.
    pub fn lost_heads(&self) -> impl Iterator<Item = (Head, u64)> + '_ {
        self.restores.iter().flat_map(|told| {
            let back_to = told.restore.restored_to;
            told.restore.lost_heads().map(move |head| (*head, back_to))
        })
    }

    /// Judges an earlier head.
    pub fn since(&self, earlier: &Head) -> Continuation {
        if self.head_at(earlier.size) == Some(*earlier) {
            Continuation::Continues { size: earlier.size }
        } else {
            Continuation::by_restores(earlier, &self.restores)
        }
    }

    /// Judges an earlier fingerprint. The size, if it was noted down with it, makes the judgement
    /// sharper where a restore lost leaves; a match needs none.
    pub fn since_fingerprint(&self, earlier: &Fingerprint, size: Option<u64>) -> Continuation {
        let matched = self
            .heads
            .iter()
            .find(|head| head.first_form_code(self.vault) == *earlier);
        match matched {
            Some(head) => Continuation::Continues { size: head.size },
            None => {
                Continuation::of_fingerprint_by_restores(earlier, self.vault, size, &self.restores)
            }
        }
    }
}

/// The heads at every size, from the empty ledger on.
fn heads(leaf_hashes: &[Digest]) -> Result<Vec<Head>, TreeError<std::convert::Infallible>> {
    let mut nodes = NodesInMemory::default();
    let mut heads = vec![Head::EMPTY];
    let mut size = 0;
    for leaf_hash in leaf_hashes {
        size = append(&mut nodes, size, *leaf_hash)?;
        heads.push(Head {
            size,
            root: root(&nodes, size)?,
        });
    }
    Ok(heads)
}
