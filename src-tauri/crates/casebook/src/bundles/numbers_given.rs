//! The numbers of what was withheld, when an entry is erased by whose words some of them are known.

use domain::EntryId;

use super::case_file::leaves;
use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::tables::bundles::{self, About};
use crate::wire::BundleId;

/// The rows of bundles whose numbers go by words of this entry, as they are to be kept once it is erased: by the same words
/// elsewhere, or by none.
pub(crate) fn rows_without(
    casebook: &ReadableCase,
    erased: EntryId,
) -> Result<Vec<(BundleId, About)>, CaseError> {
    let mut made = bundles::all(casebook.vault.read())?;
    made.retain(|made| !made.about.numbers_given.is_empty());
    if made.is_empty() {
        return Ok(Vec::new());
    }
    let leaves = leaves(casebook)?;
    made.retain_mut(|made| bundle::numbers_without(&mut made.about.numbers_given, &leaves, erased));
    let rows = made.into_iter().map(|made| (made.id, made.about));
    Ok(rows.collect())
}
