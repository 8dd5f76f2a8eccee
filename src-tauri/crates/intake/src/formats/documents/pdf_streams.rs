//! What the streams of a PDF unpack to. The library that draws unpacks a stream as a whole, and again wherever it is drawn, so
//! those that are packed to fill the memory, or to be unpacked for ever, are found before.

use std::collections::HashSet;

use hayro::hayro_syntax::object::{Array, Name, ObjRef, Object, Stream};
use hayro::hayro_syntax::{Filter, Pdf};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use crate::Reason;
use crate::allowance::Allowance;

/// A stream that unpacks to more is none that anybody wrote, beside pictures.
const MOST_OF_ONE: usize = 64 * 1024 * 1024;
/// So much is unpacked to measure all of them.
const MOST_OF_ALL: u64 = 1024 * 1024 * 1024;
/// So many bytes that are unpacked and looked at cost as much as a step that is drawn, in a part that draws something.
const BYTES_OF_A_STEP: usize = 128 * 1024;
/// A part is blank, or says the same over and over, where it unpacks to so many times its length. What programs draw unpacks to
/// some ten times.
const MUCH_PACKED: usize = 64;
const BYTES_OF_A_STEP_MUCH_PACKED: usize = 1024;

/// What drawing a part of this document costs beside what the part draws, in steps: as much as unpacking its longest one.
///
/// # Errors
/// [`Reason::TooLarge`] where a stream unpacks to more than may be held.
pub(crate) fn cost_of_parts(document: &Pdf) -> Result<u64, Reason> {
    let mut left = Allowance::of(MOST_OF_ALL);
    let drawn_once = drawn_by_pages(document);
    let mut most = 0;
    for object in document.objects() {
        if let Object::Stream(stream) = object {
            let cost = measured(&stream, &mut left)?;
            if is_part(&stream, &drawn_once) {
                most = most.max(cost);
            }
        }
    }
    Ok(most)
}

/// Whether pages may draw it again and again: it says that it is such a part, or nothing of what it is, as the drawings of
/// letters do.
fn is_part(stream: &Stream<'_>, drawn_once: &HashSet<ObjRef>) -> bool {
    let dictionary = stream.dict();
    let subtype = dictionary.get::<Name<'_>>("Subtype");
    let says_nothing = subtype.is_none() && !dictionary.contains_key("Type");
    subtype.is_some_and(|name| name.as_ref() == b"Form")
        || dictionary.contains_key("PatternType")
        || (says_nothing && !drawn_once.contains(&ObjRef::from(stream.obj_id())))
}

/// What unpacking a stream costs, in steps.
fn measured(stream: &Stream<'_>, left: &mut Allowance) -> Result<u64, Reason> {
    let filters = stream.filters();
    let packings = filters
        .iter()
        .take_while(|one| **one == Filter::FlateDecode)
        .count();
    let subtype = stream.dict().get::<Name<'_>>("Subtype");
    let is_picture = subtype.is_some_and(|name| name.as_ref() == b"Image");
    // What a picture may unpack to is bound by its pixels, where it is packed once.
    if packings == 1 && is_picture {
        return Ok(0);
    }
    let mut bytes = stream.raw_data().into_owned();
    let packed = bytes.len();
    for _ in 0..packings {
        bytes = match decompress_to_vec_zlib_with_limit(&bytes, MOST_OF_ONE) {
            Ok(unpacked) => unpacked,
            Err(fault) if fault.status == TINFLStatus::HasMoreOutput => {
                return Err(Reason::TooLarge);
            }
            Err(fault) => fault.output,
        };
        left.take(bytes.len() as u64)?;
    }
    let bytes_of_a_step = match bytes.len() / MUCH_PACKED > packed {
        true => BYTES_OF_A_STEP_MUCH_PACKED,
        false => BYTES_OF_A_STEP,
    };
    Ok((bytes.len() / bytes_of_a_step) as u64)
}

/// The streams that draw pages: their words are read as words of the page.
pub(crate) fn drawn_by_pages(document: &Pdf) -> HashSet<ObjRef> {
    let mut drawn = HashSet::new();
    for page in document.pages().iter() {
        drawn.extend(page.raw().get_ref("Contents"));
        if let Some(parts) = page.raw().get::<Array<'_>>("Contents") {
            drawn.extend(parts.raw_iter().filter_map(|part| part.as_obj_ref()));
        }
    }
    drawn
}
