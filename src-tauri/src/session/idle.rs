//! How long the person has been away.

use std::time::{Duration, Instant, SystemTime};

/// When the person was last there, by two clocks: one that cannot be turned back, and one that goes on while the
/// computer sleeps.
#[derive(Debug, Clone, Copy)]
pub struct LastSeen {
    steady: Instant,
    wall: SystemTime,
}

impl LastSeen {
    /// Seen now.
    pub fn now() -> Self {
        Self {
            steady: Instant::now(),
            wall: SystemTime::now(),
        }
    }

    /// How long ago, by whichever clock says longer.
    pub fn ago(&self) -> Duration {
        self.ago_at(Instant::now(), SystemTime::now())
    }

    fn ago_at(&self, steady: Instant, wall: SystemTime) -> Duration {
        let by_wall = wall.duration_since(self.wall).unwrap_or_default();
        steady.saturating_duration_since(self.steady).max(by_wall)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sleeping_counts_as_being_away() {
        let seen = LastSeen::now();
        let slept = Duration::from_secs(3600);
        assert_eq!(seen.ago_at(seen.steady, seen.wall + slept), slept);
    }

    #[test]
    fn a_clock_that_is_turned_back_does_not_bring_the_person_back() {
        let seen = LastSeen::now();
        let away = Duration::from_secs(400);
        let back = seen.wall - Duration::from_secs(86_400);
        assert_eq!(seen.ago_at(seen.steady + away, back), away);
    }
}
