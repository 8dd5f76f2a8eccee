//! What a fault of the program's own may say.

use std::panic;

/// From now on a panic tells where in the program it was and nothing of what was being read: its own
/// text can quote evidence, and standard error may be kept in a system's log. Both programs call
/// this before anything else.
pub fn keep_panics_quiet() {
    panic::set_hook(Box::new(|fault| match fault.location() {
        Some(at) => eprintln!(
            "Daybook met a fault of its own at {}:{}.",
            at.file(),
            at.line()
        ),
        None => eprintln!("Daybook met a fault of its own."),
    }));
}
