//! Opus in Ogg: what messengers make of a voice.

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::formats::format::{File, Format};
use crate::formats::recordings::any_recording;
use crate::formats::recordings::ogg_pages::walk;
use crate::formats::recordings::opus_stream::{Kept, OpusStream};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::stream::BoundedStream;
use crate::{Identified, Reason};

pub(crate) struct Opus;

impl Format for Opus {
    fn reads(&self, identified: &Identified) -> bool {
        any_recording::is_recording(identified)
            && ["audio/ogg", "audio/opus"].contains(&identified.media_type.as_str())
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let size = file.size;
        let mut opus = OpusStream::new();
        let read = walk(&mut file.stream()?, size, |found| {
            opus.take(found).map(|_| true)
        });
        let has_sound = opus.has_sound();
        for (name, text) in opus.texts {
            giving.text(&text, &Spot::field(&name))?;
        }
        match read {
            Ok(()) if has_sound => Ok(opus.account),
            // Of other sound in such pages only that it is sound is known.
            Ok(()) | Err(Reason::Damaged | Reason::NoCleanCopy | Reason::TooLarge) => {
                Ok(any_recording::only_what_plays_is_known(size))
            }
            Err(reason) => Err(reason.into()),
        }
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        Ok(any_recording::preview(file))
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        let size = file.size;
        let mut opus = OpusStream::new();
        let mut number = 0;
        let mut stream = BoundedStream::new(file.source, u64::MAX)?;
        let read = walk(&mut stream, size, |found| {
            if let Some(Kept(page)) = opus.take(found)? {
                copy.write(&page.written(1, number))?;
                number += 1;
            }
            Ok(true)
        });
        match read {
            Ok(()) if opus.has_sound() => Ok("audio/ogg"),
            Ok(()) | Err(Reason::Damaged) => Err(Reason::NoCleanCopy),
            Err(reason) => Err(reason),
        }
    }
}
