//! How things pass through a pipe: a length of eight bytes, little end first, then as many bytes.

use std::io::{self, Read, Write};

use serde::Serialize;
use serde::de::DeserializeOwned;

/// More than this is no JSON of ours.
const LONGEST_JSON: u64 = 1 << 30;

/// Sends a value, as JSON.
///
/// # Errors
/// The other end is gone.
pub fn write_json<T: Serialize>(pipe: &mut dyn Write, value: &T) -> io::Result<()> {
    write_bytes(pipe, &serde_json::to_vec(value)?)
}

/// Receives a value that was sent as JSON.
///
/// # Errors
/// The other end is gone, or sent something else.
pub fn read_json<T: DeserializeOwned>(pipe: &mut dyn Read) -> io::Result<T> {
    Ok(serde_json::from_slice(&read_bytes(pipe, LONGEST_JSON)?)?)
}

/// Sends bytes.
///
/// # Errors
/// The other end is gone.
pub fn write_bytes(pipe: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    write_length(pipe, bytes.len() as u64)?;
    pipe.write_all(bytes)
}

/// Says how many bytes follow, for whoever sends them piece by piece.
///
/// # Errors
/// The other end is gone.
pub fn write_length(pipe: &mut dyn Write, length: u64) -> io::Result<()> {
    pipe.write_all(&length.to_le_bytes())
}

/// Receives bytes, of at most so many.
///
/// # Errors
/// The other end is gone, or sends more.
pub fn read_bytes(pipe: &mut dyn Read, longest: u64) -> io::Result<Vec<u8>> {
    let length = read_length(pipe)?;
    if length > longest {
        return Err(io::ErrorKind::InvalidData.into());
    }
    let mut bytes = Vec::new();
    pipe.take(length).read_to_end(&mut bytes)?;
    match bytes.len() as u64 == length {
        true => Ok(bytes),
        false => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}

/// Receives how many bytes follow, for whoever passes them on piece by piece.
///
/// # Errors
/// The other end is gone.
pub fn read_length(pipe: &mut dyn Read) -> io::Result<u64> {
    let mut length = [0; 8];
    pipe.read_exact(&mut length)?;
    Ok(u64::from_le_bytes(length))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_sent_is_received_and_no_more_than_is_wanted() {
        let mut pipe = Vec::new();
        write_json(&mut pipe, &["one", "two"]).unwrap();
        write_bytes(&mut pipe, b"three").unwrap();
        write_bytes(&mut pipe, b"too long").unwrap();
        let mut read = &pipe[..];
        assert_eq!(read_json::<Vec<String>>(&mut read).unwrap(), ["one", "two"]);
        assert_eq!(read_bytes(&mut read, 5).unwrap(), b"three");
        let refused = read_bytes(&mut read, 5).unwrap_err();
        assert_eq!(refused.kind(), io::ErrorKind::InvalidData);
        let cut = read_bytes(&mut &pipe[..10], 100).unwrap_err();
        assert_eq!(cut.kind(), io::ErrorKind::UnexpectedEof);
    }
}
