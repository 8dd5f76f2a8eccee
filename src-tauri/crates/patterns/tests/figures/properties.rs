//! What must hold for any record.

use chrono::{Duration, NaiveDate, NaiveDateTime};
use chrono_tz::Tz;
use domain::{Basis, Entry, PartOfDay, Precision, When};
use patterns::{Figures, Observed, RuleId, Tally};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::made::{entry, id, of_observed};

fn start() -> NaiveDateTime {
    NaiveDate::from_ymd_opt(2025, 10, 1)
        .unwrap()
        .and_hms_opt(0, 0, 0)
        .unwrap()
}

fn zone() -> impl Strategy<Value = Tz> {
    prop_oneof![
        4 => Just(Tz::Europe__London),
        1 => Just(Tz::America__New_York),
        1 => Just(Tz::Australia__Lord_Howe),
    ]
}

fn when() -> impl Strategy<Value = Option<When>> {
    let minute = (0i64..400 * 1440, zone()).prop_map(|(minutes, zone)| {
        When::minute(start() + Duration::minutes(minutes), zone, Basis::Memory)
    });
    let day = (0i64..400, zone()).prop_map(|(day, zone)| {
        When::day((start() + Duration::days(day)).date(), zone, Basis::Memory)
    });
    let parts = prop_oneof![
        Just(PartOfDay::EarlyHours),
        Just(PartOfDay::Afternoon),
        Just(PartOfDay::Evening),
        Just(PartOfDay::Night),
    ];
    let part = (0i64..400, parts, zone()).prop_map(|(day, part, zone)| {
        When::part(
            (start() + Duration::days(day)).date(),
            part,
            zone,
            Basis::Memory,
        )
    });
    let span = (0i64..400 * 1440, 0i64..14 * 1440, zone(), any::<bool>()).prop_map(
        |(minutes, length, zone, hour)| {
            let from = start() + Duration::minutes(minutes);
            let (length, precision) = if hour {
                (length % 120, Precision::Hour)
            } else {
                (length, Precision::Range)
            };
            When::span(
                from,
                from + Duration::minutes(length),
                zone,
                precision,
                Basis::Memory,
            )
        },
    );
    prop_oneof![
        1 => Just(None),
        1 => Just(Some(When::unknown(Some("in spring".into())))),
        5 => minute.prop_map(Some),
        3 => day.prop_map(Some),
        3 => part.prop_map(Some),
        4 => span.prop_map(Some),
    ]
}

fn happened() -> impl Strategy<Value = Value> {
    let tags = proptest::collection::vec(
        prop_oneof![
            Just("visit_home"),
            Just("calls"),
            Just("tracker"),
            Just("drones")
        ],
        0..4,
    );
    (when(), tags, any::<u16>()).prop_map(|(when, tags, bits)| {
        let bit = |at: u16| bits >> at & 1 == 1;
        let mut body = json!({"kind": "incident", "what": "Something.", "behaviours": tags});
        if let Some(when) = when {
            body["when"] = json!(when);
        }
        if bit(0) {
            body["unwanted"] = json!({"known": "yes"});
        }
        if bit(1) {
            body["fear_of_violence"] = json!({"feared": if bit(2) { "yes" } else { "no" }});
            if bit(10) {
                let whom = ["oneself", "somebody_else", "both"][usize::from(bits >> 11 & 3) % 3];
                body["fear_of_violence"]["against"] = json!(whom);
            }
        }
        if bit(3) {
            body["children_present"] = json!("yes");
        }
        if bit(4) {
            body["channels"] = json!(["call", "call", "vehicle"]);
        }
        if bit(5) {
            body["who"] = json!([{"person": id(1000)}, {"name": "Somebody"}, {}]);
        }
        if bit(6) {
            body["evidence"] = json!([id(usize::from(bits % 40))]);
        }
        if bit(7) {
            body["witnesses"] = json!([{}]);
            body["elsewhere"] = json!([{"what": "CCTV", "gone_by": "2026-01-01"}, {"what": "Log"}]);
        }
        if bit(9) {
            body["what_changed"] = json!("I take the bus.");
        }
        if bit(8) {
            body["may_breach"] = json!([{"order": id(3)}]);
        }
        body
    })
}

fn any_entry() -> impl Strategy<Value = Entry> {
    let report = when().prop_map(|when| {
        let promised = json!([{"what": "Ring back", "due": "2026-02-01"}, {"what": "A visit"}]);
        let mut body = json!({"kind": "report", "to": "police", "promised": promised});
        if let Some(when) = when {
            body["when"] = json!(when);
        }
        body
    });
    let date = (0i64..400).prop_map(|day| (start() + Duration::days(day)).date());
    let dated = (date, any::<bool>()).prop_map(|(date, order)| {
        if order {
            json!({"kind": "order", "order_kind": "bail_conditions", "status": "in_force", "from": date})
        } else {
            json!({"kind": "proceeding", "stage": "arrest", "date": date})
        }
    });
    let impact = Just(json!({"kind": "impact", "words": "Moved.", "impact_kind": "home"}));
    let person = any::<bool>().prop_map(|other| {
        let (name, role) = if other {
            ("Somebody", "other_person")
        } else {
            ("Lee", "acting_for_them")
        };
        json!({"kind": "person", "name": name, "role": role})
    });
    let event = when().prop_map(|when| {
        let mut body =
            json!({"kind": "event", "what": "A hearing.", "who": [{"name": "Somebody"}]});
        if let Some(when) = when {
            body["when"] = json!(when);
        }
        body
    });
    let item = Just(json!({"kind": "item", "digest": "00".repeat(32), "size": 1,
        "item_kind": "photo", "media_type": "image/jpeg", "original_name": "a.jpg",
        "received": "chosen", "exhibit": "AB/1"}));
    prop_oneof![10 => happened(), 1 => report, 1 => dated, 1 => impact, 2 => item, 1 => person, 2 => event].prop_map(entry)
}

fn record() -> impl Strategy<Value = Vec<(Entry, bool)>> {
    proptest::collection::vec((any_entry(), proptest::bool::weighted(0.2)), 0..40)
}

fn observed(record: &[(Entry, bool)]) -> Vec<Observed<'_>> {
    let numbered = record.iter().enumerate();
    numbered
        .map(|(number, (entry, struck_out))| Observed {
            id: id(number),
            entry,
            struck_out: *struck_out,
        })
        .collect()
}

fn tallies(figures: &Figures) -> impl Iterator<Item = &Tally> {
    figures
        .behaviours
        .iter()
        .chain(&figures.limbs)
        .chain(&figures.channels)
        .chain(&figures.people)
        .chain(&figures.through)
        .chain(&figures.impacts)
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn shares_sum_to_the_whole_and_nothing_is_lost(record in record()) {
        let figures = of_observed(&observed(&record));
        let hours = &figures.hours;
        let shares: u32 = hours.cells.iter().map(|cell| cell.uncertain_thousandths).sum();
        prop_assert_eq!(shares, 1000 * hours.uncertain);
        let certain: u32 = hours.cells.iter().map(|cell| cell.certain).sum();
        prop_assert_eq!(certain, hours.certain);
        let left_out = u32::try_from(hours.left_out.len()).unwrap();
        prop_assert_eq!(hours.certain + hours.uncertain + left_out, figures.incidents);
        for cell in &hours.cells {
            prop_assert_eq!(cell.certain as usize, cell.entries.len());
            // The other way round does not hold: of a long span, a few minutes are no thousandth.
            prop_assert!(cell.uncertain_thousandths == 0 || !cell.uncertain_entries.is_empty());
        }
    }

    #[test]
    fn what_is_struck_out_is_as_if_it_were_not_there(record in record()) {
        let all = observed(&record);
        let kept: Vec<_> = all.iter().copied().filter(|entry| !entry.struck_out).collect();
        let figures = of_observed(&all);
        prop_assert_eq!(&figures, &of_observed(&kept));
        let written = serde_json::to_string(&figures).unwrap();
        for struck in all.iter().filter(|entry| entry.struck_out) {
            prop_assert!(!written.contains(&struck.id.to_string()));
        }
    }

    #[test]
    fn events_are_as_if_they_were_not_there(record in record()) {
        let all = observed(&record);
        let acts: Vec<_> = all
            .iter()
            .copied()
            .filter(|entry| !matches!(entry.entry, Entry::Event(_)))
            .collect();
        prop_assert_eq!(of_observed(&all), of_observed(&acts));
    }

    #[test]
    fn every_incident_is_told_of_in_one_of_four_ways(record in record()) {
        let figures = of_observed(&observed(&record));
        let told = figures.sentences.iter().filter(|figure| {
            matches!(
                figure.rule,
                RuleId::NamesOtherPerson
                    | RuleId::NamesSomebodyElse
                    | RuleId::SomebodyNotKnown
                    | RuleId::NobodyNamed
            )
        });
        let told: i64 = told.map(|figure| figure.numbers[0]).sum();
        prop_assert_eq!(told, i64::from(figures.incidents));
    }

    #[test]
    fn every_figure_can_be_made_again_from_its_entries_alone(record in record()) {
        let all = observed(&record);
        for figure in of_observed(&all).sentences {
            let behind: Vec<_> = all
                .iter()
                .copied()
                .filter(|entry| figure.entries.contains(&entry.id))
                .collect();
            let again = of_observed(&behind).sentences;
            let found = again.iter().any(|other| {
                (&other.rule, &other.sentence, &other.numbers)
                    == (&figure.rule, &figure.sentence, &figure.numbers)
            });
            prop_assert!(found, "{} is not among {again:?}", figure.sentence);
        }
    }

    #[test]
    fn every_number_is_said_and_opens_to_entries(record in record()) {
        for figure in of_observed(&observed(&record)).sentences {
            prop_assert_eq!(figure.numbers.len(), figure.behind.len());
            for (number, behind) in figure.numbers.iter().zip(&figure.behind) {
                prop_assert!(figure.sentence.contains(&behind.said), "{}", figure.sentence);
                prop_assert!(behind.said.starts_with(&number.to_string()), "{}", behind.said);
                prop_assert!(!behind.entries.is_empty());
                prop_assert!(behind.entries.iter().all(|entry| figure.entries.contains(entry)));
                if behind.said.contains(" incident") || behind.said.contains(" in ") {
                    prop_assert_eq!(usize::try_from(*number).unwrap(), behind.entries.len());
                }
            }
        }
    }

    #[test]
    fn tallies_and_periods_count_what_they_hold(record in record()) {
        let all = observed(&record);
        let figures = of_observed(&all);
        for tally in tallies(&figures) {
            prop_assert_eq!(tally.count as usize, tally.entries.len());
        }
        for tally in &figures.behaviours {
            let tagged = all.iter().filter(|observed| match observed.entry {
                Entry::Incident(incident) if !observed.struck_out => {
                    incident.behaviours.iter().any(|tag| tag.0 == tally.key)
                }
                _ => false,
            });
            prop_assert_eq!(tagged.count(), tally.count as usize);
        }
        for (periods, apart) in [
            (&figures.months, &figures.not_dated_to_a_month),
            (&figures.weeks, &figures.not_dated_to_a_week),
        ] {
            let counted: u32 = periods.iter().map(|period| period.count).sum();
            prop_assert_eq!(counted as usize + apart.len(), figures.incidents as usize);
            for pair in periods.windows(2) {
                prop_assert_eq!(pair[0].to + Duration::days(1), pair[1].from);
            }
        }
    }

    #[test]
    fn the_order_in_which_entries_come_changes_nothing(record in record()) {
        let mut all = observed(&record);
        let figures = of_observed(&all);
        all.reverse();
        prop_assert_eq!(figures, of_observed(&all));
    }
}
