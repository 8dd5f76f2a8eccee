pub(crate) mod ebml;
pub(crate) mod text_shape;

use domain::ItemKind;

use crate::identify::text_shape::TextShape;

/// How much of a file's beginning [`identify`] wants to see.
pub const HEAD_LENGTH: usize = 64 * 1024;

/// What a file is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identified {
    /// What it is to Daybook. [`crate::facts`] may sharpen photo and screenshot.
    pub item_kind: ItemKind,
    /// Its media type.
    pub media_type: String,
}

impl Identified {
    fn new(item_kind: ItemKind, media_type: &str) -> Self {
        Self {
            item_kind,
            media_type: media_type.to_owned(),
        }
    }

    pub(crate) fn is(&self, media_type: &str) -> bool {
        self.media_type == media_type
    }
}

/// Says what a file is by the beginning of its content (its first [`HEAD_LENGTH`] bytes). The name
/// only tells apart what reads alike, such as a table from any other plain text.
pub fn identify(head: &[u8], original_name: &str) -> Identified {
    // A head may be cut in the middle of anything; none of these need more than their beginning.
    movie_family(head)
        .or_else(|| matroska_family(head))
        .or_else(|| rich_text(head))
        .or_else(|| marked_text(head))
        .or_else(|| by_signature(head))
        .or_else(|| plain_text(head, original_name))
        .unwrap_or_else(|| Identified::new(ItemKind::Other, "application/octet-stream"))
}

/// The family of formats that begin with an `ftyp` box, told apart by their brand.
fn movie_family(head: &[u8]) -> Option<Identified> {
    if head.get(4..8)? != b"ftyp" {
        return match head.get(4..8)? {
            // QuickTime files of old begin without one.
            b"moov" | b"mdat" | b"wide" => {
                Some(Identified::new(ItemKind::Video, "video/quicktime"))
            }
            _ => None,
        };
    }
    let (kind, media_type) = match head.get(8..12)? {
        b"heic" | b"heix" | b"heim" | b"heis" | b"hevc" => (ItemKind::Photo, "image/heic"),
        b"mif1" | b"msf1" | b"heif" => (ItemKind::Photo, "image/heif"),
        b"avif" | b"avis" => (ItemKind::Photo, "image/avif"),
        b"crx " => (ItemKind::Photo, "image/x-canon-cr3"),
        b"M4A " | b"M4B " | b"M4P " => (ItemKind::Audio, "audio/mp4"),
        b"qt  " => (ItemKind::Video, "video/quicktime"),
        brand if brand.starts_with(b"3g") => (ItemKind::Video, "video/3gpp"),
        _ => (ItemKind::Video, "video/mp4"),
    };
    Some(Identified::new(kind, media_type))
}

/// WebM and Matroska.
fn matroska_family(head: &[u8]) -> Option<Identified> {
    match ebml::doc_type(head)? {
        b"webm" => Some(Identified::new(ItemKind::Video, "video/webm")),
        b"matroska" => Some(Identified::new(ItemKind::Video, "video/x-matroska")),
        _ => None,
    }
}

/// Before the texts: its words may make it a chat.
fn rich_text(head: &[u8]) -> Option<Identified> {
    let begins = head.trim_ascii_start().starts_with(b"{\\rtf");
    begins.then(|| Identified::new(ItemKind::Document, "application/rtf"))
}

/// Text that says itself what it is: a mail's headers, a chat's lines, a web page. Before the
/// signatures, because "From " and "<html" are both texts with a beginning.
fn marked_text(head: &[u8]) -> Option<Identified> {
    let shape = text_shape::of(head)?;
    match shape {
        TextShape::Mail => Some(Identified::new(ItemKind::Mail, "message/rfc822")),
        TextShape::Mailbox => Some(Identified::new(ItemKind::Mail, "application/mbox")),
        TextShape::Chat(media_type) => Some(Identified::new(ItemKind::Chat, media_type)),
        TextShape::WebPage => Some(Identified::new(ItemKind::Document, "text/html")),
        TextShape::Drawing => Some(Identified::new(ItemKind::Document, "image/svg+xml")),
        TextShape::Plain => None,
    }
}

fn by_signature(head: &[u8]) -> Option<Identified> {
    // A PDF may begin after a few stray bytes.
    if head[..head.len().min(1024)]
        .windows(5)
        .any(|window| window == b"%PDF-")
    {
        return Some(Identified::new(ItemKind::Pdf, "application/pdf"));
    }
    let found = infer::get(head)?.mime_type();
    let (kind, media_type) = match found {
        "image/png" => (ItemKind::Screenshot, "image/png"),
        "audio/x-wav" => (ItemKind::Audio, "audio/wav"),
        "audio/m4a" => (ItemKind::Audio, "audio/mp4"),
        "audio/x-flac" => (ItemKind::Audio, "audio/flac"),
        "image/openraster" | "image/vnd.djvu" | "image/vnd.dwg" => (ItemKind::Document, found),
        "text/html" => (ItemKind::Document, "text/html"),
        other if other.starts_with("text/") => return None,
        other if other.starts_with("image/") => (ItemKind::Photo, other),
        other if other.starts_with("video/") => (ItemKind::Video, other),
        other if other.starts_with("audio/") => (ItemKind::Audio, other),
        other if is_document(other) => (ItemKind::Document, other),
        other if is_archive(other) => (ItemKind::Archive, other),
        other => (ItemKind::Other, other),
    };
    Some(Identified::new(kind, media_type))
}

fn is_document(media_type: &str) -> bool {
    [
        "opendocument",
        "openxmlformats",
        "msword",
        "ms-excel",
        "ms-powerpoint",
        "rtf",
        "epub",
    ]
    .iter()
    .any(|part| media_type.contains(part))
}

fn is_archive(media_type: &str) -> bool {
    [
        "zip", "x-tar", "rar", "x-7z", "x-xz", "x-bzip2", "zstd", "x-lz4",
    ]
    .iter()
    .any(|part| media_type.contains(part))
}

/// Whether a text is XML, or a part of a web page. "<Sam> Hello" is neither.
fn has_tags(head: &[u8]) -> bool {
    let head = head.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(head);
    let head = head.trim_ascii_start();
    let begins = head.starts_with(b"<?xml") || head.starts_with(b"<!");
    let ends = || head.windows(2).any(|two| two == b"</" || two == b"/>");
    begins || (head.starts_with(b"<") && ends())
}

fn plain_text(head: &[u8], original_name: &str) -> Option<Identified> {
    text_shape::of(head)?;
    let name = original_name.to_ascii_lowercase();
    let media_type = if name.ends_with(".csv") {
        "text/csv"
    } else if name.ends_with(".json") {
        "application/json"
    } else if name.ends_with(".xml") || has_tags(head) {
        "application/xml"
    } else if name.ends_with(".ics") {
        "text/calendar"
    } else if name.ends_with(".vcf") {
        "text/vcard"
    } else {
        "text/plain"
    };
    Some(Identified::new(ItemKind::Text, media_type))
}
