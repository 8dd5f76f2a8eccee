//! Which kind of text a file's beginning looks like.

use std::io::Cursor;

use crate::formats::text_bytes;
use crate::stream::text;

/// How many lines decide.
const LINES: usize = 40;
/// So many bytes of the beginning are read for it.
const SHOWS_SHAPE: u64 = 16 * 1024;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum TextShape {
    Mail,
    Mailbox,
    /// With its media type.
    Chat(&'static str),
    WebPage,
    Drawing,
    Plain,
}

/// `None` when it is no text at all.
pub(crate) fn of(head: &[u8]) -> Option<TextShape> {
    if !text_bytes::looks_like_text(head) {
        return None;
    }
    let (beginning, _) = text::beginning(&mut Cursor::new(head), SHOWS_SHAPE).ok()?;
    // Programs of old ended lines with `\r` alone.
    let beginning = match beginning.contains('\n') {
        true => beginning,
        false => beginning.replace('\r', "\n"),
    };
    let beginning = beginning.trim_start();
    let lower: String = beginning
        .chars()
        .take(2048)
        .map(|letter| letter.to_ascii_lowercase())
        .collect();
    Some(if is_mailbox(beginning) {
        TextShape::Mailbox
    } else if is_mail(beginning) || is_apple_mail(beginning) || is_saved_page(beginning) {
        TextShape::Mail
    } else if lower.contains("<smses") || lower.contains("<calls ") {
        TextShape::Chat("application/xml")
    } else if is_chat_json(&lower) {
        TextShape::Chat("application/json")
    } else if beginning
        .lines()
        .take(LINES)
        .filter(|line| is_chat_line(line))
        .count()
        >= 2
    {
        TextShape::Chat("text/plain")
    } else if lower.starts_with("<!doctype html") || lower.starts_with("<html") {
        TextShape::WebPage
    } else if lower.starts_with("<svg") || (lower.starts_with("<?xml") && lower.contains("<svg")) {
        TextShape::Drawing
    } else {
        TextShape::Plain
    })
}

/// The separator line of an mbox, followed by headers.
fn is_mailbox(beginning: &str) -> bool {
    beginning
        .split_once('\n')
        .is_some_and(|(first, rest)| first.starts_with("From ") && is_mail(rest))
}

/// Apple Mail writes the mail's length on a line before it.
fn is_apple_mail(beginning: &str) -> bool {
    beginning.split_once('\n').is_some_and(|(first, rest)| {
        let length = first.trim();
        let digits = length.bytes().all(|byte| byte.is_ascii_digit());
        !length.is_empty() && digits && is_mail(rest)
    })
}

/// A web page that was saved with its pictures is written as a mail, by some browsers without a sender.
fn is_saved_page(beginning: &str) -> bool {
    let mut headers = beginning
        .lines()
        .take(LINES)
        .take_while(|line| !line.is_empty());
    let begins = beginning
        .get(..13)
        .is_some_and(|start| start.eq_ignore_ascii_case("MIME-Version:"));
    begins
        && headers.any(|line| {
            line.to_ascii_lowercase()
                .starts_with("content-type: multipart/")
        })
}

/// At least two header lines that only mails have, before anything that is no header.
fn is_mail(beginning: &str) -> bool {
    const HEADERS: [&str; 12] = [
        "from",
        "to",
        "subject",
        "date",
        "received",
        "message-id",
        "mime-version",
        "return-path",
        "delivered-to",
        "cc",
        "content-type",
        "dkim-signature",
    ];
    let mut seen = 0;
    for line in beginning.lines().take(LINES * 2) {
        let folded = line.starts_with([' ', '\t']);
        if line.is_empty() {
            break;
        }
        if folded {
            continue;
        }
        let Some((name, _)) = line.split_once(':') else {
            return false;
        };
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_graphic()) {
            return false;
        }
        seen += usize::from(HEADERS.contains(&name.to_ascii_lowercase().as_str()));
    }
    // "To:" and "Date:" alone begin many a letter; a mail has a sender or an identity too.
    seen >= 2
        && ["from:", "message-id:", "received:", "return-path:"]
            .iter()
            .any(|name| {
                beginning.lines().take(LINES * 2).any(|line| {
                    line.get(..name.len())
                        .is_some_and(|start| start.eq_ignore_ascii_case(name))
                })
            })
}

fn is_chat_json(lower: &str) -> bool {
    lower.starts_with(['{', '['])
        && lower.contains("\"messages\"")
        && [
            "\"participants\"",
            "\"date_unixtime\"",
            "\"timestamp_ms\"",
            "\"sender_name\"",
            "\"from\"",
        ]
        .iter()
        .any(|key| lower.contains(key))
}

/// `[14/03/2026, 19:30:12] Name: words` or `14/03/2026, 19:30 - Name: words`, in any order of day
/// and month, with the invisible marks that phones put in.
fn is_chat_line(line: &str) -> bool {
    let line = line.trim_start_matches(['\u{200E}', '\u{200F}', '\u{FEFF}', '[']);
    let date_length = line
        .find(|letter: char| !letter.is_ascii_digit() && !['/', '.', '-'].contains(&letter))
        .unwrap_or(line.len());
    let date = &line[..date_length];
    let parts = date.split(['/', '.', '-']).filter(|part| !part.is_empty());
    let rest = line[date_length..].trim_start_matches([',', ' ']);
    parts.count() == 3
        && date.len() >= 6
        && rest.starts_with(|letter: char| letter.is_ascii_digit())
        && rest.contains(':')
        && (rest.contains("] ") || rest.contains(" - "))
}
