//! Words that were found in files, and where.

use catalogue::{Saying, Words, sentences};
use domain::GeoPoint;
use serde::{Deserialize, Serialize};

use crate::Reason;

/// Where in a file words stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[non_exhaustive]
pub enum Locator {
    /// A line of a text, from 1.
    Line(u32),
    /// A page, from 1.
    Page(u32),
    /// A named field of what a camera or a program wrote.
    Field(String),
    /// A mail's header.
    Header(String),
    /// A line of a mail's text, from 1.
    MailLine(u32),
    /// A file that hangs on a mail.
    Attachment(String),
}

impl Locator {
    /// In words: "page 3".
    pub fn words(&self, words: &Words) -> String {
        let number = |id, number: u32| words.say_with(id, &[("number", i64::from(number).into())]);
        let name = |id, name: &String| words.say_with(id, &[("name", Saying::Text(name.clone()))]);
        match self {
            Self::Line(line) => number(sentences::LOCATOR_LINE, *line),
            Self::Page(page) => number(sentences::LOCATOR_PAGE, *page),
            Self::Field(field) => name(sentences::LOCATOR_FIELD, field),
            Self::Header(header) => name(sentences::LOCATOR_HEADER, header),
            Self::MailLine(line) => number(sentences::LOCATOR_MAIL_LINE, *line),
            Self::Attachment(file) => name(sentences::LOCATOR_ATTACHMENT, file),
        }
    }
}

/// Words out of a file, and where they stand.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct FoundWords {
    /// The words.
    pub text: String,
    /// Where.
    pub locator: Locator,
}

/// What was found in a file, and why not everything in it could be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LookedThrough {
    /// The words.
    pub words: Vec<FoundWords>,
    /// `None` only when the whole file was looked through. The person has to be told otherwise.
    pub not_looked: Option<Reason>,
}

impl LookedThrough {
    pub(crate) fn push(&mut self, text: impl Into<String>, locator: Locator) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.words.push(FoundWords { text, locator });
        }
    }

    pub(crate) fn push_lines(&mut self, text: &str, locator: fn(u32) -> Locator) {
        for (line, number) in text.lines().zip(1..) {
            self.push(line, locator(number));
        }
    }

    /// A place, written as people write one.
    pub(crate) fn push_point(&mut self, point: GeoPoint) {
        let (latitude, longitude) = point.degrees();
        let text = format!("{latitude:.6}, {longitude:.6}");
        self.push(text, Locator::Field("GPS".to_owned()));
    }
}
