mod broken;
mod catalogue;
mod clocks;
mod films;
mod heif;
mod hostile;
mod kinds;
mod looking;
mod messages;
mod pdf;
mod picture_accounts;
mod same_words;
mod saying;
mod sounds;
mod streams;
mod texts;

use std::io::Cursor;

use chrono::NaiveDateTime;
use domain::{GeoPoint, ItemKind};

use crate::{
    Budget, Facts, Identified, LookedThrough, Piece, Preview, Reason, Withholding, clean_copy,
    facts, identify, preview, words_in,
};
use sample_files::Making;

/// A small budget for pictures, so that tests are quick.
const SMALL: Budget = Budget {
    bytes: 8 * 1024 * 1024,
    searched: 8 * 1024 * 1024,
    pixels: 4_000_000,
    longest_side: 200,
    text_bytes: 4096,
    pages: 2,
};

fn local(text: &str) -> NaiveDateTime {
    text.parse().unwrap()
}

fn making<'a>() -> Making<'a> {
    Making {
        at: local("2026-07-14T19:30:12"),
        offset_minutes: Some(60),
        point: GeoPoint::from_degrees(52.954_78, -1.158_11),
        device: Some(("Example", "Phone 3")),
        seed: 7,
        title: "Unknown number",
        words: &["I saw your light on.", "> Please stop."],
    }
}

/// Everything that this crate makes of a file.
struct Seen {
    identified: Identified,
    facts: Facts,
    preview: Preview,
    words: LookedThrough,
}

fn seen(bytes: &[u8], name: &str) -> Seen {
    let identified = identify(&bytes[..bytes.len().min(crate::HEAD_LENGTH)], name);
    let size = bytes.len() as u64;
    let mut source = Cursor::new(bytes);
    Seen {
        facts: facts(&mut source, size, &identified, name),
        preview: preview(&mut source, size, &identified, SMALL),
        words: words_in(&mut source, &identified),
        identified,
    }
}

/// The clean copy of a file, with nothing of its words withheld.
fn copied(bytes: &[u8], identified: &Identified) -> Result<(Vec<u8>, &'static str), Reason> {
    let nothing = Withholding {
        in_text: &|_| Vec::new(),
        mark: "",
    };
    let mut copy = Vec::new();
    let copied = clean_copy(&mut Cursor::new(bytes), identified, nothing, &mut copy)?;
    if let Some(pieces) = &copied.pieces {
        assert!(
            put_together(pieces, bytes) == copy,
            "the pieces are the copy"
        );
    }
    Ok((copy, copied.media_type))
}

fn put_together(pieces: &[Piece], received: &[u8]) -> Vec<u8> {
    let bytes = pieces.iter().map(|piece| match piece {
        Piece::Written(written) => written.as_slice(),
        Piece::Received { from, length } => &received[*from as usize..][..*length as usize],
    });
    bytes.collect::<Vec<_>>().concat()
}

fn copied_as(bytes: &[u8], item_kind: ItemKind, media_type: &str) -> Result<Vec<u8>, Reason> {
    let identified = Identified {
        item_kind,
        media_type: media_type.to_owned(),
    };
    copied(bytes, &identified).map(|(copy, _)| copy)
}
