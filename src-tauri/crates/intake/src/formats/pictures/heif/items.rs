//! What lies in the picture files of phones (HEIF): items, what each is, where its bytes are, which belong together and what
//! is said of them.

use crate::Reason;
use crate::formats::boxes::{BoxPlace, HeldBox, boxes_in, boxes_of_file, content, inside, only};
use crate::source::{u16_at, u32_at};
use crate::stream::BoundedStream;

/// A box of headers is not longer than this.
const MOST_HELD: u64 = 16 * 1024 * 1024;
/// More items than this are not believed. A large picture has some hundred tiles.
const MOST_ITEMS: usize = 4096;
/// More pieces of one item than this are not believed.
const MOST_PIECES: u64 = 64;
/// What is said of an item in words is its name, its type and how it is packed, and an end.
const MOST_NAMES: usize = 4;

/// The boxes of a file, and its headers.
pub(super) struct Layout {
    pub(super) boxes: Vec<BoxPlace>,
    /// Where they end.
    pub(super) end: u64,
    pub(super) size: u64,
    /// The boxes in `meta`, and where in the file they begin.
    pub(super) headers: Vec<u8>,
    pub(super) headers_at: u64,
}

impl Layout {
    pub(super) fn of(stream: &mut BoundedStream<'_>, size: u64) -> Result<Self, Reason> {
        let (boxes, end) = boxes_of_file(stream, size)?;
        let meta = only(&boxes, b"meta")?;
        let headers_at = meta.from + 4;
        let mut headers = content(stream, meta, MOST_HELD)?;
        if headers.get(..4) != Some(&[0; 4]) {
            return Err(Reason::Damaged);
        }
        headers.drain(..4);
        Ok(Self {
            boxes,
            end,
            size,
            headers,
            headers_at,
        })
    }
}

/// The type of words that are XMP.
pub(super) const XMP: &str = "application/rdf+xml";

/// One thing in the file.
pub(super) struct Item {
    pub(super) id: u32,
    pub(super) kind: [u8; 4],
    /// How it is called and of which type it is, as words.
    pub(super) names: Vec<Vec<u8>>,
    /// Where in the file its bytes are: from, and how many.
    pub(super) pieces: Vec<(u64, u64)>,
    /// By their place in the list of properties, from 0, and whether it cannot be shown without.
    pub(super) properties: Vec<(usize, bool)>,
}

impl Item {
    pub(super) fn is_xmp(&self) -> bool {
        &self.kind == b"mime" && self.names.iter().any(|name| name == XMP.as_bytes())
    }

    pub(super) fn length(&self) -> u64 {
        self.pieces
            .iter()
            .fold(0, |sum, piece| sum.saturating_add(piece.1))
    }
}

/// That one item belongs to others.
pub(super) struct Reference {
    pub(super) kind: [u8; 4],
    pub(super) from: u32,
    pub(super) to: Vec<u32>,
}

/// All of them.
pub(super) struct Items<'h> {
    pub(super) primary: u32,
    pub(super) items: Vec<Item>,
    pub(super) references: Vec<Reference>,
    pub(super) properties: Vec<HeldBox<'h>>,
}

impl<'h> Items<'h> {
    /// `None` where a list is not laid out as it has to be, to its last byte.
    pub(super) fn of(layout: &'h Layout) -> Option<Self> {
        let headers = &layout.headers;
        let primary = primary(inside(headers, b"pitm")?.content)?;
        let mut items = information(inside(headers, b"iinf")?.content)?;
        let held = inside(headers, b"idat");
        let held = held.map(|held| layout.headers_at + held.from() as u64);
        locations(inside(headers, b"iloc")?.content, held, layout, &mut items)?;
        let references = match inside(headers, b"iref") {
            Some(references) => references_in(references.content)?,
            None => Vec::new(),
        };
        let properties = inside(headers, b"iprp")?.content;
        associations(inside(properties, b"ipma")?.content, &mut items)?;
        let (properties, end) = boxes_in(inside(properties, b"ipco")?.content);
        let list = inside(inside(headers, b"iprp")?.content, b"ipco")?.content;
        (end == list.len()).then_some(())?;
        Some(Self {
            primary,
            items,
            references,
            properties,
        })
    }

    pub(super) fn item(&self, id: u32) -> Option<&Item> {
        self.items.iter().find(|item| item.id == id)
    }

    /// The properties of an item.
    pub(super) fn properties_of<'s>(
        &'s self,
        item: &'s Item,
    ) -> impl Iterator<Item = (Option<&'s HeldBox<'h>>, bool)> {
        let properties = item.properties.iter();
        properties.map(|(index, essential)| (self.properties.get(*index), *essential))
    }

    pub(super) fn property<'s>(&'s self, item: &'s Item, name: &[u8; 4]) -> Option<&'h [u8]> {
        let mut properties = self
            .properties_of(item)
            .filter_map(|(property, _)| property);
        properties
            .find(|property| &property.name == name)
            .map(|property| property.content)
    }

    /// The items that one is put together from, in their order.
    pub(super) fn tiles_of(&self, id: u32) -> Option<&[u32]> {
        let mut lists = self
            .references
            .iter()
            .filter(|list| &list.kind == b"dimg" && list.from == id);
        let first = lists.next()?;
        lists.next().is_none().then_some(&first.to)
    }
}

/// Reads numbers one behind the other.
struct Numbers<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Numbers<'_> {
    /// Of so many bytes; of none it is 0.
    fn next(&mut self, width: usize) -> Option<u64> {
        let number = self.bytes.get(self.at..self.at.checked_add(width)?)?;
        self.at += width;
        (width <= 8).then_some(())?;
        Some(
            number
                .iter()
                .fold(0, |sum, byte| sum << 8 | u64::from(*byte)),
        )
    }

    fn next_u32(&mut self, width: usize) -> Option<u32> {
        u32::try_from(self.next(width)?).ok()
    }

    fn is_at_end(&self) -> bool {
        self.at == self.bytes.len()
    }
}

/// Version and flags, and then numbers.
fn numbers(content: &[u8]) -> Option<(u8, u32, Numbers<'_>)> {
    let head = u32_at(content, 0)?;
    let numbers = Numbers {
        bytes: content,
        at: 4,
    };
    Some((content[0], head & 0x00FF_FFFF, numbers))
}

fn primary(content: &[u8]) -> Option<u32> {
    let (version, flags, mut numbers) = numbers(content)?;
    let id = numbers.next_u32(if version == 0 { 2 } else { 4 })?;
    (version <= 1 && flags == 0 && numbers.is_at_end()).then_some(id)
}

fn information(content: &[u8]) -> Option<Vec<Item>> {
    let (version, flags, mut numbers) = numbers(content)?;
    let count = numbers.next_u32(if version == 0 { 2 } else { 4 })? as usize;
    let list = content.get(numbers.at..)?;
    let (found, end) = boxes_in(list);
    let exact = found.len() == count && count <= MOST_ITEMS && end == list.len();
    (version <= 1 && flags == 0 && exact).then_some(())?;
    let items: Option<Vec<Item>> = found
        .into_iter()
        .map(|one| item(one.content).filter(|_| &one.name == b"infe"))
        .collect();
    let items = items?;
    let mut ids: Vec<u32> = items.iter().map(|item| item.id).collect();
    ids.sort_unstable();
    ids.dedup();
    (ids.len() == items.len()).then_some(items)
}

fn item(content: &[u8]) -> Option<Item> {
    let (version, flags, mut numbers) = numbers(content)?;
    let id = match version {
        2 => numbers.next_u32(2)?,
        3 => numbers.next_u32(4)?,
        _ => return None,
    };
    let protection = numbers.next(2)?;
    let kind = content.get(numbers.at..numbers.at + 4)?.try_into().ok()?;
    let names: Vec<Vec<u8>> = content
        .get(numbers.at + 4..)?
        .split(|byte| *byte == 0)
        .take(MOST_NAMES + 1)
        .map(<[u8]>::to_owned)
        .collect();
    (names.len() <= MOST_NAMES).then_some(())?;
    // Whether it is hidden is all that the flags say.
    (protection == 0 && flags <= 1).then_some(Item {
        id,
        kind,
        names,
        pieces: Vec::new(),
        properties: Vec::new(),
    })
}

/// Where each item lies: in the file, or in the box `idat` beside the list.
fn locations(content: &[u8], held: Option<u64>, layout: &Layout, items: &mut [Item]) -> Option<()> {
    let (version, flags, mut numbers) = numbers(content)?;
    (version <= 2 && flags == 0).then_some(())?;
    let widths = numbers.next(2)?;
    let width = |by: u32| (widths >> by & 0xF) as usize;
    let (offsets, lengths, bases) = (width(12), width(8), width(4));
    let indexes = if version == 0 { 0 } else { width(0) };
    let id_width = if version == 2 { 4 } else { 2 };
    let count = numbers.next(id_width)?;
    (count <= MOST_ITEMS as u64).then_some(())?;
    for _ in 0..count {
        let id = numbers.next_u32(id_width)?;
        let method = if version == 0 { 0 } else { numbers.next(2)? };
        let other_file = numbers.next(2)?;
        let base = numbers.next(bases)?;
        let from = match method {
            0 => base,
            1 => base.checked_add(held?)?,
            _ => return None,
        };
        let pieces = numbers.next(2).filter(|pieces| *pieces <= MOST_PIECES)?;
        let item = items.iter_mut().find(|item| item.id == id);
        let item = item.filter(|item| item.pieces.is_empty() && other_file == 0)?;
        for _ in 0..pieces {
            numbers.next(indexes)?;
            let at = from.checked_add(numbers.next(offsets)?)?;
            let length = numbers.next(lengths)?;
            let fits = at.checked_add(length).is_some_and(|end| end <= layout.size);
            (fits && lengths > 0).then_some(())?;
            item.pieces.push((at, length));
        }
    }
    numbers.is_at_end().then_some(())
}

fn references_in(content: &[u8]) -> Option<Vec<Reference>> {
    let (version, flags, start) = numbers(content)?;
    let width = if version == 0 { 2 } else { 4 };
    let list = content.get(start.at..)?;
    let (found, end) = boxes_in(list);
    (version <= 1 && flags == 0 && end == list.len()).then_some(())?;
    let reference = |one: HeldBox<'_>| {
        let mut numbers = Numbers {
            bytes: one.content,
            at: 0,
        };
        let from = numbers.next_u32(width)?;
        let count = numbers.next(2)?;
        let to = (0..count)
            .map(|_| numbers.next_u32(width))
            .collect::<Option<_>>()?;
        numbers.is_at_end().then_some(Reference {
            kind: one.name,
            from,
            to,
        })
    };
    found.into_iter().map(reference).collect()
}

fn associations(content: &[u8], items: &mut [Item]) -> Option<()> {
    let (version, flags, mut numbers) = numbers(content)?;
    (version <= 1 && flags <= 1).then_some(())?;
    // Each has one entry. One of nothing could stand there again and again.
    let entries = numbers.next(4)?;
    (entries <= items.len() as u64).then_some(())?;
    for _ in 0..entries {
        let id = numbers.next_u32(if version == 0 { 2 } else { 4 })?;
        let item = items.iter_mut().find(|item| item.id == id)?;
        item.properties.is_empty().then_some(())?;
        for _ in 0..numbers.next(1)? {
            let (number, essential) = match flags {
                0 => {
                    let byte = numbers.next(1)?;
                    (byte & 0x7F, byte & 0x80 != 0)
                }
                _ => {
                    let pair = numbers.next(2)?;
                    (pair & 0x7FFF, pair & 0x8000 != 0)
                }
            };
            // 0 is none.
            if let Some(index) = number.checked_sub(1) {
                item.properties.push((index as usize, essential));
            }
        }
    }
    numbers.is_at_end().then_some(())
}

/// How a picture is put together from tiles.
pub(super) struct Grid {
    pub(super) rows: u32,
    pub(super) columns: u32,
    pub(super) width: u32,
    pub(super) height: u32,
}

impl Grid {
    /// `None` where it says anything else.
    pub(super) fn of(bytes: &[u8]) -> Option<Self> {
        let [0, flags, rows, columns, sides @ ..] = bytes else {
            return None;
        };
        let (width, height) = match (flags, sides.len()) {
            (0, 4) => (u32::from(u16_at(sides, 0)?), u32::from(u16_at(sides, 2)?)),
            (1, 8) => (u32_at(sides, 0)?, u32_at(sides, 4)?),
            _ => return None,
        };
        Some(Self {
            rows: u32::from(*rows) + 1,
            columns: u32::from(*columns) + 1,
            width,
            height,
        })
    }
}
