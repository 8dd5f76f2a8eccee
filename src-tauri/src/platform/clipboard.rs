//! What Daybook itself put on the clipboard, and taking it away again.
//!
//! What a person copies out of the page with the keys of their system, or marks with the mouse, goes through the web
//! view and not through here: it is neither kept out of histories nor taken away.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use arboard::{Clipboard as Board, Set};
use casebook::wire::FaultCode;
use ring::digest::{SHA256, digest};
use zeroize::Zeroizing;

use crate::answer::{Answer, fault};

/// Long enough to go to another window and paste.
const STAYS_FOR: Duration = Duration::from_secs(10);

/// The system's clipboard, as far as Daybook put something there. Clones are the same.
#[derive(Clone, Default)]
pub struct Clipboard(Arc<Mutex<Copies>>);

#[derive(Default)]
struct Copies {
    /// How many there were: tells the newest from those before.
    made: u64,
    newest: Option<Copied>,
}

struct Copied {
    /// Under X11 the words are given out by whoever holds this, so it is held as long as they may be pasted.
    board: Board,
    /// Tells the words from others without keeping them.
    digest: [u8; 32],
}

impl Clipboard {
    /// Puts words on the clipboard, outside its history where the system has one, for ten seconds.
    ///
    /// # Errors
    /// There is no clipboard, or another program holds it.
    pub fn copy(&self, words: String) -> Answer<()> {
        let words = Zeroizing::new(words);
        let mut board = Board::new().map_err(|_| fault(FaultCode::Clipboard))?;
        outside_history(board.set())
            .text(words.as_str())
            .map_err(|_| fault(FaultCode::Clipboard))?;
        let mut copies = self.copies();
        copies.made += 1;
        copies.newest = Some(Copied {
            board,
            digest: digest_of(&words),
        });
        let (this, clipboard) = (copies.made, self.clone());
        thread::spawn(move || {
            thread::sleep(STAYS_FOR);
            clipboard.take_away_if(|made| made == this);
        });
        Ok(())
    }

    /// Takes away what Daybook put there, if it is still there. Waits for the program that holds the clipboard now.
    pub fn take_away(&self) {
        self.take_away_if(|_| true);
    }

    /// The same, waiting for nobody.
    pub fn take_away_soon(&self) {
        if self.copies().newest.is_some() {
            let clipboard = self.clone();
            thread::spawn(move || clipboard.take_away());
        }
    }

    fn take_away_if(&self, is_meant: impl FnOnce(u64) -> bool) {
        if let Some(mut copied) = self.meant(is_meant) {
            let there = copied.board.get_text().map(Zeroizing::new);
            if there.is_ok_and(|there| digest_of(&there) == copied.digest) {
                // A clipboard that cannot be emptied now is another program's by now.
                let _ = copied.board.clear();
            }
        }
    }

    fn meant(&self, is_meant: impl FnOnce(u64) -> bool) -> Option<Copied> {
        let mut copies = self.copies();
        is_meant(copies.made).then(|| copies.newest.take())?
    }

    fn copies(&self) -> MutexGuard<'_, Copies> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

fn digest_of(words: &str) -> [u8; 32] {
    let mut bytes = [0; 32];
    bytes.copy_from_slice(digest(&SHA256, words.as_bytes()).as_ref());
    bytes
}

#[cfg(target_os = "linux")]
fn outside_history(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtLinux;
    set.exclude_from_history()
}

#[cfg(target_os = "macos")]
fn outside_history(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtApple;
    set.exclude_from_history()
}

#[cfg(windows)]
fn outside_history(set: Set<'_>) -> Set<'_> {
    use arboard::SetExtWindows;
    set.exclude_from_history()
        .exclude_from_cloud()
        .exclude_from_monitoring()
}

#[cfg(not(any(target_os = "linux", target_os = "macos", windows)))]
fn outside_history(set: Set<'_>) -> Set<'_> {
    set
}
