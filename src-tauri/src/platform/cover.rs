//! What takes the page off the screen without waiting until the page has drawn itself empty.
//!
//! Under Linux the page is made see-through at the system's own next drawing. A page that is not there for the eye goes
//! on drawing itself, and keeps the keyboard.

use std::sync::atomic::{AtomicU64, Ordering};

#[cfg(target_os = "linux")]
pub use linux::{over, put, take_away};
#[cfg(not(target_os = "linux"))]
pub use other::{put, take_away};

/// How often the page was covered.
pub fn times() -> u64 {
    TIMES.load(Ordering::SeqCst)
}

static TIMES: AtomicU64 = AtomicU64::new(0);

/// How often the cover was taken away: each time a page had drawn itself with nothing on it that was covered.
pub fn times_taken_away() -> u64 {
    TAKEN_AWAY.load(Ordering::SeqCst)
}

static TAKEN_AWAY: AtomicU64 = AtomicU64::new(0);

fn count() {
    TIMES.fetch_add(1, Ordering::SeqCst);
}

#[cfg(target_os = "linux")]
mod linux {
    use gtk::prelude::*;
    use tauri::{Runtime, WebviewWindow};

    /// Covers the page of a window.
    pub fn put<R: Runtime>(window: &WebviewWindow<R>) {
        // It fails only when the window is going away, and the page with it.
        let _ = window.with_webview(|page| over(&page.inner()));
    }

    /// Covers a page, on the thread that draws it.
    pub fn over(page: &impl IsA<gtk::Widget>) {
        super::count();
        page.set_opacity(0.0);
    }

    /// Shows the page of a window again.
    pub fn take_away<R: Runtime>(window: &WebviewWindow<R>) {
        super::TAKEN_AWAY.fetch_add(1, super::Ordering::SeqCst);
        // As above.
        let _ = window.with_webview(|page| page.inner().set_opacity(1.0));
    }
}

#[cfg(not(target_os = "linux"))]
mod other {
    use tauri::{Runtime, Webview, WebviewWindow};

    // These fail only when the window is going away, and the page with it.

    /// Covers the page of a window.
    pub fn put<R: Runtime>(window: &WebviewWindow<R>) {
        super::count();
        let page = AsRef::<Webview<R>>::as_ref(window);
        let _ = page.hide();
    }

    /// Shows the page of a window again. What was hidden lost the keyboard.
    pub fn take_away<R: Runtime>(window: &WebviewWindow<R>) {
        super::TAKEN_AWAY.fetch_add(1, super::Ordering::SeqCst);
        let page = AsRef::<Webview<R>>::as_ref(window);
        let _ = page.show().and_then(|()| page.set_focus());
    }
}
