//! What an MP4, MOV or M4A says of itself. Its boxes are walked in place: a film of many gigabytes
//! costs no more memory than a short one.

use chrono::{DateTime, NaiveDateTime};
use domain::{Clock, ClockSource, Device, GeoPoint};

use crate::formats::pictures::exif::offset_minutes;
use crate::source::{u16_at, u32_at, u64_at};
use crate::stream::BoundedStream;
use crate::{Reason, identify::file_name};

/// A box whose content is looked at may be this large. The largest real ones hold the picture of a record's cover.
const MOST_HELD: usize = 16 * 1024 * 1024;
/// More boxes than this at one level are not believed.
const MOST_BOXES: usize = 10_000;
/// Seconds from 1904, where these files begin to count, to 1970.
const FROM_1904: i64 = 2_082_844_800;

/// All that is taken from such a file.
#[derive(Default)]
pub(crate) struct MovieFacts {
    pub(crate) clocks: Vec<Clock>,
    pub(crate) point: Option<GeoPoint>,
    pub(crate) device: Option<Device>,
    pub(crate) pixels: Option<(u32, u32)>,
    pub(crate) runs_milliseconds: Option<u64>,
    /// Every named text in it.
    pub(crate) remarks: Vec<(String, String)>,
}

/// Reads the box of headers, wherever in the file it stands: of what is in it only the boxes that are asked for.
///
/// The second value is why not everything could be read. What could be is there all the same.
pub(crate) fn movie_facts(
    stream: &mut BoundedStream<'_>,
    size: u64,
) -> (MovieFacts, Result<(), Reason>) {
    let mut facts = MovieFacts::default();
    let read = find_headers(stream, size)
        .and_then(|headers| read_headers(stream, &headers, size, &mut facts));
    let remarks = std::mem::take(&mut facts.remarks);
    remarks
        .iter()
        .for_each(|(key, value)| take_remark(key, value, &mut facts));
    facts.remarks = remarks;
    (facts, read)
}

/// A box that is bad is passed over. The first reason is told once all are read.
fn read_headers(
    stream: &mut BoundedStream<'_>,
    headers: &BoxPlace,
    size: u64,
    facts: &mut MovieFacts,
) -> Result<(), Reason> {
    let end = headers.to.min(size);
    let mut all = match end == headers.to {
        true => Ok(()),
        false => Err(Reason::Damaged),
    };
    let mut at = headers.from;
    for _ in 0..MOST_BOXES {
        let found = match box_at(stream, at, end) {
            Ok(Some(found)) => found,
            Ok(None) => return all,
            // Where the next one begins is not known.
            Err(reason) => return all.and(Err(reason)),
        };
        all = all.and(read_one(stream, &found, facts));
        at = found.to;
    }
    all.and(Err(Reason::OnlyTheFirstPart))
}

fn read_one(
    stream: &mut BoundedStream<'_>,
    found: &BoxPlace,
    facts: &mut MovieFacts,
) -> Result<(), Reason> {
    match &found.name {
        b"mvhd" => read_header(&content(stream, found)?, facts),
        b"trak" if facts.pixels.is_none() => {
            facts.pixels = track_header(stream, found)?.and_then(|header| pixels(&header));
        }
        b"meta" => read_meta(&content(stream, found)?, facts),
        b"udta" => read_user_data(&content(stream, found)?, facts),
        _ => {}
    }
    Ok(())
}

/// A box's name, and where its content begins and ends in the file.
struct BoxPlace {
    name: [u8; 4],
    from: u64,
    to: u64,
}

/// The box that begins here; `None` where there is none before `end`.
///
/// # Errors
/// [`Reason::Damaged`] where it does not fit, or why it could not be read.
fn box_at(stream: &mut BoundedStream<'_>, at: u64, end: u64) -> Result<Option<BoxPlace>, Reason> {
    let found = box_beginning(stream, at, end)?;
    match found.as_ref().is_some_and(|found| found.to > end) {
        true => Err(Reason::Damaged),
        false => Ok(found),
    }
}

/// The same, though it may say that it goes on beyond `end`.
fn box_beginning(
    stream: &mut BoundedStream<'_>,
    at: u64,
    end: u64,
) -> Result<Option<BoxPlace>, Reason> {
    if end.saturating_sub(at) < 8 {
        return Ok(None);
    }
    let header = stream.at(at, 8)?;
    let (head, length) = match u32_at(&header, 0) {
        Some(0) => (8, end - at),
        Some(1) => (16, u64_at(&stream.at(at + 8, 8)?, 0).unwrap_or(0)),
        short => (8, u64::from(short.unwrap_or(0))),
    };
    let to = at.checked_add(length);
    let name = header.get(4..8).and_then(|name| name.try_into().ok());
    let (Some(name), Some(to), true) = (name, to, length >= head) else {
        return Err(Reason::Damaged);
    };
    let from = at + head;
    Ok(Some(BoxPlace { name, from, to }))
}

fn find_headers(stream: &mut BoundedStream<'_>, size: u64) -> Result<BoxPlace, Reason> {
    let mut at = 0u64;
    for _ in 0..MOST_BOXES {
        let found = box_beginning(stream, at, size)?.ok_or(Reason::Damaged)?;
        // Headers that break off are read as far as they go.
        if &found.name == b"moov" {
            return Ok(found);
        }
        at = found.to;
    }
    Err(Reason::Damaged)
}

fn content(stream: &mut BoundedStream<'_>, place: &BoxPlace) -> Result<Vec<u8>, Reason> {
    let length = place.to - place.from;
    let length = usize::try_from(length).map_err(|_| Reason::TooLarge)?;
    if length > MOST_HELD {
        return Err(Reason::TooLarge);
    }
    stream.at(place.from, length)
}

/// A track's own header. What stands beside it, where each picture lies, makes up nearly all of a long film's headers.
fn track_header(
    stream: &mut BoundedStream<'_>,
    track: &BoxPlace,
) -> Result<Option<Vec<u8>>, Reason> {
    let mut at = track.from;
    for _ in 0..MOST_BOXES {
        match box_at(stream, at, track.to)? {
            Some(found) if &found.name == b"tkhd" => return content(stream, &found).map(Some),
            Some(found) => at = found.to,
            None => break,
        }
    }
    Ok(None)
}

/// The boxes in a box, to its end or to the first that does not fit.
fn boxes(content: &[u8]) -> Vec<([u8; 4], &[u8])> {
    let mut found = Vec::new();
    let mut rest = content;
    while found.len() < MOST_BOXES {
        let (Some(length), Some(name)) = (u32_at(rest, 0), rest.get(4..8)) else {
            break;
        };
        let Ok(name) = <[u8; 4]>::try_from(name) else {
            break;
        };
        let length = if length == 0 {
            rest.len()
        } else {
            length as usize
        };
        let Some(inside) = rest.get(8..length) else {
            break;
        };
        found.push((name, inside));
        rest = &rest[length..];
    }
    found
}

fn inside<'a>(content: &'a [u8], wanted: &[u8; 4]) -> Option<&'a [u8]> {
    boxes(content)
        .into_iter()
        .find_map(|(name, content)| (&name == wanted).then_some(content))
}

/// The movie header: when it was made, and how long it runs. By its standard the time is UTC, but
/// many recorders write local time there, so no offset is claimed for it.
fn read_header(content: &[u8], facts: &mut MovieFacts) {
    let wide = content.first() == Some(&1);
    let made = if wide {
        u64_at(content, 4)
    } else {
        u32_at(content, 4).map(u64::from)
    };
    let scale = u32_at(content, if wide { 20 } else { 12 });
    let duration = if wide {
        u64_at(content, 24)
    } else {
        u32_at(content, 16).map(u64::from)
    };
    if let (Some(scale), Some(duration)) = (scale.filter(|scale| *scale > 0), duration) {
        facts.runs_milliseconds = duration
            .checked_mul(1000)
            .map(|thousandths| thousandths / u64::from(scale))
            .filter(|_| duration != u64::MAX && duration != u64::from(u32::MAX));
    }
    // Zero means that the recorder had no clock.
    let shows = made
        .filter(|made| *made > 0)
        .and_then(|made| i64::try_from(made).ok()?.checked_sub(FROM_1904))
        .and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    facts.clocks.extend(shows.map(|shows| Clock {
        source: ClockSource::Container,
        shows: shows.naive_utc(),
        offset_minutes: None,
        date_only: false,
    }));
}

/// A picture track's width and height, as they are shown.
fn pixels(header: &[u8]) -> Option<(u32, u32)> {
    let end = if header.first() == Some(&1) { 96 } else { 84 };
    let (width, height) = (
        u32_at(header, end - 8)? >> 16,
        u32_at(header, end - 4)? >> 16,
    );
    // The matrix stands before them; its second number is not 0 in a film that is turned.
    let turned = u32_at(header, end - 8 - 36 + 4)? != 0;
    let pixels = if turned {
        (height, width)
    } else {
        (width, height)
    };
    (width > 0 && height > 0).then_some(pixels)
}

/// Named values: a list of keys and a list of values that point into it.
fn read_meta(content: &[u8], facts: &mut MovieFacts) {
    // In MP4 four bytes of version stand before the boxes, in QuickTime they do not.
    let content = if u32_at(content, 0) == Some(0) {
        &content[4..]
    } else {
        content
    };
    let keys: Vec<String> = inside(content, b"keys")
        .and_then(|keys| keys.get(8..))
        .map(|keys| {
            boxes(keys)
                .into_iter()
                .map(|(_, name)| String::from_utf8_lossy(name).into_owned())
                .collect()
        })
        .unwrap_or_default();
    for (name, content) in inside(content, b"ilst").map(boxes).unwrap_or_default() {
        let number = u32::from_be_bytes(name) as usize;
        let key = match number.checked_sub(1).and_then(|index| keys.get(index)) {
            Some(key) => key.clone(),
            None => encoding_rs::mem::decode_latin1(&name).into_owned(),
        };
        // Type 1 is UTF-8; others are numbers and pictures.
        let value = inside(content, b"data")
            .filter(|data| u32_at(data, 0) == Some(1))
            .and_then(|data| data.get(8..));
        if let Some(value) = value {
            facts
                .remarks
                .push((key, String::from_utf8_lossy(value).into_owned()));
        }
    }
}

/// The older place for named values.
fn read_user_data(content: &[u8], facts: &mut MovieFacts) {
    for (name, content) in boxes(content) {
        if &name == b"meta" {
            read_meta(content, facts);
        } else if name[0] == 0xA9 {
            let length = usize::from(u16_at(content, 0).unwrap_or(0));
            if let Some(value) = content.get(4..4 + length) {
                let key = encoding_rs::mem::decode_latin1(&name).into_owned();
                facts
                    .remarks
                    .push((key, String::from_utf8_lossy(value).into_owned()));
            }
        }
    }
}

fn take_remark(key: &str, value: &str, facts: &mut MovieFacts) {
    let device = |facts: &mut MovieFacts, put: fn(&mut Device, String)| {
        let device = facts.device.get_or_insert(Device {
            make: None,
            model: None,
            software: None,
        });
        put(device, value.trim_end_matches('\0').to_owned());
    };
    match key.strip_prefix("com.apple.quicktime.").unwrap_or(key) {
        "creationdate" | "\u{A9}day" => facts.clocks.extend(named_time(value)),
        "location.ISO6709" | "\u{A9}xyz" => facts.point = facts.point.or_else(|| place(value)),
        "make" | "com.android.manufacturer" | "\u{A9}mak" => {
            device(facts, |one, text| one.make = Some(text))
        }
        "model" | "com.android.model" | "\u{A9}mod" => {
            device(facts, |one, text| one.model = Some(text))
        }
        "software" | "\u{A9}swr" => device(facts, |one, text| one.software = Some(text)),
        _ => {}
    }
}

/// `2026-03-14T19:30:12+0000`, or a day alone.
fn named_time(value: &str) -> Option<Clock> {
    let value = value.trim_end_matches('\0').trim();
    let clock = |shows, offset_minutes, date_only| Clock {
        source: ClockSource::QuickTimeKey,
        shows,
        offset_minutes,
        date_only,
    };
    if let Some((time, offset)) = value.split_at_checked(19) {
        let shows = NaiveDateTime::parse_from_str(time, "%Y-%m-%dT%H:%M:%S").ok()?;
        return Some(clock(shows, offset_minutes(offset), false));
    }
    let day = file_name::clock_in(value).filter(|day| day.date_only)?;
    Some(clock(day.shows, None, true))
}

/// `+52.9548-001.1581+061.000/` (ISO 6709).
fn place(value: &str) -> Option<GeoPoint> {
    let value = value.trim_end_matches(['\0', '/']);
    let signs: Vec<usize> = value
        .char_indices()
        .filter_map(|(at, letter)| ['+', '-'].contains(&letter).then_some(at))
        .collect();
    let second = *signs.get(1)?;
    let end = signs.get(2).copied().unwrap_or(value.len());
    let latitude: f64 = value.get(..second)?.parse().ok()?;
    let longitude: f64 = value.get(second..end)?.parse().ok()?;
    GeoPoint::from_degrees(latitude, longitude).filter(|_| latitude != 0.0 || longitude != 0.0)
}
