//! Incidents by their days. On a day stands only what is known to have been on it; whatever reaches over
//! midnight is a span, and never put on a day that nobody named.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use domain::Behaviour;
use vault::rusqlite::types::Value;
use vault::rusqlite::{Connection, params_from_iter};

use super::timeline::Wanted;
use crate::error::CaseError;
use crate::wire::{CalendarDay, CalendarMonth, CalendarSpan};

impl Wanted {
    /// The days and spans of the month that begins with `first`.
    pub(crate) fn days_of_month(
        &self,
        connection: &Connection,
        first: NaiveDate,
    ) -> Result<CalendarMonth, CaseError> {
        let mut spans = self.spans_into(connection, first)?;
        let mut days = Vec::new();
        let mut behaviours = self.behaviours_by_day(connection, first)?;
        for span in self.spans_from(connection, first)? {
            if span.from == span.to {
                days.push(CalendarDay {
                    behaviours: behaviours.remove(&span.from).unwrap_or_default(),
                    day: span.from,
                    count: span.count,
                });
            } else {
                spans.push(span);
            }
        }
        Ok(CalendarMonth { days, spans })
    }

    /// Asks only for what is known to be not before `from`, not after `to`, and no more.
    pub(crate) fn exactly(mut self, from: NaiveDate, to: NaiveDate) -> Self {
        self.condition("t.day_from = ?", [day(from)]);
        self.condition("t.day_to = ?", [day(to)]);
        self.condition("t.month = ?", [month(from)]);
        self
    }

    /// What begins in the month, by the month that the timeline lists it under.
    fn spans_from(
        &self,
        connection: &Connection,
        first: NaiveDate,
    ) -> Result<Vec<CalendarSpan>, CaseError> {
        self.spans(connection, "t.month = ?", [month(first)])
    }

    /// What began before the month and may have been in it.
    fn spans_into(
        &self,
        connection: &Connection,
        first: NaiveDate,
    ) -> Result<Vec<CalendarSpan>, CaseError> {
        self.spans(
            connection,
            "t.day_from < ? AND t.day_to >= ?",
            [day(first), day(first)],
        )
    }

    fn spans<const N: usize>(
        &self,
        connection: &Connection,
        condition: &str,
        values: [Value; N],
    ) -> Result<Vec<CalendarSpan>, CaseError> {
        if self.nothing {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT t.day_from, t.day_to, count(*) FROM {} {} AND t.counted GROUP BY 1, 2 ORDER BY 1, 2",
            self.from,
            self.clause_and(condition)
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let values = self.values.iter().cloned().chain(values);
        let rows = statement.query_map(params_from_iter(values), |row| {
            Ok((
                row.get::<_, i32>(0)?,
                row.get::<_, i32>(1)?,
                row.get::<_, i64>(2)?,
            ))
        })?;
        rows.map(|row| {
            let (from, to, count) = row?;
            Ok(CalendarSpan {
                from: date(from)?,
                to: date(to)?,
                count: count.unsigned_abs(),
            })
        })
        .collect()
    }

    fn behaviours_by_day(
        &self,
        connection: &Connection,
        first: NaiveDate,
    ) -> Result<BTreeMap<NaiveDate, Vec<Behaviour>>, CaseError> {
        let mut by_day = BTreeMap::<NaiveDate, Vec<Behaviour>>::new();
        if self.nothing {
            return Ok(by_day);
        }
        let sql = format!(
            "SELECT DISTINCT t.day_from, b.behaviour FROM {} \
             JOIN timeline_behaviours b ON b.place = t.place {} ORDER BY 1, 2",
            self.from,
            self.clause_and("t.month = ? AND t.day_from = t.day_to AND t.counted")
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let values = self.values.iter().cloned().chain([month(first)]);
        let rows = statement.query_map(params_from_iter(values), |row| {
            Ok((row.get::<_, i32>(0)?, row.get::<_, String>(1)?))
        })?;
        for row in rows {
            let (day, behaviour) = row?;
            by_day
                .entry(date(day)?)
                .or_default()
                .push(Behaviour(behaviour));
        }
        Ok(by_day)
    }
}

fn day(date: NaiveDate) -> Value {
    Value::Integer(date.num_days_from_ce().into())
}

fn month(first: NaiveDate) -> Value {
    Value::Text(first.format("%Y-%m").to_string())
}

fn date(days: i32) -> Result<NaiveDate, CaseError> {
    NaiveDate::from_num_days_from_ce_opt(days).ok_or(CaseError::Projection)
}
