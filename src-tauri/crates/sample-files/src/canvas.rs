use std::fmt::Write as _;
use std::io::Cursor;

use image::RgbImage;

use super::paper;
use intake::{Budget, Preview, identify, preview};

/// A colour, 0 to 255 each.
pub(super) type Colour = (u8, u8, u8);

/// Draws shapes and letters by way of a PDF page, whose renderer is at hand and brings its own
/// letters. Top left is 0, 0.
pub(super) struct Canvas {
    width: f64,
    height: f64,
    steps: String,
}

impl Canvas {
    pub(super) fn new(width: f64, height: f64) -> Self {
        Self {
            width,
            height,
            steps: format!("1 0 0 -1 0 {height} cm\n"),
        }
    }

    fn step(&mut self, step: std::fmt::Arguments<'_>) {
        // Writing to a string does not fail.
        let _ = self.steps.write_fmt(step);
        self.steps.push('\n');
    }

    fn colour(&mut self, (red, green, blue): Colour) {
        let part = |part: u8| f64::from(part) / 255.0;
        self.step(format_args!(
            "{:.3} {:.3} {:.3} rg",
            part(red),
            part(green),
            part(blue)
        ));
    }

    pub(super) fn rectangle(&mut self, x: f64, y: f64, width: f64, height: f64, colour: Colour) {
        self.colour(colour);
        self.step(format_args!("{x:.2} {y:.2} {width:.2} {height:.2} re f"));
    }

    pub(super) fn shape(&mut self, points: &[(f64, f64)], colour: Colour) {
        self.colour(colour);
        for (index, (x, y)) in points.iter().enumerate() {
            let verb = if index == 0 { 'm' } else { 'l' };
            self.step(format_args!("{x:.2} {y:.2} {verb}"));
        }
        self.step(format_args!("f"));
    }

    pub(super) fn ellipse(&mut self, x: f64, y: f64, across: f64, down: f64, colour: Colour) {
        // Four Bézier arcs come closest to a circle with this share of the radius.
        const ARC: f64 = 0.5523;
        let (bend_x, bend_y) = (across * ARC, down * ARC);
        let (left, right, top, bottom) = (x - across, x + across, y - down, y + down);
        self.colour(colour);
        self.step(format_args!("{right:.2} {y:.2} m"));
        for (one, two, end) in [
            ((right, y + bend_y), (x + bend_x, bottom), (x, bottom)),
            ((x - bend_x, bottom), (left, y + bend_y), (left, y)),
            ((left, y - bend_y), (x - bend_x, top), (x, top)),
            ((x + bend_x, top), (right, y - bend_y), (right, y)),
        ] {
            self.step(format_args!(
                "{:.2} {:.2} {:.2} {:.2} {:.2} {:.2} c",
                one.0, one.1, two.0, two.1, end.0, end.1
            ));
        }
        self.step(format_args!("f"));
    }

    /// A rectangle with round corners.
    pub(super) fn bubble(&mut self, x: f64, y: f64, width: f64, height: f64, colour: Colour) {
        let round = 12.0f64.min(height / 2.0);
        self.rectangle(x + round, y, width - 2.0 * round, height, colour);
        self.rectangle(x, y + round, width, height - 2.0 * round, colour);
        for corner_x in [x + round, x + width - round] {
            for corner_y in [y + round, y + height - round] {
                self.ellipse(corner_x, corner_y, round, round, colour);
            }
        }
    }

    /// From one colour at the top to another at the bottom, in steps too fine to see.
    pub(super) fn fade(&mut self, y: f64, height: f64, from: Colour, to: Colour) {
        const STEPS: u32 = 96;
        for step in 0..STEPS {
            let share = f64::from(step) / f64::from(STEPS - 1);
            let mixed = |from: u8, to: u8| {
                (f64::from(from) + (f64::from(to) - f64::from(from)) * share).round() as u8
            };
            let colour = (
                mixed(from.0, to.0),
                mixed(from.1, to.1),
                mixed(from.2, to.2),
            );
            let top = y + height * f64::from(step) / f64::from(STEPS);
            // A little overlap, so that no line shows between two steps.
            self.rectangle(
                0.0,
                top,
                self.width,
                height / f64::from(STEPS) + 1.0,
                colour,
            );
        }
    }

    pub(super) fn text(&mut self, x: f64, y: f64, size: f64, colour: Colour, words: &str) {
        self.colour(colour);
        let words = paper::escaped(words);
        self.step(format_args!(
            "BT /F1 {size:.1} Tf 1 0 0 -1 {x:.2} {y:.2} Tm ({words}) Tj ET"
        ));
    }

    /// As a PNG whose longer side has this many pixels.
    pub(super) fn png(self, longest_side: u32) -> Vec<u8> {
        let document = paper::document(&[(self.width, self.height, self.steps)], "");
        let budget = Budget {
            longest_side,
            ..Budget::default()
        };
        let size = document.len() as u64;
        let kind = identify(&document, "page.pdf");
        let shown = preview(&mut Cursor::new(document), size, &kind, budget);
        let Preview::Pages { mut pages, .. } = shown else {
            panic!("a page drawn here is a good page");
        };
        pages.remove(0).png
    }

    /// As pixels.
    pub(super) fn pixels(self, longest_side: u32) -> RgbImage {
        image::load_from_memory(&self.png(longest_side))
            .expect("a PNG drawn here is a good PNG")
            .to_rgb8()
    }
}
