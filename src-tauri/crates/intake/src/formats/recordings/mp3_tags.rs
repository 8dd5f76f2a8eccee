//! Tags of MP3: ID3 in front of the sound or behind it, the older one of 128 bytes at the end, and that of APE.

use domain::UnreadPart;

use crate::Reason;
use crate::formats::boxes::is_empty_space;
use crate::formats::packed_bytes::holds_packed_bytes;
use crate::source::u32_at;
use crate::stream::BoundedStream;

/// A tag that is looked into may be this large. The largest ones hold the picture of a record's cover.
const MOST_HELD: u64 = 16 * 1024 * 1024;
/// How long the oldest one is.
const OLDEST: u64 = 128;

/// A tag, and where it stands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Tag {
    kind: Kind,
    at: u64,
    length: u64,
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Id3,
    Oldest,
    Ape,
}

/// What is said in tags, and what of them is not understood.
#[derive(Default)]
pub(super) struct Said {
    pub(super) texts: Vec<(String, String)>,
    pub(super) unread: Vec<(UnreadPart, u64, u64)>,
}

impl Tag {
    pub(super) const fn end(&self) -> u64 {
        self.at + self.length
    }

    /// Reads it.
    pub(super) fn read(
        &self,
        stream: &mut BoundedStream<'_>,
        said: &mut Said,
    ) -> Result<(), Reason> {
        let unknown = (UnreadPart::UnknownPart, self.at, self.length);
        if self.length > MOST_HELD {
            said.unread.push(unknown);
            return Ok(());
        }
        let bytes = stream.at(self.at, usize::try_from(self.length).unwrap_or(0))?;
        let understood = match self.kind {
            Kind::Id3 => id3(&bytes, self.at, said),
            Kind::Oldest => oldest(&bytes, said),
            Kind::Ape => ape(&bytes, self.at, said),
        };
        if understood.is_none() {
            said.unread.push(unknown);
        }
        Ok(())
    }
}

/// The tag that stands whole at a place.
pub(super) fn tag_at(
    stream: &mut BoundedStream<'_>,
    at: u64,
    size: u64,
) -> Result<Option<Tag>, Reason> {
    let head = stream.up_to(at, 32)?;
    let found = if head.starts_with(b"ID3") && head.len() >= 10 {
        let behind = if head[5] & 0x10 == 0 { 0 } else { 10 };
        seven_bits(&head[6..10]).map(|length| (Kind::Id3, 10 + u64::from(length) + behind))
    } else if head.starts_with(b"TAG") && size - at == OLDEST {
        Some((Kind::Oldest, OLDEST))
    } else if head.starts_with(b"APETAGEX") && head.len() == 32 {
        // A head says that it is one; a foot alone has its items before it, and is nothing here.
        let is_head = head[23] & 0x20 != 0;
        let length = u32_at(&head, 12).map(u32::swap_bytes);
        length
            .filter(|_| is_head)
            .map(|length| (Kind::Ape, 32 + u64::from(length)))
    } else {
        None
    };
    Ok(found
        .map(|(kind, length)| Tag { kind, at, length })
        .filter(|tag| tag.end() <= size))
}

fn seven_bits(bytes: &[u8]) -> Option<u32> {
    let plain = bytes.len() == 4 && bytes.iter().all(|byte| byte & 0x80 == 0);
    plain.then(|| {
        bytes
            .iter()
            .fold(0, |sum, byte| sum << 7 | u32::from(*byte))
    })
}

/// Its frames; `None` where they are packed in a way that is not known.
fn id3(bytes: &[u8], base: u64, said: &mut Said) -> Option<()> {
    let version = bytes[3];
    let flags = bytes[5];
    if !matches!(version, 2..=4) || flags & !0x10 != 0 {
        return None;
    }
    let end = bytes.len() - if flags & 0x10 == 0 { 0 } else { 10 };
    let (name, head) = if version == 2 { (3, 6) } else { (4, 10) };
    let mut at = 10;
    while at + head <= end && bytes[at] != 0 {
        let length = match version {
            2 => u32_at(bytes, at + 2)? & 0x00FF_FFFF,
            3 => u32_at(bytes, at + 4)?,
            _ => seven_bits(&bytes[at + 4..at + 8])?,
        } as usize;
        let content = bytes[..end].get(at + head..at.checked_add(head + length)?)?;
        let plain = version == 2 || bytes[at + 8..at + 10] == [0, 0];
        let field = &bytes[at..at + name];
        if let Some(part) = frame(field, content, plain, said) {
            said.unread
                .push((part, base + at as u64, (head + length) as u64));
        }
        at += head + length;
    }
    is_empty_space(&bytes[at..end]).then_some(())
}

/// Reads one field; what it is where it was not read.
fn frame(name: &[u8], content: &[u8], plain: bool, said: &mut Said) -> Option<UnreadPart> {
    let text = match name {
        _ if !plain => None,
        [b'T', ..] => Some(content),
        b"COMM" | b"USLT" | b"COM" | b"ULT" => content.get(4..),
        b"APIC" | b"PIC" => return Some(UnreadPart::AnotherPicture),
        _ => None,
    };
    let (Some(text), Some(encoding)) = (text, content.first()) else {
        return Some(UnreadPart::UnknownPart);
    };
    let text = match name {
        [b'T', ..] => text.get(1..).unwrap_or_default(),
        _ => text,
    };
    let (text, had_errors) = match encoding {
        0 => encoding_rs::WINDOWS_1252.decode_without_bom_handling(text),
        1 => {
            let (text, _, had_errors) = encoding_rs::UTF_16LE.decode(text);
            (text, had_errors)
        }
        2 => encoding_rs::UTF_16BE.decode_without_bom_handling(text),
        3 => encoding_rs::UTF_8.decode_without_bom_handling(text),
        _ => return Some(UnreadPart::Undecodable),
    };
    let name = String::from_utf8_lossy(name).into_owned();
    let is_packed = holds_packed_bytes(&text);
    said.texts.push((name, text.replace('\0', "\n")));
    (had_errors || is_packed).then_some(UnreadPart::Undecodable)
}

/// Title, artist, record, year and a comment.
fn oldest(bytes: &[u8], said: &mut Said) -> Option<()> {
    for field in [3..33, 33..63, 63..93, 93..97, 97..127] {
        let (text, _) = encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes.get(field)?);
        said.texts
            .push(("ID3v1".to_owned(), text.replace('\0', " ")));
    }
    Some(())
}

/// Items by their names, and a foot.
fn ape(bytes: &[u8], base: u64, said: &mut Said) -> Option<()> {
    let little = |at| u32_at(bytes, at).map(u32::swap_bytes);
    let count = little(16)?;
    let mut at = 32;
    for _ in 0..count {
        let (length, flags) = (little(at)? as usize, little(at + 4)?);
        let name_end = bytes.get(at + 8..)?.iter().position(|byte| *byte == 0)? + at + 8;
        let value = bytes.get(name_end + 1..(name_end + 1).checked_add(length)?)?;
        let name = std::str::from_utf8(&bytes[at + 8..name_end]).ok()?;
        let next = name_end + 1 + length;
        match std::str::from_utf8(value) {
            Ok(text) if flags == 0 && !holds_packed_bytes(text) => {
                said.texts.push(("APE".to_owned(), name.to_owned()));
                said.texts.push((name.to_owned(), text.to_owned()));
            }
            _ => said.unread.push((
                UnreadPart::UnknownPart,
                base + at as u64,
                (next - at) as u64,
            )),
        }
        at = next;
    }
    let foot = bytes.get(at..)?;
    let has_foot = foot.len() == 32 && foot.starts_with(b"APETAGEX");
    (foot.is_empty() || has_foot && is_empty_space(&foot[24..])).then_some(())
}
