//! The system ends the program: the person logs out, the computer is shut down, somebody ends it by hand.
//!
//! Under Unix this is SIGTERM, SIGHUP or SIGINT (POSIX.1-2017, `signal.h`). By themselves they end a program where it stands,
//! with what was being written. Windows tells the window (`WM_QUERYENDSESSION`); that is not heard yet.

#[cfg(unix)]
pub use unix::listen;

/// Nothing to listen to.
#[cfg(not(unix))]
pub fn listen<R: tauri::Runtime>(_app: tauri::AppHandle<R>) -> std::io::Result<()> {
    Ok(())
}

#[cfg(unix)]
mod unix {
    use std::io;
    use std::thread;

    use signal_hook::consts::{SIGHUP, SIGINT, SIGTERM};
    use signal_hook::iterator::Signals;
    use tauri::{AppHandle, Runtime};

    use crate::session::locking;

    /// Closes the program as its window does, on each of these signals.
    ///
    /// # Errors
    /// The system lets nobody listen.
    pub fn listen<R: Runtime>(app: AppHandle<R>) -> io::Result<()> {
        let mut signals = Signals::new([SIGTERM, SIGHUP, SIGINT])?;
        thread::spawn(move || {
            for _ in signals.forever() {
                locking::close(&app);
            }
        });
        Ok(())
    }
}
