//! What keeps the program's memory from being read by anybody else.
//!
//! The system can be asked for some of it. Both programs ask before anything else, and so does each process that prints:
//! what is started anew may be read again until it has asked.

use std::alloc::System;

use zeroizing_alloc::ZeroAlloc;

/// Wipes whatever Rust code gives back, in every program that opens a case. A passphrase passes through buffers of the
/// libraries that bring it from the page, which know of no secret, grow, and leave copies behind.
#[global_allocator]
static WIPED_WHEN_GIVEN_BACK: ZeroAlloc<System> = ZeroAlloc(System);

/// Asks for no core dumps, and that no other program of the same person reads this one's memory. Best effort: a
/// system that refuses is no reason not to write something down.
#[cfg(target_os = "linux")]
pub fn harden() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // The limit also holds for the processes that WebKit starts, which hold the page.
    let _ = setrlimit(Resource::Core, none);
    let _ = set_dumpable_behavior(DumpableBehavior::NotDumpable);
}

/// Asks for no core dumps.
#[cfg(all(unix, not(target_os = "linux")))]
pub fn harden() {
    use rustix::process::{Resource, Rlimit, setrlimit};
    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    let _ = setrlimit(Resource::Core, none);
}

/// Nothing that safe Rust can ask of this system.
#[cfg(not(unix))]
pub fn harden() {}

#[cfg(all(test, target_os = "linux"))]
mod tests {
    use super::*;
    use rustix::process::{DumpableBehavior, Resource, dumpable_behavior, getrlimit};

    #[test]
    fn no_core_is_dumped_and_nobody_else_may_read_the_memory() {
        harden();
        assert_eq!(dumpable_behavior().unwrap(), DumpableBehavior::NotDumpable);
        assert_eq!(getrlimit(Resource::Core).current, Some(0));
    }
}
