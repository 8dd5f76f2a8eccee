//! What is asked of every picture alike.

use domain::{Clock, ItemKind};
use image::ImageFormat;

use crate::account::Account;
use crate::facts::Facts;
use crate::formats::format::File;
use crate::formats::pictures::exif::{CameraFacts, camera_facts};
use crate::formats::pictures::raster;
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::stream::BoundedStream;
use crate::{Identified, Reason};

/// Whether it is a picture at all.
pub(super) const fn is_picture(identified: &Identified) -> bool {
    matches!(identified.item_kind, ItemKind::Photo | ItemKind::Screenshot)
}

/// What the picture's own format says beside its camera's block.
#[derive(Default)]
pub(super) struct OfFormat {
    pub(super) pixels: Option<(u32, u32)>,
    pub(super) clocks: Vec<Clock>,
}

/// What the camera and the format wrote down.
pub(super) fn facts(
    file: &mut File<'_>,
    facts: &mut Facts,
    of_format: OfFormat,
) -> Result<(), Reason> {
    facts.pixels = of_format.pixels;
    facts.clocks = of_format.clocks;
    let camera = camera(file);
    facts.item_kind = kind(file, camera.as_ref().ok());
    let camera = camera?;
    facts.clocks.splice(0..0, camera.clocks);
    facts.point = camera.point;
    facts.device = camera.device;
    Ok(())
}

/// The library that reads what a camera wrote holds what it reads, so that is bounded as what stands in memory is.
fn camera(file: &mut File<'_>) -> Result<CameraFacts, Reason> {
    let most = file.budget.bytes;
    camera_facts(BoundedStream::new(file.source, most)?)
}

/// A photo is told from a screenshot by what the camera wrote and by the name; what neither tells stays as it was found.
fn kind(file: &File<'_>, camera: Option<&CameraFacts>) -> ItemKind {
    let name = file.name.to_lowercase();
    let named = ["screenshot", "screen shot", "screen_shot", "bildschirmfoto"]
        .iter()
        .any(|word| name.contains(word));
    let by_camera = camera.is_some_and(|camera| {
        camera
            .device
            .as_ref()
            .is_some_and(|device| device.make.is_some())
            || camera.point.is_some()
    });
    let says_so = named || camera.is_some_and(|camera| camera.says_screenshot);
    match (says_so, by_camera) {
        (true, _) => ItemKind::Screenshot,
        (false, true) => ItemKind::Photo,
        (false, false) => file.identified.item_kind,
    }
}

/// What the camera wrote beside the pixels. What the pixels show is for a person to look at.
pub(super) fn words(file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<(), Unfinished> {
    let camera = camera(file)?;
    if let Some(point) = camera.point {
        giving.point(point)?;
    }
    for remark in camera.remarks {
        giving.text(&remark.text, &Spot::Field(remark.name))?;
    }
    Ok(())
}

/// The same, after what the picture's own format gave, whether or not all of that could be read.
pub(super) fn words_beside(
    given: Result<Account, Unfinished>,
    file: &mut File<'_>,
    giving: &mut Giving<'_>,
) -> Result<Account, Unfinished> {
    if let Err(Unfinished::Stopped) = given {
        return given;
    }
    match words(file, giving) {
        Err(Unfinished::Stopped) => Err(Unfinished::Stopped),
        camera => camera.and(given).map(Account::that_shows),
    }
}

/// The picture made anew, small enough to look at.
pub(super) fn preview(file: &mut File<'_>) -> Result<Preview, Reason> {
    let (whole, format) = raster::upright(file.source, &file.budget)?;
    let small = raster::scaled(whole, file.budget.longest_side);
    // JPEG blurs the letters of a screenshot and has no transparency.
    let (media_type, bytes) = if format == ImageFormat::Png || small.color().has_alpha() {
        ("image/png", raster::as_png(&small)?)
    } else {
        ("image/jpeg", raster::as_jpeg(&raster::on_white(&small))?)
    };
    Ok(Preview::Picture {
        bytes,
        media_type,
        width: small.width(),
        height: small.height(),
    })
}
