//! What files say of themselves.

use domain::{Clock, Device, GeoPoint, ItemKind, UnreadClock};

use crate::Reason;
use crate::clocks::FoundClocks;

/// What a file says of itself. Nothing here is believed over anything else: all clocks stand side
/// by side with where each was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Facts {
    /// What it is; sharper than [`crate::identify`] could say from its beginning.
    pub item_kind: ItemKind,
    /// Every clock that it holds.
    pub clocks: Vec<Clock>,
    /// Dates in it that are not understood.
    pub unread_clocks: Vec<UnreadClock>,
    /// Where it says it was made.
    pub point: Option<GeoPoint>,
    /// What it says made it.
    pub device: Option<Device>,
    /// Width and height as they are stored.
    pub pixels: Option<(u32, u32)>,
    /// How long it runs.
    pub runs_milliseconds: Option<u64>,
    /// How many pages it has.
    pub pages: Option<u32>,
    /// Whom a mail is from and to, and its subject.
    pub mail: Option<MailHead>,
    /// Why its content could not be read. What its name says is still here.
    pub not_read: Option<Reason>,
}

/// The three lines of a mail that a person looks for first.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct MailHead {
    /// From.
    pub from: Option<String>,
    /// To.
    pub to: Option<String>,
    /// Subject.
    pub subject: Option<String>,
}

impl Facts {
    /// With clocks that were found in it.
    pub(crate) fn take(&mut self, found: FoundClocks) {
        self.clocks.extend(found.read);
        self.unread_clocks.extend(found.unread);
    }

    /// Nothing is known yet but what it is.
    pub(crate) const fn of(item_kind: ItemKind) -> Self {
        Self {
            item_kind,
            clocks: Vec::new(),
            unread_clocks: Vec::new(),
            point: None,
            device: None,
            pixels: None,
            runs_milliseconds: None,
            pages: None,
            mail: None,
            not_read: None,
        }
    }
}
