//! The vault's own tables, one file each with its SQL.

pub(crate) mod bodies;
pub(crate) mod drafts;
pub(crate) mod identity;
pub(crate) mod imports;
pub(crate) mod leaves;
pub(crate) mod nodes;
pub(crate) mod sealed_files;
pub(crate) mod settings;

/// SQLite counts in signed numbers; ours never come near their end.
pub(crate) fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
