//! What is withheld is covered in the pictures and left out of the words.

use super::made::{Made, stream};
use super::*;

/// Draws a document once as it is and once without the secret. All that shows the secret has to be black then, and two pixels
/// around it, so that no edge of a letter tells which it was.
fn is_covered(only_the_secret: &Made) {
    let file = only_the_secret.file();
    let open = &pictures(&copied(&file).unwrap())[0];
    let copy = copied_without(&file, SECRET).unwrap();
    let covered = &pictures(&copy)[0];
    let rows = open.levels.len() / open.width;
    let is_dark = |row: usize, column: usize| open.levels[row * open.width + column] < 250;
    let mut dark = 0;
    for row in 2..rows - 2 {
        for column in 2..open.width - 2 {
            if is_dark(row, column) {
                dark += 1;
                for (down, across) in [(0, 2), (4, 2), (2, 0), (2, 4)] {
                    let at = (row + down - 2) * open.width + column + across - 2;
                    assert_eq!(covered.levels[at], 0, "{row} {column}");
                }
            }
        }
    }
    let black = covered.levels.iter().filter(|level| **level == 0).count();
    assert!(dark > 100, "it shows the secret: {dark}");
    assert!(black < dark * 12, "no more is covered: {black} for {dark}");
    for part in [SECRET, "Fairfield", "Row"] {
        assert!(!holds(&copy, part), "{part}");
    }
    assert!(page_text(&copy).contains(MARK), "{}", page_text(&copy));
}

#[test]
fn words_on_a_page_are_covered() {
    is_covered(&Made::words(SECRET));
}

#[test]
fn other_words_stay() {
    let file = Made::words(&format!("Write to {SECRET}, Anytown.")).file();
    let copy = copied_without(&file, SECRET).unwrap();
    assert_eq!(page_text(&copy).trim(), "Write to [withheld], Anytown.");
    if let Some(read) = read_by_poppler(&copy) {
        assert_eq!(read.trim(), "Write to [withheld], Anytown.");
    }
    let open = copied(&file).unwrap();
    assert!(page_text(&open).contains("Write to 12 Fairfield Row, Anytown."));
}

#[test]
fn words_are_covered_however_they_are_drawn() {
    let drawn = [
        // Pulled together and apart.
        "BT /F 14 Tf 30 100 Td [(12 F) 40 (airf) -60 (ield R) 80 (ow)] TJ ET",
        // Turned, leaning, upside down.
        "BT /F 14 Tf 0.7 0.7 -0.7 0.7 100 40 Tm (12 Fairfield Row) Tj ET",
        "BT /F 14 Tf 0 1 -1 0 100 40 Tm (12 Fairfield Row) Tj ET",
        "BT /F 14 Tf 1 0 0.5 1 30 100 Tm (12 Fairfield Row) Tj ET",
        "BT /F 14 Tf -1 0 0 -1 200 100 Tm (12 Fairfield Row) Tj ET",
        // Filled and stroked.
        "BT /F 14 Tf 2 Tr 1 w 30 100 Td (12 Fairfield Row) Tj ET",
        // Narrow, wide, spread.
        "BT /F 14 Tf 60 Tz 30 100 Td (12 Fairfield Row) Tj ET",
        "BT /F 14 Tf 150 Tz 30 100 Td (12 Fairfield Row) Tj ET",
        "BT /F 14 Tf 1 Tc 30 100 Td (12 Fairfield Row) Tj ET",
        // Over two lines.
        "BT /F 14 Tf 30 100 Td 18 TL (12 Fairfield) Tj T* (Row) Tj ET",
        // The number behind the street, and every word twice to make it bold.
        "BT /F 14 Tf 60 100 Td (Fairfield Row) Tj -20 0 Td (12) Tj ET",
        "BT /F 14 Tf 30 100 Td (12 ) Tj -0.3 0 Td (12 ) Tj 20 0 Td (Fairfield ) Tj -0.3 0 Td (Fairfield ) Tj 64 0 Td (Row) Tj ET",
    ];
    for steps in drawn {
        println!("{steps}");
        is_covered(&Made::page(steps));
    }
}

#[test]
fn words_are_covered_on_pages_that_are_turned_and_cropped() {
    for turn in [0, 90, 180, 270] {
        println!("{turn}");
        let crop = format!("/Rotate {turn} /CropBox [20 60 220 150]");
        is_covered(&Made::words(SECRET).of_page(&crop));
    }
}

#[test]
fn words_are_covered_that_a_part_of_the_page_or_an_annotation_draws() {
    let font = "/Resources << /Font << /F 5 0 R >> >>";
    let part = format!("/Type /XObject /Subtype /Form /BBox [0 0 200 50] {font}");
    let words = b"BT /F 14 Tf 10 20 Td (12 Fairfield Row) Tj ET";
    let drawn = Made::page("q 0.9 0.2 -0.2 0.9 60 50 cm /X Do Q")
        .resources("/XObject << /X 6 0 R >>")
        .with(stream(&part, words));
    is_covered(&drawn);
    let annotation = Made::page("")
        .of_page("/Annots [7 0 R]")
        .with(stream(&part, words))
        .with("<< /Type /Annot /Subtype /FreeText /Rect [40 40 240 90] /AP << /N 6 0 R >> >>");
    is_covered(&annotation);
}

#[test]
fn words_of_a_font_of_drawings_are_covered() {
    // Each letter is a bar of its own, much larger than its type says.
    let mut procs = String::new();
    let mut differences = String::new();
    let mut meanings = String::from(
        "/CIDInit /ProcSet findresource begin begincmap 1 begincodespacerange <00> <FF> endcodespacerange ",
    );
    let mut widths = String::new();
    let mut file = Made::page("");
    file.objects.pop();
    file.add(""); // 5, the font
    for letter in 32..127u8 {
        let steps = format!("80 0 5 -2 80 70 d1 {} 0 {} 70 re f", 5, letter % 5 + 70);
        let steps = if letter == 32 {
            "40 0 d0".to_owned()
        } else {
            steps
        };
        let number = file.add(stream("", steps.as_bytes()));
        procs.push_str(&format!("/g{letter} {number} 0 R "));
        differences.push_str(&format!("/g{letter} "));
        meanings.push_str(&format!(
            "1 beginbfchar <{letter:02X}> <{letter:04X}> endbfchar "
        ));
        widths.push_str(if letter == 32 { "40 " } else { "80 " });
    }
    meanings.push_str("endcmap end");
    let cmap = file.add(stream("", meanings.as_bytes()));
    file.objects[4] = format!(
        "<< /Type /Font /Subtype /Type3 /FontBBox [0 0 0 0] /FontMatrix [0.1 0 0 0.1 0 0] /CharProcs << {procs} >> \
         /Encoding << /Type /Encoding /Differences [32 {differences}] >> /FirstChar 32 /LastChar 126 /Widths [{widths}] /ToUnicode {cmap} 0 R >>"
    )
    .into_bytes();
    file.objects[3] = stream("", b"BT /F 1.5 Tf 20 100 Td (12 Fairfield Row) Tj ET");
    is_covered(&file);
}

/// What a page does not show, but holds: its place is black, and it is in no words.
#[test]
fn words_that_are_not_seen_are_covered_at_their_place() {
    let plain = copied_without(&Made::words(SECRET).file(), SECRET).unwrap();
    let plain = &pictures(&plain)[0].levels;
    for steps in [
        "1 g BT /F 14 Tf 30 100 Td (12 Fairfield Row) Tj ET",
        "BT /F 14 Tf 3 Tr 30 100 Td (12 Fairfield Row) Tj ET",
        "BT /F 14 Tf 30 100 Td (12 Fairfield Row) Tj ET 1 g 20 90 200 40 re f",
        "q 0 0 300 200 re W n BT /F 14 Tf 30 100 Td (12 Fairfield Row) Tj ET Q 0 g 20 90 200 40 re f",
    ] {
        let copy = copied_without(&Made::page(steps).file(), SECRET).unwrap();
        let covered = &pictures(&copy)[0].levels;
        let mut places = plain.iter().zip(covered);
        assert!(
            places.all(|(plain, covered)| *plain > 0 || *covered == 0),
            "{steps}"
        );
        assert!(!holds(&copy, "Fairfield"), "{steps}");
    }
}

#[test]
fn what_cannot_be_covered_for_certain_gets_no_copy() {
    let unknown = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /DescendantFonts [7 0 R] >>";
    let letters = "<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>";
    let beside_unknown =
        Made::page("BT /F 14 Tf 30 100 Td (12 Fairfield Row) Tj /U 14 Tf <00240025> Tj ET");
    let beside_unknown = Made {
        objects: beside_unknown
            .objects
            .iter()
            .map(|object| {
                String::from_utf8_lossy(object)
                    .replace("/F 5 0 R", "/F 5 0 R /U 6 0 R")
                    .into_bytes()
            })
            .collect(),
        ..beside_unknown
    }
    .with(unknown)
    .with(letters);
    for (made, why) in [
        (
            Made::words(SECRET).of_page("/CropBox [0 0 300 80]"),
            "off the page",
        ),
        (
            Made::page("BT /F 0.0001 Tf 30 100 Td (12 Fairfield Row) Tj ET"),
            "without size",
        ),
        (
            Made::page("q 0 0 10 10 re W n BT /F 14 Tf 30 100 Td (12 Fairfield Row) Tj ET Q"),
            "cut away",
        ),
        (beside_unknown, "beside letters that are not known"),
    ] {
        let file = made.file();
        assert_eq!(
            copied_without(&file, SECRET),
            Err(Reason::NoCleanCopy),
            "{why}"
        );
        let copy = copied(&file).unwrap();
        assert!(
            why.starts_with("beside") || !holds(&copy, "Fairfield"),
            "{why}"
        );
    }
}

#[test]
fn what_a_switched_off_layer_holds_is_not_in_the_copy() {
    let made = Made::page("/OC /L BDC BT /F 14 Tf 30 100 Td (12 Fairfield Row) Tj ET EMC BT /F 14 Tf 30 50 Td (shown) Tj ET")
        .resources("/Properties << /L 6 0 R >>")
        .of_catalog("/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>")
        .with("<< /Type /OCG /Name (Layer) >>");
    let file = made.file();
    let copy = copied(&file).unwrap();
    assert!(holds(&copy, "shown") && !holds(&copy, "Fairfield"));
    let found = finds(&words(&file), SECRET);
    assert_eq!(found, [Spot::Field("Hidden layer".to_owned())]);
}
