//! What of a file can be shown.

use crate::formats::text_bytes;
use crate::{Budget, Reason};

/// A page as a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PagePicture {
    /// A PNG.
    pub png: Vec<u8>,
    /// Pixels across.
    pub width: u32,
    /// Pixels down.
    pub height: u32,
}

/// What can be shown of a file. All of it is made anew; nothing of the original is run.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum Preview {
    /// A picture, upright and downscaled.
    Picture {
        /// A PNG or a JPEG.
        bytes: Vec<u8>,
        /// Which of the two.
        media_type: &'static str,
        /// Pixels across.
        width: u32,
        /// Pixels down.
        height: u32,
    },
    /// The first pages of a document.
    Pages {
        /// Each as a picture.
        pages: Vec<PagePicture>,
        /// How many there are in all.
        total: u32,
    },
    /// Text, with what would hide in it made visible.
    Text {
        /// The text.
        text: String,
        /// Whether there is more.
        truncated: bool,
    },
    /// One e-mail, as text.
    Mail {
        /// Header lines: name and value.
        headers: Vec<(String, String)>,
        /// Its text.
        body: String,
        /// Whether there is more.
        truncated: bool,
        /// Names of what hangs on it.
        attachments: Vec<String>,
    },
    /// A recording, to be played from the original.
    Sound,
    /// A film, to be played from the original.
    Moving,
    /// Nothing.
    Nothing {
        /// Why.
        reason: Reason,
    },
}

impl Preview {
    /// Text, with what would hide in it made visible.
    pub(crate) fn text(text: &str, more: bool, budget: &Budget) -> Self {
        let (text, cut) = text_bytes::capped(text_bytes::made_visible(text), budget.text_bytes);
        Self::Text {
            text,
            truncated: more || cut,
        }
    }
}
