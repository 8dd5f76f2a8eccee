//! A person at the window: real keys, pressed on what a screen reader finds by role and name.

use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use daybook_tests::say;

use crate::home::Home;
use crate::reader::{Reader, Role};

/// How long somebody waits for a field to show what was typed.
const A_GLANCE: Duration = Duration::from_secs(3);

/// Somebody who uses the window.
pub struct Hands {
    display: String,
    /// What stands on the screen.
    pub reader: Reader,
}

impl Hands {
    /// At the window of this home, once it is there.
    pub fn at(home: &Home) -> Self {
        let hands = Self {
            display: home.display().to_owned(),
            reader: home.reader(),
        };
        hands.turn_to_window_but(&[]);
        hands
    }

    /// Presses a button.
    pub fn press(&self, name: &str) {
        self.reader
            .focus(&self.reader.await_one(Role::Button, name));
        self.key("Return");
    }

    /// Takes a choice.
    pub fn choose(&self, name: &str) {
        self.reader
            .focus(&self.reader.await_one(Role::Choice, name));
        self.key("space");
    }

    /// Types into an empty field.
    pub fn fill(&self, label: &str, text: &str) {
        let field = self.reader.await_one(Role::Field, label);
        self.reader.focus(&field);
        self.type_out(text);
        // A window that was just taken up may lose a key, as a person would see.
        if !self.reader.comes_to_length(&field, text.len(), A_GLANCE) {
            self.key("ctrl+a");
            self.type_out(text);
            self.reader.await_length(&field, text.len());
        }
    }

    /// Waits until a field shows as much.
    pub fn shows(&self, label: &str, length: usize) {
        let field = self.reader.await_one(Role::Field, label);
        self.reader.await_length(&field, length);
    }

    /// Goes to a field.
    pub fn turn_to(&self, label: &str) {
        self.reader
            .focus(&self.reader.await_one(Role::Field, label));
    }

    /// Waits for a screen by its heading.
    pub fn sees(&self, heading: &str) {
        self.reader.await_one(Role::Heading, heading);
    }

    /// Waits until a button is there.
    pub fn awaits_button(&self, name: &str) {
        self.reader.await_one(Role::Button, name);
    }

    /// Takes the window up again that was put away.
    pub fn turn_back(&self) {
        // Where nothing manages windows, none can be put away.
        if self.windows().is_empty() {
            let window = await_first(|| self.windows_by(&["search", "--name", "^Daybook$"]));
            self.tool(&["windowmap", &window]);
        }
        self.turn_to_window_but(&[]);
    }

    /// Goes to a place, or does something, by its name.
    pub fn go(&self, name: &str) {
        self.key("ctrl+k");
        self.reader
            .await_one(Role::Field, &say("frame-palette-label"));
        self.type_out(name);
        self.key("Return");
    }

    /// Chooses a file or a folder in the system's own chooser, which `ask` opens.
    pub fn choose_path(&self, path: &Path, ask: impl FnOnce(&Self)) {
        let before = self.windows();
        ask(self);
        self.turn_to_window_but(&before);
        self.reader.await_role(Role::FileChooser);
        // Among what was used lately no folder can be chosen by its path.
        self.key("alt+Home");
        self.key("ctrl+l");
        let field = self.reader.await_focused_field();
        let path = path.to_string_lossy();
        self.type_out(&path);
        self.reader.await_length(&field, path.len());
        let patience = Instant::now() + Duration::from_secs(20);
        // The list of completions takes the first Enter, if it has opened by then.
        while self.windows().len() > before.len() {
            self.key("Return");
            // Where a folder is chosen, Enter only goes into it.
            std::thread::sleep(Duration::from_millis(300));
            if self.windows().len() > before.len() {
                self.reader.do_the_action_of(Role::Button, "Open");
            }
            assert!(
                Instant::now() < patience,
                "the chooser stays:\n{}",
                self.reader.all().join("\n")
            );
            std::thread::sleep(Duration::from_millis(300));
        }
        self.tool(&["windowfocus", "--sync", &before[0]]);
    }

    /// Presses a key.
    pub fn key(&self, keys: &str) {
        self.tool(&["key", keys]);
    }

    /// Presses Shift three times.
    pub fn hide(&self) {
        self.tool(&["key", "--delay", "40", "shift", "shift", "shift"]);
    }

    /// Types.
    pub fn type_out(&self, text: &str) {
        self.tool(&["type", "--delay", "8", text]);
    }

    /// Closes the window as its close button does.
    pub fn close(&self) {
        let window = await_first(|| self.windows());
        let closed = Command::new("python3")
            .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("traces/close.py"))
            .arg(window)
            .env("DISPLAY", &self.display)
            .status();
        assert!(
            closed.is_ok_and(|closed| closed.success()),
            "it is asked to close"
        );
    }

    fn windows(&self) -> Vec<String> {
        self.windows_by(&["search", "--onlyvisible", "--class", "daybook"])
    }

    fn windows_by(&self, search: &[&str]) -> Vec<String> {
        let said = self.command(search);
        let said = String::from_utf8_lossy(&said).into_owned();
        said.lines().map(str::to_owned).collect()
    }

    fn turn_to_window_but(&self, known: &[String]) {
        let patience = Instant::now() + Duration::from_secs(60);
        loop {
            if let Some(new) = self.windows().iter().find(|one| !known.contains(one)) {
                return self.tool(&["windowfocus", "--sync", new]);
            }
            assert!(Instant::now() < patience, "no window opens");
            std::thread::sleep(Duration::from_millis(50));
        }
    }

    fn tool(&self, arguments: &[&str]) {
        self.command(arguments);
    }

    fn command(&self, arguments: &[&str]) -> Vec<u8> {
        let said = Command::new("xdotool")
            .args(arguments)
            .env("DISPLAY", &self.display)
            .output()
            .expect("xdotool is installed");
        said.stdout
    }
}

/// The first of a list, once there is one: a search fails when a window goes while it is made.
fn await_first(list: impl Fn() -> Vec<String>) -> String {
    let patience = Instant::now() + Duration::from_secs(20);
    loop {
        if let Some(first) = list().into_iter().next() {
            return first;
        }
        assert!(Instant::now() < patience, "there is no window");
        std::thread::sleep(Duration::from_millis(50));
    }
}
