//! A stream of Opus in Ogg: what a player needs to know, what programs wrote about it, and the sound.

use domain::UnreadPart;

use crate::Reason;
use crate::account::Account;
use crate::formats::boxes::is_empty_space;
use crate::formats::packed_bytes::holds_packed_bytes;
use crate::formats::recordings::ogg_pages::{Found, Page};
use crate::source::u32_at;

/// What is written about a sound is not longer than this.
const MOST_HELD: usize = 16 * 1024 * 1024;
/// How long the description of one or two channels is.
const HEAD: usize = 19;

/// Reads such a stream page by page.
pub(super) struct OpusStream {
    step: Step,
    /// Which number the stream has, and which its next page.
    stream: u32,
    next: u32,
    pub(super) texts: Vec<(String, String)>,
    pub(super) account: Account,
}

enum Step {
    Head,
    Tags(Vec<u8>, u64),
    Sound,
    Ended,
}

/// A page as it belongs into a copy.
pub(super) struct Kept(pub(super) Page);

impl OpusStream {
    pub(super) fn new() -> Self {
        Self {
            step: Step::Head,
            stream: 0,
            next: 0,
            texts: Vec::new(),
            account: Account::whole().that_shows(),
        }
    }

    /// Whether there was sound.
    pub(super) const fn has_sound(&self) -> bool {
        matches!(self.step, Step::Sound | Step::Ended)
    }

    /// Takes what comes next, and gives what of it belongs into a copy.
    ///
    /// # Errors
    /// [`Reason::Damaged`] where it is no such stream. [`Reason::NoCleanCopy`] where a packet is longer than a page and padded:
    /// what pads it is not looked at.
    pub(super) fn take(&mut self, found: Found) -> Result<Option<Kept>, Reason> {
        let page = match found {
            Found::Page(page) => page,
            Found::Unknown(from, length) => {
                self.left(from, length);
                return Ok(None);
            }
        };
        if matches!(self.step, Step::Head) {
            return self.head(page).map(Some);
        }
        if page.stream != self.stream || matches!(self.step, Step::Ended) {
            let part = match self.step {
                Step::Ended => UnreadPart::AfterTheEnd,
                _ => UnreadPart::BesideTracks,
            };
            self.account.add(part, page.at, page.length());
            return Ok(None);
        }
        if page.number != self.next {
            self.account.add(UnreadPart::UnknownPart, page.at, 27);
        }
        self.next = page.number.wrapping_add(1);
        match &mut self.step {
            Step::Tags(held, _) => {
                held.extend(&page.content);
                let (too_long, ends) = (held.len() > MOST_HELD, page.ends_a_packet());
                if too_long {
                    return Err(Reason::TooLarge);
                }
                if !ends {
                    return Ok(None);
                }
                let Step::Tags(held, from) = std::mem::replace(&mut self.step, Step::Sound) else {
                    return Err(Reason::Damaged);
                };
                self.tags(&held, from);
                Ok(Some(Kept(Page::of_one(&NO_TAGS, false))))
            }
            _ => self.sound(page).map(Some),
        }
    }

    fn left(&mut self, from: u64, length: u64) {
        let part = match self.step {
            Step::Ended => UnreadPart::AfterTheEnd,
            _ => UnreadPart::UnknownPart,
        };
        self.account.add(part, from, length);
    }

    /// One or two channels, and four numbers.
    fn head(&mut self, page: Page) -> Result<Kept, Reason> {
        let head = &page.content;
        let plain = head.len() == HEAD
            && head.starts_with(b"OpusHead\x01")
            && matches!(head[9], 1 | 2)
            && head[18] == 0
            && page.packets().len() == 1
            && page.ends_a_packet();
        if !plain {
            return Err(Reason::Damaged);
        }
        self.stream = page.stream;
        self.next = page.number.wrapping_add(1);
        self.step = Step::Tags(Vec::new(), page.at + page.length());
        Ok(Kept(Page::of_one(head, true)))
    }

    /// Who packed it, and texts by their names.
    fn tags(&mut self, held: &[u8], from: u64) {
        if self.read_tags(held, from).is_none() {
            self.account
                .add(UnreadPart::UnknownPart, from, held.len() as u64);
        }
    }

    fn read_tags(&mut self, held: &[u8], from: u64) -> Option<()> {
        let mut rest = held.strip_prefix(b"OpusTags")?;
        let vendor = text(&mut rest)?;
        self.say("vendor", vendor, from);
        let count = little(rest)?;
        rest = &rest[4..];
        for _ in 0..count {
            let comment = text(&mut rest)?;
            let named = comment.iter().position(|byte| *byte == b'=');
            let (name, value) = comment.split_at(named.unwrap_or(0));
            if name.eq_ignore_ascii_case(b"METADATA_BLOCK_PICTURE") {
                let length = comment.len() as u64;
                self.account.add(UnreadPart::AnotherPicture, from, length);
            } else {
                let name = String::from_utf8_lossy(name).into_owned();
                self.say(&name, value.strip_prefix(b"=").unwrap_or(value), from);
                // A name that is long may be words as well.
                self.say("comment", name.as_bytes(), from);
            }
        }
        is_empty_space(rest).then_some(())
    }

    fn say(&mut self, name: &str, value: &[u8], from: u64) {
        let (text, had_errors) = encoding_rs::UTF_8.decode_without_bom_handling(value);
        if had_errors {
            self.account
                .add(UnreadPart::Undecodable, from, value.len() as u64);
        }
        if holds_packed_bytes(&text) {
            self.account
                .add(UnreadPart::UnknownPart, from, value.len() as u64);
        }
        self.texts.push((name.to_owned(), text.into_owned()));
    }

    /// A page of sound, with zeros for what pads its packets.
    fn sound(&mut self, mut page: Page) -> Result<Kept, Reason> {
        if page.is_last() {
            self.step = Step::Ended;
        }
        for (number, (place, ends)) in page.packets().into_iter().enumerate() {
            if number == 0 && page.goes_on() {
                continue;
            }
            let packet = &page.content[place.clone()];
            let Some(padding) = padding(packet) else {
                continue;
            };
            if !ends {
                return Err(Reason::NoCleanCopy);
            }
            let from = place.end - padding.min(packet.len());
            let padding = &mut page.content[from..place.end];
            if !is_empty_space(padding) {
                let length = padding.len() as u64;
                self.account.add(UnreadPart::BesideTracks, page.at, length);
                padding.fill(0);
            }
        }
        Ok(Kept(page))
    }
}

/// What stands in place of what programs wrote: nobody, and no texts.
const NO_TAGS: [u8; 16] = *b"OpusTags\0\0\0\0\0\0\0\0";

fn little(bytes: &[u8]) -> Option<u32> {
    u32_at(bytes, 0).map(u32::swap_bytes)
}

/// Takes a text with its length before it.
fn text<'a>(rest: &mut &'a [u8]) -> Option<&'a [u8]> {
    let length = little(rest)? as usize;
    let (text, behind) = rest.get(4..)?.split_at_checked(length)?;
    *rest = behind;
    Some(text)
}

/// How many bytes at the end of a packet only pad it; `None` where it has none.
fn padding(packet: &[u8]) -> Option<usize> {
    let [first, second, rest @ ..] = packet else {
        return None;
    };
    // The last of four ways to put frames into a packet is the only one with room to spare.
    if first & 3 != 3 || second & 0x40 == 0 {
        return None;
    }
    let mut padding = 0;
    for byte in rest {
        match byte {
            255 => padding += 254,
            last => return Some(padding + usize::from(*last)),
        }
    }
    Some(padding)
}
