//! How much of a PDF is drawn while it is read. A page may draw parts that draw parts, and each of its letters, patterns and
//! masks may do so too: a few lines can ask for more than a computer does in a year.

use std::panic::resume_unwind;

use crate::Reason;
use crate::allowance::Allowance;

/// A page that draws more than this is not read. The pages of the tests are small, and not one of them shall take minutes.
const MOST_OF_A_PAGE: u64 = if cfg!(test) { 200_000 } else { 3_000_000 };
/// So much is drawn of a document, its older versions included: many pages may draw the same.
const MOST_OF_A_DOCUMENT: u64 = 10 * MOST_OF_A_PAGE;
/// What is cut out, or drawn as a part of its own, costs as much as so many letters.
const PART: u64 = 30;

/// The steps that a document may still take.
pub(crate) const fn of_document() -> Allowance {
    Allowance::of(MOST_OF_A_DOCUMENT)
}

/// The steps that a page may still take.
pub(crate) struct Steps {
    left: Allowance,
    part: u64,
}

impl Steps {
    /// Of a page in a document where a part costs so much more.
    pub(crate) const fn of_page(cost_of_parts: u64) -> Self {
        Self {
            left: Allowance::of(MOST_OF_A_PAGE),
            part: PART + cost_of_parts,
        }
    }

    /// How many were taken.
    pub(crate) const fn taken(&self) -> u64 {
        MOST_OF_A_PAGE - self.left.left()
    }

    /// Takes those for a part.
    pub(crate) fn take_part(&mut self) {
        self.take(self.part);
    }

    /// Takes some. The library that draws does not ask whether it shall go on, so what draws too much is left by the way that
    /// leads to the fence, and takes the reason along.
    pub(crate) fn take(&mut self, cost: u64) {
        if let Err(reason) = self.left.take(cost) {
            resume_unwind(Box::<Reason>::new(reason));
        }
    }
}
