//! Files that break off, are damaged, or were never anything.

use std::io::Cursor;
use std::sync::OnceLock;

use domain::ItemKind;
use proptest::prelude::*;

use super::{copied, copied_as, kinds, making, seen};
use crate::{Identified, facts, words_in};
use sample_files::Making;

/// One of each kind.
fn samples() -> &'static [Vec<u8>] {
    static SAMPLES: OnceLock<Vec<Vec<u8>>> = OnceLock::new();
    SAMPLES.get_or_init(|| {
        let making = Making {
            words: &["Short."],
            ..making()
        };
        let samples = kinds::samples(&making).into_iter();
        samples.map(|sample| sample.bytes).collect()
    })
}

fn survives(bytes: &[u8]) {
    let found = seen(bytes, "Screenshot_20260714-193012.png");
    let _ = copied(bytes, &found.identified);
    for media_type in ["image/jpeg", "image/png"] {
        let _ = copied_as(bytes, ItemKind::Photo, media_type);
    }
}

/// Only the readers of headers, which are the quick ones: cut at every byte of the beginning and of
/// the end, where headers stand.
#[test]
fn every_place_to_break_off_is_survived() {
    for bytes in samples() {
        let (first, last) = (bytes.len().min(700), bytes.len().saturating_sub(700));
        for end in (0..first).chain(last..bytes.len()) {
            let cut = &bytes[..end];
            let identified = crate::identify(cut, "a");
            let quick = !matches!(identified.item_kind, ItemKind::Pdf);
            if quick {
                facts(&mut Cursor::new(cut), cut.len() as u64, &identified, "a");
                // To make a copy, some kinds are decoded, which is slow.
                if end % 25 == 0 {
                    let _ = copied(cut, &identified);
                }
            }
        }
    }
}

/// Each reader on what is not its own.
#[test]
fn a_wrong_kind_is_survived() {
    let kinds = [
        (ItemKind::Photo, "image/heic"),
        (ItemKind::Photo, "image/tiff"),
        (ItemKind::Video, "video/mp4"),
        (ItemKind::Audio, "audio/wav"),
        (ItemKind::Audio, "audio/mpeg"),
        (ItemKind::Pdf, "application/pdf"),
        (ItemKind::Mail, "application/mbox"),
        (ItemKind::Text, "text/plain"),
    ];
    for bytes in samples() {
        for (item_kind, media_type) in kinds {
            let identified = Identified {
                item_kind,
                media_type: media_type.to_owned(),
            };
            facts(
                &mut Cursor::new(bytes),
                bytes.len() as u64,
                &identified,
                "a",
            );
            words_in(&mut Cursor::new(bytes), &identified);
            let _ = copied(bytes, &identified);
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_cut_file_is_survived(which in 0..samples().len(), share in 0.0f64..1.0) {
        let bytes = &samples()[which];
        survives(&bytes[..(bytes.len() as f64 * share) as usize]);
    }

    #[test]
    fn flipped_bits_are_survived(which in 0..samples().len(), flips in prop::collection::vec((0.0f64..1.0, 0u8..8), 1..12)) {
        let mut bytes = samples()[which].clone();
        for (share, bit) in flips {
            let at = (bytes.len() as f64 * share) as usize;
            bytes[at] ^= 1 << bit;
        }
        survives(&bytes);
    }

    #[test]
    fn noise_is_survived(start in 0usize..8, noise in prop::collection::vec(any::<u8>(), 0..600)) {
        let starts: [&[u8]; 8] = [
            b"", b"\xFF\xD8\xFF\xE1", b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR", b"\0\0\0\x08ftypqt  ",
            b"RIFF\0\0\0\0WAVEfmt ", b"%PDF-1.7\n", b"From: a\nSubject: ", b"II*\0\x08\0\0\0",
        ];
        survives(&[starts[start], &noise].concat());
    }

    #[test]
    fn any_name_is_survived(name in "\\PC{0,40}") {
        let _ = crate::clocks::file_name::clock_in(&name);
    }
}
