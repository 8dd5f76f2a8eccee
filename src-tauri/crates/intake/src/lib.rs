//! Bytes in, facts out.
//!
//! A file that somebody attaches is evidence, and may have been made by the person who stalks them.
//! This crate looks at its bytes and says what kind of thing it is ([`identify`]), what it knows of
//! time, place and device ([`facts`]), what of it can be shown without running anything in it
//! ([`preview`]), and which words it holds, for the search for what must not go out ([`words_in`]).
//! With the words comes an [`Account`] of what was not read. Exported chats are read message by message ([`messages`]). What is not wholly read is made anew from what was
//! ([`clean_copy`]), and a picture is made to print ([`readable_picture`]).
//!
//! What it never does: change the original; see the vault; ask a clock; open a connection or
//! another file; render SVG or HTML; believe a file's name over its content; believe one clock over
//! another. It does not panic, whatever it is given, and it reads no more than a stated budget
//! ([`Budget`]): a file that would need more is refused with a [`Reason`], and is kept all the same.
//!
//! A time zone is taken from the file where the file has one. It is never assumed.
//!
//! Where to begin reading: [`facts`] is the widest door; `formats` has a file for each format, each answering the same
//! questions, as a stream (`stream`) that gives to a sink what it finds; `guard` is the fence around other people's readers. The crate `sample-files` draws files to try it on.

mod account;
mod allowance;
mod clean_copy;
mod clocks;
mod facts;
mod formats;
mod found;
mod giving;
mod guard;
mod identify;
mod looking;
pub mod messages;
mod preview;
mod reason;
mod source;
mod stream;

#[cfg(test)]
mod tests;

pub use account::{Account, UnreadBytes};
pub use clean_copy::{Copied, Piece, Withholding};
pub use facts::{Facts, MailHead};
pub use formats::documents::{CopiedPages, pages_of_copy};
pub use formats::pictures::raster::{ReadablePicture, readable_picture};
pub use found::{FoundPiece, FoundWords, LookedThrough, Spot, Unfinished, WordSink};
pub use identify::{HEAD_LENGTH, Identified, identify};
pub use looking::{COPIERS, READERS, clean_copy, facts, preview, search, words_in};
pub use preview::{PagePicture, Preview};
pub use reason::Reason;
pub use source::{Budget, ReadSeek};
