//! The questions that are asked of every file. What its format makes of them stands in `formats`.

use std::io::{SeekFrom, Write};

use crate::account::Account;
use crate::clean_copy::{Copied, CopyTarget, Withholding};
use crate::clocks::file_name;
use crate::facts::Facts;
use crate::formats::format::File;
use crate::formats::format_of;
use crate::found::{Collecting, LookedThrough, Unfinished, WordSink};
use crate::giving::Giving;
use crate::preview::Preview;
use crate::{Budget, Identified, ReadSeek, Reason};

/// Reads what a file says of itself.
///
/// ```
/// use std::io::Cursor;
///
/// use domain::{ClockSource, ItemKind};
/// use intake::{facts, identify};
///
/// let bytes = b"He rang four times.\n";
/// let kind = identify(bytes, "note_20260314_193012.txt");
/// let size = bytes.len() as u64;
/// let facts = facts(&mut Cursor::new(bytes), size, &kind, "note_20260314_193012.txt");
/// assert_eq!(facts.item_kind, ItemKind::Text);
/// // A name that looks like a time is one clock among others, and says so.
/// assert_eq!(facts.clocks[0].source, ClockSource::FileName);
/// ```
pub fn facts(
    source: &mut dyn ReadSeek,
    size: u64,
    identified: &Identified,
    original_name: &str,
) -> Facts {
    let mut facts = Facts::of(identified.item_kind);
    let mut file = File {
        source,
        size,
        identified,
        name: original_name,
        budget: Budget::default(),
    };
    let read = match size {
        0 => Err(Reason::Empty),
        _ => format_of(identified).facts(&mut file, &mut facts),
    };
    facts.not_read = read.err();
    facts.clocks.extend(file_name::clock_in(original_name));
    facts
}

/// The version of the readers of words. It counts up whenever one of them finds something else than before: what was kept of
/// an earlier reading is read again then.
pub const READERS: u32 = 5;

/// The version of what makes clean copies. It counts up whenever one of them comes out otherwise than before: what was kept of a
/// copy is made again then.
pub const COPIERS: u32 = 1;

/// Gives every word in a file that can be searched to a sink as it is found: lines, headers, pages, what a camera wrote,
/// the place as "52.954780, -1.158110".
///
/// A text of any length is read with the memory of a few MiB; [`Budget::searched`] bounds how much of it is read. What the
/// sink keeps is its own matter: [`words_in`], by which evidence is searched today, collects and so reads less.
///
/// ```
/// use std::io::Cursor;
/// use std::ops::ControlFlow;
///
/// use intake::{Budget, FoundPiece, Unfinished, identify, search};
///
/// let bytes = b"He rang.\nHe rang again.\nThen it was quiet.\n";
/// let kind = identify(bytes, "note.txt");
/// let mut lines = 0;
/// let mut second_call = |piece: FoundPiece<'_>| {
///     lines += 1;
///     match piece.text.contains("again") {
///         true => ControlFlow::Break(()),
///         false => ControlFlow::Continue(()),
///     }
/// };
/// let ended = search(&mut Cursor::new(bytes), &kind, Budget::default(), &mut second_call);
/// assert_eq!((ended, lines), (Err(Unfinished::Stopped), 2));
/// ```
///
/// # Errors
/// [`Unfinished::Stopped`] where the sink wanted no more. [`Unfinished::NotLooked`] where the file could not be read to its
/// end; what was found until then was given.
pub fn search(
    source: &mut dyn ReadSeek,
    identified: &Identified,
    budget: Budget,
    sink: &mut dyn WordSink,
) -> Result<Account, Unfinished> {
    let mut file = File::measured(source, identified, budget)?;
    match file.size {
        0 => Ok(Account::whole()),
        _ => format_of(identified).words(&mut file, &mut Giving::to(sink)),
    }
}

/// The same words, collected. What is collected stands in memory, so no more is read than may be held there
/// ([`Budget::bytes`]), and no more is kept than a million texts and 128 MiB of letters. Where there is more, that is told
/// ([`Reason::OnlyTheFirstPart`]).
pub fn words_in(source: &mut dyn ReadSeek, identified: &Identified) -> LookedThrough {
    let budget = Budget::default();
    let held = Budget {
        searched: budget.bytes,
        ..budget
    };
    let mut found = Collecting::default();
    let ended = search(source, identified, held, &mut found);
    let size = source.seek(SeekFrom::End(0)).unwrap_or(u64::MAX);
    found.looked_through(size, ended)
}

/// Makes what can be shown of a file.
pub fn preview(
    source: &mut dyn ReadSeek,
    size: u64,
    identified: &Identified,
    budget: Budget,
) -> Preview {
    let mut file = File {
        source,
        size,
        identified,
        name: "",
        budget,
    };
    let shown = match size {
        0 => Err(Reason::Empty),
        _ => format_of(identified).preview(&mut file),
    };
    shown.unwrap_or_else(|reason| Preview::Nothing { reason })
}

/// Makes a copy anew from what can be read of a file, for a bundle that must not show where somebody lives: pixels without
/// what the camera wrote, words without those that are withheld, the tracks that play. Whatever was not understood is left
/// out. The same file gives the same copy.
///
/// # Errors
/// The file is damaged or beyond the default [`Budget`], or of a kind of which this cannot be made. What was written until then
/// is no copy.
pub fn clean_copy(
    source: &mut dyn ReadSeek,
    identified: &Identified,
    withholding: Withholding<'_>,
    out: &mut dyn Write,
) -> Result<Copied, Reason> {
    let mut file = File::measured(source, identified, Budget::default())?;
    let mut copy = CopyTarget::to(out, withholding);
    let media_type = format_of(identified).clean_copy(&mut file, &mut copy)?;
    Ok(Copied {
        media_type,
        pieces: copy.pieces(),
    })
}
