//! MP3.

use domain::UnreadPart;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::facts::Facts;
use crate::formats::coded::samples::bytes_of;
use crate::formats::format::{File, Format};
use crate::formats::recordings::any_recording;
use crate::formats::recordings::mp3_frames::{Found, walk};
use crate::formats::recordings::mp3_tags::Said;
use crate::formats::recordings::sound_frames;
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::stream::BoundedStream;
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
        let size = file.size;
        let mut account = Account::whole().that_shows();
        let mut said = Said::default();
        let read = walk(&mut file.stream()?, size, |stream, found| {
            match found {
                Found::Frame(..) => {}
                Found::Counting(at, frame, rewritten) if frame != rewritten => {
                    account.add(UnreadPart::UnknownPart, at, frame.len() as u64);
                }
                Found::Counting(..) => {}
                Found::Tag(tag) => tag.read(stream, &mut said)?,
                Found::Unknown(part, from, length) => account.add(part, from, length),
            }
            Ok(())
        });
        for (name, text) in said.texts {
            giving.text(&text, &Spot::field(&name))?;
        }
        for (part, from, length) in said.unread {
            account.add(part, from, length);
        }
        read?;
        Ok(account)
    }

    fn clean_copy(
        &self,
        file: &mut File<'_>,
        copy: &mut CopyTarget<'_>,
    ) -> Result<&'static str, Reason> {
        let size = file.size;
        let mut stream = BoundedStream::new(file.source, u64::MAX)?;
        let mut frames = 0u64;
        walk(&mut stream, size, |stream, found| {
            match found {
                Found::Frame(at, length) => {
                    frames += 1;
                    bytes_of(stream, at, length, |bytes| copy.write(bytes))?;
                }
                Found::Counting(_, _, rewritten) => copy.write(&rewritten)?,
                Found::Tag(_) | Found::Unknown(..) => {}
            }
            Ok(())
        })?;
        match frames {
            0 => Err(Reason::NoCleanCopy),
            _ => Ok("audio/mpeg"),
        }
    }

    fn preview(&self, file: &mut File<'_>) -> Result<Preview, Reason> {
        Ok(any_recording::preview(file))
    }
}
