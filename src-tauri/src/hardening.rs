//! What the system can be asked to keep out of the program's memory.

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
