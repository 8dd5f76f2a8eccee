use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

use crate::body::DisclosedBody;
use crate::field::FieldPath;
use crate::leaf::{Action, Leaf};

/// A leaf and a body that do not tell who signs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NamingError {
    /// The leaf is about something else.
    #[error("this ledger leaf does not tell who signs")]
    OtherAction,
    /// The body is not the one that the leaf commits to.
    #[error("this body is not the one that the ledger leaf commits to")]
    OtherBody,
    /// Something is withheld that is always shown.
    #[error("this body withholds whose key it names, the key, or who endorsed it")]
    Withheld,
    /// The body does not say what such a leaf says.
    #[error("this body does not say who signs")]
    Form,
}

/// What a text member says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Stated {
    /// This text.
    Text(String),
    /// Nothing was stated.
    Nothing,
    /// It is withheld from this reader, who still knows that there is such a member.
    Withheld,
}

/// The members of a body, taken out one by one. What is left are those that this program does not know.
pub(crate) struct Members<'a> {
    shown: Map<String, Value>,
    body: &'a DisclosedBody,
}

impl<'a> Members<'a> {
    pub(crate) fn of(
        leaf: &Leaf,
        action: Action,
        body: &'a DisclosedBody,
    ) -> Result<Self, NamingError> {
        if leaf.action != action {
            return Err(NamingError::OtherAction);
        }
        if leaf.body != body.root() {
            return Err(NamingError::OtherBody);
        }
        match body.body() {
            Value::Object(shown) => Ok(Self { shown, body }),
            _ => Err(NamingError::Form),
        }
    }

    /// A member that is always shown. Whether it is not there is told apart from whether it is withheld: else whoever
    /// hands a ledger over could withhold an endorsement and have it read as a leaf that needed none.
    pub(crate) fn shown<T: DeserializeOwned>(
        &mut self,
        name: &str,
    ) -> Result<Option<T>, NamingError> {
        let path = FieldPath::whole().step(name);
        if self.body.withheld().any(|withheld| withheld.is_in(&path)) {
            return Err(NamingError::Withheld);
        }
        self.shown
            .remove(name)
            .map(serde_json::from_value)
            .transpose()
            .map_err(|_| NamingError::Form)
    }

    /// A member that must be there and shown.
    pub(crate) fn required<T: DeserializeOwned>(&mut self, name: &str) -> Result<T, NamingError> {
        self.shown(name)?.ok_or(NamingError::Form)
    }

    /// A text or `null` that must be there and may be withheld.
    pub(crate) fn stated(&mut self, name: &str) -> Result<Stated, NamingError> {
        let path = FieldPath::whole().step(name);
        if self.body.withheld().any(|withheld| *withheld == path) {
            return Ok(Stated::Withheld);
        }
        let text: Option<String> = self.required(name)?;
        Ok(text.map_or(Stated::Nothing, Stated::Text))
    }

    /// The shown members that nobody asked for.
    pub(crate) fn further(self) -> Map<String, Value> {
        self.shown
    }
}
