//! What of a file was read, and what was not.

use std::collections::BTreeMap;

use domain::UnreadPart;
use serde::{Deserialize, Serialize};

/// Says of a file which of its bytes nothing has read. "Not understood" is never taken for "not there": a reader accounts for
/// every byte, so what it does not name here it has read and searched, or has shown to be what a decoder draws.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    /// What nothing has read, with where it begins and how long it is in all.
    pub unread: BTreeMap<UnreadPart, UnreadBytes>,
    /// Whether it has pixels or sound: what they show or say, only a person can tell.
    pub shows: bool,
}

/// Bytes that nothing has read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct UnreadBytes {
    /// Where the first of them stand.
    pub from: u64,
    /// How many there are.
    pub length: u64,
}

impl Account {
    /// Of a file that was read to its last byte.
    pub(crate) const fn whole() -> Self {
        Self {
            unread: BTreeMap::new(),
            shows: false,
        }
    }

    /// Of a file of which nothing was understood.
    pub(crate) fn nothing(size: u64) -> Self {
        let mut account = Self::whole();
        account.add(UnreadPart::Everything, 0, size);
        account
    }

    /// The same of a file with pixels or sound.
    pub(crate) fn that_shows(self) -> Self {
        Self {
            shows: true,
            ..self
        }
    }

    /// The same where a text had bytes that are no letters.
    pub(crate) fn with_undecodable(mut self, bytes: Option<UnreadBytes>) -> Self {
        if let Some(UnreadBytes { from, length }) = bytes {
            self.add(UnreadPart::Undecodable, from, length);
        }
        self
    }

    /// Notes what another account of a part of the same file has.
    pub(crate) fn join(&mut self, other: Self) {
        for (part, UnreadBytes { from, length }) in other.unread {
            self.add(part, from, length);
        }
        self.shows |= other.shows;
    }

    /// Notes bytes that nothing has read.
    pub(crate) fn add(&mut self, part: UnreadPart, from: u64, length: u64) {
        if length == 0 {
            return;
        }
        let known = self
            .unread
            .entry(part)
            .or_insert(UnreadBytes { from, length: 0 });
        known.from = known.from.min(from);
        known.length = known.length.saturating_add(length);
    }
}
