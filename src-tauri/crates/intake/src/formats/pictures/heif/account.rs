//! Which bytes of such a file nothing has read.

use domain::UnreadPart;

use crate::Reason;
use crate::account::Account;
use crate::formats::boxes::{HeldBox, boxes_in, inside, is_empty_space};
use crate::formats::coded::places::Places;
use crate::formats::coded::samples::{bytes_of, sample};
use crate::formats::coded::takers::Unread;
use crate::formats::pictures::heif::items::{Item, Items, Layout};
use crate::formats::pictures::heif::shown::{Shown, property};
use crate::stream::BoundedStream;

/// So much of what lies between items is read, to see whether it is empty.
const MOST_SPACE: u64 = 4 * 1024 * 1024;
/// Programs' names for kinds of such files.
const BRANDS: &[&[u8; 4]] = &[
    b"heic",
    b"heix",
    b"mif1",
    b"mif2",
    b"miaf",
    b"MiHB",
    b"MiHE",
    b"MiPr",
    b"MiCm",
    b"hevc",
    b"avif",
    b"avis",
    b"MA1A",
    b"MA1B",
    b"tmap",
    b"\0\0\0\0",
];

/// Accounts for a file. What its camera wrote was given as words; that every byte of that was understood is not claimed.
pub(super) fn account(
    stream: &mut BoundedStream<'_>,
    layout: &Layout,
    items: &Items<'_>,
) -> Result<Account, Reason> {
    let shown = Shown::of(stream, items);
    let mut walk = Walk {
        account: Account::whole().that_shows(),
        space: MOST_SPACE,
    };
    walk.outermost(stream, layout)?;
    walk.headers(layout, items);
    walk.items(stream, items, shown.as_ref())?;
    walk.between(stream, layout, items)?;
    Ok(walk.account)
}

struct Walk {
    account: Account,
    /// How much may still be read to see whether it is empty.
    space: u64,
}

impl Walk {
    fn unknown(&mut self, from: u64, length: u64) {
        self.account.add(UnreadPart::UnknownPart, from, length);
    }

    fn outermost(&mut self, stream: &mut BoundedStream<'_>, layout: &Layout) -> Result<(), Reason> {
        for one in &layout.boxes {
            let (from, length) = (one.from, one.to - one.from);
            let known = match &one.name {
                b"meta" | b"mdat" => true,
                b"free" | b"skip" => self.is_space(stream, from, length)?,
                b"ftyp" => length <= 128 && are_brands(&stream.at(from, length as usize)?),
                _ => false,
            };
            let part = match &one.name {
                b"moov" => UnreadPart::Film,
                _ => UnreadPart::UnknownPart,
            };
            if !known {
                self.account.add(part, one.start, one.to - one.start);
            }
        }
        let behind = layout.size - layout.end;
        self.account
            .add(UnreadPart::AfterTheEnd, layout.end, behind);
        Ok(())
    }

    fn headers(&mut self, layout: &Layout, items: &Items<'_>) {
        let base = layout.headers_at;
        let (found, end) = boxes_in(&layout.headers);
        let mut seen = Vec::new();
        for one in &found {
            let known = match &one.name {
                // What there are, where they lie and what belongs together was read to the last byte.
                b"pitm" | b"iinf" | b"iloc" | b"iref" => true,
                b"hdlr" => is_handler(one.content),
                // Its bytes are items.
                b"idat" => self.holds_items(one, base, items),
                b"iprp" => {
                    self.properties(one, base + one.from() as u64, items);
                    true
                }
                b"dinf" => {
                    one.content == b"\0\0\0\x1cdref\0\0\0\0\0\0\0\x01\0\0\0\x0curl \0\0\0\x01"
                }
                b"free" => is_empty_space(one.content),
                _ => false,
            };
            if !known || seen.contains(&one.name) {
                self.unknown(base + one.at as u64, one.length as u64);
            }
            seen.push(one.name);
        }
        let rest = layout.headers.len() - end;
        if !is_empty_space(&layout.headers[end..]) {
            self.unknown(base + end as u64, rest as u64);
        }
    }

    fn holds_items(&self, one: &HeldBox<'_>, base: u64, items: &Items<'_>) -> bool {
        let from = base + one.from() as u64;
        let mut named = Places::default();
        for (at, length) in items.items.iter().flat_map(|item| &item.pieces) {
            if named.add(*at, *length).is_err() {
                return false;
            }
        }
        named.gaps(from, from + one.content.len() as u64).is_empty()
    }

    fn properties(&mut self, properties: &HeldBox<'_>, base: u64, items: &Items<'_>) {
        let (found, end) = boxes_in(properties.content);
        let (mut lists, mut tables) = (0, 0);
        for one in &found {
            match &one.name {
                b"ipco" => lists += 1,
                b"ipma" => tables += 1,
                _ => self.unknown(base + one.at as u64, one.length as u64),
            }
        }
        if lists != 1 || tables != 1 || end != properties.content.len() {
            self.unknown(base, properties.content.len() as u64);
        }
        let list = inside(properties.content, b"ipco");
        let from = base + list.map_or(0, |list| list.from() as u64);
        for one in &items.properties {
            let empty = &one.name == b"free" && is_empty_space(one.content);
            if !empty && property(one).as_deref() != Some(one.content) {
                // A profile of colours that is not one of ours has names; others are of pictures that are not shown.
                self.account.add(
                    UnreadPart::BesidePixels,
                    from + one.at as u64,
                    one.length as u64,
                );
            }
        }
    }

    fn items(
        &mut self,
        stream: &mut BoundedStream<'_>,
        items: &Items<'_>,
        shown: Option<&Shown<'_>>,
    ) -> Result<(), Reason> {
        for item in &items.items {
            match shown.filter(|shown| shown.is(item.id)) {
                Some(shown) => self.shown(stream, items, shown, item)?,
                None => {
                    let part = unread_part(items, item);
                    for (from, length) in &item.pieces {
                        part.into_iter()
                            .for_each(|part| self.account.add(part, *from, *length));
                    }
                }
            }
        }
        Ok(())
    }

    fn shown(
        &mut self,
        stream: &mut BoundedStream<'_>,
        items: &Items<'_>,
        shown: &Shown<'_>,
        item: &Item,
    ) -> Result<(), Reason> {
        if shown.grid.is_some() && item.id == shown.primary.id {
            return Ok(());
        }
        let coding = shown.coding(items, item);
        for (from, length) in &item.pieces {
            let read = match coding {
                Some(coding) => sample(
                    stream,
                    coding,
                    *from,
                    *length,
                    &mut Unread {
                        account: &mut self.account,
                        part: UnreadPart::BesidePixels,
                    },
                ),
                None => Err(Reason::Damaged),
            };
            match read {
                Err(Reason::Damaged) => {
                    self.account.add(UnreadPart::BesidePixels, *from, *length);
                }
                read => read?,
            }
        }
        Ok(())
    }

    fn between(
        &mut self,
        stream: &mut BoundedStream<'_>,
        layout: &Layout,
        items: &Items<'_>,
    ) -> Result<(), Reason> {
        let mut named = Places::default();
        for (from, length) in items.items.iter().flat_map(|item| &item.pieces) {
            named.add(*from, *length)?;
        }
        for one in layout.boxes.iter().filter(|one| &one.name == b"mdat") {
            for (from, to) in named.gaps(one.from, one.to) {
                if !self.is_space(stream, from, to - from)? {
                    self.account.add(UnreadPart::AfterTheEnd, from, to - from);
                }
            }
        }
        Ok(())
    }

    fn is_space(
        &mut self,
        stream: &mut BoundedStream<'_>,
        from: u64,
        length: u64,
    ) -> Result<bool, Reason> {
        let Some(left) = self.space.checked_sub(length) else {
            return Ok(false);
        };
        self.space = left;
        let mut empty = true;
        bytes_of(stream, from, length, |bytes| {
            empty &= is_empty_space(bytes);
            Ok(())
        })?;
        Ok(empty)
    }
}

/// What an item is that is not shown; `None` for words, which were given.
fn unread_part(items: &Items<'_>, item: &Item) -> Option<UnreadPart> {
    let is = |kind: &[u8; 4]| {
        let mut lists = items.references.iter();
        lists.any(|list| &list.kind == kind && list.from == item.id)
    };
    match &item.kind {
        b"Exif" => Some(UnreadPart::CameraNotes),
        b"mime" if item.is_xmp() => None,
        b"hvc1" | b"av01" | b"grid" | b"jpeg" | b"iovl" | b"iden" | b"tmap" | b"avc1" => {
            Some(match is(b"thmb") {
                true => UnreadPart::SmallerPicture,
                false => UnreadPart::AnotherPicture,
            })
        }
        _ => Some(UnreadPart::UnknownPart),
    }
}

fn are_brands(content: &[u8]) -> bool {
    let known = |brand: &[u8]| BRANDS.iter().any(|known| brand == *known);
    content.len().is_multiple_of(4) && content.chunks_exact(4).all(known)
}

/// That there are pictures, and how the program is called, which was given as words.
fn is_handler(content: &[u8]) -> bool {
    let plain = content.get(..24).is_some_and(|head| {
        is_empty_space(&head[..8]) && &head[8..12] == b"pict" && is_empty_space(&head[12..])
    });
    plain && std::str::from_utf8(&content[24..]).is_ok()
}
