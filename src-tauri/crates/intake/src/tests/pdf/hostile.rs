//! PDFs that are broken, or made to hide something or never to end.

use proptest::prelude::*;

use super::made::{Made, append, stream};
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
    assert_eq!(words(&file).not_looked, Some(Reason::TooLarge));
    assert_eq!(copied(&file), Err(Reason::TooLarge));
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

fn form(more: &str, bytes: &[u8]) -> Vec<u8> {
    stream(
        &format!("/Type /XObject /Subtype /Form /BBox [0 0 9 9] {more}"),
        bytes,
    )
}

/// Parts that each draw the next so often, from this number on, and the last of which draws something.
fn with_parts(mut made: Made, first: usize) -> Vec<u8> {
    for next in first + 1..first + 6 {
        let resources = format!("/Resources << /XObject << /X {next} 0 R >> >>");
        made.add(form(&resources, "/X Do ".repeat(12).as_bytes()));
    }
    made.add(form("", b"0 0 1 1 re f"));
    made.file()
}

fn page_with(resources: &str, steps: &str) -> Made {
    let mut made = Made::page(steps);
    made.objects[2] = format!(
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Resources << {resources} >> /Contents 4 0 R >>"
    )
    .into_bytes();
    made
}

/// Each is drawn by whoever draws the page.
#[test]
fn letters_patterns_and_masks_that_draw_parts_of_parts_end() {
    let inner = "/Resources << /XObject << /X 8 0 R >> >>";
    let letter = page_with("/Font << /T 6 0 R >>", "BT /T 10 Tf (a) Tj ET")
        .with(
            "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1000 1000] /FontMatrix [0.001 0 0 0.001 0 0] \
             /CharProcs << /a 7 0 R >> /Encoding << /Type /Encoding /Differences [97 /a] >> \
             /FirstChar 97 /LastChar 97 /Widths [500] /Resources << /XObject << /X 8 0 R >> >> >>",
        )
        .with(stream("", b"500 0 d0 /X Do"));
    let pattern = page_with("/Pattern << /P 6 0 R >>", "/Pattern cs /P scn 0 0 300 200 re f")
        .with(stream(
            &format!("/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [0 0 9 9] /XStep 9 /YStep 9 {inner}"),
            b"/X Do",
        ))
        .with("null");
    let mask = page_with("/ExtGState << /G 6 0 R >>", "/G gs 0 0 300 200 re f")
        .with("<< /Type /ExtGState /SMask << /Type /Mask /S /Luminosity /G 7 0 R >> >>")
        .with(form(
            &format!("/Group << /S /Transparency /CS /DeviceGray >> {inner}"),
            b"/X Do",
        ));
    for (name, made) in [("letter", letter), ("pattern", pattern), ("mask", mask)] {
        let file = with_parts(made, 8);
        assert_eq!(words(&file).not_looked, Some(Reason::TooLarge), "{name}");
        assert_eq!(copied(&file), Err(Reason::TooLarge), "{name}");
    }
}

/// No page draws too much, but all of them draw the same.
fn many_pages_that_draw_the_same() -> Made {
    let mut made = Made::page(&"0 0 1 1 re f ".repeat(20_000));
    let mut pages = String::from("3 0 R");
    for _ in 1..200 {
        let page =
            made.add("<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Contents 4 0 R >>");
        pages.push_str(&format!(" {page} 0 R"));
    }
    made.objects[1] = format!("<< /Type /Pages /Kids [{pages}] /Count 200 >>").into_bytes();
    made
}

#[test]
fn of_many_pages_that_draw_much_the_first_are_read() {
    let file = many_pages_that_draw_the_same().file();
    assert_eq!(words(&file).not_looked, Some(Reason::OnlyTheFirstPart));
    assert_eq!(copied(&file), Err(Reason::TooLarge));
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    miniz_oxide::deflate::compress_to_vec_zlib(bytes, 6)
}

#[test]
fn what_unpacks_to_more_than_may_be_held_is_not_unpacked() {
    let blanks = packed(&vec![b' '; 70 * 1024 * 1024]);
    let twice = stream("/Filter [/FlateDecode /FlateDecode]", &packed(&blanks));
    let once = stream("/Filter /FlateDecode", &blanks);
    for steps in [twice, once] {
        let mut made = Made::page("");
        made.objects[3] = steps;
        let file = made.file();
        assert!(file.len() < 100_000);
        assert_eq!(words(&file).not_looked, Some(Reason::TooLarge));
        assert_eq!(copied(&file), Err(Reason::TooLarge));
    }
}

#[test]
fn an_attachment_that_many_name_is_unpacked_so_often_and_no_more() {
    let blanks = packed(&vec![b' '; 8 * 1024 * 1024]);
    let with_names = |count| {
        let mut made = Made::words("shown");
        let many = made.add(stream("/Filter /FlateDecode", &blanks));
        for _ in 0..count {
            made.add(format!("<< /Type /Filespec /EF << /F {many} 0 R >> >>"));
        }
        let last = made.add(stream("", b"the last words"));
        made.add(format!("<< /Type /Filespec /EF << /F {last} 0 R >> >>"));
        let found = words(&made.file());
        let last = found.words.iter().any(|one| one.text == "the last words");
        (last, found.not_looked)
    };
    assert_eq!(with_names(1), (true, None));
    let cut_short = Some(Reason::OnlyTheFirstPart);
    assert_eq!(with_names(20), (false, cut_short));
}

/// The page as it is now is read with a few steps; those of an older version, or with all layers, take more than there are.
#[test]
fn an_older_version_that_draws_too_much_is_said_not_to_be_read_whole() {
    let mut file = many_pages_that_draw_the_same().file();
    let now = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>";
    append(
        &mut file,
        vec![
            (2, now.as_bytes().to_vec()),
            (4, stream("", b"BT /F 14 Tf 30 100 Td (shown) Tj ET")),
        ],
        "",
    );
    assert_eq!(page_text(&file).trim(), "shown");
    assert_eq!(words(&file).not_looked, Some(Reason::OnlyTheFirstPart));
    assert!(copied(&file).is_ok());
}

/// A part that is nothing but blanks draws nothing, but is unpacked wherever it is drawn.
#[test]
fn a_blank_part_that_is_drawn_again_and_again_ends() {
    let blanks = packed(&vec![b' '; 4 * 1024 * 1024]);
    let with_parts = |count| {
        let made = Made::page(&format!(
            "BT /F 14 Tf 30 100 Td (shown) Tj ET {}",
            "/X Do ".repeat(count)
        ));
        let made = made.resources("/XObject << /X 6 0 R >>");
        made.with(form("/Filter /FlateDecode", &blanks)).file()
    };
    assert_eq!(words(&with_parts(2)).not_looked, None);
    assert!(copied(&with_parts(2)).is_ok());
    let many = with_parts(100);
    assert_eq!(words(&many).not_looked, Some(Reason::TooLarge));
    assert_eq!(copied(&many), Err(Reason::TooLarge));
}
