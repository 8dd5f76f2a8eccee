//! What is shown of a mail: its headers and its text. Nothing in it is fetched or rendered.

use domain::ClockSource;
use mail_parser::{Address, Message, MessageParser, MimeHeaders};

use crate::{Reason, guard};

use super::fields;
use crate::clocks::{FoundClocks, mail_date};

/// A mail, read.
pub(crate) struct Letter {
    /// Names and values as they stand, unfolded, encoded words decoded where that can be done.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) subject: Option<String>,
    /// The text, or the words of the web page where there is no text.
    pub(crate) body: String,
    /// The names of what hangs on it.
    pub(crate) attachments: Vec<String>,
    pub(crate) clocks: FoundClocks,
}

/// Reads one message.
pub(crate) fn read(mail: &[u8]) -> Result<Letter, Reason> {
    guard::fenced(|| {
        let message = MessageParser::default()
            .parse(mail)
            .ok_or(Reason::Damaged)?;
        Ok(letter(mail, &message))
    })
}

fn letter(mail: &[u8], message: &Message<'_>) -> Letter {
    let (fields, _) = fields::at_beginning(mail);
    let headers: Vec<_> = fields
        .into_iter()
        .map(|field| (field.name, field.value))
        .collect();
    Letter {
        clocks: clocks(&headers),
        from: message.from().and_then(people),
        to: message.to().and_then(people),
        subject: message.subject().map(str::to_owned),
        body: body(message),
        attachments: message
            .attachments()
            .map(|part| part.attachment_name().unwrap_or_default().to_owned())
            .collect(),
        headers,
    }
}

fn people(addresses: &Address<'_>) -> Option<String> {
    let people: Vec<String> = addresses
        .iter()
        .map(|one| match (one.name(), one.address()) {
            (Some(name), Some(address)) => format!("{name} <{address}>"),
            (Some(only), None) | (None, Some(only)) => only.to_owned(),
            (None, None) => String::new(),
        })
        .filter(|person| !person.is_empty())
        .collect();
    (!people.is_empty()).then(|| people.join(", "))
}

fn body(message: &Message<'_>) -> String {
    (0..message.text_body_count())
        .filter_map(|part| message.body_text(part))
        .collect::<Vec<_>>()
        .join("\n")
}

/// The sender's clock, and that of the last provider on the way: its header stands first.
fn clocks(headers: &[(String, String)]) -> FoundClocks {
    let named = |name: &'static str| {
        let those = headers
            .iter()
            .filter(move |(one, _)| one.eq_ignore_ascii_case(name));
        those.map(|(_, value)| value.as_str())
    };
    let mut clocks = FoundClocks::default();
    let mut first = |source, written: &mut dyn Iterator<Item = &str>| {
        let mut not_read = Vec::new();
        for words in written {
            match mail_date::clock(source, words) {
                Some(clock) => return clocks.add(clock),
                None => not_read.push(words),
            }
        }
        if let Some(words) = not_read.first() {
            clocks.add_read(source, words, None);
        }
    };
    first(ClockSource::MailDate, &mut named("Date"));
    first(
        ClockSource::MailReceived,
        &mut named("Received").filter_map(mail_date::of_received),
    );
    clocks
}
