//! What is said of small records, word for word.

use catalogue::Language;
use chrono_tz::Tz::Europe__London;
use domain::{Basis, Precision, When};
use patterns::{Pack, RuleId};
use serde_json::json;

use crate::made::{entry, id, incident, incident_at, observed, of, of_observed, said, visits};

#[test]
fn nothing_gives_nothing() {
    let figures = of(&[]);
    assert!(figures.sentences.is_empty() && figures.months.is_empty());
    assert_eq!(figures.hours.cells.len(), 168);
}

/// A hearing is no incident: it is counted nowhere, ends no gap, and comes after no order.
#[test]
fn an_event_is_in_no_figure() {
    let at = |at: &str| incident_at(at, json!({"behaviours": ["calls"]}));
    let served = json!({"kind": "order", "order_kind": "non_molestation_order",
        "status": "in_force", "from": "2026-04-16", "served": "2026-04-20"});
    let incidents = [
        at("2026-04-01T12:00:00"),
        at("2026-04-20T12:00:00"),
        at("2026-05-10T12:00:00"),
        entry(served),
    ];
    let hearing = |day: &str| {
        let at = format!("2026-{day}T10:00:00").parse().unwrap();
        let when = When::minute(at, Europe__London, Basis::Memory);
        entry(
            json!({"kind": "event", "what": "The hearing.", "when": when,
            "who": [{"name": "The usher"}], "what_changed": "Nothing.",
            "witnesses": [{"name": "Gill"}], "evidence": [id(90)]}),
        )
    };
    let with_events = [
        &incidents[..],
        &[hearing("04-22"), hearing("04-30"), hearing("12-01")],
    ]
    .concat();
    let figures = of(&with_events);
    assert_eq!(figures, of(&incidents));
    assert_eq!(
        said(&figures, RuleId::AfterOrder),
        [
            "After 20 April 2026 (service of this order: Non-molestation order): 1 incident (none of them names the other person), the first 20 days later."
        ]
    );
}

#[test]
fn a_possible_breach_is_one_number_however_it_was_marked() {
    let figures = of(&[
        incident_at("2026-03-03T12:00:00", json!({"behaviours": ["breach"]})),
        incident_at("2026-04-03T12:00:00", json!({"behaviours": ["breach"]})),
        incident_at(
            "2026-05-03T12:00:00",
            json!({"behaviours": ["breach"], "may_breach": [{"order": id(50)}]}),
        ),
        incident_at(
            "2026-05-04T12:00:00",
            json!({"may_breach": [{"order": id(50)}]}),
        ),
    ]);
    assert_eq!(
        said(&figures, RuleId::MayBreach),
        ["Marked as a possible breach of an order: 4 incidents."]
    );
    assert_eq!(said(&figures, RuleId::Change), [""; 0]);
}

#[test]
fn what_came_after_is_a_later_day() {
    let unwanted = json!({"unwanted": {"known": "yes"}});
    let police = |at: &str| {
        let when = When::minute(at.parse().unwrap(), Europe__London, Basis::OwnNote);
        entry(json!({"kind": "report", "to": "police", "when": when,
            "promised": [{"what": "Ring back", "due": "2026-08-20"}, {"what": "A visit", "kept": "yes"}]}))
    };
    let figures = of(&[
        incident_at("2026-01-02T09:00:00", unwanted),
        incident_at("2026-08-14T23:00:00", json!({})),
        incident_at("2026-08-17T09:00:00", json!({})),
        incident_at("2026-08-30T09:00:00", json!({})),
        police("2026-08-14T10:00:00"),
        entry(
            json!({"kind": "order", "order_kind": "non_molestation_order",
            "status": "in_force", "from": "2026-08-20"}),
        ),
        entry(json!({"kind": "order", "order_kind": "restraining_order",
            "status": "refused", "from": "2026-01-01"})),
        entry(json!({"kind": "proceeding", "stage": "charge", "date": "2026-08-29"})),
    ]);
    assert_eq!(
        said(&figures, RuleId::AfterUnwanted),
        [
            "Came after 2 January 2026, the first dated incident at which it was known to be unwanted: 3 incidents."
        ]
    );
    assert_eq!(
        said(&figures, RuleId::AfterReport),
        [
            "After 14 August 2026 (report to police): 2 incidents (none of them names the other person), the first 3 days later."
        ]
    );
    assert_eq!(
        said(&figures, RuleId::ReportsToPolice),
        ["Made to police: 1 report."]
    );
    assert_eq!(
        said(&figures, RuleId::AfterOrder),
        [
            "After 20 August 2026 (date of this order, no day of service written down: Non-molestation order): 1 incident (none of them names the other person), the first 10 days later."
        ]
    );
    assert_eq!(
        said(&figures, RuleId::AfterStage),
        [
            "After 29 August 2026 (stage of proceedings: Charge): 1 incident (none of them names the other person), the first 1 day later."
        ]
    );
    assert_eq!(
        said(&figures, RuleId::OpenPromises),
        ["Not marked as kept: 1 promise. The first due date: 20 August 2026."]
    );
    assert_eq!(figures.open_promises[0].what, "Ring back");
}

#[test]
fn no_first_is_named_where_another_may_have_come_before() {
    let (from, to) = ("2026-08-15T00:00:00", "2026-08-25T23:59:00");
    let some_day = When::span(
        from.parse().unwrap(),
        to.parse().unwrap(),
        Europe__London,
        Precision::Range,
        Basis::Memory,
    );
    let figures = of(&[
        incident(&some_day, json!({})),
        incident_at("2026-08-17T09:00:00", json!({})),
        entry(json!({"kind": "proceeding", "stage": "bail", "date": "2026-08-14"})),
    ]);
    assert_eq!(
        said(&figures, RuleId::AfterStage),
        [
            "After 14 August 2026 (stage of proceedings: Bail, or release under investigation): 2 incidents (none of them names the other person)."
        ]
    );
}

#[test]
fn a_figure_says_whether_the_timeline_shows_what_it_stands_on() {
    let report = json!({"kind": "report", "to": "police"});
    let impact = json!({"kind": "impact", "words": "I sleep in the back room."});
    let figures = of(&[
        incident_at("2026-08-31T12:00:00", json!({})),
        entry(report),
        entry(impact),
    ]);
    let elsewhere: Vec<RuleId> = figures
        .sentences
        .iter()
        .filter(|figure| !figure.on_incidents)
        .map(|figure| figure.rule)
        .collect();
    assert_eq!(elsewhere, [RuleId::ReportsToPolice, RuleId::Impacts]);
}

#[test]
fn what_the_incidents_carry_is_counted() {
    let feared = json!({
        "children_present": "yes",
        "what_changed": "I park round the corner.",
        "witnesses": [{"name": "Robin"}],
        "may_breach": [{"order": id(50)}],
        "evidence": [id(2), id(99)],
        "elsewhere": [
            {"what": "CCTV", "held_by": "Corner shop", "gone_by": "2026-03-10"},
            {"what": "Doorbell", "got": "yes"},
            {"what": "Log"},
        ],
    });
    let figures = of(&[
        incident_at("2026-03-03T12:00:00", feared),
        incident_at(
            "2026-03-04T12:00:00",
            json!({
            "evidence": [id(99)]}),
        ),
        entry(
            json!({"kind": "item", "digest": "00".repeat(32), "size": 1, "item_kind": "photo",
            "media_type": "image/jpeg", "original_name": "a.jpg", "received": "chosen",
            "exhibit": "AB/1"}),
        ),
        entry(json!({"kind": "impact", "words": "Slept in the hall.", "impact_kind": "sleep"})),
    ]);
    let expected = [
        (
            RuleId::ChildrenPresent,
            "Children were present: 1 incident.",
        ),
        (
            RuleId::WhatChanged,
            "Something is done differently since: 1 incident.",
        ),
        (
            RuleId::Witnessed,
            "A witness is named, of it or of what was left of it: 1 incident.",
        ),
        (
            RuleId::MayBreach,
            "Marked as a possible breach of an order: 1 incident.",
        ),
        (RuleId::WithEvidence, "Evidence is attached: 1 incident."),
        (
            RuleId::Impacts,
            "Written down about daily life and health: 1 change.",
        ),
        (
            RuleId::HeldByOthers,
            "Others hold 2 things not marked as handed over. The dates by which they are gone: 10 March 2026.",
        ),
    ];
    for (rule, sentence) in expected {
        assert_eq!(said(&figures, rule), [sentence]);
    }
    assert_eq!(figures.held_by_others[0].what, "CCTV");
    assert_eq!(figures.impacts[0].sentence, "Sleep: 1 change.");
}

/// Fear that violence would be used against oneself is one limb of section 4A; fear for somebody else is not, and must not
/// make its number bigger.
#[test]
fn fear_for_oneself_is_counted_apart_from_fear_for_others() {
    let feared = |at: &str, fear| incident_at(at, json!({"fear_of_violence": fear}));
    let figures = of(&[
        feared(
            "2026-03-03T12:00:00",
            json!({"feared": "yes", "against": "oneself"}),
        ),
        feared(
            "2026-03-04T12:00:00",
            json!({"feared": "yes", "against": "both"}),
        ),
        feared(
            "2026-03-05T12:00:00",
            json!({"feared": "yes", "against": "somebody_else"}),
        ),
        // As it was written before it was asked against whom.
        feared("2026-03-06T12:00:00", json!({"feared": "yes"})),
        feared(
            "2026-03-07T12:00:00",
            json!({"feared": "not_sure", "against": "oneself"}),
        ),
        feared("2026-03-08T12:00:00", json!({"feared": "no"})),
    ]);
    let expected = [
        (
            RuleId::FearAgainstOneself,
            "Fear that violence would be used against the keeper is written of in 2 incidents, on 2 different days: 3 March 2026; 4 March 2026.",
            vec![id(0), id(1)],
        ),
        (
            RuleId::FearAgainstOthers,
            "Fear that violence would be used against somebody else is written of in 2 incidents, on 2 different days: 4 March 2026; 5 March 2026.",
            vec![id(1), id(2)],
        ),
        (
            RuleId::FearAgainstNotSaid,
            "Fear that violence would be used (not said against whom) is written of in 1 incident, on 1 day: 6 March 2026.",
            vec![id(3)],
        ),
    ];
    for (rule, sentence, entries) in expected {
        assert_eq!(said(&figures, rule), [sentence]);
        let figure = figures.sentences.iter().find(|figure| figure.rule == rule);
        assert_eq!(figure.unwrap().entries, entries);
    }
}

#[test]
fn what_is_struck_out_is_not_counted() {
    let entries = visits();
    let mut observed = observed(&entries);
    observed[3].struck_out = true;
    let figures = of_observed(&observed);
    assert_eq!(figures.incidents, 6);
    assert_eq!(
        said(&figures, RuleId::Change),
        ["Visits to the home: 6 incidents (1 in May, 5 in June 2026)."]
    );
}

#[test]
fn a_tag_that_the_pack_does_not_know_is_shown_as_it_is() {
    let figures = of(&[incident_at(
        "2026-03-14T19:30:00",
        json!({"behaviours": ["drones"]}),
    )]);
    assert_eq!(figures.behaviours[0].label, "drones");
    let pack = Pack::england_and_wales();
    assert_eq!(
        pack.order_label("curfew", Language::English.words()),
        "curfew"
    );
}
