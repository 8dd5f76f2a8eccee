use chrono::NaiveDate;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use crate::{EntryId, PersonDetail};

/// What the person agreed may be shared.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
#[ts(optional_fields)]
pub struct Consent {
    /// What may be shared.
    pub what: String,
    /// With whom.
    pub with_whom: String,
    /// From when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given: Option<NaiveDate>,
    /// Until when.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// When it was taken back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub taken_back: Option<NaiveDate>,
    /// What the person did not agree to tell: people, places and items of the record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub not_told: Vec<EntryId>,
    /// What of somebody the person did not agree to tell, where the rest may be told: a telephone number, say, but not the name.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[ts(as = "Option<_>", optional)]
    pub not_told_of: Vec<DetailsNotTold>,
    /// Anything else.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub words: Option<String>,
}

/// What of somebody is not agreed to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, JsonSchema, TS)]
#[serde(deny_unknown_fields)]
pub struct DetailsNotTold {
    /// Whose.
    pub person: EntryId,
    /// Which details, each in every revision. None named means all that is known of them, as does an entry that is nobody's.
    pub details: Vec<PersonDetail>,
}

/// Where a consent stands on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(tag = "state", content = "on", rename_all = "snake_case")]
pub enum ConsentState {
    /// It holds.
    InForce,
    /// It holds from a later day on.
    FromLater(NaiveDate),
    /// Its last day was this.
    Ended(NaiveDate),
    /// It was taken back on this day.
    TakenBack(NaiveDate),
}

impl Consent {
    /// Where it stands on a day. Its last day is one on which it holds; the day on which it was taken back is not.
    pub fn on(&self, day: NaiveDate) -> ConsentState {
        let taken_back = self.taken_back.filter(|on| *on <= day);
        let ended = self.until.filter(|until| *until < day);
        let later = self.given.filter(|given| *given > day);
        match (taken_back, ended, later) {
            (Some(on), ..) => ConsentState::TakenBack(on),
            (None, Some(until), _) => ConsentState::Ended(until),
            (None, None, Some(given)) => ConsentState::FromLater(given),
            (None, None, None) => ConsentState::InForce,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_consent_holds_up_to_its_last_day_and_until_it_is_taken_back() {
        let date = |date: &str| date.parse::<NaiveDate>().expect("a date");
        let given = Consent {
            what: "all".to_owned(),
            with_whom: "police".to_owned(),
            given: Some(date("2026-05-18")),
            until: Some(date("2026-08-18")),
            taken_back: None,
            not_told: Vec::new(),
            not_told_of: Vec::new(),
            words: None,
        };
        let on = |day: &str| given.on(date(day));
        assert_eq!(
            on("2026-05-17"),
            ConsentState::FromLater(date("2026-05-18"))
        );
        assert_eq!(on("2026-05-18"), ConsentState::InForce);
        assert_eq!(on("2026-08-18"), ConsentState::InForce);
        assert_eq!(on("2026-08-19"), ConsentState::Ended(date("2026-08-18")));
        let taken_back = Consent {
            taken_back: Some(date("2026-06-01")),
            ..given.clone()
        };
        assert_eq!(taken_back.on(date("2026-05-31")), ConsentState::InForce);
        let expected = ConsentState::TakenBack(date("2026-06-01"));
        assert_eq!(taken_back.on(date("2026-06-01")), expected);
        assert_eq!(taken_back.on(date("2026-09-01")), expected);
    }
}
