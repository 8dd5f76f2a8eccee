//! HEIC and AVIF: the pictures of phones, in the same boxes as their films.

mod account;
mod copy;
mod items;
mod shown;

use std::io::Cursor;

use domain::UnreadPart;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::Facts;
use crate::formats::boxes::inside;
use crate::formats::format::{File, Format};
use crate::formats::packed_bytes::holds_packed_bytes;
use crate::formats::pictures::any_picture::{self, OfFormat};
use crate::formats::pictures::heif::account::account;
use crate::formats::pictures::heif::items::{Item, Items, Layout, XMP};
use crate::formats::pictures::heif::shown::{Shown, sides};
use crate::formats::recordings::written_place::xmp_place;
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::source::u32_at;
use crate::stream::BoundedStream;
use crate::{Budget, Identified, Reason};

/// What programs and phones write of a picture is not longer than this.
const MOST_WORDS: u64 = 8 * 1024 * 1024;

pub(crate) struct Heif;

impl Format for Heif {
    fn reads(&self, identified: &Identified) -> bool {
        any_picture::is_picture(identified)
            && ["image/heic", "image/heif", "image/avif"].contains(&identified.media_type.as_str())
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        let Ok(beside) = Beside::of(file) else {
            return any_picture::facts(file, facts, OfFormat::default());
        };
        let of_format = OfFormat {
            pixels: beside.pixels,
            ..OfFormat::default()
        };
        let mut block = Cursor::new(&beside.camera);
        let mut camera = alone(&mut block, file.identified, file.name, file.budget);
        let read = any_picture::facts(&mut camera, facts, of_format);
        let written = beside.xmp.iter().find_map(|xmp| xmp_place(xmp));
        facts.point = facts.point.or(written);
        read
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let Ok(beside) = Beside::of(file) else {
            any_picture::words(file, giving)?;
            let mut account = Account::whole();
            account.add(UnreadPart::BesidePixels, 0, file.size);
            return Ok(account.that_shows());
        };
        let mut block = Cursor::new(&beside.camera);
        let mut camera = alone(&mut block, file.identified, file.name, file.budget);
        let camera = any_picture::words(&mut camera, giving);
        if let Err(Unfinished::Stopped) = camera {
            return Err(Unfinished::Stopped);
        }
        for xmp in &beside.xmp {
            if let Some(point) = xmp_place(xmp) {
                giving.point(point)?;
            }
            giving.text(xmp, &Spot::Field("XMP".to_owned()))?;
        }
        for name in &beside.names {
            giving.text(name, &Spot::Field("name".to_owned()))?;
        }
        camera?;
        Ok(beside.account)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        any_picture::preview(file)
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        let size = file.size;
        let mut stream = file.stream()?;
        let layout = Layout::of(&mut stream, size)?;
        let items = Items::of(&layout).ok_or(Reason::NoCleanCopy)?;
        let shown = Shown::of(&mut stream, &items).ok_or(Reason::NoCleanCopy)?;
        copy::write(&mut stream, &items, &shown, copy)
    }
}

/// What stands beside the pixels.
struct Beside {
    account: Account,
    pixels: Option<(u32, u32)>,
    /// The block that the camera wrote.
    camera: Vec<u8>,
    xmp: Vec<String>,
    names: Vec<String>,
}

impl Beside {
    fn of(file: &mut File<'_>) -> Result<Self, Reason> {
        let size = file.size;
        let mut stream = file.stream()?;
        let layout = Layout::of(&mut stream, size)?;
        let items = Items::of(&layout).ok_or(Reason::Damaged)?;
        let mut beside = Self {
            account: account(&mut stream, &layout, &items)?,
            pixels: items
                .item(items.primary)
                .and_then(|item| sides(&items, item)),
            camera: Vec::new(),
            xmp: Vec::new(),
            names: Vec::new(),
        };
        beside.read_items(&mut stream, &items)?;
        let handler = inside(&layout.headers, b"hdlr");
        let name = handler.and_then(|handler| handler.content.get(24..));
        beside.name(name.unwrap_or_default());
        Ok(beside)
    }

    fn read_items(
        &mut self,
        stream: &mut BoundedStream<'_>,
        items: &Items<'_>,
    ) -> Result<(), Reason> {
        for item in &items.items {
            item.names.iter().for_each(|name| self.name(name));
            if &item.kind == b"Exif" && self.camera.is_empty() {
                let bytes = bytes_of(stream, item)?;
                // It begins with how far into it the block begins.
                let skipped = u32_at(&bytes, 0).map_or(4, |by| (by as usize).saturating_add(4));
                let block = bytes.get(skipped..).unwrap_or_default();
                // Some say so where it begins, though it begins with its mark.
                self.camera = block.strip_prefix(b"Exif\0\0").unwrap_or(block).to_owned();
            } else if item.is_xmp() {
                let bytes = bytes_of(stream, item)?;
                let (text, had_errors) = encoding_rs::UTF_8.decode_with_bom_removal(&bytes);
                if had_errors || holds_packed_bytes(&text) {
                    let from = item.pieces.first().map_or(0, |piece| piece.0);
                    self.account
                        .add(UnreadPart::Undecodable, from, item.length());
                }
                self.xmp.push(text.into_owned());
            }
        }
        Ok(())
    }

    fn name(&mut self, name: &[u8]) {
        let (name, _) = encoding_rs::UTF_8.decode_with_bom_removal(name);
        let name = name.trim_matches('\0');
        if !name.is_empty() && name != XMP {
            self.names.push(name.to_owned());
        }
    }
}

/// The camera's block as a file of its own: it is a TIFF.
fn alone<'f>(
    block: &'f mut Cursor<&Vec<u8>>,
    identified: &'f Identified,
    name: &'f str,
    budget: Budget,
) -> File<'f> {
    File {
        size: block.get_ref().len() as u64,
        source: block,
        identified,
        name,
        budget,
    }
}

fn bytes_of(stream: &mut BoundedStream<'_>, item: &Item) -> Result<Vec<u8>, Reason> {
    if item.length() > MOST_WORDS {
        return Err(Reason::TooLarge);
    }
    let mut bytes = Vec::new();
    for (from, length) in &item.pieces {
        let length = usize::try_from(*length).map_err(|_| Reason::TooLarge)?;
        bytes.extend(stream.at(*from, length)?);
    }
    Ok(bytes)
}
