//! Files of any size are read with little memory, and no end of reading is taken for another.

mod collected;
mod edges;
mod endings;
pub(super) mod made_up;
mod memory;
mod pages;
mod partly;
mod two_sets;

use std::ops::ControlFlow;

use crate::{Budget, FoundPiece, Identified, Unfinished, search};
use made_up::MadeUp;

/// What a search gave, without holding it.
#[derive(Debug, Default)]
struct Tally {
    longest_piece: usize,
    /// Bytes that were given, those that were given again left out.
    bytes: usize,
    /// Where the word that is looked for was found.
    hits: Vec<String>,
}

fn tally<F: Fn(u64, &mut [u8])>(
    source: &mut MadeUp<F>,
    identified: &Identified,
    budget: Budget,
    word: &str,
) -> (Tally, Result<(), Unfinished>) {
    let mut tally = Tally::default();
    let mut sink = |piece: FoundPiece<'_>| {
        tally.longest_piece = tally.longest_piece.max(piece.text.len());
        tally.bytes += piece.text.len() - piece.repeated;
        if piece.text.contains(word) {
            tally.hits.push(format!("{:?}", piece.spot));
        }
        ControlFlow::Continue(())
    };
    let ended = search(source, identified, budget, &mut sink);
    (tally, ended.map(|_| ()))
}

fn kind(item_kind: domain::ItemKind, media_type: &str) -> Identified {
    Identified {
        item_kind,
        media_type: media_type.to_owned(),
    }
}
