//! What is found in each kind of file, word for word and in order, as it was when every file was still held whole.

use std::io::Cursor;

use super::making;
use crate::formats::pictures::png::chunks::written;
use crate::{HEAD_LENGTH, identify, words_in};
use sample_files::{Making, Scene, chat, mail, pdf, photo, photo_turned, screenshot, sound, video};

/// Found by the readers that held a whole file in memory.
const FOUND: &str = include_str!("same_words.txt");

const PAGE: &str = "<!DOCTYPE html><head><title>No</title></head><style>p {}</style><p>He <b>wr</b>ote this,\n\
    <br>and&nbsp;&amp; that</p><!-- <p>not this --><div title='5 > 4'>One</div>  <div>two</div><script>run()</script>";

fn samples() -> Vec<(&'static str, Vec<u8>)> {
    let making = making();
    let letter = Making {
        words: &["Write to 12 Example Row.", "It is late.", "> No."],
        ..making
    };
    let silent = Making {
        offset_minutes: None,
        point: None,
        device: None,
        ..letter
    };
    let letters = [
        b"From a@example.org Sat Mar 14 19:30:12 2026\n".to_vec(),
        mail(&making, "a@example.org", "b@example.com"),
        b"\nFrom b@example.com Sat Mar 14 20:30:12 2026\n".to_vec(),
        mail(&letter, "b@example.com", "a@example.org"),
    ];
    let wide: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain("wide\r\nand w\u{ef}de\n\n\u{1F4F7} last".encode_utf16())
        .flat_map(u16::to_be_bytes)
        .collect();
    vec![
        ("dusk.jpg", photo(&making, Scene::CarAtDusk)),
        ("lock.jpg", photo(&silent, Scene::DamagedLock)),
        ("turned.jpg", photo_turned(&letter, Scene::CarAtDusk, 6)),
        ("screen.png", screenshot(&making)),
        ("silent.png", screenshot(&silent)),
        (
            "remarks.jpg",
            remarked_photo(photo(&silent, Scene::DamagedLock)),
        ),
        ("remarks.png", remarked_screenshot(&screenshot(&silent))),
        ("film.mov", video(&making, 1)),
        ("silent.mov", video(&silent, 2)),
        ("sound.wav", sound(&making, 1)),
        ("letter.pdf", pdf(&letter)),
        ("mail.eml", mail(&letter, "a@example.org", "b@example.com")),
        ("mails.mbox", letters.concat()),
        ("parts.eml", PARTS.as_bytes().to_vec()),
        ("chat.txt", chat(&letter, "Me")),
        ("page.html", PAGE.as_bytes().to_vec()),
        (
            "drawing.svg",
            b"<svg xmlns='http://www.w3.org/2000/svg'>\n<text>Here &lt;I&gt; am</text></svg>"
                .to_vec(),
        ),
        ("wide.txt", wide),
        (
            "older.txt",
            encoding_rs::WINDOWS_1252
                .encode("Café\r\n\r\n“no” – twice\rand again\r\n")
                .0
                .into_owned(),
        ),
        ("rows.csv", "a,b\n\u{feff}1,é\n   \n".as_bytes().to_vec()),
    ]
}

/// A text, a page, a text that hangs on it, and a picture that cannot be searched.
const PARTS: &str = "From: a@example.org\r\nTo: b@example.com\r\nSubject: =?UTF-8?Q?caf=C3=A9?=\r\n\
    MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\n--x\r\n\
    Content-Type: text/plain; charset=iso-8859-1\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n\
    Caf=E9 at=\r\n nine\r\n\r\nLast\r\n--x\r\nContent-Type: text/html\r\n\r\n<p>Page <b>one</b></p>\r\n--x\r\n\
    Content-Type: text/plain; name=list.txt\r\nContent-Disposition: attachment; filename=list.txt\r\n\r\n\
    first\r\n\r\nsecond\r\n--x\r\nContent-Type: image/png; name=a.png\r\nContent-Disposition: attachment\r\n\
    Content-Transfer-Encoding: base64\r\n\r\niVBORw0KGgo=\r\n--x--\r\n";

/// With comments before and after the picture, and one beyond its end.
fn remarked_photo(mut photo: Vec<u8>) -> Vec<u8> {
    photo.truncate(photo.len() - 2);
    photo.splice(2..2, *b"\xFF\xFE\0\x07first\xFF\xED\0\x06iptc");
    photo.extend(b"\xFF\xFE\0\x06last\xFF\xD9\xFF\xFE\0\x08beyond");
    photo
}

/// With a text in each kind of chunk that is read, and one beyond its end.
fn remarked_screenshot(screenshot: &[u8]) -> Vec<u8> {
    let (first, rest) = screenshot.split_at(8 + 25);
    [
        first,
        &written(b"tEXt", b"Author\0Somebody \xE9"),
        &written(b"zTXt", b"Packed\0\0xx"),
        rest.get(..rest.len() - 12).unwrap(),
        &written(b"iTXt", "Comment\0\0\0en\0Comment\0caf\u{e9}".as_bytes()),
        &rest[rest.len() - 12..],
        &written(b"tEXt", b"Author\0beyond"),
    ]
    .concat()
}

fn written_down() -> String {
    let mut all = String::new();
    for (name, bytes) in samples() {
        let identified = identify(&bytes[..bytes.len().min(HEAD_LENGTH)], name);
        let found = words_in(&mut Cursor::new(bytes), &identified);
        all.push_str(&format!("{name}: {:?}\n", found.not_looked));
        for one in found.words {
            all.push_str(&format!("  {:?}: {:?}\n", one.spot, one.text));
        }
    }
    all
}

#[test]
fn the_words_of_every_sample_are_what_they_were() {
    let found = written_down();
    for (found, was) in found.lines().zip(FOUND.lines()) {
        assert_eq!(found, was);
    }
    assert_eq!(found.lines().count(), FOUND.lines().count());
}
