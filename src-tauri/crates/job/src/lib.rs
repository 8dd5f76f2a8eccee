#![forbid(unsafe_code)]
//! Work that takes long: how far it has come, and how it is ended.
//!
//! Sealing a film, reading a vault through or writing a bundle takes minutes, and whoever waits for it may have to hide
//! the program at any moment. So all long work here goes on in the same way: it is given somebody to report to
//! ([`Report`]), it reports after each piece with a [`Meter`], and it ends at once when the answer is to stop, or when
//! its [`CancelToken`] says so, with [`Cancelled`] for an error.
//!
//! It starts no thread, asks no clock, and knows nothing of what the work is.
//!
//! Where to begin: [`Meter`].

mod cancel;
mod progress;

pub use cancel::{CancelOnDrop, CancelToken, Cancelled};
pub use progress::{Meter, Progress, Report, tell};
