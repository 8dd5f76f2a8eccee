//! Weekday by hour, with uncertain times spread over the hours that they may have been.

use chrono::{Datelike, Duration, LocalResult, NaiveDateTime, Offset, TimeZone, Timelike};
use chrono_tz::Tz;

use crate::dated::{Dated, open_end};
use crate::figure::{HourCell, HourTable};
use crate::record::{Counted, Record};

/// One incident, in thousandths.
const WHOLE: u64 = 1000;
const CELLS: usize = 7 * 24;
/// Clocks go forward and back by whole quarters of an hour, on Lord Howe Island by two.
const CLOCKS_CHANGE_BY: i64 = 15;

/// Minutes that fall into each hour of the week, in the order in which the span meets them.
type Minutes = Vec<(usize, u64)>;

pub(crate) fn table(record: &Record<'_>) -> HourTable {
    let mut table = HourTable {
        cells: (0..CELLS).map(empty).collect(),
        certain: 0,
        uncertain: 0,
        left_out: Vec::new(),
    };
    for incident in &record.incidents {
        place(incident, &mut table);
    }
    table
}

fn empty(at: usize) -> HourCell {
    let small = |number: usize| u8::try_from(number).expect("a week has 7 days of 24 hours");
    HourCell {
        weekday: small(at / 24 + 1),
        hour: small(at % 24),
        certain: 0,
        uncertain_thousandths: 0,
        entries: Vec::new(),
        uncertain_entries: Vec::new(),
    }
}

fn place(counted: &Counted<'_>, table: &mut HourTable) {
    let when = counted.incident.when.as_ref();
    let minutes = counted
        .dated
        .zip(when)
        .filter(|(dated, _)| dated.latest - dated.earliest <= Duration::days(7))
        .map(|(dated, when)| minutes(&dated, when.tz()));
    let Some(minutes) = minutes else {
        table.left_out.push(counted.id);
        return;
    };
    if let [(cell, _)] = minutes[..] {
        let cell = &mut table.cells[cell];
        cell.certain += 1;
        cell.entries.push(counted.id);
        table.certain += 1;
        return;
    }
    for (cell, share) in shares(&minutes) {
        let cell = &mut table.cells[cell];
        cell.uncertain_thousandths += share;
        cell.uncertain_entries.push(counted.id);
    }
    table.uncertain += 1;
}

/// How many minutes of the span fall into each hour of the week. Where clocks go forward or back
/// within it, an hour that never was has none and an hour that came twice has both.
fn minutes(dated: &Dated, zone: Tz) -> Minutes {
    let (start, end) = (dated.earliest, open_end(dated.latest));
    if end <= start {
        return vec![(cell_of(start), 1)];
    }
    let clocks_change = offset(start, zone).is_none() || offset(start, zone) != offset(end, zone);
    let step = if clocks_change { CLOCKS_CHANGE_BY } else { 60 };
    let mut found: Minutes = Vec::new();
    let mut from = start;
    while from < end {
        let next = start_of_step(from, step) + Duration::minutes(step);
        let to = next.min(end);
        // A few seconds are still a part of an hour that it may have been.
        let length = u64::try_from((to - from).num_minutes()).unwrap_or(0).max(1);
        let times = if clocks_change {
            times_it_came(from, zone)
        } else {
            1
        };
        if times > 0 {
            add(&mut found, cell_of(from), length * times);
        }
        from = next;
    }
    if found.is_empty() {
        found.push((cell_of(start), 1));
    }
    found
}

/// A span of a whole week begins and ends in the same hour of it.
fn add(found: &mut Minutes, cell: usize, minutes: u64) {
    match found.iter_mut().find(|(at, _)| *at == cell) {
        Some((_, sum)) => *sum += minutes,
        None => found.push((cell, minutes)),
    }
}

fn cell_of(at: NaiveDateTime) -> usize {
    let hour = at.weekday().num_days_from_monday() * 24 + at.hour();
    usize::try_from(hour).expect("a week has 168 hours")
}

fn start_of_step(at: NaiveDateTime, step: i64) -> NaiveDateTime {
    at - Duration::minutes(i64::from(at.minute()) % step)
        - Duration::seconds(i64::from(at.second()))
        - Duration::nanoseconds(i64::from(at.nanosecond()))
}

fn offset(at: NaiveDateTime, zone: Tz) -> Option<i32> {
    match zone.offset_from_local_datetime(&at) {
        LocalResult::Single(offset) => Some(offset.fix().local_minus_utc()),
        LocalResult::Ambiguous(..) | LocalResult::None => None,
    }
}

fn times_it_came(at: NaiveDateTime, zone: Tz) -> u64 {
    match zone.offset_from_local_datetime(&at) {
        LocalResult::Single(_) => 1,
        LocalResult::Ambiguous(..) => 2,
        LocalResult::None => 0,
    }
}

/// Thousandths that sum to 1000, by the largest remainder; among equals the earlier hour gets it.
fn shares(minutes: &Minutes) -> Vec<(usize, u32)> {
    let all: u64 = minutes.iter().map(|(_, minutes)| minutes).sum();
    let mut shares: Vec<(usize, u64)> = minutes
        .iter()
        .map(|(cell, minutes)| (*cell, minutes * WHOLE / all))
        .collect();
    let given: u64 = shares.iter().map(|(_, share)| share).sum();
    let mut by_remainder: Vec<usize> = (0..minutes.len()).collect();
    by_remainder.sort_by_key(|at| std::cmp::Reverse(minutes[*at].1 * WHOLE % all));
    let left = usize::try_from(WHOLE - given).expect("fewer thousandths are left than hours");
    for at in by_remainder.into_iter().take(left) {
        shares[at].1 += 1;
    }
    shares
        .into_iter()
        .map(|(cell, share)| (cell, u32::try_from(share).expect("a share is at most 1000")))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::NaiveDate;
    use chrono_tz::Tz::Europe__London;
    use domain::{Basis, PartOfDay, When};

    fn spread(when: &When) -> Vec<(usize, u32)> {
        shares(&minutes(&Dated::of(when).unwrap(), when.tz()))
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn an_evening_is_four_hours_alike() {
        // 14 March 2026 is a Saturday.
        let evening = When::part(
            day("2026-03-14"),
            PartOfDay::Evening,
            Europe__London,
            Basis::Memory,
        );
        let saturday = 5 * 24;
        let expected: Vec<_> = (18..22).map(|hour| (saturday + hour, 250)).collect();
        assert_eq!(spread(&evening), expected);
    }

    #[test]
    fn a_night_goes_on_into_the_next_weekday() {
        let sunday = day("2026-03-15");
        let night = When::part(sunday, PartOfDay::Night, Europe__London, Basis::Memory);
        let cells: Vec<usize> = spread(&night).into_iter().map(|(cell, _)| cell).collect();
        assert_eq!(cells, [166, 167, 0, 1, 2, 3, 4, 5]);
    }

    #[test]
    fn a_day_without_an_hour_has_23_and_a_day_with_one_twice_has_25() {
        let forward = When::day(day("2026-03-29"), Europe__London, Basis::Memory);
        let spread_forward = spread(&forward);
        assert_eq!(spread_forward.len(), 23);
        assert!(!spread_forward.iter().any(|(cell, _)| *cell == 6 * 24 + 1));
        let back = When::day(day("2026-10-25"), Europe__London, Basis::Memory);
        let twice = spread(&back);
        assert_eq!(twice[1], (6 * 24 + 1, 80));
        assert_eq!(twice[2].1, 40);
    }

    #[test]
    fn half_an_hour_that_never_was_is_left_out() {
        let spring = day("2026-10-04");
        let on_the_island = When::day(spring, Tz::Australia__Lord_Howe, Basis::Memory);
        let hours = minutes(&Dated::of(&on_the_island).unwrap(), on_the_island.tz());
        assert_eq!((hours.len(), hours[1].1, hours[2].1), (24, 60, 30));
    }

    #[test]
    fn about_now_is_shared_over_the_hour_before_and_no_full_minute() {
        let about = |end: &str| {
            spread(&When::shortly_before(
                end.parse().unwrap(),
                Europe__London,
                Basis::Memory,
            ))
        };
        // 27 November 2026 is a Friday: 28 minutes of the hour from 21:00, and 32 of that from 22:00.
        let friday = 4 * 24;
        assert_eq!(
            about("2026-11-27T22:32:00Z"),
            [(friday + 21, 467), (friday + 22, 533)]
        );
        // The hour that came twice is one hour of the week.
        assert_eq!(about("2026-10-25T01:20:00Z"), [(6 * 24 + 1, 1000)]);
        // Clocks jumped over the hour from 01:00.
        let hours: Vec<usize> = about("2026-03-29T01:20:00Z")
            .into_iter()
            .map(|(cell, _)| cell)
            .collect();
        assert_eq!(hours, [6 * 24, 6 * 24 + 2]);
    }

    #[test]
    fn what_does_not_divide_goes_to_the_largest_remainders() {
        assert_eq!(
            shares(&vec![(0, 1), (1, 1), (2, 1)]),
            [(0, 334), (1, 333), (2, 333)]
        );
        let day_of_24 = When::day(day("2026-06-01"), Europe__London, Basis::Memory);
        let sum: u32 = spread(&day_of_24).iter().map(|(_, share)| share).sum();
        assert_eq!(sum, 1000);
    }
}
