use domain::Digest;
use serde::{Deserialize, Serialize};

/// The leaves of an entry that a further leaf of it was written in sight of, by their hashes: sorted, each once.
///
/// A leaf is known by its hash. Its sequence number is its place in one ledger, and after a restore that place is taken
/// again. What stands of an entry are the leaves that no other leaf of it follows: one, in a ledger that one person writes
/// at one computer; more, once two copies of a record have gone on apart. No time decides between them.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(into = "Vec<Digest>", from = "Vec<Digest>")]
pub struct Follows(Vec<Digest>);

impl Follows {
    /// Of a leaf that is the first of its entry, or about the vault, or was written before leaves named what they follow.
    pub const NONE: Self = Self(Vec::new());

    /// The hashes, in their order.
    pub fn hashes(&self) -> &[Digest] {
        &self.0
    }

    /// Whether it names none.
    pub const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl FromIterator<Digest> for Follows {
    fn from_iter<T: IntoIterator<Item = Digest>>(hashes: T) -> Self {
        let mut hashes: Vec<Digest> = hashes.into_iter().collect();
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }
}

impl From<Vec<Digest>> for Follows {
    fn from(hashes: Vec<Digest>) -> Self {
        hashes.into_iter().collect()
    }
}

impl From<Follows> for Vec<Digest> {
    fn from(follows: Follows) -> Self {
        follows.0
    }
}
