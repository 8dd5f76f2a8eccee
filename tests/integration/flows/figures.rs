//! The figures of the sample case, counted again from `log.json` by other code than that which says them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use chrono::{Duration, NaiveDate, NaiveDateTime};
use serde_json::Value;

use crate::demo::{export_of, sample_case};

#[test]
fn every_figure_of_the_sample_can_be_counted_again_from_the_log() {
    let folder = tempfile::tempdir().expect("there is room");
    let casebook = sample_case(&folder.path().join("vault"));
    let written = export_of(&casebook, folder.path());
    let log = Log::of(&written.paths.bundle);
    let acts = &log.acts;
    let events = log.of_kind("event");
    assert_eq!((acts.len(), events.len()), (105, 13));

    // All that came, and when.
    let dated: BTreeSet<NaiveDate> = acts.iter().filter_map(day).collect();
    let (first, last) = (dated.first().unwrap(), dated.last().unwrap());
    log.says(&format!(
        "{} incidents over {} days, from {} to {}, on {} different days.",
        acts.len(),
        (*last - *first).num_days() + 1,
        said(*first),
        said(*last),
        dated.len(),
    ));
    let undated = acts.iter().filter(|act| day(act).is_none()).count();
    log.says(&format!(
        "Not dated to a day, and so not counted by day: {undated} incidents."
    ));

    // The most in seven days in a row: of each day, how many fall on it and on the six after it.
    let days: Vec<NaiveDate> = acts.iter().filter_map(day).collect();
    let within = |from: NaiveDate| {
        let in_them = |day: &&NaiveDate| (0..7).contains(&(**day - from).num_days());
        days.iter().filter(in_them).count()
    };
    let most = dated.iter().map(|from| within(*from)).max().unwrap();
    let busiest = log.beginning("The most in any seven days in a row: ");
    assert!(
        busiest.contains(&format!(": {} from ", incidents(most))),
        "{busiest}"
    );
    let first_of_them = dated.iter().find(|from| within(**from) == most).unwrap();
    assert!(
        busiest.contains(&format!("from {} to ", said(*first_of_them))),
        "{busiest}"
    );

    // Who is told of.
    let others = log.people("other_person");
    let kept: BTreeSet<&str> = log.of_kind("person").iter().map(|one| id(one)).collect();
    let told_of = |act: &Value| {
        let who = list(act, "who");
        let named: Vec<&str> = who
            .iter()
            .filter_map(|one| one["person"].as_str())
            .collect();
        if named.iter().any(|one| others.contains(one)) {
            "The other person is named"
        } else if named.iter().any(|one| kept.contains(one)) {
            "Somebody else in the record is named, and not the other person"
        } else if who.is_empty() {
            "It is not said who did it"
        } else if who.iter().any(|one| log.is_his(one["name"].as_str())) {
            "The other person is named"
        } else {
            "Somebody is told of who is not in the record, or is not known"
        }
    };
    let mut told = BTreeMap::<&str, usize>::new();
    for act in acts {
        *told.entry(told_of(act)).or_default() += 1;
    }
    assert_eq!(told.values().sum::<usize>(), acts.len());
    for (of, count) in told {
        log.says(&format!("{of}: {}.", incidents(count)));
    }

    // What came of a kind, in all and by month.
    for (tag, label) in [("visit_home", "Visits to the home"), ("threats", "Threats")] {
        let found: Vec<&Value> = acts.iter().filter(|act| has(act, tag)).collect();
        let mut months = BTreeMap::<String, usize>::new();
        let mut elsewhere = 0;
        for act in &found {
            match month(act) {
                Some(month) => *months.entry(month).or_default() += 1,
                None => elsewhere += 1,
            }
        }
        assert_eq!(months.values().sum::<usize>() + elsewhere, found.len());
        let sentence = log.beginning(&format!("{label}: {} (", incidents(found.len())));
        assert_eq!(
            sentence.matches(" in ").count(),
            months.len(),
            "{sentence} has the months {months:?}"
        );
        for (month, count) in &months {
            let name = said(format!("{month}-01").parse().unwrap());
            let name = name.split(' ').nth(1).unwrap();
            assert!(
                sentence.contains(&format!("{count} in {name}")),
                "{sentence}: {count} in {name}"
            );
        }
    }

    // What came after an order was served.
    for order in log.of_kind("order") {
        let entry = &order["entry"];
        if !["in_force", "ended"].contains(&entry["status"].as_str().unwrap()) {
            continue;
        }
        let Some(served) = entry["served"].as_str() else {
            continue;
        };
        let served: NaiveDate = served.parse().unwrap();
        let later: Vec<_> = acts
            .iter()
            .filter(|act| first_day(act) > Some(served))
            .collect();
        let naming = later
            .iter()
            .filter(|act| told_of(act) == "The other person is named")
            .count();
        let naming = match naming {
            0 => "none of them names".to_owned(),
            1 => "1 of them names".to_owned(),
            _ => format!("{naming} of them name"),
        };
        let count = later.len();
        if count > 0 {
            log.beginning(&format!("After {} (service of this order: ", said(served)));
            let sentences = log.figures.iter();
            let mut of_it = sentences.filter(|one| {
                one.starts_with(&format!("After {} (service", said(served)))
                    && one.contains(&format!("): {} ({naming}", incidents(count)))
            });
            assert!(of_it.next().is_some(), "{count} ({naming}) after {served}");
        }
    }

    // The longest time in which nothing else may lie.
    let taken: BTreeSet<NaiveDate> = acts
        .iter()
        .filter_map(|act| Some((first_day(act)?, last_day(act)?)))
        .flat_map(|(first, last)| first.iter_days().take_while(move |day| *day <= last))
        .collect();
    let taken: Vec<NaiveDate> = taken.into_iter().collect();
    let (length, std::cmp::Reverse(from)) = taken
        .windows(2)
        .map(|pair| ((pair[1] - pair[0]).num_days(), std::cmp::Reverse(pair[0])))
        .max()
        .unwrap();
    log.says(&format!(
        "The longest time in which no dated incident lies or may lie is {length} days, from {} to {}.",
        said(from),
        said(from + Duration::days(length)),
    ));

    // One number for each thing.
    let breaches = acts
        .iter()
        .filter(|act| has(act, "breach") || !list(act, "may_breach").is_empty());
    log.says(&format!(
        "Marked as a possible breach of an order: {}.",
        incidents(breaches.count())
    ));
    assert!(
        !log.figures
            .iter()
            .any(|one| one.starts_with("Something that an order may forbid"))
    );
    let feared = acts.iter().filter(|act| {
        let fear = &act["entry"]["fear_of_violence"];
        fear["feared"] == "yes"
            && ["oneself", "both"].contains(&fear["against"].as_str().unwrap_or(""))
    });
    log.beginning(&format!(
        "Fear that violence would be used against the keeper is written of in {}, ",
        incidents(feared.count())
    ));
    let children = acts
        .iter()
        .filter(|act| act["entry"]["children_present"] == "yes");
    log.says(&format!(
        "Children were present: {}.",
        incidents(children.count())
    ));
    let held = acts.iter().flat_map(|act| list(act, "elsewhere"));
    let held = held.filter(|one| one["got"] != "yes").count();
    log.beginning(&format!(
        "Others hold {held} things not marked as handed over."
    ));

    // No figure stands on an event.
    let events: BTreeSet<&str> = events.iter().map(|one| id(one)).collect();
    for figure in log.whole["figures"].as_array().unwrap() {
        let stands_on = figure["entries"].as_array().unwrap().iter();
        let mut stands_on = stands_on.filter_map(Value::as_str);
        assert!(!stands_on.any(|one| events.contains(one)), "{figure}");
    }
}

struct Log {
    whole: Value,
    /// Incidents that stand.
    acts: Vec<Value>,
    figures: Vec<String>,
}

impl Log {
    fn of(bundle: &Path) -> Self {
        let path = bundle.join("data/4_machine_readable/log.json");
        let text = fs::read_to_string(path).expect("there is a log");
        let whole: Value = serde_json::from_str(&text).expect("it is JSON");
        let figures = whole["figures"].as_array().unwrap().iter();
        let figures = figures.map(|one| one["sentence"].as_str().unwrap().to_owned());
        let mut log = Self {
            figures: figures.collect(),
            whole,
            acts: Vec::new(),
        };
        log.acts = log.of_kind("incident").into_iter().cloned().collect();
        log
    }

    fn of_kind(&self, kind: &str) -> Vec<&Value> {
        let entries = self.whole["entries"].as_array().unwrap().iter();
        entries
            .filter(|one| one["entry"]["kind"] == kind && one.get("struck_out").is_none())
            .collect()
    }

    fn people(&self, role: &str) -> BTreeSet<&str> {
        let people = self.of_kind("person").into_iter();
        people
            .filter(|one| one["entry"]["role"] == role)
            .map(id)
            .collect()
    }

    /// Whether a name or number is the other person's.
    fn is_his(&self, name: Option<&str>) -> bool {
        let people = self.of_kind("person").into_iter();
        let his = people.filter(|one| one["entry"]["role"] == "other_person");
        let numbers: Vec<String> = his
            .flat_map(|one| list(one, "numbers"))
            .filter_map(|one| Some(digits(one.as_str()?)))
            .collect();
        let name = name.map(digits).filter(|name| name.len() > 9);
        name.is_some_and(|name| numbers.contains(&name))
    }

    fn says(&self, sentence: &str) {
        assert!(
            self.figures.iter().any(|one| one == sentence),
            "“{sentence}” is not in {:#?}",
            self.figures
        );
    }

    fn beginning(&self, with: &str) -> &str {
        let mut found = self.figures.iter().filter(|one| one.starts_with(with));
        found
            .next()
            .unwrap_or_else(|| panic!("nothing begins with “{with}” in {:#?}", self.figures))
    }
}

fn digits(text: &str) -> String {
    text.chars().filter(char::is_ascii_digit).collect()
}

fn id(kept: &Value) -> &str {
    kept["id"].as_str().unwrap()
}

fn list<'a>(kept: &'a Value, field: &str) -> Vec<&'a Value> {
    let list = kept["entry"][field].as_array();
    list.into_iter().flatten().collect()
}

fn has(kept: &Value, tag: &str) -> bool {
    list(kept, "behaviours").iter().any(|one| *one == tag)
}

fn incidents(count: usize) -> String {
    match count {
        1 => "1 incident".to_owned(),
        count => format!("{count} incidents"),
    }
}

fn said(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

fn ends(kept: &Value) -> Option<(NaiveDateTime, NaiveDateTime)> {
    let when = &kept["entry"]["when"];
    if when["precision"] == "unknown" {
        return None;
    }
    let end = |name: &str| when[name].as_str()?.parse::<NaiveDateTime>().ok();
    Some((end("earliest")?, end("latest")?))
}

/// As docs/patterns.md has it: a night is of the day on which it began, an hour of the day of its middle.
fn day(kept: &Value) -> Option<NaiveDate> {
    let (earliest, latest) = ends(kept)?;
    let when = &kept["entry"]["when"];
    match when["precision"].as_str()? {
        "part_of_day" if when["part_of_day"].is_string() => Some(earliest.date()),
        "hour" => Some((earliest + (latest - earliest) / 2).date()),
        _ => (earliest.date() == (latest - Duration::seconds(1)).date().max(earliest.date()))
            .then(|| earliest.date()),
    }
}

fn first_day(kept: &Value) -> Option<NaiveDate> {
    day(kept).or_else(|| Some(ends(kept)?.0.date()))
}

fn last_day(kept: &Value) -> Option<NaiveDate> {
    day(kept).or_else(|| Some((ends(kept)?.1 - Duration::seconds(1)).date()))
}

fn month(kept: &Value) -> Option<String> {
    let first = first_day(kept)?.format("%Y-%m").to_string();
    (first == last_day(kept)?.format("%Y-%m").to_string()).then_some(first)
}
