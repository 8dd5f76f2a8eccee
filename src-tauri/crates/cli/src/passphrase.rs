//! Where passphrases come from: a question on the terminal, or the first line of a file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use casebook::Passphrase;

use crate::ending::{Ending, Failure};
use crate::saying::say;

/// A passphrase is a line; a file that is longer than this is some other file.
const LONGEST: u64 = 4096;

/// The passphrase that opens a vault.
pub(crate) fn to_open(file: Option<&Path>) -> Result<Passphrase, Failure> {
    match file {
        Some(file) => from_file(file),
        None => ask("terminal-passphrase"),
    }
}

/// A passphrase for a vault that is made or changed: asked for twice, because nobody can tell it
/// from the screen.
pub(crate) fn to_set(file: Option<&Path>) -> Result<Passphrase, Failure> {
    if let Some(file) = file {
        return from_file(file);
    }
    let first = ask_text("terminal-passphrase-new")?;
    let again = ask_text("terminal-passphrase-again")?;
    if first != again {
        return Err(Failure::new(Ending::WrongUse, "passphrases-differ"));
    }
    Ok(Passphrase::new(first)?)
}

fn ask(question: &str) -> Result<Passphrase, Failure> {
    Ok(Passphrase::new(ask_text(question)?)?)
}

fn ask_text(question: &str) -> Result<String, Failure> {
    rpassword::prompt_password(format!("{} ", say(question, &[])))
        .map_err(|_| Failure::new(Ending::WrongUse, "no-terminal"))
}

fn from_file(file: &Path) -> Result<Passphrase, Failure> {
    let line = if file == Path::new("-") {
        first_line(&mut io::stdin().lock())
    } else {
        File::open(file).and_then(|file| first_line(&mut BufReader::new(file)))
    };
    let line = line.map_err(|_| {
        Failure::new(Ending::Unreadable, "passphrase-file").with("path", shown(file))
    })?;
    Ok(Passphrase::new(line)?)
}

/// Takes no more than the line, so that what follows on standard input is left for whoever reads
/// next. The room is made at once: a growing one would leave copies behind in memory.
fn first_line(from: &mut dyn BufRead) -> io::Result<String> {
    let mut line = Vec::with_capacity(LONGEST as usize + 2);
    from.take(LONGEST + 1).read_until(b'\n', &mut line)?;
    if line.last() == Some(&b'\n') {
        line.pop();
    }
    if line.last() == Some(&b'\r') {
        line.pop();
    }
    if line.len() as u64 > LONGEST {
        return Err(io::ErrorKind::InvalidData.into());
    }
    String::from_utf8(line).map_err(|_| io::ErrorKind::InvalidData.into())
}

/// A path as it can be printed: control characters and marks that turn the direction of writing are
/// shown, not sent to the terminal.
pub(crate) fn shown(path: &Path) -> String {
    crate::saying::printable(&path.to_string_lossy())
}
