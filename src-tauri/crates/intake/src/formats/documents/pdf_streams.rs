//! How much the streams of a PDF unpack to. The library that draws unpacks a stream as a whole, and again wherever it is drawn,
//! so those that are packed to fill the memory are found before.

use hayro::hayro_syntax::object::{Name, Object, Stream};
use hayro::hayro_syntax::{Filter, Pdf};
use miniz_oxide::inflate::TINFLStatus;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use crate::Reason;
use crate::allowance::Allowance;

/// A stream that unpacks to more is none that anybody wrote, beside pictures.
const MOST_OF_ONE: usize = 64 * 1024 * 1024;
/// So much is unpacked to measure all of them.
const MOST_OF_ALL: u64 = 1024 * 1024 * 1024;
/// Nothing that is packed so unpacks to more, each byte to so many: three bits may say 258 bytes again.
const MOST_FROM_ONE_BYTE: usize = 1032;

/// Refuses a document with a stream that unpacks to more than may be held.
///
/// # Errors
/// [`Reason::TooLarge`].
pub(crate) fn refuse_huge_streams(document: &Pdf) -> Result<(), Reason> {
    let mut left = Allowance::of(MOST_OF_ALL);
    for object in document.objects() {
        if let Object::Stream(stream) = object {
            measure(&stream, &mut left)?;
        }
    }
    Ok(())
}

fn measure(stream: &Stream<'_>, left: &mut Allowance) -> Result<(), Reason> {
    let filters = stream.filters();
    let packings = filters
        .iter()
        .take_while(|one| **one == Filter::FlateDecode);
    let packings = packings.count();
    let subtype = stream.dict().get::<Name<'_>>("Subtype");
    let is_picture = subtype.is_some_and(|name| name.as_ref() == b"Image");
    // What a picture may unpack to is bound by its pixels, where it is packed once.
    if packings == 0 || (packings == 1 && is_picture) {
        return Ok(());
    }
    let mut bytes = stream.raw_data().into_owned();
    if packings == 1 && bytes.len() < MOST_OF_ONE / MOST_FROM_ONE_BYTE {
        return Ok(());
    }
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
    Ok(())
}
