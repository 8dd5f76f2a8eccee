//! The boxes of ISO base media files and of QuickTime: films, sound, and the pictures of phones are made of them.
//!
//! In a file they are walked in place ([`box_at`]), in headers that are held they are slices ([`boxes_in`]).

use crate::Reason;
use crate::source::{u32_at, u64_at};
use crate::stream::BoundedStream;

/// More boxes than this at one level are not believed.
pub(crate) const MOST_BOXES: usize = 10_000;

/// A box's name, and where it and its content stand in the file.
#[derive(Clone, Copy)]
pub(crate) struct BoxPlace {
    pub(crate) name: [u8; 4],
    /// Where its header begins.
    pub(crate) start: u64,
    /// Where its content begins and ends.
    pub(crate) from: u64,
    pub(crate) to: u64,
}

/// The box that begins here; `None` where there is none before `end`.
///
/// # Errors
/// [`Reason::Damaged`] where it does not fit, or why it could not be read.
pub(crate) fn box_at(
    stream: &mut BoundedStream<'_>,
    at: u64,
    end: u64,
) -> Result<Option<BoxPlace>, Reason> {
    let found = box_beginning(stream, at, end)?;
    match found.as_ref().is_some_and(|found| found.to > end) {
        true => Err(Reason::Damaged),
        false => Ok(found),
    }
}

/// The boxes of a file at its outermost level, and where they end: where there is no more, or what stands there is no box.
///
/// # Errors
/// Why the file could not be read on.
pub(crate) fn boxes_of_file(
    stream: &mut BoundedStream<'_>,
    size: u64,
) -> Result<(Vec<BoxPlace>, u64), Reason> {
    let (mut boxes, mut end) = (Vec::new(), 0);
    while boxes.len() < MOST_BOXES {
        match box_at(stream, end, size) {
            Ok(Some(found)) => {
                end = found.to;
                boxes.push(found);
            }
            Ok(None) | Err(Reason::Damaged) => break,
            Err(reason) => return Err(reason),
        }
    }
    Ok((boxes, end))
}

/// The only box of this name.
///
/// # Errors
/// [`Reason::Damaged`] where there is none, or another.
pub(crate) fn only<'b>(boxes: &'b [BoxPlace], name: &[u8; 4]) -> Result<&'b BoxPlace, Reason> {
    let mut named = boxes.iter().filter(|one| &one.name == name);
    match (named.next(), named.next()) {
        (Some(found), None) => Ok(found),
        _ => Err(Reason::Damaged),
    }
}

/// The same, though it may say that it goes on beyond `end`.
pub(crate) fn box_beginning(
    stream: &mut BoundedStream<'_>,
    at: u64,
    end: u64,
) -> Result<Option<BoxPlace>, Reason> {
    if end.saturating_sub(at) < 8 {
        return Ok(None);
    }
    let header = stream.at(at, 8)?;
    let (head, length) = match u32_at(&header, 0) {
        Some(0) => (8, end - at),
        Some(1) => (16, u64_at(&stream.at(at + 8, 8)?, 0).unwrap_or(0)),
        short => (8, u64::from(short.unwrap_or(0))),
    };
    let to = at.checked_add(length);
    let name = header.get(4..8).and_then(|name| name.try_into().ok());
    let (Some(name), Some(to), true) = (name, to, length >= head) else {
        return Err(Reason::Damaged);
    };
    Ok(Some(BoxPlace {
        name,
        start: at,
        from: at + head,
        to,
    }))
}

/// The content of a box, where it is no longer than may be held.
pub(crate) fn content(
    stream: &mut BoundedStream<'_>,
    place: &BoxPlace,
    most: u64,
) -> Result<Vec<u8>, Reason> {
    let length = place.to - place.from;
    match usize::try_from(length) {
        Ok(held) if length <= most => stream.at(place.from, held),
        _ => Err(Reason::TooLarge),
    }
}

/// A box in bytes that are held.
#[derive(Clone, Copy)]
pub(crate) struct HeldBox<'a> {
    pub(crate) name: [u8; 4],
    /// Where in those bytes its header begins.
    pub(crate) at: usize,
    /// How long it is with its header.
    pub(crate) length: usize,
    pub(crate) content: &'a [u8],
}

impl HeldBox<'_> {
    /// Where in those bytes its content begins.
    pub(crate) const fn from(&self) -> usize {
        self.at + self.length - self.content.len()
    }
}

/// The boxes one after another, to the first that does not fit, and where they end.
pub(crate) fn boxes_in(content: &[u8]) -> (Vec<HeldBox<'_>>, usize) {
    let mut found = Vec::new();
    let mut at = 0;
    while found.len() < MOST_BOXES {
        let Some(one) = held_box(content, at) else {
            break;
        };
        at += one.length;
        found.push(one);
    }
    (found, at)
}

fn held_box(content: &[u8], at: usize) -> Option<HeldBox<'_>> {
    let rest = content.get(at..)?;
    let name = <[u8; 4]>::try_from(rest.get(4..8)?).ok()?;
    let (head, length) = match u32_at(rest, 0)? {
        1 => (16, usize::try_from(u64_at(rest, 8)?).ok()?),
        length => (8, length as usize),
    };
    Some(HeldBox {
        name,
        at,
        length,
        content: rest.get(head..length)?,
    })
}

/// The first box of a name.
pub(crate) fn inside<'a>(content: &'a [u8], wanted: &[u8; 4]) -> Option<HeldBox<'a>> {
    let (found, _) = boxes_in(content);
    found.into_iter().find(|one| &one.name == wanted)
}

/// A box as it is written. What is written here is far shorter than four GiB.
pub(crate) fn boxed(name: &[u8; 4], contents: &[&[u8]]) -> Vec<u8> {
    let length: usize = 8 + contents.iter().map(|part| part.len()).sum::<usize>();
    let mut written = Vec::with_capacity(length);
    written.extend(u32::try_from(length).unwrap_or(u32::MAX).to_be_bytes());
    written.extend(name);
    contents.iter().for_each(|part| written.extend(*part));
    written
}

/// Whether there is nothing but zeros.
pub(crate) fn is_empty_space(bytes: &[u8]) -> bool {
    bytes.iter().all(|byte| *byte == 0)
}
