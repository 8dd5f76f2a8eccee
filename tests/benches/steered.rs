//! What a person waits for in the window, in the one that a test may steer (`DAYBOOK_WINDOW`): an empty note after the
//! passphrase, the word that it is saved, the next lines of a long timeline. Timed by the page itself, from the key or the
//! wheel to the frame.

use std::future::Future;
use std::time::Duration;

use daybook_tests::{Driven, Place, say};
use serde_json::Value;

use crate::timeline::{filled, opened};
use crate::{PASSPHRASE, Scale, limit, median};

/// As a wheel does that somebody turns without a pause. Says in how many frames nothing moved, in how many no
/// line stood in the middle, and how long each stood.
const SCROLL: &str = "const gaps = [];\
    let before;\
    let [stood, bare, far] = [0, 0, -1];\
    const frame = (now) => {\
        if (before !== undefined) gaps.push(now - before);\
        before = now;\
        if (scrollY === far) stood += 1;\
        far = scrollY;\
        const middle = document.elementFromPoint(innerWidth / 2, innerHeight / 2);\
        if (!middle?.closest('li')) bare += 1;\
        scrollBy({ top: 80, behavior: 'instant' });\
        gaps.length < 1000 ? requestAnimationFrame(frame) : done([stood, bare, ...gaps]);\
    };\
    requestAnimationFrame(frame);";

/// Sends the form that is on the screen and says how long it took until these words stood in `WHERE`.
const SEND: &str = "const began = performance.now();\
    const look = () => [...document.querySelectorAll(WHERE)].some((one) => one.innerText.includes(WORDS))\
        ? requestAnimationFrame(() => done(performance.now() - began))\
        : requestAnimationFrame(look);\
    document.querySelector('form').requestSubmit();\
    look();";

pub(crate) fn scroll(scale: Scale) {
    let place = Place::new();
    let record = filled(place.vault(), 100_000 / scale.part);
    record.lock().expect("the case locks");
    let mut frames = wait_for(async {
        let window = Driven::open(&place).await;
        unlock(&window).await;
        window.press(&say("frame-place-timeline")).await;
        window.find("heading", &say("timeline-heading")).await;
        window.settle().await;
        let gaps = window.wait_for(SCROLL).await;
        window.close().await;
        let [stood, bare, gaps @ ..] = gaps.as_array().expect("a list").as_slice() else {
            panic!("in how many frames something was wrong");
        };
        // A list that waits for its next lines does not scroll, and every frame of it is quick.
        assert!(stood.as_u64() < Some(100), "{stood}");
        // Neither is quick a list that draws nothing. The heading stands there first.
        assert!(bare.as_u64() < Some(20), "{bare}");
        gaps.iter().map(milliseconds).collect::<Vec<_>>()
    });
    frames.sort();
    let slowest_but_one_percent = frames[frames.len() * 99 / 100 - 1];
    limit(
        "scroll the timeline: a frame, 99th percentile",
        slowest_but_one_percent,
        Duration::from_millis(50),
    );
}

pub(crate) fn first_note(scale: Scale) {
    let mut saves = Vec::new();
    let unlocks = median(scale.runs, || {
        let place = Place::new();
        filled(place.vault(), 0).lock().expect("the case locks");
        let stretched = opened(place.vault());
        let (unlocked, saved) = wait_for(async {
            let window = Driven::open(&place).await;
            let unlocked = unlock(&window).await;
            window
                .fill(&say("write-what"), "He was outside again.")
                .await;
            let saved = send(&window, "h1, [role=status]", &say("write-saved-heading")).await;
            window.close().await;
            (unlocked, saved)
        });
        saves.push(saved);
        unlocked.saturating_sub(stretched)
    });
    limit(
        "from the passphrase to an empty note, opened",
        unlocks,
        Duration::from_millis(300),
    );
    let mut saves = saves.into_iter();
    let saved = median(saves.len(), || saves.next().expect("one a run"));
    limit(
        "from sending the note to “Saved”",
        saved,
        Duration::from_millis(200),
    );
}

/// Opens the record, and says how long it took.
async fn unlock(window: &Driven) -> Duration {
    window.fill(&say("unlock-label"), PASSPHRASE).await;
    send(window, "h1", &say("write-heading")).await
}

async fn send(window: &Driven, place: &str, words: &str) -> Duration {
    let script = SEND
        .replace("WHERE", &format!("{place:?}"))
        .replace("WORDS", &format!("{words:?}"));
    milliseconds(&window.wait_for(&script).await)
}

fn milliseconds(number: &Value) -> Duration {
    Duration::from_secs_f64(number.as_f64().expect("a number") / 1000.0)
}

fn wait_for<T>(what: impl Future<Output = T>) -> T {
    let runtime = tokio::runtime::Runtime::new().expect("threads to wait on");
    runtime.block_on(what)
}
