//! Who signs, as far as the leaves tell it.

use std::collections::{BTreeMap, BTreeSet};

use domain::{AuthorId, VaultId};
use ledger::{
    Action, DisclosedBody, HandOver, History, KeyChange, KeyName, KeysInForce, Leaf, PlacedLeaf,
    ProvedAuthor, Stated, VerifyingKey, keys_in_force,
};

use super::leaves::restores;
use super::report::Report;
use crate::case_file::LedgerExtract;

/// The leaves about who signs, each with the root before it.
pub(super) struct Signers<'a> {
    vault: VaultId,
    leaves: Vec<PlacedLeaf<'a>>,
}

/// The keys that a code vouches for.
pub(super) struct Vouched {
    /// Those that anything here shows.
    pub(super) keys: BTreeSet<VerifyingKey>,
    /// There are others.
    pub(super) others: bool,
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

    /// Whether the keys that a text names, of which `key` signs it, are those in force by the leaves. Where no leaf tells of keys
    /// yet, as in a record that an older program wrote, the one that signs stands alone.
    pub(super) fn sign(&self, text: &HandOver, key: &VerifyingKey) -> bool {
        let in_force = self.at(text.head.size);
        let by_leaves: BTreeSet<KeyName> = match in_force.has_begun() {
            true => in_force.keys().iter().map(KeyName::of).collect(),
            false => BTreeSet::from([KeyName::of(key)]),
        };
        text.keys() == by_leaves && in_force.not_shown() == 0
    }

    /// Which keys are in force from each size on at which they change, each found from the one before.
    pub(super) fn over_time(&self) -> Vec<(u64, KeysInForce)> {
        let mut keys = KeysInForce::of_an_empty_ledger(self.vault);
        let mut over_time = vec![(0, keys.clone())];
        for placed in &self.leaves {
            if keys.go_over(placed).is_err() {
                break;
            }
            over_time.push((placed.leaf.sequence + 1, keys.clone()));
        }
        over_time
    }

    /// Which keys are in force now, where a code vouched for some at an earlier size. Leaves under it say only whose each is.
    pub(super) fn since(&self, size: u64, vouched: &Vouched) -> KeysInForce {
        let mut keys = self.at(size).vouched(&vouched.keys, vouched.others);
        for placed in &self.leaves {
            if placed.leaf.sequence >= size && keys.go_over(placed).is_err() {
                break;
            }
        }
        keys
    }

    /// The keys with these names, as far as anything here shows them.
    pub(super) fn keys_named(&self, names: &BTreeSet<KeyName>, also: &VerifyingKey) -> Vouched {
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
        let others = keys.len() < names.len();
        Vouched { keys, others }
    }

    /// Whether a key was in force at some size up to this one.
    pub(super) fn was_in_force(&self, key: &VerifyingKey, size: u64) -> bool {
        let over_time = self.over_time().into_iter();
        let mut until = over_time.take_while(|(since, _)| *since <= size);
        until.any(|(_, keys)| keys.keys().contains(key))
    }

    /// What the author called themselves whose key this is, in the last leaf that says so among the first `shared`, which a code
    /// vouches for. An endorsement after them binds a key, and no name.
    pub(super) fn name_of(
        &self,
        key: &VerifyingKey,
        keys: &KeysInForce,
        shared: u64,
    ) -> Option<String> {
        let author = keys.authors().find(|(_, own)| own == key)?.0;
        let under = self
            .leaves
            .iter()
            .rev()
            .filter(|placed| placed.leaf.sequence < shared);
        let followed = |placed: &&PlacedLeaf<'_>| {
            let mut not_followed = keys.not_followed().iter();
            !not_followed.any(|leaf| leaf.sequence == placed.leaf.sequence)
        };
        under
            .filter(followed)
            .find_map(|placed| description(placed, author))
    }
}

/// Whether a check of what is about to be signed will find the keys that it names in force. Nothing where the ledger does not
/// hold together.
pub(crate) fn will_be_in_force(
    ledger: &LedgerExtract,
    text: &HandOver,
    key: &VerifyingKey,
) -> Option<bool> {
    let leaves: Vec<Leaf> = ledger.leaves.iter().map(|kept| kept.leaf.clone()).collect();
    let shown = ledger.leaves.iter();
    let bodies = shown
        .filter_map(|kept| Some((kept.leaf.sequence, kept.body.as_ref()?.disclose())))
        .collect();
    let hashes: Vec<_> = leaves.iter().map(Leaf::hash).collect();
    let restores = restores(&leaves, &bodies, &mut Report::default());
    let history = History::new(text.vault, &hashes, restores).ok()?;
    let signers = Signers::of(text.vault, &history, &leaves, &bodies);
    Some(signers.sign(text, key))
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
