//! Pictures in a PDF: each lies there byte for byte as it was handed over, whole, and at its place.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::process::Command;

use bundle::print::{InProcessPrinter, PictureOf, PrintJob, Printer, chronology};
use image::codecs::jpeg::JpegEncoder;
use image::{GrayImage, Luma, Rgb, RgbImage};

use crate::pages_filled;
use crate::paper::Paper;

/// Four colours, one for each quarter of a picture.
const QUARTERS: [[u8; 3]; 4] = [[230, 20, 20], [20, 200, 20], [20, 20, 230], [230, 210, 20]];

fn coloured(width: u32, height: u32) -> Vec<u8> {
    let picture = RgbImage::from_fn(width, height, |x, y| {
        let quarter = usize::from(x >= width / 2) + 2 * usize::from(y >= height / 2);
        Rgb(QUARTERS[quarter])
    });
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, 95)
        .encode_image(&picture)
        .unwrap();
    jpeg
}

fn grey(width: u32, height: u32) -> Vec<u8> {
    let picture = GrayImage::from_fn(width, height, |x, y| Luma([(x + y) as u8]));
    let mut jpeg = Vec::new();
    JpegEncoder::new(&mut jpeg).encode_image(&picture).unwrap();
    jpeg
}

fn printed(job: &PrintJob, give: &BTreeMap<PictureOf, Vec<u8>>) -> Paper {
    let mut pdf = Vec::new();
    let printed = InProcessPrinter
        .print(job, &mut |of| give.get(&of).cloned(), &mut pdf)
        .unwrap();
    assert_eq!(printed.pictures_left_out, 0);
    Paper { printed, pdf }
}

/// A job and, for each of its pictures in turn, what is made for it.
fn job_with(make: impl Fn(u32) -> Vec<u8>) -> (PrintJob, BTreeMap<PictureOf, Vec<u8>>) {
    let made = pages_filled::made();
    let job = chronology(&made.input()).remove(0);
    let wanted: BTreeSet<PictureOf> = job.pictures.iter().copied().collect();
    assert!(wanted.len() > 4, "{wanted:?}");
    let give = wanted.into_iter().zip(0..);
    let give = give.map(|(of, number)| (of, make(number))).collect();
    (job, give)
}

#[test]
fn each_picture_lies_in_the_pdf_as_it_came_and_equal_ones_once() {
    let (job, give) = job_with(|number| match number {
        // The first two are the same.
        0 | 1 => coloured(300, 400),
        _ if number % 2 == 0 => coloured(300 + number, 200),
        _ => grey(200, 300 + number),
    });
    let paper = printed(&job, &give);
    paper.seen_by("qpdf", &["--check"]);
    let folder = tempfile::tempdir().unwrap();
    let pdf = paper.saved(folder.path());
    let taken_out = Command::new("pdfimages")
        .arg("-all")
        .arg(&pdf)
        .arg(folder.path().join("picture"))
        .status()
        .unwrap();
    assert!(taken_out.success());
    let mut found = BTreeSet::new();
    for file in fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "jpg") {
            found.insert(fs::read(path).unwrap());
        }
    }
    let handed_over: BTreeSet<Vec<u8>> = give.values().cloned().collect();
    assert!(
        found == handed_over,
        "{} of {}",
        found.len(),
        handed_over.len()
    );
    let images = paper
        .pdf
        .windows(14)
        .filter(|words| words == b"/Subtype/Image");
    assert_eq!(images.count(), handed_over.len());
}

/// Nothing is cut off, and none is drawn as another is.
#[test]
fn a_picture_is_seen_whole() {
    for (width, height) in [(600, 400), (300, 650)] {
        let (job, give) = job_with(|_| coloured(width, height));
        let paper = printed(&job, &give);
        let folder = tempfile::tempdir().unwrap();
        let drawn = Command::new("pdftoppm")
            .args(["-r", "36", "-png"])
            .arg(paper.saved(folder.path()))
            .arg(folder.path().join("page"))
            .status()
            .unwrap();
        assert!(drawn.success());
        let mut seen = [0_usize; QUARTERS.len()];
        for file in fs::read_dir(folder.path()).unwrap() {
            let path = file.unwrap().path();
            if path.extension().is_some_and(|extension| extension == "png") {
                for pixel in image::open(path).unwrap().to_rgb8().pixels() {
                    let near = |colour: &[u8; 3]| {
                        pixel
                            .0
                            .iter()
                            .zip(colour)
                            .all(|(one, other)| one.abs_diff(*other) < 24)
                    };
                    if let Some(quarter) = QUARTERS.iter().position(near) {
                        seen[quarter] += 1;
                    }
                }
            }
        }
        let (least, most) = (seen.iter().min().unwrap(), seen.iter().max().unwrap());
        assert!(*least > 1_000 && least * 100 > most * 90, "{seen:?}");
    }
}
