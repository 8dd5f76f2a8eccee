//! What of a PNG was read: each of its chunks, its pixels to the last byte, and what follows its end.

use domain::UnreadPart;

use crate::account::Account;
use crate::allowance::Allowance;
use crate::formats::pictures::colour_profile;
use crate::formats::pictures::exif::is_only_orientation;
use crate::formats::pictures::png::chunks::{self as chunks, HeldChunk};
use crate::formats::pictures::png::pixels::are_exact;
use crate::formats::pictures::png::text;

/// The account of a picture that is held.
pub(super) fn account(bytes: &[u8]) -> Account {
    let (found, end) = chunks::chunks(bytes);
    let mut account = Account::whole().that_shows();
    let mut left = text::allowance();
    for chunk in &found {
        if let Some(part) = unread(chunk, &mut left) {
            account.add(part, chunk.from as u64, chunk.content.len() as u64 + 12);
        }
    }
    if !are_exact(&found) {
        account.add(UnreadPart::UnknownPart, 0, bytes.len() as u64);
    }
    let rest = &bytes[end.min(bytes.len())..];
    let holds = |mark: &[u8]| rest.windows(mark.len()).any(|here| here == mark);
    let is_whole = found.last().is_some_and(|last| &last.name == b"IEND");
    let part = match is_whole {
        false => UnreadPart::Rest,
        true if holds(chunks::SIGNATURE) || holds(b"IDAT") || holds(&[0xFF, 0xD8, 0xFF]) => {
            UnreadPart::AnotherPicture
        }
        true => UnreadPart::AfterTheEnd,
    };
    let length = rest.len() + usize::from(!is_whole);
    account.add(part, end as u64, length as u64);
    account
}

/// What it is called that was not read in a chunk; nothing where all of it was.
fn unread(chunk: &HeldChunk<'_>, left: &mut Allowance) -> Option<UnreadPart> {
    let content = chunk.content;
    let unless = |read: bool, part| (!read).then_some(part);
    if !chunk.is_sound {
        return Some(UnreadPart::UnknownPart);
    }
    match &chunk.name {
        // Whether these hold nothing but the picture is seen where its pixels are gone through.
        b"IHDR" | b"IDAT" => None,
        b"IEND" => unless(content.is_empty(), UnreadPart::UnknownPart),
        b"sRGB" => unless(content.len() == 1, UnreadPart::UnknownPart),
        b"gAMA" => unless(content.len() == 4, UnreadPart::UnknownPart),
        b"cHRM" => unless(content.len() == 32, UnreadPart::UnknownPart),
        b"pHYs" => unless(content.len() == 9, UnreadPart::UnknownPart),
        b"tIME" => unless(content.len() == 7, UnreadPart::UnknownPart),
        b"sBIT" => unless(content.len() <= 4, UnreadPart::UnknownPart),
        b"bKGD" => unless(content.len() <= 6, UnreadPart::UnknownPart),
        b"tEXt" | b"zTXt" | b"iTXt" => match text::field(chunk.name, content, left) {
            Some(field) if field.is_of_a_program() => Some(UnreadPart::CameraNotes),
            Some(field) => unless(field.is_whole, UnreadPart::Undecodable),
            None => Some(UnreadPart::Undecodable),
        },
        b"eXIf" => unless(is_only_orientation(content), UnreadPart::CameraNotes),
        b"iCCP" => unless(is_our_profile(content, left), UnreadPart::CameraNotes),
        b"acTL" | b"fcTL" | b"fdAT" => Some(UnreadPart::AnotherPicture),
        _ => Some(UnreadPart::UnknownPart),
    }
}

/// A name, the way of packing, and the profile packed.
fn is_our_profile(content: &[u8], left: &mut Allowance) -> bool {
    let packed = content.iter().position(|byte| *byte == 0);
    let packed = packed.and_then(|end| content.get(end + 2..));
    let known_name = content.starts_with(b"_\0\0") || content.starts_with(b"ICC Profile\0\0");
    let profile = packed.and_then(|packed| text::unpacked(packed, left));
    profile.is_some_and(|profile| {
        known_name && colour_profile::is_ours(&profile.bytes) && profile.is_whole
    })
}
