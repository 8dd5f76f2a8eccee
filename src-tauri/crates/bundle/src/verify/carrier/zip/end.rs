//! The records at a ZIP's end, which say where its list is (APPNOTE 4.3.14 to 4.3.16).

use std::io::{self, Read, Seek};

use super::bytes::{damaged, read_at, u16_at, u32_at, u64_at};
use super::directory::SIGNATURE as LISTED;

const END: &[u8; 4] = b"PK\x05\x06";
const END_64: &[u8; 4] = b"PK\x06\x06";
const LOCATOR: &[u8; 4] = b"PK\x06\x07";
const END_SIZE: usize = 22;
const END_64_SIZE: u64 = 56;
const LOCATOR_SIZE: u64 = 20;
/// What the large end says its size is: without its signature and the size itself.
const END_64_SAID_SIZE: u64 = END_64_SIZE - 12;
const LONGEST_COMMENT: u64 = 0xffff;

/// Where the list is, and what is to be said of the records that say so.
pub(super) struct End {
    /// Where the list begins.
    pub(super) start: u64,
    pub(super) size: u64,
    /// What is before the first file and not counted: each place in the ZIP is off by as much.
    pub(super) before: u64,
    /// How many files there are, each time that it is said.
    pub(super) counts: [u64; 2],
    /// Whether the records are as Daybook writes them: no comment, and none for large ZIPs where there is no need.
    pub(super) as_written: bool,
    /// Whether they contradict one another, or bytes lie between them or behind.
    pub(super) contradicts: bool,
}

pub(super) fn find<R: Read + Seek>(file: &mut R, length: u64) -> io::Result<End> {
    let tail_start = length.saturating_sub(END_SIZE as u64 + LONGEST_COMMENT);
    let tail_length = usize::try_from(length - tail_start).map_err(|_| damaged())?;
    let tail = read_at(file, tail_start, tail_length)?;
    let places = (0..(tail.len() + 1).saturating_sub(END_SIZE)).rev();
    let records: Vec<usize> = places.filter(|at| tail[*at..].starts_with(END)).collect();
    let is_last = |at: &usize| {
        u16_at(&tail, at + 20)
            .is_ok_and(|comment| at + END_SIZE + usize::from(comment) == tail.len())
    };
    let mut last = records.iter().copied().filter(is_last);
    if let Some(at) = last.next() {
        let mut end = read(file, tail_start + at as u64, &tail[at..at + END_SIZE])?;
        end.contradicts |= last.next().is_some();
        return Ok(end);
    }
    // With bytes behind it. A file in a ZIP that broke off may have such a record too, and says other places in it.
    for at in records {
        let end = read(file, tail_start + at as u64, &tail[at..at + END_SIZE]);
        if let Some(mut end) = end.ok().filter(|end| end.before == 0 && end.size > 0) {
            let list = read_at(file, end.start, LISTED.len())?;
            if list == LISTED {
                end.contradicts = true;
                return Ok(end);
            }
        }
    }
    Err(damaged())
}

/// Reads one end record that stands at this place, and those before it that a large ZIP has.
fn read<R: Read + Seek>(file: &mut R, at: u64, record: &[u8]) -> io::Result<End> {
    let small = Said {
        disks: [u16_at(record, 4)?.into(), u16_at(record, 6)?.into()],
        counts: [u16_at(record, 8)?.into(), u16_at(record, 10)?.into()],
        size: u32_at(record, 12)?.into(),
        start: u32_at(record, 16)?.into(),
    };
    let large = read_large(file, at)?;
    let mut as_written = u16_at(record, 20)? == 0;
    let mut contradicts = false;
    let (said, list_ends) = match large {
        None => (small, at),
        Some(large) => {
            as_written &= large.said.is_large();
            contradicts |= !large.is_in_its_place || !small.may_stand_for(large.said);
            (large.said, large.at)
        }
    };
    contradicts |= small.disks != [0, 0] || said.disks != [0, 0];
    let end = said.start.checked_add(said.size).ok_or_else(damaged)?;
    let gap = list_ends.checked_sub(end).ok_or_else(damaged)?;
    contradicts |= gap != 0;
    // Programs look for the list where the file says, or where it would be if all stood close together.
    let is_off = gap != 0 && !begins_a_list(file, said.start);
    let before = match is_off && begins_a_list(file, said.start + gap) {
        true => gap,
        false => 0,
    };
    Ok(End {
        start: said.start + before,
        size: said.size,
        before,
        counts: said.counts,
        as_written,
        contradicts,
    })
}

fn begins_a_list<R: Read + Seek>(file: &mut R, at: u64) -> bool {
    read_at(file, at, LISTED.len()).is_ok_and(|bytes| bytes == LISTED)
}

/// What an end record says.
#[derive(Clone, Copy)]
struct Said {
    disks: [u64; 2],
    counts: [u64; 2],
    size: u64,
    start: u64,
}

impl Said {
    /// Whether it does not fit into the small record.
    fn is_large(self) -> bool {
        let largest = u64::from(u32::MAX);
        self.counts[1] > u64::from(u16::MAX) || self.size.max(self.start) > largest
    }

    /// Whether this small record says the same as the large one, or that it is said there.
    fn may_stand_for(self, large: Self) -> bool {
        let (count, number) = (u64::from(u16::MAX), u64::from(u32::MAX));
        let mut counts = self.counts.iter().zip(large.counts);
        counts.all(|(small, large)| *small == count || *small == large)
            && (self.size == number || self.size == large.size)
            && (self.start == number || self.start == large.start)
    }
}

/// The end record of a large ZIP.
struct Large {
    said: Said,
    at: u64,
    /// Whether it and its locator stand where they should, and are all that stands there.
    is_in_its_place: bool,
}

/// Looks for the locator before the end record, and for the large record where that one says, or else before it.
fn read_large<R: Read + Seek>(file: &mut R, end: u64) -> io::Result<Option<Large>> {
    let Some(locator_at) = end.checked_sub(LOCATOR_SIZE) else {
        return Ok(None);
    };
    let locator = read_at(file, locator_at, 20)?;
    if !locator.starts_with(LOCATOR) {
        return Ok(None);
    }
    let at = u64_at(&locator, 8)?;
    let close_by = locator_at.checked_sub(END_64_SIZE);
    let places = [Some(at), close_by].into_iter().flatten();
    for place in places {
        let Ok(record) = read_at(file, place, 56) else {
            continue;
        };
        if !record.starts_with(END_64) {
            continue;
        }
        let is_one_disk = u32_at(&locator, 4)? == 0 && u32_at(&locator, 16)? == 1;
        let is_close = close_by == Some(at) && u64_at(&record, 4)? == END_64_SAID_SIZE;
        let said = Said {
            disks: [u32_at(&record, 16)?.into(), u32_at(&record, 20)?.into()],
            counts: [u64_at(&record, 24)?, u64_at(&record, 32)?],
            size: u64_at(&record, 40)?,
            start: u64_at(&record, 48)?,
        };
        return Ok(Some(Large {
            said,
            at: place,
            is_in_its_place: is_one_disk && is_close,
        }));
    }
    Err(damaged())
}
