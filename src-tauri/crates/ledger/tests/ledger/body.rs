use std::collections::BTreeSet;

use ledger::{
    BodyError, CanonicalError, CommittedBody, DisclosedBody, DisclosedField, FieldPath, Salt,
};
use proptest::prelude::*;
use serde_json::{Value, json};

/// Salts that differ, and are the same in every run.
fn salts(first: u8) -> impl FnMut() -> Salt {
    let mut next = u64::from(first) << 32;
    move || {
        next += 1;
        let mut bytes = [0; 32];
        bytes[..8].copy_from_slice(&next.to_be_bytes());
        Salt::new(bytes)
    }
}

fn commit(body: &Value) -> Result<CommittedBody, BodyError> {
    CommittedBody::commit(body, salts(0))
}

fn paths(paths: &[&str]) -> BTreeSet<FieldPath> {
    paths.iter().map(|path| path.parse().unwrap()).collect()
}

fn incident() -> Value {
    json!({
        "kind": "incident",
        "what": "Grey van outside again",
        "where": { "address": "1 Example Street", "town": "Exampleton" },
        "tags": ["watching", "vehicle"],
        "witnesses": [],
        "times": 2,
        "told": null,
        "a/b~c": true,
    })
}

#[test]
fn a_body_comes_back_as_it_was() {
    for body in [
        incident(),
        json!({}),
        json!([]),
        json!("one"),
        json!([[1], [{"x": []}]]),
    ] {
        let committed = commit(&body).unwrap();
        assert_eq!(committed.body(), body);
        let kept = serde_json::to_string(&committed).unwrap();
        let read: CommittedBody = serde_json::from_str(&kept).unwrap();
        assert_eq!(read.root(), committed.root());
        assert_eq!(read, committed);
    }
}

#[test]
fn a_withheld_field_leaves_the_commitment_as_it_is() {
    let committed = commit(&incident()).unwrap();
    let disclosed = committed
        .withhold(&paths(&["/where/address", "/tags/0", "/a~1b~0c"]))
        .unwrap();
    assert_eq!(disclosed.root(), committed.root());
    let mut expected = incident();
    expected["where"].as_object_mut().unwrap().remove("address");
    expected.as_object_mut().unwrap().remove("a/b~c");
    expected["tags"] = json!(["vehicle"]);
    assert_eq!(disclosed.body(), expected);
    let withheld: Vec<_> = disclosed.withheld().map(FieldPath::as_str).collect();
    assert_eq!(withheld, ["/a~1b~0c", "/tags/0", "/where/address"]);

    let handed_over = serde_json::to_string(&disclosed).unwrap();
    assert!(!handed_over.contains("Example Street"));
    let read: DisclosedBody = serde_json::from_str(&handed_over).unwrap();
    assert_eq!(read.root(), committed.root());
}

#[test]
fn withholding_an_object_withholds_all_of_it() {
    let committed = commit(&incident()).unwrap();
    let disclosed = committed.withhold(&paths(&["/where"])).unwrap();
    assert_eq!(disclosed.root(), committed.root());
    assert_eq!(disclosed.body().get("where"), None);
    assert!(disclosed.body().get("what").is_some());
    let nothing_shown = committed.withhold(&paths(&[""])).unwrap();
    assert_eq!(nothing_shown.root(), committed.root());
    assert_eq!(nothing_shown.body(), json!({}));
}

#[test]
fn a_slip_in_a_path_shows_nothing() {
    let committed = commit(&incident()).unwrap();
    for slip in ["/where/adress", "/wher", "/what/x"] {
        assert_eq!(
            committed.withhold(&paths(&[slip])),
            Err(BodyError::NoSuchField),
            "{slip}"
        );
    }
}

#[test]
fn a_withheld_field_cannot_be_passed_off_as_another() {
    let committed =
        commit(&json!({"home": "1 Example Street", "words": "I will find you"})).unwrap();
    let disclosed = committed.withhold(&paths(&["/words"])).unwrap();
    let mut fields = disclosed.fields().to_vec();
    let DisclosedField::Withheld(withheld) = &mut fields[1] else {
        panic!("the second field is withheld");
    };
    withheld.path = "/telephone".parse().unwrap();
    let relabelled = DisclosedBody::from_fields({
        fields.sort_by(|left, right| left.path().cmp(right.path()));
        fields
    })
    .unwrap();
    assert_ne!(relabelled.root(), committed.root());
}

#[test]
fn what_has_no_one_form_is_refused() {
    let number = BodyError::Canonical(CanonicalError::Number);
    let mut deep = json!(1);
    for _ in 0..101 {
        deep = json!([deep]);
    }
    for (body, reason) in [
        (json!({"at": 1.5}), number),
        (json!({"at": [9_007_199_254_740_992_u64]}), number),
        (json!({"0": "a", "1": "b"}), BodyError::LooksLikeAnArray),
        (deep, BodyError::TooDeep),
    ] {
        assert_eq!(commit(&body), Err(reason));
    }
    assert!(commit(&json!({"1": "a", "2": "b"})).is_ok());
}

#[test]
fn equal_words_do_not_show_as_equal() {
    let body = json!({"what": "same"});
    let first = CommittedBody::commit(&body, salts(1)).unwrap();
    let second = CommittedBody::commit(&body, salts(2)).unwrap();
    assert_ne!(first.root(), second.root());
    assert_ne!(first.fields()[0].hash(), second.fields()[0].hash());
}

#[test]
fn no_message_shows_words_or_salts() {
    let committed = commit(&json!({"what": "a secret"})).unwrap();
    let shown = format!("{committed:?} {:?}", committed.disclose());
    assert!(!shown.contains("a secret"));
    assert!(shown.contains("/what"));
}

fn values() -> impl Strategy<Value = Value> {
    let single = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        (-9_007_199_254_740_991_i64..=9_007_199_254_740_991).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ];
    single.prop_recursive(4, 24, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..5).prop_map(Value::from),
            prop::collection::btree_map("[a-c~/é 01]{0,3}", inner, 0..5)
                .prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

proptest! {
    #[test]
    fn any_body_comes_back_or_is_refused(body in values()) {
        match commit(&body) {
            Ok(committed) => prop_assert_eq!(committed.body(), body),
            Err(error) => prop_assert_eq!(error, BodyError::LooksLikeAnArray),
        }
    }

    #[test]
    fn any_change_of_a_field_changes_the_commitment(body in values(), pick in any::<usize>()) {
        let Ok(committed) = commit(&body) else { return Ok(()) };
        let mut fields = committed.fields().to_vec();
        let at = pick % fields.len();
        fields[at].value = json!("another value");
        prop_assume!(committed.fields()[at].value != fields[at].value);
        prop_assert_ne!(CommittedBody::from_fields(fields).unwrap().root(), committed.root());
    }
}
