//! WAV: sound as it is.

use crate::account::Account;
use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::recordings::any_recording;
use crate::formats::recordings::sound_frames;
use crate::found::Unfinished;
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct Wav;

impl Format for Wav {
    fn reads(&self, identified: &Identified) -> bool {
        any_recording::is_recording(identified) && identified.is("audio/wav")
    }

    fn facts(&self, file: &mut File<'_>, facts: &mut Facts) -> Result<(), Reason> {
        let size = file.size;
        let runs = sound_frames::wav_milliseconds(&mut file.stream()?, size);
        facts.runs_milliseconds = Some(runs.ok_or(Reason::Damaged)?);
        Ok(())
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        any_recording::words(file, giving)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        Ok(any_recording::preview(file))
    }
}
