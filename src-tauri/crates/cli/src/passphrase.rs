//! Where passphrases and recovery codes come from: a question on the terminal, or the first line of a file.

use std::fs::File;
use std::io::{self, BufRead, BufReader, Read};
use std::path::Path;

use casebook::wire::FaultCode;
use casebook::{Passphrase, RecoveryCode, Unlock};
use catalogue::{SentenceId, sentences};
use zeroize::Zeroizing;

use crate::arguments::OpenedBy;
use crate::ending::{Ending, Failure};
use crate::saying::say;

/// A passphrase is a line; a file that is longer than this is some other file.
const LONGEST: u64 = 4096;

/// What a vault is to be opened with.
pub(crate) enum Opener {
    Passphrase(Passphrase),
    RecoveryCode(RecoveryCode),
}

impl Opener {
    pub(crate) fn unlock(&self) -> Unlock<'_> {
        match self {
            Self::Passphrase(passphrase) => Unlock::Passphrase(passphrase),
            Self::RecoveryCode(code) => Unlock::RecoveryCode(code),
        }
    }
}

/// The passphrase or the recovery code that opens a vault.
pub(crate) fn to_open(by: &OpenedBy) -> Result<Opener, Failure> {
    let question = match by.recovery_code {
        true => sentences::TERMINAL_RECOVERY_CODE_QUESTION,
        false => sentences::TERMINAL_PASSPHRASE,
    };
    let typed = match by.from.passphrase_file.as_deref() {
        Some(file) => line_of(file)?,
        None => ask_text(question)?,
    };
    if !by.recovery_code {
        return Ok(Opener::Passphrase(Passphrase::new(typed)?));
    }
    let typed = Zeroizing::new(typed);
    let code = typed.parse();
    let code = code.map_err(|_| Failure::new(Ending::WrongUse, FaultCode::RecoveryCode))?;
    Ok(Opener::RecoveryCode(code))
}

/// A passphrase for a vault that is made or changed: asked for twice, because nobody can tell it
/// from the screen.
pub(crate) fn to_set(file: Option<&Path>) -> Result<Passphrase, Failure> {
    if let Some(file) = file {
        return Ok(Passphrase::new(line_of(file)?)?);
    }
    let typed = twice(
        sentences::TERMINAL_PASSPHRASE_NEW,
        sentences::TERMINAL_PASSPHRASE_AGAIN,
    )?;
    Ok(Passphrase::new(typed)?)
}

/// A password to lock a bundle with: asked for twice, or the first line of a file.
pub(crate) fn to_lock_a_bundle(file: Option<&Path>) -> Result<Passphrase, Failure> {
    let password = match file {
        Some(file) => line_of(file)?,
        None => twice(
            sentences::TERMINAL_BUNDLE_PASSWORD,
            sentences::TERMINAL_BUNDLE_PASSWORD_AGAIN,
        )?,
    };
    let password = Passphrase::new(password)?;
    casebook::refuse_as_bundle_password(&password)?;
    Ok(password)
}

fn twice(question: SentenceId, again: SentenceId) -> Result<String, Failure> {
    let first = ask_text(question)?;
    match first == ask_text(again)? {
        true => Ok(first),
        false => Err(Failure::new(Ending::WrongUse, FaultCode::PassphrasesDiffer)),
    }
}

fn ask_text(question: SentenceId) -> Result<String, Failure> {
    rpassword::prompt_password(format!("{} ", say(question, &[])))
        .map_err(|_| Failure::new(Ending::WrongUse, FaultCode::NoTerminal))
}

fn line_of(file: &Path) -> Result<String, Failure> {
    let line = if file == Path::new("-") {
        first_line(&mut io::stdin().lock())
    } else {
        File::open(file).and_then(|file| first_line(&mut BufReader::new(file)))
    };
    line.map_err(|_| {
        Failure::new(Ending::Unreadable, FaultCode::PassphraseFile).with("path", shown(file))
    })
}

/// Takes no more than the line, so that what follows on standard input is left for whoever reads
/// next. The room is made at once: a growing one would leave copies behind in memory.
fn first_line(from: &mut dyn BufRead) -> io::Result<String> {
    let mut line = Vec::with_capacity(LONGEST as usize + 2);
    from.take(LONGEST + 1).read_until(b'\n', &mut line)?;
    let mark = line.len() - without_byte_order_mark(&line).len();
    line.drain(..mark);
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

/// A text without the mark that some editors put before it (U+FEFF in UTF-8): nobody types that.
pub(crate) fn without_byte_order_mark(text: &[u8]) -> &[u8] {
    text.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(text)
}

/// A path as it can be printed: control characters and marks that turn the direction of writing are
/// shown, not sent to the terminal.
pub(crate) fn shown(path: &Path) -> String {
    crate::saying::printable(&path.to_string_lossy())
}
