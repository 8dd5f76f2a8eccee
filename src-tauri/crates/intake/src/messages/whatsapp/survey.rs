//! The first way through a file: in which character set, in which form and in which order of day and month it is written.

use std::io::Read;

use chrono::NaiveDate;
use encoding_rs::{UTF_8, UTF_16BE, UTF_16LE};

use super::header::{self, HEAD, Header, Shape};
use crate::messages::day::{DateNumbers, Day, Possible};
use crate::messages::line_text::CharacterSet;
use crate::messages::order::{DayOrder, OrderFound, OrderProof, OrderReading};
use crate::messages::raw_lines::{RawLines, Units};
use crate::stream::encoding::{self, Guess, begins_as_utf8};

/// So much of a text shows in which of the older character sets it is.
const SHOWS_SET: usize = 64 * 1024;

/// How a file is written.
#[derive(Debug)]
pub(super) struct Survey {
    pub(super) set: CharacterSet,
    /// The form of its first clock; nothing where no line begins a message.
    pub(super) shape: Option<Shape>,
    dates: Dates,
}

/// How dates of a file are to be read.
#[derive(Debug, Clone, Copy)]
pub(super) enum Reading {
    /// In this order, all of them.
    In(DayOrder),
    /// In this order, or in the other where there is no such day.
    RatherIn(DayOrder),
    /// Only where one day is possible in all of these.
    OnlySure(Possible),
}

/// What a date is found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct ReadDay {
    pub(super) day: Day,
    /// It had to be read in another order than the rest.
    pub(super) other_order: bool,
}

/// What the dates of a file allow.
#[derive(Debug, Default)]
struct Dates {
    /// For each order the first line that cannot be read in it, though it can in another.
    ruled_out: [Option<OrderProof>; 3],
    /// For each order the first and last day.
    days: [Option<(NaiveDate, NaiveDate)>; 3],
    /// The first date.
    first: Option<OrderProof>,
    /// Whether they are written as in languages of which some put a year of two digits first.
    year_may_be_first: bool,
    /// Which numbers of two digits stand first, and which last.
    firsts: u128,
    lasts: u128,
}

impl Survey {
    /// Goes through a file. Where it cannot be read to its end, what was read says how the rest is read.
    pub(super) fn of(source: impl Read) -> Self {
        let mut lines = RawLines::new(source, Units::Bytes);
        let beginning = lines.beginning();
        let named = encoding::named(&beginning[..beginning.len().min(SHOWS_SET)]);
        let (set, mut is_decided) = match named {
            Some(encoding) if encoding == UTF_16LE || encoding == UTF_16BE => {
                (CharacterSet::Wide(encoding), true)
            }
            _ => (CharacterSet::Utf8, named == Some(UTF_8)),
        };
        let mut survey = Self {
            set,
            shape: None,
            dates: Dates::default(),
        };
        lines.set_units(set.units());
        loop {
            // Before a line is taken, for what follows it shows more.
            if !is_decided {
                let ahead = lines.ahead();
                let line = &ahead[..memchr::memchr(b'\n', ahead).unwrap_or(ahead.len())];
                if let Some(set) = set_of(line, ahead) {
                    survey.set = set;
                    is_decided = true;
                }
            }
            let Ok(Some(line)) = lines.next() else {
                return survey;
            };
            if !(line.begins && survey.set.may_begin(line.bytes)) {
                continue;
            }
            let head = survey
                .set
                .decoded(&line.bytes[..line.bytes.len().min(HEAD)], true);
            if let Some(header) = header::read(&head.text)
                && *survey.shape.get_or_insert(header.shape) == header.shape
            {
                survey.dates.note(&header, line.number);
            }
        }
    }

    /// What is known of the order, how dates are read by it, and whether the person said something else than a line proves.
    pub(super) fn order(&self, told: Option<DayOrder>) -> (OrderFound, Reading, bool) {
        self.dates.order(told)
    }
}

/// The character set that the first line with other letters than those of ASCII shows.
fn set_of(line: &[u8], ahead: &[u8]) -> Option<CharacterSet> {
    if line.is_ascii() {
        return None;
    }
    let valid = match std::str::from_utf8(line) {
        Ok(_) => true,
        // What was read yet may end within a letter: the next line shows it.
        Err(fault) if fault.error_len().is_none() && line[..fault.valid_up_to()].is_ascii() => {
            return None;
        }
        Err(fault) => !line[..fault.valid_up_to()].is_ascii(),
    };
    if valid {
        return Some(CharacterSet::Utf8);
    }
    let shown = &ahead[..ahead.len().min(SHOWS_SET)];
    let mut guess = Guess::new();
    guess.show(shown, false);
    let guessed = guess.made_of(shown);
    Some(match guessed == UTF_8 || begins_as_utf8(shown, guessed) {
        true => CharacterSet::Utf8,
        false => CharacterSet::Old(guessed),
    })
}

impl Dates {
    fn note(&mut self, header: &Header<'_>, line: u64) {
        let date = header.date;
        let possible = date.possible();
        if possible.is_empty() {
            return;
        }
        let proof = || OrderProof {
            line,
            printed: header.printed.to_owned(),
        };
        if self.first.is_none() {
            self.first = Some(proof());
            self.year_may_be_first = header.shape.year_may_be_first();
        }
        for order in DayOrder::ALL {
            if !possible.has(order) {
                self.ruled_out[order as usize].get_or_insert_with(proof);
            } else if let Some(day) = date.day(order).and_then(Day::date) {
                let days = self.days[order as usize].get_or_insert((day, day));
                *days = (days.0.min(day), days.1.max(day));
            }
        }
        if date.digits[2] <= 2 {
            let bit = |number: u16| 1u128.checked_shl(u32::from(number)).unwrap_or(0);
            self.firsts |= bit(date.numbers[0]);
            self.lasts |= bit(date.numbers[2]);
        }
    }

    /// The orders in which all dates can be read.
    fn possible(&self) -> Possible {
        let possible = DayOrder::ALL
            .into_iter()
            .fold(Possible::default(), |all, order| {
                all.with(order, self.ruled_out[order as usize].is_none())
            });
        // A year of two digits stands last, unless a line shows that it does not. In the languages that may put it first, and
        // where the last number changes more often than the first, as days do, it is asked.
        let year_last = possible.has(DayOrder::DayFirst) || possible.has(DayOrder::MonthFirst);
        let lasts_are_days = self.lasts.count_ones() > self.firsts.count_ones();
        let asked = lasts_are_days || self.year_may_be_first;
        let doubtful = year_last && !asked && possible.has(DayOrder::YearFirst);
        match doubtful {
            true => possible.without(DayOrder::YearFirst),
            false => possible,
        }
    }

    fn order(&self, told: Option<DayOrder>) -> (OrderFound, Reading, bool) {
        let Some(first) = &self.first else {
            return (
                OrderFound::NoDates,
                Reading::OnlySure(Possible::default()),
                false,
            );
        };
        let possible = self.possible();
        let orders: Vec<DayOrder> = possible.orders().collect();
        match *orders.as_slice() {
            [] => {
                let told = told.filter(|told| *told != DayOrder::YearFirst);
                let proof = |not: DayOrder| self.ruled_out[not as usize].clone();
                let found = OrderFound::Both {
                    day_first: proof(DayOrder::MonthFirst).unwrap_or_else(|| first.clone()),
                    month_first: proof(DayOrder::DayFirst).unwrap_or_else(|| first.clone()),
                    told,
                };
                let both = Possible::default()
                    .with(DayOrder::DayFirst, true)
                    .with(DayOrder::MonthFirst, true);
                let reading = told.map_or(Reading::OnlySure(both), Reading::RatherIn);
                (found, reading, false)
            }
            [order] => {
                let by = self.proof_of(order).unwrap_or_else(|| first.clone());
                let against = told.is_some_and(|told| told != order);
                (
                    OrderFound::Proved { order, by },
                    Reading::In(order),
                    against,
                )
            }
            _ => match told.filter(|told| possible.has(*told)) {
                Some(order) => (OrderFound::Told { order }, Reading::In(order), false),
                None => {
                    let readings = orders.iter().filter_map(|order| {
                        let (first, last) = self.days[*order as usize]?;
                        Some(OrderReading {
                            order: *order,
                            first,
                            last,
                        })
                    });
                    let readings = readings.collect();
                    (
                        OrderFound::NotKnown { readings },
                        Reading::OnlySure(possible),
                        false,
                    )
                }
            },
        }
    }

    /// The line that decides between this order and the one that could be meant instead.
    fn proof_of(&self, order: DayOrder) -> Option<OrderProof> {
        let rival = match order {
            DayOrder::DayFirst => [DayOrder::MonthFirst, DayOrder::YearFirst],
            DayOrder::MonthFirst => [DayOrder::DayFirst, DayOrder::YearFirst],
            DayOrder::YearFirst => [DayOrder::DayFirst, DayOrder::MonthFirst],
        };
        rival
            .iter()
            .find_map(|rival| self.ruled_out[*rival as usize].clone())
    }
}

impl Reading {
    /// What a date is; `None` where there is no such day in any order.
    pub(super) fn day(self, date: DateNumbers) -> Option<ReadDay> {
        let possible = date.possible();
        if possible.is_empty() {
            return None;
        }
        let in_order = |day| ReadDay {
            day,
            other_order: false,
        };
        match self {
            Self::In(order) => date.day(order).map(in_order),
            Self::RatherIn(order) => match possible.has(order) {
                true => date.day(order).map(in_order),
                false => only_day(date, possible).map(|day| ReadDay {
                    day,
                    other_order: true,
                }),
            },
            Self::OnlySure(orders) => {
                let both = possible.and(orders);
                let possible = if both.is_empty() { possible } else { both };
                only_day(date, possible).map(in_order)
            }
        }
    }
}

/// The day that a date is in all of these orders; not known where they differ.
fn only_day(date: DateNumbers, possible: Possible) -> Option<Day> {
    let mut days = possible.orders().filter_map(|order| date.day(order));
    let first = days.next()?;
    Some(match days.all(|day| day == first) {
        true => first,
        false => Day::NotKnown,
    })
}
