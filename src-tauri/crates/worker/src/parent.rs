//! The parent: starting a child, talking to it, and ending it.

use std::env;
use std::io;
use std::path::PathBuf;
use std::process::{self, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use job::CancelToken;

use crate::child::Kind;

/// Why a child answers no more.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Ended {
    /// The work was cancelled.
    #[error("the work was cancelled")]
    Cancelled,
    /// It could not be started, or ended before it was done.
    #[error("a part of the program stopped before it was done")]
    ByItself,
}

/// Has work of one kind done, one child after another. Cancelling kills the child that runs, and lets none start again.
#[derive(Debug, Clone)]
pub struct Worker {
    program: PathBuf,
    kind: Kind,
    cancel: CancelToken,
    running: Running,
}

type Running = Arc<Mutex<Option<process::Child>>>;

impl Worker {
    /// In the program that is running now. Its `main` has to call [`serve_if_asked`](crate::serve_if_asked).
    ///
    /// # Errors
    /// The system does not say where the program is.
    pub fn this_program(kind: Kind, cancel: &CancelToken) -> io::Result<Self> {
        Ok(Self::of(env::current_exe()?, kind, cancel))
    }

    /// In another program whose `main` calls [`serve_if_asked`](crate::serve_if_asked).
    pub fn of(program: PathBuf, kind: Kind, cancel: &CancelToken) -> Self {
        let running = Running::default();
        let child = Arc::clone(&running);
        cancel.on_cancel(move || end(&child));
        Self {
            program,
            kind,
            cancel: cancel.clone(),
            running,
        }
    }

    /// Starts a child.
    ///
    /// # Errors
    /// The work was cancelled, or the system starts no further process.
    pub fn start(&self) -> Result<Child<'_>, Ended> {
        // Asked while the child is held: whoever cancels from now on waits for it to be there, and ends it.
        let mut running = held(&self.running);
        if self.cancel.is_cancelled() {
            return Err(Ended::Cancelled);
        }
        let mut child = self.command().spawn().map_err(|_| Ended::ByItself)?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        *running = Some(child);
        let (input, output) = pipes.ok_or(Ended::ByItself)?;
        Ok(Child {
            input,
            output,
            worker: self,
        })
    }

    fn command(&self) -> Command {
        let mut command = Command::new(&self.program);
        command
            .arg(self.kind.argument)
            .env_clear()
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            // A panic would print words of the record.
            .stderr(Stdio::null());
        // Where the program's own libraries are, when it runs from an AppImage; what Windows cannot start without.
        for needed in ["LD_LIBRARY_PATH", "SystemRoot"] {
            if let Some(value) = env::var_os(needed) {
                command.env(needed, value);
            }
        }
        #[cfg(windows)]
        {
            use std::os::windows::process::CommandExt;
            const CREATE_NO_WINDOW: u32 = 0x0800_0000;
            command.creation_flags(CREATE_NO_WINDOW);
        }
        command
    }
}

/// A child that runs. It ends with this, however that ends.
#[derive(Debug)]
pub struct Child<'a> {
    /// Where the job goes.
    pub input: ChildStdin,
    /// Where the answer comes from.
    pub output: ChildStdout,
    worker: &'a Worker,
}

impl Child<'_> {
    /// Why the pipe broke: because the child was told to end, or of itself.
    pub fn ended(&self) -> Ended {
        match self.worker.cancel.is_cancelled() {
            true => Ended::Cancelled,
            false => Ended::ByItself,
        }
    }
}

impl Drop for Child<'_> {
    fn drop(&mut self) {
        end(&self.worker.running);
    }
}

fn held(running: &Mutex<Option<process::Child>>) -> MutexGuard<'_, Option<process::Child>> {
    running.lock().unwrap_or_else(PoisonError::into_inner)
}

fn end(running: &Mutex<Option<process::Child>>) {
    if let Some(mut child) = held(running).take() {
        // Both fail only when it has ended already.
        let _ = child.kill();
        let _ = child.wait();
    }
}
