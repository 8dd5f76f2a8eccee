//! What a store holds that another one is about to take the place of.

use domain::Digest;
use ledger::{Action, Head, Nodes, Restore};
use rusqlite::Connection;

use crate::store::recorded::Recorded;
use crate::store::tables::nodes::StoredNodes;

/// The ledger of a store that is given up, as far as it could be read.
#[derive(Debug, Clone, Default)]
pub(crate) struct GivenUp {
    /// The leaves, by their hashes.
    leaves: Vec<Digest>,
    restores: Vec<ToldRestore>,
}

/// One restore that it tells of.
#[derive(Debug, Clone)]
struct ToldRestore {
    sequence: usize,
    restore: Restore,
}

impl GivenUp {
    /// Reads what can be read. A store that is given up may be damaged, and what was found until then still counts.
    pub(crate) fn of(connection: &Connection) -> Self {
        let mut given_up = Self::default();
        let recorded = Recorded::new(connection);
        let _ = recorded.for_each_leaf(|leaf| {
            if leaf.action == Action::Restore
                && let Some(body) = recorded.body_at(leaf.sequence)?
                && let Ok(restore) = serde_json::from_value(body.body())
            {
                given_up.restores.push(ToldRestore {
                    sequence: given_up.leaves.len(),
                    restore,
                });
            }
            given_up.leaves.push(leaf.hash());
            Ok::<_, crate::error::VaultError>(())
        });
        given_up
    }

    /// What the restore has to tell that puts a store in the place of this one.
    pub(crate) fn displaced_by(
        &self,
        store: &Connection,
        size: u64,
        last_known: Option<Head>,
    ) -> Restore {
        let nodes = StoredNodes(store);
        let is_there = |(place, hash): (u64, &Digest)| {
            place < size && nodes.node(0, place).ok().flatten() == Some(*hash)
        };
        let shared = (0..)
            .zip(&self.leaves)
            .take_while(|leaf| is_there(*leaf))
            .count();
        let dropped: Vec<&Restore> = self
            .restores
            .iter()
            .filter(|told| told.sequence >= shared)
            .map(|told| &told.restore)
            .collect();
        let mut displaced: Vec<Head> = dropped
            .iter()
            .flat_map(|told| told.last_known_head.iter().chain(&told.displaced))
            .copied()
            .collect();
        let known = last_known.map_or(0, |head| head.size.saturating_sub(size));
        let found = (self.leaves.len() - shared) as u64;
        let before: u64 = dropped.iter().map(|told| told.leaves_lost()).sum();
        let mut last_known_head = last_known;
        if dropped.iter().any(|told| told.last_known_head.is_none()) {
            // What an earlier restore lost without knowing how far it reached stays unknown.
            displaced.extend(last_known_head.take());
        }
        Restore {
            restored_to: size,
            last_known_head,
            displaced,
            leaves_lost: Some(known.max(found) + before),
        }
    }
}
