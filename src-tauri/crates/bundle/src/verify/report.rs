use serde::{Deserialize, Serialize};
use ts_rs::TS;

catalogue::codes! {
    /// What was found. The words for it are in the catalogue, under `verify-` and the code.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "snake_case")]
    #[non_exhaustive]
    pub enum VerifyCode {
        /// The file is not the one that the manifest lists.
        Changed => VERIFY_CHANGED,
        /// The file is listed and not there.
        Missing => VERIFY_MISSING,
        /// The file is there and not listed.
        Added => VERIFY_ADDED,
        /// The listed file stands under another name.
        Renamed => VERIFY_RENAMED,
        /// The manifest itself was changed: what it lists proves nothing.
        ManifestChanged => VERIFY_MANIFEST_CHANGED,
        /// A manifest or another file that makes it a bag cannot be read.
        ManifestUnreadable => VERIFY_MANIFEST_UNREADABLE,
        /// A file that makes it a bag is not there.
        NoBag => VERIFY_NO_BAG,
        /// The count of files and bytes is not the one noted.
        OtherSize => VERIFY_OTHER_SIZE,
        /// A signature or its key is not there.
        SignatureMissing => VERIFY_SIGNATURE_MISSING,
        /// A signature does not fit.
        SignatureWrong => VERIFY_SIGNATURE_WRONG,
        /// The ledger's head is not signed with this bundle's key.
        CheckpointWrong => VERIFY_CHECKPOINT_WRONG,
        /// A file of the ledger is not there or cannot be read.
        LedgerUnreadable => VERIFY_LEDGER_UNREADABLE,
        /// The ledger does not hash to its checkpoint.
        LedgerNotItsCheckpoint => VERIFY_LEDGER_NOT_ITS_CHECKPOINT,
        /// What the entry says is not what its ledger leaf commits to.
        EntryNotItsLeaf => VERIFY_ENTRY_NOT_ITS_LEAF,
        /// The log cannot be read.
        LogUnreadable => VERIFY_LOG_UNREADABLE,
        /// A newer version of the program made it: neither the log nor the ledger was checked.
        NewerForm => VERIFY_NEWER_FORM,
        /// An exhibit's file is not the one that its record names.
        ExhibitNotItsRecord => VERIFY_EXHIBIT_NOT_ITS_RECORD,
        /// The ledger does not go on from the fingerprint.
        NotAContinuation => VERIFY_NOT_A_CONTINUATION,
        /// This bundle holds too few leaves to say whether the ledger goes on from the fingerprint.
        ContinuationNotShown => VERIFY_CONTINUATION_NOT_SHOWN,
        /// What was known earlier may be among what a restore lost.
        MayBeLostByRestore => VERIFY_MAY_BE_LOST_BY_RESTORE,
        /// The ledger says itself that the vault was restored from a backup. Not an alteration.
        RestoredFromBackup => VERIFY_RESTORED_FROM_BACKUP,
        /// A symbolic link: it may lead anywhere, and is not followed.
        SymbolicLink => VERIFY_SYMBOLIC_LINK,
        /// A name that would leave the folder, or that some systems cannot keep.
        UnsafeName => VERIFY_UNSAFE_NAME,
        /// Two files of one name: programs differ in which of them they show.
        DuplicateName => VERIFY_DUPLICATE_NAME,
        /// The ZIP says different things in two places, or hides bytes between its files.
        ZipContradictsItself => VERIFY_ZIP_CONTRADICTS_ITSELF,
        /// A file in the ZIP is compressed or encrypted, which Daybook never does: unpack, then check
        /// the folder.
        ZipNotAsWritten => VERIFY_ZIP_NOT_AS_WRITTEN,
    }
}

impl VerifyCode {
    /// Whether it is only to be known, and no fault.
    pub const fn is_notice(self) -> bool {
        matches!(self, Self::RestoredFromBackup)
    }

    /// Whether it says nothing against what is in the bundle, only that this program is too old to check all of it.
    pub const fn is_about_this_program(self) -> bool {
        matches!(self, Self::NewerForm)
    }

    /// Whether it is about a fingerprint that was left, and not about what is in the bundle.
    pub const fn is_about_a_fingerprint(self) -> bool {
        matches!(
            self,
            Self::NotAContinuation | Self::ContinuationNotShown | Self::MayBeLostByRestore
        )
    }
}

/// One thing found, and where.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct BundleFinding {
    /// What.
    pub code: VerifyCode,
    /// The file, the entry or the fingerprint that it is about.
    pub path: String,
    /// The name that it has now, where it was renamed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub now: Option<String>,
}

/// All in all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Judgement {
    /// Nothing has changed since it was signed.
    Good,
    /// Nothing has changed since it was signed; the ledger tells of a restore from a backup.
    GoodAfterRestore,
    /// Something is not as it was signed.
    #[default]
    NotGood,
}

/// What a check of a bundle gave.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// All in all.
    pub judgement: Judgement,
    /// What was found, each with its file.
    pub findings: Vec<BundleFinding>,
    /// How many files were read.
    pub files: usize,
    /// How many entries were held against the ledger.
    pub entries: usize,
    /// How many leaves the ledger has.
    pub ledger_size: Option<u64>,
    /// Whether every one of them is in this bundle.
    pub every_leaf: bool,
    /// The ledger's fingerprint, to be compared with the one left.
    pub fingerprint: Option<String>,
    /// The short name of the key that signed, to be compared by eye.
    pub key: Option<String>,
    /// Up to which size the ledger is proved to go on from what was left earlier.
    pub continues_from: Vec<u64>,
}

impl Report {
    pub(super) fn found(&mut self, code: VerifyCode, path: impl Into<String>) {
        let path = path.into();
        let finding = BundleFinding {
            code,
            path,
            now: None,
        };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    pub(super) fn renamed(&mut self, from: &str, to: &str) {
        self.findings.push(BundleFinding {
            code: VerifyCode::Renamed,
            path: from.to_owned(),
            now: Some(to.to_owned()),
        });
    }

    pub(super) fn judge(&mut self) {
        self.findings.sort();
        let faults = self
            .findings
            .iter()
            .any(|finding| !finding.code.is_notice());
        self.judgement = match (faults, self.findings.is_empty()) {
            (true, _) => Judgement::NotGood,
            (false, true) => Judgement::Good,
            (false, false) => Judgement::GoodAfterRestore,
        };
    }
}
