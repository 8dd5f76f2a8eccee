//! The pages of an Ogg file: pieces of packets, each page with a checksum.

use std::io::{Read, Seek, SeekFrom};

use crate::Reason;
use crate::formats::boxes::is_empty_space;
use crate::formats::checksum::Checksum;
use crate::source::u32_at;
use crate::stream::BoundedStream;

/// So much is looked through at once where no page stands.
const WINDOW: usize = 64 * 1024;
/// Beginnings of pages that are none, after which no further ones are looked for.
const MOST_TRIED: u32 = 1000;
const MARK: &[u8; 4] = b"OggS";
const HEAD: usize = 27;
static OF_PAGES: Checksum = Checksum::of(0x04C1_1DB7, 32);

/// One page, which has at most 64 KiB.
pub(super) struct Page {
    pub(super) at: u64,
    /// Whether it goes on with a packet, is a stream's first, or its last.
    flags: u8,
    /// How far the sound has come.
    position: [u8; 8],
    pub(super) stream: u32,
    pub(super) number: u32,
    /// How long each part is; a packet ends with the first part below 255.
    parts: Vec<u8>,
    pub(super) content: Vec<u8>,
}

impl Page {
    pub(super) fn length(&self) -> u64 {
        (HEAD + self.parts.len() + self.content.len()) as u64
    }

    pub(super) const fn goes_on(&self) -> bool {
        self.flags & 1 != 0
    }

    pub(super) const fn is_last(&self) -> bool {
        self.flags & 4 != 0
    }

    /// Whether a packet ends where it ends.
    pub(super) fn ends_a_packet(&self) -> bool {
        self.parts.last().is_some_and(|part| *part < 255)
    }

    /// The places of the packets in it, and whether each ends here.
    pub(super) fn packets(&self) -> Vec<(std::ops::Range<usize>, bool)> {
        let mut packets = Vec::new();
        let (mut from, mut to) = (0, 0);
        for part in &self.parts {
            to += usize::from(*part);
            if *part < 255 {
                packets.push((from..to, true));
                from = to;
            }
        }
        if to > from {
            packets.push((from..to, false));
        }
        packets
    }

    /// A page of one packet that is shorter than 255 bytes.
    pub(super) fn of_one(packet: &[u8], is_first: bool) -> Self {
        Self {
            at: 0,
            flags: if is_first { 2 } else { 0 },
            position: [0; 8],
            stream: 0,
            number: 0,
            parts: vec![u8::try_from(packet.len()).unwrap_or(254)],
            content: packet.to_owned(),
        }
    }

    /// As it is written, as so many of a stream of this number.
    pub(super) fn written(&self, stream: u32, number: u32) -> Vec<u8> {
        let mut written = MARK.to_vec();
        written.extend([0, self.flags]);
        written.extend(self.position);
        written.extend(stream.to_le_bytes());
        written.extend(number.to_le_bytes());
        written.extend([0; 4]);
        written.push(u8::try_from(self.parts.len()).unwrap_or(u8::MAX));
        written.extend(&self.parts);
        written.extend(&self.content);
        let sum = OF_PAGES.over(&written);
        written[22..26].copy_from_slice(&sum.to_le_bytes());
        written
    }
}

/// What comes next in the file.
pub(super) enum Found {
    Page(Page),
    /// What is no page: from where, how long.
    Unknown(u64, u64),
}

/// Goes through a file, and gives what it finds in its order, until it is told to end. What is empty is not given.
pub(super) fn walk(
    stream: &mut BoundedStream<'_>,
    size: u64,
    mut take: impl FnMut(Found) -> Result<bool, Reason>,
) -> Result<(), Reason> {
    let (mut at, mut tried) = (0, 0);
    while at < size {
        let found = match page_at(stream, at, size)? {
            Some(page) => {
                at += page.length();
                Found::Page(page)
            }
            None => {
                let from = at;
                let empty;
                (at, empty) = next_page(stream, from, size, &mut tried)?;
                if empty {
                    continue;
                }
                Found::Unknown(from, at - from)
            }
        };
        if !take(found)? {
            break;
        }
    }
    Ok(())
}

/// The page that stands whole at a place.
fn page_at(stream: &mut BoundedStream<'_>, at: u64, size: u64) -> Result<Option<Page>, Reason> {
    let mut head = [0; HEAD];
    if size - at < HEAD as u64 {
        return Ok(None);
    }
    stream.seek(SeekFrom::Start(at))?;
    stream.read_exact(&mut head)?;
    if !head.starts_with(MARK) || head[4] != 0 || head[5] > 7 {
        return Ok(None);
    }
    let parts = stream.up_to(at + HEAD as u64, usize::from(head[26]))?;
    let length: usize = parts.iter().map(|part| usize::from(*part)).sum();
    let content = stream.up_to(at + HEAD as u64 + parts.len() as u64, length)?;
    let mut position = [0; 8];
    position.copy_from_slice(&head[6..14]);
    let little = |at| u32_at(&head, at).map_or(0, u32::swap_bytes);
    let page = Page {
        at,
        flags: head[5],
        position,
        stream: little(14),
        number: little(18),
        parts,
        content,
    };
    let written = page.written(page.stream, page.number);
    let same = written.starts_with(&head) && page.content.len() == length;
    Ok(same.then_some(page))
}

/// Where the next page stands, or the end; and whether there is nothing but zeros before.
fn next_page(
    stream: &mut BoundedStream<'_>,
    from: u64,
    size: u64,
    tried: &mut u32,
) -> Result<(u64, bool), Reason> {
    let (mut at, mut empty) = (from, true);
    while at < size {
        let window = stream.up_to(at, WINDOW)?;
        // The last three bytes are looked at again with those that follow.
        let whole = window.len() < WINDOW;
        let looked = if whole { window.len() } else { WINDOW - 3 };
        let marks = (0..looked).filter(|index| window[*index..].starts_with(MARK));
        for index in marks {
            let place = at + index as u64;
            if place > from && *tried < MOST_TRIED {
                *tried += 1;
                if page_at(stream, place, size)?.is_some() {
                    return Ok((place, empty && is_empty_space(&window[..index])));
                }
            }
        }
        empty &= is_empty_space(&window[..looked]);
        at += looked as u64;
    }
    Ok((size, empty))
}
