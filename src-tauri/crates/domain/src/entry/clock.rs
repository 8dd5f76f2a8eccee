//! The clocks that a file holds: all stand side by side, and each says no more than it knows.

use chrono::{DateTime, Datelike, Duration, NaiveDateTime, Utc};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Where a clock reading was found.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum ClockSource {
    /// EXIF `DateTimeOriginal`: when the shutter was pressed, by the camera's clock.
    ExifOriginal,
    /// EXIF `CreateDate` (digitised).
    ExifDigitised,
    /// EXIF `ModifyDate`.
    ExifModified,
    /// GPS date and time, UTC from the satellites.
    ExifGps,
    /// The container's header (`mvhd`), by its standard UTC but often local.
    Container,
    /// QuickTime metadata key `creationdate`, with its offset.
    QuickTimeKey,
    /// A PDF's `CreationDate`.
    PdfCreated,
    /// A PDF's `ModDate`.
    PdfModified,
    /// A mail's `Date` header, by the sender's clock.
    MailDate,
    /// The newest `Received` header, by the receiving provider's clock.
    MailReceived,
    /// A PNG `tIME` chunk or text field.
    PngTime,
    /// A date in the file's name.
    FileName,
    /// The file system's time of last change, which copying may have set.
    FileModified,
}

/// What one of an item's clocks says. All of them are kept side by side; none is believed over
/// another without the keeper saying so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Clock {
    /// Where the reading was found.
    pub source: ClockSource,
    /// What it shows, as it stands there, without a zone.
    pub shows: NaiveDateTime,
    /// Local time minus UTC in minutes where the source says it; 0 for a source that is UTC.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub offset_minutes: Option<i32>,
    /// Whether the source knows the day only.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub date_only: bool,
}

impl Clock {
    /// Whether it shows a year in which anything was recorded that is kept here. Clocks that were never set show 1904, 1970 or
    /// the like: such a time is shown with the others, and neither offered nor put into a name.
    pub fn may_be_right(&self) -> bool {
        (1990..2100).contains(&self.shows.year())
    }

    /// The instant, where the source says its zone.
    pub fn utc(&self) -> Option<DateTime<Utc>> {
        let offset = chrono::Duration::try_minutes(i64::from(self.offset_minutes?))?;
        Some(self.shows.checked_sub_signed(offset)?.and_utc())
    }
}

/// A date that stands in a file and that nothing has understood: it is shown as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct UnreadClock {
    /// Where it was found.
    pub source: ClockSource,
    /// What stands there.
    pub words: String,
}

/// What is known of the zone of a clock.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ClockZone {
    /// It says how far it is from UTC, in minutes.
    Said(i32),
    /// It says nothing, and a clock of the same file that does say proves that it shows UTC.
    ShownToBeUtc,
    /// The same for local time, so far from UTC.
    ShownToBeLocal(i32),
    /// It says nothing. By its standard it shows UTC, and many recorders write local time.
    UtcOrLocal,
    /// It says nothing.
    NotSaid,
}

/// Two clocks of one file that differ by less are taken for the same time. Half of the least by which two zones differ.
const SAME_TIME: Duration = Duration::seconds(450);

impl Clock {
    /// What is known of its zone, beside all clocks of its file.
    pub fn zone(&self, all: &[Self]) -> ClockZone {
        if let Some(offset) = self.offset_minutes {
            return ClockZone::Said(offset);
        }
        if self.source != ClockSource::Container || self.date_only {
            return ClockZone::NotSaid;
        }
        let made = all.iter().filter(|other| other.is_of_the_making());
        let shown = made.filter_map(|other| {
            let offset = other.offset_minutes.filter(|_| !other.date_only)?;
            let near = |at: NaiveDateTime| (at - self.shows).abs() < SAME_TIME;
            if near(other.utc()?.naive_utc()) {
                return Some(ClockZone::ShownToBeUtc);
            }
            near(other.shows).then_some(ClockZone::ShownToBeLocal(offset))
        });
        shown
            .min_by_key(|zone| *zone != ClockZone::ShownToBeUtc)
            .unwrap_or(ClockZone::UtcOrLocal)
    }

    /// Whether it speaks of when the thing was made, and not of when a file was changed or sent.
    fn is_of_the_making(&self) -> bool {
        match self.source {
            ClockSource::ExifOriginal
            | ClockSource::ExifDigitised
            | ClockSource::ExifGps
            | ClockSource::QuickTimeKey
            | ClockSource::PngTime
            | ClockSource::FileName => true,
            ClockSource::ExifModified
            | ClockSource::Container
            | ClockSource::PdfCreated
            | ClockSource::PdfModified
            | ClockSource::MailDate
            | ClockSource::MailReceived
            | ClockSource::FileModified => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn clock(source: ClockSource, shows: &str, offset_minutes: Option<i32>) -> Clock {
        Clock {
            source,
            shows: shows.parse().unwrap(),
            offset_minutes,
            date_only: false,
        }
    }

    #[test]
    fn a_film_header_is_read_both_ways_unless_the_file_shows_which() {
        let header = clock(ClockSource::Container, "2026-07-14T18:30:12", None);
        let key = |shows, offset| clock(ClockSource::QuickTimeKey, shows, offset);
        let beside = |other: Clock| header.zone(&[header.clone(), other]);
        assert_eq!(header.zone(&[]), ClockZone::UtcOrLocal);
        assert_eq!(
            beside(key("2026-07-14T19:30:15", Some(60))),
            ClockZone::ShownToBeUtc
        );
        assert_eq!(
            beside(key("2026-07-14T18:30:12", Some(60))),
            ClockZone::ShownToBeLocal(60)
        );
        // A name without a zone may be either itself.
        for undecided in [
            clock(ClockSource::FileName, "2026-07-14T19:30:12", None),
            key("2026-07-13T19:30:12", Some(60)),
            clock(ClockSource::FileModified, "2026-07-14T18:30:12", Some(0)),
        ] {
            assert_eq!(beside(undecided), ClockZone::UtcOrLocal);
        }
    }

    #[test]
    fn other_clocks_say_their_zone_or_nothing() {
        let camera = |offset| clock(ClockSource::ExifOriginal, "2026-07-14T18:30:12", offset);
        assert_eq!(camera(None).zone(&[]), ClockZone::NotSaid);
        assert_eq!(camera(Some(60)).zone(&[]), ClockZone::Said(60));
    }
}
