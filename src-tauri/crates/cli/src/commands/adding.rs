//! `add`: entries as JSON, all of them or none.

use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use casebook::wire::FaultCode;
use domain::{Entry, LocalTimeDoubt};
use serde_json::Value;

use crate::arguments::Add;
use crate::ending::{Ending, Failure};
use crate::opening::with_open;
use crate::passphrase::{shown, without_byte_order_mark};
use crate::saying::line;

/// More than anybody types or a script sends at once; it keeps a wrong file from filling memory.
const LARGEST: u64 = 256 * 1024 * 1024;

pub(crate) fn run(arguments: &Add) -> Result<Ending, Failure> {
    let standard_input = Path::new("-");
    let both = arguments.opened_by.from.passphrase_file.as_deref() == Some(standard_input);
    if both && arguments.json == standard_input {
        return Err(Failure::new(Ending::WrongUse, FaultCode::OneStandardInput));
    }
    let entries = read(&arguments.json)?;
    let changed = with_open(&arguments.vault, &arguments.opened_by, |casebook| {
        Ok(casebook.record_many(entries)?)
    })?;
    for changed in changed {
        line(&changed.entry.to_string());
    }
    Ok(Ending::Good)
}

fn read(path: &Path) -> Result<Vec<Entry>, Failure> {
    let unreadable =
        || Failure::new(Ending::Unreadable, FaultCode::JsonUnreadable).with("path", shown(path));
    let bytes = whole(path).map_err(|_| unreadable())?;
    let value: Value =
        serde_json::from_slice(without_byte_order_mark(&bytes)).map_err(|fault| {
            Failure::new(Ending::Unreadable, FaultCode::JsonBroken)
                .with("line", fault.line().to_string())
                .with("column", fault.column().to_string())
        })?;
    match value {
        Value::Array(values) => values
            .into_iter()
            .enumerate()
            .map(|(index, value)| entry(&format!("[{index}]"), value))
            .collect(),
        value => Ok(vec![entry("", value)?]),
    }
}

/// One entry; what does not fit is told by where it stands, never by its words.
fn entry(at: &str, value: Value) -> Result<Entry, Failure> {
    let refused = |code, place: &str| {
        let place = format!("{at} {place}").trim().to_owned();
        Failure::new(Ending::Unreadable, code).with("where", place)
    };
    let entry = Entry::from_json(value)
        .map_err(|fault| refused(FaultCode::JsonDoesNotFit, &fault.to_string()))?;
    // As the window asks about it. An hour that came twice is kept, and shown as that.
    for (place, when) in entry.times() {
        if when.doubt() == Some(LocalTimeDoubt::NeverWas) {
            return Err(refused(FaultCode::JsonTimeNeverWas, place));
        }
    }
    Ok(entry)
}

fn whole(path: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    let read = if path == Path::new("-") {
        io::stdin()
            .lock()
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)?
    } else {
        let metadata = path.metadata()?;
        if !metadata.is_file() {
            return Err(io::ErrorKind::InvalidInput.into());
        }
        File::open(path)?
            .take(LARGEST + 1)
            .read_to_end(&mut bytes)?
    };
    if read as u64 > LARGEST {
        return Err(io::ErrorKind::FileTooLarge.into());
    }
    Ok(bytes)
}
