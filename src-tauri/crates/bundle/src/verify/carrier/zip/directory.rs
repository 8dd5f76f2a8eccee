//! A file's place in a ZIP's list, the central directory (APPNOTE 4.3.12).

use std::io;

use super::bytes::{damaged, u16_at, u32_at, u64_at};

pub(super) const SIGNATURE: &[u8; 4] = b"PK\x01\x02";
const ZIP64: u16 = 1;
/// The flag of a file whose sizes were not known before its bytes: they are said behind them.
pub(super) const SAID_BEHIND: u16 = 1 << 3;
const ENCRYPTED: u16 = 1;
const NAME_IN_UTF_8: u16 = 1 << 11;
/// The method of a file that is locked with AES, whatever it is packed with besides.
const LOCKED_WITH_AES: u16 = 99;
const PLAIN_VERSION: u16 = 10;
const LARGE_VERSION: u16 = 45;
const KIND: u32 = 0o170_000;
const LINK: u32 = 0o120_000;
/// What Daybook gives each file: to be read by all and written by its owner.
const PLAIN_FILE: u32 = 0o100_644 << 16;
/// Windows, and what is like Unix: Daybook names the system that it runs on.
const SYSTEMS: [u8; 2] = [0, 3];
/// What stands for a size or a place that only ZIP64's field has room for.
const IN_THE_FIELD: u64 = u32::MAX as u64;

/// What the list says of one file.
pub(super) struct Listed {
    pub(super) name: Vec<u8>,
    pub(super) said: Said,
    pub(super) sizes: Sizes,
    /// Where its local header is.
    pub(super) local: u64,
    /// Whether its sizes stand in ZIP64's field, whatever they are.
    pub(super) large: bool,
    disk: u16,
    attributes: u32,
    system: u8,
    text: u16,
    /// Whether its fields and its comment are as Daybook writes them.
    plain: bool,
}

/// What is said of a file in the list and before its bytes, in the same order.
#[derive(PartialEq, Eq)]
pub(super) struct Said {
    version: u16,
    pub(super) flags: u16,
    method: u16,
    time: u16,
    date: u16,
}

/// What is said of a file's bytes, in the list, and before or behind them.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Sizes {
    pub(super) crc: u32,
    pub(super) packed: u64,
    pub(super) size: u64,
}

impl Said {
    /// From where the version stands.
    pub(super) fn at(header: &[u8], at: usize) -> io::Result<Self> {
        Ok(Self {
            version: u16_at(header, at)?,
            flags: u16_at(header, at + 2)?,
            method: u16_at(header, at + 4)?,
            time: u16_at(header, at + 6)?,
            date: u16_at(header, at + 8)?,
        })
    }
}

impl Sizes {
    /// From where the check sum stands, as far as there is room for the sizes; the field has the rest.
    pub(super) fn at(header: &[u8], at: usize) -> io::Result<Self> {
        Ok(Self {
            crc: u32_at(header, at)?,
            packed: u64::from(u32_at(header, at + 4)?),
            size: u64::from(u32_at(header, at + 8)?),
        })
    }

    /// Whether both stand in ZIP64's field.
    pub(super) fn are_in_the_field(self) -> bool {
        self.packed == IN_THE_FIELD && self.size == IN_THE_FIELD
    }
}

impl Listed {
    /// Takes the first one off the list.
    pub(super) fn take(rest: &mut &[u8]) -> io::Result<Self> {
        let header = rest
            .get(..46)
            .filter(|header| header.starts_with(SIGNATURE))
            .ok_or_else(damaged)?;
        let name_end = 46 + usize::from(u16_at(header, 28)?);
        let extra_end = name_end + usize::from(u16_at(header, 30)?);
        let comment = usize::from(u16_at(header, 32)?);
        let name = rest.get(46..name_end).ok_or_else(damaged)?.to_vec();
        let extra = rest.get(name_end..extra_end).ok_or_else(damaged)?;
        let mut sizes = Sizes::at(header, 16)?;
        let mut local = u64::from(u32_at(header, 42)?);
        let large = sizes.are_in_the_field();
        let in_the_field = 2 * usize::from(large) + usize::from(local == IN_THE_FIELD);
        let values = [&mut sizes.size, &mut sizes.packed, &mut local];
        let plain = read_large(extra, values) == Some(in_the_field) && comment == 0;
        let listed = Self {
            name,
            said: Said::at(header, 6)?,
            sizes,
            local,
            large,
            disk: u16_at(header, 34)?,
            attributes: u32_at(header, 38)?,
            system: header[5],
            text: u16_at(header, 36)?,
            plain,
        };
        *rest = rest.get(extra_end + comment..).ok_or_else(damaged)?;
        Ok(listed)
    }

    pub(super) const fn is_link(&self) -> bool {
        (self.attributes >> 16) & KIND == LINK
    }

    pub(super) const fn is_locked(&self) -> bool {
        self.said.flags & ENCRYPTED != 0 && self.said.method == LOCKED_WITH_AES
    }

    /// Whether its bytes stand in the ZIP as they are.
    pub(super) const fn is_stored(&self) -> bool {
        self.said.method == 0 && self.sizes.packed == self.sizes.size
    }

    /// Whether it says what cannot be so: a ZIP is one file, and what is not packed has one size.
    pub(super) const fn contradicts_itself(&self) -> bool {
        let is_plain = self.said.method == 0 && self.said.flags & ENCRYPTED == 0;
        self.disk != 0 || is_plain && self.sizes.packed != self.sizes.size
    }

    /// Whether Daybook writes a file so. Whether it may be there at all is another question: a link is named as one.
    pub(super) fn is_as_written(&self) -> bool {
        let version = match self.large {
            true => LARGE_VERSION,
            false => PLAIN_VERSION,
        };
        let flags = match self.name.is_ascii() {
            true => SAID_BEHIND,
            false => SAID_BEHIND | NAME_IN_UTF_8,
        };
        self.plain
            && self.said.method == 0
            && self.said.flags & !flags == 0
            && self.said.version == version
            && (self.attributes == PLAIN_FILE || self.is_link())
            && self.text == 0
            && SYSTEMS.contains(&self.system)
            && !self.name.ends_with(b"/")
    }
}

/// Fills in what stands in ZIP64's field, which gives only what did not fit, in this order. Gives how many of them that
/// are; nothing where not all are there, or something besides.
pub(super) fn read_large<const N: usize>(extra: &[u8], values: [&mut u64; N]) -> Option<usize> {
    let field = large_field(extra).unwrap_or_default();
    let mut count = 0;
    for value in values {
        if *value == IN_THE_FIELD {
            if let Ok(said) = u64_at(field, 8 * count) {
                *value = said;
            }
            count += 1;
        }
    }
    let expected = if count == 0 { 0 } else { 4 + 8 * count };
    (8 * count == field.len() && extra.len() == expected).then_some(count)
}

pub(super) fn large_field(mut extra: &[u8]) -> Option<&[u8]> {
    loop {
        let length = usize::from(u16_at(extra, 2).ok()?);
        let field = extra.get(4..4 + length)?;
        if u16_at(extra, 0).ok()? == ZIP64 {
            return Some(field);
        }
        extra = &extra[4 + length..];
    }
}
