//! What a paper for a court says, as plain data.

use serde::{Deserialize, Serialize};

use crate::format::by_choice::ByChoice;

/// A paper for a court.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CourtPaper {
    /// Which it is.
    pub which: ByChoice,
    /// What is written in by hand, line by line: "Court", "Case number".
    pub blanks: Vec<String>,
    /// Sentences under the title.
    pub opening: Vec<String>,
    /// What it has to say, one after the other.
    pub parts: Vec<CourtPart>,
}

/// A heading and what stands under it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CourtPart {
    /// The heading.
    pub heading: String,
    /// Sentences before the rest.
    pub sentences: Vec<String>,
    /// The rest.
    pub content: CourtContent,
}

/// What a part holds beside its sentences.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "form", content = "of", rename_all = "snake_case")]
pub enum CourtContent {
    /// Nothing.
    Sentences,
    /// Rows under headings.
    Table(CourtTable),
    /// What happened, in numbered paragraphs.
    Paragraphs(Vec<CourtParagraph>),
    /// Exhibits, each with what is known of it.
    Exhibits(Vec<CourtExhibit>),
    /// Labels to be cut out and signed.
    Labels(CourtLabels),
}

/// Rows under headings.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CourtTable {
    /// Its columns.
    pub columns: Vec<CourtColumn>,
    /// Its rows, a text for each column.
    pub rows: Vec<Vec<String>>,
}

/// A column of a table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CourtColumn {
    /// The heading.
    pub heading: String,
    /// How much of the width it takes, beside the others.
    pub share: u8,
    /// Whether it holds codes to be copied letter by letter.
    pub code: bool,
}

/// One paragraph, which has a number of its own on the page.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CourtParagraph {
    /// When it happened, in bold.
    pub when: String,
    /// What it is called in every other paper: "incident 7".
    pub called: String,
    /// Where and who, in short; may be empty.
    pub heads: String,
    /// The keeper's words.
    pub words: String,
    /// What was said or written, word for word, each behind who said it.
    pub quotes: Vec<(String, String)>,
    /// "Exhibits".
    pub exhibits_label: String,
    /// Each mark and where it is found.
    pub exhibits: Vec<(String, String)>,
}

/// One exhibit, with what is known of it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CourtExhibit {
    /// "AB/1".
    pub mark: String,
    /// What it is and shows.
    pub said: String,
    /// What is known of it.
    pub facts: Vec<CourtFact>,
}

/// A labelled value.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CourtFact {
    /// What it is.
    pub label: String,
    /// The value.
    pub value: String,
    /// Whether it is a code to be copied letter by letter.
    pub code: bool,
}

/// Labels for exhibits.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct CourtLabels {
    /// "Exhibit".
    pub exhibit: String,
    /// "Referred to in the statement of", before a line.
    pub statement_of: String,
    /// "Signed", before a line.
    pub signed: String,
    /// "Date", before a line.
    pub date: String,
    /// Each mark and what the exhibit is.
    pub labels: Vec<(String, String)>,
}
