//! What samples are: the entries of `stsd`, written again.

use crate::formats::boxes::{boxed, boxes_in, is_empty_space};
use crate::formats::coded::configuration::{known, unit_length};
use crate::formats::coded::samples::{Coding, Family};
use crate::formats::recordings::film::headers::As;
use crate::source::{u16_at, u32_at};

/// All entries of a track.
pub(super) struct Described {
    /// The content of `stsd` as it has to be.
    pub(super) written: Vec<u8>,
    pub(super) codings: Vec<Coding>,
    /// How the programs that packed the pictures are called.
    pub(super) names: Vec<Vec<u8>>,
}

/// Reads them; `None` where one of them is not known.
pub(super) fn described(content: &[u8], pictures: bool, written_as: As) -> Option<Described> {
    const MOST: usize = 16;
    let count = u32_at(content, 4)? as usize;
    let (found, _) = boxes_in(content.get(8..)?);
    if found.len() != count || count == 0 || count > MOST || !content.starts_with(&[0; 4]) {
        return None;
    }
    let mut described = Described {
        written: content[..8].to_owned(),
        codings: Vec::new(),
        names: Vec::new(),
    };
    for one in found {
        let (written, coding) = match pictures {
            true => {
                described.names.push(packer_name(one.content));
                picture(&one.name, one.content, written_as)?
            }
            false => sound(&one.name, one.content, written_as)?,
        };
        described.written.extend(boxed(&one.name, &[&written]));
        described.codings.push(coding);
    }
    Some(described)
}

const PICTURE_HEAD: usize = 78;

/// A length, and so many letters.
fn packer_name(content: &[u8]) -> Vec<u8> {
    content.get(42..74).unwrap_or_default().to_owned()
}

fn picture(name: &[u8; 4], content: &[u8], written_as: As) -> Option<(Vec<u8>, Coding)> {
    let head = content.get(..PICTURE_HEAD)?;
    let mut written = vec![0; PICTURE_HEAD];
    written[7] = 1;
    for range in [24..36, 40..42, 74..78] {
        written[range.clone()].copy_from_slice(&head[range]);
    }
    if written_as == As::ItStands {
        // Who made the packing program, how well it was to pack, and its name.
        for range in [12..24, 42..74] {
            written[range.clone()].copy_from_slice(&head[range]);
        }
    }
    let (configuration, unit) = children(&content[PICTURE_HEAD..], written_as);
    let coding = match (name, unit) {
        (b"avc1" | b"avc3", Some((b"avcC", length))) => Coding::Units(Family::H264, length),
        (b"hvc1" | b"hev1", Some((b"hvcC", length))) => Coding::Units(Family::H265, length),
        (b"av01", _) if holds(&configuration, b"av1C") => Coding::Av1,
        (b"jpeg", _) => Coding::Picture,
        (b"vp08" | b"vp09", _) => Coding::Whole,
        _ => return None,
    };
    written.extend(configuration);
    (u16_at(head, 6) == Some(1)).then_some((written, coding))
}

fn sound(name: &[u8; 4], content: &[u8], written_as: As) -> Option<(Vec<u8>, Coding)> {
    const HEAD: usize = 28;
    let length = HEAD
        + match u16_at(content, 8)? {
            0 => 0,
            1 => 16,
            2 => 36,
            _ => return None,
        };
    let mut written = content.get(..length)?.to_owned();
    written[..6].fill(0);
    written[10..12].fill(0);
    if written_as == As::Copied {
        written[12..16].fill(0);
    }
    let (configuration, _) = children(&content[length..], written_as);
    let needs: &[&[u8; 4]] = match name {
        b"mp4a" => &[b"esds"],
        b"samr" | b"sawb" => &[b"damr"],
        b"alac" => &[b"alac"],
        b"Opus" => &[b"dOps"],
        b"fLaC" => &[b"dfLa"],
        b"ac-3" => &[b"dac3"],
        b"ipcm" | b"fpcm" => &[b"pcmC"],
        b"sowt" | b"twos" | b"lpcm" | b"ulaw" | b"alaw" | b"in24" | b"in32" | b"fl32" | b"fl64"
        | b"raw " => &[],
        _ => return None,
    };
    // It stands there, or in the box that older QuickTime puts around it.
    let there = |name: &&[u8; 4]| holds(&configuration, name);
    if !needs.iter().all(there) || u16_at(content, 6) != Some(1) {
        return None;
    }
    written.extend(configuration);
    Some((written, Coding::Whole))
}

fn holds(configuration: &[u8], name: &[u8; 4]) -> bool {
    configuration.windows(4).any(|four| four == name)
}

/// The known boxes behind an entry's own numbers, and how long a unit's length is.
fn children(content: &[u8], written_as: As) -> (Vec<u8>, Option<(&'static [u8; 4], usize)>) {
    let (found, end) = boxes_in(content);
    let (mut written, mut unit) = (Vec::new(), None);
    for one in found {
        let Some(inner) = known(&one.name, one.content) else {
            continue;
        };
        unit = match &one.name {
            b"avcC" => unit_length(&one.name, &inner).map(|length| (b"avcC", length)),
            b"hvcC" => unit_length(&one.name, &inner).map(|length| (b"hvcC", length)),
            _ => unit,
        };
        written.extend(boxed(&one.name, &[&inner]));
    }
    // QuickTime ends such a list with zeros.
    if written_as == As::ItStands && is_empty_space(&content[end..]) {
        written.extend(&content[end..]);
    }
    (written, unit)
}
