//! The child: what it was started for, and how it ends.

use std::env;
use std::io::{self, Read, Stdin, StdoutLock};
use std::process;
use std::thread;

/// A kind of work that is done in a process of its own.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// The argument that turns this program into the one that does it, such as `--print`.
    pub argument: &'static str,
    /// Does it: reads one job from the parent and answers.
    pub work: fn(Parent) -> io::Result<()>,
}

/// The parent, as the child sees it.
pub struct Parent(Stdin);

impl Parent {
    /// Reads the job, and gives where to answer. From then on the child ends as soon as the parent is gone: nothing more is
    /// ever sent, so reading ends when the other end of the pipe is closed.
    ///
    /// # Errors
    /// What was sent is no job.
    pub fn read_job<T>(
        self,
        read: impl FnOnce(&mut dyn Read) -> io::Result<T>,
    ) -> io::Result<(T, StdoutLock<'static>)> {
        let job = read(&mut self.0.lock())?;
        thread::spawn(move || {
            let mut more = [0];
            let _ = self.0.lock().read(&mut more);
            process::exit(1);
        });
        Ok((job, io::stdout().lock()))
    }
}

/// Does one piece of work and ends the process, if that is what it was started for; otherwise returns at once. To be
/// called first in `main`, before anything is opened or said.
pub fn serve_if_asked(kinds: &[Kind]) {
    let asked = env::args_os().nth(1);
    let kind = kinds
        .iter()
        .find(|kind| asked.as_deref().is_some_and(|asked| asked == kind.argument));
    if let Some(kind) = kind {
        let done = (kind.work)(Parent(io::stdin()));
        process::exit(if done.is_ok() { 0 } else { 1 });
    }
}
