//! The sample case: made up from beginning to end, and said to be so in its first entry.
//!
//! It is a script of steps in the order in which a person would have done them, played through the
//! same use cases as the window. It serves as the demonstration, as the pictures in the readme and
//! as what the tests of the whole are run on. The same seed gives the same script.

mod chapters;
mod drawing;
mod files;
mod further;
mod player;
mod script;
mod telling;

use rand::SeedableRng;
use rand_chacha::ChaCha20Rng;

pub use files::SampleFile;
pub use further::further;
pub use player::{Played, ScriptedWatch, play};
pub use script::{Doing, Step};
pub use telling::id;

/// How many incidents the story has; more are put together from parts.
pub const INCIDENTS: usize = chapters::INCIDENTS;

/// The sample case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DemoCase {
    /// What varies the minutes, the pictures and the incidents beyond the story.
    pub seed: u64,
    /// The story's steps in the order of their moments.
    pub steps: Vec<Step>,
    /// How many incidents follow that the story does not have.
    pub further: usize,
}

/// The sample case with this many incidents. With fewer than [`INCIDENTS`] the story stops early.
pub fn case(seed: u64, incidents: usize) -> DemoCase {
    let minutes = ChaCha20Rng::seed_from_u64(seed);
    let mut script = script::Script::new(minutes, incidents.min(INCIDENTS));
    chapters::tell(&mut script);
    DemoCase {
        seed,
        steps: script.into_steps(),
        further: incidents.saturating_sub(INCIDENTS),
    }
}
