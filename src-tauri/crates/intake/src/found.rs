use std::fmt::Write as _;
use std::io::SeekFrom;

use catalogue::{Saying, Words, sentences};
use domain::ItemKind;

use crate::formats::movie::movie_facts;
use crate::source::read_first;
use crate::{
    Budget, Identified, ReadSeek, Reason, formats::exif, formats::jpeg, formats::mail,
    formats::pdf_text, formats::png, formats::text,
};

/// Where in a file words stand.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
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
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundWords {
    /// The words.
    pub text: String,
    /// Where.
    pub locator: Locator,
}

/// What was found in a file, and why not everything in it could be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct LookedThrough {
    /// The words.
    pub words: Vec<FoundWords>,
    /// `None` only when the whole file was looked through. The person has to be told otherwise.
    pub not_looked: Option<Reason>,
}

impl LookedThrough {
    fn push(&mut self, text: impl Into<String>, locator: Locator) {
        let text = text.into();
        if !text.trim().is_empty() {
            self.words.push(FoundWords { text, locator });
        }
    }

    fn push_lines(&mut self, text: &str, locator: fn(u32) -> Locator) {
        for (line, number) in text.lines().zip(1..) {
            self.push(line, locator(number));
        }
    }
}

/// Every word in a file that can be searched: lines, headers, pages, what a camera wrote, the place
/// as "52.954780, -1.158110".
pub fn words_in(source: &mut dyn ReadSeek, identified: &Identified) -> LookedThrough {
    let mut found = LookedThrough::default();
    found.not_looked = look(source, identified, &mut found)
        .err()
        .or(found.not_looked);
    found
}

fn look(
    mut source: &mut dyn ReadSeek,
    identified: &Identified,
    found: &mut LookedThrough,
) -> Result<(), Reason> {
    if matches!(identified.item_kind, ItemKind::Video | ItemKind::Audio) {
        return look_in_movie(source, found);
    }
    let size = source.seek(SeekFrom::End(0))?;
    let (bytes, more) = read_first(&mut source, Budget::default().bytes)?;
    if size == 0 {
        return Ok(());
    }
    match identified.item_kind {
        ItemKind::Photo | ItemKind::Screenshot => look_in_picture(bytes, found)?,
        ItemKind::Pdf => look_in_pdf(bytes, found)?,
        ItemKind::Mail => look_in_mail(&bytes, identified, found)?,
        ItemKind::Chat | ItemKind::Text => look_in_text(&bytes, found),
        ItemKind::Document if identified.is("text/html") || identified.is("image/svg+xml") => {
            look_in_text(&bytes, found);
            found.push_lines(&mail::words_of_page_bytes(&bytes)?, Locator::Line);
        }
        _ => return Err(Reason::NotSearchable),
    }
    if more {
        return Err(Reason::OnlyTheFirstPart);
    }
    Ok(())
}

fn look_in_text(bytes: &[u8], found: &mut LookedThrough) {
    found.push_lines(&text::decoded(bytes).0, Locator::Line);
}

fn look_in_mail(
    bytes: &[u8],
    identified: &Identified,
    found: &mut LookedThrough,
) -> Result<(), Reason> {
    let mut unread = None;
    for message in mail::messages(bytes, identified) {
        let letter = mail::read(message)?;
        for (name, value) in letter.headers {
            found.push(value, Locator::Header(name));
        }
        found.push_lines(&letter.body, Locator::MailLine);
        for page in &letter.pages {
            found.push_lines(page, Locator::MailLine);
        }
        for attachment in letter.attachments {
            found.push(
                &attachment.name,
                Locator::Attachment(attachment.name.clone()),
            );
            match attachment.text {
                Some(text) => {
                    for line in text.lines() {
                        found.push(line, Locator::Attachment(attachment.name.clone()));
                    }
                }
                None => unread = Some(Reason::NotSearchable),
            }
        }
    }
    unread.map_or(Ok(()), Err)
}

fn look_in_pdf(bytes: Vec<u8>, found: &mut LookedThrough) -> Result<(), Reason> {
    let document = pdf_text::words(bytes)?;
    for (name, text) in document.titles {
        found.push(text, Locator::Field(name.to_owned()));
    }
    let scanned = document.pages.iter().any(|page| page.trim().is_empty());
    for (page, number) in document.pages.into_iter().zip(1..) {
        found.push(page, Locator::Page(number));
    }
    match (document.more_pages, scanned) {
        (true, _) => Err(Reason::OnlyTheFirstPart),
        (_, true) => Err(Reason::NotSearchable),
        _ => Ok(()),
    }
}

fn look_in_picture(bytes: Vec<u8>, found: &mut LookedThrough) -> Result<(), Reason> {
    for comment in jpeg::comments(&bytes) {
        found.push(comment, Locator::Field("comment".to_owned()));
    }
    if bytes.starts_with(png::SIGNATURE) {
        for (name, value) in png::chunks(&bytes).0.iter().filter_map(png::field) {
            found.push(value, Locator::Field(name));
        }
    }
    let camera = exif::camera_facts(bytes)?;
    if let Some(point) = camera.point {
        push_point(point, found);
    }
    for remark in camera.remarks {
        found.push(remark.text, Locator::Field(remark.name));
    }
    // What the picture itself shows is for a person to look at.
    Err(Reason::NotSearchable)
}

fn look_in_movie(mut source: &mut dyn ReadSeek, found: &mut LookedThrough) -> Result<(), Reason> {
    let size = source.seek(SeekFrom::End(0))?;
    if let Ok(movie) = movie_facts(&mut source, size) {
        if let Some(point) = movie.point {
            push_point(point, found);
        }
        for (name, value) in movie.remarks {
            found.push(value, Locator::Field(name));
        }
    }
    Err(Reason::NotSearchable)
}

fn push_point(point: domain::GeoPoint, found: &mut LookedThrough) {
    let (latitude, longitude) = point.degrees();
    let mut text = String::new();
    // Writing to a string does not fail.
    let _ = write!(text, "{latitude:.6}, {longitude:.6}");
    found.push(text, Locator::Field("GPS".to_owned()));
}
