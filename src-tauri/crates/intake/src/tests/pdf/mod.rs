//! PDFs: what is read of them, and their clean copies.

mod beside;
mod copied_pages;
mod covering;
mod dates;
mod hostile;
mod made;
mod readers;

use std::io::Cursor;
use std::ops::Range;

use hayro::hayro_syntax::object::{Name, Object};
use hayro::hayro_syntax::{Filter, Pdf};
use miniz_oxide::inflate::decompress_to_vec_zlib;

use domain::ItemKind;

use crate::{Identified, LookedThrough, Reason, Spot, Withholding, clean_copy, words_in};

const SECRET: &str = "12 Fairfield Row";
const MARK: &str = "[withheld]";

fn places_of(text: &str, secret: &str) -> Vec<Range<usize>> {
    // As the search for details does: whatever stands between the words of it.
    let mut places = Vec::new();
    let words: Vec<&str> = secret.split(' ').collect();
    let mut from = 0;
    while let Some(start) = text[from..].find(words[0]).map(|at| from + at) {
        from = start + words[0].len();
        let mut end = from;
        let all = words[1..].iter().all(|word| {
            let rest = text[end..].trim_start();
            let follows = rest.starts_with(word);
            end = text.len() - rest.len() + word.len();
            follows
        });
        if all {
            places.push(start..end);
            from = end;
        }
    }
    places
}

/// Broken ones are looked at as PDFs, too.
fn kind() -> Identified {
    Identified {
        item_kind: ItemKind::Pdf,
        media_type: "application/pdf".to_owned(),
    }
}

/// The clean copy of a PDF without a secret.
fn copied_without(bytes: &[u8], secret: &str) -> Result<Vec<u8>, Reason> {
    let in_text = |text: &str| places_of(text, secret);
    let withholding = Withholding {
        in_text: &in_text,
        mark: MARK,
    };
    let mut copy = Vec::new();
    let identified = kind();
    let copied = clean_copy(&mut Cursor::new(bytes), &identified, withholding, &mut copy)?;
    let media_type = copied.media_type;
    assert_eq!(media_type, "application/pdf");
    Ok(copy)
}

/// The clean copy, and nothing is withheld.
fn copied(bytes: &[u8]) -> Result<Vec<u8>, Reason> {
    copied_without(bytes, "nothing of the kind")
}

fn words(bytes: &[u8]) -> LookedThrough {
    words_in(&mut Cursor::new(bytes), &kind())
}

fn page_text(bytes: &[u8]) -> String {
    let found = words(bytes).words;
    let page = found.iter().find(|one| one.spot == Spot::Page(1));
    page.map_or_else(String::new, |page| page.text.clone())
}

fn finds(found: &LookedThrough, words: &str) -> Vec<Spot> {
    let hits = found.words.iter().filter(|one| one.text.contains(words));
    hits.map(|hit| hit.spot.clone()).collect()
}

/// A picture of a page: how wide, and how bright each pixel is.
struct Pixels {
    width: usize,
    levels: Vec<u8>,
}

/// The pictures in a copy, in their order.
fn pictures(copy: &[u8]) -> Vec<Pixels> {
    let document = Pdf::new(copy.to_vec()).unwrap();
    let mut pictures = Vec::new();
    for object in document.objects() {
        let Object::Stream(stream) = object else {
            continue;
        };
        let dictionary = stream.dict();
        if dictionary.get::<Name<'_>>("Subtype").as_deref() != Some(b"Image".as_slice()) {
            continue;
        }
        let width = dictionary.get::<u32>("Width").unwrap() as usize;
        let levels = match stream.filters()[0] {
            Filter::FlateDecode => decompress_to_vec_zlib(&stream.raw_data()).unwrap(),
            _ => image::load_from_memory(&stream.raw_data())
                .unwrap()
                .to_luma8()
                .into_raw(),
        };
        pictures.push(Pixels { width, levels });
    }
    pictures
}

/// Everything that a copy holds: its bytes, and what its streams unpack to.
fn all_of(copy: &[u8]) -> Vec<u8> {
    let mut all = copy.to_vec();
    let document = Pdf::new(copy.to_vec()).unwrap();
    for object in document.objects() {
        if let Object::Stream(stream) = object {
            all.extend(stream.decoded().unwrap_or_default().iter());
        }
    }
    all
}

/// Whether words stand in a copy, in any of the ways in which a PDF writes them.
fn holds(copy: &[u8], words: &str) -> bool {
    let wide: Vec<u8> = words.encode_utf16().flat_map(u16::to_be_bytes).collect();
    let hex = |bytes: &[u8]| -> Vec<u8> {
        bytes
            .iter()
            .flat_map(|byte| format!("{byte:02X}").into_bytes())
            .collect()
    };
    let ways = [
        words.as_bytes().to_vec(),
        hex(words.as_bytes()),
        hex(words.as_bytes()).to_ascii_lowercase(),
        hex(&wide),
        hex(&wide).to_ascii_lowercase(),
        wide,
    ];
    let all = all_of(copy);
    ways.iter()
        .any(|way| all.windows(way.len()).any(|window| window == way))
        || words_of_copy(copy).contains(words)
}

/// What is read of a copy, by this reader and by another.
fn words_of_copy(copy: &[u8]) -> String {
    let found = words(copy).words;
    let mut all: String = found.iter().map(|one| one.text.as_str()).collect();
    all.extend(read_by_poppler(copy));
    all
}

/// What another reader makes of it, where it is there.
fn read_by_poppler(copy: &[u8]) -> Option<String> {
    use std::io::Write;
    use std::process::{Command, Stdio};
    let mut reader = Command::new("pdftotext")
        .args(["-enc", "UTF-8", "-", "-"])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .ok()?;
    reader.stdin.take()?.write_all(copy).ok()?;
    let read = reader.wait_with_output().ok()?;
    String::from_utf8(read.stdout).ok()
}
