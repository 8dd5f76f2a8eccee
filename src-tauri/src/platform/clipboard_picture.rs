//! A picture that another program copied, asked of the system.
//!
//! WebKitGTK tells a page that something is being pasted, but gives it no picture and names no kinds. So where a page is
//! told nothing it asks here, and gives back what it got as if it had come with the paste. Elsewhere the web view hands
//! pictures over by itself, and here is nothing.

use tauri::{AppHandle, Runtime};

/// The picture's bytes as the other program gives them; none where words were copied, or where it answers too late. Not
/// on the thread that draws the window, which the answer comes by.
#[cfg(target_os = "linux")]
pub fn read<R: Runtime>(app: &AppHandle<R>) -> Vec<u8> {
    linux::read(app)
}

/// Nothing: the page had it with the paste.
#[cfg(not(target_os = "linux"))]
pub fn read<R: Runtime>(_app: &AppHandle<R>) -> Vec<u8> {
    Vec::new()
}

#[cfg(target_os = "linux")]
mod linux {
    use std::sync::mpsc::{Sender, channel};
    use std::time::Duration;

    use gtk::Clipboard;
    use gtk::gdk::{Atom, SELECTION_CLIPBOARD};
    use tauri::{AppHandle, Runtime};

    use super::kind_of_picture;

    /// Who copied a large picture may have to draw it first.
    const PATIENCE: Duration = Duration::from_secs(10);

    pub fn read<R: Runtime>(app: &AppHandle<R>) -> Vec<u8> {
        let (give, given) = channel();
        // Where it cannot be asked, nobody gives anything.
        let _ = app.run_on_main_thread(move || ask(give));
        given.recv_timeout(PATIENCE).unwrap_or_default()
    }

    fn ask(give: Sender<Vec<u8>>) {
        if !gtk::is_initialized_main_thread() {
            return;
        }
        let clipboard = Clipboard::get(&SELECTION_CLIPBOARD);
        clipboard.request_contents(&Atom::intern("TARGETS"), |clipboard, offered| {
            let kinds = offered.targets().unwrap_or_default();
            let kinds: Vec<_> = kinds.iter().map(|kind| kind.name()).collect();
            if let Some(kind) = kind_of_picture(kinds.iter().map(|kind| kind.as_str())) {
                clipboard.request_contents(&Atom::intern(kind), move |_, picture| {
                    // Who asked may have given up waiting.
                    let _ = give.send(picture.data());
                });
            }
        });
    }
}

/// Which picture to ask for: the one with the most in it. What also comes as words, as out of a spreadsheet, is pasted as
/// words.
#[cfg_attr(not(target_os = "linux"), allow(dead_code))]
fn kind_of_picture<'a>(offered: impl Iterator<Item = &'a str> + Clone) -> Option<&'static str> {
    const PICTURES: [&str; 6] = [
        "image/png",
        "image/webp",
        "image/tiff",
        "image/bmp",
        "image/gif",
        "image/jpeg",
    ];
    const WORDS: [&str; 3] = ["UTF8_STRING", "STRING", "text/plain"];
    let is_words = |kind: &str| WORDS.iter().any(|words| kind.starts_with(words));
    if offered.clone().any(is_words) {
        return None;
    }
    PICTURES
        .into_iter()
        .find(|picture| offered.clone().any(|kind| kind == *picture))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_one_only_where_no_words_come_with_it() {
        let kind = |offered: &[&'static str]| kind_of_picture(offered.iter().copied());
        assert_eq!(
            kind(&["TARGETS", "image/jpeg", "image/png"]),
            Some("image/png")
        );
        assert_eq!(kind(&["text/html", "image/jpeg"]), Some("image/jpeg"));
        assert_eq!(kind(&["image/png", "text/plain;charset=utf-8"]), None);
        assert_eq!(kind(&["image/png", "UTF8_STRING"]), None);
        assert_eq!(kind(&["TARGETS", "TIMESTAMP"]), None);
    }
}
