//! The clean copies of items: what is withheld in each, and what comes of it.

use std::cell::Cell;
use std::collections::BTreeSet;
use std::env::consts;
use std::io::{self, Write};
use std::ops::Range;

use disk::Hasher;
use domain::{Digest, EntryId, Item};
use serde::Serialize;

use crate::case_file::Evidence;
use crate::clean_copy::{CleanCopy, Copied, CopyPiece, KeptCopy, NotCopied};
use crate::plan::redaction::{DetailKind, Protected, hits, matches_in};

/// What stays out of the clean copy of one item: the details that the person withholds in it, and whatever is protected and
/// was not left. A copy is a text of its own, so it is searched itself. In it may stand whole what was found in pieces.
///
/// A copy writes otherwise what it says, so details are known again by their value and not by how they were written.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
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

/// What is withheld in a clean copy, and its pieces where it is written by them.
#[derive(Debug, Clone)]
pub(crate) struct PlannedCopy {
    pub(crate) withheld: WithheldInCopy,
    pub(crate) pieces: Option<Vec<CopyPiece>>,
}

/// What a copy is of: it comes out the same as long as that is the same.
pub(crate) struct CopiedOf {
    item: Digest,
    words: Digest,
}

impl CopiedOf {
    pub(crate) fn new(item: &Item, withheld: &WithheldInCopy, protected: &Protected) -> Self {
        // Pages may be drawn otherwise on another system, and a record goes from one to another.
        let program = (env!("CARGO_PKG_VERSION"), consts::OS, consts::ARCH);
        let kept = (&item.digest, &item.media_type, &item.original_name);
        let item = digest_of(&(program, kept, item.item_kind));
        let words = digest_of(&(item, protected.gathered_from(), withheld));
        Self { item, words }
    }

    const fn digest(&self, of_words: bool) -> Digest {
        match of_words {
            true => self.words,
            false => self.item,
        }
    }
}

fn digest_of(what: &impl Serialize) -> Digest {
    let mut hash = Hasher::default();
    serde_json::to_writer(&mut hash, what).expect("texts and numbers are JSON");
    hash.finish()
}

impl KeptCopy {
    /// What comes of making it; nothing where the item could not be read now.
    pub(crate) fn made(
        id: EntryId,
        of: &CopiedOf,
        withheld: &WithheldInCopy,
        protected: &Protected,
        evidence: &dyn Evidence,
    ) -> Option<Self> {
        let mut counted = Counted::default();
        let of_words = Cell::new(false);
        let in_text = |text: &str| {
            of_words.set(true);
            withheld.in_text(text, protected)
        };
        let copy = match evidence.clean_copy(id, &in_text, &mut counted) {
            Ok(copied) => Some(CleanCopy {
                digest: counted.hash.finish(),
                size: counted.size,
                media_type: copied.media_type,
                pieces: copied.pieces.filter(|_| !of_words.get()),
            }),
            Err(NotCopied::NoneCanBeMade) => None,
            Err(NotCopied::CouldNotBeRead) => return None,
        };
        Some(Self {
            of: of.digest(of_words.get()),
            of_words: of_words.get(),
            copy,
        })
    }

    pub(crate) fn is_of(&self, of: &CopiedOf) -> bool {
        self.of == of.digest(self.of_words)
    }
}

/// Makes the copy. The same item with the same withheld gives the same bytes.
pub(crate) fn write_clean_copy(
    item: EntryId,
    withheld: &WithheldInCopy,
    protected: &Protected,
    evidence: &dyn Evidence,
    out: &mut dyn Write,
) -> Result<Copied, NotCopied> {
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
    use std::sync::atomic::{AtomicUsize, Ordering};

    use domain::UnreadPart;
    use serde_json::json;

    use super::*;
    use crate::case_file::{HandedOver, WithheldIn};
    use crate::plan::choice::Choice;
    use crate::plan::items::searched_items::SearchedItems;
    use crate::plan::plan_again;
    use crate::verify::sample::{Otherwise, Sample, id};

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

    /// A sample of which two exhibits do not go out as they were received.
    fn unread() -> Sample {
        let mut sample = Sample::filled();
        let part = BTreeSet::from([UnreadPart::BesidePixels]);
        sample.unread.insert(id(20), part);
        sample
    }

    fn made() -> Copied {
        Copied {
            media_type: "image/jpeg".to_owned(),
            pieces: None,
        }
    }

    /// How often copies are made when the case is planned, what was known before being known, and what is new by it.
    fn planned(
        sample: &Sample,
        known: Vec<(EntryId, KeptCopy)>,
        asks: bool,
    ) -> (usize, Vec<(EntryId, KeptCopy)>) {
        let times = AtomicUsize::new(0);
        let copy = |withheld: WithheldIn<'_>| {
            times.fetch_add(1, Ordering::Relaxed);
            if asks {
                withheld("words");
            }
            Ok(made())
        };
        let mut searched = SearchedItems::knowing(known.into_iter().collect());
        let evidence = Otherwise::copied(sample, &copy);
        plan_again(&sample.case(), &evidence, &mut searched, &Choice::default());
        (times.into_inner(), searched.new_copies())
    }

    #[test]
    fn a_copy_that_was_kept_is_not_made_again() {
        let sample = unread();
        for asks in [false, true] {
            let (times, kept) = planned(&sample, Vec::new(), asks);
            assert_eq!((times, kept.len()), (2, 2));
            assert_eq!(planned(&sample, kept, asks), (0, Vec::new()));
        }
    }

    #[test]
    fn a_copy_of_words_is_made_again_once_something_else_is_protected_and_a_picture_is_not() {
        let sample = unread();
        let mut later = unread();
        let protected = json!({"kind": "person", "name": "Priya", "role": "witness", "numbers": ["07700 900777"], "protected": true});
        later.record(id(77), protected);
        for asks in [false, true] {
            let (_, kept) = planned(&sample, Vec::new(), asks);
            assert_eq!(planned(&later, kept, asks).0, 2 * usize::from(asks));
        }
    }

    #[test]
    fn a_file_that_could_not_be_read_now_is_tried_again_and_one_of_which_none_can_be_made_is_not() {
        let sample = unread();
        for (why, times) in [
            (NotCopied::CouldNotBeRead, 4),
            (NotCopied::NoneCanBeMade, 2),
        ] {
            let tried = AtomicUsize::new(0);
            let copy = |_: WithheldIn<'_>| {
                tried.fetch_add(1, Ordering::Relaxed);
                Err(why)
            };
            let evidence = Otherwise::copied(&sample, &copy);
            let mut searched = SearchedItems::default();
            for _ in 0..2 {
                let plan = plan_again(&sample.case(), &evidence, &mut searched, &Choice::default());
                assert!(
                    plan.exhibits
                        .iter()
                        .any(|file| file.how == HandedOver::PoliceOnly)
                );
            }
            assert_eq!(tried.into_inner(), times, "{why:?}");
        }
    }
}
