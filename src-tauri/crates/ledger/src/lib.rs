#![forbid(unsafe_code)]
//! What makes an altered record show.
//!
//! Every written version of every entry appends one [`Leaf`] to a list that only grows. A leaf does
//! not hold the words: it holds a commitment to them, made field by field
//! ([`CommittedBody`]), so that one field can be withheld from a reader and the rest still be
//! proved ([`DisclosedBody`]), and so that the words can be erased and the leaf still stand. The
//! leaves are hashed into the tree of RFC 6962; its head is signed ([`Checkpoint`]). A short text names head, keys and the
//! files that go with it ([`HandOver`]); its hash is the code that fits on paper ([`Fingerprint`]). Whoever keeps that code
//! can later ask whether the ledger still goes on from it ([`History`], [`Continuation`]). Who signs is told in leaves of its own
//! ([`Author`], [`KeyChange`], [`keys_in_force()`]).
//!
//! What it proves: "unchanged since", never "true", and never "complete". Before a fingerprint was
//! left with somebody outside, order and times are the keeper's own record.
//!
//! What it never does: read a file, keep a row, ask a clock, make a random number. The vault keeps
//! the nodes ([`Nodes`]), the bodies and the signing key, and hands in moments and salts. A bundle is
//! verified with this crate alone.
//!
//! Where to begin: [`Leaf`], then [`append`] and [`root`]; the formats are written down in
//! `docs/ledger-format.md`, and the vectors of each version are in `tests/vectors/ledger`.

mod body;
mod canonical;
mod checkpoint;
mod codes;
mod continuation;
mod field;
mod follows;
mod head;
mod import;
mod keys;
mod leaf;
mod record_list;
mod restore;
pub mod signature;
mod signers;
mod strike_out;
mod tree;

pub use body::error::BodyError;
pub use body::{CommittedBody, DisclosedBody};
pub use canonical::{CanonicalError, LARGEST_NUMBER, canonical_bytes};
pub use checkpoint::{Checkpoint, CheckpointError, note_verifier_key};
pub use codes::fingerprint::{CodeForm, Fingerprint, FingerprintError};
pub use codes::hand_over::{FilesHandedOver, HandOver, HandOverError};
pub use codes::key_name::KeyName;
pub use codes::left_code::LeftCode;
pub use continuation::{Continuation, History, HistoryError};
pub use field::{DisclosedField, Field, FieldPath, FieldPathError, Salt, SaltError, WithheldField};

pub use follows::Follows;
pub use head::Head;
pub use import::{Import, ImportError};
pub use keys::{KeyError, Signature, SigningKey, VerifyingKey};
pub use leaf::{Action, Leaf, LeafError};
pub use record_list::{ListSeed, Record, RecordList, RecordListError};
pub use restore::{ProvedRestore, Restore, RestoreError};
pub use signers::author::{Author, ProvedAuthor};
pub use signers::endorsement::{Endorsement, KeyNaming};
pub use signers::key_change::{KeyChange, NewKey};
pub use signers::keys_in_force::{
    KeysInForce, NotFollowed, OutOfOrder, PlacedLeaf, WhyNotFollowed, keys_in_force,
};
pub use signers::members::{NamingError, Stated};
pub use strike_out::StrikeOut;
pub use tree::hashing::{EMPTY_ROOT, LARGEST_SIZE, leaf_hash};
pub use tree::proof::{ConsistencyProof, InclusionProof, ProofError};
pub use tree::{
    Nodes, NodesInMemory, TreeError, append, consistency_proof, inclusion_proof, root, root_of,
};
