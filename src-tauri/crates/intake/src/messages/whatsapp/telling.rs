//! What a message is, and what else is said of it, by its words.

use super::attachments::{self, FilesThere};
use super::header::is_invisible;
use super::sentences::{self, Meaning};
use crate::messages::message::{Mark, MessageKind};

/// Longer texts are nobody's but their sender's, in bytes; so long is the longest sentence of WhatsApp's.
const LONGEST_SENTENCE: usize = 400;

/// Tells what a message is. Its marks are put behind those that are there.
pub(super) fn told<'b>(
    body: &'b str,
    has_sender: bool,
    there: Option<&FilesThere>,
    marks: &mut Vec<Mark<'b>>,
) -> MessageKind {
    let before = marks.len();
    if has_sender {
        note_nothing(body, marks);
    }
    attachments::named(body, there, |name| {
        marks.push(Mark::Attachment {
            name,
            in_archive: None,
        })
    });
    let has_file = marks.len() > before;
    if is_edited(body) {
        marks.push(Mark::Edited);
    }
    let is_marked = body.starts_with(is_invisible);
    let meaning = match has_file {
        true => None,
        false => meaning(body, is_marked),
    };
    let kind = match meaning {
        Some(Meaning::Missed) => {
            marks.push(Mark::Missed);
            MessageKind::Call
        }
        Some(Meaning::Call) => MessageKind::Call,
        _ if !has_sender => MessageKind::System,
        _ if is_marked && meaning.is_none() && sentences::is_system(body) => MessageKind::System,
        _ => MessageKind::Text,
    };
    marks.extend(match meaning {
        Some(Meaning::Deleted) => Some(Mark::Deleted),
        Some(Meaning::Omitted) => Some(Mark::Omitted),
        Some(Meaning::Once) => Some(Mark::ViewOnce),
        Some(Meaning::Poll) => Some(Mark::Poll),
        Some(Meaning::Place) => Some(Mark::Location),
        Some(Meaning::Waiting) => Some(Mark::NotReceivedYet),
        _ => None,
    });
    let known = marks.len() > before || kind != MessageKind::Text;
    if is_marked && has_sender && !known {
        marks.push(Mark::PerhapsNotTyped);
    }
    kind
}

fn note_nothing(body: &str, marks: &mut Vec<Mark<'_>>) {
    let words = body.trim_matches(|letter: char| is_invisible(letter) || letter.is_whitespace());
    if words.is_empty() || words == "null" {
        marks.push(Mark::NothingPrinted);
    }
}

fn meaning(body: &str, is_marked: bool) -> Option<Meaning> {
    let first = body.split('\n').next().unwrap_or_default();
    // Words of the sender's own may stand below "<Media omitted>", and nowhere else.
    if body.len() <= LONGEST_SENTENCE && first.len() == body.len() {
        if let Some(meaning) = sentences::whole(body).filter(|meaning| stands_alone(*meaning)) {
            return Some(meaning);
        }
    } else if first.len() <= LONGEST_SENTENCE
        && let Some(Meaning::Omitted) = sentences::whole(first.trim_end_matches('\r'))
    {
        return Some(Meaning::Omitted);
    }
    let looks_so = is_marked || first.contains(":");
    if let Some(meaning) = looks_so.then(|| sentences::beginning(first)).flatten() {
        return Some(meaning);
    }
    if !is_marked {
        return None;
    }
    // "Voice call, 5 min", "Missed voice call. Click to call back".
    let end = first
        .find([',', '.', '،', '。', '，', '\r'])
        .unwrap_or(first.len());
    let call = sentences::whole(&first[..end]);
    call.filter(|meaning| matches!(meaning, Meaning::Missed | Meaning::Call))
        // "report.pdf • 3 pages ‎document omitted".
        .or_else(|| {
            let (_, last) = first.rsplit_once('\u{200E}')?;
            sentences::whole(last.trim_end_matches('\r'))
                .filter(|meaning| *meaning == Meaning::Omitted)
        })
}

/// Whether a sentence says so though no invisible sign stands before it. "Voice call" and "file attached" may be anybody's words.
const fn stands_alone(meaning: Meaning) -> bool {
    !matches!(
        meaning,
        Meaning::Call | Meaning::Edited | Meaning::Attached | Meaning::System
    )
}

/// `hello ‎<This message was edited>`.
fn is_edited(body: &str) -> bool {
    let words =
        body.trim_end_matches(|letter: char| is_invisible(letter) || letter.is_whitespace());
    let Some(inside) = words.strip_suffix('>') else {
        return false;
    };
    let at = inside.rfind('<');
    at.is_some_and(|at| sentences::whole(&inside[at + 1..]) == Some(Meaning::Edited))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(body: &str, has_sender: bool) -> (&'static str, Vec<&'static str>) {
        let mut marks = Vec::new();
        let kind = told(body, has_sender, None, &mut marks);
        (kind.code(), marks.iter().map(|mark| mark.code()).collect())
    }

    #[test]
    fn what_whatsapp_writes_itself_is_told_from_what_people_write() {
        for (body, kind, marks) in [
            ("hello", "text", &[][..]),
            ("", "text", &["nothing_printed"]),
            ("null", "text", &["nothing_printed"]),
            ("This message was deleted", "text", &["deleted"]),
            ("\u{200e}You deleted this message.", "text", &["deleted"]),
            ("Du hast diese Nachricht gelöscht.", "text", &["deleted"]),
            ("<Media omitted>", "text", &["omitted"]),
            ("<Media omitted>\nlook at this", "text", &["omitted"]),
            ("\u{200e}image omitted", "text", &["omitted"]),
            (
                "\u{200e}report.pdf • \u{200e}3 pages \u{200e}document omitted",
                "text",
                &["omitted"],
            ),
            (
                "Jetzt! \u{200e}<Diese Nachricht wurde bearbeitet.>",
                "text",
                &["edited"],
            ),
            ("gel <Bu mesaj düzenlendi>", "text", &["edited"]),
            (
                "\u{200e}Missed voice call, \u{200e}Click to call back",
                "call",
                &["missed"],
            ),
            ("Missed video call", "call", &["missed"]),
            ("\u{200e}Voice call, \u{200e}5 min", "call", &[]),
            ("\u{200e}Voice call. \u{200e}10 sec", "call", &[]),
            ("Voice call", "text", &[]),
            ("Voice call, 5 min, then he hung up", "text", &[]),
            (
                "\u{200e}POLL:\nWhere?\n\u{200e}OPTION: here (2 votes)",
                "text",
                &["poll"],
            ),
            ("\u{200e}ENCUESTA:\n¿Dónde?", "text", &["poll"]),
            (
                "Location: https://maps.google.com/?q=1,2",
                "text",
                &["location"],
            ),
            ("<View once voice message omitted>", "text", &["view_once"]),
            (
                "Waiting for this message. This may take a while.",
                "text",
                &["not_received_yet"],
            ),
            (
                "\u{200e}Messages and calls are end-to-end encrypted. No one outside of this chat can read them.",
                "system",
                &[],
            ),
            (
                "Messages and calls are end-to-end encrypted, they say",
                "text",
                &[],
            ),
            (
                "\u{200e}Glorp frobbed the chat",
                "text",
                &["perhaps_not_typed"],
            ),
            (
                "\u{200e}<attached: 00000001-PHOTO-2019.jpg>",
                "text",
                &["attachment"],
            ),
            (
                "IMG-20190808-WA0001.jpg (file attached)\nlook",
                "text",
                &["attachment"],
            ),
        ] {
            assert_eq!(said(body, true), (kind, marks.to_vec()), "{body}");
        }
        assert_eq!(said("Ann left", false), ("system", vec![]));
        assert_eq!(said("Missed voice call", false), ("call", vec!["missed"]));
    }
}
