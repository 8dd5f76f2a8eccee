//! How much of a large file is in memory at once.

use std::ops::ControlFlow;

use domain::ItemKind;
use sample_files::{Scene, photo, screenshot, video};

use super::made_up::{MadeUp, repeated, with};
use super::{kind, tally};
use crate::stream::pieces::LONGEST;
use crate::stream::text::WINDOW;
use crate::tests::making;
use crate::{Budget, FoundPiece, Unfinished, facts, search};

const MIB: u64 = 1024 * 1024;

/// As chats are exported: each message a line.
fn chat_line() -> Vec<u8> {
    let words = "I saw your light on. ".repeat(20);
    format!("14/07/2026, 19:30 - Unknown number: {words}caf\u{e9}\n").into_bytes()
}

#[test]
fn a_text_of_hundreds_of_mib_is_searched_to_its_last_line_and_never_held() {
    let last = b"\n14/07/2026, 19:31 - Me: silverbirch".to_vec();
    let size = 320 * MIB;
    let content = with(size - last.len() as u64, last, repeated(chat_line()));
    let mut source = MadeUp::new(size, content);
    let text = kind(ItemKind::Chat, "text/plain");
    let (tally, ended) = tally(&mut source, &text, Budget::default(), "silverbirch");
    assert_eq!(ended, Ok(()));
    assert_eq!(tally.hits.len(), 1, "{:?}", tally.hits);
    assert!(source.largest_read <= WINDOW, "{}", source.largest_read);
    assert!(tally.longest_piece <= LONGEST, "{}", tally.longest_piece);
    // Read once, and nothing is left out but line ends.
    assert_eq!(source.given, size);
    assert!(tally.bytes as u64 > size - size / 400, "{}", tally.bytes);
}

#[test]
fn one_line_of_many_mib_is_handed_on_in_pieces() {
    let size = 24 * MIB;
    let content = with(
        size - 11,
        b"silverbirch".to_vec(),
        repeated(b"[1,2],".to_vec()),
    );
    let mut source = MadeUp::new(size, content);
    let text = kind(ItemKind::Chat, "application/json");
    let (tally, ended) = tally(&mut source, &text, Budget::default(), "silverbirch");
    assert_eq!((ended, tally.hits), (Ok(()), vec!["Line(1)".to_owned()]));
    assert!(tally.longest_piece <= LONGEST, "{}", tally.longest_piece);
    assert_eq!(tally.bytes as u64, size);
}

#[test]
fn a_search_that_is_ended_reads_no_further() {
    let mut source = MadeUp::new(320 * MIB, repeated(chat_line()));
    let text = kind(ItemKind::Text, "text/plain");
    let mut first_only = |_: FoundPiece<'_>| ControlFlow::Break(());
    let ended = search(&mut source, &text, Budget::default(), &mut first_only);
    assert_eq!(ended, Err(Unfinished::Stopped));
    assert!(source.given <= WINDOW as u64, "{}", source.given);
}

/// A box that says its length in eight bytes.
fn long_box(name: &[u8; 4], length: u64) -> Vec<u8> {
    [&1u32.to_be_bytes()[..], name, &length.to_be_bytes()].concat()
}

#[test]
fn of_a_film_only_what_it_says_of_itself_is_read() {
    // The sample's headers, behind four GiB of pictures and with 200 MiB of what leads to each picture.
    let film = video(&making(), 1);
    let headers = film.windows(4).position(|name| name == b"moov").unwrap() + 4;
    let length = u32::from_be_bytes(film[headers - 8..headers - 4].try_into().unwrap());
    let headers = &film[headers..headers - 8 + length as usize];
    let (pictures, tables) = (4096 * MIB, 200 * MIB);
    let moov = 16 + tables + headers.len() as u64;
    let size = pictures + moov;
    let nothing = |_: u64, buffer: &mut [u8]| buffer.fill(0);
    let content = with(size - headers.len() as u64, headers.to_vec(), nothing);
    let content = with(pictures + 16, long_box(b"free", tables), content);
    let content = with(pictures, long_box(b"moov", moov), content);
    let content = with(0, long_box(b"mdat", pictures), content);
    let mut source = MadeUp::new(size, content);
    let movie = kind(ItemKind::Video, "video/quicktime");
    let found = facts(&mut source, size, &movie, "a.mov");
    assert_eq!(found.device.unwrap().model.as_deref(), Some("Phone 3"));
    assert!(found.pixels.is_some());
    assert!(source.given < 16 * 1024, "{}", source.given);
}

#[test]
fn of_a_photo_with_a_film_behind_it_only_the_beginning_is_read() {
    let photo = photo(&making(), Scene::CarAtDusk);
    let length = photo.len() as u64;
    let size = length + 4096 * MIB;
    let content = with(0, photo, |_, buffer| buffer.fill(0));
    let mut source = MadeUp::new(size, content);
    let jpeg = kind(ItemKind::Photo, "image/jpeg");
    let found = facts(&mut source, size, &jpeg, "a.jpg");
    assert_eq!((found.not_read, found.pixels), (None, Some((1280, 960))));
    assert!(found.point.is_some());
    let (tally, _) = tally(&mut source, &jpeg, Budget::default(), "52.954780");
    assert_eq!(tally.hits, ["Field(\"GPS\")"]);
    assert!(source.given < length + MIB, "{} of {length}", source.given);
}

#[test]
fn the_pixels_of_a_screenshot_are_passed_over() {
    let screenshot = screenshot(&making());
    let pixels = 200 * MIB;
    // A chunk of nothing after the header; the checksum is the decoder's matter.
    let mut beginning = screenshot[..8 + 25].to_vec();
    beginning.extend((pixels as u32).to_be_bytes());
    beginning.extend(b"IDAT");
    let rest = beginning.len() as u64 + pixels + 4;
    let size = rest + screenshot.len() as u64 - 33;
    let content = with(rest, screenshot[33..].to_vec(), |_, buffer: &mut [u8]| {
        buffer.fill(0)
    });
    let mut source = MadeUp::new(size, with(0, beginning, content));
    let found = facts(
        &mut source,
        size,
        &kind(ItemKind::Screenshot, "image/png"),
        "a.png",
    );
    assert_eq!(found.not_read, None);
    assert!(found.pixels.is_some());
    assert!(source.given < 2 * MIB, "{}", source.given);
}
