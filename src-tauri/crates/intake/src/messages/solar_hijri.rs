//! The Iranian calendar. Phones that are set to it export their chats by it.

use chrono::{Days, NaiveDate};

/// The day of the common calendar. Years from 1380 to 1420 are read: the rule for leap years holds well beyond them.
pub(super) fn common_day(year: u16, month: u16, day: u16) -> Option<NaiveDate> {
    if !(1380..=1420).contains(&year) {
        return None;
    }
    // 1 Farvardin 1380.
    let new_year = NaiveDate::from_ymd_opt(2001, 3, 21)?;
    let days_of_years: u64 = (1380..year)
        .map(|year| 365 + u64::from(is_leap(year)))
        .sum();
    let length = match month {
        1..=6 => 31,
        7..=11 => 30,
        12 => 29 + u16::from(is_leap(year)),
        _ => return None,
    };
    if !(1..=length).contains(&day) {
        return None;
    }
    let before = month - 1;
    let days_of_months = u64::from(before * 30 + before.min(6));
    new_year.checked_add_days(Days::new(
        days_of_years + days_of_months + u64::from(day) - 1,
    ))
}

/// Eight years of 33 have a thirtieth day in their last month.
const fn is_leap(year: u16) -> bool {
    (25 * year as u32 + 11) % 33 < 8
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_that_are_known_in_both_calendars() {
        for (there, here) in [
            ((1380, 1, 1), "2001-03-21"),
            ((1388, 3, 22), "2009-06-12"),
            ((1395, 12, 30), "2017-03-20"),
            ((1396, 1, 1), "2017-03-21"),
            ((1398, 5, 17), "2019-08-08"),
            ((1399, 12, 30), "2021-03-20"),
            ((1400, 1, 1), "2021-03-21"),
            ((1403, 12, 30), "2025-03-20"),
            ((1404, 1, 1), "2025-03-21"),
            ((1405, 9, 9), "2026-11-30"),
        ] {
            let (year, month, day) = there;
            assert_eq!(common_day(year, month, day), here.parse().ok(), "{there:?}");
        }
        for (year, month, day) in [
            (1398, 12, 30),
            (1398, 7, 31),
            (1398, 13, 1),
            (1398, 1, 0),
            (1379, 1, 1),
            (1421, 1, 1),
        ] {
            assert_eq!(common_day(year, month, day), None);
        }
    }
}
