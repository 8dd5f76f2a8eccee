//! What of an export was read, and what was not.

use chrono::NaiveDate;

use super::order::OrderFound;
use crate::Unfinished;

/// How many of something there are, and where the first stands.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counted {
    /// How many.
    pub count: u64,
    /// The line of the first, from 1; 0 where there is none.
    pub first_line: u64,
}

impl Counted {
    /// Counts one more.
    pub(crate) fn add(&mut self, line: u64) {
        if self.count == 0 {
            self.first_line = line;
        }
        self.count += 1;
    }
}

/// Names of files, of which there may be more than are held.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FileNames {
    /// How many there are.
    pub count: u64,
    /// The first of them, at most [`FileNames::MOST`].
    pub names: Vec<String>,
}

impl FileNames {
    /// So many are held.
    pub const MOST: usize = 1000;

    /// Counts one more.
    pub(crate) fn add(&mut self, name: &str) {
        self.count += 1;
        if self.names.len() < Self::MOST {
            self.names.push(name.to_owned());
        }
    }
}

/// Says of an export what was read out of it. "Not understood" is never taken for "not there".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChatAccount {
    /// Messages that were given, of every kind.
    pub messages: u64,
    /// Those of them that are calls.
    pub calls: u64,
    /// Those of them that the program wrote.
    pub system: u64,
    /// Lines of the file.
    pub lines: u64,
    /// Lines that belong to no message, or whose date is none. They were given as they stand.
    pub not_understood: Counted,
    /// Lines that look like messages, but are written otherwise than those of this file. They stay in the message in which they
    /// stand.
    pub of_another_shape: Counted,
    /// The earliest day of all messages whose day is known.
    pub first_day: Option<NaiveDate>,
    /// The latest.
    pub last_day: Option<NaiveDate>,
    /// In which order day and month stand, and how that is known.
    pub order: OrderFound,
    /// The person said another order than the one that a line proves. The line was believed.
    pub told_against_proof: bool,
    /// Messages whose clock can be read in more than one way, or not at all.
    pub clock_not_known: Counted,
    /// Years are counted as in Thailand, or by the Iranian calendar, and were turned into those of the common calendar.
    pub other_calendar: Counted,
    /// Messages before which one with a later clock stands.
    pub backwards: Counted,
    /// Phones export so many messages and no more, without a word. This file has exactly so many: earlier ones may have been cut
    /// off.
    pub at_phones_limit: Option<u64>,
    /// Files that messages name.
    pub attachments: u64,
    /// Those of them that are not in the archive.
    pub missing: FileNames,
    /// Files in the archive that no message names.
    pub not_named: FileNames,
    /// Archives inside the archive. They are not opened.
    pub archives_inside: FileNames,
    /// The file in the archive that holds the chat.
    pub member: Option<String>,
    /// The character set of the file.
    pub encoding: &'static str,
    /// Messages with bytes that are no letters.
    pub undecodable: Counted,
    /// Messages that are longer than any can be, and were given in part.
    pub too_long: Counted,
    /// Why the reading ended before the file did.
    pub unfinished: Option<Unfinished>,
}
