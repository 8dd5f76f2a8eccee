//! What stands around a file's bytes in a ZIP (APPNOTE 4.3.7 and 4.3.9).

use std::io::{self, Read, Seek, SeekFrom};

use super::bytes::{read_at, u16_at, u32_at, u64_at};
use super::directory::{Listed, SAID_BEHIND, Said, Sizes, large_field, read_large};

const LOCAL: &[u8; 4] = b"PK\x03\x04";
const DESCRIPTOR: &[u8; 4] = b"PK\x07\x08";
/// ZIP64's field, before a file whose sizes are said behind it.
const LARGE_AND_UNKNOWN: [u8; 20] = {
    let mut field = [0; 20];
    (field[0], field[2]) = (1, 16);
    field
};

pub(super) struct Local {
    /// Where the file's bytes begin.
    pub(super) data: u64,
    /// Where what belongs to the file ends.
    pub(super) end: u64,
    /// Whether all of it says the same as the list.
    pub(super) agrees: bool,
    /// Whether Daybook writes fields so.
    pub(super) as_written: bool,
}

/// Nothing where there is no such file, or not all of it.
pub(super) fn local<R: Read + Seek>(
    file: &mut R,
    listed: &Listed,
    at: u64,
    length: u64,
) -> io::Result<Option<Local>> {
    if at.checked_add(30).is_none_or(|end| end > length) {
        return Ok(None);
    }
    let header = read_at(file, at, 30)?;
    if !header.starts_with(LOCAL) {
        return Ok(None);
    }
    let name_length = usize::from(u16_at(&header, 26)?);
    let extra_length = usize::from(u16_at(&header, 28)?);
    let data = at + 30 + (name_length + extra_length) as u64;
    let end = data.checked_add(listed.sizes.packed);
    let Some(end) = end.filter(|end| *end <= length) else {
        return Ok(None);
    };
    let mut name = read_at(file, at + 30, name_length + extra_length)?;
    let extra = name.split_off(name_length);
    let mut sizes = Sizes::at(&header, 14)?;
    let is_said_behind = listed.said.flags & SAID_BEHIND != 0;
    let in_the_field = read_large(&extra, [&mut sizes.size, &mut sizes.packed]);
    let as_written = match (is_said_behind, listed.large) {
        (false, large) => in_the_field == Some(2 * usize::from(large)),
        (true, true) => extra == LARGE_AND_UNKNOWN,
        (true, false) => extra.is_empty(),
    };
    let (end, sizes_agree) = if is_said_behind {
        file.seek(SeekFrom::Start(end))?;
        let (length, behind) = descriptor(file, large_field(&extra).is_some())?;
        let before = sizes == Sizes::default() || sizes == listed.sizes;
        (end + length, before && behind == Some(listed.sizes))
    } else {
        (end, sizes == listed.sizes)
    };
    let agrees = name == listed.name && Said::at(&header, 4)? == listed.said && sizes_agree;
    Ok(Some(Local {
        data,
        end,
        agrees,
        as_written,
    }))
}

/// What a ZIP that was written in one go says behind a file's bytes: check sum, packed size and size; and how long that
/// is. Sizes have eight bytes where the local header has the ZIP64 field (APPNOTE 4.3.9.2).
fn descriptor<R: Read>(file: &mut R, large: bool) -> io::Result<(u64, Option<Sizes>)> {
    let length = if large { 24 } else { 16 };
    let mut bytes = Vec::new();
    file.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != length || !bytes.starts_with(DESCRIPTOR) {
        return Ok((0, None));
    }
    let sizes = match large {
        true => Sizes {
            crc: u32_at(&bytes, 4)?,
            packed: u64_at(&bytes, 8)?,
            size: u64_at(&bytes, 16)?,
        },
        false => Sizes::at(&bytes, 4)?,
    };
    Ok((length, Some(sizes)))
}
