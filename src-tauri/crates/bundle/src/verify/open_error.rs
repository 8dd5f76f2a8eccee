//! Why nothing was verified.

use std::io;

/// A path that holds no bundle.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum OpenError {
    /// Nothing is there, or it may not be read.
    #[error("the bundle could not be read: {0}")]
    Unreadable(#[from] io::Error),
    /// Neither a folder nor a ZIP.
    #[error("this is neither a folder nor a ZIP file")]
    NoZip,
    /// It begins as a ZIP and does not end as one.
    #[error("this ZIP file was not copied whole")]
    CutZip,
    /// A ZIP with a bag in it that another program packed: what was signed has to be taken out of it first.
    #[error("this ZIP file was packed anew by another program: unpack it, and check the folder")]
    PackedAnew,
    /// A ZIP that is locked with a password, and holds one file.
    #[error(
        "this ZIP file is locked with a password: open it with its password and unpack what is in it, then check that"
    )]
    LockedZip,
    /// A ZIP for a portal that is in parts.
    #[error("the ZIP among these files is in parts: put them together, and check that")]
    ZipInParts,
    /// More than one bundle lies there: which of them was checked would be a guess.
    #[error("there is more than one bundle there, each has to be checked by itself: {}", names.join(", "))]
    TwoBundles {
        /// What they are called, in order.
        names: Vec<String>,
    },
    /// A document of Word's or of another office program.
    #[error("this is an office document and no bundle")]
    OfficeDocument,
    /// A PDF, one out of a bundle perhaps.
    #[error("this is a PDF and no bundle")]
    Pdf,
    /// A picture.
    #[error("this is a picture and no bundle")]
    Picture,
    /// A folder or a ZIP without `bagit.txt`.
    #[error("there is no bundle in it: bagit.txt is missing")]
    NoBag,
    /// A thread ended early.
    #[error("a part of the program stopped before it was done")]
    Stopped,
}
