//! Ways into a window that its environment offers.

use std::env;
use std::process::{Command, ExitCode};

/// Each of these lets another program steer the page or look into it, also in a release build of the window library.
/// A test comes in by the first two.
const BACK_DOORS: &[&str] = &[
    #[cfg(not(feature = "e2e"))]
    "TAURI_WEBVIEW_AUTOMATION",
    #[cfg(not(feature = "e2e"))]
    "WEBKIT_INSPECTOR_SERVER",
    "WEBKIT_INSPECTOR_HTTP_SERVER",
    "WEBVIEW2_ADDITIONAL_BROWSER_ARGUMENTS",
    "WEBVIEW2_PIPE_FOR_SCRIPT_DEBUGGER",
];

/// Starts the program anew without the variables that would open it to others, if any is set, and gives its end.
///
/// A running program cannot safely take a variable out of its own environment, since other threads may be reading it.
pub fn without_back_doors() -> Option<ExitCode> {
    let set = |name: &&str| env::var_os(name).is_some();
    BACK_DOORS.iter().any(set).then(start_without)
}

fn start_without() -> ExitCode {
    let Ok(program) = env::current_exe() else {
        return ExitCode::FAILURE;
    };
    let mut again = Command::new(program);
    again.args(env::args_os().skip(1));
    for name in BACK_DOORS {
        again.env_remove(name);
    }
    end_as(again)
}

#[cfg(unix)]
fn end_as(mut again: Command) -> ExitCode {
    use std::os::unix::process::CommandExt;
    // Returns only if the program could not be started.
    let _ = again.exec();
    ExitCode::FAILURE
}

#[cfg(not(unix))]
fn end_as(mut again: Command) -> ExitCode {
    match again.status() {
        Ok(status) if status.success() => ExitCode::SUCCESS,
        _ => ExitCode::FAILURE,
    }
}
