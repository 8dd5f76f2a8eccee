//! What a command answers with.

use casebook::CaseError;
use casebook::wire::{Fault, FaultCode};

/// Either the value, or the code of what went wrong.
pub type Answer<T> = Result<T, Fault>;

/// A failure of the window's own.
pub fn fault(code: FaultCode) -> Fault {
    code.into()
}

/// What every command but the session's own answers while no case is open.
pub fn locked() -> Fault {
    fault(FaultCode::Locked)
}

/// Failures that become codes on their way to the page.
pub trait IntoAnswer<T> {
    /// The value or the code.
    fn answer(self) -> Answer<T>;
}

impl<T, E: Into<CaseError>> IntoAnswer<T> for Result<T, E> {
    fn answer(self) -> Answer<T> {
        self.map_err(|error| {
            let error: CaseError = error.into();
            error.fault()
        })
    }
}
