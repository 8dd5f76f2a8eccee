//! Any record.

pub(crate) mod assessment;
pub(crate) mod clock;
pub(crate) mod consent;
pub(crate) mod event;
pub(crate) mod fingerprint_left;
pub(crate) mod impact;
pub(crate) mod incident;
pub(crate) mod item;
pub(crate) mod needs;
pub(crate) mod note;
pub(crate) mod order;
pub(crate) mod person;
pub(crate) mod place;
pub(crate) mod proceeding;
pub(crate) mod report;

use schemars::JsonSchema;
use serde::de::{self, DeserializeOwned};
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::Value;
use ts_rs::TS;

use crate::{
    Assessment, Consent, EntryId, Event, EventFields, FingerprintLeft, Impact, Incident, Item,
    Needs, Note, Order, Person, Place, Proceeding, Report, When, WhenError,
};

/// What an entry is.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, JsonSchema, TS,
)]
#[serde(rename_all = "snake_case")]
pub enum EntryKind {
    /// One thing that somebody did.
    Incident,
    /// Something that happened and is nobody's act.
    Event,
    /// Somebody.
    Person,
    /// Somewhere that comes up again.
    Place,
    /// One evidence file.
    Item,
    /// A dated change to a life.
    Impact,
    /// A dealing with police or others.
    Report,
    /// A court order, bail condition or police notice.
    Order,
    /// A stage of proceedings.
    Proceeding,
    /// A risk assessment by somebody else.
    Assessment,
    /// What an affected person needs.
    Needs,
    /// What may be shared.
    Consent,
    /// The keeper's own note.
    Note,
    /// A fingerprint left with somebody.
    FingerprintLeft,
}

impl EntryKind {
    /// Whether it happened on its own: it stands in the chronology, and has a number of the one row.
    pub fn is_numbered(self) -> bool {
        matches!(self, Self::Incident | Self::Event)
    }
}

/// One entry's content: a body of the ledger, an object of `log.json`. `kind` says which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema, TS)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Entry {
    /// One thing that somebody did.
    Incident(Box<Incident>),
    /// Something that happened and is nobody's act.
    Event(
        #[schemars(with = "EventFields")]
        #[ts(as = "EventFields")]
        Box<Event>,
    ),
    /// Somebody.
    Person(Box<Person>),
    /// Somewhere that comes up again.
    Place(Place),
    /// One evidence file.
    Item(Box<Item>),
    /// A dated change to a life.
    Impact(Impact),
    /// A dealing with police or others.
    Report(Box<Report>),
    /// A court order, bail condition or police notice.
    Order(Order),
    /// A stage of proceedings.
    Proceeding(Proceeding),
    /// A risk assessment by somebody else.
    Assessment(Assessment),
    /// What an affected person needs.
    Needs(Needs),
    /// What may be shared.
    Consent(Consent),
    /// The keeper's own note.
    Note(Note),
    /// A fingerprint left with somebody.
    FingerprintLeft(FingerprintLeft),
}

/// A JSON value that is no entry. Holds where the fault is, never the words around it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum EntryError {
    /// Not an object with a `kind`.
    #[error(
        "an entry is an object with a \"kind\", such as {{\"kind\":\"incident\",\"what\":\"…\"}}"
    )]
    NoKind,
    /// A kind that this version does not know.
    #[error("this version knows no entry of that kind")]
    UnknownKind,
    /// A field that does not fit.
    #[error("{at}: {expected}")]
    Field {
        /// The path of the field, such as `who[0].person`.
        at: String,
        /// What the parser expected there.
        expected: String,
    },
    /// The one required line is empty.
    #[error("{at}: a few words are needed here")]
    Empty {
        /// The field.
        at: &'static str,
    },
    /// A time that does not hold together.
    #[error("{at}: {fault}")]
    Time {
        /// The field.
        at: &'static str,
        /// What is wrong with it.
        fault: WhenError,
    },
    /// A NUL or another control character that no text needs.
    #[error("{at}: this text holds a character that cannot be kept (U+{code:04X})")]
    Character {
        /// The path of the field.
        at: String,
        /// The character.
        code: u32,
    },
}

impl Entry {
    /// Reads one entry and checks that it holds together.
    ///
    /// # Errors
    /// Where and why it does not fit.
    pub fn from_json(value: Value) -> Result<Self, EntryError> {
        let Value::Object(mut fields) = value else {
            return Err(EntryError::NoKind);
        };
        let kind = fields.remove("kind").ok_or(EntryError::NoKind)?;
        let kind: EntryKind = serde_json::from_value(kind).map_err(|_| EntryError::UnknownKind)?;
        let rest = Value::Object(fields);
        refuse_unkeepable(&rest, &mut String::new())?;
        let entry = match kind {
            EntryKind::Incident => Self::Incident(read(rest)?),
            EntryKind::Event => Self::Event(read(rest)?),
            EntryKind::Person => Self::Person(read(rest)?),
            EntryKind::Place => Self::Place(read(rest)?),
            EntryKind::Item => Self::Item(read(rest)?),
            EntryKind::Impact => Self::Impact(read(rest)?),
            EntryKind::Report => Self::Report(read(rest)?),
            EntryKind::Order => Self::Order(read(rest)?),
            EntryKind::Proceeding => Self::Proceeding(read(rest)?),
            EntryKind::Assessment => Self::Assessment(read(rest)?),
            EntryKind::Needs => Self::Needs(read(rest)?),
            EntryKind::Consent => Self::Consent(read(rest)?),
            EntryKind::Note => Self::Note(read(rest)?),
            EntryKind::FingerprintLeft => Self::FingerprintLeft(read(rest)?),
        };
        entry.checked()?;
        Ok(entry)
    }

    /// As the ledger commits to it and `log.json` holds it.
    pub fn to_json(&self) -> Value {
        serde_json::to_value(self).expect("an entry has only text keys and no map of its own")
    }

    /// What it is.
    pub fn kind(&self) -> EntryKind {
        match self {
            Self::Incident(_) => EntryKind::Incident,
            Self::Event(_) => EntryKind::Event,
            Self::Person(_) => EntryKind::Person,
            Self::Place(_) => EntryKind::Place,
            Self::Item(_) => EntryKind::Item,
            Self::Impact(_) => EntryKind::Impact,
            Self::Report(_) => EntryKind::Report,
            Self::Order(_) => EntryKind::Order,
            Self::Proceeding(_) => EntryKind::Proceeding,
            Self::Assessment(_) => EntryKind::Assessment,
            Self::Needs(_) => EntryKind::Needs,
            Self::Consent(_) => EntryKind::Consent,
            Self::Note(_) => EntryKind::Note,
            Self::FingerprintLeft(_) => EntryKind::FingerprintLeft,
        }
    }

    /// What an incident and an event tell alike, for whoever shows both. Whoever counts asks for the incident.
    pub fn happened(&self) -> Option<&Incident> {
        match self {
            Self::Incident(incident) => Some(incident),
            Self::Event(event) => Some(event.told()),
            _ => None,
        }
    }

    /// The items that show what happened, to be added to.
    pub fn evidence_mut(&mut self) -> Option<&mut Vec<EntryId>> {
        match self {
            Self::Incident(incident) => Some(&mut incident.evidence),
            Self::Event(event) => Some(event.evidence_mut()),
            _ => None,
        }
    }

    /// When it happened, for the kinds that happen.
    pub fn when(&self) -> Option<&When> {
        match self {
            Self::Incident(_) | Self::Event(_) => self.happened()?.when.as_ref(),
            Self::Report(report) => report.when.as_ref(),
            Self::Impact(impact) => impact.when.as_ref(),
            _ => None,
        }
    }

    /// Every time in it with where that stands.
    pub fn times(&self) -> Vec<(&'static str, &When)> {
        let mut times: Vec<_> = self.when().map(|when| ("when", when)).into_iter().collect();
        if let Some(told) = self.happened() {
            let noted = told.first_noted.as_ref();
            let noted = noted.and_then(|noted| noted.when.as_ref());
            times.extend(noted.map(|when| ("first_noted.when", when)));
        }
        times
    }

    /// Whether it holds together: its first line is there and its times make sense.
    ///
    /// # Errors
    /// The first thing that does not.
    pub fn checked(&self) -> Result<(), EntryError> {
        if let Some((at, words)) = self.first_line()
            && words.trim().is_empty()
        {
            return Err(EntryError::Empty { at });
        }
        if let Some(when) = self.when() {
            let at = "when";
            when.checked()
                .map_err(|fault| EntryError::Time { at, fault })?;
        }
        Ok(())
    }

    fn first_line(&self) -> Option<(&'static str, &str)> {
        match self {
            Self::Incident(incident) => Some(("what", &incident.what)),
            Self::Event(event) => Some(("what", &event.told().what)),
            Self::Person(person) => Some(("name", &person.name)),
            Self::Place(place) => Some(("name", &place.name)),
            Self::Impact(impact) => Some(("words", &impact.words)),
            Self::Order(order) => Some(("order_kind", &order.order_kind)),
            Self::Assessment(assessment) => Some(("tool", &assessment.tool)),
            Self::Needs(needs) => Some(("whose", &needs.whose)),
            Self::Consent(consent) => Some(("what", &consent.what)),
            Self::Note(note) => Some(("words", &note.words)),
            Self::FingerprintLeft(left) => Some(("code", &left.code)),
            Self::Item(_) | Self::Report(_) | Self::Proceeding(_) => None,
        }
    }
}

impl<'de> Deserialize<'de> for Entry {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::from_json(Value::deserialize(deserializer)?).map_err(de::Error::custom)
    }
}

fn read<T: DeserializeOwned>(fields: Value) -> Result<T, EntryError> {
    serde_path_to_error::deserialize(fields).map_err(|fault| EntryError::Field {
        at: fault.path().to_string(),
        expected: without_values(&fault.inner().to_string()),
    })
}

/// Serde quotes what it found (`invalid type: string "…"`); those may be somebody's words.
fn without_values(fault: &str) -> String {
    let Some((found, expected)) = fault.split_once(", expected ") else {
        return fault.split('"').next().unwrap_or(fault).trim().to_owned();
    };
    let found = found.split('"').next().unwrap_or(found).trim();
    format!("{found}, expected {expected}")
}

/// NUL ends a text early in half of the programs that will read it, so it is refused where it can
/// still be put right. Tabs and line ends are text.
fn refuse_unkeepable(value: &Value, at: &mut String) -> Result<(), EntryError> {
    match value {
        Value::String(text) => match text.chars().find(|c| *c == '\0') {
            Some(character) => Err(EntryError::Character {
                at: at.clone(),
                code: u32::from(character),
            }),
            None => Ok(()),
        },
        Value::Array(values) => values.iter().enumerate().try_for_each(|(index, value)| {
            inside(at, &format!("[{index}]"), |at| refuse_unkeepable(value, at))
        }),
        Value::Object(fields) => fields.iter().try_for_each(|(name, value)| {
            let step = if at.is_empty() {
                name.clone()
            } else {
                format!(".{name}")
            };
            inside(at, &step, |at| refuse_unkeepable(value, at))
        }),
        _ => Ok(()),
    }
}

fn inside<T>(at: &mut String, step: &str, look: impl FnOnce(&mut String) -> T) -> T {
    let outside = at.len();
    at.push_str(step);
    let found = look(at);
    at.truncate(outside);
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    #[test]
    fn the_smallest_entry_is_a_kind_and_a_few_words() {
        let entry = Entry::from_json(json!({"kind": "incident", "what": "He was outside again."}));
        let entry = entry.unwrap();
        assert_eq!(entry.kind(), EntryKind::Incident);
        assert_eq!(
            entry.to_json(),
            json!({"kind": "incident", "what": "He was outside again."})
        );
    }

    /// What the ledger commits to must not change for entries that were written before there was a field.
    #[test]
    fn fear_that_was_written_before_it_was_asked_against_whom_is_as_it_was() {
        let fear =
            |fear: Value| json!({"kind": "incident", "what": "He rang.", "fear_of_violence": fear});
        let before = fear(json!({"feared": "yes", "words": "That he comes in."}));
        let entry = Entry::from_json(before.clone()).unwrap();
        assert_eq!(entry.to_json(), before);
        let asked = fear(json!({"feared": "yes", "against": "somebody_else"}));
        let entry = Entry::from_json(asked.clone()).unwrap();
        assert_eq!(entry.to_json(), asked);
    }

    #[test]
    fn what_does_not_fit_is_told_by_its_place_and_without_its_words() {
        let cases = [
            (json!([]), "an entry is an object"),
            (json!({"what": "x"}), "an entry is an object"),
            (json!({"kind": "poem", "what": "x"}), "knows no entry"),
            (json!({"kind": "incident"}), "missing field `what`"),
            (
                json!({"kind": "incident", "what": "  "}),
                "what: a few words",
            ),
            (
                json!({"kind": "incident", "what": "x", "colour": 1}),
                "unknown field `colour`",
            ),
            (
                json!({"kind": "incident", "what": "x", "who": [{"person": "SECRET"}]}),
                "who[0].person",
            ),
            (
                json!({"kind": "incident", "what": "x", "who": "SECRET"}),
                "who: invalid type: string",
            ),
            (
                json!({"kind": "note", "words": "a\u{0}b"}),
                "words: this text holds",
            ),
            (
                json!({"kind": "incident", "what": "x", "when":
                    {"precision": "day", "basis": "memory"}}),
                "when: a time that is known",
            ),
        ];
        for (value, expected) in cases {
            let said = Entry::from_json(value).unwrap_err().to_string();
            assert!(said.contains(expected), "{said} should say {expected}");
            assert!(!said.contains("SECRET"), "{said}");
        }
    }
}
