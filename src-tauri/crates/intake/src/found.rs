//! Words that were found in files, and where.

use std::ops::ControlFlow;

use catalogue::{Saying, Words, sentences};
use serde::{Deserialize, Serialize};

use crate::Reason;
use crate::account::Account;

/// Where in a file words stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Spot {
    /// A line of a text, from 1.
    Line(u32),
    /// A page, from 1.
    Page(u32),
    /// A named field of what a camera or a program wrote.
    Field(String),
    /// A mail's header.
    Header(String),
    /// A line of a mail's text, from 1.
    MailLine(u32),
    /// A file that hangs on a mail.
    Attachment(String),
}

/// A name of a place is shown as far as this, in bytes. No file system has longer ones, and one that a file was given to be
/// costly would stand beside each of its lines.
const LONGEST_NAME: usize = 255;

impl Spot {
    /// A file that hangs on a mail or lies in an archive, by its name.
    pub(crate) fn attachment(name: &str) -> Self {
        Self::Attachment(shown_name(name))
    }

    /// A named field.
    pub(crate) fn field(name: &str) -> Self {
        Self::Field(shown_name(name))
    }

    /// A mail's header, by its name.
    pub(crate) fn header(name: &str) -> Self {
        Self::Header(shown_name(name))
    }

    /// How many bytes of names it holds.
    const fn length(&self) -> usize {
        match self {
            Self::Field(name) | Self::Header(name) | Self::Attachment(name) => name.len(),
            Self::Line(_) | Self::Page(_) | Self::MailLine(_) => 0,
        }
    }

    /// In words: "page 3".
    pub fn words(&self, words: &Words) -> String {
        let number = |id, number: u32| words.say_with(id, &[("number", i64::from(number).into())]);
        let name = |id, name: &String| words.say_with(id, &[("name", Saying::Text(name.clone()))]);
        match self {
            Self::Line(line) => number(sentences::SPOT_LINE, *line),
            Self::Page(page) => number(sentences::SPOT_PAGE, *page),
            Self::Field(field) => name(sentences::SPOT_FIELD, field),
            Self::Header(header) => name(sentences::SPOT_HEADER, header),
            Self::MailLine(line) => number(sentences::SPOT_MAIL_LINE, *line),
            Self::Attachment(file) => name(sentences::SPOT_ATTACHMENT, file),
        }
    }
}

fn shown_name(name: &str) -> String {
    name[..name.floor_char_boundary(LONGEST_NAME)].to_owned()
}

/// Words out of a file, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundWords {
    /// The words.
    pub text: String,
    /// Where.
    pub spot: Spot,
}

/// What was found in a file, and why not everything in it could be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LookedThrough {
    /// The words.
    pub words: Vec<FoundWords>,
    /// What of the file nothing has read.
    pub account: Account,
    /// Why the search ended before the file did. The person has to be told.
    pub not_looked: Option<Reason>,
}

/// Words as they are found, on their way out of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FoundPiece<'a> {
    /// The words: a text, or a piece of one, of at most 64 KiB.
    pub text: &'a str,
    /// Where they stand.
    pub spot: &'a Spot,
    /// So many bytes at the beginning of `text` also stood at the end of the piece before: the two are pieces of one
    /// text. They overlap by 4 KiB at least, so that whatever is no longer stands whole in one of them. 0 where a text
    /// begins.
    pub repeated: usize,
}

/// Takes words as they are found. `Break` ends the search.
pub trait WordSink {
    /// The next words, in the order of the file.
    fn take(&mut self, piece: FoundPiece<'_>) -> ControlFlow<()>;
}

impl<F: FnMut(FoundPiece<'_>) -> ControlFlow<()>> WordSink for F {
    fn take(&mut self, piece: FoundPiece<'_>) -> ControlFlow<()> {
        self(piece)
    }
}

/// At most so many texts are collected. Each costs about a hundred bytes beside its letters: a file of nothing but short
/// lines would take many times its own size. The longest chats that people export have some hundred thousand lines.
pub(crate) const MOST_PIECES: usize = 1_000_000;

/// At most so many bytes of text are collected: a page that is as large as may be held, once as it is written and once as it
/// is read.
pub(crate) const MOST_COLLECTED: usize = 128 * 1024 * 1024;

/// Collects words, pieces of one text put together again, until there are as many as may be held.
#[derive(Default)]
pub(crate) struct Collecting {
    words: Vec<FoundWords>,
    bytes: usize,
    full: bool,
}

impl Collecting {
    /// What was found, and how the search for it ended.
    pub(crate) fn looked_through(
        self,
        size: u64,
        ended: Result<Account, Unfinished>,
    ) -> LookedThrough {
        let (account, not_looked) = match ended {
            Ok(account) => (account, None),
            Err(Unfinished::NotLooked(reason)) => (Account::nothing(size), Some(reason)),
            // Nothing but being full ends it.
            Err(Unfinished::Stopped) => (Account::nothing(size), Some(Reason::OnlyTheFirstPart)),
        };
        LookedThrough {
            words: self.words,
            account,
            not_looked,
        }
    }
}

impl WordSink for Collecting {
    fn take(&mut self, piece: FoundPiece<'_>) -> ControlFlow<()> {
        let new = &piece.text[piece.repeated..];
        let begins = piece.repeated == 0;
        let cost = new.len() + piece.spot.length();
        self.full =
            self.bytes + cost > MOST_COLLECTED || (begins && self.words.len() == MOST_PIECES);
        if self.full {
            return ControlFlow::Break(());
        }
        self.bytes += cost;
        // The lines of a file that lies in another have one place, and are one text: a detail may break over them.
        let goes_on = |last: &&mut FoundWords| {
            !begins || (matches!(piece.spot, Spot::Attachment(_)) && last.spot == *piece.spot)
        };
        match self.words.last_mut().filter(goes_on) {
            Some(begun) => {
                if begins {
                    begun.text.push('\n');
                }
                begun.text.push_str(new);
            }
            None => self.words.push(FoundWords {
                text: piece.text.to_owned(),
                spot: piece.spot.clone(),
            }),
        }
        ControlFlow::Continue(())
    }
}

/// Why a search ended before the file did.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unfinished {
    /// Whoever took the words wanted no more.
    #[error("the search was ended")]
    Stopped,
    /// Not everything could be looked at. The person has to be told.
    #[error(transparent)]
    NotLooked(#[from] Reason),
}
