//! The typefaces that are part of the program.

use std::sync::LazyLock;

use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;

/// The files, in the order of `build.rs`.
static FILES: &[&[u8]] = &include!(concat!(env!("OUT_DIR"), "/typefaces.rs"));

/// All typefaces, read once.
pub(super) struct Typefaces {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

impl Typefaces {
    /// Those that are part of the program.
    pub(super) fn embedded() -> &'static Self {
        static EMBEDDED: LazyLock<Typefaces> = LazyLock::new(|| {
            let fonts: Vec<Font> = FILES
                .iter()
                .flat_map(|file| Font::iter(Bytes::new(*file)))
                .collect();
            let book = LazyHash::new(FontBook::from_fonts(&fonts));
            Typefaces { book, fonts }
        });
        &EMBEDDED
    }

    /// Whether one typeface has all of these characters, so that they can stand together.
    pub(super) fn have_together(&self, characters: &[char]) -> bool {
        self.fonts.iter().any(|font| {
            let coverage = &font.info().coverage;
            characters
                .iter()
                .all(|character| coverage.contains(u32::from(*character)))
        })
    }
}
