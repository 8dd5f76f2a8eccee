//! What a decoder needs to know before the first sample, written again: of each box only what is known of it.

use crate::formats::boxes::{boxed, boxes_in};
use crate::formats::coded::samples::obu;
use crate::source::{u16_at, u32_at};

/// A parameter set of a real film is some dozens of bytes.
const LONGEST_SET: usize = 1024;

/// The content of such a box as it has to be, or `None` for one that is not known.
pub(crate) fn known(name: &[u8; 4], content: &[u8]) -> Option<Vec<u8>> {
    match name {
        b"avcC" => h264(content),
        b"hvcC" => h265(content),
        b"av1C" => av1(content).then(|| content.to_owned()),
        b"esds" => sound_stream(content).then(|| content.to_owned()),
        b"colr" => colours(content).then(|| content.to_owned()),
        b"dOps" => opus(content).then(|| content.to_owned()),
        b"dfLa" => flac(content),
        b"wave" => older_sound(content),
        b"vpcC" => (content.len() == 12 && content.ends_with(&[0; 2])).then(|| content.to_owned()),
        _ => (plain_length(name)? == content.len()).then(|| content.to_owned()),
    }
}

/// Boxes of a few numbers, each of which means something.
const fn plain_length(name: &[u8; 4]) -> Option<usize> {
    Some(match name {
        b"fiel" | b"enda" => 2,
        b"gama" | b"clli" | b"frma" => 4,
        b"pcmC" => 6,
        b"pasp" => 8,
        b"damr" => 9,
        b"dac3" => 3,
        b"btrt" => 12,
        b"mdcv" => 24,
        b"alac" => 28,
        b"clap" => 32,
        _ => return None,
    })
}

/// Takes sets, each with its length in two bytes, and gives what follows.
fn sets<'a>(
    mut rest: &'a [u8],
    count: u16,
    kind: impl Fn(u8) -> bool,
    written: &mut Vec<u8>,
) -> Option<&'a [u8]> {
    for _ in 0..count {
        let length = usize::from(u16_at(rest, 0)?);
        let set = rest.get(..2 + length)?;
        if length > LONGEST_SET || !kind(*set.get(2)?) {
            return None;
        }
        written.extend(set);
        rest = &rest[2 + length..];
    }
    Some(rest)
}

/// The parameter sets of H.264.
fn h264(content: &[u8]) -> Option<Vec<u8>> {
    let [1, profile, _, _, width, count, rest @ ..] = content else {
        return None;
    };
    let mut written = content[..4].to_owned();
    written.extend([width | 0xFC, count | 0xE0]);
    let is = |wanted: u8| move |header: u8| header & 0x1F == wanted;
    let rest = sets(rest, u16::from(count & 0x1F), is(7), &mut written)?;
    let (count, rest) = rest.split_first()?;
    written.push(*count);
    let rest = sets(rest, u16::from(*count), is(8), &mut written)?;
    // Later profiles say how colours are stored.
    if let (100 | 110 | 122 | 144, [colour, luma, chroma, count, rest @ ..]) = (*profile, rest) {
        written.extend([colour | 0xFC, luma | 0xF8, chroma | 0xF8, *count]);
        sets(rest, u16::from(*count), is(13), &mut written)?;
    }
    Some(written)
}

/// The parameter sets of H.265. Messages to nobody may stand beside them, and are left out.
fn h265(content: &[u8]) -> Option<Vec<u8>> {
    const HEAD: usize = 22;
    let mut written = content.get(..HEAD)?.to_owned();
    if written[0] != 1 {
        return None;
    }
    written[13] |= 0xF0;
    for (at, reserved) in [(15, 0xFC), (16, 0xFC), (17, 0xF8), (18, 0xF8)] {
        written[at] |= reserved;
    }
    let (arrays, mut rest) = content[HEAD..].split_first()?;
    let (mut kept, mut kept_arrays) = (Vec::new(), 0u8);
    for _ in 0..*arrays {
        let kind = rest.first()? & 0x3F;
        let count = u16_at(rest, 1)?;
        let mut array = vec![rest[0] & 0xBF];
        array.extend(count.to_be_bytes());
        rest = sets(
            &rest[3..],
            count,
            |header| header >> 1 & 0x3F == kind,
            &mut array,
        )?;
        if matches!(kind, 32..=34) {
            kept.extend(array);
            kept_arrays += 1;
        }
    }
    written.push(kept_arrays);
    written.extend(kept);
    Some(written)
}

/// How many bytes say the length of a unit of H.264 or H.265.
pub(crate) fn unit_length(name: &[u8; 4], content: &[u8]) -> Option<usize> {
    let at = match name {
        b"avcC" => 4,
        b"hvcC" => 21,
        _ => return None,
    };
    Some(usize::from(content.get(at)? & 3) + 1).filter(|length| *length != 3)
}

/// Four bytes of numbers, and perhaps the header that the pictures begin with.
fn av1(content: &[u8]) -> bool {
    let Some((head, header)) = content.split_at_checked(4) else {
        return false;
    };
    let only_a_header = match obu(header, header.len() as u64) {
        Some((first, length)) => first[0] >> 3 == 1 && length == header.len() as u64,
        None => header.is_empty(),
    };
    head[0] == 0x81 && only_a_header && header.len() <= LONGEST_SET
}

/// A descriptor of MPEG-4: its content, and what follows.
fn descriptor(bytes: &[u8], tag: u8) -> Option<(&[u8], &[u8])> {
    let (first, mut rest) = bytes.split_first()?;
    let mut length = 0;
    for _ in 0..4 {
        let (byte, following) = rest.split_first()?;
        rest = following;
        length = length << 7 | usize::from(byte & 0x7F);
        if byte & 0x80 == 0 {
            break;
        }
    }
    (*first == tag).then_some(())?;
    rest.split_at_checked(length)
}

/// AAC or MP3: every byte of such a description means something, or it is not known.
fn sound_stream(content: &[u8]) -> bool {
    let read = || {
        let (stream, []) = descriptor(content.strip_prefix(&[0; 4])?, 3)? else {
            return None;
        };
        // No stream that this one needs, no address of another, no other clock.
        let plain = stream.get(2)? & 0xE0 == 0;
        let (decoder, rest) = descriptor(stream.get(3..)?, 4)?;
        let (layer, []) = descriptor(rest, 6)? else {
            return None;
        };
        let known = matches!(decoder.first()?, 0x40 | 0x66..=0x69 | 0x6B);
        let special = match decoder.get(13..)? {
            [] => true,
            rest => matches!(descriptor(rest, 5)?, (special, []) if special.len() <= 16),
        };
        Some(plain && known && special && layer == [2])
    };
    read() == Some(true)
}

/// Numbers of colours. A profile (of a monitor say) is not among them: it has names.
fn colours(content: &[u8]) -> bool {
    match content.get(..4) {
        Some(b"nclx") => content.len() == 11 && content[10] & 0x7F == 0,
        Some(b"nclc") => content.len() == 10,
        _ => false,
    }
}

fn opus(content: &[u8]) -> bool {
    match content {
        [0, channels, .., 0] if content.len() == 11 => *channels <= 2,
        [0, channels, rest @ ..] => rest.len() == 9 + 2 + usize::from(*channels),
        _ => false,
    }
}

/// What the stream is, without the blocks that may follow it.
fn flac(content: &[u8]) -> Option<Vec<u8>> {
    let [0, 0, 0, 0, kind, 0, 0, 34, rest @ ..] = content else {
        return None;
    };
    (kind & 0x7F == 0).then_some(())?;
    Some([&[0, 0, 0, 0, 0x80, 0, 0, 34], rest.get(..34)?].concat())
}

/// QuickTime's box around the description of a sound.
fn older_sound(content: &[u8]) -> Option<Vec<u8>> {
    let (found, _) = boxes_in(content);
    let mut written = Vec::new();
    for one in found {
        let inner = match &one.name {
            b"mp4a" if one.content == [0; 4] => vec![0; 4],
            [0, 0, 0, 0] if one.content.is_empty() => Vec::new(),
            b"frma" | b"esds" | b"enda" | b"alac" => known(&one.name, one.content)?,
            _ => continue,
        };
        written.extend(boxed(&one.name, &[&inner]));
    }
    let described = u32_at(&written, 0).is_some();
    described.then_some(written)
}
