//! What an entry of the log says against what its body proves.

use std::collections::BTreeMap;

use ledger::{DisclosedBody, DisclosedField};
use serde_json::Value;

use crate::plan::redaction::MARK;

/// Whether they say the same.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// Every shown field is the same, and nothing stands beside them but texts of which a part is withheld.
    TheSame {
        /// How many of those texts there are.
        withheld: usize,
    },
    Otherwise,
}

/// A withheld field is not there, or is a text in which the mark stands. The words round a mark nothing here proves.
pub(super) fn says(body: &DisclosedBody, said: &Value) -> Said {
    let mut flat = BTreeMap::new();
    flatten(said, &mut String::new(), &mut flat);
    let mut withheld = 0;
    for field in body.fields() {
        let value = flat.remove(field.path().to_string().as_str());
        let agrees = match field {
            DisclosedField::Shown(field) => value == Some(&field.value),
            DisclosedField::Withheld(_) => match value {
                None => true,
                Some(Value::String(text)) if text.contains(MARK) => {
                    withheld += 1;
                    true
                }
                Some(_) => false,
            },
        };
        if !agrees {
            return Said::Otherwise;
        }
    }
    match flat.is_empty() {
        true => Said::TheSame { withheld },
        false => Said::Otherwise,
    }
}

/// The single values of a value, by their paths.
pub(in crate::verify) fn flatten<'a>(
    value: &'a Value,
    at: &mut String,
    flat: &mut BTreeMap<String, &'a Value>,
) {
    let length = at.len();
    match value {
        Value::Array(values) if !values.is_empty() => {
            for (index, value) in values.iter().enumerate() {
                at.push_str(&format!("/{index}"));
                flatten(value, at, flat);
                at.truncate(length);
            }
        }
        Value::Object(fields) if !fields.is_empty() => {
            for (name, value) in fields {
                at.push_str(&format!("/{}", name.replace('~', "~0").replace('/', "~1")));
                flatten(value, at, flat);
                at.truncate(length);
            }
        }
        _ => drop(flat.insert(at.clone(), value)),
    }
}
