use crate::formats::jpeg::{self, Piece};
use crate::source::read_whole;
use crate::{Budget, ReadSeek, Reason, formats::exif, formats::picture, formats::png};
use std::io::Cursor;

/// A copy of a picture without what the camera or a program wrote into it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stripped {
    /// The copy.
    pub bytes: Vec<u8>,
    /// Its media type: kinds that cannot be stripped in place are written anew as PNG.
    pub media_type: &'static str,
}

/// Makes a copy without place, time, device and comments, for a bundle that must not show where
/// somebody lives. JPEG and PNG keep their pixels exactly as they were compressed; only how to turn
/// the picture is kept of the metadata. Whatever follows the end of the picture (phones put short
/// films there) is left out.
///
/// # Errors
/// The picture is damaged or beyond the default [`Budget`], or of a kind with which this cannot be
/// done: then no copy goes out.
pub fn stripped_copy(source: &mut dyn ReadSeek, media_type: &str) -> Result<Stripped, Reason> {
    let budget = Budget::default();
    match media_type {
        "image/jpeg" => {
            let bytes = read_whole(source, budget.bytes)?;
            Ok(Stripped {
                bytes: stripped_jpeg(&bytes).ok_or(Reason::Damaged)?,
                media_type: "image/jpeg",
            })
        }
        "image/png" => {
            let bytes = read_whole(source, budget.bytes)?;
            Ok(Stripped {
                bytes: stripped_png(&bytes).ok_or(Reason::Damaged)?,
                media_type: "image/png",
            })
        }
        "image/tiff" | "image/webp" | "image/bmp" | "image/gif" => {
            let bytes = read_whole(source, budget.bytes)?;
            let (pixels, _) = picture::upright(&mut Cursor::new(bytes), &budget)?;
            Ok(Stripped {
                bytes: picture::as_png(&pixels)?,
                media_type: "image/png",
            })
        }
        _ => Err(Reason::NoStrippedCopy),
    }
}

fn orientation(bytes: &[u8]) -> Option<u16> {
    exif::camera_facts(bytes.to_vec())
        .ok()?
        .orientation
        .filter(|turn| *turn != 1)
}

fn stripped_jpeg(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut copy = vec![0xFF, 0xD8];
    let mut turn =
        orientation(bytes).map(|turn| [b"Exif\0\0", only_orientation(turn).as_slice()].concat());
    for piece in jpeg::pieces(bytes)? {
        match piece {
            Piece::Picture(content) => copy.extend_from_slice(content),
            Piece::Segment { code, content } => {
                // JFIF stands first where there is one, the rest after it.
                if code != jpeg::APP0
                    && let Some(turn) = turn.take()
                {
                    append_segment(&mut copy, jpeg::APP1, &turn);
                }
                if let Some(kept) = kept(code, content) {
                    append_segment(&mut copy, code, &kept);
                }
            }
        }
    }
    copy.extend_from_slice(&[0xFF, 0xD9]);
    Some(copy)
}

/// What a decoder needs: tables and frames, the colour profile, Adobe's mark of the colour
/// transform, JFIF without its thumbnail.
fn kept(code: u8, content: &[u8]) -> Option<Vec<u8>> {
    match code {
        jpeg::APP0 => content
            .starts_with(b"JFIF\0")
            .then(|| content.get(..12).map(|start| [start, &[0, 0]].concat()))
            .flatten(),
        jpeg::APP2 => content
            .starts_with(b"ICC_PROFILE\0")
            .then(|| content.to_vec()),
        jpeg::APP14 => content.starts_with(b"Adobe").then(|| content.to_vec()),
        jpeg::APP1..=jpeg::APP15 | jpeg::COMMENT => None,
        _ => Some(content.to_vec()),
    }
}

fn append_segment(copy: &mut Vec<u8>, code: u8, content: &[u8]) {
    // Content came out of a segment or is a few bytes of our own, so it fits one again.
    let length = u16::try_from(content.len() + 2).unwrap_or(u16::MAX);
    copy.extend_from_slice(&[0xFF, code]);
    copy.extend_from_slice(&length.to_be_bytes());
    copy.extend_from_slice(content);
}

/// A TIFF block with one entry.
fn only_orientation(turn: u16) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    block.extend_from_slice(&turn.to_be_bytes());
    block.extend_from_slice(&[0; 6]);
    block
}

fn stripped_png(bytes: &[u8]) -> Option<Vec<u8>> {
    const KEPT: [&[u8; 4]; 16] = [
        b"IHDR", b"PLTE", b"IDAT", b"IEND", b"tRNS", b"gAMA", b"cHRM", b"sRGB", b"iCCP", b"sBIT",
        b"bKGD", b"pHYs", b"cICP", b"acTL", b"fcTL", b"fdAT",
    ];
    if !bytes.starts_with(png::SIGNATURE) {
        return None;
    }
    let (chunks, whole) = png::chunks(bytes);
    let mut turn = orientation(bytes);
    let mut copy = png::SIGNATURE.to_vec();
    for chunk in &chunks {
        if KEPT.contains(&&chunk.name) {
            copy.extend(png::written(&chunk.name, chunk.content));
        }
        if &chunk.name == b"IHDR"
            && let Some(turn) = turn.take()
        {
            copy.extend(png::written(b"eXIf", &only_orientation(turn)));
        }
    }
    whole.then_some(copy)
}
