//! PDFs that are broken, or made to hide something or never to end.

use proptest::prelude::*;

use super::made::{Made, stream};
use super::*;

#[test]
fn a_broken_document_is_copied_or_refused() {
    let file = Made::words(SECRET)
        .of_page("/Annots [6 0 R]")
        .with("<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (note) >>")
        .file();
    for part in 0..24 {
        let cut = &file[..file.len() * part / 24];
        let _ = words(cut);
        let _ = copied_without(cut, SECRET);
        let mut flipped = file.clone();
        let at = file.len() * part / 24;
        flipped[at] ^= 1 << (part % 8);
        let _ = words(&flipped);
        if let Ok(copy) = copied_without(&flipped, SECRET) {
            assert!(!holds(&copy, SECRET), "{part}");
        }
    }
}

#[test]
fn a_page_that_draws_parts_of_parts_for_ever_ends() {
    let part = |next: usize| {
        stream(
            &format!(
                "/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X {next} 0 R >> >>"
            ),
            "/X Do ".repeat(40).as_bytes(),
        )
    };
    let made = (7..14).fold(
        Made::page("/X Do").resources("/XObject << /X 6 0 R >>"),
        |made, next| made.with(part(next)),
    );
    let drawn = "0 0 1 1 re f ".repeat(2000);
    let made = made.with(stream(
        "/Type /XObject /Subtype /Form /BBox [0 0 9 9]",
        drawn.as_bytes(),
    ));
    let file = made.file();
    assert_eq!(words(&file).not_looked, Some(Reason::Damaged));
    assert_eq!(copied(&file), Err(Reason::Damaged));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever stands where no reader looks is not in the copy.
    #[test]
    fn what_is_ignored_never_reaches_the_copy(hidden in "[A-Za-z0-9]{24,48}") {
        let plain = copied(&Made::words("shown").file()).unwrap();
        let mut after = Made::words("shown").file();
        after.extend(hidden.bytes());
        let mut comment = Made::words("shown");
        comment.objects[0] = format!("<< %{hidden}\n /Type /Catalog /Pages 2 0 R >>").into_bytes();
        let files = [
            after,
            comment.file(),
            Made::words("shown").of_page(&format!("/Own ({hidden})")).file(),
            Made::words("shown").of_page(&format!("/{hidden} 1")).file(),
            Made::words("shown").with(stream("", hidden.as_bytes())).file(),
            Made::words("shown").with(format!("({hidden})")).file(),
            Made::page(&format!("%{hidden}\nBT /F 14 Tf 30 100 Td (shown) Tj ET /A << /B ({hidden}) >> DP")).file(),
        ];
        for file in files {
            prop_assert!(copied(&file).unwrap() == plain);
        }
    }
}
