//! Shift, three times: heard by the window itself, before its page.
//!
//! The page hears the same keys and does the hiding: it keeps what is being written and blanks itself. But a key takes
//! its time to a page that is busy, and goes elsewhere while a chooser or a menu is open. So every key that comes to this
//! program is heard here first, whichever of its windows has the keyboard: what stands over the page is closed, the page
//! is covered at once and told to hide. A page that does not hide itself then is hidden without being asked. Elsewhere
//! than under Linux only the page hears keys.
//!
//! The rules are the page's (`HideWatcher` in `ui/src/components`): the two must count alike, and are held to one table
//! of cases.

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

    use gtk::gdk::keys::constants;
    use gtk::gdk::{Event, EventKey, EventType};
    use tauri::{AppHandle, Manager, Runtime, WebviewWindow};

    use super::ShiftThreeTimes;
    use crate::{platform::cover, platform::over_the_page, session::locking};

    /// Listens to everything that the system tells this program, before any of its windows does.
    ///
    /// # Errors
    /// The window is going away.
    pub fn listen<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
        let app = window.app_handle().clone();
        window.with_webview(move |page| {
            let page = page.inner();
            let shift = RefCell::new(ShiftThreeTimes::default());
            Event::set_handler(Some(move |event: &mut Event| {
                // Told before the toolkit is: while that runs a menu or a chooser, this is called again from within.
                let is_third = is_third(&mut shift.borrow_mut(), event);
                if is_third {
                    cover::over(&page);
                    hide(&app);
                }
                gtk::main_do_event(event);
            }));
        })
    }

    fn hide<R: Runtime>(app: &AppHandle<R>) {
        over_the_page::close_all();
        locking::tell_the_page_to_hide(app);
        locking::hide_unless_the_page_does(app);
    }

    fn is_third(shift: &mut ShiftThreeTimes, event: &Event) -> bool {
        match event.event_type() {
            EventType::KeyPress => {
                return key(event).is_some_and(|key| shift.down(is_shift(key), key.time()));
            }
            EventType::KeyRelease => {
                if let Some(key) = key(event) {
                    shift.up(is_shift(key), key.time());
                }
            }
            EventType::ButtonPress | EventType::TouchBegin | EventType::FocusChange => {
                shift.reset();
            }
            _ => {}
        }
        false
    }

    fn key(event: &Event) -> Option<&EventKey> {
        event.downcast_ref()
    }

    fn is_shift(key: &EventKey) -> bool {
        matches!(key.keyval(), constants::Shift_L | constants::Shift_R)
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
    newest: Option<u32>,
    newest_of_shift: Option<Heard>,
}

/// Shift's going down or coming up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Heard {
    at: u32,
    up: bool,
}

impl Heard {
    fn is_after(self, other: Self) -> bool {
        match self.at == other.at {
            true => self.up && !other.up,
            false => is_later(self.at, other.at),
        }
    }
}

/// The server's milliseconds begin again after 49 days.
fn is_later(at: u32, other: u32) -> bool {
    at != other && at.wrapping_sub(other) <= u32::MAX / 2
}

#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
impl ShiftThreeTimes {
    /// How long the second and the third press may take, each, after the one before, in milliseconds.
    const ALLOWED: u32 = 5_000;

    /// A key went down. Whether this was the third. More presses change nothing: they begin a new count.
    fn down(&mut self, is_shift: bool, at: u32) -> bool {
        if !self.is_news(is_shift, Heard { at, up: false }) {
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
        if !self.is_news(is_shift, Heard { at, up: true }) || !is_shift || !self.is_held {
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

    /// An input method gives keys back that it did not want, a moment later: those were heard already. Whatever writes
    /// for a person presses many keys in one moment: another key than Shift is news then, or its capitals would be
    /// taken for presses of Shift alone.
    fn is_news(&mut self, is_shift: bool, heard: Heard) -> bool {
        if self.newest.is_some_and(|newest| is_later(newest, heard.at)) {
            return false;
        }
        self.newest = Some(heard.at);
        if !is_shift {
            return true;
        }
        let is_news = self
            .newest_of_shift
            .is_none_or(|newest| heard.is_after(newest));
        if is_news {
            self.newest_of_shift = Some(heard);
        }
        is_news
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;

    use super::*;

    fn press(shift: &mut ShiftThreeTimes, at: u32) -> bool {
        let third = shift.down(true, at);
        shift.up(true, at);
        third
    }

    /// A name, what the keys do (down or up, which, at what millisecond), and how often that hides.
    #[derive(Deserialize)]
    struct Case {
        name: String,
        keys: Vec<(String, String, u32)>,
        hides: usize,
    }

    #[test]
    fn it_counts_as_the_page_does() {
        let cases = include_str!("../../../ui/src/components/HideWatcher/cases.json");
        let cases: Vec<Case> = serde_json::from_str(cases).expect("a table of cases");
        for Case { name, keys, hides } in cases {
            let mut shift = ShiftThreeTimes::default();
            let thirds = keys.iter().filter(|(does, key, at)| {
                let is_shift = key == "Shift";
                match does.as_str() {
                    "down" => shift.down(is_shift, *at),
                    _ => {
                        shift.up(is_shift, *at);
                        false
                    }
                }
            });
            assert_eq!(thirds.count(), hides, "{name}");
        }
    }

    #[test]
    fn twenty_presses_hide_again_at_the_most() {
        let mut shift = ShiftThreeTimes::default();
        let thirds = (1..=20).filter(|at| press(&mut shift, *at)).count();
        assert_eq!(thirds, 6);
    }

    #[test]
    fn a_key_that_is_given_back_is_heard_once() {
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
