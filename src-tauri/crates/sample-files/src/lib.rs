#![forbid(unsafe_code)]
//! Evidence-like files made by code: drawn photos, screenshots of made-up messages, a short film, a sound, a letter, a
//! mail, a chat.
//!
//! They carry the same kinds of time, place and device that real ones do. Nobody in them exists. The same [`Making`]
//! gives the same bytes, so that a test can name what it expects of them.
//!
//! It is in nothing that is shipped but the terminal's sample case.
//!
//! Where to begin: [`Making`] is what a file is to say of itself; each kind of file is one function that takes it.

mod canvas;
mod exif_block;
mod film;
mod paper;
mod photo;
mod screen;
mod sound;
mod text_lines;
mod whatsapp;
mod written;

use chrono::{Duration, NaiveDateTime};
use domain::GeoPoint;
use image::RgbImage;
use image::codecs::jpeg::JpegEncoder;

pub use film::video;
pub use paper::pdf;
pub use photo::{Scene, photo, photo_of, photo_turned};
pub use screen::screenshot;
pub use sound::sound;
pub use whatsapp::{CHAT_FORMS, ChatForm, ChatLine, long_chat, whatsapp};
pub use written::{chat, mail};

/// What a sample is to say of itself.
#[derive(Debug, Clone, Copy)]
pub struct Making<'a> {
    /// The maker's local time.
    pub at: NaiveDateTime,
    /// Local time minus UTC in minutes; `None` leaves it out, as many cameras do.
    pub offset_minutes: Option<i32>,
    /// Where; `None` leaves it out.
    pub point: Option<GeoPoint>,
    /// Make and model; `None` leaves them out.
    pub device: Option<(&'a str, &'a str)>,
    /// Varies what is drawn.
    pub seed: u64,
    /// A name over it: a contact, a subject, a heading.
    pub title: &'a str,
    /// Its words: messages (one that begins with "> " is the keeper's own), or paragraphs.
    pub words: &'a [&'a str],
}

impl Making<'_> {
    fn utc(&self) -> NaiveDateTime {
        let offset = i64::from(self.offset_minutes.unwrap_or(0));
        self.at - Duration::minutes(offset)
    }

    /// "+01:00", or nothing.
    fn offset(&self, between: &str) -> Option<String> {
        let offset = self.offset_minutes?;
        let sign = if offset < 0 { '-' } else { '+' };
        let (hours, minutes) = (offset.abs() / 60, offset.abs() % 60);
        Some(format!("{sign}{hours:02}{between}{minutes:02}"))
    }
}

/// Numbers that look random and come again for the same seed (xorshift).
struct Varied(u64);

impl Varied {
    fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    /// From 0 to below 1.
    fn share(&mut self) -> f64 {
        (self.next() >> 40) as f64 / (1u64 << 24) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.share()
    }
}

/// As cameras and phones save it.
fn as_jpeg(pixels: &RgbImage) -> Vec<u8> {
    const QUALITY: u8 = 85;
    let mut bytes = Vec::new();
    JpegEncoder::new_with_quality(&mut bytes, QUALITY)
        .encode_image(pixels)
        .expect("a picture drawn here fits a JPEG");
    bytes
}
