//! A screen of its own, so that no other test's window takes the focus. What stands on it is seen from outside, pixel
//! by pixel, and real keys are pressed on it.

use std::fs::File;
use std::io::{BufRead, BufReader, Write};
use std::os::unix::fs::FileExt;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Stdio};

use image::{Rgb, RgbImage};
use tempfile::TempDir;

use super::started::Running;

/// A pixel as the screen keeps it: blue, green, red, and a byte of nothing.
type Pixel = [u8; 4];

/// What a screen shows where no window is.
const BARE: Pixel = [0; 4];

/// A screen that nobody sees, without a window manager and without a pointer on it.
pub struct Screen {
    display: String,
    // Ends before the folder that it writes to goes.
    _server: Running,
    folder: TempDir,
}

impl Screen {
    /// A new one.
    pub fn start() -> Self {
        let folder = tempfile::tempdir().expect("a folder for the screen");
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1400x1000x24"])
            // Left by its last client, it would begin anew, and turn away whoever comes in that moment: a window that
            // is started while something else looks whether it is there yet.
            .arg("-noreset")
            .args(["-nolisten", "tcp", "-nocursor", "-fbdir"])
            .arg(folder.path())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb is installed");
        let stdout = server.stdout.take().expect("its output is piped");
        let server = Running(server);
        let mut number = String::new();
        BufReader::new(stdout)
            .read_line(&mut number)
            .expect("Xvfb tells its number");
        Self {
            display: format!(":{}", number.trim()),
            _server: server,
            folder,
        }
    }

    /// Its name, as programs are told it.
    pub fn display(&self) -> &str {
        &self.display
    }

    /// What stands on it.
    pub fn pixels(&self) -> Pixels {
        Pixels::of(self.folder.path().join("Xvfb_screen0"))
    }

    /// The program's windows that stand on it, menus and choosers among them.
    pub fn windows(&self) -> Vec<String> {
        let found = self.tool(&["search", "--onlyvisible", "--class", "daybook"]);
        found.lines().map(str::to_owned).collect()
    }

    /// Gives the keyboard to a window.
    pub fn turn_to(&self, window: &str) {
        self.tool(&["windowfocus", "--sync", window]);
    }

    /// Types, as a tool does that writes for a person: without a pause between keys.
    pub fn write_at_once(&self, words: &str) {
        self.tool(&["type", "--delay", "0", words]);
    }

    fn tool(&self, say: &[&str]) -> String {
        let mut xdotool = Command::new("xdotool");
        let ended = xdotool.args(say).env("DISPLAY", &self.display).output();
        // It fails where nothing is found.
        let said = ended.expect("xdotool is installed").stdout;
        String::from_utf8_lossy(&said).into_owned()
    }

    /// Presses keys on it.
    pub fn keyboard(&self) -> Keyboard {
        Keyboard::at(&self.display)
    }
}

/// Looks at a screen's own memory.
pub struct Pixels {
    memory: File,
    begins: u64,
    width: u64,
    height: u64,
    line: u64,
}

/// The lines and columns of a screen that a window takes up.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Area {
    top: u64,
    bottom: u64,
    left: u64,
    right: u64,
}

/// A few lines of what stood on a screen.
pub struct Look(Vec<Vec<Pixel>>);

impl Look {
    /// Whether most of what was drawn stands there now too. Lines of one colour tell nothing: every page has them.
    pub fn is_much_like(&self, other: &Self) -> bool {
        let is_drawn = |line: &[Pixel]| line.iter().any(|pixel| *pixel != line[0]);
        let drawn = self.0.iter().zip(&other.0);
        let drawn: Vec<_> = drawn.filter(|(line, _)| is_drawn(line)).collect();
        let same = drawn.iter().filter(|(line, other)| line == other);
        same.count() * 2 > drawn.len()
    }
}

/// Every so many lines are looked at where a few are enough.
const FEW: usize = 23;

impl Pixels {
    /// The server keeps its memory in a file in the form of `xwd`: numbers of four bytes, largest first.
    fn of(path: PathBuf) -> Self {
        let memory = File::open(path).expect("the screen's memory is there");
        let number = |at: u64| {
            let mut bytes = [0; 4];
            memory
                .read_exact_at(&mut bytes, at * 4)
                .expect("the screen's memory has a head");
            u64::from(u32::from_be_bytes(bytes))
        };
        let (head, width, height, bits, line, colours) = (
            number(0),
            number(4),
            number(5),
            number(11),
            number(12),
            number(19),
        );
        assert_eq!(bits, 32, "a pixel has four bytes");
        const COLOUR: u64 = 12;
        Self {
            begins: head + colours * COLOUR,
            width,
            height,
            line,
            memory,
        }
    }

    /// Where something is drawn.
    pub fn drawn(&self) -> Option<Area> {
        let rows: Vec<(u64, Vec<Pixel>)> = (0..self.height)
            .map(|row| (row, self.row(row, 0, self.width)))
            .filter(|(_, pixels)| pixels.iter().any(|pixel| *pixel != BARE))
            .collect();
        let first =
            |(_, pixels): &(u64, Vec<Pixel>)| pixels.iter().position(|pixel| *pixel != BARE);
        let last =
            |(_, pixels): &(u64, Vec<Pixel>)| pixels.iter().rposition(|pixel| *pixel != BARE);
        Some(Area {
            top: rows.first()?.0,
            bottom: rows.last()?.0 + 1,
            left: rows.iter().filter_map(first).min()? as u64,
            right: rows.iter().filter_map(last).max()? as u64 + 1,
        })
    }

    /// A few of an area's lines, to be told again by.
    pub fn look(&self, area: Area) -> Look {
        let rows = (area.top..area.bottom).step_by(FEW);
        Look(
            rows.map(|row| self.row(row, area.left, area.right))
                .collect(),
        )
    }

    /// An area as a picture.
    pub fn picture(&self, area: Area) -> RgbImage {
        let mut picture = RgbImage::new(
            (area.right - area.left) as u32,
            (area.bottom - area.top) as u32,
        );
        for (row, line) in (area.top..area.bottom).zip(picture.rows_mut()) {
            let pixels = self.row(row, area.left, area.right);
            for (to, [blue, green, red, _]) in line.zip(pixels) {
                *to = Rgb([red, green, blue]);
            }
        }
        picture
    }

    /// Whether every pixel of an area has one colour.
    pub fn is_blank(&self, area: Area) -> bool {
        // A few lines tell at once that something stands there; all of them that nothing does.
        self.has_one_colour(area, FEW) && self.has_one_colour(area, 1)
    }

    fn has_one_colour(&self, area: Area, step: usize) -> bool {
        let mut colour = None;
        (area.top..area.bottom).step_by(step).all(|row| {
            let pixels = self.row(row, area.left, area.right);
            let colour = *colour.get_or_insert(pixels[0]);
            pixels.iter().all(|pixel| *pixel == colour)
        })
    }

    fn row(&self, row: u64, left: u64, right: u64) -> Vec<Pixel> {
        let mut bytes = vec![0; (right - left) as usize * size_of::<Pixel>()];
        let at = self.begins + row * self.line + left * size_of::<Pixel>() as u64;
        self.memory
            .read_exact_at(&mut bytes, at)
            .expect("the screen's memory holds every line");
        let (pixels, _) = bytes.as_chunks();
        pixels.to_vec()
    }
}

/// Presses keys as a keyboard does: they go through the screen's server to whichever window has the focus.
pub struct Keyboard {
    xdotool: Child,
    /// Nothing once it was told all.
    said: Option<ChildStdin>,
}

impl Keyboard {
    fn at(display: &str) -> Self {
        let mut xdotool = Command::new("xdotool")
            .arg("-")
            .env("DISPLAY", display)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .spawn()
            .expect("xdotool is installed");
        let said = xdotool.stdin.take();
        Self { xdotool, said }
    }

    /// Presses keys one after another and lets each go.
    pub fn press(&mut self, keys: &str) {
        self.say(&format!("key {keys}"));
    }

    /// Presses keys, lets them go, and waits until all of it was done.
    pub fn press_and_end(mut self, keys: &str) {
        self.press(keys);
        let Self { xdotool, said } = &mut self;
        drop(said.take());
        let ended = xdotool.wait().expect("xdotool ends");
        assert!(ended.success(), "xdotool cannot press {keys}");
    }

    /// Presses a key and holds it.
    pub fn hold(&mut self, key: &str) {
        self.say(&format!("keydown {key}"));
    }

    /// Lets a key go.
    pub fn let_go(&mut self, key: &str) {
        self.say(&format!("keyup {key}"));
    }

    fn say(&mut self, command: &str) {
        let said = self.said.as_mut().expect("its input is piped");
        writeln!(said, "{command}").expect("xdotool listens");
        said.flush().expect("xdotool listens");
    }
}

impl Drop for Keyboard {
    fn drop(&mut self) {
        // Both fail only when it has ended already.
        let _ = self.xdotool.kill();
        let _ = self.xdotool.wait();
    }
}
