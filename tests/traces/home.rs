//! A home folder, a screen, a message bus and a window of one test's own.

use std::env;
use std::fs;
use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

use chrono::NaiveDate;
use daybook_tests::{Pixels, Process, Screen};
use sample_files::{Making, Scene};
use tempfile::TempDir;

use crate::markers::{CAMERA, FILE, FOLDER, REMARK, WORDS};
use crate::reader::Reader;
use crate::traced;

/// What a program may reach beyond this computer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Network {
    /// What this computer has.
    AsItIs,
    /// Nothing: a namespace without any interface.
    None,
}

/// Where everything that one test's window writes has to lie.
pub struct Home {
    root: TempDir,
    screen: Screen,
    _bus: Ends,
    address: String,
}

/// A process that ends with the test, however it ends.
struct Ends(Child);

impl Drop for Ends {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Home {
    /// A new one, with files to attach.
    pub fn new() -> Self {
        let root = tempfile::tempdir().expect("a folder for this test");
        for name in ["home", "run", "tmp", "out", "seen", FOLDER] {
            fs::create_dir(root.path().join(name)).expect("a folder for this test");
        }
        let private = std::os::unix::fs::PermissionsExt::from_mode(0o700);
        fs::set_permissions(root.path().join("run"), private).expect("a folder of one's own");
        write_evidence(&root.path().join(FOLDER));
        let screen = Screen::start();
        let (bus, address) = start_bus(root.path(), screen.display());
        Self {
            root,
            screen,
            _bus: bus,
            address,
        }
    }

    /// A folder of it.
    pub fn at(&self, name: &str) -> PathBuf {
        self.root.path().join(name)
    }

    /// All of it.
    pub fn root(&self) -> &Path {
        self.root.path()
    }

    /// Where the shipped window keeps its vault.
    pub fn vault(&self) -> PathBuf {
        self.at("home/.local/share/daybook/vault")
    }

    /// The name of its screen.
    pub fn display(&self) -> &str {
        self.screen.display()
    }

    /// What stands on its screen.
    pub fn pixels(&self) -> Pixels {
        self.screen.pixels()
    }

    /// What a screen reader has of it.
    pub fn reader(&self) -> Reader {
        Reader::on(&self.address)
    }

    /// A file to attach whose name ends like this.
    pub fn evidence(&self, ending: &str) -> PathBuf {
        self.at(FOLDER).join(format!("{FILE}.{ending}"))
    }

    /// Opens the window as it is shipped, watched.
    pub fn open_window(&self, network: Network) -> Window {
        let mut command = self.watched(&shipped_window(), network);
        command.env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        let started = command.spawn().expect("strace is installed");
        Window {
            watched: true,
            started: Some(started),
        }
    }

    /// Opens it as it is shipped, watched by nobody, and tells it more.
    pub fn open_unwatched(&self, told: &[(&'static str, String)]) -> Window {
        let mut command = Command::new(shipped_window());
        in_home(&mut command, self.root.path(), self.display());
        command
            .envs(told.iter().map(|(name, value)| (*name, value)))
            .env("DBUS_SESSION_BUS_ADDRESS", &self.address);
        let started = command.spawn().expect("the window starts");
        Window {
            watched: false,
            started: Some(started),
        }
    }

    /// A program in this home, watched.
    pub fn watched(&self, program: &Path, network: Network) -> Command {
        let watched = traced::watched(program, &self.at("seen"));
        let mut command = match network {
            Network::AsItIs => watched,
            Network::None => without_network(watched),
        };
        in_home(&mut command, self.root.path(), self.display());
        command
    }
}

fn shipped_window() -> PathBuf {
    let program = env::var_os("DAYBOOK_SHIPPED_WINDOW")
        .expect("DAYBOOK_SHIPPED_WINDOW names the window as it is shipped");
    PathBuf::from(program)
        .canonicalize()
        .expect("DAYBOOK_SHIPPED_WINDOW is there")
}

fn in_home(command: &mut Command, root: &Path, display: &str) {
    let home = root.join("home");
    command
        .env_clear()
        .env("PATH", env::var_os("PATH").unwrap_or_default())
        .env("LANG", "C.UTF-8")
        .env("DISPLAY", display)
        .env("HOME", &home)
        .env("TMPDIR", root.join("tmp"))
        .env("XDG_RUNTIME_DIR", root.join("run"))
        .current_dir(&home)
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .stderr(Stdio::null());
}

fn without_network(watched: Command) -> Command {
    let mut unshared = Command::new("unshare");
    unshared.arg("--net");
    if !daybook_tests_is_root() {
        unshared.arg("--map-current-user");
    }
    unshared.arg(watched.get_program()).args(watched.get_args());
    unshared
}

fn daybook_tests_is_root() -> bool {
    fs::metadata("/proc/self").is_ok_and(|own| std::os::unix::fs::MetadataExt::uid(&own) == 0)
}

/// Whether this system lets a program have a network of its own.
pub fn can_leave_the_network() -> bool {
    let mut nothing = without_network(Command::new("true"));
    nothing.stderr(Stdio::null());
    nothing.status().is_ok_and(|ended| ended.success())
}

fn start_bus(root: &Path, display: &str) -> (Ends, String) {
    let mut command = Command::new("dbus-daemon");
    in_home(&mut command, root, display);
    let socket = root.join("run/bus");
    let mut child = command
        .args(["--session", "--nofork", "--print-address"])
        .arg(format!("--address=unix:path={}", socket.display()))
        .process_group(0)
        .stdout(Stdio::piped())
        .spawn()
        .expect("dbus is installed");
    let said = child.stdout.take().expect("its output is piped");
    let bus = Ends(child);
    let mut address = String::new();
    BufReader::new(said)
        .read_line(&mut address)
        .expect("the bus tells its address");
    (bus, address.trim().to_owned())
}

/// A running window.
pub struct Window {
    watched: bool,
    /// The window itself, or what watches it.
    started: Option<Child>,
}

impl Window {
    /// Its own process.
    pub fn program(&self) -> Process {
        Process(self.process().expect("the window runs"))
    }

    /// The window's own process. Under watch it was started by the watcher.
    fn process(&self) -> Option<u32> {
        let watcher = self.started.as_ref()?.id();
        if !self.watched {
            return Some(watcher);
        }
        let below = fs::read_to_string(format!("/proc/{watcher}/task/{watcher}/children")).ok()?;
        below.split_whitespace().next()?.parse().ok()
    }

    /// Ends it as a power cut would, as far as a program can be.
    pub fn kill(self) {
        let process = self.process().expect("the window runs");
        let killed = Command::new("kill")
            .arg("-KILL")
            .arg(process.to_string())
            .status();
        assert!(
            killed.is_ok_and(|ended| ended.success()),
            "the window can be killed"
        );
        self.has_ended();
    }

    /// Waits until it and all that it started have ended.
    pub fn has_ended(mut self) -> ExitStatus {
        const PATIENCE: Duration = Duration::from_secs(60);
        let mut child = self.started.take().expect("it ends once");
        let patience = Instant::now() + PATIENCE;
        loop {
            if let Some(ended) = child.try_wait().expect("it can be waited for") {
                return ended;
            }
            assert!(Instant::now() < patience, "the window does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Window {
    fn drop(&mut self) {
        if let Some(process) = self.process() {
            let _ = Command::new("kill")
                .arg("-KILL")
                .arg(process.to_string())
                .status();
        }
        if let Some(mut child) = self.started.take() {
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

/// A picture, a text, a recording and a film, each with a marker in its name and inside.
fn write_evidence(folder: &Path) {
    let at = NaiveDate::from_ymd_opt(2026, 3, 14)
        .and_then(|day| day.and_hms_opt(18, 5, 9))
        .expect("a real moment");
    let making = Making {
        at,
        offset_minutes: Some(0),
        point: None,
        device: Some((CAMERA, "One")),
        seed: 5,
        title: "Dusk",
        words: &[],
    };
    let mut sound = sample_files::sound(&making, 2);
    // A chunk that players pass over.
    sound.extend_from_slice(b"note");
    sound.extend_from_slice(
        &u32::try_from(REMARK.len())
            .expect("a short word")
            .to_le_bytes(),
    );
    sound.extend_from_slice(REMARK.as_bytes());
    let files = [
        ("jpg", sample_files::photo(&making, Scene::CarAtDusk)),
        (
            "txt",
            format!("He wrote: {WORDS}. I did not answer.\n").into_bytes(),
        ),
        ("wav", sound),
        ("mov", sample_files::video(&making, 2)),
    ];
    for (ending, bytes) in files {
        fs::write(folder.join(format!("{FILE}.{ending}")), bytes).expect("a file to attach");
    }
}
