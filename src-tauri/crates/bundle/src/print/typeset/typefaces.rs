//! The typefaces that are part of the program.

use std::sync::{LazyLock, OnceLock};

use miniz_oxide::inflate::decompress_to_vec;
use typst::foundations::Bytes;
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use unicode_script::{Script, UnicodeScript};

static PAGE: Page = include!(concat!(env!("OUT_DIR"), "/page_typefaces.rs"));
static OTHERS: &[Other] = &include!(concat!(env!("OUT_DIR"), "/other_typefaces.rs"));

/// First and last of each row of characters, in order.
type Rows = &'static [(u32, u32)];

/// What every page is set in.
struct Page {
    files: &'static [&'static [u8]],
    /// What each of the files has.
    has: Rows,
}

/// What some texts need. All but one are packed: most documents do without.
struct Other {
    files: &'static [&'static [u8]],
    is_packed: bool,
    /// Whether no letter is taken from it: Noto Sans Math has Arabic ones that do not join.
    symbols: bool,
    has: Rows,
}

/// What a letter and all that hangs on it are set in. It is one typeface for all of it: where a second one draws a mark, the
/// typesetter drops the letter beneath.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Face {
    /// What stands around it.
    Page,
    /// Another.
    Other(OtherFace),
}

/// A typeface that the page is not set in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct OtherFace(usize);

impl Face {
    /// The first that has all of these characters.
    pub(super) fn of(characters: &[char]) -> Option<Self> {
        let have = |rows| characters.iter().all(|one| has(rows, *one));
        if have(PAGE.has) {
            return Some(Self::Page);
        }
        let symbols = characters.iter().all(|one| is_of_no_script(*one));
        let mut others = OTHERS.iter();
        let other = others.position(|face| (symbols || !face.symbols) && have(face.has));
        other.map(|at| Self::Other(OtherFace(at)))
    }

    /// Whether the spaces between its words are its own. Those of symbols are as wide as they are.
    pub(super) fn has_space(self) -> bool {
        match self {
            Self::Page => true,
            Self::Other(OtherFace(at)) => {
                let face = OTHERS.get(at);
                face.is_some_and(|face| !face.symbols && has(face.has, ' '))
            }
        }
    }
}

impl OtherFace {
    /// Its family, by which a template asks for it.
    pub(super) fn family(self) -> &'static str {
        let first = self.fonts().first();
        first.map_or("", |font| font.info().family.as_str())
    }

    /// Unpacked once.
    fn fonts(self) -> &'static [Font] {
        static UNPACKED: LazyLock<Vec<OnceLock<Vec<Font>>>> =
            LazyLock::new(|| OTHERS.iter().map(|_| OnceLock::new()).collect());
        let (Some(other), Some(unpacked)) = (OTHERS.get(self.0), UNPACKED.get(self.0)) else {
            return &[];
        };
        unpacked.get_or_init(|| {
            let bytes = |file: &&'static [u8]| match other.is_packed {
                true => decompress_to_vec(file).ok().map(Bytes::new),
                false => Some(Bytes::new(*file)),
            };
            let files = other.files.iter().filter_map(bytes);
            files.flat_map(Font::iter).collect()
        })
    }
}

fn has(rows: Rows, character: char) -> bool {
    let code = u32::from(character);
    let after = rows.partition_point(|(first, _)| *first <= code);
    let row = after.checked_sub(1).and_then(|at| rows.get(at));
    row.is_some_and(|(_, last)| code <= *last)
}

fn is_of_no_script(character: char) -> bool {
    matches!(
        character.script(),
        Script::Common | Script::Inherited | Script::Unknown
    )
}

/// The typefaces of one document: the page's own, and what its texts need.
pub(super) struct Typefaces {
    pub(super) book: LazyHash<FontBook>,
    pub(super) fonts: Vec<Font>,
}

impl Typefaces {
    pub(super) fn with(others: &[OtherFace]) -> Self {
        static OF_THE_PAGE: LazyLock<Vec<Font>> = LazyLock::new(|| {
            let files = PAGE.files.iter();
            files
                .flat_map(|file| Font::iter(Bytes::new(*file)))
                .collect()
        });
        let others = others.iter().flat_map(|other| other.fonts());
        let fonts: Vec<Font> = OF_THE_PAGE.iter().chain(others).cloned().collect();
        let book = LazyHash::new(FontBook::from_fonts(&fonts));
        Self { book, fonts }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_typeface_unpacks_and_has_what_is_said_of_it() {
        for (face, at) in OTHERS.iter().zip(0..) {
            let fonts = OtherFace(at).fonts();
            assert_eq!(fonts.len(), face.files.len());
            for (first, last) in face.has {
                for code in [*first, *last] {
                    let all = |font: &Font| font.info().coverage.contains(code);
                    assert!(fonts.iter().all(all), "{} {code:X}", OtherFace(at).family());
                }
            }
        }
    }

    #[test]
    fn a_row_ends_where_it_ends() {
        let rows: Rows = &[(5, 7), (9, 9)];
        let had: Vec<u32> = (0..12)
            .filter(|code| has(rows, char::from_u32(*code).unwrap()))
            .collect();
        assert_eq!(had, [5, 6, 7, 9]);
    }
}
