//! What may still be done for one file.

use crate::Reason;

/// A part of what reading one file may cost, counted in whatever is done: bytes unpacked, blocks gone through, steps drawn. It is
/// for the whole of a reading, however many parts of the file ask for it: a file may name one part a thousand times.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Allowance {
    left: u64,
}

impl Allowance {
    pub(crate) const fn of(most: u64) -> Self {
        Self { left: most }
    }

    /// How much is left.
    pub(crate) const fn left(&self) -> u64 {
        self.left
    }

    /// Takes what something costs. Where that is more than is left nothing is left, so that the next, smaller thing does not
    /// make it seem that all was read.
    ///
    /// # Errors
    /// [`Reason::TooLarge`] where it is more than is left.
    pub(crate) fn take(&mut self, cost: u64) -> Result<(), Reason> {
        let left = self.left.checked_sub(cost);
        self.left = left.unwrap_or(0);
        left.map(|_| ()).ok_or(Reason::TooLarge)
    }
}
