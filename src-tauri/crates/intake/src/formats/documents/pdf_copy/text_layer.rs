//! The words behind a page's picture: not drawn, but found and copied where the picture shows them.

use std::collections::HashMap;

use pdf_writer::types::TextRenderingMode;
use pdf_writer::{Content, Name, Str};

use crate::Reason;
use crate::formats::documents::pdf_copy::drawing::DrawnPage;
use crate::formats::documents::pdf_copy::glyphless_font;
use crate::formats::documents::pdf_copy::withheld::Withheld;
use crate::formats::documents::pdf_letters::{Letter, PageLetters, Place};
use crate::formats::documents::pdf_reading::{Between, between};

/// What a page calls its picture and its font.
pub(super) const PICTURE: &[u8] = b"P";
pub(super) const FONT: &[u8] = b"W";

/// A text uses no more different signs than a font has numbers.
const MOST_SIGNS: u16 = 65_000;

/// The signs of all pages, each with its number in the font.
#[derive(Default)]
pub(super) struct TextLayer {
    numbers: HashMap<char, u16>,
    /// In the order of their numbers, from 1.
    pub(super) signs: Vec<char>,
}

impl TextLayer {
    /// How a page is drawn: its picture, and over it the words that are not withheld.
    pub(super) fn of_page(
        &mut self,
        page: &DrawnPage,
        withheld: &Withheld,
        mark: &str,
    ) -> Result<Vec<u8>, Reason> {
        let mut content = Content::new();
        content
            .save_state()
            .transform([page.width, 0.0, 0.0, page.height, 0.0, 0.0])
            .x_object(Name(PICTURE))
            .restore_state();
        content
            .begin_text()
            .set_text_rendering_mode(TextRenderingMode::Invisible);
        let mut layer = PageLayer {
            content,
            height: page.height,
            signs: self,
        };
        let mut marks: Vec<(usize, Place)> = withheld
            .areas
            .iter()
            .filter(|area| !area.goes_on)
            .map(|area| (area.first, area.place()))
            .collect();
        marks.sort_by_key(|(first, _)| *first);
        // Two ways of reading may have found the same.
        marks.dedup_by_key(|(first, _)| *first);
        let mut marks = marks.into_iter().peekable();
        let mut run = Run::default();
        for (letter, at) in page.letters.letters.iter().zip(0..) {
            if let Some((_, place)) = marks.next_if(|(first, _)| *first == at) {
                layer.show(&std::mem::take(&mut run))?;
                layer.show(&Run::of_mark(mark, place))?;
            }
            if withheld.letters[at] || !letter.on_page {
                layer.show(&std::mem::take(&mut run))?;
                continue;
            }
            if !run.takes(&page.letters, letter) {
                layer.show(&std::mem::replace(
                    &mut run,
                    Run::of(&page.letters, letter, at),
                ))?;
            }
            run.last = at;
        }
        layer.show(&run)?;
        layer.content.end_text();
        Ok(layer.content.finish().into_vec())
    }

    fn number(&mut self, sign: char) -> Result<u16, Reason> {
        if let Some(number) = self.numbers.get(&sign) {
            return Ok(*number);
        }
        self.signs.push(sign);
        let number = u16::try_from(self.signs.len()).ok();
        let number = number
            .filter(|number| *number < MOST_SIGNS)
            .ok_or(Reason::TooLarge)?;
        self.numbers.insert(sign, number);
        Ok(number)
    }
}

/// Letters that follow one another without a gap, up to and with the space behind them.
#[derive(Default)]
struct Run {
    text: String,
    place: Option<Place>,
    end: f64,
    last: usize,
}

impl Run {
    fn of(page: &PageLetters, letter: &Letter, at: usize) -> Self {
        Self {
            text: page.spelled(letter).to_owned(),
            place: Some(letter.place),
            end: letter.place.advance,
            last: at,
        }
    }

    /// Half as large as what it stands for, and as wide.
    fn of_mark(mark: &str, place: Place) -> Self {
        Self {
            text: mark.to_owned(),
            end: place.advance,
            place: Some(Place {
                height: place.height * 0.5,
                ..place
            }),
            last: 0,
        }
    }

    /// Adds the letter that follows, where it belongs to the same word.
    fn takes(&mut self, page: &PageLetters, letter: &Letter) -> bool {
        let Some(place) = self.place else {
            return false;
        };
        let way = place.seen_from(letter.place.origin);
        let is_next = between(page, &page.letters[self.last], letter) == Between::Nothing
            && !self.text.ends_with(char::is_whitespace)
            && place.goes_as(&letter.place)
            && (place.height - letter.place.height).abs() < place.height * 0.1
            && way.y.abs() < place.height * 0.1
            && way.x > 0.0;
        if is_next {
            self.text.push_str(page.spelled(letter));
            self.end = self.end.max(way.x + letter.place.advance);
        }
        is_next
    }
}

struct PageLayer<'l> {
    content: Content,
    height: f32,
    signs: &'l mut TextLayer,
}

impl PageLayer<'_> {
    /// Shows letters so that together they are as wide as they were drawn.
    fn show(&mut self, run: &Run) -> Result<(), Reason> {
        let Some(place) = run.place.filter(|_| !run.text.is_empty()) else {
            return Ok(());
        };
        let mut shown = Vec::with_capacity(run.text.len() * 2);
        for sign in run.text.chars() {
            shown.extend(self.signs.number(sign)?.to_be_bytes());
        }
        let letters = shown.len() as f64 / 2.0;
        let width = letters * place.height * glyphless_font::WIDTH / 1000.0;
        let stretched = (run.end / width * 100.0).clamp(1.0, 10_000.0);
        let (x, y) = (place.along.x as f32, -place.along.y as f32);
        let from = (place.origin.x as f32, self.height - place.origin.y as f32);
        self.content
            .set_font(Name(FONT), place.height as f32)
            .set_horizontal_scaling(stretched as f32)
            .set_text_matrix([x, y, -y, x, from.0, from.1])
            .show(Str(&shown));
        Ok(())
    }
}
