//! FLAC: sound that is packed without loss.

mod frames;

use domain::UnreadPart;

use crate::account::Account;
use crate::clean_copy::CopyTarget;
use crate::formats::boxes::is_empty_space;
use crate::formats::format::{File, Format};
use crate::formats::packed_bytes::holds_packed_bytes;
use crate::formats::recordings::any_recording;
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::source::u32_at;
use crate::stream::BoundedStream;
use crate::{Identified, Reason};

/// More blocks before the sound than this are not believed.
const MOST_BLOCKS: usize = 1024;
const MARK: &[u8; 4] = b"fLaC";
/// How long the description of the sound is.
const DESCRIPTION: usize = 34;

pub(crate) struct Flac;

impl Format for Flac {
    fn reads(&self, identified: &Identified) -> bool {
        any_recording::is_recording(identified) && identified.is("audio/flac")
    }

    fn words(&self, file: &mut File<'_>, giving: &mut Giving<'_>) -> Result<Account, Unfinished> {
        let size = file.size;
        let mut stream = file.stream()?;
        let blocks = Blocks::of(&mut stream, size)?;
        for (name, text) in &blocks.texts {
            giving.text(text, &Spot::field(name))?;
        }
        let mut account = blocks.account;
        let mut at = blocks.sound;
        let read = frames::each(&mut stream, blocks.sound, |frame| {
            at += frame.len() as u64;
            Ok(())
        });
        match read {
            Ok(()) => {}
            Err(Reason::Damaged | Reason::OnlyTheFirstPart) => {
                account.add(UnreadPart::Rest, at, size - at);
            }
            Err(reason) => return Err(reason.into()),
        }
        Ok(account)
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
        let mut stream = BoundedStream::new(file.source, u64::MAX)?;
        let blocks = Blocks::of(&mut stream, size)?;
        copy.write(MARK)?;
        // The last block, of the first kind, and how long it is.
        copy.write(&[0x80, 0, 0, DESCRIPTION as u8])?;
        copy.write(&blocks.description)?;
        let mut frames = 0u64;
        frames::each(&mut stream, blocks.sound, |frame| {
            frames += 1;
            copy.write(frame)
        })?;
        match frames {
            0 => Err(Reason::NoCleanCopy),
            _ => Ok("audio/flac"),
        }
    }
}

/// What stands before the sound.
struct Blocks {
    /// How the sound is packed.
    description: Vec<u8>,
    texts: Vec<(String, String)>,
    account: Account,
    /// Where the sound begins.
    sound: u64,
}

impl Blocks {
    fn of(stream: &mut BoundedStream<'_>, size: u64) -> Result<Self, Reason> {
        if stream.at(0, 4)? != MARK {
            return Err(Reason::Damaged);
        }
        let mut blocks = Self {
            description: Vec::new(),
            texts: Vec::new(),
            account: Account::whole().that_shows(),
            sound: 4,
        };
        for _ in 0..MOST_BLOCKS {
            if blocks.read(stream, size)? {
                break;
            }
        }
        match blocks.description.len() {
            DESCRIPTION => Ok(blocks),
            _ => Err(Reason::Damaged),
        }
    }

    /// Reads one block, and says whether it is the last.
    fn read(&mut self, stream: &mut BoundedStream<'_>, size: u64) -> Result<bool, Reason> {
        let at = self.sound;
        let head = u32_at(&stream.at(at, 4)?, 0).ok_or(Reason::Damaged)?;
        let length = head & 0x00FF_FFFF;
        self.sound = at + 4 + u64::from(length);
        if self.sound > size {
            return Err(Reason::Damaged);
        }
        let content = stream.at(at + 4, length as usize)?;
        let unread = match head >> 24 & 0x7F {
            0 if self.description.is_empty() => {
                self.description = content;
                None
            }
            1 if is_empty_space(&content) => None,
            4 => match self.comments(&content) {
                Some(()) => None,
                None => Some(UnreadPart::UnknownPart),
            },
            6 => Some(UnreadPart::AnotherPicture),
            _ => Some(UnreadPart::UnknownPart),
        };
        if let Some(part) = unread {
            self.account.add(part, at, self.sound - at);
        }
        Ok(head >> 31 == 1)
    }

    /// Who packed it, and texts by their names; `None` where there is anything else.
    fn comments(&mut self, content: &[u8]) -> Option<()> {
        let mut rest = content;
        let vendor = text(&mut rest)?;
        self.texts.push(("vendor".to_owned(), vendor));
        let count = u32_at(rest, 0)?.swap_bytes();
        rest = &rest[4..];
        for _ in 0..count {
            let comment = text(&mut rest)?;
            self.texts.push(("comment".to_owned(), comment));
        }
        rest.is_empty().then_some(())
    }
}

/// Takes a text with its length before it.
fn text(rest: &mut &[u8]) -> Option<String> {
    let length = u32_at(rest, 0)?.swap_bytes() as usize;
    let (text, behind) = rest.get(4..)?.split_at_checked(length)?;
    *rest = behind;
    let text = String::from_utf8(text.to_owned()).ok();
    text.filter(|text| !holds_packed_bytes(text))
}
