//! Recordings of other formats, of which only the kind is known.

use crate::account::Account;
use crate::formats::format::{File, Format};
use crate::formats::recordings::any_recording;
use crate::found::Unfinished;
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Identified, Reason};

pub(crate) struct OtherRecording;

impl Format for OtherRecording {
    fn reads(&self, identified: &Identified) -> bool {
        any_recording::is_recording(identified)
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        any_recording::words(file, giving)
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        Ok(any_recording::preview(file))
    }
}
