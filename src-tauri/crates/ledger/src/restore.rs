use domain::Digest;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::body::DisclosedBody;
use crate::head::Head;
use crate::leaf::{Action, Leaf};

/// What a restore leaf says: up to which size the backup reached, and which heads it displaces. The leaves between are
/// gone, and the ledger says so itself.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Restore {
    /// The size of the ledger in the backup. The restore leaf is the next one.
    pub restored_to: u64,
    /// The last head known before; `null` when it was lost too.
    pub last_known_head: Option<Head>,
    /// The heads that restore leaves among the lost ones had named. Without them, what somebody had seen before an earlier
    /// restore would look altered after a second one.
    #[serde(default)]
    pub displaced: Vec<Head>,
    /// How many leaves are known to be gone by now: by this restore, and by those that it displaces. Numbers and marks that
    /// they may have given are not given again. Leaves of before do not say it.
    #[serde(default)]
    pub leaves_lost: Option<u64>,
}

impl Restore {
    /// The body to be committed.
    pub fn to_body(&self) -> Value {
        let mut body = json!({
            "restored_to": self.restored_to,
            "last_known_head": self.last_known_head,
        });
        if !self.displaced.is_empty() {
            body["displaced"] = json!(self.displaced);
        }
        if let Some(lost) = self.leaves_lost {
            body["leaves_lost"] = json!(lost);
        }
        body
    }

    /// The heads that it names and that reached further than the backup. Of one that did not, the ledger itself shows
    /// whether it is still there, and a restore explains nothing about it.
    pub fn lost_heads(&self) -> impl Iterator<Item = &Head> {
        let named = self.last_known_head.iter().chain(&self.displaced);
        named.filter(|head| head.size > self.restored_to)
    }

    /// How many leaves are known to be lost; where it does not say so, by the last head that it names.
    pub fn leaves_lost(&self) -> u64 {
        let last = self.last_known_head.map_or(0, |head| head.size);
        self.leaves_lost
            .unwrap_or_else(|| last.saturating_sub(self.restored_to))
    }
}

/// A leaf and a body that do not tell of a restore.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// The leaf is about something else.
    #[error("this ledger leaf does not tell of a restore")]
    OtherAction,
    /// The body is not the one that the leaf commits to.
    #[error("this body is not the one that the ledger leaf commits to")]
    OtherBody,
    /// The body does not say what a restore says, or a part of it is withheld.
    #[error("this body does not say to what and from what the vault was restored")]
    Form,
    /// The leaf is not the first one after what was restored.
    #[error("this restore does not stand where it says that the backup ended")]
    Place,
}

/// A restore that the ledger tells of, checked against its leaf. That the leaf is in the ledger must
/// have been checked before, by the list of all leaves or by an inclusion proof.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProvedRestore {
    pub(crate) leaf_hash: Digest,
    pub(crate) restore: Restore,
}

impl ProvedRestore {
    /// Reads a restore leaf with its body.
    ///
    /// # Errors
    /// Leaf and body do not belong together, or do not tell of a restore at that place.
    pub fn read(leaf: &Leaf, body: &DisclosedBody) -> Result<Self, RestoreError> {
        if leaf.action != Action::Restore {
            return Err(RestoreError::OtherAction);
        }
        if leaf.body != body.root() {
            return Err(RestoreError::OtherBody);
        }
        let restore: Restore =
            serde_json::from_value(body.body()).map_err(|_| RestoreError::Form)?;
        if body.withheld().next().is_some() {
            return Err(RestoreError::Form);
        }
        if leaf.sequence != restore.restored_to {
            return Err(RestoreError::Place);
        }
        Ok(Self {
            leaf_hash: leaf.hash(),
            restore,
        })
    }

    /// What it says.
    pub const fn restore(&self) -> &Restore {
        &self.restore
    }

    /// Whether a head of this size is among those that the restore lost without naming them. The
    /// furthest one it names itself, and so another head of that size is no part of what was lost.
    pub(crate) fn lost(&self, size: u64) -> bool {
        let is_below = match self.restore.last_known_head {
            None => true,
            Some(last) => {
                let furthest = self.restore.lost_heads().map(|head| head.size).max();
                size < furthest.unwrap_or(last.size)
            }
        };
        size > self.restore.restored_to && is_below
    }
}
