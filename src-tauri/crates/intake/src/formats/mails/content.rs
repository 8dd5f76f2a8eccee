//! What the headers of a mail or part say of what follows them.

use mail_parser::{MessageParser, MimeHeaders};

use crate::guard;

use super::body::Coding;
use super::fields::{Field, MOST_FIELDS};

/// What follows some headers.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(crate) struct Content {
    /// As "text/html", in small letters. Empty where nothing is said.
    pub(crate) media_type: String,
    pub(crate) charset: Option<String>,
    pub(crate) boundary: Option<String>,
    /// What the file is called that hangs here.
    pub(crate) name: Option<String>,
    pub(crate) attached: bool,
    /// Everything that the two headers say beside it, decoded.
    pub(crate) said: Vec<String>,
}

/// The two headers that say it are no longer than this, in bytes. A file's name of 255 letters takes a tenth of it.
const LONGEST: usize = 16 * 1024;
const TYPE: &str = "Content-Type";
const DISPOSITION: &str = "Content-Disposition";

impl Content {
    /// Of a part with these headers, which begin with these bytes. Headers that are too long say nothing: their reader
    /// compares each of the things that they say with each other one.
    pub(crate) fn of(bytes: &[u8], fields: &[Field]) -> Self {
        let said: Vec<&[u8]> = fields
            .iter()
            .filter(|field| says(field) && field.range.len() <= LONGEST)
            .map(|field| &bytes[field.range.clone()])
            .collect();
        let said = [&said.concat()[..], b"\r\n"].concat();
        guard::fenced(|| Ok(read(&said).unwrap_or_default())).unwrap_or_default()
    }

    pub(crate) fn is_multipart(&self) -> bool {
        self.media_type.starts_with("multipart/")
    }

    pub(crate) fn is_mail(&self) -> bool {
        ["message/rfc822", "message/global", "message/news"].contains(&self.media_type.as_str())
    }
}

fn read(headers: &[u8]) -> Option<Content> {
    let message = MessageParser::default().parse_headers(headers)?;
    let part = message.parts.first()?;
    let kind = part.content_type();
    let disposition = part.content_disposition();
    let media_type = kind.map(|kind| match kind.subtype() {
        Some(subtype) => format!("{}/{subtype}", kind.ctype()).to_ascii_lowercase(),
        None => kind.ctype().to_ascii_lowercase(),
    });
    let attribute = |name| {
        kind.and_then(|kind| kind.attribute(name))
            .map(str::to_owned)
    };
    let both = [kind, disposition].into_iter().flatten();
    let said = both
        .filter_map(|one| one.attributes())
        .flatten()
        .map(|attribute| attribute.value.clone().into_owned())
        .collect();
    Some(Content {
        media_type: media_type.unwrap_or_default(),
        charset: attribute("charset"),
        boundary: attribute("boundary").filter(|boundary| !boundary.is_empty()),
        name: part.attachment_name().map(str::to_owned),
        attached: disposition.is_some_and(mail_parser::ContentType::is_attachment),
        said,
    })
}

/// How the part is written for the way.
pub(crate) fn coding(fields: &[Field]) -> Coding {
    let named = fields
        .iter()
        .find(|field| field.is("Content-Transfer-Encoding"));
    named.map_or(Coding::None, |field| Coding::named(&field.value))
}

/// Whether a header says what follows.
pub(crate) fn says(field: &Field) -> bool {
    field.is(TYPE) || field.is(DISPOSITION)
}

/// Whether a header that may stand once stands there more often, there are too many, or one is too long to be read: readers
/// differ in which of them they follow.
pub(crate) fn is_in_doubt(fields: &[Field]) -> bool {
    let is_too_long = |field: &Field| says(field) && field.range.len() > LONGEST;
    if fields.len() >= MOST_FIELDS || fields.iter().any(is_too_long) {
        return true;
    }
    let once = [TYPE, "Content-Transfer-Encoding", DISPOSITION];
    once.iter()
        .any(|name| fields.iter().filter(|field| field.is(name)).count() > 1)
}
