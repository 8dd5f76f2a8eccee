//! JPEG: what cameras save.

mod account;
mod coding;
mod copy;
pub(crate) mod segments;
mod standard_tables;
mod tables;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::pictures::any_picture::{self, OfFormat};
use crate::formats::pictures::exif::{CameraFacts, of_block};
use crate::formats::pictures::jpeg::account::account;
use crate::formats::pictures::jpeg::segments::Segments;
use crate::formats::pictures::raster;
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

/// No camera writes more blocks than this.
const MOST_BLOCKS: usize = 16;

pub(crate) struct Jpeg;

impl Format for Jpeg {
    fn reads(&self, identified: &Identified) -> bool {
        any_picture::is_picture(identified) && identified.is("image/jpeg")
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        let walked = Walked::of(file, |_| Ok(()));
        let of_format = OfFormat {
            pixels: walked.pixels,
            ..OfFormat::default()
        };
        let read = any_picture::facts_with(file, facts, of_format, walked.camera);
        match walked.ended {
            // What the camera wrote does not hang on the segments that could not be read.
            Ok(()) | Err(Unfinished::Stopped | Unfinished::NotLooked(Reason::Damaged)) => read,
            Err(Unfinished::NotLooked(reason)) => Err(reason),
        }
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let comment = Spot::Field("comment".to_owned());
        let walked = Walked::of(file, |text| giving.text(text, &comment));
        if walked.ended == Err(Unfinished::Stopped) {
            return Err(Unfinished::Stopped);
        }
        match walked.camera {
            Ok(camera) => any_picture::give_camera(camera, giving)?,
            // A block that cannot be read is told by the account. What the rest says is read all the same.
            Err(Reason::Damaged) => {}
            Err(reason) => return Err(reason.into()),
        }
        match walked.ended {
            Err(Unfinished::NotLooked(reason)) if reason != Reason::Damaged => Err(reason.into()),
            _ => Ok(any_picture::account(file, account)?),
        }
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        any_picture::preview(file)
    }

    /// Its segments written anew with the same pixels; where it is not coded as nearly all pictures are, the pixels are coded
    /// anew.
    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        let bytes = file.whole()?;
        match copy::Rebuilt::of(&bytes) {
            Some(rebuilt) => rebuilt.write(copy)?,
            None => {
                let picture = raster::upright_in_its_colours(file.source, &file.budget)?;
                copy.write(&raster::as_fine_jpeg(&picture)?)?;
            }
        }
        Ok("image/jpeg")
    }
}

/// What stands in a picture's segments.
struct Walked {
    pixels: Option<(u32, u32)>,
    camera: Result<CameraFacts, Reason>,
    /// How the walk ended. A picture that breaks off has what stands before.
    ended: Result<(), Unfinished>,
}

impl Walked {
    /// `comment` is given what programs and people leave in a file.
    fn of(file: &mut File<'_>, comment: impl FnMut(&str) -> Result<(), Unfinished>) -> Self {
        let mut walked = Self {
            pixels: None,
            camera: Ok(CameraFacts::default()),
            ended: Ok(()),
        };
        walked.ended = walked.walk(file, comment);
        // Where the walk ended too soon, the library that reads the block may still find it.
        let said = walked
            .camera
            .as_ref()
            .is_ok_and(|camera| !camera.is_empty());
        if matches!(walked.ended, Err(Unfinished::NotLooked(_))) && !said {
            walked.camera = any_picture::camera(file);
        }
        walked
    }

    fn walk(
        &mut self,
        file: &mut File<'_>,
        mut comment: impl FnMut(&str) -> Result<(), Unfinished>,
    ) -> Result<(), Unfinished> {
        let mut segments = Segments::of(file)?;
        let mut blocks = 0;
        while let Some(segment) = segments.next()? {
            self.pixels = self.pixels.or_else(|| segment.dimensions());
            if segment.is_comment() {
                comment(&String::from_utf8_lossy(&segment.content))?;
            }
            if let Some(block) = segment.camera_block().filter(|_| blocks < MOST_BLOCKS) {
                blocks += 1;
                self.add(of_block(block));
            }
        }
        Ok(())
    }

    /// One block that cannot be read does not hide the others.
    fn add(&mut self, block: Result<CameraFacts, Reason>) {
        let before = std::mem::replace(&mut self.camera, Err(Reason::Damaged));
        self.camera = match (before, block) {
            (Ok(before), Ok(block)) => Ok(before.and(block)),
            (Ok(said), Err(reason)) | (Err(reason), Ok(said)) if said.is_empty() => Err(reason),
            (Ok(said), Err(_)) | (Err(_), Ok(said)) => Ok(said),
            (Err(reason), Err(_)) => Err(reason),
        };
    }
}
