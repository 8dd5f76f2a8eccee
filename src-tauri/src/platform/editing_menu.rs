//! What the menu of a text box has beside what WebKitGTK puts there: a way to undo, and to undo that. The keys for it are
//! the page's (`ui/src/undo.ts`). Elsewhere the system's own menu has both.

#[cfg(target_os = "linux")]
pub use linux::offer_undo;

/// The system offers it.
#[cfg(not(target_os = "linux"))]
pub fn offer_undo<R: tauri::Runtime>(_window: &tauri::WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

#[cfg(target_os = "linux")]
mod linux {
    use gio::SimpleAction;
    use gtk::glib::dpgettext2;
    use tauri::{Runtime, WebviewWindow};
    use webkit2gtk::{
        ContextMenu, ContextMenuExt, ContextMenuItem, HitTestResultExt, WebView, WebViewExt,
    };

    /// WebKit's names for what is done, and the toolkit's words for it: they stand in the person's language beside those
    /// that WebKit has from there too.
    const OFFERED: [(&str, &str); 2] = [("Undo", "_Undo"), ("Redo", "_Redo")];

    /// Puts both first in the menu of every text box.
    ///
    /// # Errors
    /// The window is going away.
    pub fn offer_undo<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
        window.with_webview(|page| {
            page.inner().connect_context_menu(|page, menu, _, at| {
                if at.context_is_editable() {
                    offer(page, menu);
                }
                // The menu is shown.
                false
            });
        })
    }

    fn offer(page: &WebView, menu: &ContextMenu) {
        for (place, (command, words)) in (0..).zip(OFFERED) {
            menu.insert(&item(page, command, words), place);
        }
        menu.insert(&ContextMenuItem::new_separator(), OFFERED.len() as i32);
    }

    fn item(page: &WebView, command: &'static str, words: &str) -> ContextMenuItem {
        let action = SimpleAction::new(command, None);
        let page = page.clone();
        action.connect_activate(move |_, _| page.execute_editing_command(command));
        let words = dpgettext2(Some("gtk30"), "Stock label", words);
        ContextMenuItem::from_gaction(&action, &words, None)
    }
}
