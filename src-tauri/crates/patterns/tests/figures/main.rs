//! The figures and the pack, from outside.

mod catalogue;
mod examples;
mod made;
mod properties;
mod speed;
