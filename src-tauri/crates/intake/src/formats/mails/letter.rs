//! The headers of a mail, as they are shown. Nothing in it is fetched or rendered.

use domain::ClockSource;
use mail_parser::{Address, Message, MessageParser};

use crate::clocks::{FoundClocks, mail_date};
use crate::{Reason, guard};

use super::fields::{self, Field};

/// The three headers that a person looks for first are read up to this length together, in bytes: some hundred people.
const LONGEST: usize = 64 * 1024;

/// The headers of a mail, read.
pub(crate) struct Letter {
    /// Names and values as they stand, unfolded, encoded words decoded where that can be done.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) subject: Option<String>,
    pub(crate) clocks: FoundClocks,
}

/// Reads the headers of one message.
pub(crate) fn headers(mail: &[u8]) -> Result<Letter, Reason> {
    let (fields, _) = fields::at_beginning(mail);
    let first = first_headers(mail, &fields);
    guard::fenced(|| {
        let message = MessageParser::default().parse_headers(&first);
        Ok(letter(fields, message.as_ref()))
    })
}

/// Those of which a person looks for the names and addresses, as they are written.
fn first_headers(mail: &[u8], fields: &[Field]) -> Vec<u8> {
    let mut written = Vec::new();
    let is_first = |field: &&Field| ["From", "To", "Subject"].iter().any(|name| field.is(name));
    for field in fields.iter().filter(is_first) {
        if written.len() + field.range.len() <= LONGEST {
            written.extend_from_slice(&mail[field.range.clone()]);
        }
    }
    written.extend_from_slice(b"\r\n");
    written
}

fn letter(fields: Vec<Field>, message: Option<&Message<'_>>) -> Letter {
    let headers: Vec<_> = fields
        .into_iter()
        .map(|field| (field.name, field.value))
        .collect();
    Letter {
        clocks: clocks(&headers),
        from: message.and_then(Message::from).and_then(people),
        to: message.and_then(Message::to).and_then(people),
        subject: message.and_then(Message::subject).map(str::to_owned),
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
