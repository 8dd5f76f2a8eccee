//! What a text holds beside the words that stand in it, noticed while these are given.

use domain::UnreadPart;

use crate::account::Account;
use crate::formats::documents::page_words::words_of_page;
use crate::formats::writings::packed::{Holds, Packed, Packing, Part};
use crate::formats::writings::plain::{PlainLine, PlainLines, Purpose};
use crate::found::{Spot, Unfinished};
use crate::giving::Giving;
use crate::stream::lines::Line;
use crate::stream::text::TextSource;

/// So deep is one packed text looked for in another.
const DEEPEST: usize = 3;

/// Gives the lines of a text as they come, and what they say in plain letters where that is something else. Says what is
/// packed in it and could not be unpacked, by its place in the text.
pub(crate) fn give_text(
    giving: &mut Giving<'_>,
    source: impl TextSource,
    spot: &dyn Fn(u32) -> Spot,
) -> Result<Account, Unfinished> {
    let mut noticing = Noticing::new(0);
    let read = giving.lines_noticed(source, spot, |giving, line| {
        noticing.look(line, giving, spot)
    });
    match read {
        Err(Unfinished::Stopped) => return read.map(|()| Account::whole()),
        _ => noticing.end(giving, spot)?,
    }
    read.map(|()| noticing.account)
}

/// The same for a text that is held, and that begins there in its file.
pub(crate) fn give_held(
    giving: &mut Giving<'_>,
    text: &str,
    text_at: u64,
    spot: &dyn Fn(u32) -> Spot,
) -> Result<Account, Unfinished> {
    let mut account = give_text(giving, Held(Some(text)), spot)?;
    for bytes in account.unread.values_mut() {
        bytes.from += text_at;
    }
    Ok(account)
}

/// A text that is there already.
struct Held<'t>(Option<&'t str>);

impl TextSource for Held<'_> {
    fn append_to(&mut self, text: &mut String) -> Result<bool, crate::Reason> {
        match self.0.take() {
            Some(held) => text.push_str(held),
            None => return Ok(false),
        }
        Ok(true)
    }
}

struct Noticing {
    packing: Packing,
    lines: PlainLines,
    account: Account,
    depth: usize,
}

impl Noticing {
    fn new(depth: usize) -> Self {
        Self {
            packing: Packing::default(),
            lines: PlainLines::new(Purpose::Searching),
            account: Account::whole(),
            depth,
        }
    }

    fn look(
        &mut self,
        line: &Line<'_>,
        giving: &mut Giving<'_>,
        spot: &dyn Fn(u32) -> Spot,
    ) -> Result<(), Unfinished> {
        let part = Part::from(line);
        let plain = self.lines.look(part);
        give_plain(plain, giving, spot)?;
        for packed in self.packing.look(part) {
            self.unpack(packed, giving, spot)?;
        }
        Ok(())
    }

    fn end(
        &mut self,
        giving: &mut Giving<'_>,
        spot: &dyn Fn(u32) -> Spot,
    ) -> Result<(), Unfinished> {
        give_plain(self.lines.end(), giving, spot)?;
        match self.packing.end() {
            Some(packed) => self.unpack(packed, giving, spot),
            None => Ok(()),
        }
    }

    fn unpack(
        &mut self,
        packed: Packed,
        giving: &mut Giving<'_>,
        spot: &dyn Fn(u32) -> Spot,
    ) -> Result<(), Unfinished> {
        let Packed { range, line, holds } = packed;
        let length = range.end - range.start;
        let unread = match holds {
            Holds::Bytes => length,
            Holds::Text(text, more) => {
                let at_line = |_| spot(line);
                let within = self.depth + 1;
                match give_packed_text(&text, within, giving, &at_line)? {
                    true => more,
                    false => length,
                }
            }
        };
        self.account
            .add(UnreadPart::Attachment, range.start, unread);
        Ok(())
    }
}

/// Whether all of it was read.
fn give_packed_text(
    text: &str,
    depth: usize,
    giving: &mut Giving<'_>,
    spot: &dyn Fn(u32) -> Spot,
) -> Result<bool, Unfinished> {
    let mut noticing = Noticing::new(depth);
    if depth > DEEPEST {
        giving.lines(text, spot)?;
        return Ok(false);
    }
    giving.lines_noticed(Held(Some(text)), spot, |giving, line| {
        noticing.look(line, giving, spot)
    })?;
    noticing.end(giving, spot)?;
    if text.contains('<') {
        giving.lines(&words_of_page(text)?, spot)?;
    }
    Ok(noticing.account.unread.is_empty())
}

fn give_plain(
    line: Option<PlainLine>,
    giving: &mut Giving<'_>,
    spot: &dyn Fn(u32) -> Spot,
) -> Result<(), Unfinished> {
    match line {
        Some(line) if line.differs => giving.text(&line.text, &spot(line.number)),
        _ => Ok(()),
    }
}
