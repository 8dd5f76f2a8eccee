#![forbid(unsafe_code)]
//! The sample case: made up from beginning to end, and said to be so in its first entry.
//!
//! It is a script of steps in the order in which a person would have done them, played through the
//! same use cases as the window. It serves as the demonstration, as the pictures in the readme and
//! as what the tests of the whole are run on. The same seed gives the same script.
//!
//! It knows no table, no file of a vault and no screen.
//!
//! Where to begin: [`case`] makes the script, [`SampleCase::make_vault`] plays it; `chapters` tells the story.

mod chapters;
mod clock;
mod drawing;
mod files;
mod further;
mod player;
mod script;
mod telling;

use std::path::Path;

use casebook::{CaseError, Casebook, KeyCost, Passphrase};
use catalogue::Words;
use chrono::{DateTime, Duration};
use domain::Moment;
use job::Report;
use rand::SeedableRng;
use rand_chacha::ChaCha20Rng;

pub use files::SampleFile;
pub use further::further;
pub use player::{Later, Played, ScriptedTimeSource};
pub use script::{Described, Doing, Step};
pub use telling::id;

/// How many incidents the story has; more are put together from parts.
pub const INCIDENTS: usize = chapters::INCIDENTS;

/// The passphrase of every vault that holds it. Everybody may know it: there is nothing real behind it.
pub const PASSPHRASE: &str = "sample lantern orchard velvet compass harbour";

/// The sample case.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SampleCase {
    /// What varies the minutes, the pictures and the incidents beyond the story.
    pub seed: u64,
    /// The story's steps in the order of their moments.
    pub steps: Vec<Step>,
    /// How many incidents follow that the story does not have.
    pub further: usize,
    /// What came in the week after a bundle of all that. Only the whole story has it.
    pub later: Vec<Step>,
}

/// The sample case with this many incidents. With fewer than [`INCIDENTS`] the story stops early.
pub fn case(seed: u64, incidents: usize) -> SampleCase {
    let minutes = ChaCha20Rng::seed_from_u64(seed);
    let mut script = script::Script::new(minutes, incidents.min(INCIDENTS));
    chapters::tell(&mut script);
    let told = script.len();
    if incidents >= INCIDENTS {
        chapters::tell_a_week_later(&mut script);
    }
    let mut steps = script.into_steps();
    SampleCase {
        seed,
        later: steps.split_off(told),
        steps,
        further: incidents.saturating_sub(INCIDENTS),
    }
}

impl SampleCase {
    /// Makes a vault in an empty folder and plays the whole case into it, up to the day of its first bundle. It opens with
    /// [`PASSPHRASE`].
    ///
    /// # Errors
    /// What the casebook refused, or it was stopped; what was written before stays.
    pub fn make_vault(
        &self,
        folder: &Path,
        cost: KeyCost,
        words: &'static Words,
        report: &mut Report<'_>,
    ) -> Result<(Casebook, Played, Later), CaseError> {
        let time_source = ScriptedTimeSource::showing(self.vault_made());
        let passphrase = Passphrase::new(PASSPHRASE.to_owned())?;
        let watched = Box::new(time_source.clone());
        let mut casebook = Casebook::create(folder, &passphrase, cost, watched, words)?;
        let (played, later) = player::play(self, &mut casebook, time_source, report)?;
        Ok((casebook, played, later))
    }

    /// When its vault is made: an hour before the first step.
    fn vault_made(&self) -> Moment {
        let first = self.steps.first().map(|step| step.at);
        first.map_or_else(
            || Moment::new(DateTime::UNIX_EPOCH, 0),
            |first| Moment::new(first.utc - Duration::hours(1), first.offset_minutes),
        )
    }
}
