//! Bytes that are written as letters and digits.

use crate::stream::encoding;

/// A letter or digit of base64, in either of its two alphabets.
pub(crate) const fn is_letter(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'+' | b'/' | b'-' | b'_')
}

/// What is written in base64. What is no letter of it is passed over; behind a padding it begins anew, for two such texts
/// may have been joined.
pub(crate) fn decoded(written: &[u8]) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(written.len() / 4 * 3 + 3);
    let (mut bits, mut count) = (0u32, 0u32);
    for byte in written {
        let Some(value) = value(*byte) else {
            if *byte == b'=' {
                (bits, count) = (0, 0);
            }
            continue;
        };
        bits = (bits << 6 | u32::from(value)) & 0xFFFF;
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count & 0xFF) as u8);
        }
    }
    bytes
}

const fn value(byte: u8) -> Option<u8> {
    match byte {
        b'A'..=b'Z' => Some(byte - b'A'),
        b'a'..=b'z' => Some(byte - b'a' + 26),
        b'0'..=b'9' => Some(byte - b'0' + 52),
        b'+' | b'-' => Some(62),
        b'/' | b'_' => Some(63),
        _ => None,
    }
}

/// The text that bytes are, where it is sure that they are one.
pub(crate) fn sure_text(bytes: &[u8]) -> Option<String> {
    if let Some(encoding) = encoding::named(bytes) {
        let (text, had_errors) = encoding.decode_with_bom_removal(bytes);
        return (!had_errors).then(|| text.into_owned());
    }
    let readable = bytes
        .iter()
        .filter(|byte| matches!(byte, b' '..=b'~' | b'\t' | b'\n' | b'\r'))
        .count();
    let controls = bytes
        .iter()
        .filter(|byte| byte.is_ascii_control() && !b"\t\n\r".contains(byte))
        .count();
    // What is cut off inside a letter is UTF-8 all the same.
    let valid = std::str::from_utf8(bytes).is_ok_and(|_| !bytes.is_empty());
    let text = match valid {
        true => std::str::from_utf8(bytes).ok()?.to_owned(),
        false => encoding_rs::WINDOWS_1252
            .decode_without_bom_handling(bytes)
            .0
            .into_owned(),
    };
    let sure = if valid {
        controls == 0
    } else {
        readable * 10 >= bytes.len() * 9
    };
    (sure && controls == 0 && !bytes.is_empty()).then_some(text)
}

/// The text that is written in base64, wherever in these letters its first group begins.
pub(crate) fn text_in(written: &[u8]) -> Option<String> {
    (0..4).find_map(|skipped| sure_text(&decoded(written.get(skipped..)?)))
}

/// What is written in hexadecimal digits, two a byte.
pub(crate) fn hex_decoded(written: &[u8]) -> Vec<u8> {
    let digit = |byte: u8| (byte as char).to_digit(16).unwrap_or_default() as u8;
    let (pairs, _) = written.as_chunks::<2>();
    pairs
        .iter()
        .map(|pair| digit(pair[0]) << 4 | digit(pair[1]))
        .collect()
}
