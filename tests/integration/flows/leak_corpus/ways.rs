//! The files: each way of writing a detail in each kind of text, and each place of a picture, a film, a sound or a document in
//! which words can stand.

use std::io::Write;

use chrono::NaiveDate;
use domain::GeoPoint;
use flate2::Compression;
use flate2::write::ZlibEncoder;
use sample_files::{Making, Scene, mail, pdf, photo, screenshot, sound, video};

/// One made-up file.
pub(super) struct Shape {
    pub(super) name: String,
    pub(super) extension: &'static str,
    pub(super) bytes: Vec<u8>,
    /// Whether what it tells is written so that only its readers can read it.
    pub(super) is_unseen_by_this_test: bool,
}

const HOME: &str = "12 Fairfield Row";

/// Ways of writing the home, the friend and her number, each with whether this file's reader alone can tell.
const WAYS: [(&str, &str); 12] = [
    ("plain", "I know 12 Fairfield Row well."),
    (
        "over a line end",
        "I have seen the curtains at 12 Fairfield\nRow, and more.",
    ),
    ("abbreviated", "It is 12, FAIRFIELD  row, is it not?"),
    ("postcode", "Try zz9 9zz for a change."),
    ("no-break spaces", "He knows 12\u{a0}Fairfield\u{a0}Row."),
    ("soft hyphen", "He knows 12 Fair\u{ad}field Row."),
    ("wide letters", "He knows １２ Ｆａｉｒｆｉｅｌｄ Ｒｏｗ."),
    (
        "ligature",
        "He knows 12 Fair\u{fb01}eld Row. He knows 12 Fairfield Row.",
    ),
    ("name", "Ask Zoe Bronte about it."),
    ("name, last first", "BRONTË, Zoë"),
    ("number", "Ring +44 (0)7700 900456 or 07700-900-456."),
    (
        "point",
        "See https://maps.example/?q=52.95478,-1.15811 there.",
    ),
];

pub(super) fn shapes() -> Vec<Shape> {
    let mut shapes = texts();
    shapes.extend(pictures());
    shapes.extend(recordings());
    shapes.extend(documents());
    shapes
}

fn shape(name: impl Into<String>, extension: &'static str, bytes: impl Into<Vec<u8>>) -> Shape {
    Shape {
        name: name.into(),
        extension,
        bytes: bytes.into(),
        is_unseen_by_this_test: false,
    }
}

fn unseen(name: impl Into<String>, extension: &'static str, bytes: impl Into<Vec<u8>>) -> Shape {
    Shape {
        is_unseen_by_this_test: true,
        ..shape(name, extension, bytes)
    }
}

/// Each way in each kind of text.
fn texts() -> Vec<Shape> {
    const HEAD: &str = "From: Sam <sam@example.org>\r\nTo: me@example.com\r\nSubject: hello\r\n\
        Date: Sat, 14 Mar 2026 21:05:00 +0000\r\nMIME-Version: 1.0\r\n";
    let wide = |text: &str| -> Vec<u8> {
        let units = [0xFEFF].into_iter().chain(text.encode_utf16());
        units.flat_map(u16::to_le_bytes).collect()
    };
    let mut shapes = Vec::new();
    for (way, words) in WAYS {
        let lines = words.replace('\n', "\r\n");
        let rows = words.replace('\n', " ");
        let all: [(&str, &'static str, Vec<u8>); 9] = [
            ("text", "txt", words.into()),
            ("wide text", "txt", wide(words)),
            ("table", "csv", format!("when,what\n14 March,\"{words}\"\n").into()),
            ("page", "html", format!("<!DOCTYPE html><p>{}</p>", words.replace('\n', "<br>")).into()),
            ("drawing", "svg", format!("<svg xmlns='http://www.w3.org/2000/svg'><text>{rows}</text></svg>").into()),
            ("mail", "eml", format!("{HEAD}Content-Type: text/plain; charset=utf-8\r\n\r\n{lines}\r\n").into()),
            ("mail's page", "eml", format!("{HEAD}Content-Type: text/html; charset=utf-8\r\n\r\n<p>{lines}</p>\r\n").into()),
            ("chat", "txt", format!("14/03/2026, 19:30 - Sam: hi\n14/03/2026, 19:31 - Sam: {words}\n14/03/2026, 19:32 - Me: no\n").into()),
            ("calendar", "ics", format!("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:{rows}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n").into()),
        ];
        for (kind, extension, bytes) in all {
            // In another writing than this test looks for, or torn apart by tags.
            let is_seen = !matches!(
                way,
                "abbreviated"
                    | "number"
                    | "point"
                    | "over a line end"
                    | "wide letters"
                    | "soft hyphen"
            );
            let name = format!("{kind}: {way}");
            shapes.push(match is_seen {
                true => shape(name, extension, bytes),
                false => unseen(name, extension, bytes),
            });
        }
    }
    shapes
}

fn making<'a>(words: &'a [&'a str]) -> Making<'a> {
    Making {
        at: NaiveDate::from_ymd_opt(2026, 3, 14)
            .and_then(|day| day.and_hms_opt(19, 30, 0))
            .expect("a time"),
        offset_minutes: Some(0),
        point: GeoPoint::from_degrees(52.954_78, -1.158_11),
        device: Some(("Example", "Phone 3")),
        seed: 7,
        title: "hello",
        words,
    }
}

fn segment(code: u8, content: &[u8]) -> Vec<u8> {
    let length = u16::try_from(content.len() + 2)
        .expect("it is short")
        .to_be_bytes();
    [&[0xFF, code], &length[..], content].concat()
}

fn chunk(name: &[u8; 4], content: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(name);
    sum.update(content);
    let length = u32::try_from(content.len())
        .expect("it is short")
        .to_be_bytes();
    [&length[..], name, content, &sum.sum().to_be_bytes()].concat()
}

/// A ZIP with one file, stored as it is.
fn archive(name: &str, content: &[u8]) -> Vec<u8> {
    let mut sum = flate2::Crc::new();
    sum.update(content);
    let length = u32::try_from(content.len())
        .expect("it is short")
        .to_le_bytes();
    let name_length = u16::try_from(name.len())
        .expect("it is short")
        .to_le_bytes();
    let about = [
        &b"\x14\0\0\0\0\0\0\0\x21\0"[..],
        &sum.sum().to_le_bytes(),
        &length,
        &length,
        &name_length,
        b"\0\0",
    ]
    .concat();
    let file = [b"PK\x03\x04", about.as_slice(), name.as_bytes(), content].concat();
    let listed = [
        b"PK\x01\x02\x14\0",
        about.as_slice(),
        b"\0\0\0\0\0\0\0\0\0\0\0\0\0\0"[..12].as_ref(),
        name.as_bytes(),
    ]
    .concat();
    let at = u32::try_from(file.len())
        .expect("it is short")
        .to_le_bytes();
    let size = u32::try_from(listed.len())
        .expect("it is short")
        .to_le_bytes();
    let end = [&b"PK\x05\x06\0\0\0\0\x01\0\x01\0"[..], &size, &at, b"\0\0"].concat();
    [file, listed, end].concat()
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut pack = ZlibEncoder::new(Vec::new(), Compression::default());
    pack.write_all(bytes).expect("memory takes all");
    pack.finish().expect("memory takes all")
}

fn with(bytes: &[u8], at: usize, put: &[u8]) -> Vec<u8> {
    [&bytes[..at], put, &bytes[at..]].concat()
}

fn pictures() -> Vec<Shape> {
    let nowhere = Making {
        point: None,
        ..making(&[])
    };
    let (jpeg, png) = (photo(&nowhere, Scene::DamagedLock), screenshot(&nowhere));
    let home = HOME.as_bytes();
    let xmp = [
        b"http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>",
        home,
        b"</x:xmpmeta>",
    ]
    .concat();
    let mut shapes = vec![
        unseen("photo: place", "jpg", photo(&making(&[]), Scene::CarAtDusk)),
        shape("photo: XMP", "jpg", with(&jpeg, 2, &segment(0xE1, &xmp))),
        shape("photo: after the end", "jpg", with(&jpeg, jpeg.len(), home)),
        shape(
            "photo: film",
            "jpg",
            with(&jpeg, jpeg.len(), &[b"\0\0\0\x18ftypmp42", home].concat()),
        ),
        shape(
            "photo: before the end",
            "jpg",
            with(&jpeg, jpeg.len() - 2, home),
        ),
    ];
    for code in [0xE0, 0xE2, 0xE3, 0xE4, 0xEB, 0xEC, 0xED, 0xEF, 0xFE] {
        shapes.push(shape(
            format!("photo: segment {code:x}"),
            "jpg",
            with(&jpeg, 2, &segment(code, home)),
        ));
    }
    let (first, end) = (8 + 25, png.len());
    let text = |kind: &[u8; 4], content: &[u8]| with(&png, first, &chunk(kind, content));
    shapes.extend([
        shape(
            "screenshot: text",
            "png",
            text(b"tEXt", &[b"Comment\0", home].concat()),
        ),
        shape(
            "screenshot: packed text",
            "png",
            text(b"zTXt", &[b"Comment\0\0", packed(home).as_slice()].concat()),
        ),
        shape(
            "screenshot: packed words",
            "png",
            text(
                b"iTXt",
                &[b"Comment\0\x01\0\0\0", packed(home).as_slice()].concat(),
            ),
        ),
        shape(
            "screenshot: XMP",
            "png",
            text(b"iTXt", &[b"XML:com.adobe.xmp\0\0\0\0\0", home].concat()),
        ),
        shape("screenshot: unknown", "png", text(b"noTe", home)),
        shape(
            "screenshot: profile",
            "png",
            text(b"iCCP", &[b"x\0\0", packed(home).as_slice()].concat()),
        ),
        shape("screenshot: after the end", "png", with(&png, end, home)),
        shape(
            "screenshot: behind the pixels",
            "png",
            with(&png, end - 12, &chunk(b"IDAT", home)),
        ),
    ]);
    shapes
}

fn recordings() -> Vec<Shape> {
    let nowhere = Making {
        point: None,
        ..making(&[])
    };
    let (film, tape) = (video(&nowhere, 1), sound(&nowhere, 1));
    let home = HOME.as_bytes();
    let boxed = |name: &[u8; 4]| {
        let length = u32::try_from(home.len() + 8)
            .expect("it is short")
            .to_be_bytes();
        [&length[..], name, home].concat()
    };
    let listed = [b"LIST\x20\0\0\0INFOICMT\x14\0\0\0", home, b"\0\0\0\0"].concat();
    vec![
        unseen("film: place", "mov", video(&making(&[]), 1)),
        shape(
            "film: free",
            "mov",
            with(&film, film.len(), &boxed(b"free")),
        ),
        shape(
            "film: unknown",
            "mov",
            with(&film, film.len(), &boxed(b"xxxx")),
        ),
        shape("film: own", "mov", with(&film, film.len(), &boxed(b"uuid"))),
        shape("film: after the end", "mov", with(&film, film.len(), home)),
        shape("sound: behind an empty one", "wav", [&b"RIFF\x4c\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0\x40\x1f\0\0\x40\x1f\0\0\x01\0\x08\0data\0\0\0\0"[..], &listed].concat()),
        shape("sound: list", "wav", with(&tape, tape.len(), &listed)),
        shape("sound: after the end", "wav", with(&tape, tape.len(), home)),
    ]
}

fn documents() -> Vec<Shape> {
    let page = making(&["I know 12 Fairfield Row well."]);
    let nowhere = making(&["Nothing."]);
    let letter = pdf(&nowhere);
    let note = format!("\n9 0 obj\n<</Type/Annot/Subtype/Text/Contents({HOME})>>\nendobj\n");
    let packed_mail = |words: &str| {
        format!(
            "From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n\
             {words}\r\n--x\r\nContent-Type: text/plain\r\n\r\nhi\r\n--x--\r\n{words}\r\n"
        )
    };
    vec![
        unseen("letter: page", "pdf", pdf(&page)),
        shape(
            "letter: after the end",
            "pdf",
            [letter.as_slice(), HOME.as_bytes()].concat(),
        ),
        shape(
            "letter: note",
            "pdf",
            [letter.as_slice(), note.as_bytes()].concat(),
        ),
        shape(
            "mail: words",
            "eml",
            mail(&page, "a@example.org", "b@example.com"),
        ),
        shape(
            "mail: header",
            "eml",
            format!("From: a@example.org\r\nX-Note: {HOME}\r\nSubject: x\r\n\r\nhi\r\n"),
        ),
        shape("mail: beside its parts", "eml", packed_mail(HOME)),
        unseen(
            "mail: base64",
            "eml",
            "From: a@example.org\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\nMTIgRmFpcmZpZWxkIFJvdw==\r\n",
        ),
        shape(
            "mailbox: a line that looks like another mail",
            "mbox",
            format!(
                "From a@example.org Sat Mar 14 21:05:00 2026\nFrom: a@example.org\nSubject: x\n\nI saw you.\n\nFrom {HOME} you can see the road.\n"
            ),
        ),
        shape(
            "rich text",
            "rtf",
            format!("{{\\rtf1\\ansi I know {HOME}.\\par}}"),
        ),
        unseen(
            "rich text: torn",
            "rtf",
            "{\\rtf1\\ansi I know 12 Fair{\\b field} Row.\\par}",
        ),
        unseen(
            "archive: a place over two lines",
            "zip",
            archive(
                "Records.json",
                b"{\n \"latitude\": 52.954780,\n \"longitude\": -1.158110\n}\n",
            ),
        ),
        unseen(
            "archive: a number over two lines",
            "zip",
            archive("chat.txt", b"Ring me on 07700\n900456, will you.\n"),
        ),
        shape(
            "unknown",
            "bin",
            [b"\0\x01\x02\xFF", HOME.as_bytes(), b"\0\xFE"].concat(),
        ),
        shape(
            "database",
            "db",
            [b"SQLite format 3\0", HOME.as_bytes()].concat(),
        ),
    ]
}
