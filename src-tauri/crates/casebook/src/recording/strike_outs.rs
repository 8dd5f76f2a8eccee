//! What the `strike_out` leaves of an entry say.

use domain::Moment;
use ledger::{Leaf, StrikeOut};
use serde_json::Value;

use crate::tables::entries::StruckOut;

/// How an entry stands after a `strike_out` leaf.
pub(crate) fn said(leaf: &Leaf, body: &Value) -> Option<StruckOut> {
    match StrikeOut::read(body) {
        StrikeOut::Struck { reason } => Some(StruckOut {
            reason,
            at: leaf.written,
        }),
        StrikeOut::PutBack => None,
    }
}

/// The `strike_out` leaves of one entry, told in their order.
#[derive(Debug, Default)]
pub(crate) struct StrikeOuts {
    standing: Option<StruckOut>,
    /// What was undone, and when, oldest first.
    pub(crate) put_back: Vec<(StruckOut, Moment)>,
}

impl StrikeOuts {
    pub(crate) fn add(&mut self, leaf: &Leaf, body: &Value) {
        match said(leaf, body) {
            Some(struck_out) => self.standing = Some(struck_out),
            None => {
                let undone = self.standing.take();
                self.put_back.extend(undone.map(|was| (was, leaf.written)));
            }
        }
    }
}
