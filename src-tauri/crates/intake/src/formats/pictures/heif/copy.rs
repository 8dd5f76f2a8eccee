//! A picture file made anew with nothing in it but the picture that is shown.

use std::collections::HashMap;

use crate::Reason;
use crate::clean_copy::CopyTarget;
use crate::formats::boxes::{HeldBox, boxed};
use crate::formats::coded::samples::sample;
use crate::formats::coded::takers::Written;
use crate::formats::pictures::heif::items::{Item, Items};
use crate::formats::pictures::heif::shown::{Packing, Shown, property};
use crate::stream::BoundedStream;

/// Writes the copy, and says of which type it is.
pub(super) fn write(
    stream: &mut BoundedStream<'_>,
    items: &Items<'_>,
    shown: &Shown<'_>,
    copy: &mut CopyTarget<'_>,
) -> Result<&'static str, Reason> {
    let (brands, media_type) = match shown.packing {
        Packing::H265 => (&b"heic\0\0\0\0mif1heic"[..], "image/heic"),
        Packing::Av1 => (&b"avif\0\0\0\0avifmif1miaf"[..], "image/avif"),
    };
    let start = boxed(b"ftyp", &[brands]);
    // Where the items lie does not change how long their list is.
    let length = headers(items, shown, 0).ok_or(Reason::NoCleanCopy)?.len();
    let first = u32::try_from(start.len() + length + 8).map_err(|_| Reason::NoCleanCopy)?;
    let headers = headers(items, shown, first).ok_or(Reason::NoCleanCopy)?;
    copy.write(&start)?;
    copy.write(&headers)?;
    let grid = shown.grid.as_deref().unwrap_or_default();
    let packed: u64 = shown.packed.iter().map(|item| item.length()).sum();
    let length = u32::try_from(packed + grid.len() as u64 + 8).map_err(|_| Reason::TooLarge)?;
    copy.write(&length.to_be_bytes())?;
    copy.write(b"mdat")?;
    copy.write(grid)?;
    for item in &shown.packed {
        let coding = shown.coding(items, item).ok_or(Reason::NoCleanCopy)?;
        for (from, length) in &item.pieces {
            sample(stream, coding, *from, *length, &mut Written(copy))?;
        }
    }
    Ok(media_type)
}

/// An item of the copy: what it is, how long, and which item's properties it has.
struct NewItem<'i> {
    kind: [u8; 4],
    length: u32,
    item: &'i Item,
}

fn headers(items: &Items<'_>, shown: &Shown<'_>, first: u32) -> Option<Vec<u8>> {
    let mut new: Vec<NewItem<'_>> = Vec::new();
    if let Some(grid) = &shown.grid {
        new.push(NewItem {
            kind: *b"grid",
            length: u32::try_from(grid.len()).ok()?,
            item: shown.primary,
        });
    }
    for item in &shown.packed {
        new.push(NewItem {
            kind: *shown.packing.kind(),
            length: u32::try_from(item.length()).ok()?,
            item,
        });
    }
    let handler = boxed(b"hdlr", &[&[0; 8], b"pict", &[0; 13]]);
    let primary = boxed(b"pitm", &[&[0, 0, 0, 0, 0, 1]]);
    let references = match shown.grid {
        Some(_) => tiles(u16::try_from(shown.packed.len()).ok()?)?,
        None => Vec::new(),
    };
    let contents = [
        vec![0; 4],
        handler,
        primary,
        locations(&new, first)?,
        information(&new, shown.grid.is_some())?,
        references,
        properties(items, &new)?,
    ];
    Some(boxed(b"meta", &[&contents.concat()]))
}

/// That the first item is put together from those that follow.
fn tiles(count: u16) -> Option<Vec<u8>> {
    let mut list = 1u16.to_be_bytes().to_vec();
    list.extend(count.to_be_bytes());
    for number in 0..count {
        list.extend(number.checked_add(2)?.to_be_bytes());
    }
    Some(boxed(b"iref", &[&[0; 4], &boxed(b"dimg", &[&list])]))
}

fn numbered<'i, 'n>(new: &'n [NewItem<'i>]) -> impl Iterator<Item = (u16, &'n NewItem<'i>)> {
    (1..).zip(new)
}

fn locations(new: &[NewItem<'_>], first: u32) -> Option<Vec<u8>> {
    // Places and lengths of four bytes, and nothing that they are counted from.
    let mut list = vec![0, 0, 0, 0, 0x44, 0];
    list.extend(u16::try_from(new.len()).ok()?.to_be_bytes());
    let mut at = first;
    for (number, item) in numbered(new) {
        list.extend(number.to_be_bytes());
        list.extend([0, 0, 0, 1]);
        list.extend(at.to_be_bytes());
        list.extend(item.length.to_be_bytes());
        at = at.checked_add(item.length)?;
    }
    Some(boxed(b"iloc", &[&list]))
}

fn information(new: &[NewItem<'_>], is_grid: bool) -> Option<Vec<u8>> {
    let mut list = vec![0; 4];
    list.extend(u16::try_from(new.len()).ok()?.to_be_bytes());
    for (number, item) in numbered(new) {
        // Tiles are not shown by themselves.
        let hidden = u8::from(is_grid && number > 1);
        let head = [2, 0, 0, hidden];
        list.extend(boxed(
            b"infe",
            &[&head, &number.to_be_bytes(), &[0, 0], &item.kind, &[0]],
        ));
    }
    Some(boxed(b"iinf", &[&list]))
}

/// Properties as they are written, each once, however many items have it.
#[derive(Default)]
struct WrittenProperties {
    all: Vec<u8>,
    /// Their numbers, by what is written and by where they stand in the list of the file.
    by_content: HashMap<Vec<u8>, usize>,
    by_place: HashMap<usize, Option<usize>>,
}

impl WrittenProperties {
    /// The number of a property, from 1; `None` for one that is not known.
    fn number_of(&mut self, found: &HeldBox<'_>) -> Option<usize> {
        if let Some(number) = self.by_place.get(&found.at) {
            return *number;
        }
        let number = property(found).map(|content| {
            let written = boxed(&found.name, &[&content]);
            let next = self.by_content.len() + 1;
            *self
                .by_content
                .entry(written)
                .or_insert_with_key(|written| {
                    self.all.extend(written);
                    next
                })
        });
        self.by_place.insert(found.at, number);
        number
    }
}

/// Each property once, and which item has which, in the order in which they are applied.
fn properties(items: &Items<'_>, new: &[NewItem<'_>]) -> Option<Vec<u8>> {
    let mut written = WrittenProperties::default();
    let mut list = vec![0, 0, 0, 1];
    list.extend(u32::try_from(new.len()).ok()?.to_be_bytes());
    for (number, item) in numbered(new) {
        let mut own = Vec::new();
        for (found, essential) in items.properties_of(item.item) {
            let found = found?;
            let Some(index) = written.number_of(found) else {
                // Without one that is essential it would be shown wrongly.
                if essential && &found.name != b"colr" {
                    return None;
                }
                continue;
            };
            let mark = if essential { 0x8000 } else { 0 };
            let index = u16::try_from(index).ok().filter(|index| *index < 0x8000)?;
            own.push(index | mark);
        }
        list.extend(number.to_be_bytes());
        list.push(u8::try_from(own.len()).ok()?);
        own.iter()
            .for_each(|index| list.extend(index.to_be_bytes()));
    }
    let all = boxed(b"ipco", &[&written.all]);
    Some(boxed(b"iprp", &[&all, &boxed(b"ipma", &[&list])]))
}
