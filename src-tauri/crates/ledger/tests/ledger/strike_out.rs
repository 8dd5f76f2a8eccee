//! What the body of a `strike_out` leaf says.

use ledger::StrikeOut;
use serde_json::json;

#[test]
fn what_is_written_is_read_again() {
    let struck = |reason: Option<&str>| StrikeOut::Struck {
        reason: reason.map(str::to_owned),
    };
    for said in [struck(None), struck(Some("Mistaken")), StrikeOut::PutBack] {
        assert_eq!(StrikeOut::read(&said.to_body()), said);
    }
    assert_eq!(struck(None).to_body(), json!({}));
    assert_eq!(StrikeOut::PutBack.to_body(), json!({ "struck_out": false }));
}

#[test]
fn only_what_says_so_puts_back() {
    for body in [
        json!({}),
        json!({ "struck_out": true }),
        json!({ "struck_out": "false" }),
        json!({ "struck_out": null }),
        json!(false),
    ] {
        let said = StrikeOut::read(&body);
        assert_eq!(said, StrikeOut::Struck { reason: None }, "{body}");
    }
}
