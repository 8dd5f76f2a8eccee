//! What Daybook's things are.
//!
//! An incident, a person, an order, a moment, a clock: this crate says what each of them holds and
//! which states of it make sense. Everything else in the house (the ledger that keeps them honest,
//! the vault that keeps them secret, the figures, the bundle, the window) speaks in these types, and
//! the same names stand in the JSON of `log.json`, in the window's TypeScript and in print.
//!
//! What it never does: read a file, ask a clock, open a connection, make a random number. Ids and
//! moments are handed in by whoever has them.
//!
//! Where to begin: [`Entry`] is any record; [`Incident`] is the one that matters most; [`When`] is
//! the hardest, because people rarely know the minute and must never be made to invent one.
//! The crate `catalogue` has the words in which all of them are spoken of.

mod answer;
mod called;
mod detail_shapes;
mod digest;
mod entry;
mod folded;
mod id;
mod locator;
mod moment;
mod unread_part;
mod variant_name;
mod when;
mod when_shown;

pub use answer::Answer;
pub use called::folded_name;
pub use detail_shapes::{DetailShapes, NumberShape};
pub use digest::{Digest, DigestError};
pub use entry::assessment::Assessment;
pub use entry::clock::{Clock, ClockSource, ClockZone, UnreadClock};
pub use entry::consent::{Consent, ConsentState, DetailsNotTold};
pub use entry::event::{Event, EventFields};
pub use entry::fingerprint_left::FingerprintLeft;
pub use entry::impact::{Impact, ImpactKind};
pub use entry::incident::{
    Behaviour, BreachOf, Channel, Elsewhere, Fear, FearedAgainst, FirstNoted, HeldKind, Incident,
    Involved, Online, Quote, Unwanted, Where, Witness,
};
pub use entry::item::{Device, ExhibitMark, HowReceived, Item, ItemKind, MarkError};
pub use entry::needs::{Needs, Wish};
pub use entry::note::Note;
pub use entry::order::{Order, OrderStatus};
pub use entry::person::{Handle, Person, PersonDetail, Role, Vehicle};
pub use entry::place::{GeoPoint, Place, PlaceKind};
pub use entry::proceeding::{Proceeding, Stage};
pub use entry::report::{Promise, Report, ReportedTo};
pub use entry::{Entry, EntryError, EntryKind};
pub use folded::{
    FOLDED_VERSION, FoldedInPlace, Placed, folded, folded_in_place, is_of_a_word, leaves_no_spaces,
    placed,
};
pub use id::{AuthorId, EntryId, IdError, Revision, VaultId};
pub use locator::{Locator, LocatorError};
pub use moment::Moment;
pub use unread_part::UnreadPart;
pub use variant_name::variant_name;
pub use when::{Basis, Fold, LocalTimeDoubt, PartOfDay, Precision, When, WhenError};
pub use when_shown::AtClockChange;
