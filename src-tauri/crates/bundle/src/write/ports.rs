use crate::case_file::{Evidence, Signer};
use crate::print::Printer;

/// What a bundle needs of others while it is written.
#[derive(Clone, Copy)]
pub struct Ports<'a> {
    /// Opens evidence.
    pub evidence: &'a dyn Evidence,
    /// Signs.
    pub signer: &'a dyn Signer,
    /// Prints.
    pub printer: &'a dyn Printer,
    /// What a locked ZIP is locked with.
    pub password: Option<&'a [u8]>,
}
