use std::io;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Why something could not be read or shown. The item itself is kept whole in every case.
///
/// The catalogue has a sentence for each: `reason-` and its name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS, thiserror::Error)]
#[serde(rename_all = "kebab-case")]
#[non_exhaustive]
pub enum Reason {
    /// It has no bytes.
    #[error("the file is empty")]
    Empty,
    /// It is larger than the budget for reading it.
    #[error("the file is too large to look into")]
    TooLarge,
    /// A picture of more pixels than the budget allows.
    #[error("the picture has too many pixels to open safely")]
    TooManyPixels,
    /// It breaks off, or holds what its format does not allow.
    #[error("the file is damaged or incomplete")]
    Damaged,
    /// It asks for a password.
    #[error("the file is locked with a password")]
    Locked,
    /// Nothing here reads this kind of picture.
    #[error("this kind of picture cannot be shown yet")]
    PictureKind,
    /// Nothing here shows this kind of file.
    #[error("this kind of file cannot be shown")]
    NothingToShow,
    /// No clean copy can be made of this kind of file.
    #[error("no clean copy can be made of this kind of file")]
    NoCleanCopy,
    /// Words may stand in the picture or be spoken in the recording; nothing here reads them.
    #[error("words in the picture or recording cannot be searched")]
    NotSearchable,
    /// Only the first part was looked through.
    #[error("only the first part was searched")]
    OnlyTheFirstPart,
    /// The bytes could not be fetched.
    #[error("the file could not be read")]
    Unreadable,
}

impl Reason {
    /// Every reason, for the catalogue's test.
    pub const ALL: [Self; 11] = [
        Self::Empty,
        Self::TooLarge,
        Self::TooManyPixels,
        Self::Damaged,
        Self::Locked,
        Self::PictureKind,
        Self::NothingToShow,
        Self::NoCleanCopy,
        Self::NotSearchable,
        Self::OnlyTheFirstPart,
        Self::Unreadable,
    ];
}

impl Reason {
    /// What a failure to read means. A stream that ran out of its budget says so in the failure
    /// ([`Self::OnlyTheFirstPart`]).
    pub(crate) fn of(fault: &io::Error) -> Self {
        let said = fault
            .get_ref()
            .and_then(|inner| inner.downcast_ref::<Self>());
        match (said, fault.kind()) {
            (Some(reason), _) => *reason,
            (None, io::ErrorKind::UnexpectedEof) => Self::Damaged,
            _ => Self::Unreadable,
        }
    }
}

impl From<io::Error> for Reason {
    fn from(fault: io::Error) -> Self {
        Self::of(&fault)
    }
}
