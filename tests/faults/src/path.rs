//! Paths without an allocation.

use std::ffi::CStr;

use libc::{c_char, c_int};

/// A path, or as much of it as there is room for.
pub(crate) struct Path {
    bytes: [u8; Self::ROOM],
    length: usize,
}

impl Path {
    const ROOM: usize = 4096;

    pub(crate) const fn empty() -> Self {
        Self {
            bytes: [0; Self::ROOM],
            length: 0,
        }
    }

    /// From a C string.
    ///
    /// # Safety
    /// `text` is a C string.
    pub(crate) unsafe fn of(text: *const c_char) -> Self {
        let mut path = Self::empty();
        // SAFETY: the caller's promise.
        path.push(unsafe { CStr::from_ptr(text) }.to_bytes());
        path
    }

    /// What an open file is called now.
    pub(crate) fn of_descriptor(descriptor: c_int) -> Self {
        let mut link = Self::empty();
        link.push(b"/proc/self/fd/");
        link.push_number(descriptor);
        link.target()
    }

    /// A name as the system would take it: from the root, from an open folder, or from the working folder.
    ///
    /// # Safety
    /// `name` is a C string.
    pub(crate) unsafe fn at(folder: c_int, name: *const c_char) -> Self {
        // SAFETY: the caller's promise.
        let name = unsafe { Self::of(name) };
        if name.bytes().starts_with(b"/") {
            return name;
        }
        let mut path = match folder {
            libc::AT_FDCWD => {
                let mut working = Self::empty();
                working.push(b"/proc/self/cwd");
                working.target()
            }
            open => Self::of_descriptor(open),
        };
        path.push(b"/");
        path.push(name.bytes());
        path
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        &self.bytes[..self.length]
    }

    /// Whether it is this folder or lies in it.
    pub(crate) fn lies_in(&self, folder: &Self) -> bool {
        let rest = self.bytes().strip_prefix(folder.bytes());
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(b"/"))
    }

    /// As a C string.
    pub(crate) fn as_ptr(&self) -> *const c_char {
        self.bytes.as_ptr().cast()
    }

    fn target(&self) -> Self {
        let mut target = Self::empty();
        // SAFETY: both buffers live through the call, and their lengths are right.
        let length = unsafe {
            libc::syscall(
                libc::SYS_readlinkat,
                libc::AT_FDCWD,
                self.as_ptr(),
                target.bytes.as_mut_ptr(),
                Self::ROOM - 1,
            )
        };
        target.length = usize::try_from(length).unwrap_or(0);
        target
    }

    /// Always leaves a zero at the end.
    fn push(&mut self, more: &[u8]) {
        let more = &more[..more.len().min(Self::ROOM - 1 - self.length)];
        self.bytes[self.length..self.length + more.len()].copy_from_slice(more);
        self.length += more.len();
    }

    fn push_number(&mut self, number: c_int) {
        let mut digits = [0; 10];
        let mut rest = number.unsigned_abs();
        let mut first = digits.len();
        loop {
            first -= 1;
            digits[first] = b'0' + (rest % 10) as u8;
            rest /= 10;
            if rest == 0 {
                break;
            }
        }
        self.push(&digits[first..]);
    }
}
