//! What this program does in processes of its own.

use bundle::print::{ChildPrinter, PRINTING};
use job::CancelToken;

use crate::error::CaseError;

/// Becomes the process that prints, if that is what the program was started for, and ends it; otherwise returns at once.
/// To be called first in `main`, before anything is opened or said.
pub fn serve_if_asked() {
    worker::serve_if_asked(&[PRINTING]);
}

/// What prints in a process of its own. Cancelling ends that process.
///
/// # Errors
/// The system does not say where this program is.
pub fn printer(cancel: &CancelToken) -> Result<ChildPrinter, CaseError> {
    ChildPrinter::this_program(cancel).map_err(|_| CaseError::PrintUnavailable)
}
