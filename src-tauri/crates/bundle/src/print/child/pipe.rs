//! How a job and its answer pass through a pipe, in [`frames`]: the job is JSON, its pictures follow one by one (a length
//! of 0 is no picture); the answer is JSON, the PDF follows.

use std::io::{self, Read, Write};

use serde::{Deserialize, Serialize};
use worker::frames;

use crate::print::typeset::FinishedPdf;
use crate::print::{LaidOut, Pictures, PrintJob, Printed};

/// A picture that was prepared for print is far smaller.
const LARGEST_PICTURE: u64 = 1 << 26;

/// What came of a job.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// A PDF follows.
    Printed(Printed),
    /// It has more pages than it may.
    TooLong(LaidOut),
    /// The typesetter refused it.
    NotLaidOut,
}

pub(super) fn write_job(
    pipe: &mut dyn Write,
    job: &PrintJob,
    pictures: &mut Pictures<'_>,
) -> io::Result<()> {
    frames::write_json(pipe, job)?;
    for item in &job.pictures {
        let picture = pictures(*item)
            .filter(|picture| picture.len() as u64 <= LARGEST_PICTURE)
            .unwrap_or_default();
        frames::write_bytes(pipe, &picture)?;
    }
    pipe.flush()
}

pub(super) fn read_job(pipe: &mut dyn Read) -> io::Result<(PrintJob, Vec<Vec<u8>>)> {
    let job: PrintJob = frames::read_json(pipe)?;
    let pictures = job
        .pictures
        .iter()
        .map(|_| frames::read_bytes(pipe, LARGEST_PICTURE))
        .collect::<io::Result<_>>()?;
    Ok((job, pictures))
}

pub(super) fn write_printed(
    pipe: &mut dyn Write,
    printed: Printed,
    pdf: &FinishedPdf,
) -> io::Result<()> {
    frames::write_json(pipe, &Answer::Printed(printed))?;
    frames::write_length(pipe, pdf.length() as u64)?;
    pdf.write_to(pipe)?;
    pipe.flush()
}

/// An answer that no PDF follows.
pub(super) fn write_unmade(pipe: &mut dyn Write, answer: &Answer) -> io::Result<()> {
    frames::write_json(pipe, answer)?;
    pipe.flush()
}

pub(super) fn read_answer(pipe: &mut dyn Read) -> io::Result<Answer> {
    frames::read_json(pipe)
}
