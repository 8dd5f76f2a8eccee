//! The use cases of Daybook.
//!
//! Everything that the window and the terminal can do is a method here: record, revise, strike out,
//! erase, attach, look for, count, hand over, check. This crate alone composes the others. It owns
//! the case's tables inside the vault (a projection of the ledger's bodies, rebuilt and compared by a
//! test), the search over them, and the types that cross to the window.
//!
//! What it never does: draw a screen, word a sentence for one (that is the catalogue's), return a
//! key or a path, or keep a fact that the ledger does not hold.
//!
//! Where to begin: [`wire`] says what crosses to the window.

pub mod wire;
