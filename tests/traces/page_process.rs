//! The process that holds the page: it ends with every lock, the next one knows nothing, and one that fails comes back
//! behind the lock.

use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, Instant};

use daybook_tests::{Area, Figure, Look, Pixels, Process, Promise, say, say_with};

use crate::hands::Hands;
use crate::home::{Home, Network, Window};
use crate::journey;
use crate::markers::{HALF, NOTE, PASSPHRASE, REMARK};

const WANTED: Duration = Duration::from_secs(1);

/// A page that is there by then stays.
const PATIENCE: Duration = Duration::from_secs(15);

#[test]
fn the_page_ends_with_every_lock_and_the_next_one_knows_nothing() {
    let home = Home::new();
    let window = home.open_window(Network::AsItIs);
    let hands = Hands::at(&home);
    journey::first_run(&hands);
    let locked = ends_by(&window, || hands.go(&say("frame-action-lock")));
    hands.sees(&say("unlock-heading"));
    let after_lock = known(&window);
    journey::unlock(&hands);
    journey::begin_a_note(&hands);
    let pixels = home.pixels();
    let area = pixels.drawn().expect("the window is on the screen");
    let shown = pixels.look(area);
    let pressed = Instant::now();
    let (hidden, blank) = std::thread::scope(|scope| {
        let watching = scope.spawn(|| blank_after(&pixels, area, pressed));
        let hidden = ends_by(&window, || hands.hide());
        (hidden, watching.join().expect("the screen can be watched"))
    });
    let is_locked = AtomicBool::new(false);
    let came_back = std::thread::scope(|scope| {
        let watching = scope.spawn(|| comes_back(&pixels, area, &shown, &is_locked));
        hands.turn_back();
        hands.sees(&say("unlock-heading"));
        is_locked.store(true, Ordering::SeqCst);
        watching.join().expect("the screen can be watched")
    });
    let after_hide = known(&window);
    journey::unlock(&hands);
    hands.close();
    window.has_ended();
    let known = after_lock + after_hide;
    keep_figure([locked, hidden, blank], &known);
    assert!(!came_back, "what was hidden stood on the screen again");
    assert!(locked < WANTED && hidden < WANTED, "{locked:?} {hidden:?}");
    assert_eq!(known.passphrase, 0, "the passphrase is still known");
    assert_eq!(
        known.words_beside, 0,
        "the next page knows what was written"
    );
}

#[test]
fn a_recording_that_was_played_is_in_no_process_beside_the_program_once_locked() {
    let home = Home::new();
    let window = home.open_window(Network::AsItIs);
    let hands = Hands::at(&home);
    journey::first_run(&hands);
    journey::write(&hands, &home);
    journey::open_exhibit(&hands, 3);
    journey::play(&hands);
    let began = Instant::now();
    while heard_beside(&window) == 0 {
        assert!(began.elapsed() < PATIENCE, "the recording is not fetched");
        std::thread::sleep(Duration::from_millis(50));
    }
    hands.go(&say("frame-action-lock"));
    hands.sees(&say("unlock-heading"));
    let heard = heard_beside(&window);
    journey::unlock(&hands);
    journey::open_exhibit(&hands, 3);
    hands.close();
    window.has_ended();
    assert_eq!(heard, 0, "the next page's processes know what was played");
}

#[test]
fn a_page_that_fails_comes_back_locked_with_what_was_kept() {
    let home = Home::new();
    let window = home.open_window(Network::AsItIs);
    let hands = Hands::at(&home);
    journey::first_run(&hands);
    journey::begin_a_note(&hands);
    hands
        .reader
        .await_words(&say_with("draft-kept", &[("time", "".into())]));
    for page in window.program().pages() {
        page.end();
    }
    journey::unlock(&hands);
    hands
        .reader
        .await_words(&say_with("write-unfinished", &[("count", 1.into())]));
    hands.close();
    window.has_ended();
}

/// How long until every process of the page is gone that was there before.
fn ends_by(window: &Window, lock: impl FnOnce()) -> Duration {
    let pages = window.program().pages();
    assert!(!pages.is_empty(), "the page has a process");
    let began = Instant::now();
    lock();
    while pages.iter().any(|page| page.is_there()) {
        assert!(began.elapsed() < PATIENCE, "the page is still there");
        std::thread::sleep(Duration::from_millis(1));
    }
    began.elapsed()
}

/// When nothing stands in an area any more.
fn blank_after(pixels: &Pixels, area: Area, since: Instant) -> Duration {
    while !pixels.is_blank(area) && pixels.drawn().is_some() {
        assert!(since.elapsed() < PATIENCE, "the window is not blank");
        std::thread::sleep(Duration::from_micros(500));
    }
    since.elapsed()
}

/// Whether what was there is drawn again, be it for a moment, before the lock screen is there.
fn comes_back(pixels: &Pixels, area: Area, shown: &Look, locked: &AtomicBool) -> bool {
    while !locked.load(Ordering::SeqCst) {
        if shown.is_much_like(&pixels.look(area)) {
            return true;
        }
        std::thread::sleep(Duration::from_millis(2));
    }
    false
}

/// How often something stands in the memory of processes.
#[derive(Default)]
struct Known {
    passphrase: usize,
    words_in_program: usize,
    words_beside: usize,
}

impl std::ops::Add for Known {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            passphrase: self.passphrase + other.passphrase,
            words_in_program: self.words_in_program + other.words_in_program,
            words_beside: self.words_beside + other.words_beside,
        }
    }
}

/// How often a word of the sound stands in the page's and the network's processes of now.
fn heard_beside(window: &Window) -> usize {
    let program = window.program();
    let beside = [program.pages(), program.networks()].concat();
    beside
        .iter()
        // One that ends meanwhile knows nothing.
        .filter_map(|process| process.count(&[REMARK.as_bytes()]).ok())
        .map(|counts| counts[0])
        .sum()
}

/// What was typed, looked for in the program and in the page's and the network's processes of now.
fn known(window: &Window) -> Known {
    let count = |words: &[&str], process: &Process| {
        let wide = |words: &&str| words.encode_utf16().flat_map(u16::to_le_bytes).collect();
        let wide: Vec<Vec<u8>> = words.iter().map(wide).collect();
        let narrow = words.iter().map(|words| words.as_bytes());
        let patterns: Vec<_> = narrow.chain(wide.iter().map(Vec::as_slice)).collect();
        let counts = process.count(&patterns).expect("root may look into it");
        counts.into_iter().sum::<usize>()
    };
    let program = window.program();
    let beside = [program.pages(), program.networks()].concat();
    let all = beside.iter().chain([&program]);
    // A heap writes over the first bytes of what it is given back, and leaves the rest.
    let (_, end) = PASSPHRASE.split_at(PASSPHRASE.len() / 2);
    Known {
        passphrase: all.map(|process| count(&[end], process)).sum(),
        words_in_program: count(&[NOTE, HALF], &program),
        words_beside: beside
            .iter()
            .map(|process| count(&[NOTE, HALF], process))
            .sum(),
    }
}

fn keep_figure([locked, hidden, blank]: [Duration; 3], known: &Known) {
    Figure {
        promise: Promise::LeaksNothing,
        test: "page-process",
        figure: format!(
            "the page's process is gone {} ms after the keys that lock were pressed, {} ms after those that hide, the \
             pressing included (nothing on the screen after {} ms); afterwards the passphrase, or its second half, stands {} times in memory, \
             words that were being written {} times in the program and {} times in the processes of the next page",
            locked.as_millis(),
            hidden.as_millis(),
            blank.as_millis(),
            known.passphrase,
            known.words_in_program,
            known.words_beside
        ),
        wanted: "under 1,000 ms each; the passphrase nowhere; words as little as can be".to_owned(),
        met: locked < WANTED && hidden < WANTED && known.passphrase + known.words_beside == 0,
        command: "scripts/test traces".to_owned(),
    }
    .keep();
}
