use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{Elsewhere, EntryId, FirstNoted, Incident, Involved, Online, When, Where, Witness};

/// Something that happened and that nobody did to the keeper: a hearing, a call from police, a quiet day. It stands among the
/// incidents, with a number of the same row, and is in no count. What is told of an act (kinds of behaviour, fear, a breach)
/// it cannot hold.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "EventFields", into = "EventFields")]
pub struct Event(Incident);

/// An event as it is written down.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[schemars(rename = "Event")]
#[ts(optional_fields, rename = "Event")]
pub struct EventFields {
    /// What happened, in free words.
    pub what: String,
    /// When it happened, as well as it is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub when: Option<When>,
    /// In whose words, where not the author's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub in_whose_words: Option<String>,
    /// Where it happened, if somewhere on the ground.
    #[serde(rename = "where")]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<Where>,
    /// Where it happened, if online.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub online: Option<Online>,
    /// Who was there, or took part.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub who: Vec<Involved>,
    /// How it felt then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub felt_then: Option<String>,
    /// How it felt afterwards.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub felt_after: Option<String>,
    /// What the keeper does differently since.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub what_changed: Option<String>,
    /// Who else saw or heard it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub witnesses: Vec<Witness>,
    /// Items that show it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub evidence: Vec<EntryId>,
    /// What others hold about it, and until when.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub elsewhere: Vec<Elsewhere>,
    /// The first note of it, if that was made before this entry.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub first_noted: Option<FirstNoted>,
}

impl Event {
    /// The incident as an event: without what it told of an act.
    pub fn of(incident: Incident) -> Self {
        EventFields::of(incident).into()
    }

    /// What it holds, as an incident that tells of no act. For whoever shows the two alike.
    pub fn told(&self) -> &Incident {
        &self.0
    }

    pub(super) fn evidence_mut(&mut self) -> &mut Vec<EntryId> {
        &mut self.0.evidence
    }

    /// The event as an incident, with what was told of the act when it last was one.
    pub fn into_incident(self, before: Option<Incident>) -> Incident {
        EventFields::of(self.0).over(before.unwrap_or_default())
    }
}

impl EventFields {
    fn of(told: Incident) -> Self {
        Self {
            what: told.what,
            when: told.when,
            in_whose_words: told.in_whose_words,
            place: told.place,
            online: told.online,
            who: told.who,
            felt_then: told.felt_then,
            felt_after: told.felt_after,
            what_changed: told.what_changed,
            witnesses: told.witnesses,
            evidence: told.evidence,
            elsewhere: told.elsewhere,
            first_noted: told.first_noted,
        }
    }

    /// An incident that says this, and of the act what `act` says.
    fn over(self, act: Incident) -> Incident {
        // By its name each, so that a field that is new is not forgotten.
        let Self {
            what,
            when,
            in_whose_words,
            place,
            online,
            who,
            felt_then,
            felt_after,
            what_changed,
            witnesses,
            evidence,
            elsewhere,
            first_noted,
        } = self;
        Incident {
            what,
            when,
            in_whose_words,
            place,
            online,
            who,
            felt_then,
            felt_after,
            what_changed,
            witnesses,
            evidence,
            elsewhere,
            first_noted,
            ..act
        }
    }
}

impl From<EventFields> for Event {
    fn from(fields: EventFields) -> Self {
        Self(fields.over(Incident::default()))
    }
}

impl From<Event> for EventFields {
    fn from(event: Event) -> Self {
        Self::of(event.0)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::{Answer, Behaviour, Channel, Entry, EntryKind, Fear, Quote, Unwanted};

    fn of_an_act() -> Incident {
        Incident {
            what: "He was at the hearing.".to_owned(),
            felt_after: Some("Tired.".to_owned()),
            evidence: vec!["0197a1b2-3c4d-7e5f-8a9b-0c1d2e3f4a5b".parse().unwrap()],
            behaviours: vec![Behaviour("watching".to_owned())],
            channels: vec![Channel::InPerson],
            exact_words: vec![Quote {
                words: "You".to_owned(),
                by: None,
            }],
            unwanted: Some(Unwanted {
                known: Answer::Yes,
                words: None,
            }),
            fear_of_violence: Some(Fear {
                feared: Answer::Yes,
                against: None,
                words: None,
            }),
            children_present: Some(Answer::Yes),
            others_targeted: Some("My sister".to_owned()),
            damage: Some("A tyre".to_owned()),
            ..Incident::default()
        }
    }

    #[test]
    fn an_event_cannot_say_what_only_an_act_is() {
        for (field, said) in [
            ("behaviours", json!(["watching"])),
            ("fear_of_violence", json!({"feared": "yes"})),
            ("may_breach", json!([])),
            ("unwanted", json!({"known": "yes"})),
        ] {
            let refused = Entry::from_json(json!({"kind": "event", "what": "x", field: said}));
            let refused = refused.unwrap_err().to_string();
            assert!(
                refused.contains(&format!("unknown field `{field}`")),
                "{refused}"
            );
        }
        let empty = Entry::from_json(json!({"kind": "event", "what": " "}));
        assert!(empty.unwrap_err().to_string().contains("what: a few words"));
    }

    #[test]
    fn an_incident_that_is_made_an_event_keeps_what_is_of_no_act_and_back_all_of_it() {
        let before = of_an_act();
        let event = Event::of(before.clone());
        let body = Entry::Event(Box::new(event.clone())).to_json();
        assert_eq!(
            body,
            json!({"kind": "event", "what": before.what, "felt_after": "Tired.", "evidence": before.evidence})
        );
        let read = Entry::from_json(body).unwrap();
        assert_eq!(read.kind(), EntryKind::Event);
        assert_eq!(read.happened(), Some(event.told()));
        assert_eq!(event.into_incident(Some(before.clone())), before);
    }
}
