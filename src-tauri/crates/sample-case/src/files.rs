//! The sample case's evidence: what each file shows, told in words. `sample-files` draws them.

use chrono::NaiveDateTime;
use domain::GeoPoint;

use super::clock::clock;

/// One evidence file that is made by code. None of them is a picture of anything real.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SampleFile {
    /// A JPEG as a telephone makes it, with its clock and perhaps its place.
    Photo {
        /// What it shows, written into the picture.
        scene: &'static str,
        /// The camera's clock.
        taken: NaiveDateTime,
        /// Where the telephone says it was.
        point: Option<GeoPoint>,
    },
    /// A PNG of a telephone's screen.
    Screenshot {
        /// What is on it, line by line.
        lines: &'static [&'static str],
        /// When it was taken, by the telephone.
        taken: NaiveDateTime,
    },
    /// An MP4.
    Film {
        /// The camera's clock.
        taken: NaiveDateTime,
        /// How long it runs.
        seconds: u32,
        /// Where the telephone says it was.
        point: Option<GeoPoint>,
    },
    /// A WAV.
    Sound {
        /// How long it runs.
        seconds: u32,
    },
    /// A PDF of one page.
    Paper {
        /// What it says, line by line.
        lines: &'static [&'static str],
        /// The day it is dated.
        dated: NaiveDateTime,
    },
    /// One e-mail with its headers.
    Mail {
        /// From whom.
        from: &'static str,
        /// When, by the sender's clock.
        sent: NaiveDateTime,
        /// What about.
        subject: &'static str,
        /// Its words.
        body: &'static str,
    },
    /// An exported chat.
    Chat {
        /// Its messages: when, who, what.
        messages: &'static [(&'static str, &'static str, &'static str)],
    },
    /// A file of no bytes, as a failed download leaves it.
    Empty,
    /// Bytes that no reader knows.
    Odd,
}

/// Where home is in the sample case: open water of a reservoir, so that it is nobody's house.
pub(super) const HOME: GeoPoint = GeoPoint {
    latitude_microdegrees: 52_650_000,
    longitude_microdegrees: -660_000,
};

/// The workplace: the same water, two kilometres west.
pub(super) const WORK: GeoPoint = GeoPoint {
    latitude_microdegrees: 52_652_000,
    longitude_microdegrees: -690_000,
};

/// The mother's home: the same water, to the east.
pub(super) const MOTHERS: GeoPoint = GeoPoint {
    latitude_microdegrees: 52_656_000,
    longitude_microdegrees: -622_000,
};

/// Anywhere else in the town.
pub(super) const TOWN: GeoPoint = GeoPoint {
    latitude_microdegrees: 52_661_000,
    longitude_microdegrees: -645_000,
};

/// A photograph.
pub(super) fn photo(scene: &'static str, taken: &str, point: Option<GeoPoint>) -> SampleFile {
    SampleFile::Photo {
        scene,
        taken: clock(taken),
        point,
    }
}

/// A screenshot.
pub(super) fn screenshot(taken: &str, lines: &'static [&'static str]) -> SampleFile {
    SampleFile::Screenshot {
        lines,
        taken: clock(taken),
    }
}

/// A film.
pub(super) fn film(taken: &str, seconds: u32, point: Option<GeoPoint>) -> SampleFile {
    SampleFile::Film {
        taken: clock(taken),
        seconds,
        point,
    }
}

/// A paper of one page, dated by its day.
pub(super) fn paper(dated: &str, lines: &'static [&'static str]) -> SampleFile {
    SampleFile::Paper {
        lines,
        dated: clock(dated),
    }
}

/// A mail.
pub(super) fn mail(
    from: &'static str,
    sent: &str,
    subject: &'static str,
    body: &'static str,
) -> SampleFile {
    SampleFile::Mail {
        from,
        sent: clock(sent),
        subject,
        body,
    }
}
