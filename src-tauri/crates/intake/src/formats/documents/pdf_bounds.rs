//! How far a drawing reaches.

use hayro::hayro_interpret::font::Glyph;
use hayro::hayro_interpret::{
    BlendMode, ClipPath, Device, GlyphDrawMode, Image, Paint, PathDrawMode, SoftMask,
};
use hayro::vello_cpu::kurbo::{Affine, BezPath, Point, Rect, Shape};

/// Takes a drawing and keeps how far it reaches. Letters of some fonts are drawings.
#[derive(Default)]
pub(crate) struct Bounds {
    pub(crate) found: Option<Rect>,
    pub(crate) steps: usize,
}

impl Bounds {
    fn add(&mut self, bounds: Rect) {
        self.steps += 1;
        self.found = Some(self.found.map_or(bounds, |found| found.union(bounds)));
    }
}

impl<'a> Device<'a> for Bounds {
    fn draw_path(&mut self, path: &BezPath, transform: Affine, _: &Paint<'a>, mode: &PathDrawMode) {
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
        _: &Paint<'a>,
        _: &GlyphDrawMode,
    ) {
        let transform = transform * glyph_transform;
        match glyph {
            Glyph::Outline(glyph) => {
                self.add(transform.transform_rect_bbox(glyph.outline().bounding_box()));
            }
            // A drawing within a drawing within a letter: about as large as its type.
            Glyph::Type3(_) => {
                self.add(transform.transform_rect_bbox(Rect::new(0.0, -300.0, 1000.0, 1000.0)));
            }
        }
    }

    fn draw_image(&mut self, image: Image<'a, '_>, transform: Affine) {
        let corner = Point::new(image.width().into(), image.height().into());
        self.add(transform.transform_rect_bbox(Rect::from_points(Point::ORIGIN, corner)));
    }

    fn push_clip_path(&mut self, _: &ClipPath) {
        self.steps += 1;
    }

    fn set_soft_mask(&mut self, _: Option<SoftMask<'a>>) {}
    fn set_blend_mode(&mut self, _: BlendMode) {}
    fn push_transparency_group(&mut self, _: f32, _: Option<SoftMask<'a>>, _: BlendMode) {}
    fn pop_clip_path(&mut self) {}
    fn pop_transparency_group(&mut self) {}
}
