//! What a code that was left says of a bundle.

use serde::{Deserialize, Serialize};
use ts_rs::TS;

catalogue::codes! {
    /// What the code says, or that there is none. The words for it are in the catalogue, under `verdict-` and the code.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    pub enum Verdict {
        /// It is of this bundle.
        ThisBundle => VERDICT_THIS_BUNDLE,
        /// It is of another bundle of the same record, and vouches for the key that signed this one.
        SameKey => VERDICT_SAME_KEY,
        /// There is no code, so nobody outside vouches for it.
        Nobody => VERDICT_NOBODY,
        /// It binds the record and no key: it was left by an older program.
        RecordOnly => VERDICT_RECORD_ONLY,
        /// A told restore names what the code was left of, and the key is vouched for.
        Restored => VERDICT_RESTORED,
        /// The same, and nothing vouches for who told it.
        RestoreNotVouched => VERDICT_RESTORE_NOT_VOUCHED,
        /// A restore is told, and what the code was left of may be among what it lost.
        MayBeLost => VERDICT_MAY_BE_LOST,
        /// What the code was left of is not in this record.
        Altered => VERDICT_ALTERED,
        /// The record fits and the key does not.
        KeyNotTied => VERDICT_KEY_NOT_TIED,
        /// It is signed with a key that was given up before the code was left.
        OlderKey => VERDICT_OLDER_KEY,
        /// It is of something else.
        DoesNotFit => VERDICT_DOES_NOT_FIT,
    }
}

/// How far a bundle can be relied on, as a screen shows it: one of three.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Reliance {
    /// The code vouches for all of it.
    Vouched,
    /// Nothing is wrong, and nobody outside vouches for all of it.
    NobodyVouches,
    /// It is not to be relied on.
    DoNotRely,
}

impl Verdict {
    /// How far it carries, where nothing else is wrong.
    pub const fn reliance(self) -> Reliance {
        match self {
            Self::ThisBundle | Self::SameKey => Reliance::Vouched,
            Self::Nobody | Self::RecordOnly | Self::Restored => Reliance::NobodyVouches,
            Self::RestoreNotVouched
            | Self::MayBeLost
            | Self::Altered
            | Self::KeyNotTied
            | Self::OlderKey
            | Self::DoesNotFit => Reliance::DoNotRely,
        }
    }
}

/// A verdict, with what its sentence names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Judged {
    /// What the code says.
    pub verdict: Verdict,
    /// How many leaves the record had when the code was left, where that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    /// How the record calls whose key it is, where the code vouches for that.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signer: Option<String>,
}

impl Judged {
    pub(super) const fn of(verdict: Verdict, size: Option<u64>) -> Self {
        Self {
            verdict,
            size,
            signer: None,
        }
    }
}
