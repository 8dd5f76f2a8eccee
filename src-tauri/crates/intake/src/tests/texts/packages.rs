//! Documents of office programs, and archives.

use std::io::Write;

use domain::UnreadPart;
use flate2::Compression;
use flate2::write::DeflateEncoder;

use super::{MARK, PLACE, copy, is_whole, noise, read, says, unread};
use crate::tests::copied;
use crate::{Reason, identify};

/// An archive of these files, packed or as they are, with nothing but them.
pub(in crate::tests) fn archive(files: &[(&str, &[u8])], packed: bool) -> Vec<u8> {
    with_extra(files, packed, b"", b"")
}

fn with_extra(files: &[(&str, &[u8])], packed: bool, extra: &[u8], comment: &[u8]) -> Vec<u8> {
    let (mut bytes, mut list) = (Vec::new(), Vec::new());
    for (name, content) in files {
        let mut encoder = DeflateEncoder::new(Vec::new(), Compression::default());
        encoder.write_all(content).unwrap();
        let data = match packed {
            true => encoder.finish().unwrap(),
            false => content.to_vec(),
        };
        let mut fields = vec![20, 0, 0, 0, if packed { 8 } else { 0 }, 0, 0, 0, 0, 0];
        fields.extend(crc32fast::hash(content).to_le_bytes());
        fields.extend((data.len() as u32).to_le_bytes());
        fields.extend((content.len() as u32).to_le_bytes());
        fields.extend((name.len() as u16).to_le_bytes());
        fields.extend((extra.len() as u16).to_le_bytes());
        let at = bytes.len() as u32;
        bytes.extend([&b"PK\x03\x04"[..], &fields, name.as_bytes(), extra, &data].concat());
        list.extend(
            [
                &b"PK\x01\x02\x14\0"[..],
                &fields,
                &[0; 10],
                &at.to_le_bytes(),
                name.as_bytes(),
                extra,
            ]
            .concat(),
        );
    }
    let count = (files.len() as u16).to_le_bytes();
    let at = bytes.len() as u32;
    let end = [
        &[0; 4][..],
        &count,
        &count,
        &(list.len() as u32).to_le_bytes(),
        &at.to_le_bytes(),
        &(comment.len() as u16).to_le_bytes(),
        comment,
    ]
    .concat();
    [bytes, list, b"PK\x05\x06".to_vec(), end].concat()
}

const WORD: &str = "<?xml version=\"1.0\"?><w:document><w:body><w:p><w:r><w:t>I know 12 Fair</w:t></w:r><w:r><w:t>field Row &amp; you.</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>struck out</w:delText></w:r></w:del><w:r><w:t>Bye</w:t></w:r></w:p></w:body></w:document>";

#[test]
fn words_of_office_documents_are_found_though_their_tags_tear_them_apart() {
    let sheet = "<worksheet><sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>1</v></c><c r=\"B1\"><v>19.5</v></c></row><row><c t=\"inlineStr\"><is><t>Bye</t></is></c></row></sheetData></worksheet>";
    let shared = "<sst><si><t>one</t></si><si><r><t>I know 12 Fair</t></r><r><t>field Row</t></r></si></sst>";
    let open = "<office:document-content><text:p>I know 12 <text:span>Fair</text:span>field<text:s/>Row</text:p><text:p>Bye</text:p></office:document-content>";
    let slide = "<p:sld><a:p><a:r><a:t>I know 12 Fair</a:t></a:r><a:r><a:t>field Row</a:t></a:r></a:p><a:p><a:t>Bye</a:t></a:p></p:sld>";
    for (name, files) in [
        (
            "a.docx",
            vec![
                ("[Content_Types].xml", "<Types/>"),
                ("word/document.xml", WORD),
            ],
        ),
        (
            "a.xlsx",
            vec![
                ("[Content_Types].xml", "<Types/>"),
                ("xl/workbook.xml", "<workbook/>"),
                ("xl/sharedStrings.xml", shared),
                ("xl/worksheets/sheet1.xml", sheet),
            ],
        ),
        (
            "a.odt",
            vec![
                ("mimetype", "application/vnd.oasis.opendocument.text"),
                ("content.xml", open),
            ],
        ),
        (
            "a.pptx",
            vec![
                ("ppt/presentation.xml", "<p/>"),
                ("ppt/slides/slide1.xml", slide),
            ],
        ),
    ] {
        let files: Vec<_> = files
            .iter()
            .map(|(name, text)| (*name, text.as_bytes()))
            .collect();
        for packed in [false, true] {
            let bytes = archive(&files, packed);
            let (identified, found) = read(&bytes, name);
            assert!(says(&found, PLACE), "{name}: {:?}", found.words);
            assert!(is_whole(&found), "{name}: {:?}", found.account);
            let copy = copy(&bytes, &identified);
            assert!(
                copy.contains(&format!("I know {MARK}")) && copy.contains("Bye"),
                "{name}: {copy}"
            );
            assert!(
                !copy.contains("struck out") && !copy.contains('<'),
                "{copy}"
            );
        }
    }
}

#[test]
fn what_a_document_holds_beside_its_words_is_searched_or_said() {
    for (name, content) in [
        ("word/comments.xml", format!("<c><w:t>{PLACE}</w:t></c>")),
        ("docProps/core.xml", format!("<dc:title>{PLACE}</dc:title>")),
        (
            "word/_rels/document.xml.rels",
            format!("<R Target=\"https://example.org/{PLACE}\"/>"),
        ),
        ("word/settings.xml", format!("<!-- {PLACE} --><x/>")),
        ("12 Fairfield Row.txt", "x".to_owned()),
        (
            "a.eml",
            format!("From: a@example.org\nTo: b@example.org\nSubject: x\n\n{PLACE}\n"),
        ),
        ("a.html", format!("<!DOCTYPE html><p>{PLACE}</p>")),
        ("a.rtf", "{\\rtf1 12 Fair\\u102?ield Row}".to_owned()),
    ] {
        let bytes = archive(
            &[
                ("word/document.xml", b"<w:p><w:t>Hello</w:t></w:p>"),
                (name, content.as_bytes()),
            ],
            true,
        );
        let (identified, found) = read(&bytes, "a.docx");
        assert!(
            says(&found, PLACE) && is_whole(&found),
            "{name}: {:?}",
            found.account
        );
        assert_eq!(copy(&bytes, &identified), "Hello\n", "{name}");
    }
    let picture = noise(300);
    let bytes = archive(
        &[
            ("word/document.xml", b"<w:p><w:t>Hello</w:t></w:p>"),
            ("word/media/image1.png", &picture),
        ],
        false,
    );
    let at = bytes.windows(300).position(|part| part == picture).unwrap() as u64;
    let (identified, found) = read(&bytes, "a.docx");
    assert_eq!(unread(&found, UnreadPart::Attachment), Some((at, 300)));
    assert_eq!(copy(&bytes, &identified), "Hello\n");
}

#[test]
fn of_an_archive_names_and_texts_are_read_and_the_rest_is_said() {
    let bytes = with_extra(
        &[("12 Fairfield Row/a.txt", b"x"), ("b.txt", b"at nine")],
        true,
        b"",
        b"a remark",
    );
    let (identified, found) = read(&bytes, "a.zip");
    for words in [PLACE, "at nine", "a remark"] {
        assert!(says(&found, words), "{words}");
    }
    assert!(is_whole(&found), "{:?}", found.account);
    assert_eq!(copied(&bytes, &identified).err(), Some(Reason::NoCleanCopy));
    // What stands between the parts of an archive, in fields of unknown meaning, or behind what is packed.
    let plain = archive(&[("a.txt", b"one")], true);
    let before = [b"silverbirch", &plain[..]].concat();
    let (_, found) = read(&before, "a.zip");
    assert!(!is_whole(&found));
    let odd = with_extra(&[("a.txt", b"one")], true, b"\x99\x99\x04\0abcd", b"");
    assert_eq!(
        unread(&read(&odd, "a.zip").1, UnreadPart::UnknownPart)
            .unwrap()
            .1,
        16
    );
    let nested = archive(&[("a.zip", &plain)], true);
    assert!(unread(&read(&nested, "a.zip").1, UnreadPart::Attachment).is_some());
}

#[test]
fn an_archive_that_lies_is_survived_and_said() {
    let bytes = archive(
        &[
            ("a.txt", "one two three four five".as_bytes()),
            ("word/document.xml", WORD.as_bytes()),
        ],
        true,
    );
    for at in 0..bytes.len() {
        let mut bytes = bytes.clone();
        bytes[at] ^= 0x41;
        let identified = identify(&archive(&[], false), "a.zip");
        let identified = crate::Identified {
            media_type: "application/zip".to_owned(),
            ..identified
        };
        let _ = copied(&bytes, &identified);
        let found = crate::words_in(&mut std::io::Cursor::new(&bytes[..]), &identified);
        // The packed words themselves are held by their checksum.
        let words = says(&found, "one two three four five") && says(&found, PLACE);
        assert!(words || !is_whole(&found), "{at}");
    }
    // A file of zeros that unpacks to more than may be held.
    let bomb = vec![b' '; 140 * 1024 * 1024];
    let bytes = archive(&[("a.txt", &bomb)], true);
    let (_, found) = read(&bytes, "a.zip");
    assert!(unread(&found, UnreadPart::Attachment).is_some());
}
