//! The printed documents, looked at with the tools that a recipient has.

mod book;
mod characters;
mod court;
mod documents;
mod fineness;
mod lists;
mod other_process;
mod pages_filled;
mod paper;
mod pictures;
#[path = "../print_case/mod.rs"]
mod print_case;
mod rewordings;
