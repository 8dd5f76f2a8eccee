//! The timeline by its days.

use chrono::{Datelike, NaiveDate};

use crate::casebook::ReadableCase;
use crate::error::CaseError;
use crate::tables::timeline::Wanted;
use crate::wire::{CalendarMonth, TimelineFilter, TimelinePage};

/// How many incidents are given at once.
const PAGE: usize = 60;

impl ReadableCase {
    /// What a filter finds in the month that a day is of.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn calendar_month(
        &self,
        filter: &TimelineFilter,
        month: NaiveDate,
    ) -> Result<CalendarMonth, CaseError> {
        let first = month.with_day(1).unwrap_or(month);
        Wanted::new(self.vault.read(), filter)?.days_of_month(self.vault.read(), first)
    }

    /// One page of the incidents that are known to be between two days, or on one, and no more. `after` is a page's
    /// `next`.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn calendar_page(
        &self,
        filter: &TimelineFilter,
        from: NaiveDate,
        to: NaiveDate,
        after: Option<&str>,
    ) -> Result<TimelinePage, CaseError> {
        let before = after.and_then(|after| after.parse().ok());
        let wanted = Wanted::new(self.vault.read(), filter)?.exactly(from, to);
        let page = self.rows_below(&wanted, before.unwrap_or(i64::MAX), PAGE)?;
        Ok(page.without_milestones())
    }
}
