//! PNG: what screenshots are saved as.

use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::pictures::any_picture::{self, OfFormat};
use crate::formats::pictures::exif::{only_orientation, orientation};
use crate::formats::pictures::png_chunks as chunks;
use crate::found::LookedThrough;
use crate::preview::Preview;
use crate::stripped::Stripped;
use crate::{Budget, Identified, Reason};

pub(crate) struct Png;

impl Format for Png {
    fn reads(&self, identified: &Identified) -> bool {
        any_picture::is_picture(identified) && identified.is("image/png")
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        any_picture::facts(file, facts, |bytes| OfFormat {
            pixels: chunks::dimensions(bytes),
            clocks: chunks::clocks(bytes),
        })
    }

    fn words(&self, file: &mut File<'_>, found: &mut LookedThrough) -> Result<(), Reason> {
        any_picture::words(file, found)
    }

    fn preview(&self, file: &mut File<'_>, budget: &Budget) -> Result<Preview, Reason> {
        any_picture::preview(file, budget)
    }

    fn stripped(&self, file: &mut File<'_>) -> Result<Stripped, Reason> {
        let bytes = file.whole(Budget::default().bytes)?;
        Ok(Stripped {
            bytes: stripped(&bytes).ok_or(Reason::Damaged)?,
            media_type: "image/png",
        })
    }
}

fn stripped(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 16] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
        b"bKGD", b"pHYs", b"cICP", b"acTL", b"fcTL", b"fdAT",
    ];
    if !bytes.starts_with(chunks::SIGNATURE) {
        return None;
    }
    let (found, whole) = chunks::chunks(bytes);
    let mut turn = orientation(bytes);
    let mut copy = chunks::SIGNATURE.to_vec();
    for chunk in &found {
        if KEPT.contains(&&chunk.name) {
            copy.extend(chunks::written(&chunk.name, chunk.content));
        }
        if &chunk.name == b"IHDR"
            && let Some(turn) = turn.take()
        {
            copy.extend(chunks::written(b"eXIf", &only_orientation(turn)));
        }
    }
    whole.then_some(copy)
}
