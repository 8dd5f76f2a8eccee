//! Incidents and events in their order.

use chrono::{Datelike, NaiveDate};
use domain::{Behaviour, EntryId, Incident, Moment, Precision, When};
use vault::rusqlite::types::Value;
use vault::rusqlite::{Connection, OptionalExtension, params, params_from_iter};

use super::place::{UNDATED, place};
use super::{id, key, search};
use crate::error::CaseError;
use crate::wire::{BehaviourCount, MonthCount, TimelineFilter};

/// The month in which it is listed: that of its earliest day.
pub(crate) fn month(when: &When) -> Option<String> {
    let earliest = when
        .earliest
        .filter(|_| when.precision != Precision::Unknown)?;
    Some(earliest.format("%Y-%m").to_string())
}

fn days(when: &When) -> Option<(i32, i32)> {
    let dated = when.precision != Precision::Unknown;
    let day = |date: NaiveDate| date.num_days_from_ce();
    dated.then_some(())?;
    Some((day(when.earliest?.date()), day(when.latest?.date())))
}

pub(crate) fn set(
    connection: &Connection,
    entry: EntryId,
    incident: &Incident,
    first_written: Moment,
    first_sequence: u64,
) -> Result<(), CaseError> {
    clear(connection, entry)?;
    let when = incident.when.as_ref();
    let place = place(when, first_written, first_sequence);
    let days = when.and_then(days);
    connection
        .prepare_cached(
            "INSERT INTO timeline (place, entry, month, day_from, day_to) VALUES (?1, ?2, ?3, ?4, ?5)",
        )?
        .execute(params![
            place,
            key(&entry),
            when.and_then(month),
            days.map(|(from, _)| from),
            days.map(|(_, to)| to),
        ])?;
    let mut behaviours = connection.prepare_cached(
        "INSERT OR IGNORE INTO timeline_behaviours (behaviour, place) VALUES (?1, ?2)",
    )?;
    for behaviour in &incident.behaviours {
        behaviours.execute(params![behaviour.0, place])?;
    }
    let mut people = connection
        .prepare_cached("INSERT OR IGNORE INTO timeline_people (person, place) VALUES (?1, ?2)")?;
    for person in incident
        .who
        .iter()
        .flat_map(|who| [who.person, who.through])
        .flatten()
    {
        people.execute(params![key(&person), place])?;
    }
    Ok(())
}

/// Says whether it counts: an event is in no number, nor is what was struck out.
pub(crate) fn set_counted(
    connection: &Connection,
    entry: EntryId,
    counted: bool,
) -> Result<(), CaseError> {
    connection
        .prepare_cached("UPDATE timeline SET counted = ?2 WHERE entry = ?1")?
        .execute(params![key(&entry), counted])?;
    Ok(())
}

/// Takes an incident out.
pub(crate) fn clear(connection: &Connection, entry: EntryId) -> Result<(), CaseError> {
    let Some(place) = place_of(connection, entry)? else {
        return Ok(());
    };
    for sql in [
        "DELETE FROM timeline WHERE place = ?1",
        "DELETE FROM timeline_behaviours WHERE place = ?1",
        "DELETE FROM timeline_people WHERE place = ?1",
    ] {
        connection.prepare_cached(sql)?.execute([place])?;
    }
    Ok(())
}

fn place_of(connection: &Connection, entry: EntryId) -> Result<Option<i64>, CaseError> {
    Ok(connection
        .prepare_cached("SELECT place FROM timeline WHERE entry = ?1")?
        .query_row([key(&entry)], |row| row.get(0))
        .optional()?)
}

/// What a filter asks of the timeline, as SQL over `timeline t`.
pub(crate) struct Wanted {
    pub(super) from: String,
    conditions: Vec<String>,
    pub(super) values: Vec<Value>,
    pub(super) nothing: bool,
}

impl Wanted {
    pub(crate) fn new(connection: &Connection, filter: &TimelineFilter) -> Result<Self, CaseError> {
        let mut wanted = Self {
            from: "timeline t".to_owned(),
            conditions: Vec::new(),
            values: Vec::new(),
            nothing: false,
        };
        if let Some(typed) = filter
            .search
            .as_deref()
            .filter(|typed| !typed.trim().is_empty())
        {
            match search::query(typed) {
                Some(query) => {
                    let items_too = search::any_item_has(connection, &query)?;
                    wanted.found_by_words(query, items_too);
                }
                None => wanted.nothing = true,
            }
        }
        let behaviours = filter
            .behaviours
            .iter()
            .map(|tag| Value::Text(tag.0.clone()));
        wanted.any_of("timeline_behaviours", "behaviour", behaviours.collect());
        let people = filter
            .people
            .iter()
            .map(|person| Value::Blob(key(person).to_vec()));
        wanted.any_of("timeline_people", "person", people.collect());
        if let Some(from) = filter.from {
            wanted.condition(
                "t.day_to >= ?",
                [Value::Integer(from.num_days_from_ce().into())],
            );
        }
        if let Some(to) = filter.to {
            wanted.condition(
                "t.day_from <= ?",
                [Value::Integer(to.num_days_from_ce().into())],
            );
        }
        if !filter.only.is_empty() {
            let marks = vec!["?"; filter.only.len()].join(", ");
            let only = filter
                .only
                .iter()
                .map(|entry| Value::Blob(key(entry).to_vec()));
            wanted.condition(&format!("t.entry IN ({marks})"), only);
        }
        Ok(wanted)
    }

    /// Incidents with these words, and those whose files have them.
    fn found_by_words(&mut self, query: String, items_too: bool) {
        if !items_too {
            // The index of words is walked by rowid, which is the place, and nothing is sorted.
            self.from = "search s JOIN timeline t ON t.place = s.rowid".to_owned();
            self.condition("s.words MATCH ?", [Value::Text(query)]);
            return;
        }
        let sql = format!(
            "(t.place IN (SELECT rowid FROM search WHERE words MATCH ?) OR t.entry IN ({}))",
            search::OF_ITEMS
        );
        let query = Value::Text(query);
        self.condition(&sql, [query.clone(), query, Value::Integer(UNDATED / 2)]);
    }

    fn any_of(&mut self, table: &str, column: &str, values: Vec<Value>) {
        if !values.is_empty() {
            let marks = vec!["?"; values.len()].join(", ");
            let condition =
                format!("t.place IN (SELECT place FROM {table} WHERE {column} IN ({marks}))");
            self.condition(&condition, values);
        }
    }

    pub(super) fn condition(&mut self, sql: &str, values: impl IntoIterator<Item = Value>) {
        self.conditions.push(sql.to_owned());
        self.values.extend(values);
    }

    pub(super) fn clause(&self) -> String {
        if self.conditions.is_empty() {
            String::new()
        } else {
            format!("WHERE {}", self.conditions.join(" AND "))
        }
    }

    pub(super) fn clause_and(&self, condition: &str) -> String {
        match self.clause() {
            clause if clause.is_empty() => format!("WHERE {condition}"),
            clause => format!("{clause} AND {condition}"),
        }
    }

    /// Months and how many incidents count in each, newest first, undated last. A month in which none counts is there.
    pub(crate) fn months(
        &self,
        connection: &Connection,
        label: impl Fn(Option<&str>) -> String,
    ) -> Result<Vec<MonthCount>, CaseError> {
        if self.nothing {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT t.month, sum(t.counted) FROM {} {} GROUP BY t.month ORDER BY t.month DESC",
            self.from,
            self.clause()
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(&self.values), |row| {
            let month: Option<String> = row.get(0)?;
            Ok(MonthCount {
                label: label(month.as_deref()),
                month,
                count: row.get::<_, i64>(1)?.unsigned_abs(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// How many incidents count under each behaviour.
    pub(crate) fn behaviours(
        &self,
        connection: &Connection,
    ) -> Result<Vec<BehaviourCount>, CaseError> {
        if self.nothing {
            return Ok(Vec::new());
        }
        let sql = format!(
            "SELECT b.behaviour, count(*) FROM {} JOIN timeline_behaviours b ON b.place = t.place {} GROUP BY 1 ORDER BY 1",
            self.from,
            self.clause_and("t.counted")
        );
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(&self.values), |row| {
            Ok(BehaviourCount {
                behaviour: Behaviour(row.get(0)?),
                count: row.get::<_, i64>(1)?.unsigned_abs(),
            })
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }

    /// The earliest and the latest local day of what counts, as days from the common era.
    pub(crate) fn span(&self, connection: &Connection) -> Result<Option<(i32, i32)>, CaseError> {
        if self.nothing {
            return Ok(None);
        }
        let sql = format!(
            "SELECT min(t.day_from), max(t.day_to) FROM {} {}",
            self.from,
            self.clause_and("t.counted")
        );
        let ends = connection
            .prepare_cached(&sql)?
            .query_row(params_from_iter(&self.values), |row| {
                Ok((row.get::<_, Option<i32>>(0)?, row.get::<_, Option<i32>>(1)?))
            })?;
        Ok(ends.0.zip(ends.1))
    }

    /// Places and entries, newest first, from below `before`.
    pub(crate) fn page(
        &self,
        connection: &Connection,
        before: i64,
        limit: usize,
    ) -> Result<Vec<(i64, EntryId)>, CaseError> {
        if self.nothing {
            return Ok(Vec::new());
        }
        // Searching walks the index of words backwards by rowid, which is the place.
        let place = if self.from.starts_with("search") {
            "s.rowid"
        } else {
            "t.place"
        };
        let clause = match self.clause() {
            clause if clause.is_empty() => format!("WHERE {place} < ?"),
            clause => format!("{clause} AND {place} < ?"),
        };
        let sql = format!(
            "SELECT {place}, t.entry FROM {} {clause} ORDER BY {place} DESC LIMIT ?",
            self.from
        );
        let mut values = self.values.clone();
        values.push(Value::Integer(before));
        values.push(Value::Integer(limit as i64));
        let mut statement = connection.prepare_cached(&sql)?;
        let rows = statement.query_map(params_from_iter(&values), |row| {
            Ok((row.get(0)?, id(row.get(1)?)))
        })?;
        Ok(rows.collect::<Result<_, _>>()?)
    }
}

/// The incident just below another, if there is one.
pub(crate) fn next_below(
    connection: &Connection,
    entry: EntryId,
) -> Result<Option<EntryId>, CaseError> {
    next(
        connection,
        entry,
        "SELECT entry FROM timeline WHERE place < ?1 ORDER BY place DESC LIMIT 1",
    )
}

/// The incident just above another, if there is one.
pub(crate) fn next_above(
    connection: &Connection,
    entry: EntryId,
) -> Result<Option<EntryId>, CaseError> {
    next(
        connection,
        entry,
        "SELECT entry FROM timeline WHERE place > ?1 ORDER BY place LIMIT 1",
    )
}

fn next(
    connection: &Connection,
    entry: EntryId,
    sql: &'static str,
) -> Result<Option<EntryId>, CaseError> {
    let Some(place) = place_of(connection, entry)? else {
        return Ok(None);
    };
    let mut statement = connection.prepare_cached(sql)?;
    let found = statement.query_row([place], |row| row.get(0).map(id));
    Ok(found.optional()?)
}

/// The place just above a month's newest incident, to begin a page there. "undated" begins at those
/// without a date.
pub(crate) fn top_of(connection: &Connection, month: &str) -> Result<i64, CaseError> {
    if month == "undated" {
        return Ok(UNDATED / 2);
    }
    let newest: Option<i64> = connection
        .prepare_cached("SELECT max(place) FROM timeline WHERE month = ?1")?
        .query_row([month], |row| row.get(0))?;
    Ok(newest.map_or(i64::MAX, |place| place + 1))
}
