//! Whether a PNG's packed pixels are its pixels and nothing else.

use flate2::{Decompress, FlushDecompress, Status};

use crate::formats::pictures::png::chunks::HeldChunk;
use crate::source::u32_at;

/// Unpacked piece by piece, and thrown away.
const PIECE: usize = 64 * 1024;

/// Whether the picture is of a kind whose every byte is drawn, and its packed bytes end where its last row does. Of one with a
/// palette that is not known here: not every colour of it has to be used.
pub(super) fn are_exact(chunks: &[HeldChunk<'_>]) -> bool {
    let headers = chunks.iter().filter(|chunk| &chunk.name == b"IHDR");
    let [header] = headers.collect::<Vec<_>>()[..] else {
        return false;
    };
    let Some(expected) = unpacked_length(header.content) else {
        return false;
    };
    let packed = chunks.iter().filter(|chunk| &chunk.name == b"IDAT");
    unpacks_to(packed.map(|chunk| chunk.content), expected) == Some(true)
}

/// How many bytes its rows have, each with its filter before it.
fn unpacked_length(header: &[u8]) -> Option<u64> {
    let (width, height) = (u64::from(u32_at(header, 0)?), u64::from(u32_at(header, 4)?));
    let [depth, colours, 0, 0, 0] = *header.get(8..)? else {
        return None;
    };
    let samples = match colours {
        0 => 1,
        2 => 3,
        // Of one that can be seen through, colours that nobody sees may stand in it.
        _ => return None,
    };
    let row = (width * samples * u64::from(depth)).div_ceil(8) + 1;
    row.checked_mul(height)
}

fn unpacks_to<'a>(packed: impl Iterator<Item = &'a [u8]>, expected: u64) -> Option<bool> {
    let mut unpack = Decompress::new(true);
    let mut piece = vec![0; PIECE];
    let mut ended = false;
    for mut part in packed {
        while !part.is_empty() {
            if ended || unpack.total_out() > expected {
                return Some(false);
            }
            let (read, written) = (unpack.total_in(), unpack.total_out());
            let status = unpack
                .decompress(part, &mut piece, FlushDecompress::None)
                .ok()?;
            ended = status == Status::StreamEnd;
            let came = usize::try_from(unpack.total_in() - read).ok()?;
            if came == 0 && unpack.total_out() == written && !ended {
                return None;
            }
            part = &part[came..];
        }
    }
    while !ended && unpack.total_out() <= expected {
        let written = unpack.total_out();
        let status = unpack
            .decompress(&[], &mut piece, FlushDecompress::Finish)
            .ok()?;
        ended = status == Status::StreamEnd;
        if !ended && unpack.total_out() == written {
            return None;
        }
    }
    Some(ended && unpack.total_out() == expected)
}
