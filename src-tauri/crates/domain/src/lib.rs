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
mod assessment;
mod called;
mod consent;
mod digest;
mod entry;
mod fingerprint_left;
mod id;
mod impact;
mod incident;
mod item;
mod moment;
mod needs;
mod note;
mod order;
mod person;
mod place;
mod proceeding;
mod report;
mod when;

pub use answer::Answer;
pub use assessment::Assessment;
pub use called::folded_name;
pub use consent::Consent;
pub use digest::{Digest, DigestError};
pub use entry::{Entry, EntryError, EntryKind};
pub use fingerprint_left::FingerprintLeft;
pub use id::{AuthorId, EntryId, IdError, Revision, VaultId};
pub use impact::{Impact, ImpactKind};
pub use incident::{
    Behaviour, BreachOf, Channel, Elsewhere, Fear, FirstNoted, Incident, Involved, Online, Quote,
    Unwanted, Where, Witness,
};
pub use item::{Clock, ClockSource, Device, ExhibitMark, HowReceived, Item, ItemKind, MarkError};
pub use moment::Moment;
pub use needs::{Needs, Wish};
pub use note::Note;
pub use order::{Order, OrderStatus};
pub use person::{Handle, Person, Role, Vehicle};
pub use place::{GeoPoint, Place, PlaceKind};
pub use proceeding::{Proceeding, Stage};
pub use report::{Promise, Report, ReportedTo};
pub use when::{Basis, Fold, LocalTimeDoubt, PartOfDay, Precision, When, WhenError};
