//! Which sentences are told, and which are not.

use chrono::NaiveDate;
use domain::Entry;
use serde_json::{Value, json};

use super::by_words::{Looking, passages_in_words};
use super::*;

fn told(text: &str) -> Vec<(Subject, &str)> {
    told_with(text, &Children::default())
}

fn told_with<'a>(text: &'a str, children: &Children) -> Vec<(Subject, &'a str)> {
    let passages = passages_in_words(text, Looking::anywhere(children)).into_iter();
    passages
        .map(|passage| (passage.subject, &text[passage.place]))
        .collect()
}

/// What is told of one field of an entry.
fn told_in(entry: Value, pointer: &str) -> Vec<(Subject, String)> {
    let text = entry.pointer(pointer).unwrap().as_str().unwrap().to_owned();
    let entry = Entry::from_json(entry).unwrap();
    let passages = passages_in_field(&entry, pointer, &text, &Children::default()).into_iter();
    passages
        .map(|passage| (passage.subject, passage.text(&text).to_owned()))
        .collect()
}

#[test]
fn a_sentence_is_told_under_what_its_words_tell_of() {
    for (subject, sentence) in [
        (
            Subject::LegalAdvice,
            "My solicitor says through solicitors is allowed.",
        ),
        (
            Subject::LegalAdvice,
            "The letter is marked “Without Prejudice”.",
        ),
        (Subject::LegalAdvice, "I asked MY  LAWYER about it."),
        (Subject::Safety, "The back gate does not lock."),
        (Subject::Safety, "The back gate doesn’t lock."),
        (Subject::Safety, "The back gate doesnt lock."),
        (Subject::Safety, "Sleeping in the front room on the settee."),
        (Subject::Safety, "Looking at flats an hour away."),
        (
            Subject::Safety,
            "I got up to check the front door was on the chain.",
        ),
        (Subject::Health, "My GP changed the tablets."),
        (
            Subject::Health,
            "I have self-harmed, and self-harm is in the notes.",
        ),
        (
            Subject::Child,
            "Beth's eldest says 'Uncle Dan' gave him fifty pence.",
        ),
        (Subject::Child, "My son, who is eight, asked why."),
    ] {
        let text = format!("He came at ten. {sentence} Then he left.");
        assert_eq!(told(&text), [(subject, sentence)], "{sentence}");
    }
}

#[test]
fn what_only_holds_the_letters_is_not_told() {
    for text in [
        "The rapist. He stood at the big pub.",
        "He said his solicitor would write to me.",
        "The man at the gate had a lock in his hand.",
        "My son's teacher said that a man had asked.",
        "The kid’s teacher said so.",
        "The children were in bed. He said that he would wait.",
        "They took the 41 bus from the hospital.",
        "He rang at 14:10 and again at 14:12.",
        "A refugee charity wrote. He refused.",
    ] {
        assert_eq!(told(text), [], "{text}");
    }
}

#[test]
fn a_sentence_that_tells_of_several_is_told_once_under_the_first() {
    let text = "My GP and my solicitor know, and my son said so.";
    assert_eq!(told(text), [(Subject::LegalAdvice, text)]);
}

#[test]
fn a_field_that_is_about_nothing_else_is_told_whole() {
    let said = "Two rang. Three stayed.";
    for (entry, pointer, subject) in [
        (
            json!({"kind": "incident", "what": "x", "what_changed": said}),
            "/what_changed",
            Subject::Safety,
        ),
        (
            json!({"kind": "impact", "words": said, "impact_kind": "health"}),
            "/words",
            Subject::Health,
        ),
        (
            json!({"kind": "impact", "words": said, "impact_kind": "security"}),
            "/words",
            Subject::Safety,
        ),
        (
            json!({"kind": "impact", "words": said, "impact_kind": "home"}),
            "/words",
            Subject::Safety,
        ),
        (
            json!({"kind": "impact", "words": said, "impact_kind": "routine"}),
            "/words",
            Subject::Safety,
        ),
        (
            json!({"kind": "report", "to": "solicitor", "said": said}),
            "/said",
            Subject::LegalAdvice,
        ),
        (
            json!({"kind": "report", "to": "solicitor", "promised": [{"what": said}]}),
            "/promised/0/what",
            Subject::LegalAdvice,
        ),
        (
            json!({"kind": "report", "to": "doctor", "outcome": said}),
            "/outcome",
            Subject::Health,
        ),
        (
            json!({"kind": "incident", "what": said, "in_whose_words": "my daughter, 9"}),
            "/what",
            Subject::Child,
        ),
        (
            json!({"kind": "incident", "what": "x", "exact_words": [{"words": said, "by": "My son"}]}),
            "/exact_words/0/words",
            Subject::Child,
        ),
    ] {
        let expected = [(subject, said.to_owned())];
        assert_eq!(told_in(entry.clone(), pointer), expected, "{entry}");
    }
}

#[test]
fn other_fields_are_told_by_their_words_alone() {
    let said = "Two rang. Three stayed.";
    for (entry, pointer) in [
        (json!({"kind": "incident", "what": said}), "/what"),
        (
            json!({"kind": "impact", "words": said, "impact_kind": "money"}),
            "/words",
        ),
        (
            json!({"kind": "report", "to": "police", "said": said}),
            "/said",
        ),
        (
            json!({"kind": "report", "to": "doctor", "organisation": said}),
            "/organisation",
        ),
        (
            json!({"kind": "incident", "what": "x", "exact_words": [{"words": said, "by": "Mark"}]}),
            "/exact_words/0/words",
        ),
        // A court's own words, and a name.
        (
            json!({"kind": "order", "order_kind": "x", "status": "in_force", "terms": ["Not to go to my refuge."]}),
            "/terms/0",
        ),
        (
            json!({"kind": "person", "name": "Doctor", "role": "witness"}),
            "/name",
        ),
    ] {
        assert_eq!(told_in(entry.clone(), pointer), [], "{entry}");
    }
}

#[test]
fn a_lawyer_whom_the_other_person_names_is_theirs() {
    let said = "My solicitor will see you. I know you are in a refuge.";
    let incident = json!({"kind": "incident", "what": "x", "exact_words": [{"words": said}]});
    let expected = [(Subject::Safety, "I know you are in a refuge.".to_owned())];
    assert_eq!(told_in(incident, "/exact_words/0/words"), expected);
}

#[test]
fn where_a_tag_says_that_a_child_is_involved_naming_one_is_enough() {
    let said = "He waited at the school. He gave the kids sweets.";
    let tagged = json!({"kind": "incident", "what": said, "behaviours": ["child"]});
    let expected = [(Subject::Child, "He gave the kids sweets.".to_owned())];
    assert_eq!(told_in(tagged, "/what"), expected);
    assert_eq!(
        told_in(json!({"kind": "incident", "what": said}), "/what"),
        []
    );
}

#[test]
fn no_text_breaks_the_search_and_each_passage_is_cut_at_a_character() {
    for text in [
        "",
        " ",
        "é my gp é",
        "my gp\u{301}",
        "。my gp。",
        "my  \n\n gp",
        "gp.gp.gp",
        "…gp…",
    ] {
        for (_, passage) in told(text) {
            assert_eq!(passage.trim(), passage, "{text}");
        }
    }
}

/// The children among people with this name.
fn children(more: Value) -> Children {
    let mut person = json!({"kind": "person", "name": "Rose Example", "role": "other_target"});
    let fields = person.as_object_mut().unwrap();
    fields.extend(more.as_object().unwrap().clone());
    let person = Entry::from_json(person).unwrap();
    let today = NaiveDate::from_ymd_opt(2026, 3, 14).unwrap();
    Children::among([&person].into_iter(), today)
}

#[test]
fn a_child_who_is_kept_is_known_by_name() {
    let text = "He rang. Rose asked who it was. The rose said nothing.";
    for more in [
        json!({"relationship": "My daughter"}),
        json!({"relationship": "Beth's eldest, 8"}),
        json!({"relationship": "neighbour", "born": "2009-01-01"}),
        json!({"relationship": "My niece", "name": "A", "aliases": ["Rose"]}),
    ] {
        let told = told_with(text, &children(more.clone()));
        assert_eq!(told, [(Subject::Child, "Rose asked who it was.")], "{more}");
    }
    for more in [
        json!({}),
        json!({"relationship": "Mother of two children"}),
        json!({"relationship": "My daughter", "born": "1990-01-01"}),
        json!({"relationship": "My son", "role": "other_person"}),
    ] {
        assert_eq!(told_with(text, &children(more.clone())), [], "{more}");
    }
}
