//! What is collected stands in memory, so it has an end.

use std::io::Cursor;

use domain::ItemKind;

use super::kind;
use crate::found::{Collecting, MOST_COLLECTED, MOST_PIECES};
use crate::stream::pieces::{LONGEST, OVERLAP};
use crate::{FoundPiece, Reason, Spot, Unfinished, WordSink, words_in};

#[test]
fn no_more_lines_are_collected_than_may_be_held() {
    let text = kind(ItemKind::Text, "text/plain");
    let whole = words_in(&mut Cursor::new("a\n".repeat(MOST_PIECES)), &text);
    assert_eq!((whole.words.len(), whole.not_looked), (MOST_PIECES, None));
    let more = words_in(&mut Cursor::new("a\n".repeat(MOST_PIECES + 1)), &text);
    assert_eq!(
        (more.words.len(), more.not_looked),
        (MOST_PIECES, Some(Reason::OnlyTheFirstPart))
    );
}

#[test]
fn no_more_letters_are_collected_than_may_be_held() {
    let mut found = Collecting::default();
    let text = "a".repeat(LONGEST);
    let mut piece = FoundPiece {
        text: &text,
        spot: &Spot::Line(1),
        repeated: 0,
    };
    let mut taken = 0;
    while found.take(piece).is_continue() {
        taken += text.len() - piece.repeated;
        piece.repeated = OVERLAP;
    }
    let found = found.looked_through(taken as u64, Err(Unfinished::Stopped));
    assert_eq!((found.words.len(), found.words[0].text.len()), (1, taken));
    assert!(taken <= MOST_COLLECTED && taken > MOST_COLLECTED - LONGEST);
    assert_eq!(found.not_looked, Some(Reason::OnlyTheFirstPart));
}
