//! Numbers from one bundle to the next.

use super::*;

/// The text of an incident as a plan shows it.
fn shown(plan: &crate::Plan, entry: u128) -> String {
    let kept = plan.shown.entry(id(entry)).unwrap();
    match kept.entry.as_ref().unwrap() {
        domain::Entry::Incident(incident) => incident.what.clone(),
        other => panic!("{other:?}"),
    }
}

fn only(entries: &[u128]) -> Choice {
    Choice {
        entries: Chosen::Only(entries.iter().map(|entry| id(*entry)).collect()),
        ..folder_choice()
    }
}

/// The marks that the key of a bundle has.
fn marks(plan: &crate::Plan) -> Vec<&str> {
    let withheld = plan.withheld.iter();
    withheld.map(|thing| &*thing.shown.mark).collect()
}

#[test]
fn a_later_bundle_goes_on_with_the_numbers_of_the_one_before() {
    let mut sample = sample();
    let first = plan(&sample.case(), &sample, &only(&[41]));
    let of_41 =
        "He asked [withheld 1: a name] about [withheld 2: a place] and [withheld 2: a place].";
    assert_eq!(shown(&first, 41), of_41);
    sample.numbers_given.extend(first.numbers_given());
    // Everything now: what is known keeps its number though it is not the first any more, and what is new gets the next.
    let whole = plan(&sample.case(), &sample, &folder_choice());
    assert_eq!(shown(&whole, 41), of_41);
    assert_eq!(
        shown(&whole, 40),
        "He rang [withheld 4: a telephone number] and wrote to [withheld 1: a name] at [withheld 2: a place]."
    );
    assert_eq!(
        marks(&whole),
        [
            "[withheld 1: a name]",
            "[withheld 2: a place]",
            "[withheld 3: a way to reach somebody]",
            "[withheld 4: a telephone number]"
        ]
    );
    sample.numbers_given.extend(whole.numbers_given());
    let again = plan(&sample.case(), &sample, &folder_choice());
    assert_eq!(again.withheld, whole.withheld);
    assert_eq!(again.numbers_given(), []);
    // The key of a part has what stands in it.
    let part = plan(&sample.case(), &sample, &only(&[40]));
    assert_eq!(
        marks(&part),
        [
            "[withheld 1: a name]",
            "[withheld 2: a place]",
            "[withheld 4: a telephone number]"
        ]
    );
}

#[test]
fn a_thing_keeps_its_number_when_more_is_known_of_it_and_when_it_is_protected_no_more() {
    let mut sample = Sample::filled();
    sample.record(
        id(50),
        json!({"kind": "incident", "what": "Somebody rang 07700 900888 from 9 Elm Grove."}),
    );
    let withheld = |sample: &Sample| Choice {
        findings: plan(&sample.case(), sample, &folder_choice())
            .findings
            .into_iter()
            .map(|finding| (finding.id, true))
            .collect(),
        ..folder_choice()
    };
    let before = plan(&sample.case(), &sample, &withheld(&sample));
    let said = shown(&before, 50);
    sample.numbers_given.extend(before.numbers_given());
    // The number turns out to be somebody's, and the address a place.
    let home = |protected: bool| json!({"kind": "place", "name": "Gran's", "address": "9 Elm Grove", "protected": protected});
    sample.record(id(51), home(true));
    sample.record(
        id(52),
        json!({"kind": "person", "name": "Una Brook", "role": "witness", "protected": true,
            "numbers": ["+44 7700 900888"]}),
    );
    let known = plan(&sample.case(), &sample, &withheld(&sample));
    // That the address is one is known only now.
    assert_eq!(
        shown(&known, 50),
        said.replace("9 Elm Grove", "[withheld 6: a place]")
    );
    sample.numbers_given.extend(known.numbers_given());
    sample.revise(id(51), home(false));
    let open = plan(&sample.case(), &sample, &folder_choice());
    assert!(shown(&open, 50).contains("9 Elm Grove"));
    let still_chosen = plan(&sample.case(), &sample, &withheld(&sample));
    assert_eq!(shown(&still_chosen, 50), said);
}

#[test]
fn what_is_kept_of_a_number_holds_no_word_and_goes_with_what_is_erased() {
    let mut sample = sample();
    let first = plan(&sample.case(), &sample, &folder_choice());
    let given = first.numbers_given();
    let kept = serde_json::to_string(&given).unwrap().to_lowercase();
    for word in ["larch", "ada", "900123", "900 123", "shop"] {
        assert!(!kept.contains(word), "{word} in {kept}");
    }
    // The number of a person who is erased is known by the incident in which it is written in the same way.
    let mut numbers = given.clone();
    assert!(crate::numbers_without(&mut numbers, &sample.leaves, id(3)));
    assert_ne!(numbers, given);
    sample.numbers_given = numbers;
    sample.erase(id(3));
    sample.record(
        id(45),
        json!({"kind": "incident", "what": "He rang.",
            "witnesses": [{"name": "somebody", "contact": "07700 900123"}]}),
    );
    let written = |sample: &Sample, entry: u128| {
        let plan = plan(&sample.case(), sample, &folder_choice());
        let kept = plan.shown.entry(id(entry)).unwrap().entry.clone();
        kept.unwrap().to_json()["witnesses"][0]["contact"].clone()
    };
    assert_eq!(written(&sample, 45), "[withheld 4: a telephone number]");
    // Nothing but the erased entry had these words: their number is nobody's any more, and is not given again.
    let mut numbers = sample.numbers_given.clone();
    assert!(crate::numbers_without(&mut numbers, &sample.leaves, id(10)));
    sample.numbers_given = numbers;
    sample.erase(id(10));
    sample.record(
        id(46),
        json!({"kind": "incident", "what": "He rang.",
            "witnesses": [{"name": "somebody", "contact": "knock twice"}]}),
    );
    assert_eq!(
        written(&sample, 46),
        "[withheld 5: a way to reach somebody]"
    );
}

#[test]
fn numbers_go_on_above_what_a_restore_may_have_lost() {
    let mut sample = sample();
    let first = plan(&sample.case(), &sample, &only(&[41]));
    sample.numbers_given.extend(first.numbers_given());
    let lost = sample.head();
    sample.restore(lost);
    let whole = plan(&sample.case(), &sample, &folder_choice());
    assert_eq!(
        shown(&whole, 40),
        "He rang [withheld 1002: a telephone number] and wrote to [withheld 1: a name] at [withheld 2: a place]."
    );
}

#[test]
fn pages_that_nobody_remembers_give_no_number() {
    let mut sample = sample();
    let print = |sample: &Sample| {
        let searched = &mut crate::SearchedItems::default();
        let choice = only(&[40]);
        let plan = crate::plan::plan_unremembered(&sample.case(), sample, searched, &choice);
        assert_eq!(plan.numbers_given(), []);
        shown(&plan, 40)
    };
    assert_eq!(
        print(&sample),
        "He rang [withheld: a telephone number] and wrote to [withheld: a name] at [withheld: a place]."
    );
    let first = plan(&sample.case(), &sample, &only(&[41]));
    sample.numbers_given.extend(first.numbers_given());
    assert_eq!(
        print(&sample),
        "He rang [withheld: a telephone number] and wrote to [withheld 1: a name] at [withheld 2: a place]."
    );
}
