//! The screen, WebKit's driver and the window behind one test.

use std::env;
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};

use super::place::Place;
use super::processes::Process;
use super::screen::Screen;

/// How the window looks.
#[derive(Debug, Clone, Copy, Default)]
pub struct Looks {
    /// The system is set to dark.
    pub dark: bool,
}

/// Processes that end with the test, however it ends.
pub(super) struct Running(pub(super) Child);

impl Drop for Running {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// A screen and a driver.
pub(super) struct Started {
    port: u16,
    // In this order: the driver goes before its screen.
    driver: Running,
    screen: Screen,
}

impl Drop for Started {
    /// The window keeps the driver's address open; while it does, whoever ends the session waits for an answer.
    fn drop(&mut self) {
        for window in Process(self.driver.0.id()).children("daybook") {
            window.ends();
        }
    }
}

impl Started {
    pub(super) async fn over(place: &Place, looks: Looks) -> Self {
        let screen = Screen::start();
        let port = free_port();
        let driver = Running(
            driver_command(place, looks, screen.display(), port)
                .spawn()
                .expect("WebKitWebDriver is installed"),
        );
        await_port(port);
        Self {
            port,
            driver,
            screen,
        }
    }

    /// The driver's process, which starts the window.
    pub(super) fn driver(&self) -> u32 {
        self.driver.0.id()
    }

    pub(super) fn screen(&self) -> &Screen {
        &self.screen
    }

    /// Opens the window. No browser name is sent: WebKit's driver takes only what it knows.
    pub(super) async fn session(&self) -> WebDriver {
        let mut wanted = Capabilities::new();
        let options = json!({ "binary": window(), "args": [] });
        wanted
            .set("webkitgtk:browserOptions", options)
            .expect("options are JSON");
        let address = format!("http://127.0.0.1:{}", self.port);
        WebDriver::new(address, wanted)
            .await
            .expect("the window opens")
    }
}

/// The window that may be steered.
fn window() -> PathBuf {
    let path = env::var_os("DAYBOOK_WINDOW")
        .expect("DAYBOOK_WINDOW names the window built with the feature e2e");
    PathBuf::from(path)
        .canonicalize()
        .expect("DAYBOOK_WINDOW is there")
}

fn driver_command(place: &Place, looks: Looks, display: &str, port: u16) -> Command {
    let mut driver = Command::new("WebKitWebDriver");
    driver.arg(format!("--port={port}"));
    at(&mut driver, place, display);
    if looks.dark {
        driver.env("GTK_THEME", "Adwaita:dark");
    }
    driver
}

/// The window, started as a person does who does not know that it is there.
pub(super) fn once_more(place: &Place, display: &str) -> Child {
    let mut window = Command::new(window());
    at(&mut window, place, display);
    window.spawn().expect("the window can be started")
}

/// A program at this place, on this screen.
fn at(program: &mut Command, place: &Place, display: &str) {
    let home = place.path().join("home");
    program
        .env("DISPLAY", display)
        .env("GDK_BACKEND", "x11")
        .env("HOME", &home)
        .env("XDG_DATA_HOME", home.join(".local/share"))
        .env("XDG_CONFIG_HOME", home.join(".config"))
        .env("XDG_CACHE_HOME", home.join(".cache"))
        .env("XDG_RUNTIME_DIR", place.path().join("run"))
        .env("GSETTINGS_BACKEND", "memory")
        .env("NO_AT_BRIDGE", "1")
        .env("TAURI_WEBVIEW_AUTOMATION", "true")
        .env("DAYBOOK_VAULT", place.vault())
        .env("DAYBOOK_E2E_FILES", place.chosen())
        .env("DAYBOOK_E2E_FOLDER", place.out())
        .envs(place.variables())
        .env_remove("WAYLAND_DISPLAY")
        // Either makes taking a picture hang.
        .env_remove("WEBKIT_DISABLE_DMABUF_RENDERER")
        .env_remove("WEBKIT_DISABLE_COMPOSITING_MODE")
        .stdout(Stdio::null())
        .stderr(Stdio::null());
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its number").port()
}

/// The driver says nothing when it is ready; it answers.
fn await_port(port: u16) {
    let patience = Instant::now() + Duration::from_secs(30);
    while TcpStream::connect((Ipv4Addr::LOCALHOST, port)).is_err() {
        assert!(Instant::now() < patience, "WebKitWebDriver does not answer");
        thread::sleep(Duration::from_millis(20));
    }
}
