//! Locking when the person goes away, by whatever tells of it: how soon the case is closed and another page is there, and
//! that the lock screen can be used afterwards. That the page's process ends is tried in `tests/traces`, with the window as
//! it is shipped.

use std::time::{Duration, Instant};

use daybook_tests::{Driven, Figure, Place, Promise, System, say};
use serde_json::json;

use crate::steps::{first_run, unlock};

const WANTED: Duration = Duration::from_secs(1);

/// One way in which the system says that the person goes away.
type Cause = (&'static str, fn(&System));

const CAUSES: &[Cause] = &[
    ("sleep", |system| system.sleeps(true)),
    ("the session is asked to lock", System::locks_session),
    ("the session was locked", |system| {
        system.session_changes("LockedHint", true);
    }),
    ("another person takes over", |system| {
        system.session_changes("Active", false);
    }),
    ("screen saver", |system| {
        system.screen_saver("org.freedesktop.ScreenSaver", true);
    }),
    ("GNOME's screen saver", |system| {
        system.screen_saver("org.gnome.ScreenSaver", true);
    }),
    ("Cinnamon's screen saver", |system| {
        system.screen_saver("org.cinnamon.ScreenSaver", true);
    }),
    ("MATE's screen saver", |system| {
        system.screen_saver("org.mate.ScreenSaver", true);
    }),
];

#[tokio::test]
async fn what_the_system_says_locks_within_a_second() {
    let system = System::start();
    let place = Place::new().with_variables(system.variables());
    let window = Driven::open(&place).await;
    first_run(&window).await;
    let mut taken = Vec::new();
    for (name, cause) in CAUSES {
        system.awaits_held(true);
        window.mark_page().await;
        let said = Instant::now();
        cause(&system);
        if *name == "sleep" {
            system.awaits_held(false);
            taken.push(("sleep held up", said.elapsed()));
        }
        window.awaits_a_fresh_page().await;
        taken.push((name, said.elapsed()));
        if *name == "sleep" {
            system.sleeps(false);
            system.awaits_held(true);
        }
        comes_back_locked(&window).await;
        unlock(&window).await;
    }
    keep_figure(&taken);
    window.close().await;
    for (cause, taken) in taken {
        assert!(taken < WANTED, "{cause}: {taken:?}");
    }
}

#[tokio::test]
async fn what_says_the_contrary_locks_nothing() {
    let system = System::start();
    let place = Place::new().with_variables(system.variables());
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.mark_page().await;
    system.awaits_held(true);
    system.screen_saver("org.gnome.ScreenSaver", false);
    system.session_changes("LockedHint", false);
    system.session_changes("Active", true);
    system.session_changes("IdleHint", true);
    // What the system says is heard in turn: after waking up, what keeps it from sleeping is another one.
    system.sleeps(false);
    system.awaits_held(true);
    let status = window.call("status", json!({})).await.expect("an answer");
    assert_eq!(status["stage"], "open");
    assert_eq!(window.run("return window.marked").await, json!(true));
    window.close().await;
}

#[tokio::test]
async fn every_lock_throws_the_page_away_also_out_of_sight() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    first_run(&window).await;
    for command in ["lock", "hide", "lock"] {
        window.mark_page().await;
        let asked = Instant::now();
        let invoke = format!("window.__TAURI_INTERNALS__.invoke('{command}'); return null");
        window.run(&invoke).await;
        window.awaits_a_fresh_page().await;
        let taken = asked.elapsed();
        assert!(taken < WANTED, "{command}: {taken:?}");
        comes_back_locked(&window).await;
        unlock(&window).await;
    }
    window.close().await;
}

#[tokio::test]
async fn a_lock_waits_neither_for_a_check_nor_for_a_preview() {
    let place = Place::new()
        .with_file("car.png", include_bytes!("../../icons/128x128.png"))
        .with_long_file("film.bin", 256 << 20);
    let window = Driven::open(&place).await;
    first_run(&window).await;
    let attached = window
        .call("attach_chosen", json!({ "incident": null }))
        .await;
    let id = attached.expect("the files are attached")["attached"][0]["id"].clone();
    let preview = format!("preview', {{ id: {id} }}");
    for asked in ["check_vault', {}", preview.as_str()] {
        window.mark_page().await;
        let script = format!(
            "const {{ invoke }} = window.__TAURI_INTERNALS__; invoke('{asked}); setTimeout(() => invoke('lock'), 300);\
             return null"
        );
        let begun = Instant::now();
        window.run(&script).await;
        window.awaits_a_fresh_page().await;
        let taken = begun.elapsed().saturating_sub(Duration::from_millis(300));
        assert!(taken < WANTED, "{asked}: {taken:?}");
        comes_back_locked(&window).await;
        unlock(&window).await;
    }
    window.close().await;
}

#[tokio::test]
async fn without_any_bus_the_window_opens_and_locks() {
    let nowhere = |name| (name, "unix:path=/nowhere/bus".to_owned());
    let place = Place::new().with_variables(&[
        nowhere("DBUS_SYSTEM_BUS_ADDRESS"),
        nowhere("DBUS_SESSION_BUS_ADDRESS"),
    ]);
    let window = Driven::open(&place).await;
    first_run(&window).await;
    window.mark_page().await;
    window
        .run("window.__TAURI_INTERNALS__.invoke('lock'); return null")
        .await;
    comes_back_locked(&window).await;
    window.close().await;
}

async fn comes_back_locked(window: &Driven) {
    window.awaits_a_fresh_page().await;
    window.find("heading", &say("unlock-heading")).await;
    let status = window.call("status", json!({})).await.expect("an answer");
    assert_eq!(status["stage"], "locked");
}

fn keep_figure(taken: &[(&str, Duration)]) {
    let slowest = taken
        .iter()
        .map(|(_, taken)| *taken)
        .max()
        .unwrap_or_default();
    let each = taken
        .iter()
        .map(|(cause, taken)| format!("{cause} {} ms", taken.as_millis()));
    Figure {
        promise: Promise::LeaksNothing,
        test: "lock-by-the-system",
        figure: format!(
            "from the system's word until the case is closed and the lock screen's page is there: {}",
            each.collect::<Vec<_>>().join(", ")
        ),
        wanted: "under 1,000 ms each, sleep held up until then".to_owned(),
        met: slowest < WANTED,
        command: "scripts/test window".to_owned(),
    }
    .keep();
}
