//! The window that is shipped lets nobody steer it or look into it, whatever its environment asks for.

use std::env;
use std::net::{Ipv4Addr, SocketAddr, TcpListener, TcpStream};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use daybook_tests::{Figure, Promise, Screen};

const PATIENCE: Duration = Duration::from_secs(30);

/// Ends with the test, however that ends.
struct Started(Child);

impl Drop for Started {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn free_address() -> SocketAddr {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("its number")
}

/// Whether anybody listens where the environment asked a window to let itself be looked into.
fn lets_in(window: &Path) -> [bool; 2] {
    let screen = Screen::start();
    let home = tempfile::tempdir().expect("a home folder");
    let (steered, looked_into) = (free_address(), free_address());
    let _window = Started(
        Command::new(window)
            .env("DISPLAY", screen.display())
            .env("GDK_BACKEND", "x11")
            .env("HOME", home.path())
            .env("XDG_DATA_HOME", home.path().join("data"))
            .env("XDG_CONFIG_HOME", home.path().join("config"))
            .env("XDG_CACHE_HOME", home.path().join("cache"))
            .env("GSETTINGS_BACKEND", "memory")
            .env("DAYBOOK_VAULT", home.path().join("vault"))
            .env("TAURI_WEBVIEW_AUTOMATION", "true")
            .env("WEBKIT_INSPECTOR_SERVER", steered.to_string())
            .env("WEBKIT_INSPECTOR_HTTP_SERVER", looked_into.to_string())
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("the window starts"),
    );
    // WebKit opens these before the first page; once that is drawn, they would be there.
    let began = Instant::now();
    let pixels = screen.pixels();
    while pixels.drawn().is_none_or(|area| pixels.is_blank(area)) {
        assert!(began.elapsed() < PATIENCE, "the window draws nothing");
        thread::sleep(Duration::from_millis(50));
    }
    [steered, looked_into].map(|address| TcpStream::connect(address).is_ok())
}

#[test]
fn nobody_can_steer_it_or_look_into_it() {
    let shipped = env::var_os("DAYBOOK_SHIPPED_WINDOW")
        .expect("DAYBOOK_SHIPPED_WINDOW names the window built without the feature e2e");
    assert_eq!(lets_in(Path::new(&shipped)), [false, false]);
    // The one for tests shows that this test would notice.
    if let Some(steerable) = env::var_os("DAYBOOK_WINDOW") {
        assert_eq!(lets_in(Path::new(&steerable)), [true, false]);
    }
    Figure {
        promise: Promise::LeaksNothing,
        test: "web-steering",
        figure: "the shipped window, started with every variable that opens WebKit to a driver or an inspector: \
                 nobody listens"
            .to_owned(),
        wanted: "nobody listens".to_owned(),
        met: true,
        command: "scripts/test traces".to_owned(),
    }
    .keep();
}
