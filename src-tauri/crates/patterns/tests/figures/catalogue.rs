//! Everything that can be shown has its words, and the pack holds together.

use std::collections::BTreeSet;

use catalogue::Language;
use domain::{
    Answer, Channel, ClockSource, EntryKind, FearedAgainst, HeldKind, HowReceived, ImpactKind,
    ItemKind, OrderStatus, PersonDetail, PlaceKind, ReportedTo, Role, Stage,
};
use patterns::{Figures, Pack, RuleId, ToldTo};
use schemars::{JsonSchema, schema_for};
use serde_json::Value;
use ts_rs::{Config, TS};

/// All variants of an enum as JSON has them, so that a new one without words is found.
fn variants<T: JsonSchema>() -> Vec<String> {
    fn collect(schema: &Value, found: &mut Vec<String>) {
        match schema {
            Value::Array(parts) => parts.iter().for_each(|part| collect(part, found)),
            Value::Object(fields) => {
                for (name, value) in fields {
                    match (name.as_str(), value) {
                        ("const", Value::String(variant)) => found.push(variant.clone()),
                        ("enum", Value::Array(names)) => {
                            found.extend(names.iter().filter_map(Value::as_str).map(str::to_owned));
                        }
                        ("oneOf" | "anyOf", parts) => collect(parts, found),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
    }
    let mut found = Vec::new();
    collect(schema_for!(T).as_value(), &mut found);
    assert!(found.len() > 1, "no variants read");
    found
}

fn has(id: &str) {
    let said = Language::English.words().find(id, &[]);
    let said = said.unwrap_or_else(|| panic!("{id} is missing from the catalogue"));
    assert!(!said.trim().is_empty(), "{id} is empty");
}

#[test]
fn every_variant_has_its_words() {
    let all = [
        ("answer", variants::<Answer>()),
        ("channel", variants::<Channel>()),
        ("clock", variants::<ClockSource>()),
        ("entry-kind", variants::<EntryKind>()),
        ("feared-against", variants::<FearedAgainst>()),
        ("held-kind", variants::<HeldKind>()),
        ("how-received", variants::<HowReceived>()),
        ("impact", variants::<ImpactKind>()),
        ("item-kind", variants::<ItemKind>()),
        ("order-status", variants::<OrderStatus>()),
        ("person-detail", variants::<PersonDetail>()),
        ("place-kind", variants::<PlaceKind>()),
        ("reported-to", variants::<ReportedTo>()),
        ("role", variants::<Role>()),
        ("stage", variants::<Stage>()),
    ];
    for (area, variants) in all {
        for variant in variants {
            has(&format!("{area}-{variant}"));
        }
    }
}

#[test]
fn everything_in_a_pack_has_its_words() {
    for pack in Pack::all() {
        has(&format!("pack-{}", pack.id));
        if pack.under_review.is_some() {
            has(&format!("law-under-review-{}", pack.id));
        }
        for group in &pack.groups {
            has(&format!("behaviour-group-{group}"));
        }
        for tag in &pack.behaviours {
            has(&format!("behaviour-{}", tag.id.0));
            has(&format!("behaviour-{}-help", tag.id.0));
        }
        for order in &pack.orders {
            has(&format!("order-kind-{}", order.id));
        }
        for note in &pack.time_notes {
            has(&format!("time-note-{}", note.id));
        }
        for contact in &pack.contacts {
            has(&format!("contact-{}", contact.id));
            let hours = format!("contact-{}-hours", contact.id);
            assert_eq!(
                Language::English.words().find(&hours, &[]).is_some(),
                contact.hours,
                "{hours}"
            );
        }
        for emergency in &pack.emergency {
            has(&format!("emergency-{}", emergency.id));
        }
    }
}

#[test]
fn a_pack_is_found_by_its_id() {
    for pack in Pack::all() {
        assert_eq!(Pack::of_id(&pack.id), Some(pack));
    }
    assert_eq!(Pack::of_id("nowhere"), None);
}

#[test]
fn every_pack_holds_together() {
    for pack in Pack::all() {
        let once_each = |ids: Vec<&str>| {
            let different: BTreeSet<&str> = ids.iter().copied().collect();
            assert_eq!(different.len(), ids.len(), "an id comes twice in {ids:?}");
        };
        once_each(pack.statute.iter().map(|law| law.id.as_str()).collect());
        once_each(pack.limbs.iter().map(|limb| limb.id.0.as_str()).collect());
        once_each(
            pack.behaviours
                .iter()
                .map(|tag| tag.id.0.as_str())
                .collect(),
        );
        once_each(pack.orders.iter().map(|order| order.id.as_str()).collect());
        once_each(
            pack.contacts
                .iter()
                .map(|contact| contact.id.as_str())
                .collect(),
        );
        for limb in &pack.limbs {
            assert!(pack.statute.iter().any(|law| law.id == limb.statute));
            let used = pack
                .behaviours
                .iter()
                .any(|tag| tag.limbs.contains(&limb.id));
            assert!(used, "nothing can be chosen under ({})", limb.id.0);
        }
        for tag in &pack.behaviours {
            assert!(pack.groups.contains(&tag.group), "{:?}", tag.id);
            assert!(
                tag.limbs.iter().all(|limb| pack.limb(limb).is_some()),
                "{:?}",
                tag.id
            );
        }
        for group in &pack.groups {
            assert!(
                pack.behaviours.iter().any(|tag| tag.group == *group),
                "{group} is empty"
            );
        }
        for law in &pack.statute {
            assert!(!law.source.is_empty() && !law.text.is_empty(), "{}", law.id);
            once_each(law.limbs.iter().map(|limb| limb.id.as_str()).collect());
        }
        for contact in &pack.contacts {
            assert!(!contact.source.is_empty(), "{}", contact.id);
            assert!(
                contact.number.is_some() || contact.site.is_some(),
                "{}",
                contact.id
            );
            assert!(contact.seen <= pack.seen, "{}", contact.id);
            assert!(
                contact.page_date.is_none_or(|date| date <= contact.seen),
                "{}",
                contact.id
            );
        }
        for order in &pack.orders {
            assert!(
                order.seen.is_none_or(|seen| seen <= pack.seen),
                "{}",
                order.id
            );
        }
        for emergency in &pack.emergency {
            assert!(emergency.seen <= pack.seen, "{}", emergency.id);
        }
        // A kind of detail without a shape would be looked for nowhere, and nobody would be told.
        assert!(!pack.details.postcodes.is_empty() && !pack.details.plates.is_empty());
        assert!(!pack.details.numbers.lengths.is_empty());
        let shapes = pack.details.postcodes.iter().chain(&pack.details.plates);
        for shape in shapes {
            assert!(shape.chars().all(|sign| "A9 ".contains(sign)), "{shape}");
        }
        let lengths = &pack.details.numbers.lengths;
        assert!(lengths.is_sorted_by(|longer, shorter| longer > shorter) && !lengths.contains(&0));
    }
}

#[test]
fn one_quiet_line_follows_what_may_be_danger() {
    for pack in Pack::all() {
        let quiet = [
            "threat_to_kill",
            "weapon",
            "strangling",
            "threat_of_suicide",
            "encouraging_self_harm",
            "entry_to_home",
            "tracker",
            "child",
            "breach",
        ];
        for tag in quiet {
            let known = pack.behaviour(&domain::Behaviour(tag.to_owned())).unwrap();
            assert!(known.quiet_line, "{tag}");
        }
        let named = pack.contacts.iter().filter(|contact| contact.quiet_line);
        let named: Vec<_> = named.collect();
        assert_eq!(named.len(), 1);
        assert!(named[0].number.is_some() && named[0].hours);
    }
}

/// A number that stands in a sentence, too, goes stale in one of the two places.
#[test]
fn a_number_to_call_stands_in_the_pack_alone() {
    let said = [
        include_str!("../../../../../messages/en/first-run.ftl"),
        include_str!("../../../../../messages/en/pack.ftl"),
        include_str!("../../../../../messages/en/safety.ftl"),
    ];
    let digits = |text: &str| {
        text.chars()
            .filter(char::is_ascii_digit)
            .collect::<String>()
    };
    for pack in Pack::all() {
        let contacts = pack.contacts.iter();
        let numbers = contacts.flat_map(|contact| [&contact.number, &contact.text_number]);
        for number in numbers.flatten() {
            let stands = said.iter().flat_map(|file| file.lines());
            let stands: Vec<&str> = stands
                .filter(|line| digits(line).contains(&digits(number)))
                .collect();
            assert_eq!(stands, Vec::<&str>::new());
        }
    }
}

/// `bigint` cannot go through JSON, and an optional field is left out rather than null.
#[test]
fn the_window_gets_plain_numbers() {
    let config = Config::new();
    for declared in [
        Figures::decl(&config),
        patterns::Figure::decl(&config),
        patterns::Gap::decl(&config),
        patterns::HeldByOther::decl(&config),
        patterns::HourTable::decl(&config),
        Pack::decl(&config),
    ] {
        assert!(!declared.contains("bigint"), "{declared}");
        assert!(!declared.contains("null"), "{declared}");
    }
}

/// Counts and changes. What they mean is for the reader.
#[test]
fn the_figures_say_no_verdict() {
    let sentences = include_str!("../../../../../messages/en/pattern-figures.ftl");
    let said = sentences.lines().filter(|line| !line.starts_with('#'));
    let said = said.collect::<Vec<_>>().join("\n").to_lowercase();
    for verdict in [
        "risk",
        "score",
        "severe",
        "serious",
        "danger",
        "alarming",
        "escalat",
        "increas",
        "worse",
        "often",
        "many",
        "few ",
        "likely",
        "prove",
        "admissible",
        "victim",
        "stalker",
        "suspect",
        "guilty",
    ] {
        assert!(!said.contains(verdict), "“{verdict}” is a verdict");
    }
}

/// A rule without an example says what nobody has read, and one without a line in the docs counts what nobody can look up.
#[test]
fn every_rule_has_an_example_and_is_told_of() {
    let rules = RuleId::decl(&Config::new());
    let rules: Vec<&str> = rules.split('"').skip(1).step_by(2).collect();
    assert!(rules.len() > 15, "{rules:?}");
    let examples = [
        include_str!("examples.rs"),
        include_str!("in_time.rs"),
        include_str!("time_limits.rs"),
        include_str!("who_did_it.rs"),
    ];
    let examples = examples.concat();
    let told = include_str!("../../../../../docs/patterns.md");
    for rule in rules {
        let words = rule.split('_').map(|word| {
            let (first, rest) = word.split_at(1);
            first.to_uppercase() + rest
        });
        let variant: String = words.collect();
        let named = format!("RuleId::{variant}");
        let has_example = examples.match_indices(&named).any(|(at, _)| {
            let next = examples[at + named.len()..].chars().next();
            !next.is_some_and(char::is_alphanumeric)
        });
        assert!(has_example, "{named} has no example");
        assert!(
            told.contains(&format!("`{rule}`")),
            "docs/patterns.md does not tell of {rule}"
        );
    }
}

/// A paper for others speaks of the keeper as of anybody: "Publishing things about you" would speak to the officer.
#[test]
fn no_behaviour_speaks_to_whom_it_is_told_of() {
    let words = Language::English.words();
    for pack in Pack::all() {
        for tag in &pack.behaviours {
            let label = pack.behaviour_label(&tag.id, words, ToldTo::Others);
            let mut spoken = label.split(|letter: char| !letter.is_alphabetic());
            assert!(
                spoken
                    .all(|word| !["you", "your", "yours", "yourself"]
                        .contains(&&*word.to_lowercase())),
                "{label}"
            );
            let to_keeper = pack.behaviour_label(&tag.id, words, ToldTo::Keeper);
            assert!(!to_keeper.contains("keeper"), "{to_keeper}");
        }
    }
}
