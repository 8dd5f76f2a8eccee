//! Pictures, decoded within limits and made anew, so that nothing of the original's bytes is run or
//! shown.

use std::io::{BufReader, SeekFrom};

use image::codecs::jpeg::JpegEncoder;
use image::codecs::png::PngEncoder;
use image::{
    DynamicImage, ImageDecoder, ImageEncoder, ImageError, ImageFormat, ImageReader, Limits, Rgb,
    RgbImage,
};

use crate::formats::pictures::colour_profile;
use crate::{Budget, ReadSeek, Reason, guard};

/// Decoded pixels and the decoder's own memory together.
const MOST_MEMORY: u64 = 512 * 1024 * 1024;
const LONGEST_SIDE: u32 = 32_768;
const JPEG_QUALITY: u8 = 85;
const FINE_QUALITY: u8 = 95;

/// A picture made for print: upright, downscaled, without metadata.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReadablePicture {
    /// A JPEG.
    pub jpeg: Vec<u8>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// Makes a picture for print, no longer than `longest_side` on either side.
///
/// # Errors
/// It cannot be decoded within the default [`Budget`]'s limits.
pub fn readable_picture(
    source: &mut dyn ReadSeek,
    longest_side: u32,
) -> Result<ReadablePicture, Reason> {
    let budget = Budget {
        longest_side,
        ..Budget::default()
    };
    let picture = on_white(&scaled(upright(source, &budget)?.0, longest_side));
    Ok(ReadablePicture {
        jpeg: as_jpeg(&picture)?,
        width: picture.width(),
        height: picture.height(),
    })
}

/// A picture as it is seen.
pub(crate) struct Upright {
    pub(crate) pixels: DynamicImage,
    /// The format it came in.
    pub(crate) format: ImageFormat,
    /// What its numbers mean as colours, written anew; nothing where that is what they mean everywhere.
    profile: Option<Vec<u8>>,
}

impl Upright {
    /// On white where it can be seen through: under what nobody sees, its colours may still be there.
    pub(crate) fn into_seen(self) -> Self {
        let pixels = match self.pixels.color().has_alpha() {
            true => DynamicImage::from(on_white(&self.pixels)),
            false => self.pixels,
        };
        Self { pixels, ..self }
    }
}

/// The decoded picture, turned the way its camera was held; and the format it came in.
pub(crate) fn upright(
    source: &mut dyn ReadSeek,
    budget: &Budget,
) -> Result<(DynamicImage, ImageFormat), Reason> {
    upright_in_its_colours(source, budget).map(|picture| (picture.pixels, picture.format))
}

/// The same, with what its numbers mean.
pub(crate) fn upright_in_its_colours(
    source: &mut dyn ReadSeek,
    budget: &Budget,
) -> Result<Upright, Reason> {
    let size = source.seek(SeekFrom::End(0))?;
    source.seek(SeekFrom::Start(0))?;
    if size == 0 {
        return Err(Reason::Empty);
    }
    // Decoders hold the whole compressed picture beside the pixels.
    if size > budget.bytes {
        return Err(Reason::TooLarge);
    }
    guard::fenced(|| decoded(source, budget).map_err(|fault| reason(&fault)))
}

fn decoded(source: &mut dyn ReadSeek, budget: &Budget) -> Result<Upright, ImageError> {
    let mut limits = Limits::default();
    limits.max_image_width = Some(LONGEST_SIDE);
    limits.max_image_height = Some(LONGEST_SIDE);
    limits.max_alloc = Some(MOST_MEMORY);
    let mut reader = ImageReader::new(BufReader::new(source)).with_guessed_format()?;
    let format = reader.format().unwrap_or(ImageFormat::Dds);
    reader.limits(limits.clone());
    let mut decoder = reader.into_decoder()?;
    let (width, height) = decoder.dimensions();
    limits.check_dimensions(width, height)?;
    if u64::from(width) * u64::from(height) > budget.pixels {
        // The same kind of refusal that the decoder's own limits give.
        limits.reserve(u64::MAX)?;
    }
    limits.reserve(decoder.total_bytes())?;
    decoder.set_limits(limits)?;
    let orientation = decoder.orientation()?;
    let profile = decoder.icc_profile().ok().flatten();
    let mut pixels = DynamicImage::from_decoder(decoder)?;
    pixels.apply_orientation(orientation);
    Ok(Upright {
        pixels,
        format,
        profile: profile.and_then(|profile| colour_profile::written_anew(&profile)),
    })
}

fn reason(fault: &ImageError) -> Reason {
    match fault {
        ImageError::Limits(_) => Reason::TooManyPixels,
        ImageError::Unsupported(_) => Reason::PictureKind,
        _ => Reason::Damaged,
    }
}

/// No longer than this on either side; never made larger.
pub(crate) fn scaled(picture: DynamicImage, longest_side: u32) -> DynamicImage {
    if picture.width().max(picture.height()) <= longest_side {
        return picture;
    }
    let side = longest_side.max(1);
    picture.thumbnail(side, side)
}

/// Without transparency, which JPEG and print do not have.
pub(crate) fn on_white(picture: &DynamicImage) -> RgbImage {
    if !picture.color().has_alpha() {
        return picture.to_rgb8();
    }
    let picture = picture.to_rgba8();
    RgbImage::from_fn(picture.width(), picture.height(), |x, y| {
        let [red, green, blue, alpha] = picture.get_pixel(x, y).0;
        let mixed = |part: u8| {
            let (part, alpha) = (u32::from(part), u32::from(alpha));
            ((part * alpha + 255 * (255 - alpha)) / 255) as u8
        };
        Rgb([mixed(red), mixed(green), mixed(blue)])
    })
}

pub(crate) fn as_jpeg(picture: &RgbImage) -> Result<Vec<u8>, Reason> {
    coded(picture, JPEG_QUALITY, None)
}

/// The same in a quality from which nobody tells it apart.
pub(crate) fn as_fine_jpeg(picture: &Upright) -> Result<Vec<u8>, Reason> {
    coded(
        &on_white(&picture.pixels),
        FINE_QUALITY,
        picture.profile.clone(),
    )
}

fn coded(picture: &RgbImage, quality: u8, profile: Option<Vec<u8>>) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    let mut encoder = JpegEncoder::new_with_quality(&mut bytes, quality);
    if let Some(profile) = profile {
        encoder
            .set_icc_profile(profile)
            .map_err(|_| Reason::PictureKind)?;
    }
    encoder
        .encode_image(picture)
        .map_err(|_| Reason::TooManyPixels)?;
    Ok(bytes)
}

pub(crate) fn as_png(picture: &DynamicImage) -> Result<Vec<u8>, Reason> {
    packed(picture, None)
}

/// The same with what its numbers mean.
pub(crate) fn as_png_in_colours(picture: &Upright) -> Result<Vec<u8>, Reason> {
    packed(&picture.pixels, picture.profile.clone())
}

fn packed(picture: &DynamicImage, profile: Option<Vec<u8>>) -> Result<Vec<u8>, Reason> {
    let mut bytes = Vec::new();
    let mut encoder = PngEncoder::new(&mut bytes);
    if let Some(profile) = profile {
        encoder
            .set_icc_profile(profile)
            .map_err(|_| Reason::PictureKind)?;
    }
    picture
        .write_with_encoder(encoder)
        .map_err(|_| Reason::TooManyPixels)?;
    Ok(bytes)
}
