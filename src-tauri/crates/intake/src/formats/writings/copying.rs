//! A copy of a text in plain letters.

use crate::Reason;
use crate::clean_copy::CopyTarget;
use crate::formats::writings::{packed, plain};
use crate::stream::text::TextSource;
use crate::stream::undecodable::is_strange;

/// Writes a text that comes part by part, as [`write_held`] does. What is withheld may begin in one part and end in the next,
/// so it stands in memory as a whole.
pub(crate) fn write_text(
    copy: &mut CopyTarget<'_>,
    mut source: impl TextSource,
) -> Result<&'static str, Reason> {
    let mut text = String::new();
    while source.append_to(&mut text)? {}
    write_held(copy, &text)?;
    Ok("text/plain")
}

/// Writes a text without what is packed in it, without control characters, and without what is withheld of it: as it is
/// written, and once more in the plain letters in which it then goes over.
pub(crate) fn write_held(copy: &mut CopyTarget<'_>, text: &str) -> Result<(), Reason> {
    let shown = copied(copy, text);
    copy.write(shown.as_bytes())
}

/// See [`write_held`].
pub(crate) fn copied(copy: &CopyTarget<'_>, text: &str) -> String {
    let withholding = copy.withholding;
    let unpacked = without_packed(text, withholding.mark);
    let plain = plain::plain_text(&withholding.text(&unpacked));
    // In plain letters something may be seen to be packed that was not before.
    let plain = without_packed(&plain, withholding.mark);
    withholding.text(&plain)
}

fn without_packed(text: &str, mark: &str) -> String {
    let mut kept = String::with_capacity(text.len());
    let mut at = 0;
    let mut keep = |part: &str| kept.extend(part.chars().filter(|letter| !is_strange(*letter)));
    for packed in packed::all_in(text) {
        let range = packed.range;
        let (from, to) = (range.start as usize, range.end as usize);
        keep(text.get(at..from).unwrap_or_default());
        keep(mark);
        at = to;
    }
    keep(text.get(at..).unwrap_or_default());
    kept
}
