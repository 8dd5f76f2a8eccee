use serde::Serialize;
use serde_json::{Number, Value};

/// The largest whole number, either side of zero, that every JSON reader keeps exactly
/// (RFC 7493 §2.2).
pub const LARGEST_NUMBER: u64 = (1 << 53) - 1;

/// A value that has no canonical form here.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum CanonicalError {
    /// A number with a fraction, or one that other JSON readers would round.
    #[error("a number is not whole, or is too large to be kept exactly")]
    Number,
    /// A value that JSON cannot express.
    #[error("a value cannot be written as JSON")]
    Json,
}

/// The canonical bytes of a value (RFC 8785), of which there is exactly one form: no fractions, and
/// no number beyond [`LARGEST_NUMBER`], because readers disagree on those.
///
/// # Errors
/// A number that is refused, or a value that is not JSON.
pub fn canonical_bytes(value: &impl Serialize) -> Result<Vec<u8>, CanonicalError> {
    let value = serde_json::to_value(value).map_err(|_| CanonicalError::Json)?;
    check_numbers(&value)?;
    serde_json_canonicalizer::to_vec(&value).map_err(|_| CanonicalError::Json)
}

/// The same, and many times as fast, of what needs no sorting: a struct whose members are declared in their order, each of
/// them one value and no object with members. Its plain JSON is its canonical form; a number in it has to be checked.
pub(crate) fn bytes_in_order(value: &impl Serialize) -> Result<Vec<u8>, CanonicalError> {
    serde_json::to_vec(value).map_err(|_| CanonicalError::Json)
}

pub(crate) fn check_numbers(value: &Value) -> Result<(), CanonicalError> {
    match value {
        Value::Number(number) => check_number(number),
        Value::Array(values) => values.iter().try_for_each(check_numbers),
        Value::Object(members) => members.values().try_for_each(check_numbers),
        Value::Null | Value::Bool(_) | Value::String(_) => Ok(()),
    }
}

pub(crate) fn check_number(number: &Number) -> Result<(), CanonicalError> {
    number
        .as_i64()
        .filter(|number| number.unsigned_abs() <= LARGEST_NUMBER)
        .map(|_| ())
        .ok_or(CanonicalError::Number)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn text(value: &Value) -> String {
        String::from_utf8(canonical_bytes(value).unwrap()).unwrap()
    }

    #[test]
    fn members_are_sorted_and_nothing_is_escaped_that_need_not_be() {
        let value = json!({"b": [1, -2, null], "a": "é\u{1}\"/", "": {}});
        assert_eq!(text(&value), r#"{"":{},"a":"é\u0001\"/","b":[1,-2,null]}"#);
    }

    #[test]
    fn members_are_sorted_by_their_utf_16_code_units() {
        let value = json!({"\u{1f600}": 1, "\u{fb33}": 2});
        assert_eq!(text(&value), "{\"\u{1f600}\":1,\"\u{fb33}\":2}");
    }

    #[test]
    fn numbers_that_readers_disagree_on_are_refused() {
        for refused in [
            "1.5",
            "1.0",
            "1e3",
            "-0",
            "9007199254740992",
            "-9007199254740992",
        ] {
            let value: Value = serde_json::from_str(refused).unwrap();
            assert_eq!(
                canonical_bytes(&json!({ "deep": [value] })),
                Err(CanonicalError::Number),
                "{refused}"
            );
        }
        assert_eq!(text(&json!(LARGEST_NUMBER)), "9007199254740991");
    }
}
