//! The chunks of a WAV: its sound, how that is to be played, and whatever programs put beside it.

use domain::UnreadPart;

use crate::Reason;
use crate::account::Account;
use crate::formats::boxes::is_empty_space;
use crate::formats::coded::samples::bytes_of;
use crate::formats::packed_bytes::holds_packed_bytes;
use crate::source::u32_at;
use crate::stream::BoundedStream;

/// More chunks than this are not believed.
const MOST_CHUNKS: usize = 4096;
/// A chunk that is looked into may be this large.
const MOST_HELD: u64 = 4 * 1024 * 1024;
/// How sound is numbered whose numbers are as they are, or packed so that each stands for one.
const PLAIN: [u16; 4] = [1, 3, 6, 7];
/// What follows such a number where it is written out.
const WRITTEN_OUT: [u8; 14] = *b"\0\0\0\0\x10\0\x80\0\0\xAA\0\x38\x9B\x71";

/// What is in a WAV.
pub(super) struct Wave {
    /// Whether its recorder was cut off before it knew how long it is.
    is_cut_off: bool,
    /// How the sound is to be played, written again.
    pub(super) played_as: Option<Vec<u8>>,
    /// Where it stands, and how long it is.
    pub(super) sound: Option<(u64, u64)>,
    pub(super) texts: Vec<(String, String)>,
    pub(super) account: Account,
}

/// Reads all chunks but the sound.
pub(super) fn wave(stream: &mut BoundedStream<'_>, size: u64) -> Result<Wave, Reason> {
    let head = stream.at(0, 12)?;
    if !head.starts_with(b"RIFF") || !head.ends_with(b"WAVE") {
        return Err(Reason::Damaged);
    }
    let says = little_u32(&head, 4).unwrap_or(0);
    let mut wave = Wave {
        is_cut_off: matches!(says, 0 | u32::MAX),
        played_as: None,
        sound: None,
        texts: Vec::new(),
        account: Account::whole().that_shows(),
    };
    // Recorders that were cut off leave 0 or all ones as the length.
    let end = match says {
        0 | u32::MAX => size,
        says => size.min(u64::from(says) + 8),
    };
    let mut at = 12;
    for _ in 0..MOST_CHUNKS {
        if end - at < 8 {
            break;
        }
        at = wave.chunk(stream, at, end)?;
    }
    wave.account.add(UnreadPart::AfterTheEnd, at, size - at);
    Ok(wave)
}

impl Wave {
    /// Reads one chunk, and says where the next begins.
    fn chunk(&mut self, stream: &mut BoundedStream<'_>, at: u64, end: u64) -> Result<u64, Reason> {
        let head = stream.at(at, 8)?;
        let from = at + 8;
        let says = u64::from(little_u32(&head, 4).unwrap_or(0));
        let is_sound = head.starts_with(b"data") && self.sound.is_none();
        let length = match says {
            0 if is_sound && self.is_cut_off => end - from,
            says => says.min(end - from),
        };
        let known = match head.get(..4) {
            _ if is_sound => {
                self.sound = Some((from, length));
                true
            }
            _ if length > MOST_HELD => false,
            name => {
                let content = stream.at(from, usize::try_from(length).unwrap_or(0))?;
                self.beside(name.unwrap_or_default(), &content)
            }
        };
        if !known {
            self.account
                .add(UnreadPart::UnknownPart, at, from + length - at);
        }
        // Chunks stand on even places.
        let odd = length % 2 == 1 && from + length < end;
        if odd && stream.at(from + length, 1)? != [0] {
            self.account.add(UnreadPart::UnknownPart, from + length, 1);
        }
        Ok(from + length + u64::from(odd))
    }

    /// Whether all of a chunk was read.
    fn beside(&mut self, name: &[u8], content: &[u8]) -> bool {
        match name {
            b"fmt " if self.played_as.is_none() => {
                self.played_as = played_as(content);
                self.played_as.as_deref() == Some(content)
            }
            // How many samples there are.
            b"fact" => content.len() == 4,
            b"JUNK" | b"junk" | b"PAD " | b"FLLR" => is_empty_space(content),
            b"LIST" if content.starts_with(b"INFO") => self.list(&content[4..]),
            _ => false,
        }
    }

    /// Texts by their names.
    fn list(&mut self, mut rest: &[u8]) -> bool {
        while let (Some(name), Some(length)) = (rest.get(..4), little_u32(rest, 4)) {
            let length = length as usize;
            let Some(text) = rest.get(8..).and_then(|rest| rest.get(..length)) else {
                return false;
            };
            let (decoded, had_errors) = encoding_rs::UTF_8.decode_without_bom_handling(text);
            let name = encoding_rs::mem::decode_latin1(name).into_owned();
            let text = decoded.trim_end_matches('\0').to_owned();
            self.texts.push((name, text));
            if had_errors || holds_packed_bytes(&decoded) {
                return false;
            }
            let next = 8 + length + length % 2;
            rest = rest.get(next..).unwrap_or_default();
        }
        is_empty_space(rest)
    }
}

/// How the sound is to be played; `None` where it is packed in a way that is not known.
fn played_as(content: &[u8]) -> Option<Vec<u8>> {
    let number = u16::from_le_bytes(content.get(..2)?.try_into().ok()?);
    let known = match (number, content.len()) {
        (_, 16) => PLAIN.contains(&number),
        (_, 18) => PLAIN.contains(&number) && content.ends_with(&[0, 0]),
        (0xFFFE, 40) => {
            let inner = u16::from_le_bytes([content[24], content[25]]);
            content[16..18] == [22, 0] && PLAIN.contains(&inner) && content[26..] == WRITTEN_OUT
        }
        _ => false,
    };
    known.then(|| content.to_owned())
}

/// Writes a WAV of sound alone.
pub(super) fn write(
    stream: &mut BoundedStream<'_>,
    wave: &Wave,
    mut write: impl FnMut(&[u8]) -> Result<(), Reason>,
) -> Result<(), Reason> {
    let (Some(played_as), Some((from, length))) = (&wave.played_as, wave.sound) else {
        return Err(Reason::NoCleanCopy);
    };
    let short = |length: u64| u32::try_from(length).map_err(|_| Reason::TooLarge);
    let odd = length % 2;
    let head = 4 + 8 + played_as.len() as u64 + 8;
    write(b"RIFF")?;
    write(&short(head + length + odd)?.to_le_bytes())?;
    write(b"WAVEfmt ")?;
    write(&short(played_as.len() as u64)?.to_le_bytes())?;
    write(played_as)?;
    write(b"data")?;
    write(&short(length)?.to_le_bytes())?;
    bytes_of(stream, from, length, &mut write)?;
    write(&[0][..usize::from(odd == 1)])
}

fn little_u32(bytes: &[u8], at: usize) -> Option<u32> {
    u32_at(bytes, at).map(u32::swap_bytes)
}
