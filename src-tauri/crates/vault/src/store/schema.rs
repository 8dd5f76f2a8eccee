//! What tables there are, and the steps that lead to them.

/// One step: the statements that lead from the version before to this one.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// The version this step leads to. Steps count up by one, from 1.
    pub version: u32,
    /// The statements.
    pub sql: &'static str,
}

/// The tables of one part of a book.
#[derive(Debug, Clone, Copy)]
pub struct Schema {
    /// Older books than this cannot be read.
    pub oldest_readable: u32,
    /// The version this program writes.
    pub newest_known: u32,
    /// The steps, in order.
    pub migrations: &'static [Migration],
}
