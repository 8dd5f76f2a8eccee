//! PNG: what screenshots are saved as.

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::pictures::any_picture::{self, OfFormat};
use crate::formats::pictures::exif::{only_orientation, orientation};
use crate::formats::pictures::png_chunks::{self as chunks, Chunks};
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
        let given = give_fields(file, giving).map(|()| Account::nothing(file.size));
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
        let bytes = file.whole()?;
        copy.write(&rebuilt(&bytes).ok_or(Reason::Damaged)?)?;
        Ok("image/png")
    }
}

fn read_chunks(file: &mut File<'_>, of_format: &mut OfFormat) -> Result<(), Reason> {
    let mut chunks = Chunks::of(file)?;
    while let Some(chunk) = chunks.next()? {
        match &chunk.name {
            b"IHDR" => of_format.pixels = of_format.pixels.or(chunk.dimensions()),
            _ => of_format.clocks.extend(chunk.clock()),
        }
    }
    Ok(())
}

fn give_fields(file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<(), Unfinished> {
    let mut chunks = Chunks::of(file)?;
    let mut all = Ok(());
    while let Some(chunk) = chunks.next()? {
        if let Some((name, value)) = chunk.field() {
            giving.text(&value, &Spot::Field(name))?;
            all = all.and(chunk.whole());
        }
    }
    Ok(all?)
}

fn rebuilt(bytes: &[u8]) -> Option<Vec<u8>> {
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
    for (name, content) in &found {
        if KEPT.contains(&name) {
            copy.extend(chunks::written(name, content));
        }
        if name == b"IHDR"
            && let Some(turn) = turn.take()
        {
            copy.extend(chunks::written(b"eXIf", &only_orientation(turn)));
        }
    }
    whole.then_some(copy)
}
