//! Shift, three times: heard by the window itself, before its page.
//!
//! The page hears the same keys and does the hiding: it keeps what is being written and blanks itself. But a key takes
//! its time to a page that is busy, so the window covers it at once. A page that does not hide itself then is hidden
//! without being asked. Elsewhere than under Linux only the page hears keys.
//!
//! The rules are the page's (`HideWatcher` in `ui/src/components`): the two must count alike.

#[cfg(target_os = "linux")]
pub use linux::listen;

/// Nothing to listen to.
#[cfg(not(target_os = "linux"))]
pub fn listen<R: tauri::Runtime>(_window: &tauri::WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::RefCell;
    use std::rc::Rc;

    use gtk::gdk::keys::constants;
    use gtk::glib::Propagation;
    use gtk::prelude::*;
    use tauri::{Manager, Runtime, WebviewWindow};

    use super::ShiftThreeTimes;
    use crate::{cover, leaving};

    /// Listens to the keys of a window.
    ///
    /// # Errors
    /// The window is going away.
    pub fn listen<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
        let app = window.app_handle().clone();
        window.with_webview(move |page| {
            let page = page.inner();
            let shift = Rc::new(RefCell::new(ShiftThreeTimes::default()));

            let presses = Rc::clone(&shift);
            page.connect_key_press_event(move |page, event| {
                if presses.borrow_mut().down(is_shift(event), event.time()) {
                    cover::over(page);
                    leaving::hide_unless_the_page_does(&app);
                }
                Propagation::Proceed
            });
            let presses = Rc::clone(&shift);
            page.connect_key_release_event(move |_, event| {
                presses.borrow_mut().up(is_shift(event), event.time());
                Propagation::Proceed
            });
            let presses = Rc::clone(&shift);
            page.connect_button_press_event(move |_, _| {
                presses.borrow_mut().reset();
                Propagation::Proceed
            });
            page.connect_focus_out_event(move |_, _| {
                shift.borrow_mut().reset();
                Propagation::Proceed
            });
        })
    }

    fn is_shift(event: &gtk::gdk::EventKey) -> bool {
        matches!(event.keyval(), constants::Shift_L | constants::Shift_R)
    }
}

/// Counts presses of Shift alone. The first two count as they come up, for only then is it known that no capital was
/// written; the third as it goes down.
#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
#[derive(Debug, Default)]
struct ShiftThreeTimes {
    presses: u32,
    last: u32,
    is_held: bool,
    newest: Option<Heard>,
}

/// A key's going down or coming up. WebKit gives a key that the page did not want to the window once more, later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Heard {
    at: u32,
    up: bool,
}

impl Heard {
    /// The server's milliseconds begin again after 49 days.
    fn is_after(self, other: Self) -> bool {
        match self.at.wrapping_sub(other.at) {
            0 => self.up && !other.up,
            passed => passed <= u32::MAX / 2,
        }
    }
}

#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
impl ShiftThreeTimes {
    /// How long the second and the third press may take, each, after the one before, in milliseconds.
    const ALLOWED: u32 = 5_000;

    /// A key went down. Whether this was the third. More presses change nothing: they begin a new count.
    fn down(&mut self, is_shift: bool, at: u32) -> bool {
        if !self.is_news(Heard { at, up: false }) {
            return false;
        }
        if !is_shift {
            self.reset();
            return false;
        }
        if self.presses == 2 && !self.is_held && self.is_soon(at) {
            self.reset();
            return true;
        }
        self.is_held = true;
        false
    }

    /// A key came up.
    fn up(&mut self, is_shift: bool, at: u32) {
        if !self.is_news(Heard { at, up: true }) || !is_shift || !self.is_held {
            return;
        }
        self.is_held = false;
        self.presses = if self.presses > 0 && self.is_soon(at) {
            self.presses + 1
        } else {
            1
        };
        self.last = at;
    }

    /// What was pressed so far does not count.
    fn reset(&mut self) {
        self.presses = 0;
        self.is_held = false;
    }

    fn is_soon(&self, at: u32) -> bool {
        at.wrapping_sub(self.last) <= Self::ALLOWED
    }

    fn is_news(&mut self, heard: Heard) -> bool {
        let is_news = self.newest.is_none_or(|newest| heard.is_after(newest));
        if is_news {
            self.newest = Some(heard);
        }
        is_news
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn press(shift: &mut ShiftThreeTimes, at: u32) -> bool {
        let third = shift.down(true, at);
        shift.up(true, at);
        third
    }

    #[test]
    fn three_presses_each_within_five_seconds_of_the_one_before() {
        let mut shift = ShiftThreeTimes::default();
        let thirds = [10, 4_910, 9_810].map(|at| press(&mut shift, at));
        assert_eq!(thirds, [false, false, true]);
    }

    #[test]
    fn twenty_presses_hide_again_at_the_most() {
        let mut shift = ShiftThreeTimes::default();
        let thirds = (1..=20).filter(|at| press(&mut shift, *at)).count();
        assert_eq!(thirds, 6);
    }

    #[test]
    fn a_pause_starts_over() {
        let mut shift = ShiftThreeTimes::default();
        press(&mut shift, 1);
        press(&mut shift, 1_000);
        assert!(!press(&mut shift, 6_001));
        assert_eq!(shift.presses, 1);
    }

    #[test]
    fn a_capital_letter_is_no_press() {
        let mut shift = ShiftThreeTimes::default();
        for at in (0..50).step_by(10) {
            assert!(!shift.down(true, at + 1));
            shift.down(false, at + 2);
            shift.up(false, at + 3);
            shift.up(true, at + 4);
        }
        assert_eq!(shift.presses, 0);
    }

    #[test]
    fn holding_shift_is_one_press() {
        let mut shift = ShiftThreeTimes::default();
        for at in 1..20 {
            assert!(!shift.down(true, at));
        }
        shift.up(true, 30);
        assert_eq!(shift.presses, 1);
    }

    #[test]
    fn a_key_that_the_page_did_not_want_is_heard_once() {
        let mut shift = ShiftThreeTimes::default();
        press(&mut shift, 100);
        press(&mut shift, 100);
        press(&mut shift, 100);
        assert_eq!(shift.presses, 1);
    }

    #[test]
    fn it_counts_on_when_the_servers_clock_begins_again() {
        let mut shift = ShiftThreeTimes::default();
        let thirds = [u32::MAX - 200, u32::MAX - 50, 100].map(|at| press(&mut shift, at));
        assert_eq!(thirds, [false, false, true]);
    }
}
