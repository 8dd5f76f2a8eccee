//! MP4, QuickTime and their kin: what phones film with, and sound in the same boxes.

use domain::ItemKind;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::recordings::any_recording;
use crate::formats::recordings::film::{self, Layout, account::account};
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
        facts.point = movie.point();
        if movie.is_sound() {
            facts.item_kind = ItemKind::Audio;
        }
        facts.take(movie.clocks);
        facts.device = movie.device;
        facts.pixels = movie.pixels;
        facts.runs_milliseconds = movie.runs_milliseconds;
        read
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let (size, most) = (file.size, file.budget.bytes);
        let (movie, read) = movie_facts(&mut file.stream()?, size);
        let mut stream = file.stream()?;
        let known =
            Layout::of(&mut stream, size, most).and_then(|layout| account(&mut stream, &layout));
        match (read, known) {
            (Ok(()), Ok(known)) => {
                any_recording::told(known.told, giving)?;
                Ok(known.account)
            }
            (read, _) => {
                any_recording::told(movie.told, giving)?;
                read?;
                Ok(any_recording::only_what_plays_is_known(size))
            }
        }
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        film::copy::of(file, copy)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        Ok(any_recording::preview(file))
    }
}
