//! The pattern: figures from the entries as they stand.

use patterns::{Figures, Observed, Pack};

use crate::casebook::ReadableCase;
use crate::error::CaseError;

impl ReadableCase {
    /// Every figure, each with the entries that it stands on.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn figures(&self) -> Result<Figures, CaseError> {
        let standings = self.standings()?;
        let observed: Vec<Observed<'_>> = standings
            .iter()
            .filter_map(|standing| {
                Some(Observed {
                    id: standing.id,
                    entry: standing.entry.as_ref()?,
                    struck_out: standing.struck_out.is_some(),
                })
            })
            .collect();
        Ok(patterns::figures(&observed, self.pack(), self.words))
    }

    /// The rules and words of the jurisdiction.
    pub fn pack(&self) -> &'static Pack {
        Pack::england_and_wales()
    }
}
