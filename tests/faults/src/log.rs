//! The log: each operation that was done, in order, with what it wrote.
//!
//! A record is one letter, the number and the offset (eight bytes each), the lengths of path, other path and data (four
//! bytes each), all with the lowest byte first, and then those three.

use libc::{c_int, iovec};

use crate::operation::Operation;
use crate::path::Path;

const HEADER: usize = 1 + 8 + 8 + 4 + 4 + 4;

/// Opens the log, which lies outside the watched folder.
pub(crate) fn open(path: &Path) -> Option<c_int> {
    let flags = libc::O_WRONLY | libc::O_CREAT | libc::O_APPEND | libc::O_CLOEXEC;
    // SAFETY: the path is a C string that lives through the call.
    let opened = unsafe {
        libc::syscall(
            libc::SYS_openat,
            libc::AT_FDCWD,
            path.as_ptr(),
            flags,
            0o600,
        )
    };
    c_int::try_from(opened).ok().filter(|opened| *opened >= 0)
}

/// Writes an operation down, with so many bytes of its data.
pub(crate) fn tell(log: c_int, number: u64, operation: &Operation<'_>, written: usize) {
    let path = operation.path.bytes();
    let to = operation.to.map_or(&[][..], Path::bytes);
    let data = &operation.data[..written];
    let mut header = [0; HEADER];
    header[0] = operation.kind as u8;
    header[1..9].copy_from_slice(&number.to_le_bytes());
    header[9..17].copy_from_slice(&operation.offset.to_le_bytes());
    for (place, part) in [(17, path), (21, to), (25, data)] {
        header[place..place + 4].copy_from_slice(&(part.len() as u32).to_le_bytes());
    }
    let parts = [&header[..], path, to, data].map(|part| iovec {
        iov_base: part.as_ptr().cast_mut().cast(),
        iov_len: part.len(),
    });
    let all: usize = parts.iter().map(|part| part.iov_len).sum();
    // SAFETY: the parts live through the call, which only reads them.
    let told = unsafe { libc::syscall(libc::SYS_writev, log, parts.as_ptr(), parts.len()) };
    if usize::try_from(told) != Ok(all) {
        // A log with a hole would prove nothing.
        // SAFETY: it ends the program.
        unsafe { libc::abort() };
    }
}
