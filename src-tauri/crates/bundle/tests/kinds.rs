//! Every kind of entry stands in a document, or is known to stand only in what programs read.

use std::collections::BTreeSet;

use bundle::print::{
    PlaceInChronology, chronology, contact_sheet, exhibit_schedule, for_the_officer, read_me,
};
use domain::EntryKind;
use schemars::schema_for;
use serde_json::{Value, json};

mod print_case;
use print_case::{id, kept};

/// Words that stand in nothing else.
const MARK: &str = "Quillfeather";

/// An entry of a kind, with the mark in what it says. A kind that is new has to be decided here: what of it is printed?
fn entry(kind: EntryKind) -> (Value, Printed) {
    use EntryKind as Kind;
    let entry = match kind {
        Kind::Incident | Kind::Event => json!({"what": MARK}),
        Kind::Person => json!({"name": MARK, "role": "witness", "protected": true,
            "numbers": ["07700 900199"]}),
        Kind::Impact => json!({"words": MARK}),
        Kind::Report => json!({"to": "police", "organisation": MARK}),
        Kind::Order => json!({"order_kind": MARK, "status": "in_force"}),
        Kind::Proceeding => json!({"stage": "bail", "place": MARK}),
        Kind::Assessment => json!({"tool": MARK}),
        Kind::Needs => json!({"whose": "Anna Bell", "safe_contact": MARK}),
        Kind::Place => json!({"name": MARK, "protected": true}),
        Kind::Item => json!({"description": MARK, "digest": "ab".repeat(32), "size": 1,
            "item_kind": "other", "media_type": "text/plain", "original_name": "a.txt",
            "received": "chosen", "exhibit": "AB/9"}),
        Kind::Consent => json!({"what": MARK, "with_whom": "a worker"}),
        Kind::Note => return (json!({"words": MARK}), Printed::Nowhere),
        Kind::FingerprintLeft => {
            let left = json!({"with_whom": MARK, "date": "2026-05-01", "code": "00000",
                "ledger_size": 9});
            return (left, Printed::Nowhere);
        }
    };
    (entry, Printed::InADocument)
}

#[derive(Debug, PartialEq, Eq)]
enum Printed {
    /// In the main bundle's, or in the contact sheet for police.
    InADocument,
    /// It stands in `log.json` at most.
    Nowhere,
}

/// As `log.json` calls them.
fn every_kind() -> BTreeSet<String> {
    fn collect(schema: &Value, found: &mut BTreeSet<String>) {
        match schema {
            Value::Object(fields) => {
                let name = fields.get("const").and_then(Value::as_str);
                found.extend(name.map(str::to_owned));
                fields.values().for_each(|value| collect(value, found));
            }
            Value::Array(parts) => parts.iter().for_each(|part| collect(part, found)),
            _ => {}
        }
    }
    let mut found = BTreeSet::new();
    collect(schema_for!(EntryKind).as_value(), &mut found);
    found
}

#[test]
fn every_kind_is_printed_or_known_not_to_be() {
    let kinds = every_kind();
    assert!(kinds.len() > 10, "{kinds:?}");
    for name in kinds {
        let kind = serde_json::from_value(json!(name)).unwrap();
        let (mut body, expected) = entry(kind);
        body["kind"] = json!(name);
        let mut made = print_case::made(1);
        made.case.entries.push(kept(9_000, 70, body));
        if let Some(exhibit) = made.exhibits.first().cloned() {
            let item = id(9_000);
            made.exhibits.push(bundle::ExhibitFile { item, ..exhibit });
        }
        let input = made.input();
        let places = PlaceInChronology::default();
        let mut jobs = chronology(&input);
        jobs.extend([
            read_me(&input, &print_case::read_me_facts()),
            for_the_officer(&input, &places),
            exhibit_schedule(&input, &places),
            contact_sheet(&input, &[], &[]),
        ]);
        let is_printed = jobs
            .iter()
            .any(|job| serde_json::to_string(job).unwrap().contains(MARK));
        let printed = match is_printed {
            true => Printed::InADocument,
            false => Printed::Nowhere,
        };
        assert_eq!(printed, expected, "{name}");
    }
}
