use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A failure as the window gets it: a code that the catalogue words (`error-<code>`), and its values.
/// Never a sentence, a path or anybody's words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fault {
    /// Which.
    pub code: String,
    /// Values for the sentence.
    pub params: BTreeMap<String, String>,
}
