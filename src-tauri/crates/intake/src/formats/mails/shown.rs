//! What is shown of the text of a mail: whose words are whose, and each of them once.

use crate::Reason;

use super::fields::Field;
use super::piece::{Frame, Piece, Words};
use super::pieces;
use super::seen::Seen;

/// What of an attached mail is shown before its words, in this order.
const SHOWN_OF_ATTACHED: [&str; 4] = ["From", "To", "Date", "Subject"];
/// Stands before each line of an attached mail: no line of it can say that the mail ends there.
const SET_OFF: &str = "| ";

/// What a mail says.
#[derive(Default)]
pub(crate) struct Content {
    /// The text, and the words of web pages that say something else.
    pub(crate) body: String,
    /// Whether the text is longer than was asked for.
    pub(crate) more: bool,
    /// The names of what hangs on it.
    pub(crate) attachments: Vec<String>,
}

/// Reads what it says, so many bytes of it and not many more. The library that reads headers would look for the end of each part
/// in all that follows it, so parts are taken apart here.
pub(crate) fn content(mail: &[u8], most: usize) -> Result<Content, Reason> {
    let mut showing = Showing {
        content: Content::default(),
        seen: Seen::default(),
        attached: Vec::new(),
        alternatives: Vec::new(),
        most,
    };
    for piece in pieces::of(mail) {
        showing.piece(piece)?;
    }
    Ok(showing.content)
}

struct Showing {
    content: Content,
    seen: Seen,
    /// The attached mails that the next words stand in, each with its heading until that is written.
    attached: Vec<Option<Heading>>,
    /// The parts that say the same in several ways, of which the next words stand in one.
    alternatives: Vec<Alternatives>,
    most: usize,
}

/// What is said of an attached mail before its words.
#[derive(Default)]
struct Heading {
    name: Option<String>,
    lines: Vec<String>,
}

/// Of parts that say the same (RFC 2046, 5.1.4), the plainest first, the first that says something is shown.
#[derive(Default)]
struct Alternatives {
    /// Whether one was shown.
    shown: bool,
    /// Whether the one that is being read is.
    showing: bool,
}

impl Showing {
    fn piece(&mut self, piece: Piece) -> Result<(), Reason> {
        match piece {
            Piece::Name(name) => {
                self.seen.part();
                // What has no name would be an empty line in the list.
                if !name.trim().is_empty() {
                    self.content.attachments.push(name);
                }
            }
            Piece::Headers(fields) => {
                if let Some(Some(heading)) = self.attached.last_mut() {
                    heading.lines = lines_of(&fields);
                }
            }
            Piece::Words(words) if words.file.is_none() => self.words(&words)?,
            Piece::Begins(frame) => self.begins(frame),
            Piece::Ends(frame) => self.ends(&frame),
            _ => {}
        }
        Ok(())
    }

    fn begins(&mut self, frame: Frame) {
        match frame {
            Frame::AttachedMail(name) => {
                self.seen.part();
                let lines = Vec::new();
                self.attached.push(Some(Heading { name, lines }));
            }
            Frame::Alternatives => self.alternatives.push(Alternatives::default()),
            Frame::Alternative => {}
        }
    }

    fn ends(&mut self, frame: &Frame) {
        match frame {
            Frame::AttachedMail(_) => {
                // One without words is told all the same.
                if !self.is_shown_already() {
                    self.headings();
                }
                self.attached.pop();
                self.seen.part();
            }
            Frame::Alternatives => {
                self.alternatives.pop();
            }
            Frame::Alternative => {
                if let Some(alternatives) = self.alternatives.last_mut() {
                    alternatives.shown |= alternatives.showing;
                }
            }
        }
    }

    /// Whether the next words say again what another part said.
    fn is_shown_already(&self) -> bool {
        self.alternatives.iter().any(|one| one.shown)
    }

    fn words(&mut self, words: &Words) -> Result<(), Reason> {
        if self.is_shown_already() {
            return Ok(());
        }
        let Some(text) = self.seen.of(words)? else {
            return Ok(());
        };
        if !text.trim().is_empty() {
            for alternatives in &mut self.alternatives {
                alternatives.showing = true;
            }
        }
        self.headings();
        match self.attached.len() {
            0 => {
                self.gap();
                self.content.body.push_str(&text);
            }
            depth => self.set_off(text.lines(), depth),
        }
        Ok(())
    }

    /// Writes the headings of the attached mails that have none yet.
    fn headings(&mut self) {
        for depth in 0..self.attached.len() {
            let Some(heading) = self.attached[depth].take() else {
                continue;
            };
            self.gap();
            let title = match &heading.name {
                Some(name) => format!("Attached mail: {name}"),
                None => "Attached mail".to_owned(),
            };
            self.set_off([title.as_str()], depth);
            let lines = heading.lines.iter().map(String::as_str);
            self.set_off(lines.chain([""]), depth + 1);
        }
    }

    /// Texts that follow one another stand apart.
    fn gap(&mut self) {
        if !self.content.body.is_empty() {
            self.content.body.push('\n');
        }
    }

    /// Many mails in one another make of each line a long one, so no more are written than are asked for.
    fn set_off<'t>(&mut self, lines: impl IntoIterator<Item = &'t str>, depth: usize) {
        for line in lines {
            self.content.more |= self.content.body.len() > self.most;
            if self.content.more {
                return;
            }
            self.content.body.push_str(&SET_OFF.repeat(depth));
            self.content.body.push_str(line);
            self.content.body.push('\n');
        }
    }
}

fn lines_of(fields: &[Field]) -> Vec<String> {
    let lines = SHOWN_OF_ATTACHED.iter().filter_map(|name| {
        let field = fields.iter().find(|field| field.is(name))?;
        Some(format!("{name}: {}", field.value))
    });
    lines.collect()
}
