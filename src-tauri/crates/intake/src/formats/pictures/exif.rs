//! What a camera wrote into a picture.

use std::io::Cursor;

use chrono::{NaiveDate, NaiveDateTime, NaiveTime};
use domain::{Clock, ClockSource, Device, GeoPoint};
use nom_exif::{EntryValue, Exif, IfdIndex, IfdKind, MediaParser, MediaSource};

use crate::stream::BoundedStream;
use crate::{Reason, guard};

const MAKE: u16 = 0x010F;
const MODEL: u16 = 0x0110;
const ORIENTATION: u16 = 0x0112;
const SOFTWARE: u16 = 0x0131;
const MODIFIED: u16 = 0x0132;
const ORIGINAL: u16 = 0x9003;
const DIGITISED: u16 = 0x9004;
const OFFSET_MODIFIED: u16 = 0x9010;
const OFFSET_ORIGINAL: u16 = 0x9011;
const OFFSET_DIGITISED: u16 = 0x9012;
const USER_COMMENT: u16 = 0x9286;
const GPS_TIME: u16 = 0x0007;
const GPS_DAY: u16 = 0x001D;

/// One string that a camera or program wrote.
pub(crate) struct Remark {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// All that is taken from a picture's EXIF block.
#[derive(Default)]
pub(crate) struct CameraFacts {
    pub(crate) clocks: Vec<Clock>,
    pub(crate) point: Option<GeoPoint>,
    pub(crate) device: Option<Device>,
    /// How the picture has to be turned: 1 is upright, to 8.
    pub(crate) orientation: Option<u16>,
    /// Phones say "Screenshot" here.
    pub(crate) says_screenshot: bool,
    pub(crate) remarks: Vec<Remark>,
}

/// Reads the EXIF block of a JPEG, HEIC, PNG, TIFF or WebP, and of the rest of the file no more than leads to it. A picture
/// without one is no fault.
pub(crate) fn camera_facts(mut picture: BoundedStream<'_>) -> Result<CameraFacts, Reason> {
    let read = guard::fenced(|| {
        let Ok(source) = MediaSource::seekable(&mut picture) else {
            return Ok(CameraFacts::default());
        };
        match MediaParser::new().parse_exif(source) {
            Ok(entries) => Ok(from_exif(&Exif::from(entries))),
            Err(nom_exif::Error::ExifNotFound) => Ok(CameraFacts::default()),
            Err(_) => Err(Reason::Damaged),
        }
    });
    // What could not be fetched or was more than may be held is no damage of the picture.
    picture.failed().map_or(read, Err)
}

fn from_exif(exif: &Exif) -> CameraFacts {
    let text = |kind, code| string(exif.get_by_code_in(IfdIndex::MAIN, kind, code)?);
    let clock = |source, kind, code, offset| {
        let shows = date_time(exif.get_by_code_in(IfdIndex::MAIN, kind, code)?)?;
        Some(Clock {
            source,
            shows,
            offset_minutes: text(IfdKind::Exif, offset).and_then(|text| offset_minutes(&text)),
            date_only: false,
        })
    };
    let clocks = [
        clock(
            ClockSource::ExifOriginal,
            IfdKind::Exif,
            ORIGINAL,
            OFFSET_ORIGINAL,
        ),
        clock(
            ClockSource::ExifDigitised,
            IfdKind::Exif,
            DIGITISED,
            OFFSET_DIGITISED,
        ),
        clock(
            ClockSource::ExifModified,
            IfdKind::Tiff,
            MODIFIED,
            OFFSET_MODIFIED,
        ),
        satellite_clock(exif),
    ];
    let device = Device {
        make: text(IfdKind::Tiff, MAKE),
        model: text(IfdKind::Tiff, MODEL),
        software: text(IfdKind::Tiff, SOFTWARE),
    };
    let named = device.make.is_some() || device.model.is_some() || device.software.is_some();
    CameraFacts {
        clocks: clocks.into_iter().flatten().collect(),
        point: point(exif),
        orientation: exif
            .get_by_code_in(IfdIndex::MAIN, IfdKind::Tiff, ORIENTATION)
            .and_then(EntryValue::as_u16)
            .filter(|turn| (1..=8).contains(turn)),
        device: named.then_some(device),
        says_screenshot: text(IfdKind::Exif, USER_COMMENT)
            .is_some_and(|comment| comment.to_ascii_lowercase().contains("screenshot")),
        remarks: remarks(exif),
    }
}

/// Every string in it, for the search for protected details.
fn remarks(exif: &Exif) -> Vec<Remark> {
    let mut found: Vec<Remark> = exif
        .entries()
        .filter_map(|entry| {
            Some(Remark {
                name: entry.tag().tag().map_or_else(
                    || format!("{:#06x}", entry.tag().code()),
                    |tag| tag.to_string(),
                ),
                text: string(entry.value())?,
            })
        })
        .collect();
    found.sort_by(|one, other| (&one.name, &one.text).cmp(&(&other.name, &other.text)));
    found
}

fn string(value: &EntryValue) -> Option<String> {
    let text = match value {
        EntryValue::Text(text) => text.clone(),
        // User comments begin with eight bytes that name their character set; XP tags are UTF-16.
        EntryValue::Undefined(bytes) | EntryValue::U8Array(bytes) => loose_text(bytes)?,
        _ => return None,
    };
    let text = text.trim_matches(|letter: char| letter == '\0' || letter.is_whitespace());
    (!text.is_empty()).then(|| text.to_owned())
}

fn loose_text(bytes: &[u8]) -> Option<String> {
    let wide = bytes.len() >= 4
        && bytes.len().is_multiple_of(2)
        && bytes.iter().skip(1).step_by(2).all(|byte| *byte == 0);
    if wide {
        return Some(encoding_rs::UTF_16LE.decode(bytes).0.into_owned());
    }
    let bytes = bytes.strip_prefix(b"ASCII\0\0\0").unwrap_or(bytes);
    let bytes = bytes.strip_prefix(b"UNICODE\0").unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).ok()?;
    let readable = text
        .trim_end_matches('\0')
        .chars()
        .all(|letter| !letter.is_control() || letter == '\n' || letter == '\r');
    readable.then(|| text.to_owned())
}

fn date_time(value: &EntryValue) -> Option<NaiveDateTime> {
    value
        .as_datetime()
        .map(nom_exif::ExifDateTime::into_naive)
        .or_else(|| {
            let text = value.as_str()?;
            NaiveDateTime::parse_from_str(text.trim_end_matches('\0').trim(), "%Y:%m:%d %H:%M:%S")
                .ok()
        })
}

/// "+01:00", "-05:30" or "Z".
pub(crate) fn offset_minutes(text: &str) -> Option<i32> {
    let text = text.trim_matches(|letter: char| letter == '\0' || letter.is_whitespace());
    if text == "Z" {
        return Some(0);
    }
    let (sign, digits) = match text.split_at_checked(1)? {
        ("+", digits) => (1, digits),
        ("-", digits) => (-1, digits),
        _ => return None,
    };
    let digits: String = digits.chars().filter(|letter| *letter != ':').collect();
    if digits.len() != 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let (hours, minutes): (i32, i32) = (digits[..2].parse().ok()?, digits[2..].parse().ok()?);
    (hours <= 14 && minutes < 60).then_some(sign * (hours * 60 + minutes))
}

/// Date and time from the satellites: UTC by their standard.
fn satellite_clock(exif: &Exif) -> Option<Clock> {
    let day = string(exif.get_by_code_in(IfdIndex::MAIN, IfdKind::Gps, GPS_DAY)?)?;
    let day = NaiveDate::parse_from_str(&day, "%Y:%m:%d").ok()?;
    let parts: Vec<f64> = exif
        .get_by_code_in(IfdIndex::MAIN, IfdKind::Gps, GPS_TIME)?
        .as_urational_slice()?
        .iter()
        .filter_map(|part| part.to_f64())
        .collect();
    let [hour, minute, second] = parts.as_slice() else {
        return None;
    };
    // `as` clamps what is out of range, and `from_hms_opt` refuses it then.
    let time = NaiveTime::from_hms_opt(*hour as u32, *minute as u32, *second as u32)?;
    Some(Clock {
        source: ClockSource::ExifGps,
        shows: NaiveDateTime::new(day, time),
        offset_minutes: Some(0),
        date_only: false,
    })
}

fn point(exif: &Exif) -> Option<GeoPoint> {
    let place = exif.gps_info()?;
    let (latitude, longitude) = (place.latitude_decimal()?, place.longitude_decimal()?);
    // Cameras without a fix write zeros: that is no place, and nobody was there.
    if latitude == 0.0 && longitude == 0.0 {
        return None;
    }
    GeoPoint::from_degrees(latitude, longitude)
}

/// How to turn the picture, where it is to be turned.
pub(crate) fn orientation(bytes: &[u8]) -> Option<u16> {
    let mut source = Cursor::new(bytes);
    let picture = BoundedStream::new(&mut source, bytes.len() as u64).ok()?;
    let camera = camera_facts(picture).ok()?;
    camera.orientation.filter(|turn| *turn != 1)
}

/// A TIFF block with one entry.
pub(crate) fn only_orientation(turn: u16) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    block.extend_from_slice(&turn.to_be_bytes());
    block.extend_from_slice(&[0; 6]);
    block
}
