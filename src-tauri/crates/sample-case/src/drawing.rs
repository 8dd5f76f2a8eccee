//! From what a file shows, in words, to its bytes.

use chrono::{NaiveDateTime, Offset, TimeZone};
use chrono_tz::Tz::Europe__London;
use domain::GeoPoint;
use sample_files::{Making, Scene};

use super::files::SampleFile;

/// A telephone that nobody makes.
const DEVICE: (&str, &str) = ("Meridian", "M5");
/// To whom the sample case's mails are sent.
const KEEPERS_ADDRESS: &str = "robyn.hale@example.org";

impl SampleFile {
    /// Its bytes: the same for the same seed.
    pub fn bytes(&self, seed: u64) -> Vec<u8> {
        match self {
            Self::Photo {
                scene,
                taken,
                point,
            } => photo(scene, *taken, *point, seed),
            Self::Screenshot { lines, taken } => {
                let (title, words) = heading(lines);
                sample_files::screenshot(&making(*taken, None, seed, title, words))
            }
            Self::Film {
                taken,
                seconds,
                point,
            } => sample_files::video(&making(*taken, *point, seed, "", &[]), *seconds),
            Self::Sound { seconds } => {
                let quiet = making(
                    chrono::DateTime::UNIX_EPOCH.naive_utc(),
                    None,
                    seed,
                    "",
                    &[],
                );
                sample_files::sound(&quiet, *seconds)
            }
            Self::Paper { lines, dated } => {
                let (title, words) = heading(lines);
                sample_files::pdf(&making(*dated, None, seed, title, words))
            }
            Self::Mail {
                from,
                sent,
                subject,
                body,
            } => sample_files::mail(
                &making(*sent, None, seed, subject, &[body]),
                from,
                KEEPERS_ADDRESS,
            ),
            Self::Chat { messages } => chat(messages),
            Self::Empty => Vec::new(),
            Self::Odd => odd(seed),
        }
    }
}

fn heading<'a>(lines: &'a [&'a str]) -> (&'a str, &'a [&'a str]) {
    lines
        .split_first()
        .map_or(("", [].as_slice()), |(title, words)| (*title, words))
}

fn making<'a>(
    at: NaiveDateTime,
    point: Option<GeoPoint>,
    seed: u64,
    title: &'a str,
    words: &'a [&'a str],
) -> Making<'a> {
    let offset = Europe__London
        .from_local_datetime(&at)
        .earliest()
        .map(|instant| instant.offset().fix().local_minus_utc() / 60);
    Making {
        at,
        offset_minutes: offset,
        point,
        device: Some(DEVICE),
        seed,
        title,
        words,
    }
}

fn photo(scene: &str, taken: NaiveDateTime, point: Option<GeoPoint>, seed: u64) -> Vec<u8> {
    let words = [scene];
    let making = making(taken, point, seed, scene, &words);
    sample_files::photo(&making, drawn_as(scene))
}

/// There are four things that can be drawn; each scene is the one that is nearest to it.
fn drawn_as(scene: &str) -> Scene {
    let scene = scene.to_lowercase();
    let has = |words: &[&str]| words.iter().any(|word| scene.contains(word));
    if has(&["car ", "cars", "hatchback", "van", "bonnet", "light"]) {
        Scene::CarAtDusk
    } else if has(&[
        "lock", "gate", "coat", "bench", "key", "print", "stitches", "collar",
    ]) {
        Scene::DamagedLock
    } else if has(&[
        "page",
        "card",
        "note",
        "slip",
        "calendar",
        "paper",
        "timetable",
        "chalk",
    ]) {
        Scene::Letter
    } else {
        Scene::FlowersOnStep
    }
}

fn chat(messages: &[(&str, &str, &str)]) -> Vec<u8> {
    let lines = messages
        .iter()
        .map(|(at, who, words)| format!("{at} - {who}: {words}\n"));
    lines.collect::<String>().into_bytes()
}

/// A few kilobytes that look like nothing known: what a plug or a camera writes for itself.
fn odd(seed: u64) -> Vec<u8> {
    let mut state = seed | 1;
    let bytes = (0..4096).map(|_| {
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        state.to_be_bytes()[0]
    });
    std::iter::once(0xF7).chain(bytes).collect()
}
