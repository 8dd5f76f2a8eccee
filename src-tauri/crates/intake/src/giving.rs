//! How a format's reader hands on what it finds.

use domain::GeoPoint;

use crate::found::{FoundPiece, Spot, Unfinished, WordSink};
use crate::stream::lines::{Line, TextLines};
use crate::stream::pieces::{self, Cut};
use crate::stream::text::TextSource;

/// Hands words on to whoever takes them: in pieces where they are long, and none that are blank.
///
/// Each method fails with [`Unfinished::Stopped`] when no more words are wanted.
pub(crate) struct Giving<'s> {
    sink: &'s mut dyn WordSink,
}

impl<'s> Giving<'s> {
    pub(crate) fn to(sink: &'s mut dyn WordSink) -> Self {
        Self { sink }
    }

    /// A text that stands at one place.
    pub(crate) fn text(&mut self, text: &str, spot: &Spot) -> Result<(), Unfinished> {
        if text.trim().is_empty() {
            return Ok(());
        }
        let (mut rest, mut repeated) = (text, 0);
        while let Some(Cut { end, next }) = pieces::cut(rest) {
            self.piece(&rest[..end], spot, repeated)?;
            (rest, repeated) = (&rest[next..], end - next);
        }
        self.piece(rest, spot, repeated)
    }

    /// The lines of a text that is there already.
    pub(crate) fn lines(
        &mut self,
        text: &str,
        spot: impl Fn(u32) -> Spot,
    ) -> Result<(), Unfinished> {
        for (line, number) in text.lines().zip(1..) {
            self.text(line, &spot(number))?;
        }
        Ok(())
    }

    /// The lines of a text as they come, for a reader that looks at each line, or piece of one, once it was given, and may give
    /// more.
    pub(crate) fn lines_noticed(
        &mut self,
        source: impl TextSource,
        spot: impl Fn(u32) -> Spot,
        mut notice: impl FnMut(&mut Self, &Line<'_>) -> Result<(), Unfinished>,
    ) -> Result<(), Unfinished> {
        let mut lines = TextLines::new(source);
        let mut begun = false;
        while let Some(line) = lines.next()? {
            let Line { text, repeated, .. } = line;
            // Of a long line every piece after the first words is handed on: a blank one may stand between others.
            let goes_on = begun && repeated > 0;
            begun = goes_on || !text.trim().is_empty();
            if begun {
                let repeated = if goes_on { repeated } else { 0 };
                self.piece(text, &spot(line.number), repeated)?;
            }
            notice(self, &line)?;
        }
        Ok(())
    }

    /// A place, written as people write one.
    pub(crate) fn point(&mut self, point: GeoPoint) -> Result<(), Unfinished> {
        let (latitude, longitude) = point.degrees();
        let text = format!("{latitude:.6}, {longitude:.6}");
        self.text(&text, &Spot::Field("GPS".to_owned()))
    }

    fn piece(&mut self, text: &str, spot: &Spot, repeated: usize) -> Result<(), Unfinished> {
        let piece = FoundPiece {
            text,
            spot,
            repeated,
        };
        match self.sink.take(piece).is_break() {
            true => Err(Unfinished::Stopped),
            false => Ok(()),
        }
    }
}
