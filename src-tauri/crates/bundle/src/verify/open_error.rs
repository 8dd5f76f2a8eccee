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
