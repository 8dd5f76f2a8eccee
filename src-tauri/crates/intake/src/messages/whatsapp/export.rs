//! The two forms of an export: a text alone, or an archive with the text and the files that hang on its messages.

use std::io::{self, Read, SeekFrom};

use super::attachments::FilesThere;
use super::survey::Survey;
use crate::messages::archive::{self, Archive};
use crate::messages::chat_account::FileNames;
use crate::{ReadSeek, Reason};

/// So much of a text shows whether it is a chat.
const SHOWS_CHAT: u64 = 64 * 1024;

/// An export.
pub(super) enum Export {
    /// The text.
    Text,
    /// The archive, and which of its members is the text, where one is.
    Packed(Archive, Option<usize>),
}

impl Export {
    /// Looks at a file.
    ///
    /// # Errors
    /// It is empty or damaged, or its chat asks for a password.
    pub(super) fn of(source: &mut dyn ReadSeek) -> Result<Self, Reason> {
        source.seek(SeekFrom::Start(0))?;
        let mut beginning = Vec::new();
        source.take(4).read_to_end(&mut beginning)?;
        if beginning.is_empty() {
            return Err(Reason::Empty);
        }
        if !archive::is_archive(&beginning) {
            return Ok(Self::Text);
        }
        let archive = Archive::read(source)?;
        let chat = chat_in(&archive, source)?;
        Ok(Self::Packed(archive, chat))
    }

    /// Whether there is a text to read.
    pub(super) const fn has_text(&self) -> bool {
        !matches!(self, Self::Packed(_, None))
    }

    /// The text from its beginning, at most so many bytes.
    pub(super) fn text<'s>(
        &self,
        source: &'s mut dyn ReadSeek,
        most: u64,
    ) -> Result<Within<Box<dyn Read + 's>>, Reason> {
        let bytes: Box<dyn Read + 's> = match self {
            Self::Text => {
                source.seek(SeekFrom::Start(0))?;
                Box::new(source)
            }
            Self::Packed(archive, chat) => {
                let member = chat.and_then(|chat| archive.members.get(chat));
                Box::new(member.ok_or(Reason::Empty)?.open(source)?)
            }
        };
        Ok(Within { bytes, left: most })
    }

    /// The member that is the text.
    pub(super) fn member(&self) -> Option<&str> {
        match self {
            Self::Text => None,
            Self::Packed(archive, chat) => Some(archive.members.get((*chat)?)?.name.as_str()),
        }
    }

    /// The files beside the text.
    fn files(&self) -> impl Iterator<Item = &str> {
        let (members, chat) = match self {
            Self::Text => (&[][..], None),
            Self::Packed(archive, chat) => (archive.members.as_slice(), *chat),
        };
        let others = members
            .iter()
            .enumerate()
            .filter(move |(at, _)| Some(*at) != chat);
        others
            .map(|(_, member)| member.name.as_str())
            .filter(|name| !name.ends_with('/'))
    }

    /// The files that messages can name; nothing where the export is a text alone.
    pub(super) fn files_there(&self) -> Option<FilesThere> {
        match self {
            Self::Text => None,
            Self::Packed(..) => Some(FilesThere::of(self.files())),
        }
    }

    /// Those that no message named.
    pub(super) fn not_named(&self, there: &FilesThere) -> FileNames {
        there.not_named(self.files())
    }

    /// Archives inside the archive.
    pub(super) fn archives_inside(&self) -> FileNames {
        let mut inside = FileNames::default();
        for name in self.files().filter(|name| has_ending(name, ".zip")) {
            inside.add(name);
        }
        inside
    }
}

/// Which member is the chat: `_chat.txt` on an iPhone, `WhatsApp Chat with Ann.txt` on Android, in every language with the
/// program's name; else the first text that is one. A text that hangs on a message may be a chat, too.
fn chat_in(archive: &Archive, source: &mut dyn ReadSeek) -> Result<Option<usize>, Reason> {
    let mut candidates: Vec<(u8, usize)> = Vec::new();
    for (at, member) in archive.members.iter().enumerate() {
        let name = member.name.rsplit('/').next().unwrap_or_default();
        let rank = match name.to_ascii_lowercase() {
            name if !name.ends_with(".txt") || name.starts_with("._") => continue,
            name if name == "_chat.txt" => 0,
            name if name.contains("whatsapp") => 1,
            _ => 2,
        };
        candidates.push((rank, at));
    }
    candidates.sort_unstable();
    let mut refused = None;
    // Nobody attaches a hundred texts; an archive of them is none of a phone's.
    for (_, at) in candidates.into_iter().take(100) {
        match archive.members[at].open(source).and_then(is_chat) {
            Ok(true) => return Ok(Some(at)),
            Ok(false) => {}
            Err(reason) => refused = refused.or(Some(reason)),
        }
    }
    refused.map_or(Ok(None), Err)
}

fn is_chat(member: impl Read) -> Result<bool, Reason> {
    let mut beginning = Vec::new();
    // What is damaged further on is read as far as it goes.
    let read = member.take(SHOWS_CHAT).read_to_end(&mut beginning);
    let is_chat = Survey::of(beginning.as_slice()).shape.is_some();
    match read {
        Err(fault) if !is_chat => Err(fault.into()),
        _ => Ok(is_chat),
    }
}

fn has_ending(name: &str, ending: &str) -> bool {
    let at = name.len().checked_sub(ending.len());
    let last = at.and_then(|at| name.get(at..));
    last.is_some_and(|last| last.eq_ignore_ascii_case(ending))
}

/// Bytes of which no more than a budget are read.
pub(super) struct Within<R> {
    bytes: R,
    left: u64,
}

impl<R: Read> Read for Within<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.left == 0 && !buffer.is_empty() {
            // One byte beyond the budget tells "exactly as long" from "longer".
            return match self.bytes.read(&mut [0])? {
                0 => Ok(0),
                _ => Err(io::Error::other(Reason::OnlyTheFirstPart)),
            };
        }
        let most = usize::try_from(self.left)
            .unwrap_or(usize::MAX)
            .min(buffer.len());
        let length = self.bytes.read(&mut buffer[..most])?;
        self.left -= length as u64;
        Ok(length)
    }
}
