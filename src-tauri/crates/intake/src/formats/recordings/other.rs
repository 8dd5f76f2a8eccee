//! Recordings of other formats, of which only the kind is known.

use crate::formats::format::{File, Format};
use crate::formats::recordings::any_recording;
use crate::found::LookedThrough;
use crate::preview::Preview;
use crate::{Budget, Identified, Reason};

pub(crate) struct OtherRecording;

impl Format for OtherRecording {
    fn reads(&self, identified: &Identified) -> bool {
        any_recording::is_recording(identified)
    }

    fn words(&self, file: &mut File<'_>, found: &mut LookedThrough) -> Result<(), Reason> {
        any_recording::words(file, found)
    }

    fn preview(&self, file: &mut File<'_>, _budget: &Budget) -> Result<Preview, Reason> {
        Ok(any_recording::preview(file))
    }
}
