//! The book of exhibits of 500 phone photos, against `vipsthumbnail` to the same pixels, then `img2pdf`, then `qpdf`.

use std::fs;
use std::path::{Path, PathBuf};

use bundle::ByChoice;
use casebook::wire::BundleChoice;
use image::Rgb;
use sample_files::photo_of;

use crate::attach::{attach, vault};
use crate::bundle::handed_over;
use crate::clean_copies::{grainy_pixels, jpeg_of, making};
use crate::rival::{forget_peak, peak_mebibytes, shell};
use crate::{Scale, compare, median, memory_limit};

pub(crate) fn exhibit_book(scale: Scale) {
    let folder = tempfile::tempdir().expect("there is room");
    let photos = different_photos(folder.path(), 500 / scale.part);
    let mut casebook = vault(&folder.path().join("vault"));
    attach(&mut casebook, &photos);
    let source = casebook.bundle_source().expect("the case can be taken out");
    let seen = source.plan(BundleChoice::default()).view();
    let without = BundleChoice {
        as_received: seen.exhibits.iter().map(|exhibit| exhibit.item).collect(),
        ..BundleChoice::default()
    };
    let with = BundleChoice {
        documents: vec![ByChoice::ExhibitBook],
        ..without.clone()
    };
    let runs = scale.runs.min(3);
    // They are in no incident, so that only the book shows them: what it adds to a hand-over is its own.
    let bare = median(runs, || {
        handed_over(&casebook, folder.path(), &without).written
    });
    forget_peak();
    let whole = median(runs, || {
        handed_over(&casebook, folder.path(), &with).written
    });
    let peak = peak_mebibytes();
    let instead = median(runs, || {
        let _ = fs::remove_dir_all(folder.path().join("small"));
        shell(
            folder.path(),
            "mkdir small && vipsthumbnail IMG_*.jpg --size 1299x1299 -o small/%s.jpg[Q=85,strip] \
             && img2pdf --pagesize A4 small/*.jpg -o book.pdf && qpdf --linearize book.pdf exhibits.pdf && sync exhibits.pdf",
        )
    });
    let what = format!("the book of {} photos", photos.len());
    compare(&what, whole.saturating_sub(bare), instead, 1.0);
    memory_limit(&format!("{what}: memory"), peak, 300);
}

/// Photos of which each shows something else: what is seen twice is printed once.
fn different_photos(folder: &Path, count: u64) -> Vec<PathBuf> {
    let mut pixels = grainy_pixels();
    let made = (0..count).map(|number| {
        let (across, down) = ((number % 25) as u32 * 160, (number / 25) as u32 * 140);
        for x in across..across + 150 {
            for y in down..down + 130 {
                pixels.put_pixel(x, y, Rgb([200, (number % 256) as u8, 40]));
            }
        }
        let path = folder.join(format!("IMG_{number:05}.jpg"));
        let photo = photo_of(&making(number, &[]), &jpeg_of(&pixels));
        fs::write(&path, photo).expect("there is room");
        path
    });
    made.collect()
}
