//! Printing in a process of its own.
//!
//! The child is this same program, started with one argument. It has no file, hardly an environment
//! and no voice but its standard output. Its standard input stays open after the job was read: when
//! that closes, because the parent is done, locked, crashed or was killed, the child ends at once.

use std::env;
use std::io::{self, Read, Write};
use std::path::PathBuf;
use std::process::{self, Child, ChildStdin, ChildStdout, Command, Stdio};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;

use super::pipe::{self, Answer};
use super::typeset::typeset;
use super::{Pictures, PrintError, PrintJob, Printed, Printer};

/// The argument that turns the program into the one that prints.
const ASKED: &str = "--print";

/// Prints one job and ends the process, if that is what it was started for; otherwise returns at
/// once. To be called first in `main`, before anything is opened or said.
pub fn serve_if_asked() {
    if env::args_os().nth(1).is_some_and(|asked| asked == ASKED) {
        process::exit(if serve().is_ok() { 0 } else { 1 });
    }
}

fn serve() -> io::Result<()> {
    let (job, pictures) = pipe::read_job(&mut io::stdin().lock())?;
    thread::spawn(end_with_parent);
    let (answer, pdf) = match typeset(&job, pictures) {
        Ok((printed, pdf)) => (Answer::Printed(printed), pdf),
        Err(_) => (Answer::NotLaidOut, Vec::new()),
    };
    pipe::write_answer(&mut io::stdout().lock(), &answer, &pdf)
}

/// Nothing more is ever sent, so reading ends when the other end of the pipe is gone.
fn end_with_parent() {
    let mut more = [0];
    let _ = io::stdin().lock().read(&mut more);
    process::exit(1);
}

/// Prints in a child process.
#[derive(Debug, Clone)]
pub struct ChildPrinter {
    program: PathBuf,
    running: Arc<Mutex<Running>>,
}

/// Stops a [`ChildPrinter`] from another thread, now and for good: for cancel, hide and lock.
#[derive(Debug, Clone)]
pub struct StopPrinting(Arc<Mutex<Running>>);

#[derive(Debug, Default)]
struct Running {
    stopped: bool,
    child: Option<Child>,
}

impl Running {
    fn end(&mut self) {
        if let Some(mut child) = self.child.take() {
            // Both fail only when it has ended already.
            let _ = child.kill();
            let _ = child.wait();
        }
    }
}

impl StopPrinting {
    /// Ends the child, if one runs, and lets none start again.
    pub fn stop(&self) {
        let mut running = locked(&self.0);
        running.stopped = true;
        running.end();
    }
}

fn locked(running: &Mutex<Running>) -> MutexGuard<'_, Running> {
    running.lock().unwrap_or_else(PoisonError::into_inner)
}

impl ChildPrinter {
    /// The program that is running now. Its `main` has to call [`serve_if_asked`].
    ///
    /// # Errors
    /// The system does not say where the program is.
    pub fn this_program() -> io::Result<Self> {
        Ok(Self::of(env::current_exe()?))
    }

    /// Another program whose `main` calls [`serve_if_asked`].
    pub fn of(program: PathBuf) -> Self {
        Self {
            program,
            running: Arc::default(),
        }
    }

    /// What stops this printer.
    pub fn stopper(&self) -> StopPrinting {
        StopPrinting(Arc::clone(&self.running))
    }

    fn start(&self) -> Result<(ChildStdin, ChildStdout), PrintError> {
        let mut running = locked(&self.running);
        if running.stopped {
            return Err(PrintError::Stopped);
        }
        let mut child = command(&self.program)
            .spawn()
            .map_err(|_| PrintError::Ended)?;
        let pipes = child.stdin.take().zip(child.stdout.take());
        running.child = Some(child);
        pipes.ok_or(PrintError::Ended)
    }

    /// Why the child went away: because it was told to, or of itself.
    fn ended(&self) -> PrintError {
        if locked(&self.running).stopped {
            PrintError::Stopped
        } else {
            PrintError::Ended
        }
    }
}

impl Printer for ChildPrinter {
    fn print(
        &self,
        job: &PrintJob,
        pictures: &mut Pictures<'_>,
        out: &mut dyn Write,
    ) -> Result<Printed, PrintError> {
        let (mut stdin, mut stdout) = self.start()?;
        let _end = EndOnDrop(&self.running);
        pipe::write_job(&mut stdin, job, pictures).map_err(|_| self.ended())?;
        match pipe::read_answer(&mut stdout).map_err(|_| self.ended())? {
            Answer::NotLaidOut => Err(PrintError::NotLaidOut(job.document.name())),
            Answer::Printed(printed) => {
                let length = pipe::read_length(&mut stdout).map_err(|_| self.ended())?;
                let passed_on = io::copy(&mut stdout.take(length), out)?;
                if passed_on == length {
                    Ok(printed)
                } else {
                    Err(self.ended())
                }
            }
        }
    }
}

/// The child ends with the call that started it, however that ends.
struct EndOnDrop<'a>(&'a Mutex<Running>);

impl Drop for EndOnDrop<'_> {
    fn drop(&mut self) {
        locked(self.0).end();
    }
}

fn command(program: &PathBuf) -> Command {
    let mut command = Command::new(program);
    command
        .arg(ASKED)
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
