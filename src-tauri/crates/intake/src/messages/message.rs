//! What every reader of messages gives.

use std::ops::ControlFlow;

use chrono::NaiveDateTime;

/// One message, on its way out of a file. It borrows from the reader: a sink that keeps it makes its own copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Message<'a> {
    /// Its place in the order of the file, from 1. Clocks may run backwards; this does not.
    pub number: u64,
    /// When, as the file says it.
    pub clock: MessageClock<'a>,
    /// Who, as the file says it: mostly the name under which the keeper of the phone has them. Nobody where the program wrote a
    /// line of its own.
    pub sender: Option<&'a str>,
    /// The words, exactly: the bytes at [`Message::locator`], decoded as it says. What the program added to them is among them.
    pub body: &'a str,
    /// What it is.
    pub kind: MessageKind,
    /// What else the file says of it.
    pub marks: &'a [Mark<'a>],
    /// Where the words stand.
    pub locator: MessageLocator<'a>,
    /// The line on which it begins, from 1.
    pub line: u64,
}

/// A message's clock. WhatsApp prints what the phone's clock showed, in whatever zone the phone was when the chat was exported,
/// and no zone with it: so it is local, and stays so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageClock<'a> {
    /// The digits and words as they stand: "31/12/2022, 11:40:26".
    pub printed: &'a str,
    /// What they say, where only one reading is possible. Nothing here guesses.
    pub local: Option<NaiveDateTime>,
    /// Whether seconds are printed. Where they are not, `local` has nought.
    pub has_seconds: bool,
}

/// What a message is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MessageKind {
    /// Something that somebody wrote or sent.
    Text,
    /// A call, answered or not.
    Call,
    /// A mail.
    Mail,
    /// What the program wrote: who joined, who was blocked, which code changed.
    System,
}

impl MessageKind {
    /// As programs read it: "text", "call", "mail", "system".
    pub const fn code(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Call => "call",
            Self::Mail => "mail",
            Self::System => "system",
        }
    }
}

/// What a file says of a message beside its words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mark<'a> {
    /// Its words were changed after they were sent. The earlier ones are not in the export.
    Edited,
    /// It was deleted. Its words are not in the export.
    Deleted,
    /// It could be opened once.
    ViewOnce,
    /// Nothing is printed, or "null": some versions export calls so, others messages that could be opened once.
    NothingPrinted,
    /// A picture, sound or file was sent, and the export was made without it.
    Omitted,
    /// A file was sent, under this name.
    Attachment {
        /// As the message names it.
        name: &'a str,
        /// Whether it is in the archive; `None` where the export is a text alone.
        in_archive: Option<bool>,
    },
    /// A call that was not taken.
    Missed,
    /// A question with answers to choose from.
    Poll,
    /// A place, or where somebody is.
    Location,
    /// Its words had not come to the phone yet.
    NotReceivedYet,
    /// An invisible sign that WhatsApp puts before its own words stands here, but the words are none that are known here. They
    /// may not have been typed by the sender.
    PerhapsNotTyped,
    /// A message that stands before it has a later clock: it came late, the phone's clock was changed, or it is a copy of another
    /// message that stands inside this one's neighbour.
    TimeRunsBackwards,
    /// Lines in it look like messages of another export: somebody copied them into this one.
    HoldsOtherHeaders,
    /// Its clock can be read in more than one way, or not at all.
    ClockNotKnown,
    /// Its date can only be read the other way round than those of the rest.
    OtherDayOrder,
    /// Some of its bytes are no letters. They are shown as U+FFFD.
    Undecodable,
    /// The file could not be read beyond it. There may be more of it.
    BreaksOff,
    /// It is longer than any message can be. So many bytes come after what is given here.
    GoesOn {
        /// How many.
        bytes: u64,
    },
}

impl Mark<'_> {
    /// As programs read it.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Edited => "edited",
            Self::Deleted => "deleted",
            Self::ViewOnce => "view_once",
            Self::NothingPrinted => "nothing_printed",
            Self::Omitted => "omitted",
            Self::Attachment { .. } => "attachment",
            Self::Missed => "missed",
            Self::Poll => "poll",
            Self::Location => "location",
            Self::NotReceivedYet => "not_received_yet",
            Self::PerhapsNotTyped => "perhaps_not_typed",
            Self::TimeRunsBackwards => "time_runs_backwards",
            Self::HoldsOtherHeaders => "holds_other_headers",
            Self::ClockNotKnown => "clock_not_known",
            Self::OtherDayOrder => "other_day_order",
            Self::Undecodable => "undecodable",
            Self::BreaksOff => "breaks_off",
            Self::GoesOn { .. } => "goes_on",
        }
    }
}

/// Where words stand in a file, so that anybody can look: these bytes, decoded as named, are they.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MessageLocator<'a> {
    /// The file inside an archive; the bytes are counted in it as it is unpacked.
    pub member: Option<&'a str>,
    /// Where the first byte stands, from 0.
    pub offset: u64,
    /// How many there are.
    pub length: u64,
    /// The character set, by the name that programs know: "utf-8", "utf-16le", "windows-1252".
    pub encoding: &'static str,
}

/// Lines that are no part of any message that was understood, as they stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct UnreadLines<'a> {
    /// The first of them, from 1.
    pub line: u64,
    /// Their words.
    pub text: &'a str,
    /// Where they stand.
    pub locator: MessageLocator<'a>,
    /// How many bytes come after what is given here, where they are too long to be given whole.
    pub goes_on: u64,
}

/// Takes messages as they are found. `Break` ends the reading.
pub trait MessageSink {
    /// The next message, in the order of the file.
    fn message(&mut self, message: &Message<'_>) -> ControlFlow<()>;

    /// Lines that were not understood, in their place among the messages.
    fn not_understood(&mut self, lines: &UnreadLines<'_>) -> ControlFlow<()>;
}
