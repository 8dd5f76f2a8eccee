//! What the clocks of mails and of file names say, and what they do not know.

use domain::ClockSource;

use sample_files::{Scene, photo};

use super::{local, making, seen};

/// What a mail's header shows, and the minutes east of UTC that it proves.
fn sent(date: &str) -> Option<(String, Option<i32>)> {
    of_header(ClockSource::MailDate, &format!("Date: {date}"))
}

fn of_header(source: ClockSource, header: &str) -> Option<(String, Option<i32>)> {
    let mail = format!("From: a@example.org\nTo: b@example.com\n{header}\n\nhello\n");
    let clocks = seen(mail.as_bytes(), "a.eml").facts.clocks;
    let clock = clocks.iter().find(|clock| clock.source == source)?;
    Some((clock.shows.to_string(), clock.offset_minutes))
}

#[test]
fn a_zone_is_taken_from_what_proves_one() {
    for (date, offset) in [
        ("Tue, 14 Jul 2026 19:30:12 +0100", Some(60)),
        ("Tue, 14 Jul 2026 19:30:12 GMT", Some(0)),
        ("Tue, 14 Jul 2026 19:30:12 UT", Some(0)),
        ("Tue, 14 Jul 2026 19:30:12 UTC", Some(0)),
        ("Tue, 14 Jul 2026 19:30:12 Z", Some(0)),
        ("Tue, 14 Jul 2026 19:30:12 -0000", Some(0)),
        ("Tue, 14 Jul 2026 19:30:12 +0100 (BST)", Some(60)),
        (
            "Tue, 14 Jul 2026 19:30:12 +0100 (British Summer Time)",
            Some(60),
        ),
        ("Tue, 14 Jul 2026 19:30:12 +0100 (GMT+01:00)", Some(60)),
        ("Tue, 14 Jul 2026 19:30:12 +02:00", Some(120)),
        ("Tue, 14 Jul 2026 19:30:12 -0330", Some(-210)),
        ("Tue, 14 Jul 2026 19:30:12 EST", Some(-300)),
        ("Tue, 14 Jul 2026 19:30:12 EDT", Some(-240)),
        ("Tue, 14 Jul 2026 19:30:12 PDT", Some(-420)),
        ("Tue, 14 Jul 2026 19:30:12 BST", None),
        ("Tue, 14 Jul 2026 19:30:12 CEST", None),
        ("Tue, 14 Jul 2026 19:30:12 EST5EDT", None),
        ("Tue, 14 Jul 2026 19:30:12 GMT+2", None),
        ("Tue, 14 Jul 2026 19:30:12 GMT+0100", None),
        ("Tue, 14 Jul 2026 19:30:12 GMT +0100", None),
        ("Tue, 14 Jul 2026 19:30:12 (BST)", None),
        ("Tue, 14 Jul 2026 19:30:12", None),
        ("Tue, 14 Jul 2026 19:30:12 +9900", None),
        ("2026-07-14T19:30:12+01:00", Some(60)),
        ("2026-07-14T19:30:12Z", Some(0)),
        ("2026-07-14 19:30:12", None),
        ("2026-07-14T19:30:12.123+0100", Some(60)),
        ("Tue Jul 14 19:30:12 2026", None),
        ("Tue Jul 14 19:30:12 +0100 2026", Some(60)),
        ("14 July 2026 19:30:12 +0100", Some(60)),
        ("July 14, 2026 7:30:12 PM", None),
        ("14-Jul-2026 19:30:12 +0100", Some(60)),
        ("7/14/2026 7:30:12 PM", None),
        ("14/7/2026 19:30:12", None),
        ("Tue, 14 Jul 26 19:30:12 +0100", Some(60)),
        ("Tue,\n 14 Jul 2026\n 19:30:12 +0100", Some(60)),
    ] {
        let shows = "2026-07-14 19:30:12".to_owned();
        assert_eq!(sent(date), Some((shows, offset)), "{date}");
    }
}

#[test]
fn odd_times_of_day_keep_their_digits() {
    let shows = |date| sent(date).map(|(shows, _)| shows);
    assert_eq!(
        shows("Tue, 14 Jul 2026 19:30 +0100").unwrap(),
        "2026-07-14 19:30:00"
    );
    assert_eq!(
        shows("Tue, 14 Jul 2026 18:30:60 +0000").unwrap(),
        "2026-07-14 18:30:59"
    );
    assert_eq!(
        shows("3/3/2026 12:30:12 AM").unwrap(),
        "2026-03-03 00:30:12"
    );
    // Which of the two is the month nobody knows: people in Britain write "PM" as well.
    for date in [
        "3/4/2026 19:30:12",
        "3/4/2026 12:30:12 AM",
        "03/04/2026 7:30 PM",
        "yesterday at 19:30",
        "Tue, 14 Jul 2026",
        "Tue, 34 Jul 2026 19:30:12",
        "",
    ] {
        assert_eq!(shows(date), None, "{date}");
    }
}

#[test]
fn the_last_provider_is_asked_with_the_same_care() {
    let received = |date: &str| {
        of_header(
            ClockSource::MailReceived,
            &format!("Received: from a.example by mx.example; {date}"),
        )
    };
    let shows = "2026-07-14 14:30:15".to_owned();
    for (date, offset) in [
        ("Tue, 14 Jul 2026 14:30:15 EDT", Some(-240)),
        ("Tue, 14 Jul 2026 14:30:15", None),
        ("Tue, 14 Jul 2026 14:30:15 BST", None),
        ("Tue, 14 Jul 2026 14:30:15 +0000 (UTC)", Some(0)),
    ] {
        assert_eq!(received(date), Some((shows.clone(), offset)), "{date}");
    }
}

fn named(name: &str) -> Option<(String, Option<i32>, bool)> {
    let clocks = seen(b"hello", name).facts.clocks;
    let clock = clocks
        .iter()
        .find(|clock| clock.source == ClockSource::FileName)?;
    Some((
        clock.shows.to_string(),
        clock.offset_minutes,
        clock.date_only,
    ))
}

#[test]
fn a_zone_in_a_files_name_counts_and_no_other_is_made_up() {
    let at = local("2026-07-14T18:30:12").to_string();
    for (name, offset) in [
        ("VID_20260714_183012Z.mp4", Some(0)),
        ("a_2026-07-14T18_30_12+0000.jpg", Some(0)),
        ("2026-07-14T18.30.12+01:00.jpg", Some(60)),
        ("2026-07-14T18-30-12Z.txt", Some(0)),
        ("20260714_183012+0100.mp4", Some(60)),
        ("2026-07-14 18.30.12 UTC.png", Some(0)),
        ("PXL_20260714_183012345.jpg", Some(0)),
        ("PXL_20260714_183012.MP.jpg", Some(0)),
        ("IMG_20260714_183012.jpg", None),
        ("VID_20260714_183012.mp4", None),
        ("Screenshot 2026-07-14 at 18.30.12.png", None),
        ("2026-07-14 18.30.12-1.jpg", None),
        ("2026-07-14 18.30.12-2000.jpg", None),
        ("20260714_183012Zoe.mp4", None),
        ("20260714_183012-0100.mp4", None),
        ("20260714_183012-05:00.mp4", Some(-300)),
    ] {
        assert_eq!(named(name), Some((at.clone(), offset, false)), "{name}");
    }
}

#[test]
fn a_count_or_a_sum_is_no_time_of_day() {
    let day = |day: &str| Some((format!("{day} 00:00:00"), None, true));
    assert_eq!(named("2026-07-14 10-12 of 20.pdf"), day("2026-07-14"));
    assert_eq!(named("2026-07-14 2.15 pounds.jpg"), day("2026-07-14"));
    assert_eq!(named("2.15 pounds.jpg"), None);
    assert_eq!(
        named("2026-07-14 10.30.jpg"),
        Some(("2026-07-14 10:30:00".to_owned(), None, false))
    );
    for name in ["1989-07-14.jpg", "2100-07-14.jpg", "19700101_000000.jpg"] {
        assert_eq!(named(name), None, "{name}");
    }
}

/// A photo in whose camera block every date reads so.
fn dated(words: &[u8; 19]) -> Vec<u8> {
    let mut bytes = photo(&making(), Scene::CarAtDusk);
    let date = making().at.format("%Y:%m:%d %H:%M:%S").to_string();
    let places: Vec<usize> = bytes
        .windows(19)
        .enumerate()
        .filter_map(|(at, part)| (part == date.as_bytes()).then_some(at))
        .collect();
    assert_eq!(places.len(), 3);
    for at in places {
        bytes[at..at + 19].copy_from_slice(words);
    }
    bytes
}

#[test]
fn a_cameras_date_of_another_form_is_read() {
    let facts = seen(&dated(b"2026-07-14T19:31:30"), "a").facts;
    let original = facts
        .clocks
        .iter()
        .find(|clock| clock.source == ClockSource::ExifOriginal)
        .unwrap();
    assert_eq!(original.shows, local("2026-07-14T19:31:30"));
    assert_eq!(facts.unread_clocks, []);
}

#[test]
fn a_cameras_date_that_is_not_understood_is_kept_as_it_stands() {
    for words in [
        b"2026:07:14 24:08:19",
        b"14.07.2026 19.31.30",
        b"yesterday at 5 or 6",
    ] {
        let facts = seen(&dated(words), "a").facts;
        assert_eq!(facts.not_read, None);
        let unread: Vec<_> = facts
            .unread_clocks
            .iter()
            .map(|unread| (unread.source, unread.words.as_bytes()))
            .collect();
        let expected = [
            ClockSource::ExifOriginal,
            ClockSource::ExifDigitised,
            ClockSource::ExifModified,
        ];
        assert_eq!(unread, expected.map(|source| (source, &words[..])));
    }
    for nothing in [b"0000:00:00 00:00:00", b"    :  :     :  :  "] {
        let facts = seen(&dated(nothing), "a").facts;
        assert_eq!(facts.unread_clocks, []);
        assert_eq!(facts.clocks.len(), 1, "the satellites' alone");
    }
}

#[test]
fn a_mails_date_that_is_not_understood_is_kept_as_it_stands() {
    for date in ["yesterday at 19:30", "03/04/2026 7:30 PM"] {
        let mail = format!("From: a@example.org\nDate: {date}\n\nhello\n");
        let facts = seen(mail.as_bytes(), "a.eml").facts;
        assert_eq!(facts.unread_clocks.len(), 1);
        assert_eq!(facts.unread_clocks[0].words, date);
    }
}
