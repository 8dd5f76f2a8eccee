//! The questions that are asked of every file. What its format makes of them stands in `formats`.

use domain::ItemKind;

use crate::facts::Facts;
use crate::formats::format::File;
use crate::formats::format_of;
use crate::found::LookedThrough;
use crate::identify::file_name;
use crate::preview::Preview;
use crate::stripped::Stripped;
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
pub const READERS: u32 = 1;

/// Every word in a file that can be searched: lines, headers, pages, what a camera wrote, the place
/// as "52.954780, -1.158110".
pub fn words_in(source: &mut dyn ReadSeek, identified: &Identified) -> LookedThrough {
    let mut found = LookedThrough::default();
    let looked = File::measured(source, identified).and_then(|mut file| match file.size {
        0 => Ok(()),
        _ => format_of(identified).words(&mut file, &mut found),
    });
    found.not_looked = looked.err();
    found
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
    };
    let shown = match size {
        0 => Err(Reason::Empty),
        _ => format_of(identified).preview(&mut file, &budget),
    };
    shown.unwrap_or_else(|reason| Preview::Nothing { reason })
}

/// Makes a copy without place, time, device and comments, for a bundle that must not show where
/// somebody lives. JPEG and PNG keep their pixels exactly as they were compressed; only how to turn
/// the picture is kept of the metadata. Whatever follows the end of the picture (phones put short
/// films there) is left out.
///
/// # Errors
/// The picture is damaged or beyond the default [`Budget`], or of a kind with which this cannot be
/// done: then no copy goes out.
pub fn stripped_copy(source: &mut dyn ReadSeek, media_type: &str) -> Result<Stripped, Reason> {
    let identified = Identified {
        item_kind: ItemKind::Photo,
        media_type: media_type.to_owned(),
    };
    let mut file = File::measured(source, &identified)?;
    format_of(&identified).stripped(&mut file)
}
