use domain::ItemKind;

use super::{making, seen};
use crate::identify;
use sample_files::{Making, Scene, chat, mail, pdf, photo, screenshot, sound, video};

/// A made-up file, and what it has to be taken for.
pub(super) struct Sample {
    pub(super) bytes: Vec<u8>,
    kind: ItemKind,
    media_type: &'static str,
}

/// One of each kind. The tests of broken files cut and damage every one of them.
pub(super) fn samples(making: &Making<'_>) -> Vec<Sample> {
    let sample = |bytes, kind, media_type| Sample {
        bytes,
        kind,
        media_type,
    };
    vec![
        sample(
            photo(making, Scene::DamagedLock),
            ItemKind::Photo,
            "image/jpeg",
        ),
        sample(screenshot(making), ItemKind::Screenshot, "image/png"),
        sample(video(making, 1), ItemKind::Video, "video/quicktime"),
        sample(sound(making, 1), ItemKind::Audio, "audio/wav"),
        sample(pdf(making), ItemKind::Pdf, "application/pdf"),
        sample(
            mail(making, "a@example.org", "b@example.com"),
            ItemKind::Mail,
            "message/rfc822",
        ),
        sample(chat(making, "Me"), ItemKind::Chat, "text/plain"),
    ]
}

#[test]
fn content_decides_and_not_the_name() {
    for sample in samples(&making()) {
        let found = seen(&sample.bytes, "holiday.docx");
        assert_eq!(found.facts.item_kind, sample.kind);
        assert_eq!(found.identified.media_type, sample.media_type);
    }
}

#[test]
fn texts_are_told_apart() {
    let kind = |text: &str, name: &str| {
        let found = identify(text.as_bytes(), name);
        (found.item_kind, found.media_type)
    };
    let text = |media_type: &str| (ItemKind::Text, media_type.to_owned());
    assert_eq!(kind("He was there again.", "note.txt"), text("text/plain"));
    assert_eq!(kind("a,b\n1,2\n", "log.csv"), text("text/csv"));
    assert_eq!(
        kind("To: the landlord\nDate: May\n\nHello", "letter"),
        text("text/plain")
    );
    assert_eq!(kind("<!DOCTYPE html><p>x", "x").0, ItemKind::Document);
    assert_eq!(kind("<svg onload='x()'/>", "x").1, "image/svg+xml");
    assert_eq!(
        kind(
            "[14/03/2026, 19:30:12] Sam: hi\n[14/03/2026, 19:31:02] Me: no\n",
            "x"
        )
        .0,
        ItemKind::Chat
    );
    assert_eq!(
        kind(
            "3/14/26, 7:30\u{202F}PM - Sam: hi\n3/14/26, 7:31\u{202F}PM - Me: no\n",
            "x"
        )
        .0,
        ItemKind::Chat
    );
    assert_eq!(
        kind("{\"participants\":[],\"messages\":[]}", "x").0,
        ItemKind::Chat
    );
    assert_eq!(
        kind("From a@b Sat\nFrom: a@example.org\nSubject: x\n\n", "x").1,
        "application/mbox"
    );
}

#[test]
fn what_is_nothing_known_is_kept_as_other() {
    assert_eq!(
        identify(&[0, 1, 2, 3, 0, 9], "photo.jpg").item_kind,
        ItemKind::Other
    );
    assert_eq!(identify(&[], "photo.jpg").item_kind, ItemKind::Other);
}

#[test]
fn a_recording_of_the_screen_is_a_film_whoever_wrote_its_header() {
    // As GStreamer and as FFmpeg write it.
    for (header, media_type) in [
        (&b"\x1A\x45\xDF\xA3\x88\x42\x82\x85webm\0"[..], "video/webm"),
        (b"\x1A\x45\xDF\xA3\x87\x42\x82\x84webm", "video/webm"),
        (
            b"\x1A\x45\xDF\xA3\x8B\x42\x82\x88matroska",
            "video/x-matroska",
        ),
    ] {
        let found = identify(header, "screencast");
        assert_eq!(found.item_kind, ItemKind::Video);
        assert_eq!(found.media_type, media_type);
    }
}

#[test]
fn a_wide_text_without_a_mark_is_a_text_and_wide_numbers_are_none() {
    let wide =
        |units: &[u16]| -> Vec<u8> { units.iter().copied().flat_map(u16::to_le_bytes).collect() };
    let text: Vec<u16> = "\u{42f} \u{432}\u{438}\u{436}\u{443}: I see your light.\r\n"
        .encode_utf16()
        .collect();
    assert_eq!(identify(&wide(&text), "note.txt").item_kind, ItemKind::Text);
    let numbers: Vec<u16> = (1..200).collect();
    assert_eq!(
        identify(&wide(&numbers), "note.bin").item_kind,
        ItemKind::Other
    );
}
