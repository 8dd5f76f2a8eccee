//! Which format an EBML file is of (RFC 8794): Matroska and WebM, which screen recorders and browsers write.
//!
//! Asked of the header's own elements. Writers put them in any order, give their lengths in one to eight bytes and may pad the
//! name with zeros, so no fixed run of bytes tells it.

const HEADER: u32 = 0x1A45_DFA3;
const DOC_TYPE: u32 = 0x4282;

/// The name of the format that the header of an EBML file gives (its `DocType`), if this is one.
pub fn doc_type(head: &[u8]) -> Option<&[u8]> {
    let (id, length, mut rest) = element(head)?;
    if id != HEADER {
        return None;
    }
    // A length that is not known, or goes past what was read: then as far as there is something.
    rest = rest.get(..usize::try_from(length).ok()?).unwrap_or(rest);
    loop {
        let (id, length, content) = element(rest)?;
        let length = usize::try_from(length).ok()?;
        let value = content.get(..length)?;
        if id == DOC_TYPE {
            let end = value.iter().position(|byte| *byte == 0);
            return Some(&value[..end.unwrap_or(length)]);
        }
        rest = &content[length..];
    }
}

/// An element's id, its length and what follows.
fn element(bytes: &[u8]) -> Option<(u32, u64, &[u8])> {
    let (id, rest) = number(bytes, 4, true)?;
    let (length, rest) = number(rest, 8, false)?;
    Some((u32::try_from(id).ok()?, length, rest))
}

/// A number whose first byte says by its leading zeros how many more follow (RFC 8794, section 4). An id keeps the bit that
/// says so.
fn number(bytes: &[u8], longest: usize, keeps_marker: bool) -> Option<(u64, &[u8])> {
    let first = *bytes.first()?;
    let length = first.leading_zeros() as usize + 1;
    if length > longest {
        return None;
    }
    let (number, rest) = bytes.split_at_checked(length)?;
    let first = if keeps_marker {
        first
    } else {
        // Eight bits of length leave none for the number.
        first
            & 0xFF_u8
                .checked_shr(u32::try_from(length).ok()?)
                .unwrap_or(0)
    };
    let value = number[1..].iter().fold(u64::from(first), |value, byte| {
        value << 8 | u64::from(*byte)
    });
    Some((value, rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn header(elements: &[&[u8]]) -> Vec<u8> {
        let content = elements.concat();
        let length = 0x80 | u8::try_from(content.len()).unwrap();
        [&[0x1A, 0x45, 0xDF, 0xA3, length], &content[..]].concat()
    }

    const VERSION: &[u8] = &[0x42, 0x86, 0x81, 1];

    #[test]
    fn the_format_is_found_wherever_it_stands_and_however_long_its_length_is_written() {
        for (name, written) in [
            (&b"webm"[..], &b"\x42\x82\x84webm"[..]),
            (b"webm", b"\x42\x82\x85webm\0"),
            (b"webm", b"\x42\x82\x40\x04webm"),
            (b"webm", b"\x42\x82\x01\0\0\0\0\0\0\x04webm"),
            (b"matroska", b"\x42\x82\x88matroska"),
        ] {
            for elements in [&[VERSION, written][..], &[written, VERSION]] {
                assert_eq!(doc_type(&header(elements)), Some(name), "{elements:?}");
            }
        }
    }

    #[test]
    fn the_length_of_the_header_may_take_eight_bytes_or_not_be_known() {
        let elements = [VERSION, b"\x42\x82\x84webm"].concat();
        let long = [&[1, 0, 0, 0, 0, 0, 0], &[11][..]].concat();
        let unknown = [0xFF];
        for length in [&long[..], &unknown] {
            let file = [b"\x1A\x45\xDF\xA3", length, &elements].concat();
            assert_eq!(doc_type(&file), Some(&b"webm"[..]), "{length:?}");
        }
    }

    #[test]
    fn what_says_no_format_has_none() {
        for file in [
            &b""[..],
            b"\x1A\x45\xDF\xA3",
            b"\x1A\x45\xDF\xA3\x84\x42\x82\x88",
            b"\x1A\x45\xDF\xA3\x8B\x42\x86\x81\x01",
            b"\x42\x82\x84webm",
            b"\0\0\0\0\0\0",
        ] {
            assert_eq!(doc_type(file), None, "{file:?}");
        }
        assert_eq!(doc_type(&header(&[VERSION])), None);
    }
}
