//! What the tests share: the window, steered as a person would use it; the words on its screens.
//!
//! Nothing here is part of Daybook. Where to begin: [`Driven`] opens the window under a screen of its own, with a home
//! folder of its own, and is found by what stands on its buttons.

mod catalogue;
mod window;

pub use catalogue::{say, say_with};
pub use window::{Driven, Looks, Place};
