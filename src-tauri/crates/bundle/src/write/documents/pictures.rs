//! Pictures on their way into print: made on every core ahead of the printer, which takes them one at a time, and none of them
//! twice while there is room to keep it.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};
use std::num::NonZeroUsize;
use std::sync::mpsc::{Receiver, sync_channel};
use std::thread;

use domain::EntryId;

/// As many lie ready on each core before they are asked for.
const AHEAD: usize = 2;
/// A case with more bytes of pictures than these has the rest of them made again for a further document.
const MOST_KEPT: usize = 128 * 1024 * 1024;

/// Makes the picture of an item, or nothing where it has none.
pub(super) type Make<'a> = &'a (dyn Fn(EntryId) -> Option<Vec<u8>> + Sync);

/// Gives the picture of an item.
pub(super) type Give<'a> = dyn FnMut(EntryId) -> Option<Vec<u8>> + 'a;

/// What was made so far, for the documents that are still to come.
pub(super) struct PicturesMade {
    /// Whether more than one document shows them.
    are_shown_again: bool,
    kept: RefCell<BTreeMap<EntryId, Option<Vec<u8>>>>,
}

impl PicturesMade {
    /// None yet. They are kept only where a further document shows them.
    pub(super) fn none(are_shown_again: bool) -> Self {
        Self {
            are_shown_again,
            kept: RefCell::default(),
        }
    }

    /// Hands the pictures of these items to whoever prints. They are asked for in this order.
    pub(super) fn hand_to<Done>(
        &self,
        items: &[EntryId],
        make: Make<'_>,
        print: impl FnOnce(&mut Give<'_>) -> Done,
    ) -> Done {
        let ahead = self.to_be_made(items);
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        thread::scope(|scope| {
            let made: Vec<Receiver<Option<Vec<u8>>>> = (0..cores)
                .map(|core| {
                    let (give, take) = sync_channel(AHEAD);
                    let mine = ahead.iter().skip(core).step_by(cores);
                    scope.spawn(move || {
                        for item in mine {
                            // Nobody takes it once printing ended early.
                            if give.send(make(*item)).is_err() {
                                break;
                            }
                        }
                    });
                    take
                })
                .collect();
            let mut asked_for = 0;
            print(&mut |item| {
                let kept = self.kept.borrow().get(&item).cloned();
                if let Some(kept) = kept {
                    return kept;
                }
                let picture = if ahead.get(asked_for) == Some(&item) {
                    let at = asked_for % cores;
                    asked_for += 1;
                    made[at].recv().ok().flatten()
                } else {
                    make(item)
                };
                self.keep(item, picture.as_ref());
                picture
            })
        })
    }

    /// Each once, in order.
    fn to_be_made(&self, items: &[EntryId]) -> Vec<EntryId> {
        let kept = self.kept.borrow();
        let mut seen = BTreeSet::new();
        let new = |item: &&EntryId| !kept.contains_key(item) && seen.insert(**item);
        items.iter().filter(new).copied().collect()
    }

    fn keep(&self, item: EntryId, picture: Option<&Vec<u8>>) {
        let mut kept = self.kept.borrow_mut();
        let held: usize = kept.values().flatten().map(Vec::len).sum();
        let more = picture.map_or(0, Vec::len);
        if self.are_shown_again && held + more <= MOST_KEPT {
            kept.insert(item, picture.cloned());
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Mutex;

    use super::*;
    use crate::verify::sample::id;

    fn items() -> Vec<EntryId> {
        (1..=40).map(id).collect()
    }

    fn picture(item: EntryId) -> Option<Vec<u8>> {
        // One of them has none.
        (item != id(7)).then(|| item.to_string().into_bytes())
    }

    #[test]
    fn each_comes_in_its_order_and_is_made_once_for_two_documents() {
        let made = Mutex::new(Vec::new());
        let make = |item| {
            made.lock().unwrap().push(item);
            picture(item)
        };
        let pictures = PicturesMade::none(true);
        // One picture stands on two cards.
        let wanted = [items(), vec![id(3)]].concat();
        for _document in 0..2 {
            pictures.hand_to(&wanted, &make, |give| {
                for item in &wanted {
                    assert_eq!(give(*item), picture(*item), "{item}");
                }
            });
        }
        let mut made = made.into_inner().unwrap();
        made.sort_unstable();
        assert_eq!(made, items());
    }

    #[test]
    fn what_is_shown_by_one_document_alone_is_not_kept() {
        let pictures = PicturesMade::none(false);
        pictures.hand_to(&items(), &picture, |give| {
            for item in items() {
                give(item);
            }
        });
        assert!(pictures.kept.borrow().is_empty());
    }

    #[test]
    fn printing_that_ends_early_waits_for_nobody() {
        let cores = thread::available_parallelism().map_or(1, NonZeroUsize::get);
        // What lies ready, what waits to be taken, and the one that was.
        let most = cores * (AHEAD + 1) + 1;
        let items: Vec<EntryId> = (1..=10 * most as u128).map(id).collect();
        let made = Mutex::new(0);
        let make = |item| {
            *made.lock().unwrap() += 1;
            picture(item)
        };
        let pictures = PicturesMade::none(true);
        let first = pictures.hand_to(&items, &make, |give| give(id(1)));
        assert_eq!(first, picture(id(1)));
        let made = made.into_inner().unwrap();
        assert!(made <= most, "{made} of {} are made", items.len());
    }
}
