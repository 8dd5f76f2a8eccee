//! What files say of time, place and device.

use std::io::Cursor;

use domain::{Clock, ClockSource, ItemKind};

use super::{copied_as, local, making, seen};
use crate::identify;
use sample_files::{Making, Scene, mail, pdf, photo, photo_turned, screenshot, sound, video};

fn clock(clocks: &[Clock], source: ClockSource) -> Option<&Clock> {
    clocks.iter().find(|clock| clock.source == source)
}

#[test]
fn a_photo_says_time_place_and_device() {
    let facts = seen(
        &photo(&making(), Scene::CarAtDusk),
        "PXL_20260714_183012000.jpg",
    )
    .facts;
    let original = clock(&facts.clocks, ClockSource::ExifOriginal).unwrap();
    assert_eq!(original.shows, local("2026-07-14T19:30:12"));
    assert_eq!(original.offset_minutes, Some(60));
    let satellites = clock(&facts.clocks, ClockSource::ExifGps).unwrap();
    assert_eq!(satellites.utc(), original.utc());
    let name = clock(&facts.clocks, ClockSource::FileName).unwrap();
    assert_eq!(name.shows, local("2026-07-14T18:30:12"));
    assert_eq!(name.offset_minutes, Some(0));
    let point = facts.point.unwrap();
    assert!(point.metres_to(&making().point.unwrap()) < 1.0);
    assert_eq!(facts.device.unwrap().model.as_deref(), Some("Phone 3"));
    assert_eq!(facts.pixels, Some((1280, 960)));
    assert_eq!(facts.not_read, None);
}

#[test]
fn no_zone_is_made_up() {
    let silent = Making {
        offset_minutes: None,
        ..making()
    };
    let facts = seen(&photo(&silent, Scene::DamagedLock), "a.jpg").facts;
    let original = clock(&facts.clocks, ClockSource::ExifOriginal).unwrap();
    assert_eq!(original.offset_minutes, None);
    let facts = seen(&pdf(&silent), "a.pdf").facts;
    let made = clock(&facts.clocks, ClockSource::PdfCreated).unwrap();
    assert_eq!(made.offset_minutes, None);
}

#[test]
fn a_film_keeps_both_its_clocks() {
    let facts = seen(&video(&making(), 2), "a.mov").facts;
    let header = clock(&facts.clocks, ClockSource::Container).unwrap();
    assert_eq!(header.shows, local("2026-07-14T18:30:12"));
    assert_eq!(header.offset_minutes, None);
    let key = clock(&facts.clocks, ClockSource::QuickTimeKey).unwrap();
    assert_eq!(key.shows, local("2026-07-14T19:30:12"));
    assert_eq!(key.offset_minutes, Some(60));
    assert_eq!(facts.runs_milliseconds, Some(2000));
    assert_eq!(facts.pixels, Some((320, 240)));
    assert_eq!(facts.point, making().point);
    assert_eq!(facts.device.unwrap().make.as_deref(), Some("Example"));
}

#[test]
fn a_recording_says_how_long_it_runs() {
    let facts = seen(&sound(&making(), 3), "a.wav").facts;
    assert_eq!(facts.runs_milliseconds, Some(3000));
}

#[test]
fn a_letter_says_when_it_was_made() {
    let facts = seen(&pdf(&making()), "a.pdf").facts;
    let made = clock(&facts.clocks, ClockSource::PdfCreated).unwrap();
    assert_eq!(made.shows, local("2026-07-14T19:30:12"));
    assert_eq!(made.offset_minutes, Some(60));
    assert_eq!(facts.pages, Some(1));
}

#[test]
fn a_mail_has_the_senders_clock_and_the_providers() {
    let bytes = mail(&making(), "Sam <sam@example.org>", "me@example.com");
    let facts = seen(&bytes, "a.eml").facts;
    let sent = clock(&facts.clocks, ClockSource::MailDate).unwrap();
    let received = clock(&facts.clocks, ClockSource::MailReceived).unwrap();
    assert_eq!(sent.offset_minutes, Some(60));
    assert_eq!(received.shows, local("2026-07-14T19:30:15"));
    assert_eq!(
        facts.mail.unwrap().from.as_deref(),
        Some("Sam <sam@example.org>")
    );
}

#[test]
fn a_screenshot_has_no_camera() {
    let facts = seen(&screenshot(&making()), "Screenshot_20260714-193012.png").facts;
    assert_eq!(facts.item_kind, ItemKind::Screenshot);
    let changed = clock(&facts.clocks, ClockSource::PngTime).unwrap();
    assert_eq!(
        changed.utc().unwrap().to_rfc3339(),
        "2026-07-14T18:30:12+00:00"
    );
    assert!(clock(&facts.clocks, ClockSource::FileName).is_some());
    let jpeg = photo(
        &Making {
            device: None,
            point: None,
            ..making()
        },
        Scene::Letter,
    );
    assert_eq!(
        seen(&jpeg, "Screenshot_1.jpg").facts.item_kind,
        ItemKind::Screenshot
    );
}

#[test]
fn a_clean_photo_says_nothing_and_looks_the_same() {
    let original = photo_turned(&making(), Scene::FlowersOnStep, 6);
    let copy = copied_as(&original, ItemKind::Photo, "image/jpeg").unwrap();
    let facts = seen(&copy, "a.jpg").facts;
    assert_eq!(
        (facts.point, facts.device, facts.clocks),
        (None, None, vec![])
    );
    let pixels = |bytes: &[u8]| image::load_from_memory(bytes).unwrap().to_rgb8();
    assert_eq!(pixels(&copy), pixels(&original));
    let turned = crate::readable_picture(&mut Cursor::new(&copy), 640).unwrap();
    assert_eq!((turned.width, turned.height), (480, 640));
}

#[test]
fn what_follows_the_end_of_a_picture_is_left_out() {
    for (mut bytes, media_type) in [
        (photo(&making(), Scene::Letter), "image/jpeg"),
        (screenshot(&making()), "image/png"),
    ] {
        bytes.extend_from_slice(b"the uncropped original");
        let copy = copied_as(&bytes, ItemKind::Photo, media_type).unwrap();
        assert!(!copy.windows(9).any(|window| window == b"uncropped"));
        assert!(
            !copy
                .windows(4)
                .any(|window| window == b"tIME" || window == b"Exif")
        );
        assert_eq!(identify(&copy, "").media_type, media_type);
    }
}
