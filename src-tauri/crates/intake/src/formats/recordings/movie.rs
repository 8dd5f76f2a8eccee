//! MP4, QuickTime and their kin: what phones film with, and sound in the same boxes.

use crate::account::Account;
use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::recordings::any_recording;
use crate::formats::recordings::movie_boxes::movie_facts;
use crate::found::Unfinished;
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

/// The types that are made of such boxes.
const BOXED: [&str; 5] = [
    "video/mp4",
    "video/quicktime",
    "video/3gpp",
    "video/x-m4v",
    "audio/mp4",
];

pub(crate) struct Movie;

impl Format for Movie {
    fn reads(&self, identified: &Identified) -> bool {
        any_recording::is_recording(identified) && BOXED.contains(&identified.media_type.as_str())
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        let size = file.size;
        let (movie, read) = movie_facts(&mut file.stream()?, size);
        facts.clocks = movie.clocks;
        facts.point = movie.point;
        facts.device = movie.device;
        facts.pixels = movie.pixels;
        facts.runs_milliseconds = movie.runs_milliseconds;
        read
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        any_recording::words_in_boxes(file, giving)?;
        Ok(any_recording::only_what_plays_is_known(file.size))
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        Ok(any_recording::preview(file))
    }
}
