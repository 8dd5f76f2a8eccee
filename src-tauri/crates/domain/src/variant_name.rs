use serde::Serialize;
use serde_json::Value;

/// The name of a variant as JSON has it: `in_person`. Tables, catalogue ids and codes use the same.
///
/// ```
/// use domain::{EntryKind, variant_name};
///
/// assert_eq!(variant_name(&EntryKind::FingerprintLeft), "fingerprint_left");
/// ```
///
/// # Panics
/// The value is none of an enum's that have no fields.
pub fn variant_name(variant: &impl Serialize) -> String {
    match serde_json::to_value(variant) {
        Ok(Value::String(name)) => name,
        _ => panic!("only a variant without fields is written as its name"),
    }
}
