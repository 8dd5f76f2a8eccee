//! What was written before stands in the annex, with when and by whom; that a file was attached is no new wording.

use bundle::print::chronology;
use bundle::{EarlierRevision, KeptEntry};
use chrono::Duration;
use domain::{Entry, Moment, Revision};
use serde_json::{Value, json};

use crate::paper::{Paper, letters, print};
use crate::print_case::{self, MadeCase};

/// An entry that was written three times, each time by somebody else.
fn written_three_times(number: u128, versions: [Value; 3]) -> KeptEntry {
    let [first, second, third] = versions.map(|version| Entry::from_json(version).unwrap());
    let version = |revision, days, author: &str, entry| EarlierRevision {
        revision,
        written: print_case::moment(days),
        author: author.to_owned(),
        entry,
    };
    let next = Revision::FIRST.next();
    KeptEntry {
        number: Some(7),
        revision: next.next(),
        written: print_case::moment(60),
        author: "Cy Third".to_owned(),
        earlier: vec![
            version(Revision::FIRST, 50, "Anna Bell", first),
            version(next, 55, "Bea Second", second),
        ],
        entry: Some(third),
        ..print_case::kept(number, 50, json!({"kind": "incident", "what": "blank"}))
    }
}

fn made(kept: KeptEntry) -> MadeCase {
    let mut made = print_case::made(0);
    made.case.entries.retain(|kept| kept.earlier.is_empty());
    made.case.entries.push(kept);
    made
}

fn paper(made: &MadeCase) -> Paper {
    print(&chronology(&made.input())[0])
}

fn incident(what: &str, evidence: &[u128], more: Value) -> Value {
    let evidence: Vec<String> = evidence
        .iter()
        .map(|item| print_case::id(*item).to_string())
        .collect();
    let mut incident = json!({"kind": "incident", "what": what, "evidence": evidence});
    let fields = incident.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    incident
}

#[test]
fn the_annex_has_each_wording_with_when_and_by_whom_and_the_card_says_where() {
    let kept = written_three_times(
        70,
        [
            incident("He rang once.", &[], json!({})),
            incident("He rang twice.", &[], json!({})),
            incident("He rang twice.", &[], json!({"felt_then": "Sick."})),
        ],
    );
    let made = made(kept);
    let paper = paper(&made);
    assert_eq!(
        paper.printed.standard,
        bundle::print::Standard::ArchivalAndAccessible
    );
    let text = paper.seen_by("pdftotext", &["-layout", "-"]);
    let pages: Vec<String> = text.split('\u{c}').map(letters).collect();
    let of_annex = "Incident7.datenotknownpage1WhathappenedWritten";
    let annex = pages.iter().position(|page| page.contains(of_annex));
    let annex = annex.unwrap_or_else(|| panic!("{of_annex} in {pages:?}"));
    for said in [
        "Written16April2026,07:13byAnnaBell.Herangonce.",
        "Written21April2026,07:13byBeaSecond.Herangtwice.",
        "FeltthenWritten16April2026,07:13byAnnaBell.Nothingwaswrittenhere.",
        "Written26April2026,07:13byCyThird.Sick.",
    ] {
        assert!(pages[annex].contains(said), "{said} in {}", pages[annex]);
    }
    let pointer = format!("Whatwaswrittenbeforestandsintheannex,page{}", annex + 1);
    let all = pages.concat();
    assert!(all.contains(&pointer), "{pointer} in {all}");
    // What was first written is told of whoever wrote that.
    assert!(all.contains("Incident716April2026,07:13AnnaBell"), "{all}");
}

#[test]
fn a_file_that_was_attached_is_no_new_wording_and_what_is_not_printed_is_in_no_annex() {
    let contact =
        |contact: &str| json!({"witnesses": [{"name": "a neighbour", "contact": contact}]});
    let kept = written_three_times(
        70,
        [
            incident("He rang.", &[], contact("call the shop")),
            incident("He rang.", &[500], contact("call the shop")),
            incident("He rang.", &[500], contact("call the pub")),
        ],
    );
    let made = made(kept);
    let text = paper(&made).letters();
    assert!(text.contains("AB/1attachedon21April2026"), "{text}");
    assert!(
        text.contains("Changedon26April2026,07:13insomethingthatisnotshownhere"),
        "{text}"
    );
    for not_said in ["Annex", "annex", "Rewordedon", "Answersaboutit"] {
        assert!(!text.contains(not_said), "{not_said} in {text}");
    }
}

#[test]
fn words_and_answers_are_told_apart_on_the_card() {
    let of = |last: Value| {
        let before = incident("He rang.", &[], json!({}));
        let made = made(written_three_times(70, [before.clone(), before, last]));
        paper(&made).letters()
    };
    let words = of(incident("He rang me.", &[], json!({})));
    assert!(words.contains("Rewordedon26April2026"), "{words}");
    assert!(!words.contains("Answersaboutit"), "{words}");
    let answers = of(incident("He rang.", &[], json!({"in_whose_words": "mine"})));
    assert!(answers.contains("Answersaboutit"), "{answers}");
    assert!(!answers.contains("Rewordedon"), "{answers}");
}

#[test]
fn an_order_that_was_written_anew_stands_in_the_annex_too() {
    let order = |until: &str| {
        json!({"kind": "order", "order_kind": "non_molestation_order", "status": "in_force",
            "from": "2026-03-01", "until": until, "terms": ["Not to call her"]})
    };
    let kept = written_three_times(
        70,
        [
            order("2026-09-01"),
            order("2026-09-01"),
            order("2027-09-01"),
        ],
    );
    let text = paper(&made(KeptEntry {
        number: None,
        ..kept
    }))
    .letters();
    let said = "UntilWritten16April2026,07:13byAnnaBell.1September2026Written26April2026,07:13byCyThird.1September2027";
    assert!(text.contains(said), "{text}");
    assert!(!text.contains("TermsWritten"), "{text}");
}

#[test]
fn files_that_were_attached_on_one_day_share_a_line_and_those_of_another_have_their_own() {
    let told = |days: [i64; 2]| {
        let mut kept = written_three_times(
            70,
            [
                incident("He rang.", &[], json!({})),
                incident("He rang.", &[500], json!({})),
                incident("He rang.", &[500, 501], json!({})),
            ],
        );
        let [second, third] = days.map(print_case::moment);
        kept.earlier[1].written = second;
        kept.written = Moment::new(third.utc + Duration::minutes(5), third.offset_minutes);
        paper(&made(kept)).letters()
    };
    let together = told([55, 55]);
    let line = "AB/1,AB/2attachedon21April2026.";
    assert!(together.contains(line), "{line} in {together}");
    let apart = told([55, 56]);
    for line in [
        "AB/1attachedon21April2026,07:13.",
        "AB/2attachedon22April2026,07:18.",
    ] {
        assert!(apart.contains(line), "{line} in {apart}");
    }
}
