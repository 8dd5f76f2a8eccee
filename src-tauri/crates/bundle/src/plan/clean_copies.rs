//! The clean copies of items: what is withheld in each, and what comes of it.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::ops::Range;

use disk::Hasher;
use domain::{Digest, EntryId};

use crate::case_file::Evidence;
use crate::plan::redaction::{DetailKind, Protected, hits, matches_in};

/// What stays out of the clean copy of one item: the details that the person withholds in it, and whatever is protected and
/// was not left. A copy is a text of its own, so it is searched itself. In it may stand whole what was found in pieces.
///
/// A copy writes otherwise what it says, so details are known again by their value and not by how they were written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WithheldInCopy {
    withheld: BTreeSet<(DetailKind, String)>,
    left: BTreeSet<(DetailKind, String)>,
    /// Whether a point is withheld: then every other one is, too, for one place is written in many ways.
    points: bool,
}

impl WithheldInCopy {
    /// Notes a detail that was found in the item.
    pub(crate) fn note(&mut self, kind: DetailKind, value: String, is_withheld: bool) {
        self.points |= is_withheld && kind == DetailKind::Point;
        match is_withheld {
            true => self.withheld.insert((kind, value)),
            false => self.left.insert((kind, value)),
        };
    }

    /// Whether something of the item is withheld.
    pub(crate) fn is_any(&self) -> bool {
        !self.withheld.is_empty()
    }

    fn in_text(&self, text: &str, protected: &Protected) -> Vec<Range<usize>> {
        let matches = matches_in(text, protected);
        let found = hits(text, &matches);
        let withheld = matches.iter().zip(&found).filter(|(matched, hit)| {
            let detail = (hit.kind, hit.value(&protected.shapes));
            let is_point = hit.kind == DetailKind::Point;
            (is_point && self.points)
                || self.withheld.contains(&detail)
                || (matched.protected && !self.left.contains(&detail))
        });
        withheld
            .map(|(matched, _)| matched.from..matched.to)
            .collect()
    }
}

/// A clean copy as it will be handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CleanCopy {
    pub(crate) digest: Digest,
    pub(crate) size: u64,
    pub(crate) media_type: &'static str,
}

impl CleanCopy {
    /// What comes of making it; nothing where it cannot be made.
    pub(crate) fn of(
        item: EntryId,
        withheld: &WithheldInCopy,
        protected: &Protected,
        evidence: &dyn Evidence,
    ) -> Option<Self> {
        let mut counted = Counted::default();
        let media_type = write_clean_copy(item, withheld, protected, evidence, &mut counted)?;
        Some(Self {
            digest: counted.hash.finish(),
            size: counted.size,
            media_type,
        })
    }
}

/// Makes the copy, and gives its media type. The same item with the same withheld gives the same bytes.
pub(crate) fn write_clean_copy(
    item: EntryId,
    withheld: &WithheldInCopy,
    protected: &Protected,
    evidence: &dyn Evidence,
    out: &mut dyn Write,
) -> Option<&'static str> {
    evidence.clean_copy(item, &|text| withheld.in_text(text, protected), out)
}

#[derive(Default)]
struct Counted {
    hash: Hasher,
    size: u64,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.hash.update(bytes);
        self.size += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::sample::Sample;

    #[test]
    fn what_was_withheld_is_known_again_however_the_copy_writes_it() {
        let protected = Protected::of(&Sample::new().case());
        let mut withheld = WithheldInCopy::default();
        withheld.note(DetailKind::Point, "x".into(), true);
        withheld.note(DetailKind::Number, "7700900456".into(), true);
        let text = "At 52.954780\t-1.158110, ring 07700\n900456 or 07700 900999.";
        let parts = withheld.in_text(text, &protected);
        let parts: Vec<&str> = parts.into_iter().map(|part| &text[part]).collect();
        assert_eq!(parts, ["52.954780\t-1.158110", "07700\n900456"]);
    }
}
