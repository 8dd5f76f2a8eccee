//! JPEG: what cameras save.

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::pictures::any_picture::{self, OfFormat};
use crate::formats::pictures::exif::{only_orientation, orientation};
use crate::formats::pictures::jpeg_segments::{self as segments, Piece, Segments};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct Jpeg;

impl Format for Jpeg {
    fn reads(&self, identified: &Identified) -> bool {
        any_picture::is_picture(identified) && identified.is("image/jpeg")
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        let walked = Segments::of(file).and_then(|mut all| segments::dimensions(&mut all));
        let of_format = OfFormat {
            pixels: walked.ok().flatten(),
            ..OfFormat::default()
        };
        // What the camera wrote does not hang on the segments that could not be read.
        let read = any_picture::facts(file, facts, of_format);
        match walked {
            Ok(_) | Err(Reason::Damaged) => read,
            Err(reason) => Err(reason),
        }
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let given = match Segments::of(file) {
            Ok(mut segments) => give_comments(&mut segments, giving),
            Err(Reason::Damaged) => Ok(()),
            Err(reason) => Err(reason.into()),
        };
        let given = given.map(|()| Account::nothing(file.size));
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
        Ok("image/jpeg")
    }
}

/// Comments, which programs and people leave in a file. A picture that breaks off has those that stand before.
fn give_comments(segments: &mut Segments<'_>, giving: &mut Giving<'_>) -> Result<(), Unfinished> {
    loop {
        match segments.next() {
            Ok(Some(segment)) if segment.is_comment() => {
                let text = String::from_utf8_lossy(&segment.content);
                giving.text(&text, &Spot::Field("comment".to_owned()))?;
            }
            Ok(Some(_)) => {}
            Ok(None) | Err(Reason::Damaged) => return Ok(()),
            Err(reason) => return Err(reason.into()),
        }
    }
}

fn rebuilt(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut copy = vec![0xFF, 0xD8];
    let mut turn =
        orientation(bytes).map(|turn| [b"Exif\0\0", only_orientation(turn).as_slice()].concat());
    for piece in segments::pieces(bytes)? {
        match piece {
            Piece::Picture(content) => copy.extend_from_slice(content),
            Piece::Segment { code, content } => {
                // JFIF stands first where there is one, the rest after it.
                if code != segments::APP0
                    && let Some(turn) = turn.take()
                {
                    append_segment(&mut copy, segments::APP1, &turn);
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
        segments::APP0 => content
            .starts_with(b"JFIF\0")
            .then(|| content.get(..12).map(|start| [start, &[0, 0]].concat()))
            .flatten(),
        segments::APP2 => content
            .starts_with(b"ICC_PROFILE\0")
            .then(|| content.to_vec()),
        segments::APP14 => content.starts_with(b"Adobe").then(|| content.to_vec()),
        segments::APP1..=segments::APP15 | segments::COMMENT => None,
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
