//! The clocks that a file was found to hold, understood or not.

use domain::{Clock, ClockSource, UnreadClock};

/// No date is longer, whatever stands where one is expected.
const MOST_LETTERS: usize = 80;

/// Clocks as they are found in a file.
#[derive(Debug, Clone, Default)]
pub(crate) struct FoundClocks {
    pub(crate) read: Vec<Clock>,
    pub(crate) unread: Vec<UnreadClock>,
}

impl FoundClocks {
    /// A clock that was understood. One that stands twice in a file is one.
    pub(crate) fn add(&mut self, clock: Clock) {
        if !self.read.contains(&clock) {
            self.read.push(clock);
        }
    }

    /// What stands where a clock is expected, and what was understood of it. Where that is nothing, it is kept as it
    /// stands: a date that is not understood is still a date. Devices without a clock write noughts and blanks.
    pub(crate) fn add_read(&mut self, source: ClockSource, words: &str, read: Option<Clock>) {
        let says_something = words.chars().any(|letter| ('1'..='9').contains(&letter));
        match read {
            Some(clock) => self.add(clock),
            None if says_something => self.add_unread(source, words.trim_matches(is_blank)),
            None => {}
        }
    }

    fn add_unread(&mut self, source: ClockSource, words: &str) {
        // No paper and no list can show a nought between letters.
        let mut letters = words.chars().filter(|letter| *letter != '\0');
        let mut words: String = letters.by_ref().take(MOST_LETTERS).collect();
        if letters.next().is_some() {
            words.push('…');
        }
        let unread = UnreadClock { source, words };
        if !self.unread.contains(&unread) {
            self.unread.push(unread);
        }
    }

    /// With those of another part of the same file behind them.
    pub(crate) fn and(mut self, other: Self) -> Self {
        other.read.into_iter().for_each(|clock| self.add(clock));
        for unread in other.unread {
            if !self.unread.contains(&unread) {
                self.unread.push(unread);
            }
        }
        self
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.read.is_empty() && self.unread.is_empty()
    }
}

fn is_blank(letter: char) -> bool {
    letter == '\0' || letter.is_whitespace()
}
