//! Ways into a window that its environment offers, and the environment that the window begins anew with.

use std::env;
use std::ffi::OsString;
use std::process::{Command, ExitCode};

use crate::platform::private_dirs;

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

/// Starts the program anew, once, without the variables that would open it to others and with those that keep the
/// toolkits (`private_dirs`) from writing, and gives its end. Nothing, when the environment is as it should be.
///
/// A running program cannot safely change its own environment, since other threads may be reading it.
pub fn begun_anew() -> Option<ExitCode> {
    let told = private_dirs::to_be_told();
    let set = |name: &&str| env::var_os(name).is_some();
    (!told.is_empty() || BACK_DOORS.iter().any(set)).then(|| start_with(told))
}

fn start_with(told: Vec<(&'static str, OsString)>) -> ExitCode {
    let Ok(program) = env::current_exe() else {
        return ExitCode::FAILURE;
    };
    let mut again = Command::new(program);
    again.args(env::args_os().skip(1)).envs(told);
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
