//! What a command answers with.

use std::collections::BTreeMap;

use casebook::CaseError;
use casebook::wire::Fault;

/// Either the value, or the code of what went wrong.
pub type Answer<T> = Result<T, Fault>;

/// A failure of the window's own.
pub fn fault(code: &str) -> Fault {
    Fault {
        code: code.to_owned(),
        params: BTreeMap::new(),
    }
}

/// What every command but the session's own answers while no case is open.
pub fn locked() -> Fault {
    fault("locked")
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
