//! What of a page is withheld, and the areas that cover it.

use hayro::vello_cpu::kurbo::{Point, Rect};

use crate::Reason;
use crate::clean_copy::Withholding;
use crate::formats::documents::pdf_copy::drawing::DrawnPage;
use crate::formats::documents::pdf_copy::picture::Pixels;
use crate::formats::documents::pdf_letters::{Letter, LetterKind, PageLetters, Place};
use crate::formats::documents::pdf_reading::Reading;

/// An area reaches beyond its letters by this share of their size, for what edges and slanted strokes take.
const MARGIN: f64 = 0.12;
/// The words behind a scan stand only about where the scan shows them.
const MARGIN_OF_INVISIBLE: f64 = 0.3;
/// A page on which more is withheld gets no copy: each area is compared with each letter.
const MOST_AREAS: usize = 500;
/// Letters of one line that are so many sizes apart are covered one by one.
const FAR: f64 = 4.0;

/// What is withheld of a page.
pub(super) struct Withheld {
    /// For each letter: whether it is withheld.
    pub(super) letters: Vec<bool>,
    /// What covers them.
    pub(super) areas: Vec<Area>,
}

/// A part of a line, in points from the top left corner of the page.
pub(super) struct Area {
    /// Where and which way the line goes.
    place: Place,
    /// Which part of it, seen from there.
    covers: Rect,
    margin: f64,
    /// Which letter stands in it as the first.
    pub(super) first: usize,
    /// Whether the words that it covers began in the area before.
    pub(super) goes_on: bool,
}

impl Withheld {
    /// Covers a page where something of it is withheld. What was drawn there is gone then.
    pub(super) fn fill(&self, page: &mut DrawnPage) {
        let scale_x = page.pixels.width as f64 / f64::from(page.width);
        let scale_y = page.pixels.height as f64 / f64::from(page.height);
        for area in &self.areas {
            area.fill(&mut page.pixels, scale_x, scale_y);
        }
    }

    /// Asks what is to be withheld, of each way in which the page can be read.
    ///
    /// # Errors
    /// What is withheld cannot be covered for certain: a letter of it has no place on the page, or letters of the page are
    /// not known.
    pub(super) fn asked(page: &PageLetters, withholding: Withholding<'_>) -> Result<Self, Reason> {
        let mut withheld = Self {
            letters: vec![false; page.letters.len()],
            areas: Vec::new(),
        };
        for reading in Reading::all(page) {
            for range in (withholding.in_text)(&reading.text) {
                // The parts stand in the order of the text, so those of a range stand together.
                let from = reading
                    .parts
                    .partition_point(|(part, _)| part.end <= range.start);
                let parts = reading.parts[from..].iter();
                let within = parts.take_while(|(part, _)| part.start < range.end);
                withheld.cover(page, within.map(|(_, at)| *at))?;
            }
        }
        if withheld.areas.len() > MOST_AREAS {
            return Err(Reason::TooLarge);
        }
        withheld.leave_out_covered(page);
        match !withheld.areas.is_empty() && has_unknown_letters(page) {
            true => Err(Reason::NoCleanCopy),
            false => Ok(withheld),
        }
    }

    /// What stands under an area is not seen any more, so it is in no words either: letters that are drawn twice stand so.
    fn leave_out_covered(&mut self, page: &PageLetters) {
        for (letter, withheld) in page.letters.iter().zip(&mut self.letters) {
            *withheld |= self.areas.iter().any(|area| area.hides(letter));
        }
    }

    fn cover(
        &mut self,
        page: &PageLetters,
        letters: impl Iterator<Item = usize>,
    ) -> Result<(), Reason> {
        let mut open: Option<Area> = None;
        let mut goes_on = false;
        for at in letters {
            let letter = &page.letters[at];
            self.letters[at] = true;
            if !letter.on_page {
                match page.spelled(letter).trim().is_empty() {
                    true => continue,
                    false => return Err(Reason::NoCleanCopy),
                }
            }
            if open.as_mut().is_some_and(|area| area.takes(letter)) {
                continue;
            }
            self.areas
                .extend(open.replace(Area::of(at, letter, goes_on)));
            goes_on = true;
        }
        self.areas.extend(open);
        Ok(())
    }
}

/// A sign of the font's own that stands alone is a bullet; several together may be words.
fn has_unknown_letters(page: &PageLetters) -> bool {
    let own = |letter: &Letter| letter.kind == LetterKind::OwnSign;
    page.letters
        .iter()
        .any(|one| one.kind == LetterKind::Unknown)
        || page
            .letters
            .windows(2)
            .any(|two| own(&two[0]) && own(&two[1]))
}

impl Area {
    fn of(at: usize, letter: &Letter, goes_on: bool) -> Self {
        Self {
            place: letter.place,
            covers: letter.place.covers,
            margin: margin_of(letter),
            first: at,
            goes_on,
        }
    }

    /// Grows over a letter of the same line.
    fn takes(&mut self, letter: &Letter) -> bool {
        let size = self.place.size.max(letter.place.size);
        let way = self.place.seen_from(letter.place.origin);
        let is_near = way.x > self.covers.x0 - size * FAR && way.x < self.covers.x1 + size * FAR;
        if !self.place.goes_as(&letter.place) || way.y.abs() > size * 0.5 || !is_near {
            return false;
        }
        self.covers = self.covers.union(letter.place.covers + way);
        self.margin = self.margin.max(margin_of(letter));
        true
    }

    /// Whether the middle of a letter is in it.
    fn hides(&self, letter: &Letter) -> bool {
        let Place { origin, along, .. } = letter.place;
        let Point { x, y } = letter.place.covers.center();
        let middle = Point::new(
            origin.x + along.x * x - along.y * y,
            origin.y + along.y * x + along.x * y,
        );
        self.covers
            .contains(self.place.seen_from(middle).to_point())
    }

    /// Where its line goes.
    pub(super) fn place(&self) -> Place {
        Place {
            origin: self.place.origin + self.place.along * self.covers.x0,
            advance: self.covers.width(),
            ..self.place
        }
    }

    /// Makes it black, to the outer edge of every pixel that it touches.
    pub(super) fn fill(&self, pixels: &mut Pixels, scale_x: f64, scale_y: f64) {
        // One pixel more, in points.
        let margin = self.margin + 1.0 / scale_x.min(scale_y);
        let covers = self.covers.inflate(margin, margin);
        let corners = [
            (covers.x0, covers.y0),
            (covers.x1, covers.y0),
            (covers.x1, covers.y1),
            (covers.x0, covers.y1),
        ];
        let along = self.place.along;
        let corners = corners.map(|(x, y)| {
            let at = self.place.origin + along * x;
            Point::new(at.x - along.y * y, at.y + along.x * y)
        });
        let bound = |numbers: [f64; 4], scale: f64, most: usize| {
            let low = numbers.iter().copied().fold(f64::INFINITY, f64::min);
            let high = numbers.iter().copied().fold(f64::NEG_INFINITY, f64::max);
            // `as` clamps.
            let from = ((low * scale).floor().max(0.0) as usize).min(most);
            from..((high * scale).ceil().max(0.0) as usize)
                .min(most)
                .max(from)
        };
        let columns = bound(corners.map(|corner| corner.x), scale_x, pixels.width);
        let rows = bound(corners.map(|corner| corner.y), scale_y, pixels.height);
        for row in rows {
            for column in columns.clone() {
                let middle = Point::new(
                    (column as f64 + 0.5) / scale_x,
                    (row as f64 + 0.5) / scale_y,
                );
                if covers.contains(self.place.seen_from(middle).to_point()) {
                    let at = (row * pixels.width + column) * 4;
                    pixels.bytes[at..at + 4].copy_from_slice(&[0, 0, 0, 255]);
                }
            }
        }
    }
}

fn margin_of(letter: &Letter) -> f64 {
    let share = match letter.invisible {
        true => MARGIN_OF_INVISIBLE,
        false => MARGIN,
    };
    letter.place.size.max(letter.place.height) * share
}
