//! Where a large page is cut into blocks.

use domain::ItemKind;

use super::made_up::{MadeUp, with};
use super::{kind, tally};
use crate::Budget;

const BLOCK: usize = 1024 * 1024;

fn finds(page: &str, words: &str) -> bool {
    let bytes = page.as_bytes().to_vec();
    let mut source = MadeUp::new(bytes.len() as u64, with(0, bytes, |_, _| {}));
    let page = kind(ItemKind::Document, "text/html");
    let (found, ended) = tally(&mut source, &page, Budget::default(), words);
    assert_eq!(ended, Ok(()));
    !found.hits.is_empty()
}

#[test]
fn a_page_is_not_cut_where_a_comment_stands_open() {
    // What follows in the comment would begin a script that does not end.
    let comment = format!(
        "<!-- out for now:</p>{}<script> -->",
        "old, ".repeat(40_000)
    );
    for before in [BLOCK - 100, BLOCK - 10_000, BLOCK - 150_000] {
        let start = "<p>It is quiet.</p>".repeat(before / 19);
        let page = format!("{start}{comment}<p>Ask at silver<b>birch</b> lane</p>");
        assert!(finds(&page, "silverbirch lane"), "{before}");
    }
}

#[test]
fn a_comment_that_is_closed_or_never_closed_hides_no_place_to_cut() {
    let closed = "<!--><!-- a </p> --><p>It is quiet.</p>".repeat(BLOCK / 30);
    assert!(finds(
        &format!("{closed}Ask at silver<b>birch</b> lane"),
        "silverbirch lane"
    ));
    let open = format!("<!-- {}", "<p>old</p>".repeat(BLOCK / 5));
    assert!(finds(
        &format!("{open}Ask at silver<b>birch</b> lane"),
        "silver<b>birch"
    ));
}
