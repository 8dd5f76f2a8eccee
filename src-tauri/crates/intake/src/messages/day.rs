//! A date that is written in numbers, and the days that it may mean.

use chrono::NaiveDate;

use super::order::DayOrder;
use super::solar_hijri;

/// Three numbers as they stand, and of how many digits each is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct DateNumbers {
    pub(super) numbers: [u16; 3],
    pub(super) digits: [u8; 3],
}

/// What a date means in one order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Day {
    /// This day.
    Common(NaiveDate),
    /// This day, which is written by another calendar.
    Turned(NaiveDate),
    /// A day, but its year may be one of several, or its calendar is not read here.
    NotKnown,
}

impl Day {
    /// The day, where it is known.
    pub(super) const fn date(self) -> Option<NaiveDate> {
        match self {
            Self::Common(date) | Self::Turned(date) => Some(date),
            Self::NotKnown => None,
        }
    }
}

/// What a year means.
enum Year {
    Common(u16),
    Buddhist(u16),
    SolarHijri(u16),
    /// Of the Islamic calendar, whose months begin when they are seen; before anything that could be meant; or of two digits that
    /// may be a year of another calendar.
    NotKnown,
}

/// The first year in which anybody wrote messages.
const FIRST_YEAR: u16 = 9;
/// Of two digits these are years of this century. Above them they may as well be years of the Buddhist calendar (2552 was 2009)
/// or of a clock that was never set.
const LAST_SURE_YEAR: u16 = 51;

impl DateNumbers {
    /// The day in one order; `None` where there is no such day.
    pub(super) fn day(self, order: DayOrder) -> Option<Day> {
        let [year, month, day] = match order {
            DayOrder::DayFirst => [2, 1, 0],
            DayOrder::MonthFirst => [2, 0, 1],
            DayOrder::YearFirst => [0, 1, 2],
        };
        // No month and no day has more digits.
        if self.digits[month] > 2 || self.digits[day] > 2 {
            return None;
        }
        let (month, day) = (self.numbers[month], self.numbers[day]);
        match year_of(self.numbers[year], self.digits[year])? {
            Year::Common(year) => common(year, month, day).map(Day::Common),
            Year::Buddhist(year) => common(year - 543, month, day).map(Day::Turned),
            Year::SolarHijri(year) => solar_hijri::common_day(year, month, day).map(Day::Turned),
            Year::NotKnown => {
                let is_day = (1..=12).contains(&month) && (1..=31).contains(&day);
                is_day.then_some(Day::NotKnown)
            }
        }
    }

    /// The orders in which it can be read.
    ///
    /// A year of two digits stands last, as nearly everywhere, unless that would be a year before there were such messages
    /// while at the beginning it would not.
    pub(super) fn possible(self) -> Possible {
        let day_in = |order| self.day(order).is_some();
        let mut possible = Possible::default();
        if self.digits[0] == 4 {
            return possible.with(DayOrder::YearFirst, day_in(DayOrder::YearFirst));
        }
        let two = self.digits[2] == 2;
        let late_enough = |at: usize| {
            self.digits[at] == 2 && (FIRST_YEAR..=LAST_SURE_YEAR).contains(&self.numbers[at])
        };
        let year_first = self.digits[2] <= 2 && late_enough(0) && day_in(DayOrder::YearFirst);
        possible = possible.with(DayOrder::YearFirst, year_first);
        if !(year_first && two && self.numbers[2] < FIRST_YEAR) {
            possible = possible
                .with(DayOrder::DayFirst, day_in(DayOrder::DayFirst))
                .with(DayOrder::MonthFirst, day_in(DayOrder::MonthFirst));
        }
        possible
    }
}

/// A set of orders.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Possible(u8);

impl Possible {
    pub(super) const fn with(self, order: DayOrder, is_possible: bool) -> Self {
        match is_possible {
            true => Self(self.0 | 1 << order as u8),
            false => self,
        }
    }

    pub(super) const fn without(self, order: DayOrder) -> Self {
        Self(self.0 & !(1 << order as u8))
    }

    /// Those that are in both.
    pub(super) const fn and(self, other: Self) -> Self {
        Self(self.0 & other.0)
    }

    pub(super) const fn has(self, order: DayOrder) -> bool {
        self.0 & 1 << order as u8 != 0
    }

    pub(super) const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// The orders in it.
    pub(super) fn orders(self) -> impl Iterator<Item = DayOrder> {
        DayOrder::ALL
            .into_iter()
            .filter(move |order| self.has(*order))
    }
}

fn year_of(year: u16, digits: u8) -> Option<Year> {
    match (digits, year) {
        (2, 0..=LAST_SURE_YEAR) => Some(Year::Common(2000 + year)),
        (4, 1380..=1420) => Some(Year::SolarHijri(year)),
        (4, 2401..=2700) => Some(Year::Buddhist(year)),
        (4, 1501..) => Some(Year::Common(year)),
        (2 | 4, _) => Some(Year::NotKnown),
        _ => None,
    }
}

fn common(year: u16, month: u16, day: u16) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(i32::from(year), u32::from(month), u32::from(day))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn written(date: &str) -> DateNumbers {
        let parts: Vec<&str> = date.split('/').collect();
        DateNumbers {
            numbers: std::array::from_fn(|at| parts[at].parse().unwrap()),
            digits: std::array::from_fn(|at| parts[at].len() as u8),
        }
    }

    #[test]
    fn a_date_can_be_read_in_the_orders_in_which_there_is_such_a_day() {
        use DayOrder::{DayFirst, MonthFirst, YearFirst};
        for (date, orders) in [
            ("03/04/2026", &[DayFirst, MonthFirst][..]),
            ("13/04/2026", &[DayFirst]),
            ("04/13/2026", &[MonthFirst]),
            ("2026/04/03", &[YearFirst]),
            ("2026/13/03", &[]),
            ("29/02/2023", &[]),
            ("31/04/2026", &[]),
            ("00/04/2026", &[]),
            ("45/13/2026", &[]),
            ("3/4/26", &[DayFirst, MonthFirst]),
            ("08/04/26", &[DayFirst, MonthFirst]),
            ("10/04/26", &[DayFirst, MonthFirst, YearFirst]),
            ("14/03/26", &[DayFirst, YearFirst]),
            ("19/8/8", &[YearFirst]),
            ("19/08/08", &[YearFirst]),
            ("01/01/70", &[DayFirst, MonthFirst]),
            ("123/4/26", &[]),
            ("3/4/026", &[]),
        ] {
            let possible: Vec<_> = written(date).possible().orders().collect();
            assert_eq!(possible, orders, "{date}");
        }
    }

    #[test]
    fn years_of_other_calendars_are_turned_or_not_known() {
        for (date, day) in [
            ("8/8/2562", Some(Day::Turned(common(2019, 8, 8).unwrap()))),
            ("8/8/62", Some(Day::NotKnown)),
            ("1/1/70", Some(Day::NotKnown)),
            ("8/8/1446", Some(Day::NotKnown)),
            ("1/1/1970", Some(Day::Common(common(1970, 1, 1).unwrap()))),
            (
                "31/12/9999",
                Some(Day::Common(common(9999, 12, 31).unwrap())),
            ),
            ("8/8/5", None),
        ] {
            assert_eq!(written(date).day(DayOrder::DayFirst), day, "{date}");
        }
        let iranian = written("1398/5/17").day(DayOrder::YearFirst);
        assert_eq!(iranian, Some(Day::Turned(common(2019, 8, 8).unwrap())));
    }
}
