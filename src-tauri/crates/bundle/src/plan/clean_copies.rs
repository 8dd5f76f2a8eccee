//! The clean copies of items: what is withheld in each, and what comes of it.

use std::collections::BTreeSet;
use std::io::{self, Write};
use std::ops::Range;

use disk::Hasher;
use domain::{Digest, EntryId};

use crate::case_file::Evidence;
use crate::plan::redaction::{Protected, matches_in};

/// What stays out of the clean copy of one item: the details that the person withholds in it, and whatever is protected and
/// was not left. A copy is a text of its own, so it is searched itself. In it may stand whole what was found in pieces.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct WithheldInCopy {
    withheld: BTreeSet<String>,
    left: BTreeSet<String>,
}

impl WithheldInCopy {
    /// Notes a detail that was found in the item.
    pub(crate) fn note(&mut self, found: &str, is_withheld: bool) {
        match is_withheld {
            true => self.withheld.insert(found.to_owned()),
            false => self.left.insert(found.to_owned()),
        };
    }

    /// Whether something of the item is withheld.
    pub(crate) fn is_any(&self) -> bool {
        !self.withheld.is_empty()
    }

    fn in_text(&self, text: &str, protected: &Protected) -> Vec<Range<usize>> {
        let matches = matches_in(text, protected).into_iter();
        let withheld = matches.filter(|matched| {
            let found = matched.text(text);
            self.withheld.contains(found) || (matched.protected && !self.left.contains(found))
        });
        withheld.map(|matched| matched.from..matched.to).collect()
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
