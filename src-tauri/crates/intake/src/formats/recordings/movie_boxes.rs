//! What an MP4, MOV or M4A says of itself. Its boxes are walked in place: a film of many gigabytes
//! costs no more memory than a short one.

use chrono::DateTime;
use domain::{Clock, ClockSource, Device, GeoPoint};

use crate::Reason;
use crate::clocks::FoundClocks;
use crate::clocks::written_time;
use crate::formats::boxes::{BoxPlace, MOST_BOXES, box_at, box_beginning, content};
use crate::formats::recordings::movie_texts::{Told, meta, numbered, user_data};
use crate::source::{u32_at, u64_at};
use crate::stream::BoundedStream;

/// A box whose content is looked at may be this large. The largest real ones hold the picture of a record's cover.
const MOST_HELD: u64 = 16 * 1024 * 1024;
/// Seconds from 1904, where these files begin to count, to 1970.
const FROM_1904: i64 = 2_082_844_800;

/// All that is taken from such a file.
#[derive(Default)]
pub(crate) struct MovieFacts {
    pub(crate) clocks: FoundClocks,
    pub(crate) device: Option<Device>,
    pub(crate) pixels: Option<(u32, u32)>,
    pub(crate) runs_milliseconds: Option<u64>,
    /// Every named text in it, and every place.
    pub(crate) told: Told,
    has_pictures: bool,
    has_sound: bool,
}

impl MovieFacts {
    /// Where it says it was made: the first place that it names.
    pub(crate) fn point(&self) -> Option<GeoPoint> {
        self.told.points.first().copied()
    }

    /// Whether it is sound alone, whatever it calls itself.
    pub(crate) const fn is_sound(&self) -> bool {
        self.has_sound && !self.has_pictures
    }
}

/// Reads the box of headers, wherever in the file it stands: of what is in it only the boxes that are asked for. Then what
/// stands beside it.
///
/// The second value is why not everything could be read. What could be is there all the same.
pub(crate) fn movie_facts(
    stream: &mut BoundedStream<'_>,
    size: u64,
) -> (MovieFacts, Result<(), Reason>) {
    let mut facts = MovieFacts::default();
    let read = read_file(stream, size, &mut facts);
    let texts = std::mem::take(&mut facts.told.texts);
    texts
        .iter()
        .for_each(|(key, value)| take_remark(key, value, &mut facts));
    facts.told.texts = texts;
    (facts, read)
}

fn read_file(
    stream: &mut BoundedStream<'_>,
    size: u64,
    facts: &mut MovieFacts,
) -> Result<(), Reason> {
    let mut all = Err(Reason::Damaged);
    let mut at = 0u64;
    for _ in 0..MOST_BOXES {
        let found = match box_beginning(stream, at, size) {
            Ok(Some(found)) => found,
            // What follows the headers may be no box at all.
            Ok(None) | Err(Reason::Damaged) => return all,
            Err(reason) => return all.and(Err(reason)),
        };
        match &found.name {
            // Headers that break off are read as far as they go.
            b"moov" => all = read_headers(stream, &found, size, facts),
            _ if found.to <= size => all = all.and(read_one(stream, &found, facts)),
            _ => return all,
        }
        at = found.to;
    }
    all
}

/// A box that is bad is passed over. The first reason is told once all are read.
fn read_headers(
    stream: &mut BoundedStream<'_>,
    headers: &BoxPlace,
    size: u64,
    facts: &mut MovieFacts,
) -> Result<(), Reason> {
    let end = headers.to.min(size);
    let all = match end == headers.to {
        true => Ok(()),
        false => Err(Reason::Damaged),
    };
    all.and(each(stream, headers.from, end, &mut |stream, found| {
        match &found.name {
            b"mvhd" => read_header(&content(stream, found, MOST_HELD)?, facts),
            b"trak" => return read_track(stream, found, facts),
            _ => return read_one(stream, found, facts),
        }
        Ok(())
    }))
}

type Reading<'r> = &'r mut dyn FnMut(&mut BoundedStream<'_>, &BoxPlace) -> Result<(), Reason>;

/// Each box from one place to another, also those behind a bad one. The first reason is told once all are read.
fn each(
    stream: &mut BoundedStream<'_>,
    from: u64,
    end: u64,
    reading: Reading<'_>,
) -> Result<(), Reason> {
    let mut all = Ok(());
    let mut at = from;
    for _ in 0..MOST_BOXES {
        let found = match box_at(stream, at, end) {
            Ok(Some(found)) => found,
            Ok(None) => return all,
            // Where the next one begins is not known.
            Err(reason) => return all.and(Err(reason)),
        };
        all = all.and(reading(stream, &found));
        at = found.to;
    }
    all.and(Err(Reason::OnlyTheFirstPart))
}

/// What is told beside a film, in its headers or of one track.
fn read_one(
    stream: &mut BoundedStream<'_>,
    found: &BoxPlace,
    facts: &mut MovieFacts,
) -> Result<(), Reason> {
    let read = match &found.name {
        b"meta" => meta,
        b"udta" => user_data,
        b"uuid" => numbered,
        _ => return Ok(()),
    };
    let held = content(stream, found, MOST_HELD)?;
    read(&held, found.from, &mut facts.told);
    Ok(())
}

/// A track's own header and what it is. What stands beside it, where each picture lies, makes up nearly all of a long film's
/// headers.
fn read_track(
    stream: &mut BoundedStream<'_>,
    track: &BoxPlace,
    facts: &mut MovieFacts,
) -> Result<(), Reason> {
    each(stream, track.from, track.to, &mut |stream, found| {
        match &found.name {
            b"tkhd" if facts.pixels.is_none() => {
                facts.pixels = pixels(&content(stream, found, MOST_HELD)?);
            }
            b"mdia" => return read_kind(stream, found, facts),
            _ => return read_one(stream, found, facts),
        }
        Ok(())
    })
}

fn read_kind(
    stream: &mut BoundedStream<'_>,
    media: &BoxPlace,
    facts: &mut MovieFacts,
) -> Result<(), Reason> {
    each(stream, media.from, media.to, &mut |stream, found| {
        if &found.name == b"hdlr" {
            let handler = stream.at(found.from, 12)?;
            facts.has_pictures |= handler.ends_with(b"vide");
            facts.has_sound |= handler.ends_with(b"soun");
        }
        Ok(())
    })
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
    if let Some(shows) = shows {
        facts.clocks.add(Clock {
            source: ClockSource::Container,
            shows: shows.naive_utc(),
            offset_minutes: None,
            date_only: false,
        });
    }
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
        "creationdate" | "\u{A9}day" => {
            let source = ClockSource::QuickTimeKey;
            let read = written_time::clock(source, value);
            facts.clocks.add_read(source, value, read);
        }
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
