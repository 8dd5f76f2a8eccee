//! How a job and its answer pass through a pipe: a length of eight bytes, little end first, then as
//! many bytes. The job is JSON, its pictures follow one by one (a length of 0 is no picture); the
//! answer is JSON, the PDF follows.

use std::io::{self, Read, Write};

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};

use super::{Pictures, PrintJob, Printed};

/// More than this is no JSON of ours.
const LONGEST_JSON: u64 = 1 << 30;
/// A picture that was prepared for print is far smaller.
const LARGEST_PICTURE: u64 = 1 << 26;

/// What came of a job.
#[derive(Debug, Serialize, Deserialize)]
pub(super) enum Answer {
    /// A PDF follows.
    Printed(Printed),
    /// The typesetter refused it.
    NotLaidOut,
}

pub(super) fn write_job(
    pipe: &mut dyn Write,
    job: &PrintJob,
    pictures: &mut Pictures<'_>,
) -> io::Result<()> {
    write_json(pipe, job)?;
    for item in &job.pictures {
        let picture = pictures(*item)
            .filter(|picture| picture.len() as u64 <= LARGEST_PICTURE)
            .unwrap_or_default();
        write_piece(pipe, &picture)?;
    }
    pipe.flush()
}

pub(super) fn read_job(pipe: &mut dyn Read) -> io::Result<(PrintJob, Vec<Vec<u8>>)> {
    let job: PrintJob = read_json(pipe)?;
    let pictures = job
        .pictures
        .iter()
        .map(|_| read_piece(pipe, LARGEST_PICTURE))
        .collect::<io::Result<_>>()?;
    Ok((job, pictures))
}

pub(super) fn write_answer(pipe: &mut dyn Write, answer: &Answer, pdf: &[u8]) -> io::Result<()> {
    write_json(pipe, answer)?;
    write_piece(pipe, pdf)?;
    pipe.flush()
}

pub(super) fn read_answer(pipe: &mut dyn Read) -> io::Result<Answer> {
    read_json(pipe)
}

pub(super) fn read_length(pipe: &mut dyn Read) -> io::Result<u64> {
    let mut length = [0; 8];
    pipe.read_exact(&mut length)?;
    Ok(u64::from_le_bytes(length))
}

fn write_json<T: Serialize>(pipe: &mut dyn Write, value: &T) -> io::Result<()> {
    write_piece(pipe, &serde_json::to_vec(value)?)
}

fn read_json<T: DeserializeOwned>(pipe: &mut dyn Read) -> io::Result<T> {
    Ok(serde_json::from_slice(&read_piece(pipe, LONGEST_JSON)?)?)
}

fn write_piece(pipe: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    pipe.write_all(&(bytes.len() as u64).to_le_bytes())?;
    pipe.write_all(bytes)
}

fn read_piece(pipe: &mut dyn Read, longest: u64) -> io::Result<Vec<u8>> {
    let length = read_length(pipe)?;
    if length > longest {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    pipe.take(length).read_to_end(&mut bytes)?;
    if bytes.len() as u64 != length {
        return Err(io::ErrorKind::UnexpectedEof.into());
    }
    Ok(bytes)
}
