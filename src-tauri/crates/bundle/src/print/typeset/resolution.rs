//! How many pixels an inch the pictures on paper have: no more than guidance for courts takes, which is more than anybody sees.
//!
//! How large a picture is printed is known once the pages are laid out: a card shows it as large as there is room for. One with
//! more pixels than that takes is then made anew with fewer, before it takes the place of its stand-in.

use std::collections::HashMap;
use std::num::NonZeroUsize;
use std::thread;

use image::ImageFormat;
use image::codecs::jpeg::JpegEncoder;
use typst::layout::{Frame, FrameItem, Size};
use typst::visualize::ImageKind;
use typst_layout::PagedDocument;

use super::pictures::Picture;

const MOST_PIXELS_AN_INCH: f64 = 300.0;
const MILLIMETRES_AN_INCH: f64 = 25.4;
const QUALITY: u8 = 85;

/// Pixels across and down.
type Pixels = (u32, u32);
/// By its stand-in, as many pixels as a picture may have in the smallest of its places.
type Smallest<'a> = HashMap<&'a [u8], Pixels>;

/// Takes pixels away from each picture that has more to an inch.
pub(super) fn cap(pictures: &mut [Option<Picture>], document: &PagedDocument) {
    let mut smallest = Smallest::new();
    for page in document.pages() {
        look_into(&page.frame, &mut smallest);
    }
    let mut too_fine: Vec<(&mut Picture, Pixels)> = pictures
        .iter_mut()
        .flatten()
        .filter_map(|picture| {
            let most = *smallest.get(&picture.stand_in[..])?;
            let (across, down) = picture.pixels;
            (across > most.0 || down > most.1).then_some((picture, most))
        })
        .collect();
    // On every core, as it may be all of a long document.
    let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
    let share = too_fine.len().div_ceil(cores).max(1);
    thread::scope(|scope| {
        for some in too_fine.chunks_mut(share) {
            scope.spawn(move || {
                for (picture, most) in some {
                    if let Some((jpeg, pixels)) = with_pixels(&picture.jpeg, *most) {
                        (picture.jpeg, picture.pixels) = (jpeg, pixels);
                    }
                }
            });
        }
    });
}

fn look_into<'a>(frame: &'a Frame, smallest: &mut Smallest<'a>) {
    for (_, item) in frame.items() {
        match item {
            FrameItem::Group(group) => look_into(&group.frame, smallest),
            FrameItem::Image(image, size, _) => {
                if let ImageKind::Raster(stand_in) = image.kind() {
                    let here = pixels_on(*size);
                    let most = smallest.entry(&stand_in.data()[..]).or_insert(here);
                    *most = (most.0.min(here.0), most.1.min(here.1));
                }
            }
            _ => {}
        }
    }
}

/// How many pixels a place on paper may take.
fn pixels_on(size: Size) -> Pixels {
    let most = |millimetres: f64| millimetres / MILLIMETRES_AN_INCH * MOST_PIXELS_AN_INCH;
    let whole = |pixels: f64| (pixels.floor() as u32).max(1);
    (whole(most(size.x.to_mm())), whole(most(size.y.to_mm())))
}

/// The same picture with no more pixels than these; nothing where it cannot be decoded.
fn with_pixels(jpeg: &[u8], most: Pixels) -> Option<(Vec<u8>, Pixels)> {
    let picture = image::load_from_memory_with_format(jpeg, ImageFormat::Jpeg).ok()?;
    let (width, height) = (f64::from(picture.width()), f64::from(picture.height()));
    let scale = (f64::from(most.0) / width).min(f64::from(most.1) / height);
    let whole = |side: f64| ((side * scale).floor() as u32).max(1);
    let picture = picture.thumbnail_exact(whole(width), whole(height));
    let mut made = Vec::new();
    JpegEncoder::new_with_quality(&mut made, QUALITY)
        .encode_image(&picture)
        .ok()?;
    Some((made, (picture.width(), picture.height())))
}
