//! MP3.

use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::recordings::any_recording;
use crate::formats::recordings::sound_frames;
use crate::found::LookedThrough;
use crate::preview::Preview;
use crate::{Budget, Identified, Reason};

pub(crate) struct Mp3;

impl Format for Mp3 {
    fn reads(&self, identified: &Identified) -> bool {
        any_recording::is_recording(identified) && identified.is("audio/mpeg")
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        facts.runs_milliseconds = sound_frames::mp3_milliseconds(file.source);
        Ok(())
    }

    fn words(&self, file: &mut File<'_>, found: &mut LookedThrough) -> Result<(), Reason> {
        any_recording::words(file, found)
    }

    fn preview(&self, file: &mut File<'_>, _budget: &Budget) -> Result<Preview, Reason> {
        Ok(any_recording::preview(file))
    }
}
