//! The processes that hold the page and what it loaded.
//!
//! A page that was left for another one lives on in its process until that frees and fills its memory again. Under Linux
//! the process itself is ended: what it held goes back to the system, which gives it to nobody before it is empty.
//! WebKit says so, and makes a new process for the next page; the window stays as it is. The process that WebKit has for
//! the network is ended with it where a recording was played: it never reaches a network here, but holds what is played.
//!
//! The window that tests steer (feature `e2e`) only leaves the page: WebKit's driver gives a window up once a process of
//! its page has ended. So this is tried with the window as it is shipped, in `tests/traces`.
//!
//! Elsewhere the page is only left too: WebView2 and WKWebView offer no end of their process through the window library.

#[cfg(target_os = "linux")]
pub use linux::{a_recording_is_given, end, on_end};

/// Ends nothing; the page has to be left instead.
#[cfg(not(target_os = "linux"))]
pub fn end() -> bool {
    false
}

/// Nothing follows from it.
#[cfg(not(target_os = "linux"))]
pub fn a_recording_is_given() {}

#[cfg(target_os = "linux")]
mod linux {
    use std::fs;
    use std::sync::atomic::{AtomicBool, Ordering};

    use gio::glib::object::ObjectExt;
    use rustix::process::{Pid, Signal, getpid, kill_process};
    use tauri::{AppHandle, Manager, Runtime, WebviewWindow};

    /// Their names as the system cuts them.
    const PAGE: &str = "(WebKitWebProces";
    const NETWORK: &str = "(WebKitNetworkPr";

    /// Whether the process for the network may hold a recording.
    static RECORDING: AtomicBool = AtomicBool::new(false);

    /// Notes that the page was given a recording.
    pub fn a_recording_is_given() {
        RECORDING.store(true, Ordering::SeqCst);
    }

    /// Ends every process of this program that holds a page or what one played. Answers whether there was a page.
    pub fn end() -> bool {
        if cfg!(feature = "e2e") {
            return false;
        }
        if RECORDING.swap(false, Ordering::SeqCst) {
            end_each(NETWORK);
        }
        end_each(PAGE)
    }

    fn end_each(name: &str) -> bool {
        let Ok(processes) = fs::read_dir("/proc") else {
            return false;
        };
        let mut ended = false;
        for process in processes.flatten() {
            let number = process.file_name();
            let Some(pid) = number.to_str().and_then(|number| number.parse().ok()) else {
                continue;
            };
            let status = fs::read_to_string(process.path().join("stat")).unwrap_or_default();
            if is_called(name, &status, getpid())
                && let Some(pid) = Pid::from_raw(pid)
            {
                ended |= kill_process(pid, Signal::KILL).is_ok();
            }
        }
        ended
    }

    /// `PID (NAME) STATE PARENT …`
    fn is_called(name: &str, status: &str, program: Pid) -> bool {
        let Some((before, after)) = status.rsplit_once(") ") else {
            return false;
        };
        let mut after = after.split(' ');
        let (state, parent) = (after.next(), after.next());
        before.ends_with(name)
            && state != Some("Z")
            && parent.and_then(|parent| parent.parse().ok()) == Some(program.as_raw_nonzero().get())
    }

    /// Says when the page's process is there no more, whoever ended it.
    pub fn on_end<R: Runtime>(
        window: &WebviewWindow<R>,
        gone: impl Fn(&AppHandle<R>) + Send + 'static,
    ) -> tauri::Result<()> {
        let app = window.app_handle().clone();
        window.with_webview(move |page| {
            page.inner()
                .connect_local("web-process-terminated", false, move |_| {
                    gone(&app);
                    None
                });
        })
    }

    #[cfg(test)]
    mod tests {
        use super::*;

        #[test]
        fn only_this_programs_own_processes_are_ended() {
            let program = getpid();
            let own = format!("7 (WebKitWebProces) S {} 1", program.as_raw_nonzero());
            assert!(is_called(PAGE, &own, program));
            for other in [
                "7 (WebKitWebProces) S 1 1".to_owned(),
                own.replace("WebKitWebProces", "WebKitNetworkPr"),
                own.replace(") S", ") Z"),
                String::new(),
            ] {
                assert!(!is_called(PAGE, &other, program), "{other}");
            }
        }
    }
}
