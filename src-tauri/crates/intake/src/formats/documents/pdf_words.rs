//! The words that stand on a PDF's pages.

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect};

use crate::formats::documents::pdf_pages;
use crate::{Reason, guard};

/// Pages beyond this are not searched, and that is said.
const MOST_PAGES: usize = 500;
/// A gap of this share of the type size is a space, though none is written.
const SPACE: f64 = 0.18;

/// A PDF's words.
pub(crate) struct PdfWords {
    pub(crate) titles: Vec<(&'static str, String)>,
    /// One text a page, from the first.
    pub(crate) pages: Vec<String>,
    pub(crate) more_pages: bool,
}

pub(crate) fn words(bytes: Vec<u8>) -> Result<PdfWords, Reason> {
    guard::fenced_on_own_stack(move || {
        let document = pdf_pages::open(bytes)?;
        let all = document.pages();
        let pages = all
            .iter()
            .take(MOST_PAGES)
            .map(|page| {
                let cache = InterpreterCache::new();
                let mut context = Context::new(
                    Affine::IDENTITY,
                    Rect::new(0.0, 0.0, 1.0, 1.0),
                    &cache,
                    page.xref(),
                    InterpreterSettings::default(),
                );
                let mut reader = PageReader::default();
                interpret_page(page, &mut context, &mut reader);
                reader.text
            })
            .collect();
        Ok(PdfWords {
            titles: pdf_pages::titles(&document),
            pages,
            more_pages: all.len() > MOST_PAGES,
        })
    })
}

/// Takes letters as they are drawn; spaces and line ends are told from where they stand.
#[derive(Default)]
struct PageReader {
    text: String,
    /// Where the next letter would stand if it followed without a gap, and the type size.
    expected: Option<(Point, f64)>,
}

impl PageReader {
    fn take(&mut self, letter: &str, at: Point, size: f64, advance: f64) {
        if let Some((expected, last_size)) = self.expected {
            let size = size.max(last_size).max(f64::EPSILON);
            if (at.y - expected.y).abs() > size * 0.5 {
                self.text.push('\n');
            } else if (at.x - expected.x).abs() > size * SPACE && !self.text.ends_with(' ') {
                self.text.push(' ');
            }
        }
        self.text.push_str(letter);
        self.expected = Some((Point::new(at.x + advance, at.y), size));
    }
}

impl Device<'_> for PageReader {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'_>,
        transform: Affine,
        glyph_transform: Affine,
        _: &Paint<'_>,
        _: &GlyphDrawMode,
    ) {
        let letter = match glyph.as_unicode() {
            Some(BfString::Char(letter)) => letter.to_string(),
            Some(BfString::String(letters)) => letters,
            None => '\u{FFFD}'.to_string(),
        };
        let place = transform * glyph_transform;
        let origin = place * Point::ORIGIN;
        // Outlines and advances are in thousandths of the type size.
        let size = (place * Point::new(1000.0, 0.0)).distance(origin);
        let advance = match glyph {
            Glyph::Outline(outline) => f64::from(outline.advance_width().unwrap_or(500.0)),
            Glyph::Type3(_) => 500.0,
        };
        self.take(&letter, origin, size, size * advance / 1000.0);
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'_>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn draw_path(&mut self, _: &BezPath, _: Affine, _: &Paint<'_>, _: &PathDrawMode) {}
    fn push_clip_path(&mut self, _: &ClipPath) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'_>>, _: BlendMode) {}
    fn draw_image(&mut self, _: Image<'_, '_>, _: Affine) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
