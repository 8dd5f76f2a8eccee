//! Locking and hiding, from whichever side they come.
//!
//! The person asks for it or closes the window, nobody is there any more, or the system says that they are going: its
//! screen was locked, it goes to sleep, another person takes over, it ends. Where the page did not ask for it itself, it is
//! asked first to keep what is being written.

// A circle: whoever closes the window or presses its key asks to leave, and leaving blanks that window and closes it. Who
// asks and what is done would have to be told apart by a message, and hiding has no time for one.

use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::platform::clipboard::Clipboard;
use crate::session::Session;
use crate::{platform::cover, platform::system_signals, session::last_words, window};

/// How often somebody's absence is looked at. Waits do not go on while the computer sleeps, so long ones would be
/// longer than they say.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(2);

/// Drops the case and its keys, and throws the page away. The page has kept what is being written, or is gone.
pub fn lock<R: Runtime>(app: &AppHandle<R>) {
    app.state::<Clipboard>().take_away_soon();
    if app.state::<Session>().lock() {
        show_locked(app);
    }
}

/// The same for a page that knows nothing of it yet. Not on the thread that draws the window.
pub fn lock_unasked<R: Runtime>(app: &AppHandle<R>) {
    // What takes long holds up the drafts, and ends with the lock anyway.
    app.state::<Session>().cancel();
    cover_and_ask(app);
    lock(app);
}

/// Takes the page off the screen, and has it keep what is being written.
pub fn cover_and_ask<R: Runtime>(app: &AppHandle<R>) {
    if app.state::<Session>().is_open() {
        window::cover(app);
        last_words::ask(app);
    }
}

/// Closes the program: the window goes at once, what is being written is kept, the keys go.
pub fn close<R: Runtime>(app: &AppHandle<R>) {
    window::take_away(app);
    let app = app.clone();
    // Waiting for the page, on the thread that carries the question to it, would wait for nothing.
    thread::spawn(move || {
        app.state::<Session>().cancel();
        last_words::ask(&app);
        app.state::<Session>().lock();
        app.exit(0);
    });
}

/// Shows the lock screen once the case is closed.
pub fn show_locked<R: Runtime>(app: &AppHandle<R>) {
    // The page covers itself at once, and is covered; then it is thrown away.
    let _ = app.emit("locked", ());
    window::cover(app);
    window::start_afresh(app);
}

/// Takes everything off the screen at once; what hiding has to finish comes after.
pub fn cover<R: Runtime>(app: &AppHandle<R>) {
    window::cover(app);
    window::minimise(app);
}

/// Says to the page what its own Shift or button would: it keeps what is being written, and asks to be hidden.
#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
pub fn tell_the_page_to_hide<R: Runtime>(app: &AppHandle<R>) {
    // A page that is gone is hidden without being asked.
    let _ = app.emit("hide", ());
}

/// How often the window was hidden.
static HIDDEN: AtomicU64 = AtomicU64::new(0);

/// Gives the page the time that it takes to keep what is being written, and hides a page that does not answer.
pub fn hide_unless_the_page_does<R: Runtime>(app: &AppHandle<R>) {
    /// The page itself waits a second for the drafts, and no longer.
    const PATIENCE: Duration = Duration::from_secs(2);
    let app = app.clone();
    let hidden = HIDDEN.load(Ordering::SeqCst);
    let uncovered = cover::times_taken_away();
    thread::spawn(move || {
        thread::sleep(PATIENCE);
        // A page that drew itself anew meanwhile began with the lock screen: what was to be hidden is gone.
        let is_anew = cover::times_taken_away() != uncovered;
        if HIDDEN.load(Ordering::SeqCst) == hidden && !is_anew {
            hide(&app);
            window::start_afresh(&app);
        }
    });
}

/// Locks, and takes the window away. The page has blanked itself before it asked. Without a vault there is no lock
/// screen to come back to, only pages that tell what the program is for: then it ends.
pub fn hide<R: Runtime>(app: &AppHandle<R>) {
    HIDDEN.fetch_add(1, Ordering::SeqCst);
    let session = app.state::<Session>();
    if session.has_vault() && !session.window_preferences().hide_closes {
        window::minimise(app);
        lock(app);
    } else {
        window::take_away(app);
        lock(app);
        app.exit(0);
    }
}

/// Locks when nobody has been there for as long as the person set.
pub fn lock_when_idle<R: Runtime>(app: AppHandle<R>) {
    thread::spawn(move || {
        loop {
            match app.state::<Session>().until_idle() {
                Some(Duration::ZERO) => lock_unasked(&app),
                Some(left) => thread::sleep(left.min(LOOKED_AT_EVERY)),
                None => thread::sleep(LOOKED_AT_EVERY),
            }
        }
    });
}

/// Locks when the system says that the person is going.
pub fn lock_when_the_system_says<R: Runtime>(app: AppHandle<R>) {
    system_signals::listen(move || lock_unasked(&app));
}
