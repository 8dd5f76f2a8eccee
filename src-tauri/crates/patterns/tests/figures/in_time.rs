//! When things came, on small records: months, weeks, gaps, days in a row and hours, word for word.

use chrono::NaiveDate;
use chrono_tz::Tz::Europe__London;
use domain::{Basis, PartOfDay, Precision, When};
use patterns::RuleId;
use serde_json::json;

use crate::made::{id, incident, incident_at, of, said, visits};

#[test]
fn visits_are_counted_month_by_month() {
    let figures = of(&visits());
    assert_eq!(
        said(&figures, RuleId::Change),
        ["Visits to the home: 7 incidents (1 in May, 6 in June 2026)."]
    );
    assert_eq!(
        said(&figures, RuleId::Count),
        ["7 incidents over 58 days, from 2 May 2026 to 28 June 2026, on 6 different days."]
    );
    let change = figures
        .sentences
        .iter()
        .find(|figure| figure.rule == RuleId::Change);
    let behind = &change.unwrap().behind;
    assert_eq!(behind[1].said, "1 in May");
    assert_eq!(behind[1].entries, [id(0)]);
    assert_eq!(
        figures.behaviours[0].sentence,
        "Visits to the home: 7 incidents."
    );
    let limbs = figures.limbs.iter().map(|limb| limb.label.as_str());
    assert_eq!(
        limbs.collect::<Vec<_>>(),
        [
            "contacting, or attempting to contact, a person by any means",
            "loitering in any place (whether public or private)",
        ]
    );
}

#[test]
fn years_are_told_apart() {
    let mut entries = visits();
    let visit = json!({"behaviours": ["visit_home"]});
    entries.push(incident_at("2027-01-03T20:10:00", visit));
    assert_eq!(
        said(&of(&entries), RuleId::Change),
        ["Visits to the home: 8 incidents (1 in May, 6 in June 2026, 1 in January 2027)."]
    );
}

#[test]
fn empty_months_and_weeks_are_there() {
    let at = |at| incident_at(at, json!({}));
    let figures = of(&[at("2026-01-31T10:00:00"), at("2026-04-01T10:00:00")]);
    let months = figures
        .months
        .iter()
        .map(|month| (month.label.as_str(), month.count));
    let months: Vec<_> = months.collect();
    assert_eq!(
        months,
        [
            ("January 2026", 1),
            ("February 2026", 0),
            ("March 2026", 0),
            ("April 2026", 1)
        ]
    );
    assert_eq!(figures.weeks[0].label, "Week of 26 January 2026");
    assert_eq!(figures.weeks.len(), 10);
    assert_eq!(
        said(&figures, RuleId::LongestGap),
        [
            "The longest time in which no dated incident lies or may lie is 60 days, from 31 January 2026 to 1 April 2026."
        ]
    );
}

#[test]
fn the_most_in_seven_days_is_of_days_in_a_row_and_names_each_such_time_once() {
    let on = |days: &[&str]| {
        let at = |day: &&str| incident_at(&format!("2026-{day}T10:00:00"), json!({}));
        of(&days.iter().map(at).collect::<Vec<_>>())
    };
    // A Sunday and the Monday after it; the eighth day is out.
    let once = ["02-08", "02-09", "02-14", "02-15", "07-01"];
    assert_eq!(
        said(&on(&once), RuleId::MostInSevenDays),
        [
            "The most in any seven days in a row: 3 incidents from 8 February 2026 to 14 February 2026."
        ]
    );
    let twice = [
        "02-08", "02-09", "02-14", "07-08", "07-08", "07-14", "12-01",
    ];
    assert_eq!(
        said(&on(&twice), RuleId::MostInSevenDays),
        [
            "The most in any seven days in a row: 3 incidents from 8 February 2026 to 14 February 2026, 3 incidents from 8 July 2026 to 14 July 2026."
        ]
    );
    let two = ["02-08", "02-09", "07-01"];
    assert_eq!(said(&on(&two), RuleId::MostInSevenDays), [""; 0]);
}

#[test]
fn a_range_is_in_seven_days_where_all_of_it_is() {
    let between = |from: &str, to: &str| {
        let range = When::span(
            format!("2026-{from}T00:00:00").parse().unwrap(),
            format!("2026-{to}T23:59:00").parse().unwrap(),
            Europe__London,
            Precision::Range,
            Basis::Memory,
        );
        incident(&range, json!({}))
    };
    let on = |day: &str| incident_at(&format!("2026-{day}T10:00:00"), json!({}));
    assert_eq!(
        said(
            &of(&[
                on("04-24"),
                between("04-28", "04-30"),
                on("04-30"),
                on("04-25")
            ]),
            RuleId::MostInSevenDays
        ),
        ["The most in any seven days in a row: 4 incidents from 24 April 2026 to 30 April 2026."]
    );
    // It may lie outside, on the first of May.
    assert_eq!(
        said(
            &of(&[
                on("04-24"),
                between("04-28", "05-01"),
                on("04-30"),
                on("04-25")
            ]),
            RuleId::MostInSevenDays
        ),
        ["The most in any seven days in a row: 3 incidents from 24 April 2026 to 30 April 2026."]
    );
}

#[test]
fn what_is_not_dated_to_a_month_is_listed_and_not_guessed() {
    let (from, to) = ("2026-03-30T00:00:00", "2026-04-02T23:59:00");
    let over_the_end = When::span(
        from.parse().unwrap(),
        to.parse().unwrap(),
        Europe__London,
        Precision::Range,
        Basis::Memory,
    );
    let figures = of(&[
        incident(&over_the_end, json!({})),
        incident(&When::unknown(None), json!({})),
        incident_at("2026-03-01T12:00:00", json!({})),
        incident_at("2026-04-20T12:00:00", json!({})),
    ]);
    assert_eq!(figures.not_dated_to_a_month, [id(0), id(1)]);
    assert_eq!(figures.not_dated_to_a_week, [id(1)]);
    assert_eq!(figures.undated, [id(1)]);
    assert_eq!(figures.hours.left_out, [id(1)]);
    assert_eq!(
        said(&figures, RuleId::NotDatedToADay),
        ["Not dated to a day, and so not counted by day: 2 incidents."]
    );
    // From 1 March to the range, and from its end to 20 April.
    let gaps: Vec<u32> = figures.gaps.iter().map(|gap| gap.days).collect();
    assert_eq!(gaps, [29, 18]);
}

/// An incident that is dated to no day takes up every day on which it may have been.
#[test]
fn no_gap_goes_across_an_incident_that_lies_in_it() {
    let range = |from: &str, to: &str| {
        When::span(
            from.parse().unwrap(),
            to.parse().unwrap(),
            Europe__London,
            Precision::Range,
            Basis::Memory,
        )
    };
    let days = [
        incident_at("2026-06-11T12:00:00", json!({})),
        incident_at("2026-06-26T12:00:00", json!({})),
        incident_at("2026-07-11T12:00:00", json!({})),
    ];
    let with = |when: &When| [&days[..], &[incident(when, json!({}))]].concat();
    let longest = |from: &str, to: &str| {
        format!(
            "The longest time in which no dated incident lies or may lie is 15 days, from {from} 2026 to {to} 2026."
        )
    };
    let figures = of(&days);
    assert_eq!(
        said(&figures, RuleId::LongestGap),
        [longest("11 June", "26 June")]
    );
    let within = of(&with(&range("2026-06-12T00:00:00", "2026-06-24T23:59:00")));
    assert_eq!(
        said(&within, RuleId::LongestGap),
        [longest("26 June", "11 July")]
    );
    // From the end of a range to the next day, and no further.
    let over_an_end = of(&with(&range("2026-06-27T00:00:00", "2026-07-01T23:59:00")));
    assert_eq!(over_an_end.gaps.len(), 1);
    let to_both = of(&with(&range("2026-06-20T00:00:00", "2026-06-28T23:59:00")));
    assert_eq!(to_both.gaps, []);
}

#[test]
fn what_is_not_dated_to_a_month_is_in_the_total() {
    let mut entries = visits();
    let visit = json!({"behaviours": ["visit_home"]});
    entries.push(incident(&When::unknown(None), visit));
    assert_eq!(
        said(&of(&entries), RuleId::Change),
        ["Visits to the home: 8 incidents (1 in May, 6 in June 2026, 1 not dated to a month)."]
    );
}

#[test]
fn an_evening_is_spread_and_a_minute_is_not() {
    let day: NaiveDate = "2026-03-14".parse().unwrap();
    let evening = When::part(day, PartOfDay::Evening, Europe__London, Basis::Memory);
    let figures = of(&[
        incident(&evening, json!({})),
        incident_at("2026-03-14T19:30:00", json!({})),
    ]);
    let cell = &figures.hours.cells[5 * 24 + 19];
    assert_eq!((cell.weekday, cell.hour), (6, 19));
    assert_eq!((cell.certain, cell.uncertain_thousandths), (1, 250));
    assert_eq!(
        (&cell.entries[..], &cell.uncertain_entries[..]),
        (&[id(1)][..], &[id(0)][..])
    );
}
