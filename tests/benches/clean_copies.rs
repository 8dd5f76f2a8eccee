//! A case of 2,000 phone photos (4 GB) and 200 PDFs of which nothing goes out as it was received: planned twice, handed over,
//! and held against the same photos as they were received and against `pdftoppm` for the same pages.

use std::fs::{self, File};
use std::io::{BufWriter, Write};
use std::path::{Path, PathBuf};
use std::time::Duration;

use casebook::Casebook;
use casebook::wire::{BundleChoice, HowHandedOver};
use chrono::{NaiveDate, NaiveDateTime, TimeDelta};
use domain::{Entry, GeoPoint};
use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use intake::{Withholding, identify};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sample_files::{Making, Scene, pdf, photo, photo_of};
use serde_json::json;

use crate::attach::{attach, vault};
use crate::bundle::handed_over;
use crate::rival::{forget_peak, peak_mebibytes, shell};
use crate::{Scale, compare, limit, median, memory_limit, timed, told};

/// As many dots an inch as pages are drawn with in a clean copy.
const DOTS: u32 = 150;

pub(crate) fn clean_copies(scale: Scale) {
    let folder = tempfile::tempdir().expect("there is room");
    let photos = photos(folder.path(), 2000 / scale.part);
    let pdfs = pdfs(folder.path(), 200 / scale.part);
    whole_case(folder.path(), &photos, &pdfs);
    photos_alone(scale, folder.path(), &photos);
    pages(scale, folder.path(), &pdfs);
}

/// What a person waits for: the plan, the plan on another day, and the bundle.
fn whole_case(folder: &Path, photos: &[PathBuf], pdfs: &[PathBuf]) {
    let at = folder.join("whole-case");
    fs::create_dir(&at).expect("a folder can be made");
    let mut casebook = protecting(&at);
    attach(&mut casebook, photos);
    attach(&mut casebook, pdfs);
    let case = format!("{} photos, {} PDFs", photos.len(), pdfs.len());
    forget_peak();
    let (first, copies) = planned_anew(&mut casebook);
    let (second, _) = planned_anew(&mut casebook);
    assert_eq!(copies, photos.len() + pdfs.len(), "all go out clean");
    // Nothing is promised of the first time: whoever looks waits for what is read and copied.
    told(&format!("{case}: plan"), first);
    limit(
        &format!("{case}: plan again"),
        second,
        Duration::from_secs(3),
    );
    let whole = handed_over(&casebook, &at, &BundleChoice::default());
    told(&format!("{case}: hand over"), whole.written);
    memory_limit(&format!("{case}: memory"), peak_mebibytes(), 200);
    fs::remove_dir_all(&at).expect("it can be removed");
}

/// The same photos as clean copies and as they were received.
fn photos_alone(scale: Scale, folder: &Path, photos: &[PathBuf]) {
    let at = folder.join("photos-alone");
    fs::create_dir(&at).expect("a folder can be made");
    let mut casebook = protecting(&at);
    attach(&mut casebook, photos);
    let source = casebook.bundle_source().expect("the case can be taken out");
    let seen = source.plan(BundleChoice::default()).view();
    let places = seen.findings.into_iter().flat_map(|found| found.places);
    // With the places left readable nothing stands against the files as they are.
    let as_received = BundleChoice {
        leave: places.map(|place| place.id).collect(),
        as_received: seen.exhibits.iter().map(|exhibit| exhibit.item).collect(),
        ..BundleChoice::default()
    };
    let source = casebook.bundle_source().expect("the case can be taken out");
    let seen = source.plan(as_received.clone()).view();
    let mut exhibits = seen.exhibits.iter();
    assert!(exhibits.all(|exhibit| exhibit.how == HowHandedOver::AsReceived));
    let runs = scale.runs.min(3);
    let first = handed_over(&casebook, &at, &BundleChoice::default());
    told(
        &format!("{} photos, clean, none made before", photos.len()),
        first.written,
    );
    // Nobody hands over what was not planned and shown before.
    planned_anew(&mut casebook);
    let clean = median(runs, || {
        handed_over(&casebook, &at, &BundleChoice::default()).written
    });
    let received = median(runs, || handed_over(&casebook, &at, &as_received).written);
    let what = format!("{} photos, clean: as received", photos.len());
    compare(&what, clean, received, 1.5);
    fs::remove_dir_all(&at).expect("it can be removed");
}

/// The pages of the PDFs, drawn.
fn pages(scale: Scale, folder: &Path, pdfs: &[PathBuf]) {
    let at = folder.join("pages");
    fs::create_dir(&at).expect("a folder can be made");
    let ours = median(scale.runs, || {
        timed(|| pdfs.iter().for_each(|pdf| drawn_anew(pdf, &at))).0
    });
    let line = format!(
        "for f in pdf-*.pdf; do pdftoppm -jpeg -r {DOTS} $f pages/$(basename $f .pdf); done"
    );
    let instead = median(scale.runs, || shell(folder, &line));
    let what = format!("{} PDFs drawn: `pdftoppm -jpeg`", pdfs.len());
    compare(&what, ours, instead, 1.2);
}

fn drawn_anew(pdf: &Path, into: &Path) {
    let mut source = File::open(pdf).expect("it is there");
    let name = pdf.file_name().expect("it has a name");
    let out = File::create(into.join(name)).expect("there is room for a file");
    let mut out = BufWriter::new(out);
    let identified = identify(b"%PDF-1.4\n", &name.to_string_lossy());
    let withholding = Withholding {
        in_text: &|_| Vec::new(),
        mark: "",
    };
    intake::clean_copy(&mut source, &identified, withholding, &mut out).expect("it can be drawn");
    out.flush().expect("there is room for a file");
}

/// A vault with a protected place of which nobody said where it lies: every picture with a place goes out clean.
fn protecting(folder: &Path) -> Casebook {
    let mut casebook = vault(&folder.join("vault"));
    let place = json!({"kind": "place", "name": "Rowan House", "address": "3 Mill Lane, Anytown", "protected": true});
    let place = Entry::from_json(place).expect("the sample is an entry");
    casebook
        .record_many(vec![place])
        .expect("the entries are kept");
    casebook
}

/// The time until a plan is there for whoever just opened the case, and how many clean copies it holds. What came of copying
/// is kept, as the window does.
fn planned_anew(casebook: &mut Casebook) -> (Duration, usize) {
    let (time, view) = timed(|| {
        let source = casebook.bundle_source().expect("the case can be taken out");
        let mut planned = source.plan(BundleChoice::default());
        casebook.keep_copies(&mut planned).expect("they are kept");
        planned.view()
    });
    let clean = view
        .exhibits
        .iter()
        .filter(|exhibit| exhibit.how == HowHandedOver::CleanCopy);
    (time, clean.count())
}

/// Photos of 12 megapixels and some 2 MB, each with its own minute. All show the same, since no time is spent on what is seen.
fn photos(folder: &Path, count: u64) -> Vec<PathBuf> {
    let shown = picture();
    let made = (0..count).map(|number| {
        let path = folder.join(format!("IMG_{number:05}.jpg"));
        fs::write(&path, photo_of(&making(number, &[]), &shown)).expect("there is room");
        path
    });
    made.collect()
}

/// What the photos show, with the grain of a small sensor, which no compression makes small.
fn picture() -> Vec<u8> {
    jpeg_of(&grainy_pixels())
}

/// The same as pixels.
pub(crate) fn grainy_pixels() -> RgbImage {
    let small = photo(&making(0, &[]), Scene::CarAtDusk);
    let small = image::load_from_memory(&small).expect("it is a picture");
    let mut pixels = small
        .resize_exact(4000, 3000, FilterType::Triangle)
        .to_rgb8();
    let mut random = ChaCha8Rng::seed_from_u64(12);
    for pixel in pixels.pixels_mut() {
        let grain = random.random_range(-5_i16..=5);
        for part in &mut pixel.0 {
            *part = (i16::from(*part) + grain).clamp(0, 255) as u8;
        }
    }
    pixels
}

pub(crate) fn jpeg_of(pixels: &RgbImage) -> Vec<u8> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 85)
        .encode_image(pixels)
        .expect("memory takes a picture");
    jpeg
}

/// Letters of some three pages, each of which names the protected place.
fn pdfs(folder: &Path, count: u64) -> Vec<PathBuf> {
    let words =
        "He stood outside Rowan House again and waited until the lights went out. ".repeat(9);
    let words = [words.as_str(); 14];
    let made = (0..count).map(|number| {
        let path = folder.join(format!("pdf-{number:04}.pdf"));
        fs::write(&path, pdf(&making(number, &words))).expect("there is room");
        path
    });
    made.collect()
}

pub(crate) fn making<'a>(number: u64, words: &'a [&'a str]) -> Making<'a> {
    Making {
        at: begun() + TimeDelta::minutes(number as i64),
        offset_minutes: Some(0),
        point: Some(GeoPoint::from_degrees(52.95478, -1.15811).expect("it is on the earth")),
        device: Some(("Sample", "Phone")),
        seed: number,
        title: "A letter",
        words,
    }
}

fn begun() -> NaiveDateTime {
    let day = NaiveDate::from_ymd_opt(2026, 3, 1).expect("it is a day");
    day.and_hms_opt(8, 0, 0).expect("it is a time")
}
