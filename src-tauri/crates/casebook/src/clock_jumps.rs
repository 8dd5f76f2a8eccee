//! The computer's clock, held against what the ledger says. A clock that jumps is told of and never refused: somebody
//! whose computer lost its time must be able to write all the same, and the ledger keeps the order without any clock.

use chrono::TimeDelta;
use domain::Moment;

use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::wire::{ClockJump, ClockWay};

/// Less than this is a clock being put right by the network, as happens every day.
const TOLD_FROM_BACK: TimeDelta = TimeDelta::minutes(10);
/// People leave their record alone for months. More than this is worth one quiet question.
const TOLD_FROM_AHEAD: TimeDelta = TimeDelta::days(366);
/// How many leaves are read at a time.
const AT_A_TIME: u64 = 1_000;

/// What lies between two moments that followed each other, where a clock that runs would not show that.
fn jump(before: Moment, after: Moment) -> Option<ClockJump> {
    let passed = after.utc - before.utc;
    let way = if passed < -TOLD_FROM_BACK {
        ClockWay::Back
    } else if passed > TOLD_FROM_AHEAD {
        ClockWay::Ahead
    } else {
        return None;
    };
    Some(ClockJump { way, before, after })
}

impl ReadableCase {
    /// Whether the clock jumped since the newest leaf or just before it. Said until something is written with the clock
    /// where it was before, or twice with the clock where it is now.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn clock_jump(&self) -> Result<Option<ClockJump>, CaseError> {
        let size = self.vault.size();
        let newest = self.vault.leaves(size.saturating_sub(2)..size)?;
        let moments: Vec<Moment> = newest.iter().map(|leaf| leaf.written).collect();
        let Some(&last) = moments.last() else {
            return Ok(None);
        };
        let before_last = moments.windows(2).find_map(|pair| jump(pair[0], pair[1]));
        Ok(jump(last, self.time_source.now()).or(before_last))
    }

    /// Everywhere in the ledger that the clock went back. The ledger holds the order all the same.
    pub(crate) fn clock_went_back(&self) -> Result<Vec<ClockJump>, CaseError> {
        let mut went_back = Vec::new();
        let mut before: Option<Moment> = None;
        for from in (0..self.vault.size()).step_by(AT_A_TIME as usize) {
            for leaf in self.vault.leaves(from..from + AT_A_TIME)? {
                let here = before.and_then(|before| jump(before, leaf.written));
                went_back.extend(here.filter(|jump| jump.way == ClockWay::Back));
                before = Some(leaf.written);
            }
        }
        Ok(went_back)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::{DateTime, Utc};

    fn at(utc: &str) -> Moment {
        Moment::new(utc.parse::<DateTime<Utc>>().unwrap(), 0)
    }

    fn way(before: &str, after: &str) -> Option<ClockWay> {
        jump(at(before), at(after)).map(|jump| jump.way)
    }

    #[test]
    fn a_clock_that_is_put_right_by_minutes_is_no_jump() {
        assert_eq!(way("2026-03-14T19:40:00Z", "2026-03-14T19:30:00Z"), None);
        assert_eq!(
            way("2026-03-14T19:40:01Z", "2026-03-14T19:30:00Z"),
            Some(ClockWay::Back)
        );
    }

    #[test]
    fn a_year_in_which_nothing_was_written_is_no_jump() {
        assert_eq!(way("2026-03-14T19:30:00Z", "2027-03-15T19:30:00Z"), None);
        assert_eq!(
            way("2026-03-14T19:30:00Z", "2027-03-15T19:30:01Z"),
            Some(ClockWay::Ahead)
        );
    }
}
