//! What the toolkit puts over the page: choosers, messages, menus. They go before the window does.

use gtk::glib::object::Cast;
use gtk::prelude::*;
use gtk::{Dialog, Menu, ResponseType, Widget, Window};

/// Closes all of it, on the thread that draws the windows. Whoever asked by a chooser is answered that nothing was
/// chosen. Without a screen there is nothing to close.
pub fn close_all() {
    if !gtk::is_initialized_main_thread() {
        return;
    }
    for window in Window::list_toplevels() {
        if window.is_visible() {
            close(&window);
        }
    }
}

fn close(window: &Widget) {
    if let Some(dialog) = window.downcast_ref::<Dialog>() {
        dialog.response(ResponseType::Cancel);
        // Also one that asks again, or waits for what it reads.
        dialog.hide();
    } else if let Some(menu) = menu_in(window) {
        menu.cancel();
    }
}

/// A menu that pops up stands in a window of its own.
fn menu_in(window: &Widget) -> Option<Menu> {
    let window = window.downcast_ref::<Window>()?;
    window.child()?.downcast().ok()
}
