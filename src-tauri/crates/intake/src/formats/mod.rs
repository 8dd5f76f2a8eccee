//! The formats that Daybook looks into. Each says in a file of its own which files it reads and what it makes of them
//! ([`Format`]); beside it stands what takes its bytes apart.
//!
//! A new one needs: its file here, its line in [`FORMATS`], how it is told from others in `identify`, and its tests.

pub(crate) mod boxes;
mod checksum;
mod coded;
pub(crate) mod documents;
pub(crate) mod format;
mod mails;
mod packages;
mod packed_bytes;
pub(crate) mod pictures;
mod recordings;
mod text;
pub(crate) mod text_bytes;
mod writings;

use crate::Identified;
use crate::formats::format::Format;

/// The first that reads a file is asked about it.
const FORMATS: &[&dyn Format] = &[
    &pictures::jpeg::Jpeg,
    &pictures::png::Png,
    &pictures::heif::Heif,
    &pictures::other::OtherPicture,
    &recordings::movie::Movie,
    &recordings::wav::Wav,
    &recordings::mp3::Mp3,
    &recordings::flac::Flac,
    &recordings::opus::Opus,
    &recordings::other::OtherRecording,
    &documents::pdf::Pdf,
    &documents::web_page::WebPage,
    &documents::drawing::Drawing,
    &documents::rich_text::file::RichTextFile,
    &packages::package::Package,
    &mails::mail::Mail,
    &text::Text,
];

/// Who reads files of this type; nobody for those that are not looked into.
pub(crate) fn format_of(identified: &Identified) -> &'static dyn Format {
    let reader = FORMATS.iter().find(|format| format.reads(identified));
    reader.copied().unwrap_or(&NotLookedInto)
}

/// What nothing here looks into: it is kept, and that is said.
struct NotLookedInto;

impl Format for NotLookedInto {
    fn reads(&self, _identified: &Identified) -> bool {
        true
    }
}
