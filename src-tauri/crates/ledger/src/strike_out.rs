use serde_json::{Map, Value, json};

/// What the body of a `strike_out` leaf says. The last such leaf of an entry holds; the ones before stay in the ledger.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StrikeOut {
    /// The entry is struck out.
    Struck {
        /// Why, in the keeper's words.
        reason: Option<String>,
    },
    /// It was struck out, and stands again.
    PutBack,
}

impl StrikeOut {
    /// The body to be committed.
    pub fn to_body(&self) -> Value {
        match self {
            Self::Struck { reason } => {
                let said = reason.as_ref().map(|why| ("reason".to_owned(), json!(why)));
                Value::Object(Map::from_iter(said))
            }
            Self::PutBack => json!({ "struck_out": false }),
        }
    }

    /// Reads a body. Only what says so puts an entry back: without the field it is struck out, as in every ledger that
    /// was written before entries could be put back.
    pub fn read(body: &Value) -> Self {
        if body.get("struck_out") == Some(&Value::Bool(false)) {
            return Self::PutBack;
        }
        let reason = body.get("reason").and_then(Value::as_str);
        Self::Struck {
            reason: reason.map(str::to_owned),
        }
    }
}
