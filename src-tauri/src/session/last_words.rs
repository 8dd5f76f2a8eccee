//! Asking the page to keep what is being written, before it goes.
//!
//! Whatever ends a page (the window is closed, the system locks or ends, nobody is there) asks it first. It answers once
//! its drafts are on the disk. A page that does not answer is not waited for: what it kept by itself meanwhile is there.

use std::sync::{Condvar, Mutex, PoisonError};
use std::time::Duration;

use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::session::Session;

/// How long a page is waited for. The keys go within two seconds, whatever it does.
const PATIENCE: Duration = Duration::from_secs(1);

/// What was asked of the page, and what it answered.
#[derive(Default)]
pub struct LastWords {
    said: Mutex<Said>,
    heard: Condvar,
}

#[derive(Default)]
struct Said {
    asked: u64,
    answered: u64,
}

impl LastWords {
    /// Asks, and waits until this was answered, or no longer.
    fn ask(&self, patience: Duration, put: impl FnOnce(u64)) {
        let asked = {
            let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
            said.asked += 1;
            said.asked
        };
        put(asked);
        let said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        // Whether it answered or not, the page goes.
        let _ = self
            .heard
            .wait_timeout_while(said, patience, |said| said.answered < asked);
    }

    /// The page has kept what it was asked to.
    pub fn answer(&self, asked: u64) {
        let mut said = self.said.lock().unwrap_or_else(PoisonError::into_inner);
        // A page that was asked by an earlier one says nothing about this one.
        said.answered = said.answered.max(asked.min(said.asked));
        self.heard.notify_all();
    }
}

/// Asks the page to keep what is being written. Nobody is asked while no case is open: there is nothing to keep, and
/// nowhere to keep it. Never on the thread that draws the window, which carries the question.
pub fn ask<R: Runtime>(app: &AppHandle<R>) {
    if app.state::<Session>().is_open() {
        app.state::<LastWords>().ask(PATIENCE, |asked| {
            // A page that is gone needs to hear nothing.
            let _ = app.emit("leaving", asked);
        });
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;
    use std::thread;
    use std::time::Instant;

    use super::*;

    const LONG: Duration = Duration::from_secs(60);

    #[test]
    fn it_is_waited_for_until_this_question_was_answered() {
        let words = Arc::new(LastWords::default());
        words.ask(Duration::ZERO, |_| ());
        let page = Arc::clone(&words);
        let began = Instant::now();
        words.ask(LONG, |asked| {
            // An answer to the one before, which came late, is none to this one.
            page.answer(asked - 1);
            thread::spawn(move || page.answer(asked));
        });
        let said = words.said.lock().unwrap();
        assert_eq!((said.asked, said.answered), (2, 2));
        assert!(began.elapsed() < LONG);
    }

    #[test]
    fn a_page_that_does_not_answer_is_not_waited_for() {
        let words = LastWords::default();
        words.ask(Duration::from_millis(1), |_| ());
        assert_eq!(words.said.lock().unwrap().answered, 0);
    }

    #[test]
    fn what_was_never_asked_is_not_answered_in_advance() {
        let words = LastWords::default();
        words.answer(7);
        assert_eq!(words.said.lock().unwrap().answered, 0);
    }
}
