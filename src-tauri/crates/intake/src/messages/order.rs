//! In which order day, month and year stand: proved by a line, or asked.

use chrono::NaiveDate;

/// An order of day, month and year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum DayOrder {
    /// 31/12/2022.
    DayFirst,
    /// 12/31/2022.
    MonthFirst,
    /// 2022/12/31.
    YearFirst,
}

impl DayOrder {
    /// Each, in the order of its number.
    pub const ALL: [Self; 3] = [Self::DayFirst, Self::MonthFirst, Self::YearFirst];

    /// As programs read it: "day_first", "month_first", "year_first".
    pub const fn code(self) -> &'static str {
        match self {
            Self::DayFirst => "day_first",
            Self::MonthFirst => "month_first",
            Self::YearFirst => "year_first",
        }
    }
}

/// A line whose date can be read in one order alone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OrderProof {
    /// Which line, from 1.
    pub line: u64,
    /// Its clock, as it stands.
    pub printed: String,
}

/// What first and last day would be in one order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OrderReading {
    /// The order.
    pub order: DayOrder,
    /// The earliest day of all messages.
    pub first: NaiveDate,
    /// The latest.
    pub last: NaiveDate,
}

/// What a file shows of the order of its dates.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum OrderFound {
    /// It has no dates.
    NoDates,
    /// One line can be read in this order alone, and no line contradicts it.
    Proved {
        /// The order.
        order: DayOrder,
        /// The line.
        by: OrderProof,
    },
    /// Every line can be read in each of these, so only the person can say. Dates that are the same in each are known all the same.
    NotKnown {
        /// The orders that are possible.
        readings: Vec<OrderReading>,
    },
    /// The person said it, and no line contradicts it.
    Told {
        /// The order.
        order: DayOrder,
    },
    /// Lines prove both orders: the file was put together from two, or changed. Where a date can be read in one way alone it is
    /// known, and no other is.
    Both {
        /// A line in which the day stands first.
        day_first: OrderProof,
        /// A line in which the month stands first.
        month_first: OrderProof,
        /// What the person said, by which the other dates were read.
        told: Option<DayOrder>,
    },
}
