//! How long a recording runs.

use crate::source::u32_at;
use crate::stream::BoundedStream;

/// Headers of more chunks than this before the sound are not believed.
const MOST_CHUNKS: usize = 256;

/// Milliseconds of a WAV, from its headers.
pub(crate) fn wav_milliseconds(stream: &mut BoundedStream<'_>, size: u64) -> Option<u64> {
    let mut at = 12u64;
    let mut bytes_a_second = None;
    for _ in 0..MOST_CHUNKS {
        let header = stream.at(at, 8).ok()?;
        let length = u64::from(little_u32(&header, 4)?);
        match header.get(..4)? {
            b"fmt " => {
                let format = stream.at(at + 8, 16).ok()?;
                bytes_a_second = little_u32(&format, 8).filter(|rate| *rate > 0);
            }
            b"data" => {
                // Recorders that were cut off leave 0 or all ones as the length.
                let there = size.saturating_sub(at + 8);
                let length = if length == 0 {
                    there
                } else {
                    length.min(there)
                };
                return Some(length.saturating_mul(1000) / u64::from(bytes_a_second?));
            }
            _ => {}
        }
        // Chunks stand on even places.
        at = at.checked_add(8 + length + length % 2)?;
    }
    None
}

/// Milliseconds of an MP3 that says how many frames it has. One that does not is not guessed at.
pub(crate) fn mp3_milliseconds(stream: &mut BoundedStream<'_>) -> Option<u64> {
    let tag = stream.at(0, 10).ok()?;
    let start = if tag.starts_with(b"ID3") {
        let length = tag[6..10]
            .iter()
            .fold(0u64, |sum, byte| sum << 7 | u64::from(byte & 0x7F));
        10 + length
    } else {
        0
    };
    let frame = stream.at(start, 64).ok()?;
    let header = u32_at(&frame, 0)?;
    if header >> 21 != 0x7FF {
        return None;
    }
    let version = header >> 19 & 3;
    let rate = *[44_100u64, 48_000, 32_000].get((header >> 10 & 3) as usize)?;
    let (rate, samples) = match version {
        3 => (rate, 1152),
        2 => (rate / 2, 576),
        0 => (rate / 4, 576),
        _ => return None,
    };
    let mark = frame
        .windows(4)
        .position(|window| window == b"Xing" || window == b"Info")?;
    let says_frames = u32_at(&frame, mark + 4)? & 1 == 1;
    let frames = u64::from(u32_at(&frame, mark + 8)?);
    says_frames.then(|| frames * samples * 1000 / rate)
}

fn little_u32(bytes: &[u8], at: usize) -> Option<u32> {
    u32_at(bytes, at).map(u32::swap_bytes)
}
