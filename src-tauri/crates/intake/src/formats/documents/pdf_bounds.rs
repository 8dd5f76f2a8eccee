//! How far a drawing reaches.

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask,
    pattern::Pattern,
};
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape};

use crate::formats::documents::pdf_steps::Steps;

/// Takes a drawing and keeps how far it reaches. Letters of some fonts are drawings.
pub(crate) struct Bounds<'s> {
    pub(crate) found: Option<Rect>,
    steps: &'s mut Steps,
}

impl<'s> Bounds<'s> {
    pub(crate) const fn new(steps: &'s mut Steps) -> Self {
        Self { found: None, steps }
    }

    fn add(&mut self, bounds: Rect) {
        self.steps.take(1);
        self.found = Some(self.found.map_or(bounds, |found| found.union(bounds)));
    }
}

/// Counts what a pattern draws that something is painted with: whoever draws the page will draw it.
pub(crate) fn count_pattern(paint: &Paint<'_>, steps: &mut Steps) {
    if let Paint::Pattern(pattern) = paint
        && let Pattern::Tiling(tiles) = &**pattern
    {
        steps.take_part();
        tiles.interpret(&mut Bounds::new(steps), Affine::IDENTITY, false);
    }
}

/// The same of what is seen through a mask.
pub(crate) fn count_mask(mask: Option<&SoftMask<'_>>, steps: &mut Steps) {
    if let Some(mask) = mask {
        steps.take_part();
        mask.interpret(&mut Bounds::new(steps));
    }
}

impl<'a> Device<'a> for Bounds<'_> {
    fn draw_path(
        &mut self,
        path: &BezPath,
        transform: Affine,
        paint: &Paint<'a>,
        mode: &PathDrawMode,
    ) {
        count_pattern(paint, self.steps);
        let bounds = path.bounding_box();
        let wide = match mode {
            PathDrawMode::Fill(_) => 0.0,
            PathDrawMode::Stroke(stroke) => f64::from(stroke.line_width),
        };
        self.add(transform.transform_rect_bbox(bounds.inflate(wide, wide)));
    }

    fn draw_glyph(
        &mut self,
        glyph: &Glyph<'a>,
        transform: Affine,
        glyph_transform: Affine,
        paint: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        count_pattern(paint, self.steps);
        let letter = transform * glyph_transform;
        match glyph {
            Glyph::Outline(glyph) => {
                self.add(letter.transform_rect_bbox(glyph.outline().bounding_box()));
            }
            // A drawing within a drawing within a letter: about as large as its type.
            Glyph::Type3(drawn) => {
                let inner = &mut Bounds::new(self.steps);
                drawn.interpret(inner, transform, glyph_transform, paint);
                self.add(letter.transform_rect_bbox(Rect::new(0.0, -300.0, 1000.0, 1000.0)));
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let corner = Point::new(image.width().into(), image.height().into());
        self.add(transform.transform_rect_bbox(Rect::from_points(Point::ORIGIN, corner)));
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.steps.take_part();
    }

    fn set_soft_mask(&mut self, mask: Option<SoftMask<'a>>) {
        count_mask(mask.as_ref(), self.steps);
    }

    fn push_transparency_group(&mut self, _: f32, mask: Option<SoftMask<'a>>, _: BlendMode) {
        self.steps.take_part();
        count_mask(mask.as_ref(), self.steps);
    }

    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
