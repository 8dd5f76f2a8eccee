//! What is being written and is no entry yet.
//!
//! A draft is whatever a form holds, as that form words it; the casebook never reads it. Beside it stands when it was begun
//! and when it was last kept, so that what is unfinished can be listed with its time. Drafts are no part of the ledger:
//! they prove nothing, and what is thrown away is gone.

use domain::Moment;
use serde::{Deserialize, Serialize};

use crate::casebook::Casebook;
use crate::error::CaseError;
use crate::evidence::unfinished_files::names_files;
use crate::wire::DraftRow;

/// A draft as it lies in the vault.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct KeptDraft {
    begun: Moment,
    kept: Moment,
    content: String,
}

impl KeptDraft {
    /// None for what an earlier version of the program kept: the content alone.
    fn read(kept: &str) -> Option<Self> {
        serde_json::from_str(kept).ok()
    }
}

impl Casebook {
    /// Keeps what is being written, encrypted, until it is recorded or discarded.
    ///
    /// # Errors
    /// The disk refused.
    pub fn save_draft(&mut self, name: &str, json: &str) -> Result<(), CaseError> {
        let now = self.time_source.now();
        let before = self.vault.draft(name)?;
        let before = before.as_deref().and_then(KeptDraft::read);
        let draft = KeptDraft {
            begun: before.map_or(now, |draft| draft.begun),
            kept: now,
            content: json.to_owned(),
        };
        let draft = serde_json::to_string(&draft).expect("text and moments are JSON");
        Ok(self.vault.save_draft(name, &draft)?)
    }

    /// What was being written.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn draft(&self, name: &str) -> Result<Option<String>, CaseError> {
        let kept = self.vault.draft(name)?;
        Ok(kept.map(|kept| match KeptDraft::read(&kept) {
            Some(draft) => draft.content,
            None => kept,
        }))
    }

    /// Everything that is unfinished, by name. Files that were not added are named by
    /// [`unfinished_files`](Self::unfinished_files).
    ///
    /// # Errors
    /// The store could not be read.
    pub fn drafts(&self) -> Result<Vec<DraftRow>, CaseError> {
        let names = self.vault.drafts()?;
        let row = |name: String| {
            let kept = self.vault.draft(&name)?;
            let draft = kept.as_deref().and_then(KeptDraft::read);
            Ok(DraftRow {
                name,
                begun: draft.as_ref().map(|draft| draft.begun),
                kept: draft.as_ref().map(|draft| draft.kept),
            })
        };
        let written = names.into_iter().filter(|name| !names_files(name));
        written.map(row).collect()
    }

    /// Forgets what was being written.
    ///
    /// # Errors
    /// The disk refused.
    pub fn discard_draft(&mut self, name: &str) -> Result<(), CaseError> {
        Ok(self.vault.discard_draft(name)?)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, TimeDelta, Utc};
    use vault::{KeyCost, Passphrase};

    use super::*;
    use crate::time_source::TimeSource;

    /// A clock that shows one moment.
    struct Shows(DateTime<Utc>);

    impl TimeSource for Shows {
        fn now(&self) -> Moment {
            Moment::new(self.0, 60)
        }
    }

    #[test]
    fn what_is_unfinished_is_listed_with_when_it_was_begun_and_kept() {
        let place = tempfile::tempdir().unwrap();
        let passphrase = Passphrase::new("copper lantern".to_owned()).unwrap();
        let first = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let last = first + TimeDelta::minutes(3);
        let vault = place.path().join("vault");
        let mut case = Casebook::create(
            &vault,
            &passphrase,
            KeyCost::FLOOR,
            Box::new(Shows(first)),
            catalogue::Language::English.words(),
        )
        .unwrap();
        // As an earlier version kept them: the content alone.
        case.vault.save_draft("before", r#"{"what":"He"}"#).unwrap();
        case.save_draft("write", "{}").unwrap();
        case.set_time_source(Box::new(Shows(last)));
        case.save_draft("write", r#"{"what":"He was"}"#).unwrap();

        let drafts = case.drafts().unwrap();
        let times: Vec<_> = drafts
            .iter()
            .map(|row| (row.name.as_str(), row.begun, row.kept))
            .collect();
        let (first, last) = (Moment::new(first, 60), Moment::new(last, 60));
        assert_eq!(
            times,
            [("before", None, None), ("write", Some(first), Some(last))]
        );
        let content = |name| case.draft(name).unwrap().unwrap();
        assert_eq!(content("before"), r#"{"what":"He"}"#);
        assert_eq!(content("write"), r#"{"what":"He was"}"#);
    }
}
