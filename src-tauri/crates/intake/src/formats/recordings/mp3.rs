//! MP3.

use crate::account::Account;
use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::recordings::any_recording;
use crate::formats::recordings::sound_frames;
use crate::found::Unfinished;
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct Mp3;

impl Format for Mp3 {
    fn reads(&self, identified: &Identified) -> bool {
        any_recording::is_recording(identified) && identified.is("audio/mpeg")
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        facts.runs_milliseconds = sound_frames::mp3_milliseconds(&mut file.stream()?);
        Ok(())
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        any_recording::words(file, giving)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        Ok(any_recording::preview(file))
    }
}
