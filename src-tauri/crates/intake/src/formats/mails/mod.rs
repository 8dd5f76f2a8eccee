//! E-mails, one by one or in a box.
//!
//! [`mailbox`] takes the mails out of a file, [`pieces`] takes one apart so that each of its bytes stands in one piece,
//! [`words`] gives the pieces and accounts for them, [`copy`] writes them anew. [`letter`] has what is shown of a mail.

mod body;
mod content;
mod copy;
mod dates;
mod fields;
mod letter;
pub(crate) mod mail;
mod mailbox;
mod pieces;
mod words;
