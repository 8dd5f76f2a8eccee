//! The functions that stand in place of the C library's.
//!
//! What copies inside the system (`copy_file_range`, `sendfile`) and what reserves room is refused in the watched
//! folder: callers then write plainly, which is counted.
//!
//! Safety, for all of them: each takes what the C library's function of that name takes, under the same conditions, and
//! hands it on to the system.

use std::slice;

use libc::{c_char, c_int, c_long, c_uint, c_void, iovec, mode_t, off_t, size_t, ssize_t};

use crate::operation::{Kind, Operation};
use crate::path::Path;
use crate::plan::{Plan, plan};

fn refuse(error: c_int) -> c_int {
    // SAFETY: errno is this thread's own.
    unsafe { *libc::__errno_location() = error };
    -1
}

/// The plan and the name of an open file, where that file is watched.
fn watched(descriptor: c_int) -> Option<(&'static Plan, Path)> {
    let plan = plan()?;
    let path = Path::of_descriptor(descriptor);
    plan.watches(&path).then_some((plan, path))
}

/// # Safety
/// `name` is a C string.
unsafe fn watched_at(folder: c_int, name: *const c_char) -> Option<(&'static Plan, Path)> {
    let plan = plan()?;
    // SAFETY: the caller's promise.
    let path = unsafe { Path::at(folder, name) };
    plan.watches(&path).then_some((plan, path))
}

unsafe fn open_at(folder: c_int, name: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    let real = || unsafe { libc::syscall(libc::SYS_openat, folder, name, flags, mode) };
    let changing = flags & (libc::O_CREAT | libc::O_TRUNC) != 0;
    let watched = match changing {
        true => unsafe { watched_at(folder, name) },
        false => None,
    };
    let Some((plan, path)) = watched else {
        return real() as c_int;
    };
    let exists = unsafe { libc::syscall(libc::SYS_faccessat, folder, name, libc::F_OK) } == 0;
    let kind = match (exists, flags & libc::O_TRUNC != 0) {
        (false, _) => Kind::Create,
        (true, true) => Kind::Cut,
        (true, false) => return real() as c_int,
    };
    Operation::on(kind, &path).carry_out(plan, |_| real()) as c_int
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open(name: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    unsafe { open_at(libc::AT_FDCWD, name, flags, mode) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn open64(name: *const c_char, flags: c_int, mode: mode_t) -> c_int {
    unsafe { open_at(libc::AT_FDCWD, name, flags, mode) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn openat(f: c_int, name: *const c_char, flags: c_int, m: mode_t) -> c_int {
    unsafe { open_at(f, name, flags, m) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn openat64(f: c_int, name: *const c_char, flags: c_int, m: mode_t) -> c_int {
    unsafe { open_at(f, name, flags, m) }
}

const CREATING: c_int = libc::O_CREAT | libc::O_WRONLY | libc::O_TRUNC;

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn creat(name: *const c_char, mode: mode_t) -> c_int {
    unsafe { open_at(libc::AT_FDCWD, name, CREATING, mode) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn creat64(name: *const c_char, mode: mode_t) -> c_int {
    unsafe { open_at(libc::AT_FDCWD, name, CREATING, mode) }
}

/// Where the next plain write to a file goes.
fn position(descriptor: c_int) -> u64 {
    let appends = unsafe { libc::fcntl(descriptor, libc::F_GETFL) } & libc::O_APPEND != 0;
    let position = match appends {
        true => {
            // SAFETY: zeros are a valid state of it, and the call fills it.
            let mut found: libc::stat = unsafe { std::mem::zeroed() };
            unsafe { libc::fstat(descriptor, &mut found) };
            found.st_size
        }
        false => unsafe { libc::lseek(descriptor, 0, libc::SEEK_CUR) },
    };
    position.max(0) as u64
}

/// As in the C library. What goes to standard output is written down as said.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn write(d: c_int, bytes: *const c_void, length: size_t) -> ssize_t {
    let real = |length: usize| unsafe { libc::syscall(libc::SYS_write, d, bytes, length) };
    let data = || unsafe { slice::from_raw_parts(bytes.cast::<u8>(), length) };
    if let (libc::STDOUT_FILENO, Some(plan)) = (d, plan()) {
        let mut said = Operation::on(Kind::Say, const { &Path::empty() });
        said.data = data();
        return said.tell(plan, || real(length)) as ssize_t;
    }
    let Some((plan, path)) = watched(d) else {
        return real(length) as ssize_t;
    };
    let mut operation = Operation::on(Kind::Write, &path);
    operation.offset = position(d);
    operation.data = data();
    operation.carry_out(plan, real) as ssize_t
}

unsafe fn write_at(d: c_int, bytes: *const c_void, length: size_t, offset: i64) -> ssize_t {
    let real =
        |length: usize| unsafe { libc::syscall(libc::SYS_pwrite64, d, bytes, length, offset) };
    let Some((plan, path)) = watched(d) else {
        return real(length) as ssize_t;
    };
    let mut operation = Operation::on(Kind::Write, &path);
    operation.offset = offset.max(0) as u64;
    operation.data = unsafe { slice::from_raw_parts(bytes.cast::<u8>(), length) };
    operation.carry_out(plan, real) as ssize_t
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pwrite(d: c_int, b: *const c_void, l: size_t, o: off_t) -> ssize_t {
    unsafe { write_at(d, b, l, o) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn pwrite64(d: c_int, b: *const c_void, l: size_t, o: i64) -> ssize_t {
    unsafe { write_at(d, b, l, o) }
}

/// As in the C library; in the watched folder it writes the first part alone, which it may.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn writev(d: c_int, parts: *const iovec, count: c_int) -> ssize_t {
    let all = || unsafe { libc::syscall(libc::SYS_writev, d, parts, count) } as ssize_t;
    if watched(d).is_none() {
        return all();
    }
    let parts = unsafe { slice::from_raw_parts(parts, count.max(0) as usize) };
    match parts.iter().find(|part| part.iov_len > 0) {
        Some(part) => unsafe { write(d, part.iov_base, part.iov_len) },
        None => 0,
    }
}

fn sync(d: c_int, call: c_long) -> c_int {
    let real = || unsafe { libc::syscall(call, d) };
    match watched(d) {
        Some((plan, path)) => Operation::on(Kind::Sync, &path).carry_out(plan, |_| real()) as c_int,
        None => real() as c_int,
    }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub extern "C" fn fsync(d: c_int) -> c_int {
    sync(d, libc::SYS_fsync)
}

/// As in the C library.
#[unsafe(no_mangle)]
pub extern "C" fn fdatasync(d: c_int) -> c_int {
    sync(d, libc::SYS_fdatasync)
}

fn cut(d: c_int, length: i64) -> c_int {
    let real = || unsafe { libc::syscall(libc::SYS_ftruncate, d, length) };
    let Some((plan, path)) = watched(d) else {
        return real() as c_int;
    };
    let mut operation = Operation::on(Kind::Cut, &path);
    operation.offset = length.max(0) as u64;
    operation.carry_out(plan, |_| real()) as c_int
}

/// As in the C library.
#[unsafe(no_mangle)]
pub extern "C" fn ftruncate(d: c_int, length: off_t) -> c_int {
    cut(d, length)
}

/// As in the C library.
#[unsafe(no_mangle)]
pub extern "C" fn ftruncate64(d: c_int, length: i64) -> c_int {
    cut(d, length)
}

/// As in the C library, which gives the error itself.
#[unsafe(no_mangle)]
pub extern "C" fn posix_fallocate(d: c_int, offset: off_t, length: off_t) -> c_int {
    if watched(d).is_some() {
        return libc::EOPNOTSUPP;
    }
    match unsafe { libc::syscall(libc::SYS_fallocate, d, 0, offset, length) } {
        0 => 0,
        _ => unsafe { *libc::__errno_location() },
    }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn copy_file_range(
    from: c_int,
    from_offset: *mut i64,
    to: c_int,
    to_offset: *mut i64,
    length: size_t,
    flags: c_uint,
) -> ssize_t {
    if watched(from).or(watched(to)).is_some() {
        return refuse(libc::EXDEV) as ssize_t;
    }
    let call = libc::SYS_copy_file_range;
    unsafe { libc::syscall(call, from, from_offset, to, to_offset, length, flags) as ssize_t }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sendfile(to: c_int, from: c_int, at: *mut off_t, l: size_t) -> ssize_t {
    if watched(to).is_some() {
        return refuse(libc::EINVAL) as ssize_t;
    }
    unsafe { libc::syscall(libc::SYS_sendfile, to, from, at, l) as ssize_t }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn sendfile64(to: c_int, from: c_int, at: *mut i64, l: size_t) -> ssize_t {
    unsafe { sendfile(to, from, at, l) }
}

/// An operation from one name to another. It counts when either of them is watched.
unsafe fn between(
    kind: Kind,
    from: (c_int, *const c_char),
    to: (c_int, *const c_char),
    real: impl FnOnce() -> c_long,
) -> c_int {
    let Some(plan) = plan() else {
        return real() as c_int;
    };
    let (from, to) = unsafe { (Path::at(from.0, from.1), Path::at(to.0, to.1)) };
    if !plan.watches(&from) && !plan.watches(&to) {
        return real() as c_int;
    }
    let mut operation = Operation::on(kind, &from);
    operation.to = Some(&to);
    operation.carry_out(plan, |_| real()) as c_int
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn renameat2(
    from_folder: c_int,
    from: *const c_char,
    to_folder: c_int,
    to: *const c_char,
    flags: c_uint,
) -> c_int {
    let call = libc::SYS_renameat2;
    let real = || unsafe { libc::syscall(call, from_folder, from, to_folder, to, flags) };
    unsafe { between(Kind::Rename, (from_folder, from), (to_folder, to), real) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn renameat(
    from_folder: c_int,
    from: *const c_char,
    to_folder: c_int,
    to: *const c_char,
) -> c_int {
    unsafe { renameat2(from_folder, from, to_folder, to, 0) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn rename(from: *const c_char, to: *const c_char) -> c_int {
    unsafe { renameat2(libc::AT_FDCWD, from, libc::AT_FDCWD, to, 0) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn linkat(
    from_folder: c_int,
    from: *const c_char,
    to_folder: c_int,
    to: *const c_char,
    flags: c_int,
) -> c_int {
    let call = libc::SYS_linkat;
    let real = || unsafe { libc::syscall(call, from_folder, from, to_folder, to, flags) };
    unsafe { between(Kind::Link, (from_folder, from), (to_folder, to), real) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn link(from: *const c_char, to: *const c_char) -> c_int {
    unsafe { linkat(libc::AT_FDCWD, from, libc::AT_FDCWD, to, 0) }
}

unsafe fn one_name(
    kind: Kind,
    f: c_int,
    name: *const c_char,
    real: impl FnOnce() -> c_long,
) -> c_int {
    match unsafe { watched_at(f, name) } {
        Some((plan, path)) => Operation::on(kind, &path).carry_out(plan, |_| real()) as c_int,
        None => real() as c_int,
    }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn unlinkat(folder: c_int, name: *const c_char, flags: c_int) -> c_int {
    let kind = match flags & libc::AT_REMOVEDIR {
        0 => Kind::Remove,
        _ => Kind::RemoveFolder,
    };
    let real = || unsafe { libc::syscall(libc::SYS_unlinkat, folder, name, flags) };
    unsafe { one_name(kind, folder, name, real) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn unlink(name: *const c_char) -> c_int {
    unsafe { unlinkat(libc::AT_FDCWD, name, 0) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn rmdir(name: *const c_char) -> c_int {
    unsafe { unlinkat(libc::AT_FDCWD, name, libc::AT_REMOVEDIR) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mkdirat(folder: c_int, name: *const c_char, mode: mode_t) -> c_int {
    let real = || unsafe { libc::syscall(libc::SYS_mkdirat, folder, name, mode) };
    unsafe { one_name(Kind::MakeFolder, folder, name, real) }
}

/// As in the C library.
#[unsafe(no_mangle)]
pub unsafe extern "C" fn mkdir(name: *const c_char, mode: mode_t) -> c_int {
    unsafe { mkdirat(libc::AT_FDCWD, name, mode) }
}
