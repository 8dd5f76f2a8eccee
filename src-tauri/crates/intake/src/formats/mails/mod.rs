//! E-mails, one by one or in a box.
//!
//! [`mailbox`] takes the mails out of a file, [`pieces`] takes one apart so that each of its bytes stands in one piece,
//! [`words`] gives the pieces and accounts for them, [`copy`] writes them anew. [`letter`] has what is shown of a mail.
//! A copy and what is shown have the same words ([`seen`]).

mod body;
mod charsets;
mod content;
mod copy;
mod fields;
mod letter;
pub(crate) mod mail;
mod mailbox;
mod piece;
mod pieces;
mod seen;
mod shown;
mod words;

use std::io::Cursor;

use crate::account::Account;
use crate::formats::format::{File, Format};
use crate::found::Unfinished;
use crate::giving::Giving;
use crate::{Budget, Identified};

/// Gives the words of a mail or mailbox that lies in another file.
pub(crate) fn give_held(
    bytes: &[u8],
    identified: &Identified,
    giving: &mut Giving<'_>,
) -> Result<Account, Unfinished> {
    let mut source = Cursor::new(bytes);
    let mut file = File::measured(&mut source, identified, Budget::default())?;
    mail::Mail.words(&mut file, giving)
}
