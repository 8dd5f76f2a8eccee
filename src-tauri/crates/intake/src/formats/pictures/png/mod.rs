//! PNG: what screenshots are saved as.

mod account;
pub(crate) mod chunks;
mod pixels;
mod text;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::pictures::any_picture::{self, OfFormat};
use crate::formats::pictures::exif::{CameraFacts, of_block};
use crate::formats::pictures::png::chunks::Chunks;
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct Png;

impl Format for Png {
    fn reads(&self, identified: &Identified) -> bool {
        any_picture::is_picture(identified) && identified.is("image/png")
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        let mut of_format = OfFormat::default();
        let walked = read_chunks(file, &mut of_format);
        // What the camera wrote does not hang on the chunks that could not be read.
        let read = any_picture::facts(file, facts, of_format);
        walked.and(read)
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let given = give_fields(file, giving);
        let given = given.and_then(|()| Ok(any_picture::account(file, account::account)?));
        any_picture::words_beside(given, file, giving)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        any_picture::preview(file)
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        any_picture::pixels_alone(file, copy)
    }
}

fn read_chunks(file: &mut File<'_>, of_format: &mut OfFormat) -> Result<(), Reason> {
    let (mut chunks, mut left) = (Chunks::of(file)?, text::allowance());
    while let Some(chunk) = chunks.next()? {
        match &chunk.name {
            b"IHDR" => of_format.pixels = of_format.pixels.or(chunk.dimensions()),
            _ => chunk.give_clock(&mut left, &mut of_format.clocks),
        }
    }
    Ok(())
}

fn give_fields(file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<(), Unfinished> {
    let (mut chunks, mut left) = (Chunks::of(file)?, text::allowance());
    let mut all = Ok(());
    while let Some(chunk) = chunks.next()? {
        let Some(field) = chunk.field(&mut left) else {
            continue;
        };
        if let Some(Ok(camera)) = field.camera_block().map(|block| camera_in(&block)) {
            any_picture::give_camera(camera, giving)?;
        }
        let spot = Spot::field(&field.name);
        giving.text(&field.value, &spot)?;
        giving.text(&field.beside, &spot)?;
        all = all.and(chunk.whole());
    }
    Ok(all?)
}

/// Some programs write a few letters before the block.
fn camera_in(digits: &[u8]) -> Result<CameraFacts, Reason> {
    of_block(digits.strip_prefix(b"Exif\0\0").unwrap_or(digits))
}
