//! What of a JPEG was read: each of its segments, its compressed picture to the last bit, and what follows its end.

use domain::UnreadPart;

use crate::account::Account;
use crate::formats::pictures::colour_profile;
use crate::formats::pictures::exif::is_only_orientation;
use crate::formats::pictures::jpeg::coding;
use crate::formats::pictures::jpeg::segments::{self as segments, Part, Pieces};
use crate::formats::text_bytes;

/// JFIF without a thumbnail.
const PLAIN_JFIF: usize = 14;
const ADOBE: usize = 12;

/// The account of a picture that is held.
pub(super) fn account(bytes: &[u8]) -> Account {
    let pieces = segments::pieces(bytes);
    let mut account = Account::whole().that_shows();
    for piece in &pieces.all {
        if let Part::Segment { code, content } = piece.part
            && let Some(part) = unread(code, content)
        {
            account.add(part, piece.from as u64, content.len() as u64 + 4);
        }
    }
    if !coding::is_exact(&pieces.all) {
        account.add(UnreadPart::UnknownPart, 0, pieces.end as u64);
    }
    add_what_follows(&mut account, &pieces, bytes);
    account
}

/// What it is called that was not read in a segment; nothing where all of it was.
fn unread(code: u8, content: &[u8]) -> Option<UnreadPart> {
    let begins = |mark: &[u8]| content.starts_with(mark);
    let unless = |read: bool, part| (!read).then_some(part);
    match code {
        segments::APP0 if begins(b"JFIF\0") => unless(
            content.len() == PLAIN_JFIF && content.ends_with(&[0, 0]),
            UnreadPart::SmallerPicture,
        ),
        segments::APP0 if begins(b"JFXX\0") => Some(UnreadPart::SmallerPicture),
        segments::APP1 if begins(segments::EXIF) => {
            unread_by_camera(&content[segments::EXIF.len()..])
        }
        segments::APP1 if begins(segments::XMP) || begins(segments::XMP_MORE) => {
            Some(UnreadPart::CameraNotes)
        }
        segments::APP2 if begins(b"MPF\0") => Some(UnreadPart::AnotherPicture),
        segments::APP2 if begins(segments::PROFILE) => {
            let profile = content
                .get(segments::PROFILE.len() + 2..)
                .unwrap_or_default();
            unless(colour_profile::is_ours(profile), UnreadPart::CameraNotes)
        }
        segments::APP13 => Some(UnreadPart::CameraNotes),
        segments::APP14 if begins(b"Adobe") => {
            unless(content.len() == ADOBE, UnreadPart::UnknownPart)
        }
        segments::APP0..=segments::APP15 => Some(UnreadPart::UnknownPart),
        segments::COMMENT => unless(text_bytes::are_words(content), UnreadPart::Undecodable),
        _ => None,
    }
}

/// What the camera wrote is searched, but holds notes in forms of its own; often a smaller picture too.
fn unread_by_camera(block: &[u8]) -> Option<UnreadPart> {
    match is_only_orientation(block) {
        true => None,
        false if block.windows(3).any(|three| three == [0xFF, 0xD8, 0xFF]) => {
            Some(UnreadPart::SmallerPicture)
        }
        false => Some(UnreadPart::CameraNotes),
    }
}

fn add_what_follows(account: &mut Account, pieces: &Pieces<'_>, bytes: &[u8]) {
    let rest = &bytes[pieces.end.min(bytes.len())..];
    let holds = |mark: &[u8]| rest.windows(mark.len()).any(|here| here == mark);
    let part = match pieces.is_whole {
        false => UnreadPart::Rest,
        true if holds(b"ftyp") => UnreadPart::Film,
        true if holds(&[0xFF, 0xD8, 0xFF]) => UnreadPart::AnotherPicture,
        true => UnreadPart::AfterTheEnd,
    };
    // Of one that breaks off nothing may follow, and still it is not whole.
    let length = match pieces.is_whole {
        true => rest.len(),
        false => rest.len().max(1),
    };
    account.add(part, pieces.end as u64, length as u64);
}
