//! Locking and hiding, from whichever side they come.
//!
//! The person asks for it, or nobody is there any more. What the system says (its screen was locked, it goes to sleep,
//! another person takes over) is to call [`lock`] too.

use std::thread;
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::session::Session;
use crate::window;

/// How often somebody's absence is looked at. Waits do not go on while the computer sleeps, so long ones would be
/// longer than they say.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(2);

/// Drops the case and its keys, and throws the page away.
pub fn lock<R: Runtime>(app: &AppHandle<R>) {
    if app.state::<Session>().lock() {
        // The page covers itself at once; then it is thrown away.
        let _ = app.emit("locked", ());
        window::start_afresh(app);
    }
}

/// Locks, and takes the window away. The page has blanked itself before it asked.
pub fn hide<R: Runtime>(app: &AppHandle<R>) {
    window::minimise(app);
    let closes = app.state::<Session>().habits().hide_closes;
    lock(app);
    if closes {
        app.exit(0);
    }
}

/// Locks when nobody has been there for as long as the person set.
pub fn lock_when_idle<R: Runtime>(app: AppHandle<R>) {
    thread::spawn(move || {
        loop {
            match app.state::<Session>().until_idle() {
                Some(Duration::ZERO) => lock(&app),
                Some(left) => thread::sleep(left.min(LOOKED_AT_EVERY)),
                None => thread::sleep(LOOKED_AT_EVERY),
            }
        }
    });
}
