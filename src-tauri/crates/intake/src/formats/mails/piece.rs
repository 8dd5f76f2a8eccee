//! What a mail is taken apart into.

use std::ops::Range;

use domain::UnreadPart;

use super::fields::Field;

/// A piece of a mail.
#[derive(Debug)]
pub(crate) enum Piece {
    /// The headers of a mail.
    Headers(Vec<Field>),
    /// The headers of a part of one.
    PartHeaders(Vec<Field>),
    /// What a header says in a roundabout way.
    Said(String),
    /// The name of a file that hangs on it.
    Name(String),
    /// Words, and where they stand.
    Words(Words),
    /// What follows, up to its end, stands in one of these.
    Begins(Frame),
    /// There it ends.
    Ends(Frame),
    /// What could not be read.
    Unread(UnreadPart, Range<usize>),
}

/// What holds pieces together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Frame {
    /// A mail that hangs on another, and what it is called.
    AttachedMail(Option<String>),
    /// Parts of which each says the same in another way.
    Alternatives,
    /// One of those.
    Alternative,
}

/// Words of a mail.
#[derive(Debug)]
pub(crate) struct Words {
    pub(crate) text: String,
    pub(crate) at: usize,
    pub(crate) kind: WordsKind,
    /// The file that they stand in, where it is no part of the mail's own text.
    pub(crate) file: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum WordsKind {
    /// Of its text.
    Text,
    /// Of a web page, tags and all.
    Page,
    /// Another reading of what stands there, or what stands between its parts.
    Beside,
}
