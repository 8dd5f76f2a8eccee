//! Daybook's window.

// A terminal window beside the program's own would tell what is running.
#![cfg_attr(not(debug_assertions), windows_subsystem = "windows")]

use std::process::ExitCode;

fn main() -> ExitCode {
    casebook::keep_panics_quiet();
    // Before it becomes the process that prints: that one is given all the evidence there is.
    casebook::harden();
    casebook::serve_if_asked();
    if daybook::is_open_already() {
        return ExitCode::SUCCESS;
    }
    if let Some(ended) = daybook::begun_anew() {
        return ended;
    }
    match daybook::run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(_) => ExitCode::FAILURE,
    }
}
