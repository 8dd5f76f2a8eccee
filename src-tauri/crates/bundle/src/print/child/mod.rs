//! Printing in a process of its own.

mod pipe;

use std::io::{self, Read, Write};
use std::path::PathBuf;

use job::CancelToken;
use worker::{Ended, Kind, Parent, Worker, frames};

use super::typeset::typeset;
use super::{Pictures, PrintError, PrintJob, Printed, Printer};
use pipe::Answer;

/// What the program has to [serve](worker::serve_if_asked) that prints with a [`ChildPrinter`].
pub const PRINTING: Kind = Kind {
    argument: "--print",
    work: print,
};

fn print(parent: Parent) -> io::Result<()> {
    let ((job, pictures), mut out) = parent.read_job(|pipe| pipe::read_job(pipe))?;
    match typeset(&job, pictures) {
        Ok((printed, pdf)) => pipe::write_printed(&mut out, printed, &pdf),
        Err(PrintError::TooLong(found)) => pipe::write_unmade(&mut out, &Answer::TooLong(found)),
        Err(_) => pipe::write_unmade(&mut out, &Answer::NotLaidOut),
    }
}

/// Prints in a child process.
#[derive(Debug, Clone)]
pub struct ChildPrinter(Worker);

impl ChildPrinter {
    /// The program that is running now. Its `main` has to serve [`PRINTING`].
    ///
    /// # Errors
    /// The system does not say where the program is.
    pub fn this_program(cancel: &CancelToken) -> io::Result<Self> {
        Ok(Self(Worker::this_program(PRINTING, cancel)?))
    }

    /// Another program whose `main` serves [`PRINTING`].
    pub fn of(program: PathBuf, cancel: &CancelToken) -> Self {
        Self(Worker::of(program, PRINTING, cancel))
    }
}

impl Printer for ChildPrinter {
    fn print(
        &self,
        job: &PrintJob,
        pictures: &mut Pictures<'_>,
        out: &mut dyn Write,
    ) -> Result<Printed, PrintError> {
        let mut child = self.0.start()?;
        pipe::write_job(&mut child.input, job, pictures).map_err(|_| child.ended())?;
        match pipe::read_answer(&mut child.output).map_err(|_| child.ended())? {
            Answer::TooLong(found) => Err(PrintError::TooLong(found)),
            Answer::NotLaidOut => Err(PrintError::NotLaidOut(job.document.name())),
            Answer::Printed(printed) => {
                let length = frames::read_length(&mut child.output).map_err(|_| child.ended())?;
                let passed_on = io::copy(&mut (&mut child.output).take(length), out)?;
                match passed_on == length {
                    true => Ok(printed),
                    false => Err(child.ended().into()),
                }
            }
        }
    }
}

impl From<Ended> for PrintError {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Cancelled => Self::Stopped,
            Ended::ByItself => Self::Ended,
        }
    }
}
