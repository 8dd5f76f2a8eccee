//! The window goes while somebody is writing: by its close button, because the system ends it, locks or sleeps. Every letter
//! that stands on the screen is kept. (Keys that are still on their way to the page are waited for, but not for ever: on a
//! computer with much else to do the last ones can be too late, and nobody has seen them.) Alt+F4 is not tried by itself:
//! window managers make the close button's message of it.

use std::env;
use std::fs::File;
use std::process::Command;

use casebook::{Casebook, Passphrase, SystemTimeSource, Unlock};
use catalogue::Language;
use daybook_tests::{Figure, Process, Promise, System, say};
use rand::{Rng, SeedableRng};
use rand_chacha::ChaCha8Rng;
use serde_json::Value;

use crate::hands::Hands;
use crate::home::{Home, Window};
use crate::journey;
use crate::markers::PASSPHRASE;

/// How the window goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    CloseButton,
    Ended,
    LoggedOut,
    SystemLocks,
    SystemSleeps,
    AnotherPerson,
}

const WAYS: [(Way, &str); 6] = [
    (Way::CloseButton, "closed by its button"),
    (Way::Ended, "ended by SIGTERM"),
    (Way::LoggedOut, "ended by SIGHUP"),
    (Way::SystemLocks, "locked by the system"),
    (Way::SystemSleeps, "locked for sleep"),
    (Way::AnotherPerson, "locked for another person"),
];

impl Way {
    fn ends_the_program(self) -> bool {
        matches!(self, Self::CloseButton | Self::Ended | Self::LoggedOut)
    }
}

/// How often each, every day.
const A_SAMPLE: usize = 3;

/// What was typed, and what was there afterwards.
#[derive(Default)]
struct Tried {
    times: usize,
    typed: usize,
    lost: usize,
    wrong: Vec<String>,
}

#[test]
fn not_a_character_is_lost_however_the_window_goes() {
    let told = env::var("DAYBOOK_TIMES").ok();
    let times = told
        .as_ref()
        .map_or(A_SAMPLE, |times| times.parse().expect("a number"));
    let (test, command) = match told {
        Some(_) => ("closing-in-mid-sentence", "scripts/torture closing"),
        None => ("closing-in-mid-sentence-short", "scripts/test traces"),
    };
    let mut random = ChaCha8Rng::seed_from_u64(1);
    let home = Home::new();
    let system = System::start();
    let mut desk = Desk::begin(&home, &system);
    let mut said = Vec::new();
    let mut all = Tried::default();
    for (way, words) in WAYS {
        let mut tried = Tried::default();
        for _ in 0..times {
            let typed = sentence(&mut random);
            desk.write_and_go(way, &typed);
            tried.hold(&typed, &kept(&home));
        }
        said.push(format!(
            "{words} {} times, {} of {} characters lost",
            tried.times, tried.lost, tried.typed
        ));
        all.wrong.extend(
            tried
                .wrong
                .into_iter()
                .map(|wrong| format!("{words}: {wrong}")),
        );
        all.lost += tried.lost;
    }
    desk.end();
    Figure {
        promise: Promise::LosesNothing,
        test,
        figure: said.join("; "),
        wanted: "0 characters lost".to_owned(),
        met: all.wrong.is_empty(),
        command: command.to_owned(),
    }
    .keep();
    assert_eq!(all.wrong, Vec::<String>::new());
}

/// A window that is open for as long as it can be, and the person at it.
struct Desk<'a> {
    home: &'a Home,
    system: &'a System,
    open: Option<(Window, Hands)>,
}

impl<'a> Desk<'a> {
    fn begin(home: &'a Home, system: &'a System) -> Self {
        let mut desk = Self {
            home,
            system,
            open: None,
        };
        let (window, hands) = desk.opened();
        journey::first_run(&hands);
        hands.close();
        window.has_ended();
        desk
    }

    /// With the buses of a system that can lock and sleep.
    fn opened(&mut self) -> (Window, Hands) {
        self.open.take().unwrap_or_else(|| {
            let window = self.home.open_unwatched(self.system.variables());
            let hands = Hands::at(self.home);
            (window, hands)
        })
    }

    fn write_and_go(&mut self, way: Way, words: &str) {
        let (window, hands) = self.opened();
        journey::unlock(&hands);
        hands.turn_to(&say("write-what"));
        self.system.awaits_held(true);
        hands.type_out(words);
        hands.shows(&say("write-what"), words.len());
        self.go(way, &window, &hands);
        if way.ends_the_program() {
            window.has_ended();
        } else {
            hands.sees(&say("unlock-heading"));
            self.open = Some((window, hands));
        }
    }

    fn go(&self, way: Way, window: &Window, hands: &Hands) {
        match way {
            Way::CloseButton => hands.close(),
            Way::Ended => send("-TERM", window.program()),
            Way::LoggedOut => send("-HUP", window.program()),
            Way::SystemLocks => self.system.locks_session(),
            Way::AnotherPerson => self.system.session_changes("Active", false),
            Way::SystemSleeps => {
                self.system.sleeps(true);
                self.system.awaits_held(false);
                self.system.sleeps(false);
            }
        }
    }

    fn end(self) {
        if let Some((window, hands)) = self.open {
            hands.close();
            window.has_ended();
        }
    }
}

fn send(signal: &str, Process(id): Process) {
    let sent = Command::new("kill")
        .args([signal, &id.to_string()])
        .status();
    assert!(sent.is_ok_and(|sent| sent.success()), "it can be told");
}

/// The last letters come just before the window goes, at any point between two savings.
fn sentence(random: &mut ChaCha8Rng) -> String {
    let length = random.random_range(8..120);
    let mut letter = || match random.random_range(0..30) {
        number @ 0..26 => char::from(b'a' + number),
        _ => ' ',
    };
    // White space around a note is no part of it.
    format!("q{}q", (0..length).map(|_| letter()).collect::<String>())
}

/// What the vault holds of the note. Takes it out, so that each try begins alike.
fn kept(home: &Home) -> String {
    // The backup that follows a lock has the vault for a moment. Whoever asks for its lock waits for that, and no longer.
    let lock = File::open(home.vault().join("lock")).expect("the vault has a lock");
    lock.lock().expect("it is let go");
    drop(lock);
    let passphrase = Passphrase::new(PASSPHRASE.to_owned()).expect("it is not empty");
    let unlock = Unlock::Passphrase(&passphrase);
    let mut case = Casebook::open(
        &home.vault(),
        unlock,
        Box::new(SystemTimeSource),
        Language::English.words(),
    )
    .expect("the vault is closed, and opens");
    let draft = case.draft("write").expect("the draft can be read");
    case.discard_draft("write")
        .expect("the draft can be taken out");
    case.lock().expect("the vault locks");
    let draft: Value = serde_json::from_str(&draft.unwrap_or_default()).unwrap_or_default();
    draft["note"]["what"]
        .as_str()
        .unwrap_or_default()
        .to_owned()
}

impl Tried {
    fn hold(&mut self, typed: &str, kept: &str) {
        self.times += 1;
        self.typed += typed.len();
        if kept != typed {
            let same = typed
                .bytes()
                .zip(kept.bytes())
                .take_while(|(a, b)| a == b)
                .count();
            self.lost += typed.len() - same;
            self.wrong.push(format!("typed “{typed}”, kept “{kept}”"));
        }
    }
}
