use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::Reason;

/// PDF readers descend once per nested object; the main thread's stack is not theirs to use up.
const ROOMY_STACK: usize = 64 * 1024 * 1024;

/// Runs somebody else's reader. Such readers meet hostile files here, and one that panics must not
/// take an unlocked vault down with it; the file is then called damaged. Nothing that was being
/// built outlives the panic, so no half-made state can be seen afterwards.
pub(crate) fn fenced<T>(read: impl FnOnce() -> Result<T, Reason>) -> Result<T, Reason> {
    catch_unwind(AssertUnwindSafe(read)).unwrap_or_else(|left_with| Err(reason_of(&*left_with)))
}

/// The same on a stack of its own.
pub(crate) fn fenced_on_own_stack<T: Send>(
    read: impl FnOnce() -> Result<T, Reason> + Send,
) -> Result<T, Reason> {
    std::thread::scope(|scope| {
        std::thread::Builder::new()
            .stack_size(ROOMY_STACK)
            .spawn_scoped(scope, read)
            .map_err(|_| Reason::Unreadable)?
            .join()
            .unwrap_or_else(|left_with| Err(reason_of(&*left_with)))
    })
}

/// What a reader was left with: whoever leaves it on purpose says why.
fn reason_of(left_with: &(dyn Any + Send)) -> Reason {
    let said = left_with.downcast_ref::<Reason>();
    said.copied().unwrap_or(Reason::Damaged)
}
