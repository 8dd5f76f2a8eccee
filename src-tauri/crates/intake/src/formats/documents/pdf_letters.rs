//! The letters of a PDF's page, with the place of each.

use std::collections::HashMap;
use std::ops::Range;

use hayro::hayro_interpret::font::{Glyph, OutlineGlyph};
use hayro::hayro_interpret::hayro_cmap::BfString;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Context, Device, GlyphDrawMode, Image, InterpreterCache,
    InterpreterSettings, Paint, PathDrawMode, SoftMask, interpret_page,
};
use hayro::hayro_syntax::page::Page;
use hayro::vello_cpu::kurbo::{Affine, BezPath, PathEl, Point, Rect, Shape, Vec2};

use crate::Reason;
use crate::formats::documents::pdf_bounds::{Bounds, count_mask, count_pattern};
use crate::formats::documents::pdf_steps::Steps;

/// What a letter costs: a page of a million is not read, for each takes about a hundred bytes.
const LETTER: u64 = 3;
/// A page that draws more parts of bent or many-cornered lines than this may show letters that are only lines.
const MOST_BENDS: usize = 30;
/// Letters reach so far below and above their line, in thousandths of the type size.
const BELOW: f64 = -300.0;
const ABOVE: f64 = 1000.0;
/// The same letter drawn again so near, in shares of the type size, makes it bold and is no other letter.
const AGAIN: f64 = 0.12;

/// What was read of a page. Places are in points from the top left corner of the page as it is shown.
#[derive(Default)]
pub(crate) struct PageLetters {
    /// What all letters say, one behind the other.
    spelled: String,
    /// In the order in which they are drawn.
    pub(crate) letters: Vec<Letter>,
    /// Whether it may show words that are none of the letters: pictures, lines that are bent as letters are, letters of which
    /// is not told which they are.
    pub(crate) shows: bool,
    /// Whether it shows a letter that the fonts at hand do not have: it is not drawn here, though it is elsewhere.
    pub(crate) lacks_letters: bool,
    /// The picture on it with the most pixels.
    pub(crate) largest_picture: u64,
    /// How many steps it took to read it.
    pub(crate) steps: u64,
}

/// What is drawn as one letter. It may stand for several.
pub(crate) struct Letter {
    spelled: Range<usize>,
    pub(crate) place: Place,
    pub(crate) kind: LetterKind,
    /// Whether it is drawn so that it is not seen, as the words over a scan are.
    pub(crate) invisible: bool,
    /// Whether any part of it is on the page and in what is cut out to be drawn.
    pub(crate) on_page: bool,
}

/// Whether it is known what a letter says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum LetterKind {
    Known,
    /// A sign of the font's own, as bullets are.
    OwnSign,
    Unknown,
}

/// Where a letter stands.
#[derive(Clone, Copy)]
pub(crate) struct Place {
    /// Where it begins on its line.
    pub(crate) origin: Point,
    /// Which way its line goes; of length one.
    pub(crate) along: Vec2,
    /// How large it is along its line and across it.
    pub(crate) size: f64,
    pub(crate) height: f64,
    /// How far it is to the next.
    pub(crate) advance: f64,
    /// What it covers, along its line and across it, seen from where it begins.
    pub(crate) covers: Rect,
}

impl Place {
    /// Where the next letter begins when it follows without a gap.
    pub(crate) fn end(&self) -> Point {
        self.origin + self.along * self.advance
    }

    /// How far a point is along this line and across it.
    pub(crate) fn seen_from(&self, point: Point) -> Vec2 {
        let way = point - self.origin;
        Vec2::new(way.dot(self.along), self.along.cross(way))
    }

    /// Whether two lines go the same way.
    pub(crate) fn goes_as(&self, other: &Self) -> bool {
        self.along.dot(other.along) > 0.99
    }

    /// The upright rectangle around what it covers.
    fn bounds(&self) -> Rect {
        let across = Vec2::new(-self.along.y, self.along.x);
        let corner = |x: f64, y: f64| self.origin + self.along * x + across * y;
        let Rect { x0, y0, x1, y1 } = self.covers;
        Rect::from_points(corner(x0, y0), corner(x1, y1))
            .union(Rect::from_points(corner(x0, y1), corner(x1, y0)))
    }

    fn is_told(&self) -> bool {
        let numbers = [
            self.origin.x,
            self.origin.y,
            self.along.x,
            self.along.y,
            self.advance,
            self.covers.x0,
            self.covers.y0,
            self.covers.x1,
            self.covers.y1,
        ];
        numbers.iter().all(|number| number.is_finite())
            && self.size > 0.01
            && self.height > 0.01
            && self.covers.area() > 0.0
    }
}

impl PageLetters {
    /// What a letter says.
    pub(crate) fn spelled(&self, letter: &Letter) -> &str {
        &self.spelled[letter.spelled.clone()]
    }

    /// Whether nothing was read on it.
    pub(crate) fn is_blank(&self) -> bool {
        self.spelled.trim().is_empty()
    }
}

/// Reads a page. Its parts cost so many steps more than what they draw.
///
/// # Errors
/// It draws more than is looked at.
pub(crate) fn read<'a>(
    page: &Page<'a>,
    cache: &InterpreterCache<'a>,
    cost_of_parts: u64,
) -> Result<PageLetters, Reason> {
    let (width, height) = page.render_dimensions();
    let shown = Rect::new(0.0, 0.0, width.into(), height.into());
    let upright = page.initial_transform(true).as_coeffs();
    let mut context = Context::new(
        Affine::new(upright),
        shown,
        cache,
        page.xref(),
        InterpreterSettings::default(),
    );
    let mut reader = LetterReader {
        read: PageLetters::default(),
        clips: vec![shown],
        outlines: HashMap::new(),
        steps: Steps::of_page(cost_of_parts),
        bends: 0,
    };
    interpret_page(page, &mut context, &mut reader);
    let mut read = reader.read;
    read.steps = reader.steps.taken();
    read.shows |=
        reader.bends > MOST_BENDS || read.letters.iter().any(|one| one.kind != LetterKind::Known);
    Ok(read)
}

struct LetterReader {
    read: PageLetters,
    /// What is cut out to be drawn, each within the one before.
    clips: Vec<Rect>,
    /// What the outlines of a font's letters cover, in thousandths of the type size.
    outlines: HashMap<(u128, u32, u32), Rect>,
    steps: Steps,
    bends: usize,
}

impl LetterReader {
    fn count_bends(&mut self, path: &BezPath) {
        let parts = path.elements();
        let is_bent = |part: &&PathEl| matches!(part, PathEl::CurveTo(..) | PathEl::QuadTo(..));
        self.bends += match parts.len() {
            // A rectangle and a line have no more.
            0..=5 => parts.iter().filter(is_bent).count(),
            many => many,
        };
    }

    fn outline(&mut self, glyph: &OutlineGlyph) -> Rect {
        let advance = glyph.advance_width().unwrap_or(500.0);
        let key = (
            glyph.font_cache_key(),
            glyph.glyph_id().to_u32(),
            advance.to_bits(),
        );
        *self
            .outlines
            .entry(key)
            .or_insert_with(|| glyph.outline().bounding_box())
    }

    fn take(&mut self, said: &str, kind: LetterKind, place: Place, invisible: bool) {
        if self.is_drawn_again(said, &place) {
            return;
        }
        let clip = self.clips.last().copied().unwrap_or_default();
        let on_page = place.is_told() && {
            let seen = place.bounds().intersect(clip);
            seen.width() > 0.0 && seen.height() > 0.0
        };
        let from = self.read.spelled.len();
        self.read.spelled.push_str(said);
        self.read.letters.push(Letter {
            spelled: from..self.read.spelled.len(),
            place,
            kind,
            invisible,
            on_page,
        });
    }

    /// Letters that are filled and stroked come twice, and some are made bold by drawing them twice.
    fn is_drawn_again(&self, said: &str, place: &Place) -> bool {
        self.read.letters.last().is_some_and(|last| {
            self.read.spelled(last) == said && is_same_place(&last.place, place)
        })
    }
}

/// Whether two letters stand in each other's place.
pub(crate) fn is_same_place(one: &Place, other: &Place) -> bool {
    one.goes_as(other) && one.origin.distance(other.origin) < one.size.max(other.size) * AGAIN
}

/// What a glyph stands for. One that draws nothing and stands for nothing is a gap.
fn said_by(glyph: &Glyph<'_>, is_drawn: bool) -> (String, LetterKind) {
    let said = match glyph.as_unicode() {
        Some(BfString::Char(letter)) => apart(letter).map_or_else(|| letter.into(), str::to_owned),
        Some(BfString::String(letters)) => letters,
        None => String::new(),
    };
    let kind = kind_of(&said);
    match (kind, is_drawn) {
        (LetterKind::Unknown, false) if said.is_empty() => (" ".to_owned(), LetterKind::Known),
        (LetterKind::Unknown, _) if said.is_empty() => ('\u{FFFD}'.to_string(), kind),
        _ => (said, kind),
    }
}

/// Letters that print joins: nobody looks for them so.
const fn apart(letter: char) -> Option<&'static str> {
    Some(match letter {
        'ﬀ' => "ff",
        'ﬁ' => "fi",
        'ﬂ' => "fl",
        'ﬃ' => "ffi",
        'ﬄ' => "ffl",
        'ﬅ' | 'ﬆ' => "st",
        _ => return None,
    })
}

fn kind_of(said: &str) -> LetterKind {
    let is_own =
        |letter: char| matches!(letter, '\u{E000}'..='\u{F8FF}' | '\u{F0000}'..='\u{10FFFF}');
    let is_none = |letter: char| {
        letter == '\u{FFFD}' || (letter.is_control() && !matches!(letter, '\t' | '\n' | '\r'))
    };
    if said.is_empty() || said.chars().any(is_none) {
        LetterKind::Unknown
    } else if said.chars().any(is_own) {
        LetterKind::OwnSign
    } else {
        LetterKind::Known
    }
}

/// Where a glyph stands that covers this part of its own plane, in thousandths of the type size.
fn place_of(transform: Affine, covers: Rect, advance: f64) -> Place {
    let origin = transform * Point::ORIGIN;
    let across = transform * Point::new(0.0, 1000.0) - origin;
    let em = transform * Point::new(1000.0, 0.0) - origin;
    let size = em.hypot();
    let along = if size > 0.0 { em / size } else { em };
    let mut place = Place {
        origin,
        along,
        size,
        height: along.cross(across).abs(),
        advance: size * advance / 1000.0,
        covers: Rect::ZERO,
    };
    let corner = |x: f64, y: f64| place.seen_from(transform * Point::new(x, y)).to_point();
    let Rect { x0, y0, x1, y1 } = covers;
    place.covers = Rect::from_points(corner(x0, y0), corner(x1, y1))
        .union(Rect::from_points(corner(x0, y1), corner(x1, y0)));
    place
}

impl<'a> Device<'a> for LetterReader {
    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        mode: &GlyphDrawMode,
    ) {
        self.steps.take(LETTER);
        count_pattern(paint, &mut self.steps);
        self.read.shows |= matches!(paint, Paint::Pattern(_));
        let invisible = matches!(mode, GlyphDrawMode::Invisible);
        let upright = transform * glyph_transform;
        match glyph {
            Glyph::Outline(outline) => {
                let advance = f64::from(outline.advance_width().unwrap_or(500.0));
                let drawn = self.outline(outline);
                let is_drawn = drawn.width() > 0.0 || drawn.height() > 0.0;
                let (said, kind) = said_by(glyph, is_drawn);
                // A gap of which is not told that it is one may be a letter that no font here has.
                self.read.shows |= !is_drawn && glyph.as_unicode().is_none();
                self.read.lacks_letters |=
                    !is_drawn && !invisible && said.chars().any(char::is_alphanumeric);
                let covers = Rect::new(0.0, BELOW, advance.max(1.0), ABOVE).union(drawn);
                let place = place_of(upright, covers, advance);
                self.take(&said, kind, place, invisible);
            }
            Glyph::Type3(drawn) => {
                let mut bounds = Bounds::new(&mut self.steps);
                drawn.interpret(&mut bounds, transform, glyph_transform, paint);
                let found = bounds.found;
                let mut place = place_of(upright, Rect::new(0.0, BELOW, 500.0, ABOVE), 500.0);
                if let Some(bounds) = found {
                    place = place_within(place, bounds);
                }
                let (said, kind) = said_by(glyph, found.is_some());
                self.take(&said, kind, place, invisible);
            }
        }
    }

    fn draw_path(&mut self, path: &BezPath, _: Affine, paint: &Paint<'a>, _: &PathDrawMode) {
        self.steps.take(1);
        count_pattern(paint, &mut self.steps);
        self.count_bends(path);
        self.read.shows |= matches!(paint, Paint::Pattern(_));
    }

    fn draw_image(&mut self, image: Image<'a, '_>, _: Affine) {
        self.steps.take(1);
        self.read.shows = true;
        let pixels = u64::from(image.width()).saturating_mul(image.height().into());
        self.read.largest_picture = self.read.largest_picture.max(pixels);
    }

    fn push_clip_path(&mut self, clip: &ClipPath) {
        self.steps.take_part();
        self.count_bends(&clip.path);
        let within = self.clips.last().copied().unwrap_or_default();
        self.clips.push(within.intersect(clip.path.bounding_box()));
    }

    fn pop_clip_path(&mut self) {
        // The page itself stays.
        if self.clips.len() > 1 {
            self.clips.pop();
        }
    }

    fn set_soft_mask(&mut self, mask: Option<SoftMask<'a>>) {
        self.read.shows |= mask.is_some();
        count_mask(mask.as_ref(), &mut self.steps);
    }

    fn push_transparency_group(&mut self, _: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.steps.take_part();
        self.read.shows |= mask.is_some();
        count_mask(mask.as_ref(), &mut self.steps);
    }

    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn pop_transparency_group(&mut self) {}
}

/// The same place of a letter whose drawing covers this part of the page. The size that such a font gives means nothing.
fn place_within(place: Place, bounds: Rect) -> Place {
    let corners = [
        (bounds.x0, bounds.y0),
        (bounds.x1, bounds.y0),
        (bounds.x0, bounds.y1),
        (bounds.x1, bounds.y1),
    ];
    let seen = corners.map(|(x, y)| place.seen_from(Point::new(x, y)).to_point());
    let covers = seen
        .iter()
        .fold(Rect::from_points(seen[0], seen[0]), |all, one| {
            all.union_pt(*one)
        });
    Place {
        size: place.size.max(covers.height()),
        height: place.height.max(covers.height()),
        advance: covers.x1.max(0.0),
        covers,
        ..place
    }
}
