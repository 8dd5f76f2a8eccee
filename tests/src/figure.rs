//! One measured line of `docs/reliability.md`. Whoever measures keeps it; `daybook-torture table` writes the page.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;

/// Which promise a figure belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Promise {
    /// Nothing acknowledged is ever lost.
    LosesNothing,
    /// Nothing readable is written, sent or left in memory.
    LeaksNothing,
}

impl Promise {
    /// Its name in the kept record.
    pub fn name(self) -> &'static str {
        match self {
            Self::LosesNothing => "loses-nothing",
            Self::LeaksNothing => "leaks-nothing",
        }
    }
}

/// A figure as it was measured just now.
#[derive(Debug, Clone)]
pub struct Figure {
    /// The promise that it shows.
    pub promise: Promise,
    /// A short name, words joined by hyphens; one file and one line each.
    pub test: &'static str,
    /// What was done and counted, in one plain line.
    pub figure: String,
    /// What is wanted, in the same terms.
    pub wanted: String,
    /// Whether it is reached.
    pub met: bool,
    /// The command that makes it again, as typed in the project's folder.
    pub command: String,
}

impl Figure {
    /// Keeps the figure beside the programs that were built, replacing the one measured before.
    pub fn keep(&self) {
        let folder = kept();
        let record = json!({
            "promise": self.promise.name(),
            "test": self.test,
            "figure": self.figure,
            "wanted": self.wanted,
            "met": self.met,
            "command": self.command,
            "date": chrono::Utc::now().format("%Y-%m-%d").to_string(),
        });
        fs::create_dir_all(&folder).expect("the build folder can be written");
        fs::write(
            folder.join(self.test).with_extension("json"),
            format!("{record:#}\n"),
        )
        .expect("the build folder can be written");
    }
}

/// Where figures are kept: `reliability`, in the folder of the built programs.
pub fn kept() -> PathBuf {
    let program = std::env::current_exe().expect("a running program has a path");
    let programs = program
        .ancestors()
        .skip(1)
        .find(|folder| !folder.ends_with("deps"));
    programs.unwrap_or(Path::new(".")).join("reliability")
}
