//! What takes the page off the screen without waiting until the page has drawn itself empty.
//!
//! Under Linux a plain window without a picture is put over the page, which the X server paints by itself, at once; and
//! the page is made see-through, for systems that have no such windows (Wayland). A page that is not there for the eye
//! goes on drawing itself, and keeps the keyboard.

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

fn count() {
    TIMES.fetch_add(1, Ordering::SeqCst);
}

#[cfg(target_os = "linux")]
mod linux {
    use std::cell::RefCell;

    use gtk::gdk::{self, prelude::*};
    use gtk::prelude::*;
    use tauri::{Runtime, WebviewWindow};

    thread_local! {
        /// The one that hangs, on the thread that draws the window.
        static CURTAIN: RefCell<Option<gdk::Window>> = const { RefCell::new(None) };
    }

    /// Covers the page of a window.
    pub fn put<R: Runtime>(window: &WebviewWindow<R>) {
        // It fails only when the window is going away, and the page with it.
        let _ = window.with_webview(|page| over(&page.inner()));
    }

    /// Covers a page, on the thread that draws it.
    pub fn over(page: &impl IsA<gtk::Widget>) {
        super::count();
        CURTAIN.with_borrow_mut(|curtain| {
            if curtain.is_none() {
                *curtain = drawn_over(page.as_ref());
            }
        });
        page.set_opacity(0.0);
    }

    /// Shows the page of a window again.
    pub fn take_away<R: Runtime>(window: &WebviewWindow<R>) {
        // As above.
        let _ = window.with_webview(|page| {
            page.inner().set_opacity(1.0);
            if let Some(curtain) = CURTAIN.take() {
                curtain.destroy();
            }
        });
    }

    fn drawn_over(page: &gtk::Widget) -> Option<gdk::Window> {
        let toplevel = page.toplevel()?;
        let below = toplevel.window()?;
        let display = below.display();
        if !display.backend().is_x11() {
            return None;
        }
        let attributes = gdk::WindowAttr {
            window_type: gdk::WindowType::Child,
            x: Some(0),
            y: Some(0),
            width: below.width(),
            height: below.height(),
            ..gdk::WindowAttr::default()
        };
        let curtain = gdk::Window::new(Some(&below), &attributes);
        let colour = toplevel.style_context().lookup_color("theme_bg_color");
        let colour = colour.unwrap_or(gdk::RGBA::WHITE);
        let plain = gtk::cairo::SolidPattern::from_rgb(colour.red(), colour.green(), colour.blue());
        curtain.set_background_pattern(Some(&plain));
        curtain.ensure_native();
        curtain.show();
        display.flush();
        Some(curtain)
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
        let page = AsRef::<Webview<R>>::as_ref(window);
        let _ = page.show().and_then(|()| page.set_focus());
    }
}
