//! When something was, short enough for a row.

use catalogue::{CaseTimes, Words, sentences};
use chrono::{Datelike, NaiveDate};
use domain::{Precision, When};

/// "Sat 21" and "about 20:30"; behind them what has to stand beside a time of another zone, or of a night on which clocks
/// changed.
pub(crate) fn day_and_time(when: &When, times: CaseTimes) -> (String, String) {
    let (day, time) = shown(when, times.words);
    if time.is_empty() {
        return (times.beside(when, day), time);
    }
    (day, times.beside(when, time))
}

fn shown(when: &When, words: &Words) -> (String, String) {
    let (Some(earliest), Some(latest)) = (when.earliest, when.latest) else {
        return (String::new(), words.say(sentences::WHEN_UNKNOWN));
    };
    let time = |at: chrono::NaiveDateTime| at.format("%H:%M").to_string();
    match when.precision {
        Precision::Unknown => (String::new(), words.say(sentences::WHEN_UNKNOWN)),
        Precision::Exact | Precision::Minute => (short_day(words, earliest.date()), time(earliest)),
        Precision::Hour => {
            let middle = earliest + (latest - earliest) / 2;
            let about = words.say_with(sentences::WHEN_ABOUT, &[("time", time(middle).into())]);
            (short_day(words, middle.date()), about)
        }
        Precision::PartOfDay if when.is_shortly_before() => (
            short_day(words, latest.date()),
            words.shortly_before(latest),
        ),
        Precision::PartOfDay => {
            let part = when.part_of_day.map(|part| words.part_of_day(part));
            (short_day(words, earliest.date()), part.unwrap_or_default())
        }
        Precision::Day => (short_day(words, earliest.date()), String::new()),
        Precision::Range if earliest.date() == latest.date() => {
            let ends = [("from", time(earliest).into()), ("to", time(latest).into())];
            (
                short_day(words, earliest.date()),
                words.say_with(sentences::WHEN_FROM_TO, &ends),
            )
        }
        Precision::Range => {
            let ends = [
                ("from", short_date(words, earliest.date()).into()),
                ("to", short_date(words, latest.date()).into()),
            ];
            (
                words.say_with(sentences::WHEN_FROM_TO, &ends),
                String::new(),
            )
        }
    }
}

fn short_day(words: &Words, date: NaiveDate) -> String {
    let weekday: String = words.weekday(date).chars().take(3).collect();
    format!("{weekday} {}", date.day())
}

pub(crate) fn short_date(words: &Words, date: NaiveDate) -> String {
    let month: String = words.month(date).chars().take(3).collect();
    format!("{} {month}", date.day())
}
