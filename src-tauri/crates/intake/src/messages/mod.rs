//! Messages read out of what phones and mailboxes export: each with its clock as it is printed, its sender, its words, and the
//! bytes at which they stand.
//!
//! A reader of one kind of export is a room in here. It takes the file as a stream, once for how it is written and once for
//! what it says, and gives messages to a [`MessageSink`] one by one, in the order of the file, so that an export of any size
//! needs the same memory. What it cannot understand it gives too, as it stands ([`UnreadLines`]), and counts; nothing is left
//! out. In the end it gives a [`ChatAccount`]: how much was read, which line proves the order of day and month, what the phone
//! may have cut off.
//!
//! Where to begin reading: [`Message`] is what comes out, [`whatsapp()`] is the first reader.

mod archive;
mod chat_account;
mod day;
mod digits;
mod half_days;
mod line_text;
mod message;
mod order;
mod raw_lines;
mod solar_hijri;
pub(crate) mod whatsapp;

pub use chat_account::{ChatAccount, Counted, FileNames};
pub use message::{
    Mark, Message, MessageClock, MessageKind, MessageLocator, MessageSink, UnreadLines,
};
pub use order::{DayOrder, OrderFound, OrderProof, OrderReading};
pub use whatsapp::{Asked, whatsapp};
