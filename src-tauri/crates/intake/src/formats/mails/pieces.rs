//! A mail taken apart: each of its bytes stands in one piece.

use std::ops::Range;

use domain::{ItemKind, UnreadPart};

use crate::allowance::Allowance;
use crate::formats::text_bytes;
use crate::formats::writings::base64;
use crate::identify::identify;

use super::body::{self, Coding, Unwrapped};
use super::charsets;
use super::content::{self, Content};
use super::fields::{self, Field, line_at, without_end};
use super::piece::{Frame, Piece, Words, WordsKind};

/// Mails in mails and parts in parts are followed so deep.
const DEEPEST: usize = 24;
/// So many bytes of text are held for each byte of a mail: letters may be written in three bytes that were one, and what may be
/// read in two ways is held twice. That makes six, and a part in doubt is held as it stands as well.
const HELD_FOR_EACH: u64 = 8;
/// No mail that somebody wrote has more.
const MOST_PIECES: usize = 20_000;

/// Takes a mail apart.
pub(crate) fn of(bytes: &[u8]) -> Vec<Piece> {
    let mut taking = Taking {
        pieces: Vec::new(),
        place: None,
        held: Allowance::of((bytes.len() as u64 + 1024) * HELD_FOR_EACH),
    };
    taking.mail(bytes, 0, 0);
    taking.pieces
}

struct Taking {
    pieces: Vec<Piece>,
    /// Where a mail stands that was packed, while it is taken apart: its own places are none in the file.
    place: Option<Range<usize>>,
    /// How many bytes of text may still be held. Parts within parts may each be read in a second way.
    held: Allowance,
}

impl Taking {
    fn mail(&mut self, bytes: &[u8], at: usize, depth: usize) {
        let (fields, body) = fields::at_beginning(bytes);
        let content = Content::of(bytes, &fields);
        let in_doubt = content::is_in_doubt(&fields);
        let coding = content::coding(&fields);
        self.say(&content, &fields);
        self.pieces.push(Piece::Headers(placed(fields, at)));
        self.contents(&bytes[body..], at + body, &content, coding, depth, in_doubt);
    }

    fn part(&mut self, bytes: &[u8], at: usize, depth: usize, digest: bool) {
        let (fields, body) = fields::at_beginning(bytes);
        let mut content = Content::of(bytes, &fields);
        if digest && content.media_type.is_empty() {
            "message/rfc822".clone_into(&mut content.media_type);
        }
        let in_doubt = content::is_in_doubt(&fields);
        let coding = content::coding(&fields);
        self.say(&content, &fields);
        self.pieces.push(Piece::PartHeaders(placed(fields, at)));
        self.contents(&bytes[body..], at + body, &content, coding, depth, in_doubt);
    }

    /// What headers say in a roundabout way: in pieces, or with letters that stand for others.
    fn say(&mut self, content: &Content, fields: &[Field]) {
        let stands = |said: &&String| {
            let mut saying = fields.iter().filter(|field| content::says(field));
            !saying.any(|field| field.value.contains(*said))
        };
        let said = content.said.iter().filter(stands);
        self.pieces.extend(said.cloned().map(Piece::Said));
    }

    fn contents(
        &mut self,
        bytes: &[u8],
        at: usize,
        content: &Content,
        coding: Coding,
        depth: usize,
        in_doubt: bool,
    ) {
        let too_much = depth >= DEEPEST || self.pieces.len() >= MOST_PIECES;
        if in_doubt || too_much {
            self.unread(UnreadPart::UnknownPart, at, bytes.len());
            self.beside(text_bytes::decoded(bytes), at);
        }
        if too_much {
            return;
        }
        match &content.boundary {
            Some(boundary) if content.media_type == "multipart/alternative" => {
                self.within(Frame::Alternatives, |all| {
                    all.multipart(bytes, at, boundary, depth, Parts::Alternatives);
                });
            }
            Some(boundary) if content.is_multipart() => {
                let parts = match content.media_type.as_str() {
                    "multipart/digest" => Parts::Mails,
                    _ => Parts::Others,
                };
                self.multipart(bytes, at, boundary, depth, parts);
            }
            _ if content.is_mail() && coding == Coding::None => {
                self.name(content, depth);
                let frame = Frame::AttachedMail(content.name.clone());
                self.within(frame, |attached| attached.mail(bytes, at, depth + 1));
            }
            _ => self.leaf(bytes, at, content, coding, depth),
        }
    }

    /// What stands in a frame.
    fn within(&mut self, frame: Frame, take: impl FnOnce(&mut Self)) {
        self.pieces.push(Piece::Begins(frame.clone()));
        take(self);
        self.pieces.push(Piece::Ends(frame));
    }

    /// Notes what the file is called that hangs here. Gives its name, where what stands here is no part of the mail's own text.
    fn name(&mut self, content: &Content, depth: usize) -> Option<String> {
        // An invitation (RFC 5545) is for programs.
        let is_beside = content.attached || (depth > 0 && content.media_type == "text/calendar");
        let file = match is_beside {
            true => Some(content.name.clone().unwrap_or_default()),
            false => content.name.clone(),
        };
        self.pieces.extend(file.clone().map(Piece::Name));
        file
    }

    fn multipart(&mut self, bytes: &[u8], at: usize, boundary: &str, depth: usize, parts: Parts) {
        let mut begins = 0;
        let mut inside = false;
        let mut line_begins = 0;
        while line_begins < bytes.len() {
            let line = line_at(bytes, line_begins);
            line_begins = line.end;
            let Some(last) = separates(&bytes[line.clone()], boundary) else {
                continue;
            };
            let before = &bytes[begins..line.start];
            match inside {
                true => self.one_of(parts, before, at + begins, depth + 1),
                false => self.around(before, at + begins),
            }
            begins = line.end;
            inside = !last;
            if self.pieces.len() >= MOST_PIECES {
                break;
            }
        }
        let rest = &bytes[begins..];
        match inside {
            true => self.one_of(parts, rest, at + begins, depth + 1),
            false => self.around(rest, at + begins),
        }
    }

    fn one_of(&mut self, parts: Parts, bytes: &[u8], at: usize, depth: usize) {
        match parts {
            Parts::Alternatives => self.within(Frame::Alternative, |one| {
                one.part(bytes, at, depth, false);
            }),
            Parts::Mails => self.part(bytes, at, depth, true),
            Parts::Others => self.part(bytes, at, depth, false),
        }
    }

    fn leaf(&mut self, written: &[u8], at: usize, content: &Content, coding: Coding, depth: usize) {
        let file = self.name(content, depth);
        let Unwrapped {
            bytes,
            between,
            odd,
        } = body::unwrapped(written, coding);
        if coding == Coding::Unknown {
            self.unread(UnreadPart::Attachment, at, written.len());
        }
        if !between.trim().is_empty() {
            self.unread(UnreadPart::UnknownPart, at, between.len());
            // Some readers pass over what does not belong there.
            self.beside(between, at);
            if let Some(text) = base64::sure_text(&base64::decoded(written)) {
                self.beside(text, at);
            }
        }
        self.beside(odd, at);
        let whole = at..at + written.len();
        match what_is(&bytes, content) {
            _ if bytes.iter().all(u8::is_ascii_whitespace) => {}
            What::Mail if depth < DEEPEST => self.packed_mail(&bytes, whole, file, depth),
            What::Mail | What::Other => self.unread(UnreadPart::Attachment, at, written.len()),
            What::Words(_) if coding == Coding::Unknown => {
                self.words(&bytes, content, whole, WordsKind::Beside, file);
            }
            What::Words(kind) => self.words(&bytes, content, whole, kind, file),
            What::WordsAndOther => {
                self.unread(UnreadPart::Attachment, at, written.len());
                self.words(&bytes, content, whole, WordsKind::Beside, file);
            }
        }
    }

    fn packed_mail(
        &mut self,
        bytes: &[u8],
        whole: Range<usize>,
        name: Option<String>,
        depth: usize,
    ) {
        let outer = self.place.clone();
        self.place = Some(outer.clone().unwrap_or(whole));
        let name = name.filter(|name| !name.is_empty());
        self.within(Frame::AttachedMail(name), |attached| {
            attached.mail(bytes, 0, depth + 1);
        });
        self.place = outer;
    }

    fn words(
        &mut self,
        bytes: &[u8],
        content: &Content,
        whole: Range<usize>,
        kind: WordsKind,
        file: Option<String>,
    ) {
        let decoded = charsets::text_of(bytes, content.charset.as_deref());
        if decoded.undecodable > 0 {
            let most = usize::try_from(decoded.undecodable).unwrap_or(usize::MAX);
            let length = most.min(whole.len());
            self.unread(UnreadPart::Undecodable, whole.start, length);
        }
        let at = self.at(whole.start);
        let nothing = decoded.undecodable >= bytes.len() as u64;
        self.hold(Words {
            text: decoded.text,
            at,
            kind: if nothing { WordsKind::Beside } else { kind },
            file,
        });
        if let Some(text) = decoded.perhaps {
            self.beside(text, whole.start);
        }
    }

    /// Notes words, or that there are too many of them to be held.
    fn hold(&mut self, words: Words) {
        match self.held.take(words.text.len() as u64) {
            Ok(()) => self.pieces.push(Piece::Words(words)),
            Err(_) => self.unread(UnreadPart::UnknownPart, words.at, words.text.len()),
        }
    }

    /// What stands before the first part or behind the last one: words, or else nobody knows what.
    fn around(&mut self, bytes: &[u8], at: usize) {
        if !text_bytes::are_words(bytes) {
            let from = self.at(at);
            let range = from..from + bytes.len();
            self.pieces
                .push(Piece::Unread(UnreadPart::Undecodable, range));
        }
        self.beside(text_bytes::decoded(bytes), at);
    }

    /// What stands between parts, or may be read in a second way.
    fn beside(&mut self, text: String, at: usize) {
        if !text.trim().is_empty() {
            let at = self.at(at);
            self.hold(Words {
                text,
                at,
                kind: WordsKind::Beside,
                file: None,
            });
        }
    }

    fn unread(&mut self, part: UnreadPart, at: usize, length: usize) {
        let range = self.place.clone().unwrap_or(at..at + length);
        self.pieces.push(Piece::Unread(part, range));
    }

    fn at(&self, at: usize) -> usize {
        self.place.as_ref().map_or(at, |place| place.start)
    }
}

fn placed(mut fields: Vec<Field>, at: usize) -> Vec<Field> {
    for field in &mut fields {
        field.range = field.range.start + at..field.range.end + at;
    }
    fields
}

/// Whether a line separates parts, and whether none follows.
fn separates(line: &[u8], boundary: &str) -> Option<bool> {
    let rest = without_end(line).strip_prefix(b"--")?;
    let rest = rest.strip_prefix(boundary.as_bytes())?;
    match rest.trim_ascii() {
        b"" => Some(false),
        b"--" => Some(true),
        _ => None,
    }
}

/// What the parts of a mail are to one another.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Parts {
    /// Mails, where nothing else is said of them.
    Mails,
    /// Each says the same in another way.
    Alternatives,
    /// They follow one another.
    Others,
}

/// What a part's own bytes are.
enum What {
    Words(WordsKind),
    /// Words that a program reads as something else.
    WordsAndOther,
    Mail,
    Other,
}

fn what_is(bytes: &[u8], content: &Content) -> What {
    let head = &bytes[..bytes.len().min(crate::HEAD_LENGTH)];
    let identified = identify(head, content.name.as_deref().unwrap_or_default());
    let says_text = content.media_type.is_empty() || content.media_type.starts_with("text/");
    let is_page = ["text/html", "application/xhtml+xml"].contains(&content.media_type.as_str());
    let in_form = ["text/rtf", "text/richtext", "text/enriched"];
    if content.is_mail() {
        return What::Mail;
    }
    match identified.item_kind {
        ItemKind::Text | ItemKind::Chat if is_page || has_tags(head) => {
            What::Words(WordsKind::Page)
        }
        ItemKind::Text | ItemKind::Chat if in_form.contains(&content.media_type.as_str()) => {
            What::WordsAndOther
        }
        ItemKind::Text | ItemKind::Chat => What::Words(WordsKind::Text),
        ItemKind::Document if identified.is("text/html") || identified.is("image/svg+xml") => {
            What::Words(WordsKind::Page)
        }
        ItemKind::Mail if is_page => What::Words(WordsKind::Page),
        ItemKind::Mail if says_text => What::Words(WordsKind::Text),
        ItemKind::Mail => What::Mail,
        ItemKind::Other if says_text => What::Words(match is_page {
            true => WordsKind::Page,
            false => WordsKind::Text,
        }),
        _ if text_bytes::looks_like_text(head) => What::WordsAndOther,
        _ => What::Other,
    }
}

/// Whether a text is XML, whose tags may tear words apart.
fn has_tags(head: &[u8]) -> bool {
    let begins = head.trim_ascii_start().starts_with(b"<");
    begins && head.windows(2).any(|two| two == b"</" || two == b"/>")
}
