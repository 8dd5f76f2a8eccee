//! Chats as WhatsApp exports them: a text, or an archive with it.
//!
//! A file is gone through twice: [`survey`] finds how it is written, [`reading`] gives its messages. [`header`] knows the clocks
//! of all languages, [`sentences`] what WhatsApp writes in its own words, [`telling`] which message is what.

mod attachments;
mod export;
mod header;
mod reading;
mod sentences;
mod survey;
mod telling;

use export::Export;
use reading::Reader;
use survey::Survey;

use super::chat_account::ChatAccount;
use super::message::MessageSink;
use super::order::DayOrder;
use crate::{Budget, ReadSeek, Reason};

/// How an export is to be read.
#[derive(Debug, Clone, Copy, Default)]
pub struct Asked {
    /// What it may cost: at most [`Budget::searched`] bytes of the text are read.
    pub budget: Budget,
    /// In which order the person says that day and month stand. It decides where no line proves it.
    pub order: Option<DayOrder>,
}

/// Reads a chat that WhatsApp exported, and gives its messages to a sink in the order of the file.
///
/// It needs the same few MiB of memory for a file of any size, and touches no disk. Where a message's day can be read in two
/// ways, it has none ([`OrderFound::NotKnown`](super::OrderFound::NotKnown)) until the person has said which is meant.
///
/// ```
/// use std::io::Cursor;
/// use std::ops::ControlFlow;
///
/// use intake::messages::{Asked, Message, MessageSink, OrderFound, UnreadLines, whatsapp};
///
/// struct Words(Vec<String>);
///
/// impl MessageSink for Words {
///     fn message(&mut self, message: &Message<'_>) -> ControlFlow<()> {
///         self.0.push(message.body.to_owned());
///         ControlFlow::Continue(())
///     }
///
///     fn not_understood(&mut self, _lines: &UnreadLines<'_>) -> ControlFlow<()> {
///         ControlFlow::Continue(())
///     }
/// }
///
/// let chat = "14/03/2026, 19:30 - Unknown number: I saw your light on.\n";
/// let mut words = Words(Vec::new());
/// let account = whatsapp(&mut Cursor::new(chat), Asked::default(), &mut words)?;
/// assert_eq!((account.messages, words.0), (1, vec!["I saw your light on.".to_owned()]));
/// assert!(matches!(account.order, OrderFound::Proved { .. }));
/// # Ok::<(), intake::Reason>(())
/// ```
///
/// # Errors
/// Nothing of it can be read: it is empty, damaged, or locked with a password. A file that is no such chat is no failure: its
/// account has no messages. Where the reading ended early, the account says why ([`ChatAccount::unfinished`]).
pub fn whatsapp(
    source: &mut dyn ReadSeek,
    asked: Asked,
    sink: &mut dyn MessageSink,
) -> Result<ChatAccount, Reason> {
    let export = Export::of(source)?;
    if !export.has_text() {
        return Ok(reading::nothing(&export));
    }
    let most = asked.budget.searched;
    let survey = Survey::of(export.text(source, most)?);
    let reader = Reader::new(&export, &survey, asked.order, sink);
    Ok(reader.read(export.text(source, most)?))
}
