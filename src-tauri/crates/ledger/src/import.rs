use domain::{Digest, EntryId};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::body::DisclosedBody;
use crate::leaf::{Action, Leaf};

/// What an `import` leaf says: which records were read out of which item, and by what. One leaf an import.
///
/// It is about the vault and no version of the item: it displaces nothing. When a later reader reads the item again, that
/// is a leaf of its own beside this one; a record of the one is the record of the other that has the same
/// [locator](crate::Record::locator).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Import {
    /// The item that was read.
    pub item: EntryId,
    /// The reader, by the name of the format that it reads.
    pub reader: String,
    /// Which version of that reader.
    pub reader_version: u32,
    /// How many records it found.
    pub records: u64,
    /// The digest of the list of them; see [`crate::RecordList`].
    pub list: Digest,
}

/// What an import can be of. The list is closed: a word that is not in it is no import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
enum ImportKind {
    /// Records that were read out of an item.
    Records,
    /// Leaves that were taken over from another vault. Kept free for that.
    Parcel,
}

/// The body as it is written.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Written {
    import: ImportKind,
    item: EntryId,
    reader: String,
    reader_version: u32,
    records: u64,
    list: Digest,
}

/// A leaf and a body that do not tell of an import.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ImportError {
    /// The leaf is about something else.
    #[error("this ledger leaf does not tell of an import")]
    OtherAction,
    /// The body is not the one that the leaf commits to.
    #[error("this body is not the one that the ledger leaf commits to")]
    OtherBody,
    /// The body does not say what an import says, or a part of it is withheld.
    #[error("this body does not say what was imported")]
    Form,
    /// Something was taken over from another vault, of which this program knows only the name.
    #[error("this import was taken over from another vault, which needs a newer program to read")]
    Parcel,
}

impl Import {
    /// The body to be committed.
    pub fn to_body(&self) -> Value {
        json!({
            "import": ImportKind::Records,
            "item": self.item,
            "reader": self.reader,
            "reader_version": self.reader_version,
            "records": self.records,
            "list": self.list,
        })
    }

    /// Reads an import leaf with its body.
    ///
    /// # Errors
    /// Leaf and body do not belong together, or do not tell of records that were read out of an item.
    pub fn read(leaf: &Leaf, body: &DisclosedBody) -> Result<Self, ImportError> {
        if leaf.action != Action::Import {
            return Err(ImportError::OtherAction);
        }
        if leaf.body != body.root() {
            return Err(ImportError::OtherBody);
        }
        let said = body.body();
        let kind = said.get("import").cloned().unwrap_or_default();
        match serde_json::from_value(kind).map_err(|_| ImportError::Form)? {
            ImportKind::Records => {}
            ImportKind::Parcel => return Err(ImportError::Parcel),
        }
        if body.withheld().next().is_some() {
            return Err(ImportError::Form);
        }
        let written: Written = serde_json::from_value(said).map_err(|_| ImportError::Form)?;
        Ok(Self {
            item: written.item,
            reader: written.reader,
            reader_version: written.reader_version,
            records: written.records,
            list: written.list,
        })
    }
}
