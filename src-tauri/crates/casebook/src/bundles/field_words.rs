//! What the fields of an entry are called, as the person knows them from the forms.

use catalogue::{Saying, Words, sentences};
use domain::{EntryKind, variant_name};

/// "Witness (2): how to reach them", for a field's JSON pointer. A field without a sentence of its own
/// is never called by its path.
pub(super) fn field_words(words: &Words, kind: EntryKind, pointer: &str) -> String {
    let values = [("number", number(pointer))];
    words
        .find(&sentence(kind, pointer), &values)
        .unwrap_or_else(|| words.say_with(sentences::BUNDLE_FIELD_OTHER, &values))
}

/// The sentence's id: the path without its numbers.
fn sentence(kind: EntryKind, pointer: &str) -> String {
    // An event has an incident's fields, those that are of no act.
    let kind = match kind {
        EntryKind::Event => EntryKind::Incident,
        kind => kind,
    };
    let kind = variant_name(&kind);
    let steps = pointer.split('/').skip(1);
    let names = steps.filter(|step| step.parse::<usize>().is_err());
    let path: Vec<&str> = std::iter::once(kind.as_str()).chain(names).collect();
    format!("bundle-field-{}", path.join("-").replace('_', "-"))
}

/// The last number of the path, counted from one.
fn number(pointer: &str) -> Saying {
    let mut numbers = pointer.rsplit('/').filter_map(|step| step.parse().ok());
    let number: usize = numbers.next().unwrap_or_default();
    (number + 1).to_string().into()
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use catalogue::Language;
    use serde_json::Value;

    use super::*;

    #[test]
    fn a_field_is_said_in_the_words_of_the_forms() {
        let said = |kind, pointer| field_words(Language::English.words(), kind, pointer);
        assert_eq!(
            said(EntryKind::Incident, "/who/0/why"),
            "Who (1): why you think so"
        );
        assert_eq!(
            said(EntryKind::Incident, "/witnesses/1/contact"),
            "Witness (2): how to reach them"
        );
        assert_eq!(
            said(EntryKind::Incident, "/others_targeted"),
            "Who else was targeted"
        );
        assert_eq!(
            said(EntryKind::Report, "/number"),
            "Reported to: their number"
        );
        assert_eq!(
            said(EntryKind::Person, "/numbers/2"),
            "Telephone number (3)"
        );
        assert_eq!(said(EntryKind::Incident, "/evidence/0"), "Another detail");
    }

    /// Goes through every text that an entry can hold by its schema, so that a new field needs a name.
    #[test]
    fn every_text_of_every_entry_has_a_name() {
        let schema = bundle::log_schema();
        let mut ids = BTreeSet::new();
        for one in schema["$defs"]["Entry"]["oneOf"].as_array().unwrap() {
            let kind = one["properties"]["kind"]["const"].clone();
            let kind: EntryKind = serde_json::from_value(kind).unwrap();
            let paths = texts(&schema, one, "");
            ids.extend(paths.iter().map(|path| sentence(kind, path)));
        }
        assert!(ids.len() > 75, "{ids:?}");
        for deep in ["incident-first-noted-when-said", "report-promised-what"] {
            assert!(ids.contains(&format!("bundle-field-{deep}")), "{ids:?}");
        }
        let missing = ids
            .iter()
            .filter(|id| Language::English.words().find(id, &[]).is_none());
        assert_eq!(missing.collect::<Vec<_>>(), Vec::<&String>::new());
    }

    /// The pointers of all texts in a value that a schema describes.
    fn texts(schema: &Value, at: &Value, path: &str) -> Vec<String> {
        let mut found = Vec::new();
        if let Some(name) = at["$ref"].as_str() {
            let name = name.trim_start_matches("#/$defs/");
            found.extend(texts(schema, &schema["$defs"][name], path));
        }
        for one in at["anyOf"].as_array().into_iter().flatten() {
            found.extend(texts(schema, one, path));
        }
        for (name, field) in at["properties"].as_object().into_iter().flatten() {
            if !bundle::is_code(name) {
                found.extend(texts(schema, field, &format!("{path}/{name}")));
            }
        }
        if at["items"].is_object() {
            found.extend(texts(schema, &at["items"], &format!("{path}/0")));
        }
        let may_be_text = match &at["type"] {
            Value::String(kind) => kind == "string",
            Value::Array(kinds) => kinds.contains(&"string".into()),
            _ => false,
        };
        let is_coded = ["format", "enum", "const", "pattern"]
            .iter()
            .any(|key| !at[*key].is_null());
        if may_be_text && !is_coded {
            found.push(path.to_owned());
        }
        found
    }
}
