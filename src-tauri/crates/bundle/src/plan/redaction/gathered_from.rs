//! By what it is known that the same would be found again.

use disk::Hasher;
use domain::Digest;
use serde::Serialize;

/// The hash of everything that it was gathered from: as long as that is the same, the same is found.
#[derive(Debug)]
pub(super) struct GatheredFrom(Digest);

impl Default for GatheredFrom {
    fn default() -> Self {
        Self(Hasher::default().finish())
    }
}

impl GatheredFrom {
    pub(super) fn add(&mut self, what: &impl Serialize) {
        let mut hash = Hasher::default();
        hash.update(self.0.bytes());
        serde_json::to_writer(&mut hash, what).expect("texts and numbers are JSON");
        self.0 = hash.finish();
    }

    pub(super) const fn digest(&self) -> Digest {
        self.0
    }
}
