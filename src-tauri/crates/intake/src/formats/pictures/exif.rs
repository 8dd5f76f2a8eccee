//! What a camera wrote into a picture.

use std::io::Cursor;

use chrono::NaiveTime;
use domain::{Clock, ClockSource, Device, GeoPoint};
use nom_exif::{EntryValue, Exif, IfdIndex, IfdKind, MediaParser, MediaSource};

use crate::clocks::FoundClocks;
use crate::clocks::written_time::{self, offset_minutes};
use crate::formats::pictures::exif_dates;
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
const NORTH_OR_SOUTH: u16 = 0x0001;
const EAST_OR_WEST: u16 = 0x0003;
const GPS_TIME: u16 = 0x0007;
const GPS_DAY: u16 = 0x001D;

/// Where a date stands, and where how far it is from UTC.
struct DateTag {
    source: ClockSource,
    kind: IfdKind,
    code: u16,
    offset: u16,
}

impl DateTag {
    fn value<'a>(&self, exif: &'a Exif) -> Option<&'a EntryValue> {
        exif.get_by_code_in(IfdIndex::MAIN, self.kind, self.code)
    }
}

const DATE_TAGS: [DateTag; 3] = [
    DateTag {
        source: ClockSource::ExifOriginal,
        kind: IfdKind::Exif,
        code: ORIGINAL,
        offset: OFFSET_ORIGINAL,
    },
    DateTag {
        source: ClockSource::ExifDigitised,
        kind: IfdKind::Exif,
        code: DIGITISED,
        offset: OFFSET_DIGITISED,
    },
    DateTag {
        source: ClockSource::ExifModified,
        kind: IfdKind::Tiff,
        code: MODIFIED,
        offset: OFFSET_MODIFIED,
    },
];

/// One string that a camera or program wrote.
pub(crate) struct Remark {
    pub(crate) name: String,
    pub(crate) text: String,
}

/// All that is taken from a picture's EXIF block.
#[derive(Default)]
pub(crate) struct CameraFacts {
    pub(crate) clocks: FoundClocks,
    pub(crate) point: Option<GeoPoint>,
    /// Where it may have been made, where the block does not say on which side of a line: all of them.
    pub(crate) possible_points: Vec<GeoPoint>,
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
            return Ok(None);
        };
        match MediaParser::new().parse_exif(source) {
            Ok(entries) => Ok(Some(Exif::from(entries))),
            Err(nom_exif::Error::ExifNotFound) => Ok(None),
            Err(_) => Err(Reason::Damaged),
        }
    });
    // What could not be fetched or was more than may be held is no damage of the picture.
    let Some(exif) = picture.failed().map_or(read, Err)? else {
        return Ok(CameraFacts::default());
    };
    guard::fenced(|| {
        let missing = DATE_TAGS.iter().filter(|tag| tag.value(&exif).is_none());
        let missing: Vec<u16> = missing.map(|tag| tag.code).collect();
        let unread = exif_dates::as_they_stand(&missing, &mut picture);
        Ok(from_exif(&exif, &unread))
    })
}

fn from_exif(exif: &Exif, unread: &[(u16, String)]) -> CameraFacts {
    let text = |kind, code| string(exif.get_by_code_in(IfdIndex::MAIN, kind, code)?);
    let mut clocks = FoundClocks::default();
    for tag in &DATE_TAGS {
        date(exif, tag, unread, &mut clocks);
    }
    if let Some(day) = text(IfdKind::Gps, GPS_DAY) {
        clocks.add_read(ClockSource::ExifGps, &day, satellite_clock(exif, &day));
    }
    let device = Device {
        make: text(IfdKind::Tiff, MAKE),
        model: text(IfdKind::Tiff, MODEL),
        software: text(IfdKind::Tiff, SOFTWARE),
    };
    let named = device.make.is_some() || device.model.is_some() || device.software.is_some();
    CameraFacts {
        clocks,
        possible_points: possible_points(exif),
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
    if let Some(wide) = bytes.strip_prefix(b"UNICODE\0") {
        // Some write eight zeros before the words.
        let wide = wide.strip_prefix(&[0; 8]).unwrap_or(wide);
        return wide_text(wide);
    }
    let plain = bytes.strip_prefix(b"ASCII\0\0\0").unwrap_or(bytes);
    let text = std::str::from_utf8(plain)
        .ok()
        .filter(|text| is_readable(text));
    text.map(str::to_owned).or_else(|| wide_text(bytes))
}

/// UTF-16 in whichever order of its bytes reads as words.
fn wide_text(bytes: &[u8]) -> Option<String> {
    let whole = bytes.len() >= 4 && bytes.len().is_multiple_of(2);
    let orders = [encoding_rs::UTF_16LE, encoding_rs::UTF_16BE];
    let read = orders.into_iter().filter_map(|order| {
        let text = order.decode_without_bom_handling_and_without_replacement(bytes)?;
        is_readable(&text).then(|| text.into_owned())
    });
    // Read in the wrong order, nearly every letter is one of a script that nobody mixes.
    let plain = |text: &String| text.chars().filter(char::is_ascii).count();
    let words = |text: &String| text.trim_end_matches('\0').chars().nth(2).is_some();
    read.max_by_key(plain).filter(|text| whole && words(text))
}

fn is_readable(text: &str) -> bool {
    text.trim_end_matches('\0')
        .chars()
        .all(|letter| !letter.is_control() || letter == '\n' || letter == '\r')
}

/// A date of the standard's form, or of one that was read again as it stands. Digits behind it that say its zone go before
/// the field for it, which other programs may have left behind.
fn date(exif: &Exif, tag: &DateTag, unread: &[(u16, String)], clocks: &mut FoundClocks) {
    let text = |kind, code| string(exif.get_by_code_in(IfdIndex::MAIN, kind, code)?);
    let offset = || text(IfdKind::Exif, tag.offset).and_then(|text| offset_minutes(&text));
    if let Some(shows) = tag.value(exif).and_then(EntryValue::as_datetime) {
        clocks.add(Clock {
            source: tag.source,
            shows: shows.into_naive(),
            offset_minutes: offset(),
            date_only: false,
        });
        return;
    }
    let again = unread.iter().filter(|(code, _)| *code == tag.code);
    let plain = text(tag.kind, tag.code);
    for words in again.map(|(_, words)| words).chain(&plain) {
        let read = written_time::clock(tag.source, words).map(|clock| Clock {
            offset_minutes: clock.offset_minutes.or_else(offset),
            ..clock
        });
        clocks.add_read(tag.source, words, read);
    }
}

/// Date and time from the satellites: UTC by their standard.
fn satellite_clock(exif: &Exif, day: &str) -> Option<Clock> {
    let day = written_time::clock(ClockSource::ExifGps, day).filter(|day| day.date_only)?;
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
        shows: day.shows.date().and_time(time),
        offset_minutes: Some(0),
        date_only: false,
    })
}

/// A place of which it is said on which side of the equator and of Greenwich it lies.
fn point(exif: &Exif) -> Option<GeoPoint> {
    says_sides(exif).then(|| stated_point(exif)).flatten()
}

fn says_sides(exif: &Exif) -> bool {
    [NORTH_OR_SOUTH, EAST_OR_WEST].into_iter().all(|code| {
        let side = exif.get_by_code_in(IfdIndex::MAIN, IfdKind::Gps, code);
        side.and_then(string).is_some()
    })
}

/// A side that is not said may be either.
fn possible_points(exif: &Exif) -> Vec<GeoPoint> {
    let Some(stated) = stated_point(exif).filter(|_| !says_sides(exif)) else {
        return Vec::new();
    };
    let (latitude, longitude) = stated.degrees();
    let signs = [(1.0, 1.0), (1.0, -1.0), (-1.0, 1.0), (-1.0, -1.0)];
    let points = signs
        .into_iter()
        .filter_map(|(north, east)| GeoPoint::from_degrees(latitude * north, longitude * east));
    points.collect()
}

fn stated_point(exif: &Exif) -> Option<GeoPoint> {
    let place = exif.gps_info()?;
    let (latitude, longitude) = (place.latitude_decimal()?, place.longitude_decimal()?);
    // Cameras without a fix write zeros: that is no place, and nobody was there.
    if latitude == 0.0 && longitude == 0.0 {
        return None;
    }
    GeoPoint::from_degrees(latitude, longitude)
}

/// What a camera wrote into a block that was taken out of its file.
pub(crate) fn of_block(block: &[u8]) -> Result<CameraFacts, Reason> {
    let mut source = Cursor::new(block);
    // It is held already. A block without one of its dates is read twice.
    let most = block.len() as u64 * 3;
    camera_facts(BoundedStream::new(&mut source, most)?)
}

impl CameraFacts {
    /// Whether it says nothing.
    pub(crate) fn is_empty(&self) -> bool {
        self.clocks.is_empty() && self.point.is_none() && self.remarks.is_empty()
    }

    /// Adds what another block of the same file says: what the first one said stands.
    pub(crate) fn and(self, other: Self) -> Self {
        Self {
            clocks: self.clocks.and(other.clocks),
            point: self.point.or(other.point),
            device: self.device.or(other.device),
            orientation: self.orientation.or(other.orientation),
            says_screenshot: self.says_screenshot || other.says_screenshot,
            possible_points: [self.possible_points, other.possible_points].concat(),
            remarks: self.remarks.into_iter().chain(other.remarks).collect(),
        }
    }
}

/// Whether a block is one that is written here.
pub(crate) fn is_only_orientation(block: &[u8]) -> bool {
    (1..=8).any(|turn| only_orientation(turn) == block)
}

/// A TIFF block with one entry.
pub(crate) fn only_orientation(turn: u16) -> Vec<u8> {
    let mut block = b"MM\0*\0\0\0\x08\0\x01\x01\x12\0\x03\0\0\0\x01".to_vec();
    block.extend_from_slice(&turn.to_be_bytes());
    block.extend_from_slice(&[0; 6]);
    block
}
