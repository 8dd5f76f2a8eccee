//! One window: a second start shows the first one's and ends.
//!
//! The first listens on a socket in the folder that the toolkits have in memory, which nobody else may enter and which
//! goes with the program. Not by name on the message bus: not every session has one, and every program of the session
//! would be told that Daybook runs. Where there is no such folder, or the first does not answer, a second window opens;
//! the vault's own lock has the last word in any case.
//!
//! Windows has no such folder yet and opens a second window; macOS shows the first by itself.

#[cfg(target_os = "linux")]
pub use linux::{First, is_open_already};
#[cfg(not(target_os = "linux"))]
pub use other::{First, is_open_already};

#[cfg(target_os = "linux")]
mod linux {
    use std::io::{self, Read, Write};
    use std::os::unix::net::{UnixListener, UnixStream};
    use std::path::Path;
    use std::sync::Arc;
    use std::sync::atomic::{AtomicBool, Ordering};
    use std::thread;
    use std::time::Duration;

    use tauri::{AppHandle, Runtime};

    use crate::{platform::private_dirs, window};

    const SOCKET: &str = "window";

    /// Longer than the first takes to begin, or to end: then its answer, or its end, is here.
    const PATIENCE: Duration = Duration::from_secs(10);

    /// Whether a window is there already, which shows itself now. Asked before anything is made for a new one.
    pub fn is_open_already() -> bool {
        // A program that has its folder is the first itself, begun anew.
        private_dirs::data_home().is_none()
            && private_dirs::place().is_some_and(|place| asks(&place.join(SOCKET)).is_ok())
    }

    fn asks(socket: &Path) -> io::Result<()> {
        let mut first = UnixStream::connect(socket)?;
        first.set_read_timeout(Some(PATIENCE))?;
        first.read_exact(&mut [0])
    }

    /// The first window's ear for a second start.
    pub struct First {
        listener: Option<UnixListener>,
        ends: Arc<AtomicBool>,
    }

    impl First {
        /// Listens from now on; who asks is answered once there is a window.
        pub fn listening() -> Self {
            let place = private_dirs::data_home().and_then(|_| private_dirs::place());
            Self {
                listener: place.and_then(|place| UnixListener::bind(place.join(SOCKET)).ok()),
                ends: Arc::default(),
            }
        }

        /// Shows the window whenever a second start asks.
        pub fn answers<R: Runtime>(&mut self, app: AppHandle<R>) {
            let Some(listener) = self.listener.take() else {
                return;
            };
            let ends = Arc::clone(&self.ends);
            thread::spawn(move || {
                let mut unanswered = Vec::new();
                for mut second in listener.incoming().flatten() {
                    if ends.load(Ordering::SeqCst) {
                        // It learns by the end of this program, and begins then.
                        unanswered.push(second);
                        continue;
                    }
                    window::show(&app);
                    // Whoever asked may be gone.
                    let _ = second.write_all(&[1]);
                }
            });
        }

        /// There is no window to show any more.
        pub fn ends(&self) {
            self.ends.store(true, Ordering::SeqCst);
        }
    }
}

#[cfg(not(target_os = "linux"))]
mod other {
    use tauri::{AppHandle, Runtime};

    /// Not known here.
    pub fn is_open_already() -> bool {
        false
    }

    /// Hears nothing.
    pub struct First;

    impl First {
        /// Hears nothing.
        pub fn listening() -> Self {
            Self
        }

        /// Hears nothing.
        pub fn answers<R: Runtime>(&mut self, _app: AppHandle<R>) {}

        /// Hears nothing.
        pub fn ends(&self) {}
    }
}
