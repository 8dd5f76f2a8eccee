//! A vault on a disk that fails, and on one that loses its power.
//!
//! `script` is what is done to it, in nine acts, by a process of its own, below which `tests/faults` stands: it counts
//! every call that changes a file, of Daybook's own code and of the store alike, lets one fail, and writes all of them
//! down. `account` is what was said meanwhile, and `judge` opens what is left and holds it to that. `faults` lets each operation
//! fail once; `power` replays what was written down onto `crash`, a disk that keeps for certain only what was synced.

mod account;
mod compared;
mod crash;
mod faults;
mod judge;
mod player;
mod player_process;
mod power;
mod recorded;
mod scene;
mod script;

pub use faults::run as faults;
pub use power::run as power;
pub use script::play;
