use std::collections::{BTreeMap, BTreeSet};

use domain::{AuthorId, Digest, VaultId};

use crate::body::DisclosedBody;
use crate::head::Head;
use crate::keys::VerifyingKey;
use crate::leaf::{Action, Leaf};
use crate::signers::author::ProvedAuthor;
use crate::signers::endorsement::{Endorsement, KeyNaming};
use crate::signers::key_change::KeyChange;
use crate::signers::members::NamingError;

/// A leaf with what is needed to judge the key that it may name. That it stands in the ledger, and which root is before
/// it, must have been proved, by the list of all leaf hashes or by proofs.
#[derive(Debug, Clone, Copy)]
pub struct PlacedLeaf<'a> {
    /// The root over the leaves before it.
    pub root_before: Digest,
    /// The leaf.
    pub leaf: &'a Leaf,
    /// Its body, where it is shown.
    pub body: Option<&'a DisclosedBody>,
}

/// A leaf about who signs that changed nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotFollowed {
    /// Its place in the ledger.
    pub sequence: u64,
    /// Why it was not followed.
    pub why: WhyNotFollowed,
}

/// Why a leaf about who signs changed nothing. It is told, and no fault of the ledger: ledgers from before there were
/// endorsements have such leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum WhyNotFollowed {
    /// Its body is not shown.
    NotShown,
    /// Its body is shown and cannot be read.
    NotRead(NamingError),
    /// Nobody endorsed it.
    NotEndorsed,
    /// It is endorsed by a key that is not in force, or may not speak for that author.
    OtherKey,
    /// The endorsement is not for this naming: it was altered, or taken from elsewhere.
    Altered,
    /// It names a key for one author that is in force for another: then nobody could say whose it is.
    KeyOfAnother,
    /// It names a key for an author who has none of their own any more, so that nobody can speak for them.
    HasLeft,
}

/// Leaves that were not given in the order of the ledger.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the ledger leaves are not in order")]
pub struct OutOfOrder;

/// Which key signs for which author at a size of a ledger, as far as endorsements carry it from the ledger's beginning.
/// What the beginning is worth only a code that was left outside can say; see [`KeysInForce::vouched`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeysInForce {
    vault: VaultId,
    next: u64,
    beginning: Beginning,
    authors: BTreeMap<AuthorId, Standing>,
    /// Keys that are in force without a leaf that says whose they are.
    nobodys: BTreeSet<VerifyingKey>,
    /// Somebody is vouched for whose key is not even known here.
    somebody_unseen: bool,
    not_followed: Vec<NotFollowed>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Beginning {
    /// There was no `author` leaf yet.
    Awaited,
    /// The first one was about this author.
    With(AuthorId),
    /// The first one cannot be believed. Then no later one may pass for it.
    Unknown,
}

/// An author who was named with a key at some time.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Standing {
    Signs(VerifyingKey),
    SignsNoMore,
}

/// What a leaf says of a key.
struct Naming {
    of: KeyNaming,
    endorsed_by: Option<Endorsement>,
}

/// Goes over the leaves up to a size, in their order, by the rules of "Who signs" in `docs/ledger-format.md`. Leaves about
/// anything else may be left out.
///
/// # Errors
/// The leaves are not in their order.
pub fn keys_in_force<'a>(
    vault: VaultId,
    leaves: impl IntoIterator<Item = PlacedLeaf<'a>>,
    size: u64,
) -> Result<KeysInForce, OutOfOrder> {
    let mut keys = KeysInForce::of_an_empty_ledger(vault);
    for placed in leaves {
        if placed.leaf.sequence < size {
            keys.go_over(&placed)?;
        }
    }
    Ok(keys)
}

impl KeysInForce {
    /// Before anything is written nobody signs.
    pub const fn of_an_empty_ledger(vault: VaultId) -> Self {
        Self {
            vault,
            next: 0,
            beginning: Beginning::Awaited,
            authors: BTreeMap::new(),
            nobodys: BTreeSet::new(),
            somebody_unseen: false,
            not_followed: Vec::new(),
        }
    }

    /// The keys that somebody outside vouches for at this size, by a code. Leaves do not add to them, since one about a key
    /// that was given up may be hidden; they only say whose each is. `others` says that more keys are vouched for than those
    /// that are known.
    #[must_use]
    pub fn vouched(&self, keys: &BTreeSet<VerifyingKey>, others: bool) -> Self {
        let mut vouched = self.clone();
        for standing in vouched.authors.values_mut() {
            if matches!(standing, Standing::Signs(key) if !keys.contains(key)) {
                *standing = Standing::SignsNoMore;
            }
        }
        // After a code nothing is believed as a beginning any more.
        if vouched.beginning == Beginning::Awaited {
            vouched.beginning = Beginning::Unknown;
        }
        vouched.nobodys.clear();
        vouched.somebody_unseen = others;
        vouched.nobodys = keys - &vouched.keys();
        vouched
    }

    /// Goes over the next leaf.
    ///
    /// # Errors
    /// It is not after the ones before.
    pub fn go_over(&mut self, placed: &PlacedLeaf<'_>) -> Result<(), OutOfOrder> {
        let leaf = placed.leaf;
        if leaf.sequence < self.next {
            return Err(OutOfOrder);
        }
        self.next = leaf.sequence + 1;
        let is_first = leaf.action == Action::Author && self.beginning == Beginning::Awaited;
        if is_first {
            self.beginning = Beginning::Unknown;
        }
        let followed = match self.naming(placed) {
            Ok(None) => Ok(()),
            Ok(Some(naming)) if is_first => self.begin(&naming),
            Ok(Some(naming)) => self.follow(&naming),
            Err(why) => Err(why),
        };
        self.not_followed
            .extend(followed.err().map(|why| NotFollowed {
                sequence: leaf.sequence,
                why,
            }));
        Ok(())
    }

    /// What the leaf says of a key; nothing if it is about something else.
    fn naming(&self, placed: &PlacedLeaf<'_>) -> Result<Option<Naming>, WhyNotFollowed> {
        let leaf = placed.leaf;
        if !matches!(leaf.action, Action::Author | Action::KeyChange) {
            return Ok(None);
        }
        let body = placed.body.ok_or(WhyNotFollowed::NotShown)?;
        let (author, key, endorsed_by) = if leaf.action == Action::Author {
            let told = ProvedAuthor::read(leaf, body).map_err(WhyNotFollowed::NotRead)?;
            (told.author, told.signs_with, told.endorsed_by)
        } else {
            let told = KeyChange::read(leaf, body).map_err(WhyNotFollowed::NotRead)?;
            let Some(new) = told.new_key else {
                return Ok(None);
            };
            (leaf.author, Some(new.signs_with), new.endorsed_by)
        };
        let before = Head {
            size: leaf.sequence,
            root: placed.root_before,
        };
        let of = KeyNaming {
            vault: self.vault,
            before,
            author,
            key,
        };
        Ok(Some(Naming { of, endorsed_by }))
    }

    /// The first `author` leaf of a ledger has no endorsement: there was nobody to endorse it.
    fn begin(&mut self, first: &Naming) -> Result<(), WhyNotFollowed> {
        if first.endorsed_by.is_some() {
            return Err(WhyNotFollowed::OtherKey);
        }
        self.beginning = Beginning::With(first.of.author);
        let standing = first.of.key.map(Standing::Signs);
        self.authors
            .extend(standing.map(|standing| (first.of.author, standing)));
        Ok(())
    }

    /// Who may name which key for whom: the rows of the table in "Who signs", `docs/ledger-format.md`.
    fn follow(&mut self, naming: &Naming) -> Result<(), WhyNotFollowed> {
        let author = naming.of.author;
        let standing = self.authors.get(&author).copied();
        let (may_endorse, becomes) = match (standing, naming.of.key) {
            // A name, and no key.
            (None | Some(Standing::SignsNoMore), None) => return Ok(()),
            (Some(Standing::SignsNoMore), Some(_)) => return Err(WhyNotFollowed::HasLeft),
            // While a key that is vouched for is nobody's by the leaves, the leaf that names its author is not here, and this
            // author may be the very one: then only that key could speak for them.
            (None, Some(_)) if self.somebody_unseen || !self.nobodys.is_empty() => {
                return Err(WhyNotFollowed::OtherKey);
            }
            (None, Some(key)) => (self.keys(), Standing::Signs(key)),
            (Some(Standing::Signs(own)), Some(key)) => {
                (BTreeSet::from([own]), Standing::Signs(key))
            }
            (Some(Standing::Signs(own)), None) => {
                let firsts = self.key_of_the_first();
                let may_endorse = firsts.into_iter().chain([own]).collect();
                (may_endorse, Standing::SignsNoMore)
            }
        };
        let endorsement = naming.endorsed_by.ok_or(WhyNotFollowed::NotEndorsed)?;
        let by = may_endorse
            .get(endorsement.key())
            .ok_or(WhyNotFollowed::OtherKey)?;
        endorsement
            .verify(by, &naming.of)
            .map_err(|_| WhyNotFollowed::Altered)?;
        let is_anothers = |key| self.keys().contains(key) && self.key_of(author) != Some(*key);
        if naming.of.key.as_ref().is_some_and(is_anothers) {
            return Err(WhyNotFollowed::KeyOfAnother);
        }
        self.authors.insert(author, becomes);
        Ok(())
    }

    fn key_of_the_first(&self) -> Option<VerifyingKey> {
        self.first().and_then(|first| self.key_of(first))
    }

    /// Whether the ledger has said with whom it begins, be it that this cannot be believed.
    pub fn has_begun(&self) -> bool {
        self.beginning != Beginning::Awaited
    }

    /// The author with whom the ledger begins, where that can be believed.
    pub fn first(&self) -> Option<AuthorId> {
        match self.beginning {
            Beginning::With(first) => Some(first),
            Beginning::Awaited | Beginning::Unknown => None,
        }
    }

    /// The key that an author signs with.
    pub fn key_of(&self, author: AuthorId) -> Option<VerifyingKey> {
        match self.authors.get(&author) {
            Some(Standing::Signs(key)) => Some(*key),
            Some(Standing::SignsNoMore) | None => None,
        }
    }

    /// Each author who signs, and with which key.
    pub fn authors(&self) -> impl Iterator<Item = (AuthorId, VerifyingKey)> + '_ {
        let authors = self.authors.keys();
        authors.filter_map(|author| Some((*author, self.key_of(*author)?)))
    }

    /// Every key that is in force.
    pub fn keys(&self) -> BTreeSet<VerifyingKey> {
        let of_authors = self.authors().map(|(_, key)| key);
        of_authors.chain(self.nobodys.iter().copied()).collect()
    }

    /// The leaves about who signs that changed nothing, in their order. They are told, never followed.
    pub fn not_followed(&self) -> &[NotFollowed] {
        &self.not_followed
    }

    /// How many leaves about who signs are here without their bodies.
    pub fn not_shown(&self) -> usize {
        let not_shown = |leaf: &&NotFollowed| leaf.why == WhyNotFollowed::NotShown;
        self.not_followed.iter().filter(not_shown).count()
    }
}
