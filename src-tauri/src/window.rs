//! The one window.

use tauri::webview::{DownloadEvent, NewWindowResponse};
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, Runtime, Url, WebviewWindow, WebviewWindowBuilder,
    Window, WindowEvent,
};

use crate::session::Session;

/// Its label in the configuration and in the permissions.
const MAIN: &str = "main";

/// Opens the window as the configuration has it, and shuts what a page could leave by.
///
/// # Errors
/// The system gives no window.
pub fn open<R: Runtime>(app: &AppHandle<R>) -> tauri::Result<()> {
    let config = app.config();
    let window = config
        .app
        .windows
        .iter()
        .find(|window| window.label == MAIN);
    let window = window.ok_or(tauri::Error::WebviewNotFound)?;
    let builder = WebviewWindowBuilder::from_config(app, window)?
        .on_navigation(is_own_page)
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }));
    for_tests(builder).build()?;
    Ok(())
}

/// WebKitGTK lets nobody steer a window that keeps nothing, and what its policy refuses has to be seen by the tests.
#[cfg(feature = "e2e")]
fn for_tests<R: Runtime, M: Manager<R>>(
    builder: WebviewWindowBuilder<'_, R, M>,
) -> WebviewWindowBuilder<'_, R, M> {
    const REFUSALS: &str = "window.refusals = [];\
        addEventListener('securitypolicyviolation', (event) =>\
            window.refusals.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`));\
        addEventListener('error', (event) => window.refusals.push(`error ${event.message}`));\
        addEventListener('unhandledrejection', (event) =>\
            window.refusals.push(`rejection ${JSON.stringify(event.reason)} ${event.reason}`));";
    builder.incognito(false).initialization_script(REFUSALS)
}

#[cfg(not(feature = "e2e"))]
fn for_tests<R: Runtime, M: Manager<R>>(
    builder: WebviewWindowBuilder<'_, R, M>,
) -> WebviewWindowBuilder<'_, R, M> {
    builder
}

/// Only the start page: no other address, and no other file of the program either.
fn is_own_page(url: &Url) -> bool {
    let origin = match url.scheme() {
        "tauri" => url.host_str() == Some("localhost"),
        "http" | "https" => cfg!(windows) && url.host_str() == Some("tauri.localhost"),
        _ => false,
    };
    origin && matches!(url.path(), "" | "/" | "/index.html")
}

/// Throws the page away, with everything it held, and begins again with the start page.
pub fn start_afresh<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app)
        && let Ok(mut start) = window.url()
    {
        start.set_path("/");
        start.set_query(None);
        start.set_fragment(None);
        // It fails only when the window is going away, and the page with it.
        let _ = window.navigate(start);
    }
}

/// Takes the window off the screen.
pub fn minimise<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        // A system without minimising shows the blank page that hiding leaves.
        let _ = window.minimize();
    }
}

/// The window, while there is one.
pub fn main<R: Runtime>(app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    app.get_webview_window(MAIN)
}

/// Files held over the window or dropped on it. The page hears how many; where they are stays here.
pub fn event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    let session = window.state::<Session>();
    let WindowEvent::DragDrop(event) = event else {
        return;
    };
    if !session.is_open() {
        return;
    }
    match event {
        DragDropEvent::Enter { .. } => say(window, "hovered", true),
        DragDropEvent::Leave => say(window, "hovered", false),
        DragDropEvent::Drop { paths, .. } => {
            session.aside(|aside| aside.dropped.clone_from(paths));
            say(window, "hovered", false);
            say(window, "dropped", paths.len());
        }
        _ => {}
    }
}

fn say<R: Runtime>(window: &Window<R>, event: &str, payload: impl serde::Serialize + Clone) {
    // A page that is gone needs to hear nothing.
    let _ = window.emit(event, payload);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_can_go_nowhere() {
        for elsewhere in [
            "https://example.com/",
            "http://localhost:1420/",
            "tauri://elsewhere/",
            "tauri://localhost/assets/index.js",
            "evidence://localhost/0",
            "file:///home",
            "data:text/html,x",
            "about:blank",
            "javascript:0",
        ] {
            let url = Url::parse(elsewhere).expect("a literal that is an address");
            assert!(!is_own_page(&url), "{elsewhere}");
        }
        let own = Url::parse("tauri://localhost/").expect("a literal that is an address");
        assert!(is_own_page(&own));
    }
}
