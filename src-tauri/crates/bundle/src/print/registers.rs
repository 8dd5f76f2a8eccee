//! The registers behind a chronology, as plain data: when each incident was written down, and which exhibits stand where.

use serde::{Deserialize, Serialize};

/// When each incident of a volume was written down, and as which entry.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct WrittenDown {
    /// Its heading.
    pub heading: String,
    /// Sentences under it.
    pub opening: Vec<String>,
    /// The incidents, as they stand in the volume.
    pub rows: Vec<WrittenRow>,
}

/// One incident of that list.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct WrittenRow {
    /// The id by which its card is found.
    pub id: String,
    /// "Incident 7".
    pub called: String,
    /// When it was first written.
    pub written: String,
    /// By whom.
    pub by: String,
    /// Its entry, where a file lies beside the document in which it can be looked up.
    pub entry: String,
}

/// The index of exhibits.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct IndexOfExhibits {
    /// Its heading.
    pub heading: String,
    /// The headings of its columns: mark, what it is, incidents, page.
    pub columns: Vec<String>,
    /// The exhibits that stand on cards of the volume, by mark.
    pub rows: Vec<IndexRow>,
}

/// One exhibit of the index.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct IndexRow {
    /// "AB/1".
    pub mark: String,
    /// What it is and shows.
    pub text: String,
    /// The numbers of its incidents, in their order.
    pub incidents: String,
}
