//! What is said of how long there is to report.

use domain::When;
use patterns::RuleId;
use serde_json::json;

use crate::made::{id, incident, incident_at, of, said};

#[test]
fn six_months_are_said_as_information_and_without_a_date() {
    let figures = of(&[
        incident_at("2026-08-31T12:00:00", json!({})),
        incident_at("2026-05-01T12:00:00", json!({})),
        incident(&When::unknown(None), json!({})),
    ]);
    let limits: Vec<_> = figures
        .sentences
        .iter()
        .filter(|figure| figure.rule == RuleId::TimeLimit)
        .collect();
    let [limit] = limits[..] else {
        panic!("{limits:?}")
    };
    assert_eq!(limit.entries, [id(0)]);
    let said = &limit.sentence;
    assert!(said.contains("within six months; for a course of conduct, of its last incident."));
    assert!(
        said.contains("Some of them have longer. Stalking under section 4A has no such limit.")
    );
    assert!(said.contains("A report can be made at any time."), "{said}");
    assert!(said.ends_with("This is information, not advice: police or a solicitor can say more."));
    // Neither is true of every offence, and a day that ends it would be wrong for some of them.
    for untrue in [
        "other offences do not",
        "counted from the last incident",
        "2026",
        "2027",
    ] {
        assert!(!said.contains(untrue), "{said}");
    }
}

#[test]
fn six_months_are_said_of_incidents_without_a_day_too() {
    let figures = of(&[incident(&When::unknown(None), json!({}))]);
    assert_eq!(said(&figures, RuleId::TimeLimit).len(), 1);
    assert_eq!(said(&of(&[]), RuleId::TimeLimit).len(), 0);
}
