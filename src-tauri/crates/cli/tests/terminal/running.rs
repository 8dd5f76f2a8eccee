//! Runs the program and keeps what it said.

use std::ffi::OsStr;
use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use tempfile::TempDir;

pub const PASSPHRASE: &str = "kestrel orchard velvet compass lantern";

/// How a run ended and what it said.
#[derive(Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Ran {
    /// It ended as it should; both outputs are shown where it did not.
    #[track_caller]
    pub fn ended(self, code: i32) -> Self {
        assert_eq!(self.code, code, "out: {}\nerr: {}", self.out, self.err);
        self
    }

    /// It failed with one plain sentence on standard error: a few words, whole, no debris.
    #[track_caller]
    pub fn failed(self, code: i32, words: &str) -> Self {
        let ran = self.ended(code);
        assert!(
            ran.err.contains(words),
            "{:?} should say {words:?}",
            ran.err
        );
        assert_eq!(ran.err.trim_end().lines().count(), 1, "{:?}", ran.err);
        assert!(ran.err.trim_end().ends_with('.'), "{:?}", ran.err);
        for debris in ["panicked", "Error(", "error-", "Os {", "{ $", "os error"] {
            assert!(!ran.err.contains(debris), "{:?}", ran.err);
        }
        ran
    }

    pub fn json(&self) -> serde_json::Value {
        serde_json::from_str(&self.out).unwrap_or_else(|_| panic!("no JSON: {}", self.out))
    }
}

/// Runs the program with nothing on standard input.
pub fn run<A: AsRef<OsStr>>(arguments: &[A]) -> Ran {
    run_with(arguments, b"")
}

/// Runs the program with these bytes on standard input.
pub fn run_with<A: AsRef<OsStr>>(arguments: &[A], input: &[u8]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_daybook-cli"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that refuses at once may not read its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code().unwrap(),
        out: String::from_utf8(output.stdout).unwrap(),
        err: String::from_utf8(output.stderr).unwrap(),
    }
}

/// A vault in a folder of its own.
pub struct TestVault {
    pub folder: TempDir,
    pub passphrase: PathBuf,
}

impl TestVault {
    pub fn made() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let passphrase = folder.path().join("passphrase");
        fs::write(&passphrase, format!("{PASSPHRASE}\n")).unwrap();
        let vault = Self { folder, passphrase };
        vault.run("init", &["--no-recovery"]).ended(0);
        vault
    }

    pub fn path(&self) -> PathBuf {
        self.folder.path().join("vault")
    }

    pub fn file(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let path = self.folder.path().join(name);
        fs::write(&path, bytes).unwrap();
        path
    }

    /// A command on this vault, with its passphrase.
    pub fn run<A: AsRef<OsStr>>(&self, command: &str, more: &[A]) -> Ran {
        let path = self.path();
        let mut arguments = vec![OsStr::new(command), path.as_os_str()];
        arguments.extend(more.iter().map(AsRef::as_ref));
        arguments.push(OsStr::new("--passphrase-file"));
        arguments.push(self.passphrase.as_os_str());
        run(&arguments)
    }

    /// Writes down entries given as JSON.
    pub fn add(&self, json: &str) -> Ran {
        let file = self.file("entries.json", json.as_bytes());
        self.run("add", &[OsStr::new("--json"), file.as_os_str()])
    }

    /// How many leaves the ledger has.
    pub fn leaves(&self) -> usize {
        let listed = self.run("list", &["ledger", "--json"]).ended(0).json();
        listed.as_array().unwrap().len()
    }
}

/// The bytes of every file below a folder, by path.
pub fn everything_in(folder: &Path) -> Vec<(PathBuf, Vec<u8>)> {
    let mut found = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            found.extend(everything_in(&path));
        } else {
            let bytes = fs::read(&path).unwrap();
            found.push((path, bytes));
        }
    }
    found.sort();
    found
}
