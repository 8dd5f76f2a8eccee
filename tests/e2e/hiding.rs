//! Hiding: how soon the window is blank, as its screen shows it, and what is there afterwards. That what was hidden is never
//! drawn again is watched in `tests/traces`: the page's process ends only in the window as it is shipped.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};

use casebook::{Casebook, KeyCost, Passphrase, SystemTimeSource};
use catalogue::Language;
use chrono::{Duration as Days, NaiveDate};
use daybook_tests::{Area, Driven, Figure, Keyboard, Pixels, Place, Promise, kept, say, say_with};
use domain::{Entry, FOLDED_VERSION};
use serde_json::json;

use crate::steps::{PASSPHRASE, first_run, unlock};

const ENTRIES: u64 = 100_000;
const WANTED: Duration = Duration::from_millis(50);

/// Long enough that it is still being taken in when the window is hidden.
const FILM: u64 = 6 << 30;

/// A window that is not blank by then will not be.
const PATIENCE: Duration = Duration::from_secs(10);

#[tokio::test]
async fn the_window_is_blank_within_fifty_milliseconds_of_the_third_shift() {
    let times = env::var("DAYBOOK_TIMES").map_or(30, |times| times.parse().expect("a number"));
    let place = Place::over(vault_of_many()).with_long_file("film.bin", FILM);
    let window = Driven::open(&place).await;
    unlock(&window).await;
    let mut taken = Vec::new();
    for number in 0..times {
        see_the_timeline_and_come_back(&window).await;
        let words = format!("Half a thought, number {number}");
        taken.push(hide_while_a_film_is_taken_in(&window, &words).await);
        unlock(&window).await;
        let draft = window.call("draft", json!({ "name": "write" })).await;
        let draft = draft.expect("the draft can be read").to_string();
        assert!(draft.contains(&words), "{words}: {draft}");
    }
    let items = window.call("items", json!({})).await;
    assert_eq!(items, Ok(json!([])), "each was still being taken in");
    window.close().await;
    keep_figure(taken);
}

/// Leaving the note keeps it as an unfinished one; without it, each round begins alike.
async fn see_the_timeline_and_come_back(window: &Driven) {
    window.press(&say("frame-place-timeline")).await;
    window.find("heading", &say("timeline-heading")).await;
    window.settle().await;
    let thrown = window.call("discard_draft", json!({ "name": "write" }));
    thrown.await.expect("a draft can be thrown away");
    window.press(&say("frame-place-write")).await;
    window.find("heading", &say("write-heading")).await;
}

async fn hide_while_a_film_is_taken_in(window: &Driven, words: &str) -> Duration {
    window.press(&say("attach-button")).await;
    window.find("button", &say("attach-stop")).await;
    window.fill(&say("write-what"), words).await;
    let pixels = window.screen().pixels();
    let area = pixels.drawn().expect("the window is on the screen");
    assert!(!pixels.is_blank(area));
    window.mark_page().await;
    let mut keyboard = window.screen().keyboard();
    press_shift_twice(window, &mut keyboard).await;

    let pressed = Instant::now();
    keyboard.hold("Shift_L");
    let taken = blank_after(&pixels, area, pressed);
    keyboard.let_go("Shift_L");
    window.awaits_a_fresh_page().await;
    window.find("heading", &say("unlock-heading")).await;
    assert!(!window.text().await.contains(words));
    taken
}

/// Twice, and waits until the page has heard it, so that the third finds nothing before it.
async fn press_shift_twice(window: &Driven, keyboard: &mut Keyboard) {
    const COUNT: &str = "window.shifts = 0;\
        addEventListener('keyup', (event) => (window.shifts += event.key === 'Shift' ? 1 : 0));\
        return null";
    window.run(COUNT).await;
    keyboard.press("Shift_L Shift_L");
    window
        .wait_for("const look = () => window.shifts === 2 ? done() : setTimeout(look, 5); look();")
        .await;
}

fn blank_after(pixels: &Pixels, area: Area, pressed: Instant) -> Duration {
    loop {
        let looked = pressed.elapsed();
        if pixels.is_blank(area) {
            return pressed.elapsed();
        }
        assert!(looked < PATIENCE, "the window is not blank");
        // Between two looks the machine belongs to what is measured.
        thread::sleep(Duration::from_micros(500));
    }
}

fn keep_figure(mut taken: Vec<Duration>) {
    taken.sort();
    let (median, slowest) = (
        taken[taken.len() / 2],
        taken[(taken.len() * 99).div_ceil(100) - 1],
    );
    let milliseconds = |time: Duration| time.as_secs_f64() * 1000.0;
    let figure = Figure {
        promise: Promise::LeaksNothing,
        test: "hide",
        figure: format!(
            "{} times hidden with {ENTRIES} entries, a {} GiB film being taken in and an unsaved draft: blank on the \
             screen {:.0} ms (median) and {:.0} ms (99th percentile) after the third Shift went down; the draft was \
             there every time",
            taken.len(),
            FILM >> 30,
            milliseconds(median),
            milliseconds(slowest)
        ),
        wanted: "under 50 ms at the 99th percentile, the draft there every time".to_owned(),
        met: slowest < WANTED,
        command: "scripts/test window (200 times: DAYBOOK_TIMES=200)".to_owned(),
    };
    figure.keep();
    println!("{}", figure.figure);
    // A machine that does other things meanwhile is slower; the figure says by how much it missed.
    assert!(median < WANTED, "{taken:?}");
}

/// A vault with many entries, made once and kept beside what is built: anew where its index would have to be made anew.
fn vault_of_many() -> PathBuf {
    let made = kept().with_file_name("sample").join(format!(
        "hundred-thousand-{}-{FOLDED_VERSION}",
        env!("CARGO_PKG_VERSION")
    ));
    if !made.join("keys").exists() {
        let making = tempfile::tempdir_in({
            let folder = made.parent().expect("it stands in a folder");
            fs::create_dir_all(folder).expect("the build folder can be written");
            folder
        })
        .expect("the build folder can be written");
        fill(&making.path().join("vault"));
        fs::rename(making.path().join("vault"), &made).expect("a folder can be renamed");
    }
    made
}

fn fill(vault: &Path) {
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).expect("it is not empty");
    let cost = KeyCost::FLOOR;
    let mut case = Casebook::create(
        vault,
        &passphrase,
        cost,
        Box::new(SystemTimeSource),
        Language::English.words(),
    )
    .expect("a vault can be made");
    for thousand in 0..ENTRIES / 1000 {
        let entries = (thousand * 1000..(thousand + 1) * 1000).map(incident);
        case.record_many(entries.collect())
            .expect("the entries are kept");
    }
    case.lock().expect("the vault locks");
}

fn incident(number: u64) -> Entry {
    let (day, hour, minute) = (number % 9000, number % 24, number % 60);
    let day = NaiveDate::default() + Days::days(day as i64 + 11_000);
    let when = format!("{day}T{hour:02}:{minute:02}:00");
    let entry = json!({
        "kind": "incident",
        "what": format!("He stood outside the station, number {number}. I went in by the other way and rang my sister."),
        "behaviours": ["following"],
        "when": {"earliest": when, "latest": when, "zone": "Europe/London", "precision": "minute", "basis": "memory"},
    });
    Entry::from_json(entry).expect("the sample is an entry")
}

const KEPT: &str = "He was outside the house again when I came home.";

/// What can stand on the screen when somebody comes in.
#[derive(Debug, Clone, Copy)]
enum Seen {
    Place(&'static str),
    Typing,
    GoTo,
    Shortcuts,
    Calendar,
    Incident,
    Printing,
    StrikingOut,
    Erasing,
    Guided,
    Picture,
}

#[tokio::test]
async fn every_screen_hides_however_often_shift_is_pressed() {
    use Seen::{
        Calendar, Erasing, GoTo, Guided, Incident, Picture, Place as At, Printing, Shortcuts,
        StrikingOut, Typing,
    };
    let place = Place::new().with_file("car.png", include_bytes!("../../icons/128x128.png"));
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.fill(&say("write-what"), KEPT).await;
    window.press(&say("attach-button")).await;
    window.says("car.png").await;
    window.press(&say("write-save")).await;
    window.find("heading", &say("write-saved-heading")).await;
    let screens = [
        At("write"),
        At("timeline"),
        At("evidence"),
        At("people"),
        At("reports"),
        At("what-changed"),
        At("notes"),
        At("pattern"),
        At("hand-over"),
        At("help-and-safety"),
        At("settings"),
        Typing,
        GoTo,
        Shortcuts,
        Calendar,
        Incident,
        Printing,
        StrikingOut,
        Erasing,
        Guided,
        Picture,
    ];
    for (screen, presses) in screens.into_iter().zip([3, 5, 8, 20].into_iter().cycle()) {
        go_to(&window, screen).await;
        hide(&window, presses).await;
        unlock(&window).await;
    }
    window.close().await;
}

async fn go_to(window: &Driven, screen: Seen) {
    let place = match screen {
        Seen::Place(place) => place,
        Seen::Typing | Seen::GoTo | Seen::Shortcuts => "write",
        Seen::Calendar
        | Seen::Incident
        | Seen::Printing
        | Seen::StrikingOut
        | Seen::Erasing
        | Seen::Guided => "timeline",
        Seen::Picture => "evidence",
    };
    window.press(&say(&format!("frame-place-{place}"))).await;
    window.settle().await;
    if place == "timeline" && !matches!(screen, Seen::Place(_) | Seen::Calendar) {
        window.press(KEPT).await;
        window.find("heading", &say("incident-files-heading")).await;
    }
    match screen {
        Seen::Place(_) | Seen::Incident => {}
        Seen::Calendar => {
            window.press(&say("calendar-calendar")).await;
            window.settle().await;
        }
        Seen::Printing => {
            window.press(&say("printing-open")).await;
            window.find("button", &say("printing-choose")).await;
        }
        Seen::Typing => window.fill(&say("write-what"), "Half a thought").await,
        Seen::GoTo => {
            window.screen().keyboard().press_and_end("ctrl+k");
            window.find("dialog", &say("frame-palette-heading")).await;
        }
        Seen::Shortcuts => {
            window.screen().keyboard().press_and_end("ctrl+slash");
            window.find("dialog", &say("frame-shortcuts-heading")).await;
        }
        Seen::StrikingOut => {
            window.press(&say("incident-more")).await;
            window.press(&say("incident-strike-out")).await;
            window
                .find("heading", &say("incident-strike-heading"))
                .await;
        }
        Seen::Erasing => {
            window.press(&say("incident-more")).await;
            window.press(&say("incident-erase")).await;
            window.find("button", &say("incident-erase-do")).await;
        }
        Seen::Guided => {
            window.press(&say("incident-add-more")).await;
            window.find("button", &say("guided-hub-done")).await;
        }
        Seen::Picture => {
            window.press("X/1: car.png").await;
            let uncover = say_with("common-uncover", &[("what", "X/1".into())]);
            window.press(&uncover).await;
            window.draws_a_picture(128).await;
        }
    }
}

async fn hide(window: &Driven, presses: usize) {
    window.mark_page().await;
    window
        .screen()
        .keyboard()
        .press_and_end(&vec!["Shift_L"; presses].join(" "));
    window.awaits_a_fresh_page().await;
    every_key_is_heard(window).await;
    window.find("heading", &say("unlock-heading")).await;
    let said = window.text().await;
    assert!(
        !said.contains(KEPT) && !said.contains("Half a thought"),
        "{said}"
    );
    assert_eq!(
        window.call("status", json!({})).await.expect("an answer")["stage"],
        "locked"
    );
}

/// Keys are heard in turn, so that after this one the page has heard all that were pressed before.
async fn every_key_is_heard(window: &Driven) {
    const LISTEN: &str =
        "addEventListener('keyup', ({ key }) => (window.heard ||= key === 'F9')); return null";
    window.run(LISTEN).await;
    window.screen().keyboard().press_and_end("F9");
    window
        .wait_for("const look = () => window.heard ? done() : setTimeout(look, 5); look();")
        .await;
}

/// The first pages already say what the program is for: nothing of it is left in the taskbar.
#[tokio::test]
async fn without_a_record_hiding_and_leaving_end_the_program() {
    let place = Place::new();
    for by_keys in [false, true] {
        let window = Driven::open(&place).await;
        let program = window.program();
        window
            .find("heading", &say("first-run-danger-heading"))
            .await;
        if by_keys {
            window.press(&say("first-run-danger-not")).await;
            window
                .find("heading", &say("first-run-computer-heading"))
                .await;
            let keyboard = window.screen().keyboard();
            keyboard.press_and_end("Shift_L Shift_L Shift_L");
        } else {
            let leave = window.find("button", &say("first-run-leave")).await;
            // The program may have ended before it can answer.
            let _ = leave.click().await;
        }
        let left = Instant::now();
        while program.is_there() {
            assert!(left.elapsed() < PATIENCE, "the program is still there");
            thread::sleep(Duration::from_millis(50));
        }
        window.has_ended();
    }
}

/// The moment when folders of evidence are on the screen.
#[tokio::test]
async fn shift_is_heard_while_a_chooser_is_open_which_then_chose_nothing() {
    let chooser = [("DAYBOOK_E2E_CHOOSER", "system".to_owned())];
    let place = Place::new().with_variables(&chooser);
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.fill(&say("write-what"), "Half a thought").await;
    let before = window.screen().windows();
    window.press(&say("attach-button")).await;
    window.has_windows(before.len() + 1).await;
    let windows = window.screen().windows();
    let chooser = windows.iter().find(|one| !before.contains(one));
    window.screen().turn_to(chooser.expect("the chooser"));
    hide(&window, 3).await;
    let windows = window.screen().windows();
    assert!(windows.len() <= before.len(), "the chooser is still there");
    unlock(&window).await;
    let items = window.call("items", json!({})).await;
    assert_eq!(items, Ok(json!([])), "nothing was chosen");
    let draft = window.call("draft", json!({ "name": "write" })).await;
    let draft = draft.expect("the draft can be read").to_string();
    assert!(draft.contains("Half a thought"), "{draft}");
    window.close().await;
}

#[tokio::test]
async fn shift_is_heard_while_the_menu_of_a_box_is_open() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.fill(&say("write-what"), "Half a thought").await;
    let alone = window.screen().windows().len();
    window.screen().keyboard().press_and_end("Menu");
    window.has_windows(alone + 1).await;
    hide(&window, 3).await;
    assert!(
        window.screen().windows().len() <= alone,
        "the menu is still there"
    );
    unlock(&window).await;
    window.close().await;
}

/// Dictation, an expander, a keyboard on the screen: all keys of a word in one moment.
#[tokio::test]
async fn capitals_that_a_tool_writes_hide_nothing() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.turn_to(&say("write-what")).await;
    window.mark_page().await;
    for _ in 0..20 {
        window.screen().write_at_once("CCTV ABC XYZ ");
    }
    window
        .awaits("all that was written", async || {
            let written = window.value(&say("write-what")).await;
            written.trim_end().len() == 20 * "CCTV ABC XYZ ".len() - 1
        })
        .await;
    // Longer than the window waits for a page that does not hide itself.
    thread::sleep(Duration::from_secs(3));
    assert_eq!(window.run("return window.marked").await, json!(true));
    window.close().await;
}
