use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A part of a file that nothing has read. What may stand there is not known, so the file does not go out as it was received
/// unless the person says so.
///
/// The catalogue has words for each: `unread-` and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "kebab-case")]
pub enum UnreadPart {
    /// All of it: nothing reads files of this kind, or nothing could read this one.
    Everything,
    /// What stands behind the place where it breaks off or where reading had to end.
    Rest,
    /// What its camera or its program wrote for itself.
    CameraNotes,
    /// The same picture once more, smaller, perhaps as it was before it was cropped.
    SmallerPicture,
    /// Another picture behind the one that is shown.
    AnotherPicture,
    /// A short film behind the picture.
    Film,
    /// Whatever follows its end.
    AfterTheEnd,
    /// What it holds beside its pixels.
    BesidePixels,
    /// What it holds beside what is seen and heard.
    BesideTracks,
    /// What a document holds beside the words on its pages: notes, forms, layers, attachments, older versions.
    BesidePages,
    /// A file that hangs on it or lies in it.
    Attachment,
    /// Bytes that are no letters of any character set known here.
    Undecodable,
    /// Parts of it whose meaning is not known here.
    UnknownPart,
}

impl UnreadPart {
    /// Every part, for the catalogue's test.
    pub const ALL: [Self; 13] = [
        Self::Everything,
        Self::Rest,
        Self::CameraNotes,
        Self::SmallerPicture,
        Self::AnotherPicture,
        Self::Film,
        Self::AfterTheEnd,
        Self::BesidePixels,
        Self::BesideTracks,
        Self::BesidePages,
        Self::Attachment,
        Self::Undecodable,
        Self::UnknownPart,
    ];
}
