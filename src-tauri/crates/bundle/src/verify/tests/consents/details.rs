//! A consent that does not agree to some details of somebody, and what was ticked all the same.

use super::*;

/// The number of the witness, however it is written.
const NUMBER: [&str; 3] = ["900123", "900 123", "900-123"];

/// The sample with a friend who is not protected, and a consent that does not agree to what is named of her and the witness.
fn not_agreeing_to_details(details: Value) -> Sample {
    let mut sample = Sample::filled();
    sample.record(
        id(70),
        json!({"kind": "person", "name": "Bea Friend", "role": "other", "born": "1987-06-05",
            "numbers": ["07700 900321"], "emails": ["post@mail.example"],
            "addresses": ["Flat 2"], "vehicles": [{"description": "a green van", "plate": "AB12 CDE"}],
            "handles": [{"platform": "Chirp", "handle": "sings_up"}]}),
    );
    sample.record(
        id(71),
        json!({"kind": "incident",
            "what": "He rang Bea Friend on 07700 900321, and Ada Witness on 07700 900123.",
            "witnesses": [{"person": id(3), "contact": "ring after six"}]}),
    );
    sample.record(
        id(72),
        json!({"kind": "consent", "what": "this record", "with_whom": "police",
            "given": "2026-02-01",
            "not_told_of": [{"person": id(3), "details": details},
                {"person": id(70), "details": details}]}),
    );
    sample
}

#[test]
fn a_telephone_number_is_in_neither_part_where_the_name_may_be_told() {
    let sample = not_agreeing_to_details(json!(["numbers"]));
    let kept = parts(&sample, &folder_choice());
    let numbers = [&NUMBER[..], &["900321", "900 321"]].concat();
    for part in [&kept.main, &kept.police] {
        assert_eq!(told_in(part, &numbers), BTreeSet::new());
        assert_eq!(codes(part), []);
    }
    // Bea is nobody protected: her name goes to everybody, that of the witness to police alone.
    assert_eq!(
        told_in(&kept.main, &["bea friend", "post@mail.example"]).len(),
        2
    );
    assert_eq!(told_in(&kept.main, &["ada witness"]), BTreeSet::new());
    assert_eq!(told_in(&kept.police, &["ada witness"]).len(), 1);
    assert_eq!(told_in(&kept.police, &["ring after six"]), BTreeSet::new());
    let report = beside(&kept.main, &kept.police);
    assert_eq!(report.findings, []);
    let not_opened = read(&kept.police, POLICE_ONLY_NOT_OPENED);
    assert_eq!(report.not_opened, not_opened.lines().count());
    assert_eq!(report.not_opened, 3, "{not_opened}");

    let line = "The keeper did not agree to give this (1 February 2026).";
    let people = "People of whom the keeper did not agree to tell";
    let people = section(&kept, DocumentKind::ContactSheet, people);
    assert_eq!(
        people,
        [
            ["Ada Witness: telephone numbers", line, ""],
            ["Bea Friend: telephone numbers", line, ""]
        ]
    );
    let key = section(
        &kept,
        DocumentKind::ContactSheet,
        "What is withheld in the bundle",
    );
    let of = |end: &str| {
        let mut rows = key.iter().filter(|row| row[0].ends_with(end));
        let first = rows.next().map(|row| row[1].clone());
        first.unwrap_or_else(|| panic!("{end} in {key:?}"))
    };
    assert_eq!(of("a telephone number]"), line);
    assert_eq!(of("a name]"), "Ada Witness");
}

#[test]
fn each_kind_of_detail_can_be_named_and_nothing_else_is_kept_with_it() {
    let telling = [
        ("name", "bea friend"),
        ("numbers", "07700 900321"),
        ("emails", "post@mail.example"),
        ("addresses", "flat 2"),
        ("handles", "sings_up"),
        ("plates", "ab12 cde"),
        ("born", "1987-06-05"),
    ];
    let words: Vec<&'static str> = telling.iter().map(|(_, word)| *word).collect();
    for (detail, word) in telling {
        let sample = not_agreeing_to_details(json!([detail]));
        let kept = parts(&sample, &folder_choice());
        let others: BTreeSet<&str> = words.iter().copied().filter(|one| *one != word).collect();
        assert_eq!(told_in(&kept.main, &words), others, "{detail}");
        assert_eq!(told_in(&kept.police, &[word]), BTreeSet::new(), "{detail}");
        assert_eq!(beside(&kept.main, &kept.police).findings, [], "{detail}");
        // Ticked, police have it; the main bundle does not.
        let given = parts(&sample, &giving(&[3, 70]));
        assert_eq!(told_in(&given.main, &[word]), BTreeSet::new(), "{detail}");
        assert_eq!(told_in(&given.police, &[word]).len(), 1, "{detail}");
        assert_eq!(beside(&given.main, &given.police).findings, [], "{detail}");
    }
}

#[test]
fn details_of_what_has_none_and_none_named_mean_all_of_it() {
    let consent = |of: Value| json!({"kind": "consent", "what": "this record", "with_whom": "police", "not_told_of": [of]});
    for (of, telling) in [
        (json!({"person": id(2), "details": ["numbers"]}), &HOME[..]),
        (json!({"person": id(3), "details": []}), &ADA[..]),
    ] {
        let mut sample = Sample::filled();
        sample.record(id(60), consent(of));
        let kept = parts(&sample, &folder_choice());
        for part in [&kept.main, &kept.police] {
            assert_eq!(told_in(part, telling), BTreeSet::new());
        }
    }
}

#[test]
fn what_was_ticked_all_the_same_is_said_with_its_day_and_the_consents() {
    let heading = "Given although a consent says not to";
    let sample = not_agreeing_to(&[2, 3]);
    let kept = parts(&sample, &folder_choice());
    assert_eq!(
        section(&kept, DocumentKind::ContactSheet, heading),
        Vec::<[String; 3]>::new()
    );
    let given = parts(&sample, &giving(&[2]));
    let case = sample.case();
    let made = case
        .words
        .date(case.made.utc.with_timezone(&case.zone).date_naive());
    let line = format!(
        "Given on {made} although the consent of 1 February 2026 says not to: the keeper ticked it."
    );
    assert_eq!(
        section(&given, DocumentKind::ContactSheet, heading),
        [["Larch Cottage".to_owned(), line, String::new()]]
    );
    let plan = plan(&sample.case(), &sample, &giving(&[2]));
    assert_eq!(plan.given_to_police(), [id(2)]);
}

#[test]
fn a_check_counts_what_is_opened_to_nobody() {
    let sample = not_agreeing_to(&[2]);
    let kept = parts(&sample, &folder_choice());
    let not_opened = read(&kept.police, POLICE_ONLY_NOT_OPENED);
    let report = beside(&kept.main, &kept.police);
    assert_eq!(report.not_opened, not_opened.lines().count());
    assert!(report.not_opened > 0);
    let given = parts(&sample, &giving(&[2]));
    assert_eq!(beside(&given.main, &given.police).not_opened, 0);
}
