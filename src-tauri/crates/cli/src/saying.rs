//! What is said on the terminal: sentences out of the catalogue, and JSON.

use std::io::{self, Write};

use casebook::wire::Fault;
use catalogue::{Language, Saying, SentenceId, Words};
use chrono::{DateTime, Utc};
use serde::Serialize;

use crate::ending::Failure;

/// The tag of the language that the terminal speaks.
const CHOSEN: &str = "en-GB";

/// The words of the terminal.
pub(crate) fn words() -> &'static Words {
    Language::of_tag(CHOSEN)
        .unwrap_or(Language::English)
        .words()
}

/// A sentence out of the catalogue.
pub(crate) fn say(id: SentenceId, values: &[(&str, Saying)]) -> String {
    words().say_with(id, values)
}

/// Prints a line. A reader who went away (`| head`) is no failure.
pub(crate) fn line(text: &str) {
    let _ = writeln!(io::stdout().lock(), "{}", printable(text));
}

/// Prints a sentence out of the catalogue.
pub(crate) fn say_line(id: SentenceId, values: &[(&str, Saying)]) {
    line(&say(id, values));
}

/// Says on standard error what a person should know and no script asked for.
pub(crate) fn aside(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{}", printable(text));
}

/// A moment of the computer's clock, in UTC.
pub(crate) fn moment(utc: DateTime<Utc>) -> String {
    utc.format("%Y-%m-%d %H:%MZ").to_string()
}

/// Prints a value as JSON.
pub(crate) fn json(value: &impl Serialize) {
    let mut out = io::stdout().lock();
    if serde_json::to_writer_pretty(&mut out, value).is_ok() {
        let _ = writeln!(out);
    }
}

/// Says on standard error why a command was not done.
pub(crate) fn failure(failure: &Failure, as_json: bool) {
    let mut sentence = sentence(&failure.fault);
    if let Some(next) = &failure.next {
        sentence = format!("{sentence} {next}");
    }
    let mut out = io::stderr().lock();
    if as_json {
        let said = serde_json::json!({
            "code": failure.fault.code,
            "params": failure.fault.params,
            "sentence": sentence,
        });
        let _ = writeln!(out, "{said}");
    } else {
        let _ = writeln!(out, "{}", printable(&sentence));
    }
}

/// The sentence of a fault.
pub(crate) fn sentence(fault: &Fault) -> String {
    let values: Vec<(&str, Saying)> = fault
        .params
        .iter()
        .map(|(name, value)| (name.as_str(), Saying::Text(value.clone())))
        .collect();
    say(fault.code.sentence(), &values)
}

/// Words of the record may hold anything, and a terminal obeys some of it. Line ends and tabs stay.
pub(crate) fn printable(text: &str) -> String {
    text.chars()
        .map(|character| match character {
            '\n' | '\t' => character,
            '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' => {
                '\u{fffd}'
            }
            character if character.is_control() => '\u{fffd}',
            character => character,
        })
        .collect()
}

/// Words of somebody else's, on the line that they stand in: a name with a line break could say what the program did not.
pub(crate) fn on_one_line(text: &str) -> Saying {
    text.replace(['\n', '\t'], "\u{fffd}").into()
}

/// The beginning of a text, on one line.
pub(crate) fn beginning(text: &str, characters: usize) -> String {
    let one_line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if one_line.chars().count() <= characters {
        return one_line;
    }
    let cut: String = one_line
        .chars()
        .take(characters.saturating_sub(1))
        .collect();
    format!("{}…", cut.trim_end())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_a_terminal_would_obey_is_shown_instead() {
        let shown = printable("a\u{1b}[2Jb\u{202e}c\nd");
        assert_eq!(shown, "a\u{fffd}[2Jb\u{fffd}c\nd");
    }

    #[test]
    fn a_beginning_is_one_line_and_no_longer_than_asked() {
        assert_eq!(beginning("one\n two", 20), "one two");
        assert_eq!(beginning("one two three", 8), "one two…");
    }
}
