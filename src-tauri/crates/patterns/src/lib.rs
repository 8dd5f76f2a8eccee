//! What the record shows: counts, dates and changes, and never a verdict.
//!
//! [`figures`] takes entries and gives [`Figures`]: sentences such as "Visits to the home: 1 in May,
//! 6 in June 2026.", tallies, months and weeks with their gaps, and the hours of the week. Every
//! number names the entries that it stands on, so that whoever reads it can open them and count
//! again. A [`Pack`] holds the words of one jurisdiction: the law's own list of behaviours, orders,
//! time limits, and whom to ring.
//!
//! What it never does: score, grade, use an adjective, or guess. Struck-out and erased entries are
//! never counted. What is not known to a day, a week, a month or an hour is listed as such and is
//! not put into one. A count of none is not made into a sentence, because no entry does not mean
//! that nothing happened. It reads no file and asks no clock: whether a date has passed is for the
//! caller to see. `docs/patterns.md` gives each rule in words.
//!
//! Where to begin: [`Figures`] is what comes out; `figures.rs` puts it together; `dated.rs` says
//! which day, week and month a time belongs to; `hours.rs` spreads uncertain times.

mod after;
mod change;
mod counts;
mod dated;
mod fear;
mod figure;
mod figures;
mod hours;
mod open;
mod pack;
mod periods;
mod record;
mod sentence;
mod tallies;
mod time_limits;

pub use figure::{
    Behind, Figure, Figures, Gap, HeldByOther, HourCell, HourTable, OpenPromise, Period, RuleId,
    Tally,
};
pub use figures::figures;
pub use pack::{
    BehaviourTag, Contact, Emergency, InForce, Limb, LimbId, OrderKind, Pack, Statute, StatuteLimb,
    TimeNote, ToldTo, UnderReview,
};
pub use record::Observed;
