use domain::GeoPoint;
use image::{Rgb, RgbImage};

use super::{Making, as_jpeg};

const FRAMES_A_SECOND: u32 = 5;
const WIDTH: u16 = 320;
const HEIGHT: u16 = 240;
/// Seconds from 1904, where these files begin to count, to 1970.
const FROM_1904: i64 = 2_082_844_800;

/// A film of so many seconds as a QuickTime file: a light that passes. The header holds UTC, the
/// named keys hold local time with its offset, place and device, as telephones do it.
pub fn video(making: &Making<'_>, seconds: u32) -> Vec<u8> {
    let frames: Vec<Vec<u8>> = (0..seconds * FRAMES_A_SECOND)
        .map(|number| frame(making.seed, number))
        .collect();
    let start = part(b"ftyp", &[b"qt  \0\0\x02\0qt  "]);
    let pictures = part(b"mdat", &[&frames.concat()]);
    // Where the first picture begins.
    let first = (start.len() + 8) as u32;
    let headers = part(
        b"moov",
        &[
            &movie_header(making, seconds),
            &track(&frames, seconds, first),
            &keys(making),
        ],
    );
    [start, pictures, headers].concat()
}

fn frame(seed: u64, number: u32) -> Vec<u8> {
    let light = f64::from(number * 24 + (seed % 40) as u32);
    let pixels = RgbImage::from_fn(u32::from(WIDTH), u32::from(HEIGHT), |x, y| {
        let away = (f64::from(x) - light).hypot(f64::from(y) - 150.0);
        let shine = (220.0 * (-away / 30.0).exp()) as u8;
        let ground = if y > 170 { 22 } else { 38 };
        Rgb([
            ground + shine.min(200),
            ground + shine.min(190),
            ground.saturating_add(shine / 2),
        ])
    });
    as_jpeg(&pixels)
}

/// One box: length, name, content.
fn part(name: &[u8; 4], contents: &[&[u8]]) -> Vec<u8> {
    let content = contents.concat();
    [
        &((content.len() + 8) as u32).to_be_bytes()[..],
        name,
        &content,
    ]
    .concat()
}

/// A box of whole numbers of four bytes.
fn numbers(name: &[u8; 4], numbers: &[u32]) -> Vec<u8> {
    let content: Vec<u8> = numbers
        .iter()
        .flat_map(|number| number.to_be_bytes())
        .collect();
    part(name, &[&content])
}

const UPRIGHT: [u32; 9] = [0x1_0000, 0, 0, 0, 0x1_0000, 0, 0, 0, 0x4000_0000];

fn movie_header(making: &Making<'_>, seconds: u32) -> Vec<u8> {
    let made = (making.utc().and_utc().timestamp() + FROM_1904) as u32;
    let mut fields = vec![
        0,
        made,
        made,
        1000,
        seconds * 1000,
        0x1_0000,
        0x0100_0000,
        0,
        0,
    ];
    fields.extend(UPRIGHT);
    fields.extend([0, 0, 0, 0, 0, 0, 2]);
    numbers(b"mvhd", &fields)
}

fn track(frames: &[Vec<u8>], seconds: u32, first: u32) -> Vec<u8> {
    let mut fields = vec![7, 0, 0, 1, 0, seconds * 1000, 0, 0, 0, 0];
    fields.extend(UPRIGHT);
    fields.extend([u32::from(WIDTH) << 16, u32::from(HEIGHT) << 16]);
    let header = numbers(b"tkhd", &fields);
    let media_header = numbers(b"mdhd", &[0, 0, 0, 1000, seconds * 1000, 0]);
    let handler = part(b"hdlr", &[&[0; 4], b"mhlrvide", &[0; 13]]);
    let reference = part(
        b"dref",
        &[&[0, 0, 0, 0, 0, 0, 0, 1], &numbers(b"url ", &[1])],
    );
    let information = part(
        b"minf",
        &[
            &part(b"vmhd", &[&[0, 0, 0, 1], &[0; 8]]),
            &part(b"dinf", &[&reference]),
            &sample_table(frames, first),
        ],
    );
    part(
        b"trak",
        &[
            &header,
            &part(b"mdia", &[&media_header, &handler, &information]),
        ],
    )
}

fn sample_table(frames: &[Vec<u8>], first: u32) -> Vec<u8> {
    let count = frames.len() as u32;
    let mut sizes = vec![0, 0, count];
    sizes.extend(frames.iter().map(|frame| frame.len() as u32));
    let description = part(
        b"jpeg",
        &[
            &[0, 0, 0, 0, 0, 0, 0, 1],
            &[0; 16],
            &WIDTH.to_be_bytes(),
            &HEIGHT.to_be_bytes(),
            &[0, 72, 0, 0, 0, 72, 0, 0, 0, 0, 0, 0, 0, 1],
            &[0; 32],
            &[0, 24, 0xFF, 0xFF],
        ],
    );
    part(
        b"stbl",
        &[
            &part(b"stsd", &[&[0, 0, 0, 0, 0, 0, 0, 1], &description]),
            &numbers(b"stts", &[0, 1, count, 1000 / FRAMES_A_SECOND]),
            &numbers(b"stsc", &[0, 1, 1, count, 1]),
            &numbers(b"stsz", &sizes),
            &numbers(b"stco", &[0, 1, first]),
        ],
    )
}

fn keys(making: &Making<'_>) -> Vec<u8> {
    let mut named = Vec::new();
    if let Some(offset) = making.offset("") {
        let time = format!("{}{offset}", making.at.format("%Y-%m-%dT%H:%M:%S"));
        named.push(("creationdate", time));
    }
    if let Some((make, model)) = making.device {
        named.push(("make", make.to_owned()));
        named.push(("model", model.to_owned()));
    }
    named.extend(
        making
            .point
            .map(|point| ("location.ISO6709", place(&point))),
    );
    let count = (named.len() as u32).to_be_bytes();
    let (mut names, mut values) = (Vec::new(), Vec::new());
    for ((name, value), number) in named.iter().zip(1u32..) {
        let name = format!("com.apple.quicktime.{name}");
        names.extend(part(b"mdta", &[name.as_bytes()]));
        let data = part(b"data", &[&[0, 0, 0, 1, 0, 0, 0, 0], value.as_bytes()]);
        values.extend(part(&number.to_be_bytes(), &[&data]));
    }
    part(
        b"meta",
        &[
            &part(b"hdlr", &[&[0; 8], b"mdta", &[0; 13]]),
            &part(b"keys", &[&[0; 4], &count, &names]),
            &part(b"ilst", &[&values]),
        ],
    )
}

fn place(point: &GeoPoint) -> String {
    let (latitude, longitude) = point.degrees();
    format!("{latitude:+010.6}{longitude:+011.6}/")
}
