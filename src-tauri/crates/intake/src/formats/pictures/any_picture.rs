//! What is asked of every picture alike.

use domain::{ItemKind, UnreadPart};
use image::ImageFormat;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::clocks::FoundClocks;
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
    pub(super) clocks: FoundClocks,
}

/// What the camera and the format wrote down.
pub(super) fn facts(
    file: &mut File<'_>,
    facts: &mut Facts,
    of_format: OfFormat,
) -> Result<(), Reason> {
    let camera = camera(file);
    facts_with(file, facts, of_format, camera)
}

/// The same with what a camera wrote, which the format found itself.
pub(super) fn facts_with(
    file: &File<'_>,
    facts: &mut Facts,
    of_format: OfFormat,
    camera: Result<CameraFacts, Reason>,
) -> Result<(), Reason> {
    facts.pixels = of_format.pixels;
    facts.item_kind = kind(file, camera.as_ref().ok());
    // What the camera wrote stands first, and what the format says stays where that cannot be read.
    let (written, camera) = match camera {
        Ok(mut camera) => (std::mem::take(&mut camera.clocks), Ok(camera)),
        Err(reason) => (FoundClocks::default(), Err(reason)),
    };
    facts.take(written.and(of_format.clocks));
    let camera = camera?;
    facts.point = camera.point;
    facts.device = camera.device;
    Ok(())
}

/// The library that reads what a camera wrote holds what it reads, so that is bounded as what stands in memory is.
pub(super) fn camera(file: &mut File<'_>) -> Result<CameraFacts, Reason> {
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
    give_camera(camera(file)?, giving)
}

/// Its place, or the places where it may have been made, and what it wrote in words.
pub(super) fn give_camera(camera: CameraFacts, giving: &mut Giving<'_>) -> Result<(), Unfinished> {
    for point in camera.point.into_iter().chain(camera.possible_points) {
        giving.point(point)?;
    }
    for remark in camera.remarks {
        giving.text(&remark.text, &Spot::field(&remark.name))?;
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
        // A camera's block that cannot be read is told by the account.
        Ok(()) | Err(Unfinished::NotLooked(Reason::Damaged)) => given.map(Account::that_shows),
        Err(unfinished) => Err(unfinished),
    }
}

/// The account of a picture that is held for it, and of one that is too large to be held that the rest of it was not read.
pub(super) fn account(
    file: &mut File<'_>,
    of_bytes: impl FnOnce(&[u8]) -> Account,
) -> Result<Account, Reason> {
    if file.size > file.budget.bytes {
        let mut account = Account::whole();
        account.add(UnreadPart::Rest, 0, file.size);
        return Ok(account.that_shows());
    }
    Ok(of_bytes(&file.whole()?))
}

/// Its pixels and nothing else, as they are seen, as a PNG.
pub(super) fn pixels_alone(
    file: &mut File<'_>,
    copy: &mut CopyTarget<'_>,
) -> Result<&'static str, Reason> {
    let picture = raster::upright_in_its_colours(file.source, &file.budget)?.into_seen();
    copy.write(&raster::as_png_in_colours(&picture)?)?;
    Ok("image/png")
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
