//! Names of exhibits' files: letters, digits, dot, underscore and hyphen, so that every system keeps
//! them and `bagit.py` and `sha256sum` read them; short enough for an evidence portal's title.

use domain::{Clock, ClockSource, ClockZone, Item, ItemKind};

use crate::plan::redaction::MARK;

/// The longest name before its extension that evidence portals keep whole.
const LONGEST_STEM: usize = 75;
const LONGEST_EXTENSION: usize = 8;

/// `AB-001_2026-03-14_19h30_photo_car-outside.jpg`: the mark, the item's own clock, what it is, and
/// the keeper's few words or else its original name.
pub(crate) fn exhibit_file_name(item: &Item) -> String {
    let mut parts = vec![item.exhibit.in_file_name()];
    if let Some(clock) = naming_clock(item) {
        parts.push(clock.shows.format("%Y-%m-%d").to_string());
        if !clock.date_only {
            parts.push(clock.shows.format("%Hh%M").to_string() + zone_mark(clock, &item.clocks));
        }
    }
    parts.push(kind_word(item.item_kind).to_owned());
    let (stem, extension) = split(&item.original_name);
    let words = match &item.description {
        Some(description) => plain(&without_marks(description)),
        None => without_said_date(plain(&without_marks(stem)), naming_clock(item)),
    };
    if !words.is_empty() {
        parts.push(words);
    }
    let mut name = parts.join("_");
    name.truncate(LONGEST_STEM);
    let name = name.trim_end_matches(['-', '_', '.']);
    match safe_extension(extension, &item.media_type) {
        Some(extension) => format!("{name}.{extension}"),
        None => name.to_owned(),
    }
}

/// "2026-03-14 19:30", as in the name of the file, where a clock says when the thing was made.
pub(crate) fn made_at(item: &Item) -> Option<String> {
    let clock = naming_clock(item)?;
    let day = clock.shows.format("%Y-%m-%d").to_string();
    Some(match clock.date_only {
        true => day,
        false => {
            let zone = zone_mark(clock, &item.clocks);
            format!("{day} {}{zone}", clock.shows.format("%H:%M"))
        }
    })
}

/// The clock that a name shows: of when the thing was made, local time before UTC. What copying or
/// changing the file may have set is never in a name, nor one that may be read in two ways.
fn naming_clock(item: &Item) -> Option<&Clock> {
    let one_way = |clock: &&Clock| clock.zone(&item.clocks) != ClockZone::UtcOrLocal;
    let clocks = item.clocks.iter().filter(|clock| clock.may_be_right());
    let clocks = clocks.filter(one_way);
    let placed = clocks.filter_map(|clock| Some((place(clock.source)?, clock)));
    placed
        .min_by_key(|(place, _)| *place)
        .map(|(_, clock)| clock)
}

const fn place(source: ClockSource) -> Option<u8> {
    match source {
        ClockSource::ExifOriginal => Some(1),
        ClockSource::QuickTimeKey => Some(2),
        ClockSource::MailDate => Some(3),
        ClockSource::FileName => Some(4),
        ClockSource::ExifDigitised => Some(5),
        ClockSource::MailReceived => Some(6),
        ClockSource::PdfCreated => Some(7),
        ClockSource::Container => Some(8),
        ClockSource::PngTime => Some(9),
        ClockSource::ExifGps => Some(10),
        ClockSource::ExifModified | ClockSource::PdfModified | ClockSource::FileModified => None,
    }
}

/// "Z" behind a time that is UTC and not a camera's own, so that nobody reads it as local.
fn zone_mark(clock: &Clock, all: &[Clock]) -> &'static str {
    let is_utc = match clock.zone(all) {
        ClockZone::ShownToBeUtc => true,
        ClockZone::Said(0) => match clock.source {
            ClockSource::Container
            | ClockSource::PngTime
            | ClockSource::ExifGps
            | ClockSource::FileName
            | ClockSource::MailDate
            | ClockSource::MailReceived => true,
            ClockSource::ExifOriginal
            | ClockSource::ExifDigitised
            | ClockSource::ExifModified
            | ClockSource::QuickTimeKey
            | ClockSource::PdfCreated
            | ClockSource::PdfModified
            | ClockSource::FileModified => false,
        },
        ClockZone::Said(_)
        | ClockZone::ShownToBeLocal(_)
        | ClockZone::UtcOrLocal
        | ClockZone::NotSaid => false,
    };
    if is_utc { "Z" } else { "" }
}

/// The name of a copy, with the extension of its type where that is not the item's.
pub(crate) fn named_for_type(file_name: &str, received: &str, copy: &str) -> String {
    match extension_of(copy) {
        Some(extension) if received != copy => with_extension(file_name, extension),
        _ => file_name.to_owned(),
    }
}

/// The same name with another extension, for a copy derived from it.
pub(crate) fn with_extension(file_name: &str, extension: &str) -> String {
    let (stem, _) = split(file_name);
    format!("{stem}.{extension}")
}

fn split(name: &str) -> (&str, &str) {
    let name = name.rsplit(['/', '\\']).next().unwrap_or(name);
    match name.rsplit_once('.') {
        Some((stem, extension)) if !stem.is_empty() => (stem, extension),
        _ => (name, ""),
    }
}

/// The words without what stands in place of what is withheld: that is read in the schedule.
fn without_marks(words: &str) -> String {
    let mut without = String::new();
    let mut rest = words;
    while let Some(at) = rest.find(MARK) {
        without.push_str(&rest[..at]);
        let end = rest[at..].find(']').map_or(rest.len(), |end| at + end + 1);
        rest = &rest[end..];
    }
    without + rest
}

/// A telephone's name for a file says its date and time in digits. Where the same day already stands in front, they are left
/// out here.
fn without_said_date(words: String, said: Option<&Clock>) -> String {
    let digits: String = words.chars().filter(char::is_ascii_digit).collect();
    let day = said.map(|clock| clock.shows.format("%Y%m%d").to_string());
    if !day.is_some_and(|day| digits.contains(&day)) {
        return words;
    }
    let is_number = |word: &&str| word.bytes().all(|byte| byte.is_ascii_digit());
    let rest: Vec<&str> = words.split('-').filter(|word| !is_number(word)).collect();
    rest.join("-")
}

/// Accents and other scripts are dropped here; the name as it was stands in `log.json`.
fn plain(words: &str) -> String {
    let mut plain = String::new();
    for character in words.chars() {
        if character.is_ascii_alphanumeric() {
            plain.push(character.to_ascii_lowercase());
        } else if !plain.is_empty() && !plain.ends_with('-') {
            plain.push('-');
        }
    }
    plain.truncate(40);
    plain.trim_end_matches('-').to_owned()
}

/// Evidence portals go by the extension, so the file's own is kept where it is harmless. What a
/// system would run by a double click gets `.bin` behind it.
fn safe_extension(extension: &str, media_type: &str) -> Option<String> {
    const RUNS: [&str; 22] = [
        "exe", "com", "bat", "cmd", "scr", "pif", "msi", "js", "jse", "vbs", "vbe", "wsf", "wsh",
        "ps1", "hta", "cpl", "jar", "lnk", "reg", "svg", "app", "sh",
    ];
    let plain = extension.to_ascii_lowercase();
    let fits = (1..=LONGEST_EXTENSION).contains(&plain.len())
        && plain.bytes().all(|byte| byte.is_ascii_alphanumeric());
    if fits && RUNS.contains(&plain.as_str()) {
        return Some(format!("{plain}.bin"));
    }
    if fits {
        return Some(plain);
    }
    extension_of(media_type).map(str::to_owned)
}

fn extension_of(media_type: &str) -> Option<&'static str> {
    Some(match media_type {
        "image/jpeg" => "jpg",
        "image/png" => "png",
        "video/mp4" => "mp4",
        "audio/wav" | "audio/x-wav" => "wav",
        "application/pdf" => "pdf",
        "message/rfc822" => "eml",
        "text/plain" => "txt",
        "video/quicktime" => "mov",
        "video/3gpp" => "3gp",
        "audio/mp4" => "m4a",
        "audio/mpeg" => "mp3",
        "audio/flac" | "audio/x-flac" => "flac",
        "audio/ogg" => "ogg",
        "image/heic" => "heic",
        "image/avif" => "avif",
        _ => return None,
    })
}

fn kind_word(kind: ItemKind) -> &'static str {
    match kind {
        ItemKind::Photo => "photo",
        ItemKind::Screenshot => "screenshot",
        ItemKind::Video => "video",
        ItemKind::Audio => "audio",
        ItemKind::Pdf => "pdf",
        ItemKind::Mail => "mail",
        ItemKind::Chat => "chat",
        ItemKind::Text => "text",
        ItemKind::Document => "document",
        ItemKind::Archive => "archive",
        ItemKind::Other => "file",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::verify::sample::item;

    #[test]
    fn a_name_says_mark_time_kind_and_words() {
        let mut photo = item(1, b"x");
        photo.description = Some("Car outside".into());
        photo.original_name = "IMG_0001.JPG".into();
        photo.item_kind = ItemKind::Photo;
        assert_eq!(
            exhibit_file_name(&photo),
            "AB-001_2026-03-14_19h30_photo_car-outside.jpg"
        );
    }

    #[test]
    fn a_day_that_is_said_already_is_not_said_again() {
        let mut photo = item(1, b"x");
        photo.description = None;
        photo.item_kind = ItemKind::Photo;
        for (original, words) in [
            ("IMG_20260314_193015.jpg", "_photo_img.jpg"),
            (
                "Screenshot_2026-03-14-19-30-15_Chat.jpg",
                "_photo_screenshot-chat.jpg",
            ),
            ("20260314.jpg", "_photo.jpg"),
            // Another day is not known from what stands in front.
            ("IMG_20260315_1.jpg", "_photo_img-20260315-1.jpg"),
        ] {
            photo.original_name = original.into();
            let name = exhibit_file_name(&photo);
            assert_eq!(
                name,
                format!("AB-001_2026-03-14_19h30{words}"),
                "{original}"
            );
        }
    }

    #[test]
    fn a_mark_in_the_description_is_no_part_of_a_name() {
        let mut photo = item(1, b"x");
        photo.description = Some("Door of [withheld 6: a name], from inside".into());
        let name = exhibit_file_name(&photo);
        assert!(name.ends_with("_door-of-from-inside.jpg"), "{name}");
    }

    #[test]
    fn a_name_shows_local_time_before_utc_and_no_time_of_copying() {
        let mut shot = item(1, b"x");
        let clock = |source, shows: &str, offset_minutes| Clock {
            source,
            shows: shows.parse().unwrap(),
            offset_minutes,
            date_only: false,
        };
        let utc = clock(ClockSource::PngTime, "2026-07-01T18:30:00", Some(0));
        let named = clock(ClockSource::FileName, "2026-07-01T19:30:00", None);
        let copied = clock(ClockSource::FileModified, "2026-08-09T10:00:00", Some(0));
        shot.clocks = vec![copied.clone(), utc.clone(), named];
        assert!(exhibit_file_name(&shot).contains("_2026-07-01_19h30_"));
        shot.clocks = vec![copied.clone(), utc];
        assert!(exhibit_file_name(&shot).contains("_2026-07-01_18h30Z_"));
        shot.clocks = vec![copied];
        assert!(!exhibit_file_name(&shot).contains("2026"));
    }

    #[test]
    fn every_name_is_plain_and_short() {
        for name in [
            "../../etc/passwd",
            "CON",
            "nul.txt",
            "a\u{202e}gpj.exe",
            "%41.jpg",
            "",
            ".",
            "..",
            "🐈.jpg",
            "a\0b",
            &"x".repeat(255),
            "x.tar gz",
            "C:\\a\\b.js",
        ] {
            let mut strange = item(7, b"x");
            strange.original_name = name.to_owned();
            strange.description = None;
            let made = exhibit_file_name(&strange);
            let fits = |byte: u8| byte.is_ascii_alphanumeric() || b"._-".contains(&byte);
            assert!(made.bytes().all(fits), "{made}");
            assert!(made.starts_with("AB-007_"), "{made}");
            assert!(split(&made).0.len() <= LONGEST_STEM, "{made}");
            assert!(!made.ends_with(".exe") && !made.ends_with(".js"), "{made}");
        }
    }
}
