//! The lists behind the officer's two pages: each incident on every list that it belongs to, and on no other.

use bundle::Extent;
use bundle::print::{
    Document, List, Lists, PlaceInChronology, chronology, for_the_officer, for_the_officer_alone,
};
use domain::{Entry, EntryId};
use serde_json::{Value, json};

use crate::paper::{Paper, letters, print};
use crate::print_case::{self, MadeCase, id};

/// An incident of one day of May 2026, with what else is said of it.
fn incident(day: u32, more: Value) -> Value {
    let at = |time: &str| format!("2026-05-{day:02}T{time}");
    let mut incident = json!({"kind": "incident", "what": "He was there.",
        "when": {"earliest": at("18:00:00"), "latest": at("22:00:00"), "zone": "Europe/London",
            "precision": "part_of_day", "part_of_day": "evening", "basis": "memory"}});
    let fields = incident.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    incident
}

/// A case without incidents but these, numbered from 1 in the order in which they are given.
fn made(incidents: Vec<Value>) -> MadeCase {
    let mut made = print_case::made(0);
    for (incident, number) in incidents.into_iter().zip(1..) {
        let mut kept = print_case::kept(1_000 + u128::from(number), 60, incident);
        kept.number = Some(number);
        made.case.entries.push(kept);
    }
    made
}

/// One incident of everything that has a list, written in another order than that in which they happened.
fn of_each() -> MadeCase {
    made(vec![
        incident(
            20,
            json!({"may_breach": [{"order": id(5), "term": 2}, {"order": id(5), "term": 1}],
            "evidence": [id(500), id(501)]}),
        ),
        incident(3, json!({"may_breach": [{"order": id(5), "term": 2}]})),
        incident(4, json!({"may_breach": [{"order": id(5)}]})),
        incident(5, json!({"behaviours": ["breach"]})),
        incident(
            6,
            json!({"fear_of_violence": {"feared": "yes", "against": "oneself"}}),
        ),
        incident(
            7,
            json!({"fear_of_violence": {"feared": "yes", "against": "both"}}),
        ),
        incident(
            8,
            json!({"fear_of_violence": {"feared": "yes", "against": "somebody_else"}}),
        ),
        incident(
            9,
            json!({"fear_of_violence": {"feared": "not_sure", "against": "oneself"}}),
        ),
        incident(
            10,
            json!({"behaviours": ["threat_to_kill", "weapon", "threats"]}),
        ),
        incident(11, json!({"behaviours": ["entry_to_home"]})),
        incident(12, json!({"behaviours": ["tracker"]})),
        incident(13, json!({"children_present": "yes"})),
        incident(14, json!({"behaviours": ["harming_animals"]})),
        incident(15, json!({"others_targeted": "her brother at work"})),
        incident(16, json!({"behaviours": ["strangling"]})),
    ])
}

fn lists(made: &MadeCase) -> Lists {
    lists_of(made, Extent::Whole)
}

fn lists_of(made: &MadeCase, extent: Extent) -> Lists {
    let input = bundle::print::PrintInput {
        extent,
        ..made.input()
    };
    match for_the_officer(&input, &PlaceInChronology::default()).document {
        Document::ForTheOfficer(pages) => pages.lists,
        other => panic!("{}", other.name()),
    }
}

fn numbers(list: &List) -> Vec<(String, Vec<&str>)> {
    let groups = list.groups.iter();
    groups
        .map(|group| {
            let name = match group.text.is_empty() {
                true => group.lead.clone(),
                false => group.text.clone(),
            };
            let numbers = group.rows.iter().map(|row| row.number.as_str());
            (name, numbers.collect())
        })
        .collect()
}

fn called<'a>(lists: &'a Lists, heading: &str) -> &'a List {
    let found = lists.lists.iter().find(|list| list.heading == heading);
    let headings: Vec<_> = lists.lists.iter().map(|list| &list.heading).collect();
    found.unwrap_or_else(|| panic!("{heading} in {headings:?}"))
}

#[test]
fn possible_breaches_stand_by_order_and_term_in_order_of_time() {
    let lists = lists(&of_each());
    let breaches = called(&lists, "Possible breaches of an order (4)");
    assert_eq!(
        breaches.groups[0].lead,
        "Non-molestation order (in force on 5 June 2026)"
    );
    let names = numbers(breaches);
    let told: Vec<(&str, Vec<&str>)> = names
        .iter()
        .skip(1)
        .map(|(name, numbers)| (name.as_str(), numbers.clone()))
        .collect();
    assert_eq!(
        told,
        [
            ("1. Not to use or threaten violence", vec!["1"]),
            (
                "2. Not to come within 100 metres of her place of work",
                vec!["2", "1"]
            ),
            ("Without a term that is written down", vec!["3"]),
            ("No order is named", vec!["4"]),
        ]
    );
    let row = &breaches.groups[2].rows[1];
    assert_eq!(row.when, "20 May 2026");
    assert_eq!(row.marks, "AB/1, AB/2");
}

#[test]
fn fear_of_violence_counts_no_incident_twice() {
    let lists = lists(&of_each());
    let fear = numbers(called(&lists, "Fear of violence (3)"));
    let expected = [
        ("Against the keeper", "5"),
        ("Against the keeper and somebody else", "6"),
        ("Against somebody else", "7"),
    ];
    assert_eq!(
        fear,
        expected.map(|(name, number)| (name.to_owned(), vec![number]))
    );
}

#[test]
fn each_kind_has_the_incidents_that_the_keeper_marked() {
    let lists = lists(&of_each());
    for (heading, number) in [
        ("Threats to kill (1)", "9"),
        ("Threats (1)", "9"),
        ("Weapon (1)", "9"),
        ("Physical attack, strangling or sexual violence (1)", "15"),
        ("Entry to the home (1)", "10"),
        ("Tracker or hidden device (1)", "11"),
        ("Something involving a child, or children present (1)", "12"),
        ("Harming or threatening animals (1)", "13"),
        ("Others targeted (1)", "14"),
    ] {
        let list = called(&lists, heading);
        assert_eq!(numbers(list), [(String::new(), vec![number])], "{heading}");
    }
    let others = called(&lists, "Others targeted (1)");
    assert_eq!(others.groups[0].rows[0].words, "her brother at work");
}

#[test]
fn what_no_report_is_about_is_told_and_a_list_without_rows_is_not_there() {
    let mut made = made(vec![incident(1, json!({})), incident(2, json!({}))]);
    let alone = lists(&made);
    let headings: Vec<&str> = alone
        .lists
        .iter()
        .map(|list| list.heading.as_str())
        .collect();
    assert_eq!(
        headings,
        [
            "Police references (1)",
            "Named in no report that is here (2)"
        ]
    );
    let none = called(&alone, "Named in no report that is here (2)");
    assert!(none.groups.is_empty());
    for kept in &mut made.case.entries {
        if let Some(Entry::Report(report)) = &mut kept.entry {
            report.about = vec![id(1_001)];
        }
    }
    let one = lists(&made);
    let one = called(&one, "Named in no report that is here (1)");
    assert_eq!(numbers(one), [("2".to_owned(), vec![])]);
    assert_eq!(
        one.sentence,
        "Of 2 incidents, one is named in no report that is here. Police may know of it all the same."
    );
}

#[test]
fn what_is_struck_out_or_erased_is_on_no_list() {
    let mut made = of_each();
    let on: EntryId = id(1_001);
    for kept in made.case.entries.iter_mut().filter(|kept| kept.id == on) {
        kept.struck_out = Some(bundle::StruckOut {
            reason: None,
            at: print_case::moment(70),
        });
    }
    let printed = serde_json::to_string(&lists(&made)).unwrap();
    assert!(!printed.contains("20 May 2026"), "{printed}");
    let mut none = print_case::made(0);
    none.case
        .entries
        .retain(|kept| !matches!(kept.entry, Some(Entry::Report(_))));
    assert!(lists(&none).lists.is_empty());
}

#[test]
fn lists_of_a_part_say_that_they_are_of_a_part() {
    let lists = lists_of(&of_each(), Extent::Part);
    assert!(
        lists
            .opening
            .iter()
            .any(|said| said.starts_with("This is a part of the record"))
    );
}

/// However many they are, each stands on paper, behind two pages that are as they would be without them.
#[test]
fn nothing_of_the_lists_is_cut_and_the_two_pages_stay_as_they_are() {
    let many = 400;
    let incidents = (0..many).map(|number| {
        incident(
            1 + number % 28,
            json!({"behaviours": ["weapon"],
            "others_targeted": format!("somebody else, number {number}, at her place of work")}),
        )
    });
    let made = made(incidents.collect());
    let job = for_the_officer(&made.input(), &PlaceInChronology::default());
    let paper = print(&job);
    let text = paper.letters();
    for number in 0..many {
        let words = letters(&format!(
            "somebody else, number {number}, at her place of work"
        ));
        assert!(text.contains(&words), "{number}");
    }
    let pages = paper.text();
    let pages: Vec<&str> = pages.split('\u{c}').collect();
    assert!(pages[2].contains("Lists of incidents"), "{}", pages[2]);
    let alone = print(&for_the_officer_alone(&made.input()));
    assert_eq!(alone.printed.pages, 2);
}

#[test]
fn each_police_reference_tells_which_incidents_it_covers() {
    let mut made = of_each();
    let report = |reference: &str, about: Vec<EntryId>| {
        json!({"kind": "report", "to": "police", "organisation": "Exampleshire Police",
            "reference": reference, "about": about})
    };
    // Told to police twice under one number; 9999 is an incident that is not here.
    let reports = [
        report("EX/48213/26", vec![id(1_002), id(1_001)]),
        report("EX/48213/26", vec![id(1_001), id(9_999)]),
        report("EX/61177/26", vec![id(1_004)]),
    ];
    for (report, number) in reports.into_iter().zip(4_000..) {
        made.case.entries.push(print_case::kept(number, 80, report));
    }
    let lists = lists(&made);
    let references = called(&lists, "Police references (3)");
    let told = references.groups.iter();
    let told: Vec<_> = told
        .map(|group| (group.lead.as_str(), group.text.as_str()))
        .collect();
    assert_eq!(
        told,
        [
            ("01/234567/26, Exampleshire Police", "no incident is named"),
            (
                "EX/48213/26, Exampleshire Police",
                "incidents: 1, 2, and others that are not here"
            ),
            ("EX/61177/26, Exampleshire Police", "incidents: 4"),
        ]
    );
    let rest = called(&lists, "Named in no report that is here (12)");
    assert_eq!(
        rest.sentence,
        "Of 15 incidents, 12 are named in no report that is here. Police may know of them all the same."
    );
}

#[test]
fn the_first_page_tells_of_danger_with_the_newest_date_and_how_many() {
    let mut incidents: Vec<Value> = (3..6)
        .map(|day| incident(day, json!({"behaviours": ["threat_to_kill"]})))
        .collect();
    incidents.insert(
        0,
        incident(9, json!({"behaviours": ["threat_to_kill", "weapon"]})),
    );
    incidents.push(json!({"kind": "incident", "what": "He was there.", "behaviours": ["tracker"]}));
    let made = made(incidents);
    let paper = print(&for_the_officer(
        &made.input(),
        &PlaceInChronology::default(),
    ));
    let text = paper.text();
    let first = letters(text.split('\u{c}').next().unwrap());
    for said in [
        "Danger, as the keeper marked it",
        "Threats to kill: 4 incidents, the newest: 9 May 2026 (incident 1)",
        "Weapon: 1 incident: 9 May 2026 (incident 1)",
        "Tracker or hidden device: 1 incident: date not known (incident 5)",
    ] {
        assert!(first.contains(&letters(said)), "{said}: {text}");
    }
    assert!(!first.contains(&letters("Entry to the home:")), "{text}");
}

#[test]
fn a_long_line_among_short_ones_takes_the_columns_it_needs() {
    let long =
        "the neighbour on the second floor, who had only opened the street door for the post";
    let targeted = |words: &str| json!({"others_targeted": words});
    let mut incidents: Vec<Value> = (1..9).map(|day| incident(day, targeted("Mum"))).collect();
    incidents.push(incident(9, targeted("somebody from the choir")));
    incidents.push(incident(10, targeted(long)));
    let made = made(incidents);
    let paper = print(&for_the_officer(
        &made.input(),
        &PlaceInChronology::default(),
    ));
    let text = paper.text();
    assert!(letters(&text).contains(&letters(long)), "{text}");
    // The short ones stand beside each other all the same.
    assert!(
        text.lines().any(|line| line.matches("Mum").count() == 3),
        "{text}"
    );
}

#[test]
fn what_reached_the_keeper_is_listed_with_whose_it_is_and_nobody_elses_is() {
    let made = made(vec![
        incident(5, json!({"what": "Rung from 07700 900604 again."})),
        incident(
            3,
            json!({"what": "Rung from 07700 900604.", "online":
            {"platform": "Instagram", "account": "mark.ex4mple"}}),
        ),
        incident(
            7,
            json!({"what": "A text from +44 7700 900123.", "online":
            {"platform": "instagram", "account": "@quietwalker77"}}),
        ),
        incident(8, json!({"what": "I rang the station on 07700 900111."})),
    ]);
    let found = |number: u128, text: &str, value: &str, withheld: bool| bundle::Finding {
        id: bundle::FindingId(format!("{number}{text}")),
        kind: bundle::DetailKind::Number.into(),
        found: text.to_owned(),
        value: value.to_owned(),
        around: bundle::Around::default(),
        times: 1,
        location: bundle::Location::Field {
            entry: id(number),
            revision: domain::Revision::FIRST,
            field: "/what".to_owned(),
        },
        protected: false,
        withheld,
    };
    let reports = made
        .case
        .entries
        .iter()
        .filter(|kept| matches!(kept.entry, Some(Entry::Report(_))));
    let report: Vec<EntryId> = reports.map(|kept| kept.id).collect();
    let mut findings = vec![
        found(1_001, "07700 900604", "604", false),
        found(1_002, "07700 900604", "604", false),
        found(1_003, "+44 7700 900123", "123", false),
        found(1, "07700 900123", "123", false),
        found(1_004, "07700 900111", "111", false),
        found(1_004, "07700 900777", "777", true),
    ];
    let of_an_officer = found(1, "07700 900111", "111", false);
    findings.push(bundle::Finding {
        location: bundle::Location::Field {
            entry: report[0],
            revision: domain::Revision::FIRST,
            field: "/number".to_owned(),
        },
        ..of_an_officer.clone()
    });
    // The other person's stays, though it was reported.
    findings.push(bundle::Finding {
        found: "07700 900123".to_owned(),
        value: "123".to_owned(),
        location: bundle::Location::Field {
            entry: report[0],
            revision: domain::Revision::FIRST,
            field: "/said".to_owned(),
        },
        ..of_an_officer
    });
    let input = bundle::print::PrintInput {
        findings: &findings,
        ..made.input()
    };
    let Document::ForTheOfficer(pages) =
        for_the_officer(&input, &PlaceInChronology::default()).document
    else {
        panic!("another document");
    };
    let mut lists = pages.lists.lists.iter();
    let named = lists
        .find(|list| list.heading.starts_with("Numbers, e-mail addresses"))
        .unwrap();
    let said: Vec<(&str, &str)> = named
        .groups
        .iter()
        .map(|group| (group.lead.as_str(), group.text.as_str()))
        .collect();
    assert_eq!(
        said,
        [
            (
                "+44 7700 900123",
                "Written down as that of Mark Example. In incident 3. 7 May 2026."
            ),
            (
                "07700 900604",
                "Whose it is, is not written down. In incidents 1, 2. First 3 May 2026, last 5 May 2026."
            ),
            (
                "Instagram: mark.ex4mple",
                "Written down as that of Mark Example. In incident 2. 3 May 2026."
            ),
            (
                "instagram: @quietwalker77",
                "Whose it is, is not written down. In incident 3. 7 May 2026."
            ),
        ]
    );
}

#[test]
fn each_row_names_the_page_on_which_its_incident_stands() {
    let made = of_each();
    let chronology: Vec<Paper> = chronology(&made.input()).iter().map(print).collect();
    let printed = &chronology[0].printed;
    let places = PlaceInChronology::of(std::slice::from_ref(printed));
    let job = for_the_officer(&made.input(), &places);
    let Document::ForTheOfficer(pages) = &job.document else {
        panic!("{}", job.document.name());
    };
    let mut rows = pages
        .lists
        .lists
        .iter()
        .flat_map(|list| &list.groups)
        .flat_map(|group| &group.rows);
    assert!(rows.clone().count() > 15);
    let ids: Vec<(String, String)> = made
        .case
        .entries
        .iter()
        .filter_map(|kept| Some((kept.number?.to_string(), kept.id.to_string())))
        .collect();
    let first = rows.clone().next().expect("there are some").clone();
    for row in rows.by_ref() {
        let (_, id) = ids
            .iter()
            .find(|(number, _)| *number == row.number)
            .unwrap();
        assert_eq!(
            row.page,
            format!("page {}", printed.found_on[id]),
            "{row:?}"
        );
    }
    let text = print(&job).letters();
    let line = letters(&format!("{}: {}, {}", first.when, first.number, first.page));
    assert!(text.contains(&line), "{line} in {text}");
}
