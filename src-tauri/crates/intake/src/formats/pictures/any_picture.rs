//! What is asked of every picture alike.

use std::io::SeekFrom;

use domain::{Clock, ItemKind};
use image::ImageFormat;

use crate::facts::Facts;
use crate::formats::format::File;
use crate::formats::pictures::exif::{CameraFacts, camera_facts};
use crate::formats::pictures::{jpeg_segments, png_chunks, raster};
use crate::found::{Locator, LookedThrough};
use crate::preview::Preview;
use crate::{Budget, Identified, Reason};

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
    of_format: fn(&[u8]) -> OfFormat,
) -> Result<(), Reason> {
    // Cameras write what they know near the beginning, so the first part of a larger one will do.
    let (bytes, _) = file.first(Budget::default().bytes)?;
    let OfFormat { pixels, clocks } = of_format(&bytes);
    facts.pixels = pixels;
    facts.clocks = clocks;
    let camera = camera_facts(bytes);
    facts.item_kind = kind(file, camera.as_ref().ok());
    let camera = camera?;
    facts.clocks.splice(0..0, camera.clocks);
    facts.point = camera.point;
    facts.device = camera.device;
    Ok(())
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

/// Words that stand beside the pixels. What the pixels show is for a person to look at.
pub(super) fn words(file: &mut File<'_>, found: &mut LookedThrough) -> Result<(), Reason> {
    let (bytes, _) = file.searched()?;
    for comment in jpeg_segments::comments(&bytes) {
        found.push(comment, Locator::Field("comment".to_owned()));
    }
    if bytes.starts_with(png_chunks::SIGNATURE) {
        let (chunks, _) = png_chunks::chunks(&bytes);
        for (name, value) in chunks.iter().filter_map(png_chunks::field) {
            found.push(value, Locator::Field(name));
        }
    }
    let camera = camera_facts(bytes)?;
    if let Some(point) = camera.point {
        found.push_point(point);
    }
    for remark in camera.remarks {
        found.push(remark.text, Locator::Field(remark.name));
    }
    Err(Reason::NotSearchable)
}

/// The picture made anew, small enough to look at.
pub(super) fn preview(file: &mut File<'_>, budget: &Budget) -> Result<Preview, Reason> {
    file.source.seek(SeekFrom::Start(0))?;
    let (whole, format) = raster::upright(file.source, budget)?;
    let small = raster::scaled(whole, budget.longest_side);
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
