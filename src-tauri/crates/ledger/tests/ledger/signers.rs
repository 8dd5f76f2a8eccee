//! A ledger of made-up leaves about who signs.

use domain::{AuthorId, Digest, VaultId};
use ledger::{
    Action, Author, CommittedBody, DisclosedBody, Endorsement, Head, KeyChange, KeyNaming,
    KeysInForce, Leaf, NewKey, PlacedLeaf, WhyNotFollowed, keys_in_force, root_of,
};
use serde_json::json;

use crate::author::{about_the_vault, author, committed, key};
use crate::leaf::leaf;

pub const KEEPER: u8 = 1;
pub const WORKER: u8 = 2;
pub const STRANGER: u8 = 3;

pub fn vault() -> VaultId {
    "0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5d".parse().unwrap()
}

/// A ledger that grows leaf by leaf. Keys are named by their seeds.
#[derive(Clone, Default)]
pub struct Written {
    pub leaves: Vec<Leaf>,
    pub bodies: Vec<Option<DisclosedBody>>,
}

impl Written {
    /// The keeper's first leaf, and one about an entry.
    pub fn begun() -> Self {
        let mut written = Self::default();
        written.author(KEEPER, Some(10), None);
        written.note();
        written
    }

    /// The same with a worker who was let in by the keeper.
    pub fn with_worker() -> Self {
        let mut written = Self::begun();
        written.author(WORKER, Some(20), Some(10));
        written
    }

    pub fn head(&self) -> Head {
        Head {
            size: self.leaves.len() as u64,
            root: root_of(self.leaves.iter().map(Leaf::hash)),
        }
    }

    pub fn endorsement(&self, author: AuthorId, signs_with: Option<u8>, by: u8) -> Endorsement {
        let naming = KeyNaming {
            vault: vault(),
            before: self.head(),
            author,
            key: signs_with.map(|seed| key(seed).verifying_key()),
        };
        Endorsement::new(&key(by), &naming)
    }

    pub fn push(&mut self, leaf: Leaf, body: &CommittedBody) {
        self.leaves.push(leaf);
        self.bodies.push(Some(body.disclose()));
    }

    pub fn author(&mut self, of: u8, signs_with: Option<u8>, endorsed_by: Option<u8>) {
        let by = endorsed_by.map(|by| self.endorsement(author(of), signs_with, by));
        self.author_endorsed(of, signs_with, by);
    }

    pub fn author_endorsed(&mut self, of: u8, signs_with: Option<u8>, by: Option<Endorsement>) {
        let said = Author {
            author: author(of),
            name: Some("Sam".into()),
            role: None,
            signs_with: signs_with.map(|seed| key(seed).verifying_key()),
            endorsed_by: by,
        };
        let body = committed(&said.to_body());
        let sequence = self.head().size;
        self.push(
            about_the_vault(sequence, Action::Author, body.root()),
            &body,
        );
    }

    pub fn key_change(&mut self, of: u8, signs_with: u8, endorsed_by: Option<u8>) {
        let by = endorsed_by.map(|by| self.endorsement(author(of), Some(signs_with), by));
        let said = KeyChange {
            changed: "vault_key".into(),
            new_key: Some(NewKey {
                signs_with: key(signs_with).verifying_key(),
                endorsed_by: by,
            }),
        };
        let body = committed(&said.to_body());
        let mut told = about_the_vault(self.head().size, Action::KeyChange, body.root());
        told.author = author(of);
        self.push(told, &body);
    }

    pub fn note(&mut self) {
        let body = committed(&json!({ "kind": "note" }));
        self.push(leaf(self.head().size, Action::Record, body.root()), &body);
    }

    pub fn placed(&self) -> impl Iterator<Item = PlacedLeaf<'_>> {
        let hashes: Vec<Digest> = self.leaves.iter().map(Leaf::hash).collect();
        let leaves = self.leaves.iter().zip(&self.bodies).enumerate();
        leaves.map(move |(place, (leaf, body))| PlacedLeaf {
            root_before: root_of(hashes[..place].iter().copied()),
            leaf,
            body: body.as_ref(),
        })
    }

    pub fn keys_at(&self, size: u64) -> KeysInForce {
        keys_in_force(vault(), self.placed(), size).unwrap()
    }

    pub fn keys(&self) -> KeysInForce {
        self.keys_at(u64::MAX)
    }

    /// The keeper's and the worker's key, by their seeds, and why the last leaf changed nothing.
    #[track_caller]
    pub fn expect(&self, keeper: Option<u8>, worker: Option<u8>, why: Option<WhyNotFollowed>) {
        let keys = self.keys();
        let of = |seed: Option<u8>| seed.map(|seed| key(seed).verifying_key());
        assert_eq!(keys.key_of(author(KEEPER)), of(keeper), "the keeper's");
        assert_eq!(keys.key_of(author(WORKER)), of(worker), "the worker's");
        let last = self.head().size - 1;
        let told = keys.not_followed().iter().find(|not| not.sequence == last);
        assert_eq!(told.map(|not| not.why), why);
    }
}
