//! What a PDF says beside its pages is found, and is in no copy.

use super::made::{Made, append, stream};
use super::*;

/// A document with one page that says "shown", and the secret somewhere else.
fn documents() -> Vec<(&'static str, Vec<u8>)> {
    let made = || Made::words("shown");
    let mut documents = vec![
        (
            "Note",
            made()
                .of_page("/Annots [6 0 R]")
                .with("<< /Type /Annot /Subtype /Text /Rect [0 0 9 9] /Contents (Ask at 12 Fairfield Row) >>")
                .file(),
        ),
        (
            "Link",
            made()
                .of_page("/Annots [6 0 R]")
                .with("<< /Type /Annot /Subtype /Link /Rect [0 0 9 9] /A << /S /URI /URI (https://example.org/?q=12 Fairfield Row) >> >>")
                .file(),
        ),
        (
            "Form value",
            made()
                .of_page("/Annots [6 0 R]")
                .of_catalog("/AcroForm << /Fields [6 0 R] >>")
                .with("<< /Type /Annot /Subtype /Widget /FT /Tx /T (home) /Rect [0 0 9 9] /V (12 Fairfield Row) >>")
                .file(),
        ),
        (
            "Bookmark",
            made()
                .of_catalog("/Outlines 6 0 R")
                .with("<< /Type /Outlines /First 7 0 R /Last 7 0 R /Count 1 >>")
                .with([b"<< /Parent 6 0 R /Title <".as_slice(), &wide(SECRET), b"> >>"].concat())
                .file(),
        ),
        (
            "XMP",
            made()
                .of_catalog("/Metadata 6 0 R")
                .with(stream(
                    "/Type /Metadata /Subtype /XML",
                    b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:li>12&#x20;Fairfield Row</rdf:li></x:xmpmeta>",
                ))
                .file(),
        ),
        (
            "Alternative text",
            made()
                .of_catalog("/StructTreeRoot << /K [<< /S /Figure /Alt (12 Fairfield Row) >>] >>")
                .file(),
        ),
        (
            "String",
            made().with("[(12 Fairfield Row)]").file(),
        ),
    ];
    let mut own = made().with("<< /Title (Letter) /Delivery (12 Fairfield Row) >>");
    own.trailer = "/Info 6 0 R".to_owned();
    documents.push(("Delivery", own.file()));
    let mut older = Made::words(SECRET).file();
    append(
        &mut older,
        vec![(4, stream("", b"BT /F 14 Tf 30 100 Td (shown) Tj ET"))],
        "",
    );
    documents.push(("Older version", older));
    let mut after = made().file();
    after.extend(b"home: 12 Fairfield Row\n");
    documents.push(("After the end", after));
    let mut lost = made().file();
    let table = lost
        .windows(4)
        .position(|window| window == b"xref")
        .unwrap();
    lost.splice(
        table..table,
        b"77 0 obj\n<< /Contents (12 Fairfield Row) >>\nendobj\n"
            .iter()
            .copied(),
    );
    // Where the list stands is told wrong then, so the reader looks for objects; with the right place it does not.
    let text = String::from_utf8(lost).unwrap();
    let moved = text.find("xref\n0 1").unwrap();
    let text = text.replace(
        &format!("startxref\n{table}"),
        &format!("startxref\n{moved}"),
    );
    documents.push(("Note", text.into_bytes()));
    documents
}

/// In UTF-16 with its mark, as digits.
fn wide(words: &str) -> Vec<u8> {
    let bytes = [0xFEFF].into_iter().chain(words.encode_utf16());
    bytes
        .flat_map(|unit| format!("{unit:04x}").into_bytes())
        .collect()
}

#[test]
fn what_stands_beside_the_pages_is_found_and_is_in_no_copy() {
    for (field, file) in documents() {
        let found = finds(&words(&file), SECRET);
        assert!(
            found.contains(&Spot::Field(field.to_owned())),
            "{field}: {found:?}"
        );
        assert_eq!(page_text(&file).trim(), "shown", "{field}");
        let copy = copied(&file).unwrap();
        assert!(holds(&copy, "shown"), "{field}");
        assert!(!holds(&copy, "Fairfield"), "{field}");
        // Nor does it change anything in it.
        assert!(
            copy == copied(&Made::words("shown").file()).unwrap(),
            "{field}"
        );
    }
}

#[test]
fn an_attachment_is_read_where_it_is_text() {
    let packed = miniz_oxide::deflate::compress_to_vec_zlib(b"Home: 12 Fairfield Row", 6);
    let file = Made::words("shown")
        .of_catalog("/Names << /EmbeddedFiles << /Names [(a) 7 0 R] >> >>")
        .with(stream("/Type /EmbeddedFile /Filter /FlateDecode", &packed))
        .with("<< /Type /Filespec /F (home.txt) /EF << /F 6 0 R >> >>")
        .file();
    let found = words(&file);
    assert_eq!(finds(&found, "home.txt"), [Spot::Field("File name".into())]);
    let places = finds(&found, SECRET);
    assert!(!places.is_empty());
    assert!(!holds(&copied(&file).unwrap(), "home"));
}

#[test]
fn strings_are_read_in_each_of_their_sets_of_letters() {
    let file = Made::words("shown")
        .with(b"<< /Contents (\x96ukasz \x80 caf\xE9) >>".as_slice())
        .with(format!(
            "<< /Contents <{}> >>",
            String::from_utf8(wide("Łukasz 😀")).unwrap()
        ))
        .with("<< /Contents (\u{FEFF}Zoë) >>")
        .with("<< /Contents (Renée) >>")
        .file();
    let found = words(&file);
    for name in ["Œukasz • café", "Łukasz 😀", "Zoë", "Renée"] {
        assert_eq!(finds(&found, name), [Spot::Field("Note".into())], "{name}");
    }
}

#[test]
fn pages_that_may_show_more_than_was_read_are_told() {
    let dot = "/Type /XObject /Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray";
    let picture = Made::page("BT /F 14 Tf 30 100 Td (shown) Tj ET q 50 0 0 50 0 0 cm /X Do Q")
        .resources("/XObject << /X 6 0 R >>")
        .with(stream(dot, b"\x80"));
    let outlines = "10 10 m 20 10 30 20 30 30 c 10 20 l h f ".repeat(40);
    let shows = |made: &Made| words(&made.file()).account.shows;
    assert!(shows(&picture));
    assert!(shows(&Made::page(&format!(
        "BT /F 9 Tf (shown) Tj ET {outlines}"
    ))));
    assert!(shows(&Made::page("")));
    assert!(!shows(&Made::page(
        "BT /F 9 Tf (shown) Tj ET 0 0 100 100 re f 0 0 m 50 50 l S"
    )));
}

#[test]
fn what_an_annotation_draws_is_read_as_words_of_the_page() {
    let made = Made::page("BT /F 14 Tf 30 100 Td (shown) Tj ET")
        .of_page("/Annots [7 0 R]")
        .with(stream(
            "/Type /XObject /Subtype /Form /BBox [0 0 200 50] /Resources << /Font << /F 5 0 R >> >>",
            b"BT /F 14 Tf 10 20 Td (stamped) Tj ET",
        ))
        .with("<< /Type /Annot /Subtype /Stamp /Rect [40 40 240 90] /AP << /N 6 0 R >> >>");
    assert!(page_text(&made.file()).contains("stamped"));
    assert!(holds(&copied(&made.file()).unwrap(), "stamped"));
}
