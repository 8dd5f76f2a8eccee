//! The example in `docs/ledger-format.md` is a whole ledger of one leaf, and holds together.

use ledger::signature::key_from_pem;
use ledger::{
    Checkpoint, DisclosedBody, Fingerprint, HandOver, Head, InclusionProof, KeyName, Leaf,
    LeftCode, root_of,
};
use serde_json::json;

const DOCUMENT: &str = include_str!("../../../../../docs/ledger-format.md");

/// The lines between the fences of the block with this name.
fn block(name: &str) -> String {
    let fence = format!("```{name}\n");
    let (_, after) = DOCUMENT
        .split_once(&fence)
        .unwrap_or_else(|| panic!("the document has no block called {name}"));
    after.split_once("```").unwrap().0.to_owned()
}

#[test]
fn the_example_holds_together() {
    let body: DisclosedBody = serde_json::from_str(&block("json body")).unwrap();
    assert_eq!(
        body.body(),
        json!({"kind": "note", "text": "Grey van outside again."})
    );
    let leaf = Leaf::from_canonical_bytes(block("json leaf").trim_end().as_bytes()).unwrap();
    assert_eq!(leaf.body, body.root());

    let key = key_from_pem(&block("text key")).unwrap();
    let checkpoint = Checkpoint::verify(&block("text checkpoint"), &key).unwrap();
    let head = Head {
        size: 1,
        root: root_of([leaf.hash()]),
    };
    assert_eq!(checkpoint.head, head);
    let proof = InclusionProof::new(Vec::new());
    assert_eq!(proof.verify(leaf.hash(), 0, &head), Ok(()));

    let text = HandOver::read(block("text hand-over").as_bytes()).unwrap();
    assert_eq!((text.vault, text.head), (checkpoint.vault, head));
    assert_eq!(text.key, KeyName::of(&key));
    let code = format!("{}\n{}\n", text.code(), text.digest());
    assert_eq!(block("text code"), code);
    assert!(code.parse::<LeftCode>().unwrap().is_of(&text));

    let fingerprint: Fingerprint = block("text first-form code").parse().unwrap();
    assert_eq!(
        fingerprint,
        checkpoint.head.first_form_code(checkpoint.vault)
    );
    assert_eq!(
        fingerprint.to_string(),
        block("text first-form code").trim_end()
    );
}
