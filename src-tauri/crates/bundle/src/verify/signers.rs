//! Who signs, as far as the leaves tell it.

use std::collections::{BTreeMap, BTreeSet};

use domain::{AuthorId, VaultId};
use ledger::{
    Action, DisclosedBody, History, KeyChange, KeyName, KeysInForce, Leaf, PlacedLeaf,
    ProvedAuthor, Stated, VerifyingKey, keys_in_force,
};

/// The leaves about who signs, each with the root before it.
pub(super) struct Signers<'a> {
    vault: VaultId,
    leaves: Vec<PlacedLeaf<'a>>,
}

impl<'a> Signers<'a> {
    pub(super) fn of(
        vault: VaultId,
        history: &History,
        leaves: &'a [Leaf],
        bodies: &'a BTreeMap<u64, DisclosedBody>,
    ) -> Self {
        let about_keys = leaves
            .iter()
            .filter(|leaf| matches!(leaf.action, Action::Author | Action::KeyChange));
        let placed = about_keys.filter_map(|leaf| {
            Some(PlacedLeaf {
                root_before: history.head_at(leaf.sequence)?.root,
                leaf,
                body: bodies.get(&leaf.sequence),
            })
        });
        Self {
            vault,
            leaves: placed.collect(),
        }
    }

    /// Which keys are in force at a size, by the leaves alone.
    pub(super) fn at(&self, size: u64) -> KeysInForce {
        keys_in_force(self.vault, self.leaves.iter().copied(), size)
            .unwrap_or_else(|_| KeysInForce::of_an_empty_ledger(self.vault))
    }

    /// The sizes at which other keys come into force.
    pub(super) fn changes(&self) -> impl Iterator<Item = u64> + '_ {
        self.leaves.iter().map(|placed| placed.leaf.sequence + 1)
    }

    /// Which keys are in force now, where a code vouched for some at an earlier size. Leaves under it say only whose each is.
    pub(super) fn since(&self, size: u64, vouched: &BTreeSet<VerifyingKey>) -> KeysInForce {
        let mut keys = self.at(size).vouched(vouched);
        for placed in &self.leaves {
            if placed.leaf.sequence >= size && keys.go_over(placed).is_err() {
                break;
            }
        }
        keys
    }

    /// The keys with these names, as far as anything here shows them.
    pub(super) fn keys_named(
        &self,
        names: &BTreeSet<KeyName>,
        also: &VerifyingKey,
    ) -> BTreeSet<VerifyingKey> {
        let mut keys = BTreeSet::from([*also]);
        for PlacedLeaf { leaf, body, .. } in &self.leaves {
            let Some(body) = body else {
                continue;
            };
            let (named, endorsed_by) = match leaf.action {
                Action::Author => match ProvedAuthor::read(leaf, body) {
                    Ok(author) => (author.signs_with, author.endorsed_by),
                    Err(_) => continue,
                },
                _ => match KeyChange::read(leaf, body).map(|change| change.new_key) {
                    Ok(Some(new)) => (Some(new.signs_with), new.endorsed_by),
                    _ => continue,
                },
            };
            keys.extend(named);
            keys.extend(endorsed_by.map(|endorsement| *endorsement.key()));
        }
        keys.retain(|key| names.contains(&KeyName::of(key)));
        keys
    }

    /// Whether a key was in force at some size up to this one.
    pub(super) fn was_in_force(&self, key: &VerifyingKey, size: u64) -> bool {
        let mut sizes = self.changes().filter(|change| *change <= size);
        sizes.any(|change| self.at(change).keys().contains(key))
    }

    /// What the author calls themselves whose key this is, in the last leaf that says so.
    pub(super) fn name_of(&self, key: &VerifyingKey, keys: &KeysInForce) -> Option<String> {
        let author = keys.authors().find(|(_, own)| own == key)?.0;
        let said = |placed: &PlacedLeaf<'_>| description(placed, author);
        self.leaves.iter().rev().find_map(said)
    }
}

/// The name, or what they are, that a leaf states of an author.
fn description(placed: &PlacedLeaf<'_>, author: AuthorId) -> Option<String> {
    let told = ProvedAuthor::read(placed.leaf, placed.body?).ok()?;
    let text = |stated| match stated {
        Stated::Text(text) => Some(text),
        Stated::Nothing | Stated::Withheld => None,
    };
    (told.author == author).then(|| text(told.name).or(text(told.role)))?
}
