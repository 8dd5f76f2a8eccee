//! How details that tell where somebody is to be found are written in one country. A pack has them.

use serde::{Deserialize, Serialize};

/// Telephone numbers, postcodes and number plates. In a shape, `A` stands for a letter, `9` for a digit, and a space for one
/// to two spaces or none. The longest comes first.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DetailShapes {
    /// Telephone numbers.
    pub numbers: NumberShape,
    /// Postcodes: "AA9A 9AA".
    pub postcodes: Vec<String>,
    /// Number plates: "AA99 AAA".
    pub plates: Vec<String>,
}

/// A telephone number, from within the country and from abroad.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NumberShape {
    /// What is dialled to leave another country: "00".
    pub abroad: String,
    /// The country's code: "44".
    pub country: String,
    /// What is dialled first within the country: "0". Empty where nothing is.
    pub trunk: String,
    /// The digits with which a number can begin after that: "1235789".
    pub begins: String,
    /// How many digits it has after that, the most first.
    pub lengths: Vec<usize>,
}
