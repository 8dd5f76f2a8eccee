//! `daybook-cli`. All of it is in the library.

use std::process::ExitCode;

fn main() -> ExitCode {
    casebook::keep_panics_quiet();
    casebook::harden();
    // This same program prints PDFs, in a process of its own that is started with one argument.
    casebook::serve_if_asked();
    daybook_cli::run()
}
