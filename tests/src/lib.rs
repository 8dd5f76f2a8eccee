//! What the tests share: the window, steered as a person would use it; the words on its screens; the project's own files.
//!
//! Nothing here is part of Daybook. Where to begin: [`Driven`] opens the window under a screen of its own, with a home
//! folder of its own, and is found by what stands on its buttons. [`Figure`] is one measured line of
//! `docs/reliability.md`.

mod catalogue;
mod figure;
mod files;
#[cfg(target_os = "linux")]
mod system;
mod window;

pub use catalogue::{say, say_with};
pub use figure::{Figure, Promise, kept};
pub use files::files_below;
#[cfg(target_os = "linux")]
pub use system::System;
pub use window::{Area, Driven, Keyboard, Look, Looks, Pixels, Place, Process, Screen};
