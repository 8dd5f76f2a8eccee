//! One e-mail: what its headers say, and its words as text. Nothing in it is fetched or rendered.

use chrono::{NaiveDate, NaiveDateTime};
use domain::{Clock, ClockSource};
use mail_parser::{Address, DateTime, Message, MessageParser, MimeHeaders};

use crate::{Reason, guard};

/// A mail, read.
pub(crate) struct Letter {
    /// Names and values as they stand, unfolded, encoded words decoded where that can be done.
    pub(crate) headers: Vec<(String, String)>,
    pub(crate) from: Option<String>,
    pub(crate) to: Option<String>,
    pub(crate) subject: Option<String>,
    /// The text, or the words of the web page where there is no text.
    pub(crate) body: String,
    /// Web pages in it as they stand, tags and all.
    pub(crate) pages: Vec<String>,
    pub(crate) attachments: Vec<Attachment>,
    pub(crate) clocks: Vec<Clock>,
}

/// What hangs on a mail.
pub(crate) struct Attachment {
    pub(crate) name: String,
    /// Its words, where it is text.
    pub(crate) text: Option<String>,
}

/// Reads one message.
pub(crate) fn read(message: &[u8]) -> Result<Letter, Reason> {
    guard::fenced(|| {
        let message = MessageParser::default()
            .parse(message)
            .ok_or(Reason::Damaged)?;
        Ok(letter(&message))
    })
}

fn letter(message: &Message<'_>) -> Letter {
    Letter {
        headers: headers(message),
        from: message.from().and_then(people),
        to: message.to().and_then(people),
        subject: message.subject().map(str::to_owned),
        body: body(message),
        pages: message
            .html_bodies()
            .filter(|part| part.is_text_html())
            .filter_map(|part| part.text_contents().map(str::to_owned))
            .collect(),
        attachments: message
            .attachments()
            .map(|part| Attachment {
                name: part.attachment_name().unwrap_or_default().to_owned(),
                text: part.text_contents().map(str::to_owned),
            })
            .collect(),
        clocks: clocks(message),
    }
}

fn headers(message: &Message<'_>) -> Vec<(String, String)> {
    message
        .headers_raw()
        .map(|(name, raw)| {
            let raw = raw.split_whitespace().collect::<Vec<_>>().join(" ");
            let decoded = match name.to_ascii_lowercase().as_str() {
                "subject" => message.subject().map(str::to_owned),
                "from" => message.from().and_then(people),
                "to" => message.to().and_then(people),
                "cc" => message.cc().and_then(people),
                _ => None,
            };
            (name.to_owned(), decoded.unwrap_or(raw))
        })
        .collect()
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
fn clocks(message: &Message<'_>) -> Vec<Clock> {
    let sent = message.date().and_then(|date| {
        let says_zone = message.header_raw("Date").is_some_and(ends_in_zone);
        clock(ClockSource::MailDate, date, says_zone)
    });
    let received = message
        .received_all()
        .find_map(|hop| hop.date.as_ref())
        .and_then(|date| clock(ClockSource::MailReceived, date, true));
    [sent, received].into_iter().flatten().collect()
}

/// "+0100", "GMT" or "(BST)" after the time. Without one the reader gives zero, which is no zone.
fn ends_in_zone(date: &str) -> bool {
    date.rsplit_once(':').is_some_and(|(_, after_minutes)| {
        after_minutes
            .chars()
            .any(|letter| letter.is_ascii_alphabetic() || ['+', '-'].contains(&letter))
    })
}

fn clock(source: ClockSource, date: &DateTime, says_zone: bool) -> Option<Clock> {
    let day = NaiveDate::from_ymd_opt(date.year.into(), date.month.into(), date.day.into())?;
    let shows: NaiveDateTime =
        day.and_hms_opt(date.hour.into(), date.minute.into(), date.second.into())?;
    let offset = i32::from(date.tz_hour) * 60 + i32::from(date.tz_minute);
    let offset = if date.tz_before_gmt { -offset } else { offset };
    Some(Clock {
        source,
        shows,
        offset_minutes: says_zone.then_some(offset),
        date_only: false,
    })
}
