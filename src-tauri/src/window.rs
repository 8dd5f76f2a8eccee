//! The one window.

use std::time::Duration;

use casebook::wire::Theme;
use tauri::utils::config::WindowConfig;
use tauri::webview::{DownloadEvent, NewWindowResponse, PageLoadEvent};
use tauri::window::Color;
use tauri::{
    AppHandle, DragDropEvent, Emitter, Manager, Runtime, Url, WebviewUrl, WebviewWindow,
    WebviewWindowBuilder, Window, WindowEvent,
};

use crate::language::language;
use crate::preferences::{Preferences, PreferencesFile, ZoomStep};
use crate::session::Session;
use crate::{
    platform::cover, platform::editing_menu, platform::hide_key, platform::page_process,
    session::locking,
};

/// Its label in the configuration and in the permissions.
const MAIN: &str = "main";

/// The configuration freezes `Object.prototype`; the rest of what all code stands on is frozen too.
const FROZEN: &str = "[Array, Function, Promise, String, Number, Boolean, Map, Set, Date]\
    .forEach((kind) => Object.freeze(kind.prototype));";

/// Shows the theme before anything is drawn.
const FIRST_THEME: &str = "{\
    const theme = new URLSearchParams(location.search).get('theme');\
    const show = () => document.documentElement.setAttribute('data-theme', theme);\
    if (theme) document.documentElement ? show() : addEventListener('DOMContentLoaded', show);\
    }";

/// Frozen in the window that is shipped. In the one that tests steer, axe derives from it and sets `exec` on what it
/// derives, which nothing that stands on a frozen one allows.
#[cfg(not(feature = "e2e"))]
const FROZEN_WHERE_NOBODY_TESTS: &str = "Object.freeze(RegExp.prototype);";

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
    let Preferences { theme, zoom, .. } = app.state::<PreferencesFile>().known();
    let window = WindowConfig {
        url: WebviewUrl::App(told_at_once(theme).into()),
        ..window.clone()
    };
    let builder = WebviewWindowBuilder::from_config(app, &window)?
        .content_protected(true)
        .initialization_script(FROZEN)
        .initialization_script(FIRST_THEME)
        .proxy_url(nowhere())
        .on_navigation(is_own_page)
        .on_page_load(|window, load| {
            if load.event() == PageLoadEvent::Finished {
                uncover_in_time(window.app_handle().clone());
            }
        })
        .on_new_window(|_, _| NewWindowResponse::Deny)
        .on_download(|_, event| !matches!(event, DownloadEvent::Requested { .. }));
    let builder = match paper(theme) {
        Some(paper) => builder.background_color(paper),
        None => builder,
    };
    let window = for_tests(builder).build()?;
    if theme == Theme::System {
        begin_in_the_systems_colour(&window)?;
    }
    draw_without_a_graphics_card(&window)?;
    draw_in_size(&window, zoom);
    hide_key::listen(&window)?;
    editing_menu::offer_undo(&window)?;
    begin_again_when_the_page_is_gone(&window)
}

/// Also a page whose process failed begins again, behind the lock.
#[cfg(target_os = "linux")]
fn begin_again_when_the_page_is_gone<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    page_process::on_end(window, |app| {
        let app = app.clone();
        // Locking may wait a moment for what the case is doing, and this thread draws the window.
        std::thread::spawn(move || {
            locking::lock(&app);
            show_start(&app);
        });
    })
}

#[cfg(not(target_os = "linux"))]
fn begin_again_when_the_page_is_gone<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
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
    builder.initialization_script(FROZEN_WHERE_NOBODY_TESTS)
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

/// Where the web view has to go through for every address: nobody is there. The policy stops what the page loads, but
/// not that a web view connects ahead, or asks for a name, when a link only points elsewhere.
fn nowhere() -> Url {
    Url::parse("http://127.0.0.1:9").expect("a literal that is an address")
}

/// Throws the page away, with everything it held, and begins again with the start page.
pub fn start_afresh<R: Runtime>(app: &AppHandle<R>) {
    // Where a process is ended, the next page begins once it is there no more.
    if !page_process::end() {
        show_start(app);
    }
}

fn show_start<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        // It fails only when the window is going away, and the page with it.
        let theme = app.state::<PreferencesFile>().known().theme;
        let _ = window.navigate(start_page(theme));
    }
}

/// Not asked of the web view: one whose page has ended knows no address.
fn start_page(theme: Theme) -> Url {
    let address = match cfg!(windows) {
        true => "http://tauri.localhost/",
        false => "tauri://localhost/",
    };
    let address = Url::parse(address).expect("a literal that is an address");
    address
        .join(&told_at_once(theme))
        .expect("a literal that is the end of an address")
}

/// The end of the page's address, by which it knows its language and its theme before it is drawn.
fn told_at_once(theme: Theme) -> String {
    let theme = match theme {
        Theme::System => "",
        Theme::Light => "&theme=light",
        Theme::Dark => "&theme=dark",
    };
    format!("?language={}{theme}", language().tag())
}

/// The page's own colour (`--paper`), which stands where it has not drawn itself yet.
fn paper(theme: Theme) -> Option<Color> {
    match theme {
        Theme::System => None,
        Theme::Light => Some(Color(0xfa, 0xf8, 0xf4, 0xff)),
        Theme::Dark => Some(Color(0x15, 0x18, 0x1a, 0xff)),
    }
}

/// WebKitGTK is white where a page has not drawn itself yet, also where the system is dark.
#[cfg(target_os = "linux")]
fn begin_in_the_systems_colour<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use gtk::prelude::{StyleContextExt, WidgetExt};
    use webkit2gtk::WebViewExt;

    window.with_webview(|page| {
        let page = page.inner();
        if let Some(colour) = page.style_context().lookup_color("theme_base_color") {
            page.set_background_color(&colour);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn begin_in_the_systems_colour<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// The processor draws the page. Setting up a graphics card for it took more than half of the time until the first words stood
/// there, and made hiding slower (`scripts/bench start`; `hide` in docs/reliability.md).
#[cfg(target_os = "linux")]
fn draw_without_a_graphics_card<R: Runtime>(window: &WebviewWindow<R>) -> tauri::Result<()> {
    use webkit2gtk::{HardwareAccelerationPolicy, SettingsExt, WebViewExt};

    window.with_webview(|page| {
        if let Some(settings) = page.inner().settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
        }
    })
}

#[cfg(not(target_os = "linux"))]
fn draw_without_a_graphics_card<R: Runtime>(_window: &WebviewWindow<R>) -> tauri::Result<()> {
    Ok(())
}

/// Draws everything larger or smaller, now and at the next start.
pub fn zoom<R: Runtime>(app: &AppHandle<R>, step: ZoomStep) {
    let preferences = app.state::<PreferencesFile>();
    let known = preferences.change(|known| known.zoom = step.from(known.zoom));
    if let Some(window) = main(app) {
        draw_in_size(&window, known.zoom);
    }
}

fn draw_in_size<R: Runtime>(window: &WebviewWindow<R>, zoom: u16) {
    // It fails only when the window is going away.
    let _ = window.set_zoom(f64::from(zoom) / 100.0);
}

/// Does what the person set for the window itself. Until a case was opened, it stays out of captures.
pub fn follow_habits<R: Runtime>(app: &AppHandle<R>) {
    let window_preferences = app.state::<Session>().window_preferences();
    let preferences = app.state::<PreferencesFile>();
    preferences.change(|known| known.theme = window_preferences.theme);
    if let Some(window) = main(app) {
        // A system that cannot is named where the person sets it.
        let _ = window.set_content_protected(window_preferences.keep_out_of_captures);
    }
}

/// Takes the page off the screen at the system's own next drawing, without waiting until the page has drawn itself
/// empty. The next page uncovers itself once it has drawn itself: until then the web view shows what it drew last.
pub fn cover<R: Runtime>(app: &AppHandle<R>) {
    close_what_stands_over_it(app);
    if let Some(window) = main(app) {
        cover::put(&window);
    }
}

/// A chooser left open shows where the evidence lies.
#[cfg(target_os = "linux")]
fn close_what_stands_over_it<R: Runtime>(app: &AppHandle<R>) {
    // It fails only when the program is going away, and its windows with it.
    let _ = app.run_on_main_thread(crate::platform::over_the_page::close_all);
}

#[cfg(not(target_os = "linux"))]
fn close_what_stands_over_it<R: Runtime>(_app: &AppHandle<R>) {}

/// Puts the page back.
pub fn uncover<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        cover::take_away(&window);
    }
}

/// A page that says nothing although it is there must not leave the window empty for good.
fn uncover_in_time<R: Runtime>(app: AppHandle<R>) {
    const LONG_DRAWN: Duration = Duration::from_secs(3);
    let covered = cover::times();
    std::thread::spawn(move || {
        std::thread::sleep(LONG_DRAWN);
        if cover::times() == covered {
            uncover(&app);
        }
    });
}

/// Takes the window off the screen.
pub fn minimise<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        // A system without minimising shows the blank page that hiding leaves.
        let _ = window.minimize();
    }
}

/// Takes the window away for good. The page in it goes on until the program ends.
pub fn take_away<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        // A window that cannot be hidden goes with the program.
        let _ = window.hide();
    }
}

/// Puts the window in front of all others, also one that was hidden.
pub fn show<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = main(app) {
        // A system that lets no program come forward by itself says in its own way that it wants to.
        let _ = window
            .unminimize()
            .and_then(|()| window.show())
            .and_then(|()| window.set_focus());
    }
}

/// The window, while there is one.
pub fn main<R: Runtime>(app: &AppHandle<R>) -> Option<WebviewWindow<R>> {
    app.get_webview_window(MAIN)
}

/// What happens to the window from outside.
pub fn event<R: Runtime>(window: &Window<R>, event: &WindowEvent) {
    match event {
        WindowEvent::CloseRequested { api, .. } => {
            // It is closed once the page has kept what is being written.
            api.prevent_close();
            locking::close(window.app_handle());
        }
        WindowEvent::DragDrop(event) => dragged(window, event),
        _ => {}
    }
}

/// Files held over the window or dropped on it. The page hears how many; where they are stays here.
fn dragged<R: Runtime>(window: &Window<R>, event: &DragDropEvent) {
    let session = window.state::<Session>();
    if !session.is_open() {
        return;
    }
    match event {
        DragDropEvent::Enter { .. } => say(window, "hovered", true),
        DragDropEvent::Leave => say(window, "hovered", false),
        DragDropEvent::Drop { paths, .. } => {
            session.pending(|pending| pending.dropped.clone_from(paths));
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
        for theme in [Theme::System, Theme::Light, Theme::Dark] {
            assert!(is_own_page(&start_page(theme)));
        }
    }

    #[test]
    fn what_is_not_drawn_yet_has_the_colour_of_the_page() {
        let hex = |theme| {
            let Color(red, green, blue, _) = paper(theme).expect("a colour of its own");
            format!("#{red:02x}{green:02x}{blue:02x}")
        };
        let paper = format!(
            "--paper: light-dark({}, {});",
            hex(Theme::Light),
            hex(Theme::Dark)
        );
        assert!(include_str!("../../ui/src/styles/tokens.css").contains(&paper));
    }
}
