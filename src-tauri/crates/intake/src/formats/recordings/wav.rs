//! WAV: sound as it is.

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::Facts;
use crate::formats::format::{File, Format};
use crate::formats::recordings::any_recording;
use crate::formats::recordings::sound_frames;
use crate::formats::recordings::wav_chunks::{self, wave};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::stream::BoundedStream;
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
        let size = file.size;
        let wave = wave(&mut file.stream()?, size)?;
        for (name, text) in wave.texts {
            giving.text(&text, &Spot::field(&name))?;
        }
        Ok(wave.account)
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        let size = file.size;
        let mut stream = BoundedStream::new(file.source, u64::MAX)?;
        let wave = wave(&mut stream, size)?;
        wav_chunks::write(&mut stream, &wave, |bytes| copy.write(bytes))?;
        Ok("audio/wav")
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        Ok(any_recording::preview(file))
    }
}
