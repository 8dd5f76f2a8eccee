//! What others read in a copy.

use super::made::{Made, stream};
use super::*;

/// A document that shows these words by a font whose numbers mean whatever its table says.
fn in_any_script(words: &[&str]) -> Made {
    let mut meanings = String::from(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <0000> <FFFF> endcodespacerange ",
    );
    let mut steps = String::from("BT /U 14 Tf 3 Tr 30 180 Td 20 TL ");
    let mut number = 0;
    for word in words {
        steps.push('<');
        for letter in word.chars() {
            number += 1;
            let units: String = letter
                .encode_utf16(&mut [0; 2])
                .iter()
                .map(|unit| format!("{unit:04X}"))
                .collect();
            meanings.push_str(&format!(
                "1 beginbfchar <{number:04X}> <{units}> endbfchar "
            ));
            steps.push_str(&format!("{number:04X}"));
        }
        steps.push_str("> Tj T* ");
    }
    meanings.push_str("endcmap end");
    steps.push_str("ET");
    let mut made = Made::page(&steps);
    made.objects[2] = String::from_utf8(made.objects[2].clone())
        .unwrap()
        .replace("/F 5 0 R", "/F 5 0 R /U 6 0 R")
        .into_bytes();
    made.with("<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] /ToUnicode 8 0 R >>")
        .with("<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 600 /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>")
        .with(stream("", meanings.as_bytes()))
}

#[test]
fn words_of_any_script_are_read_in_the_copy() {
    // Arabic is drawn from its left end, as programs do.
    let arabic: String = "شارع".chars().rev().collect();
    let file = in_any_script(&["café", "Łódź", "王小明", "😀👍", &arabic]).file();
    let copy = copied(&file).unwrap();
    let found = words(&copy).words;
    let read: String = found.iter().map(|one| one.text.as_str()).collect();
    for word in ["café", "Łódź", "王小明", "😀👍", "شارع"] {
        assert!(read.contains(word), "{word}: {read}");
        if let Some(read) = read_by_poppler(&copy) {
            assert!(read.contains(word), "{word}: {read}");
        }
    }
}

#[test]
fn letters_that_no_font_here_draws_are_not_left_out_in_silence() {
    let mut made = in_any_script(&["王小明"]);
    let steps = String::from_utf8(made.objects[3].clone()).unwrap();
    made.objects[3] = steps.replace("3 Tr", "0 Tr").into_bytes();
    // The numbers of this font's letters are beyond those of the fonts at hand.
    for (number, at) in ["0001", "0002", "0003"].into_iter().zip(0xF000..) {
        let beyond = format!("{at:04X}");
        let steps = String::from_utf8(made.objects[3].clone()).unwrap();
        made.objects[3] = steps.replace(number, &beyond).into_bytes();
        made.objects[7] = String::from_utf8(made.objects[7].clone())
            .unwrap()
            .replace(&format!("<{number}> <"), &format!("<{beyond}> <"))
            .into_bytes();
    }
    assert_eq!(copied(&made.file()), Err(Reason::NoCleanCopy));
}

#[test]
fn joined_letters_are_read_apart() {
    let file = in_any_script(&["Fairﬁeld"]).file();
    assert_eq!(page_text(&file), "Fairfield");
    assert!(holds(&copied(&file).unwrap(), "Fairfield"));
    let copy = copied_without(&file, "field").unwrap();
    assert!(!holds(&copy, "ield"));
}

#[test]
fn the_same_file_gives_the_same_copy() {
    let file = in_any_script(&["café", "Łódź"]).file();
    assert!(copied(&file).unwrap() == copied(&file).unwrap());
}

#[test]
fn a_copy_says_nothing_of_itself_and_can_be_copied_again() {
    let copy = copied_without(&Made::words(SECRET).file(), SECRET).unwrap();
    for key in ["/Info", "/Metadata", "Date", "Producer", "/ID"] {
        assert!(
            !copy
                .windows(key.len())
                .any(|window| window == key.as_bytes()),
            "{key}"
        );
    }
    let again = copied(&copy).unwrap();
    assert!(page_text(&again).contains(MARK));
}

#[test]
fn pages_keep_their_size_and_their_number() {
    let made = Made::words("shown").of_page("/Rotate 90 /CropBox [0 0 200 100]");
    let copy = copied(&made.file()).unwrap();
    let document = Pdf::new(copy).unwrap();
    let sizes: Vec<_> = document
        .pages()
        .iter()
        .map(|page| page.render_dimensions())
        .collect();
    assert_eq!(sizes, [(100.0, 200.0)]);
}

#[test]
fn a_document_that_lacks_pages_gets_no_copy() {
    let mut made = Made::words("shown");
    made.objects[1] = b"<< /Type /Pages /Kids [3 0 R 9 0 R] /Count 2 >>".to_vec();
    assert_eq!(copied(&made.file()), Err(Reason::Damaged));
    let many = "3 0 R ".repeat(501);
    made.objects[1] = format!("<< /Type /Pages /Kids [{many}] /Count 501 >>").into_bytes();
    assert_eq!(copied(&made.file()), Err(Reason::TooLarge));
}
