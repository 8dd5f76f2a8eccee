//! Pictures that were made to use up memory or time, or to go round for ever: refused with a reason, at once.

use std::time::{Duration, Instant};

use super::{making, seen};
use crate::{Preview, Reason};
use sample_files::{Scene, photo};

/// What a bomb would take is minutes, or all memory.
const AT_ONCE: Duration = Duration::from_secs(5);

fn refused(bytes: &[u8], name: &str) -> Reason {
    let began = Instant::now();
    let shown = seen(bytes, name).preview;
    assert!(began.elapsed() < AT_ONCE, "{name}: {:?}", began.elapsed());
    match shown {
        Preview::Nothing { reason } => reason,
        other => panic!("{name} is shown: {other:?}"),
    }
}

fn gif(width: u16, height: u16) -> Vec<u8> {
    let sides = [width.to_le_bytes(), height.to_le_bytes()].concat();
    let mut bytes = b"GIF89a".to_vec();
    bytes.extend(&sides);
    bytes.extend([0x80, 0, 0, 0, 0, 0, 255, 255, 255]);
    bytes.extend([0x2C, 0, 0, 0, 0]);
    bytes.extend(&sides);
    bytes.extend([0, 2, 2, 0x4C, 0x01, 0, 0x3B]);
    bytes
}

#[test]
fn a_gif_of_too_many_pixels_is_refused() {
    assert_eq!(
        refused(&gif(65_535, 65_535), "bomb.gif"),
        Reason::TooManyPixels
    );
}

#[test]
fn a_gif_that_promises_more_than_it_holds_is_damaged_and_costs_little() {
    assert_eq!(refused(&gif(1_900, 2_000), "thin.gif"), Reason::Damaged);
}

#[test]
fn a_photo_that_breaks_off_is_shown_as_far_as_it_goes_or_called_damaged() {
    let whole = photo(&making(), Scene::DamagedLock);
    for part in 1..20 {
        let cut = &whole[..whole.len() * part / 20];
        match seen(cut, "cut.jpg").preview {
            Preview::Picture { .. }
            | Preview::Nothing {
                reason: Reason::Damaged,
            } => {}
            other => panic!("{part} of 20 parts: {other:?}"),
        }
    }
}

/// One list of contents that names itself as the next.
fn looping_tiff() -> Vec<u8> {
    let mut bytes = b"II*\0\x08\0\0\0".to_vec();
    bytes.extend([1, 0]);
    bytes.extend([0x00, 0x01, 3, 0, 1, 0, 0, 0, 1, 0, 0, 0]);
    bytes.extend([8, 0, 0, 0]);
    bytes
}

#[test]
fn a_picture_whose_contents_go_round_ends() {
    refused(&looping_tiff(), "loop.tiff");
    // The same list inside a photo, where its camera's facts would be.
    let list = looping_tiff();
    let mut photo = vec![0xFF, 0xD8, 0xFF, 0xE1];
    photo.extend((list.len() as u16 + 8).to_be_bytes());
    photo.extend(b"Exif\0\0");
    photo.extend(list);
    photo.extend([0xFF, 0xD9]);
    assert_eq!(refused(&photo, "loop.jpg"), Reason::Damaged);
}

#[test]
fn a_phones_own_kind_of_picture_is_kept_and_said_not_to_be_shown() {
    let mut heic = vec![0, 0, 0, 24];
    heic.extend(b"ftypheic\0\0\0\0mif1heic");
    // Boxes that hold themselves, and one that is longer than the file.
    for _ in 0..100 {
        heic.extend([0, 0, 0, 0]);
        heic.extend(b"meta\0\0\0\0");
    }
    heic.extend([0x7F, 0xFF, 0xFF, 0xFF]);
    heic.extend(b"iloc");
    assert_eq!(refused(&heic, "phone.heic"), Reason::PictureKind);
}
