//! From a body to its fields and back. A path says nothing about whether a step leads into an array
//! or an object, so one rule decides: names that are exactly 0, 1, 2 … belong to an array.

use std::collections::BTreeMap;

use serde_json::{Map, Value};

use crate::body::error::BodyError;
use crate::field::{DEEPEST, FieldPath};

/// The single values inside a body, sorted by their paths.
pub(crate) fn flatten(body: &Value) -> Result<BTreeMap<FieldPath, Value>, BodyError> {
    let mut fields = BTreeMap::new();
    gather(body, FieldPath::whole(), 0, &mut fields)?;
    Ok(fields)
}

fn gather(
    value: &Value,
    path: FieldPath,
    depth: usize,
    fields: &mut BTreeMap<FieldPath, Value>,
) -> Result<(), BodyError> {
    if depth > DEEPEST {
        return Err(BodyError::TooDeep);
    }
    match value {
        Value::Array(values) if !values.is_empty() => {
            for (index, value) in values.iter().enumerate() {
                gather(value, path.step(&index.to_string()), depth + 1, fields)?;
            }
        }
        Value::Object(members) if !members.is_empty() => {
            if are_indices(members.len(), |name| members.contains_key(name)) {
                return Err(BodyError::LooksLikeAnArray);
            }
            for (name, value) in members {
                gather(value, path.step(name), depth + 1, fields)?;
            }
        }
        single => {
            fields.insert(path, single.clone());
        }
    }
    Ok(())
}

/// The body that has these fields; `None` stands for a withheld one, which is left out.
pub(crate) fn rebuild<'a>(
    fields: impl Iterator<Item = (&'a FieldPath, Option<&'a Value>)>,
) -> Result<Value, BodyError> {
    let mut whole = Part::Inner(BTreeMap::new());
    let mut any = false;
    for (path, value) in fields {
        any = true;
        whole.place(path, value)?;
    }
    match any {
        true => Ok(whole
            .into_value()
            .unwrap_or_else(|| Value::Object(Map::new()))),
        false => Err(BodyError::Empty),
    }
}

enum Part<'a> {
    Single(Option<&'a Value>),
    Inner(BTreeMap<String, Part<'a>>),
}

impl<'a> Part<'a> {
    fn place(&mut self, path: &FieldPath, value: Option<&'a Value>) -> Result<(), BodyError> {
        let mut part = self;
        for name in path.names() {
            part = match part {
                Self::Single(_) => return Err(BodyError::Conflict),
                Self::Inner(parts) => parts
                    .entry(name)
                    .or_insert_with(|| Self::Inner(BTreeMap::new())),
            };
        }
        match part {
            Self::Inner(parts) if parts.is_empty() => {
                *part = Self::Single(value);
                Ok(())
            }
            _ => Err(BodyError::Conflict),
        }
    }

    /// `None` when everything in it is withheld.
    fn into_value(self) -> Option<Value> {
        match self {
            Self::Single(value) => value.cloned(),
            Self::Inner(mut parts) => {
                let count = parts.len();
                if are_indices(count, |name| parts.contains_key(name)) {
                    let values: Vec<Value> = (0..count)
                        .filter_map(|index| parts.remove(&index.to_string()))
                        .filter_map(Self::into_value)
                        .collect();
                    (!values.is_empty()).then_some(Value::Array(values))
                } else {
                    let members: Map<String, Value> = parts
                        .into_iter()
                        .filter_map(|(name, part)| Some((name, part.into_value()?)))
                        .collect();
                    (!members.is_empty()).then_some(Value::Object(members))
                }
            }
        }
    }
}

fn are_indices(count: usize, has: impl Fn(&str) -> bool) -> bool {
    (0..count).all(|index| has(&index.to_string()))
}
