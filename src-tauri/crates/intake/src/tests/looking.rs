//! What can be shown, and what can be searched.

use std::io::Cursor;

use super::{SMALL, making, seen};
use crate::{LookedThrough, Preview, Reason, Spot, identify, preview};
use sample_files::{Making, Scene, chat, mail, pdf, photo, photo_turned, screenshot, sound, video};

fn place_of<'a>(found: &'a LookedThrough, words: &str) -> Option<&'a Spot> {
    let hit = found.words.iter().find(|one| one.text.contains(words));
    hit.map(|hit| &hit.spot)
}

#[test]
fn pictures_are_made_anew_upright_and_small() {
    let turned = photo_turned(&making(), Scene::CarAtDusk, 6);
    let Preview::Picture {
        bytes,
        width,
        height,
        media_type,
    } = seen(&turned, "a").preview
    else {
        panic!("a picture");
    };
    assert_eq!((width, height, media_type), (150, 200, "image/jpeg"));
    assert!(!bytes.windows(4).any(|window| window == b"Exif"));
}

#[test]
fn each_kind_is_shown_its_way() {
    let shown = |bytes: &[u8]| seen(bytes, "a").preview;
    assert!(matches!(
        shown(&screenshot(&making())),
        Preview::Picture {
            media_type: "image/png",
            ..
        }
    ));
    assert_eq!(shown(&video(&making(), 1)), Preview::Moving);
    assert_eq!(shown(&sound(&making(), 1)), Preview::Sound);
    let Preview::Pages { pages, total } = shown(&pdf(&making())) else {
        panic!("pages");
    };
    assert_eq!((pages.len(), total, pages[0].height), (1, 1, 200));
    let letter = mail(&making(), "a@example.org", "b@example.com");
    let Preview::Mail { headers, body, .. } = shown(&letter) else {
        panic!("a mail");
    };
    assert!(headers.contains(&("To".to_owned(), "b@example.com".to_owned())));
    assert!(body.contains("I saw your light on."));
}

#[test]
fn nothing_hides_in_a_text() {
    let text = "one\u{202E}two\u{0007}three\r\nfour \u{0000}";
    let padded = format!("{text}{}", "x".repeat(8000));
    let Preview::Text { text, truncated } = seen(padded.as_bytes(), "a").preview else {
        panic!("a text");
    };
    assert!(text.starts_with("one\u{27E8}U+202E\u{27E9}two\u{2407}three\nfour \u{2400}"));
    assert!(truncated);
}

#[test]
fn older_character_sets_are_read() {
    let (latin, _, _) =
        encoding_rs::WINDOWS_1252.encode("Café: he said “no” – twice. Déjà vu à la fête.");
    let Preview::Text { text, .. } = seen(&latin, "a").preview else {
        panic!("a text");
    };
    assert!(text.contains("Café: he said “no”"), "{text}");
    let wide: Vec<u8> = [0xFEFF]
        .into_iter()
        .chain("wide".encode_utf16())
        .flat_map(u16::to_le_bytes)
        .collect();
    assert_eq!(
        seen(&wide, "a").preview,
        Preview::Text {
            text: "wide".into(),
            truncated: false
        }
    );
}

#[test]
fn web_pages_and_drawings_are_only_text() {
    let page = b"<!DOCTYPE html><script>run()</script><p>He <b>wrote</b> this</p><img src='https://example.org/x'>";
    let Preview::Text { text, .. } = seen(page, "a").preview else {
        panic!("a text");
    };
    assert!(text.contains("wrote") && !text.contains('<'), "{text}");
    let drawing = b"<svg xmlns='http://www.w3.org/2000/svg' onload='run()'/>";
    assert!(matches!(seen(drawing, "a").preview, Preview::Text { .. }));
}

#[test]
fn words_are_found_with_their_place() {
    let found = seen(&mail(&making(), "a@example.org", "b@example.com"), "a").words;
    assert_eq!(
        place_of(&found, "198.51.100.7"),
        Some(&Spot::Header("Received".into()))
    );
    assert_eq!(place_of(&found, "light on"), Some(&Spot::MailLine(1)));
    assert_eq!(found.not_looked, None);
    let found = seen(&chat(&making(), "Me"), "a").words;
    assert_eq!(place_of(&found, "Please stop"), Some(&Spot::Line(2)));
    let letter = Making {
        words: &["Write to 12 Example Row, Anytown AB1 2CD."],
        ..making()
    };
    let found = seen(&pdf(&letter), "a").words;
    assert_eq!(
        place_of(&found, "12 Example Row, Anytown AB1 2CD"),
        Some(&Spot::Page(1))
    );
    assert_eq!(
        place_of(&found, "Unknown number"),
        Some(&Spot::Field("Title".into()))
    );
}

#[test]
fn a_pictures_place_is_found_and_the_rest_is_said_to_be_unsearched() {
    for bytes in [photo(&making(), Scene::CarAtDusk), video(&making(), 1)] {
        let found = seen(&bytes, "a").words;
        assert!(place_of(&found, "52.954780, -1.158110").is_some());
        assert!(place_of(&found, "Phone 3").is_some());
        assert!(found.account.shows);
    }
}

#[test]
fn an_empty_file_is_said_to_be_empty() {
    let found = seen(&[], "photo.jpg");
    assert_eq!(
        found.preview,
        Preview::Nothing {
            reason: Reason::Empty
        }
    );
    assert_eq!(found.facts.not_read, Some(Reason::Empty));
}

#[test]
fn a_picture_of_too_many_pixels_is_refused_kindly() {
    let mut header = crate::formats::pictures::png::chunks::SIGNATURE.to_vec();
    let sides = [65_535u32.to_be_bytes(), 65_535u32.to_be_bytes()].concat();
    header.extend(crate::formats::pictures::png::chunks::written(
        b"IHDR",
        &[&sides[..], &[8, 6, 0, 0, 0]].concat(),
    ));
    header.extend(crate::formats::pictures::png::chunks::written(
        b"IDAT",
        &[0x78, 0x9C, 0x03, 0x00, 0, 0, 0, 1],
    ));
    header.extend(crate::formats::pictures::png::chunks::written(b"IEND", &[]));
    let refused = Preview::Nothing {
        reason: Reason::TooManyPixels,
    };
    assert_eq!(seen(&header, "a.png").preview, refused);
    let identified = identify(&header, "");
    let size = header.len() as u64;
    let tight = crate::Budget { bytes: 10, ..SMALL };
    let shown = preview(&mut Cursor::new(&header), size, &identified, tight);
    assert_eq!(
        shown,
        Preview::Nothing {
            reason: Reason::TooLarge
        }
    );
}
