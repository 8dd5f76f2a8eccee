use catalogue::{SentenceId, sentences};
use domain::VaultId;
use ledger::{Fingerprint, Head, KeyName};
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::verdict::{Judged, Reliance, Verdict};

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
        /// A bundle of the first form lists a code as left earlier, and its ledger does not go on from it.
        NotAContinuation => VERIFY_NOT_A_CONTINUATION,
        /// The text that is signed is none, or says what it says in another way.
        HandOverUnreadable => VERIFY_HAND_OVER_UNREADABLE,
        /// The text that is signed names another list of files than the one that is here.
        HandOverOfAnother => VERIFY_HAND_OVER_OF_ANOTHER,
        /// The text that is signed names other keys than those in force by the ledger.
        KeysNotInForce => VERIFY_KEYS_NOT_IN_FORCE,
        /// What is said to have been handed over before was not of this record.
        EarlierHandOverOfAnother => VERIFY_EARLIER_HAND_OVER_OF_ANOTHER,
        /// Scope, counts or imports of the log are not those of the ledger.
        LogNotItsLedger => VERIFY_LOG_NOT_ITS_LEDGER,
        /// What the police-only bag says of a withheld field is not what the main bundle's hash is of.
        OpeningNotItsField => VERIFY_OPENING_NOT_ITS_FIELD,
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
        /// A file that a system puts into folders that it shows. Not an alteration.
        SystemFile => VERIFY_SYSTEM_FILE,
        /// What lies in the chosen folder beside the bundle that was checked. No part of it.
        Beside => VERIFY_BESIDE,
    }
}

impl VerifyCode {
    /// Whether it is only to be known, and no fault.
    pub const fn is_notice(self) -> bool {
        matches!(self, Self::RestoredFromBackup | Self::Beside) || self.is_system_file()
    }

    /// Whether it is about a file that a system added, which nobody has to be told of to trust the rest.
    pub const fn is_system_file(self) -> bool {
        matches!(self, Self::SystemFile)
    }

    /// Whether it says nothing against what is in the bundle, only that this program is too old to check all of it.
    pub const fn is_about_this_program(self) -> bool {
        matches!(self, Self::NewerForm)
    }

    /// Whether it says that files are not as they were signed; any other fault was signed as it is.
    pub const fn is_about_what_was_signed(self) -> bool {
        matches!(
            self,
            Self::Changed
                | Self::Missing
                | Self::Added
                | Self::Renamed
                | Self::ManifestChanged
                | Self::ManifestUnreadable
                | Self::NoBag
                | Self::OtherSize
                | Self::SignatureMissing
                | Self::SignatureWrong
                | Self::HandOverUnreadable
                | Self::HandOverOfAnother
                | Self::SymbolicLink
                | Self::UnsafeName
                | Self::DuplicateName
                | Self::ZipContradictsItself
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

/// All in all. The first that applies, in this order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Outcome {
    /// A later program made it: not all of it could be checked.
    LaterForm,
    /// Something is not as it was signed.
    NotAsSigned,
    /// It is as it was signed, and its parts do not fit each other.
    PartsDoNotFit,
    /// Nothing is wrong with it, and the code refuses it.
    Refused,
    /// Nothing is wrong with it, and the code that was given does not vouch for all of it.
    NotAllVouched,
    /// Nothing that was handed over has changed, and a system has added files of its own.
    SystemFilesAdded,
    /// Nothing is wrong with it.
    Good,
}

impl Outcome {
    /// The words for it. What a code refuses or vouches for, its verdict says.
    pub const fn sentence(self) -> Option<SentenceId> {
        match self {
            Self::LaterForm => Some(sentences::OUTCOME_LATER_FORM),
            Self::NotAsSigned => Some(sentences::OUTCOME_NOT_AS_SIGNED),
            Self::PartsDoNotFit => Some(sentences::OUTCOME_PARTS_DO_NOT_FIT),
            Self::NotAllVouched => Some(sentences::OUTCOME_NOT_ALL_VOUCHED),
            Self::SystemFilesAdded => Some(sentences::OUTCOME_SYSTEM_FILES_ADDED),
            Self::Refused | Self::Good => None,
        }
    }

    /// Whether something is wrong, with the bundle or with how it fits the code.
    pub const fn is_fault(self) -> bool {
        match self {
            Self::LaterForm | Self::NotAsSigned | Self::PartsDoNotFit | Self::Refused => true,
            Self::NotAllVouched | Self::SystemFilesAdded | Self::Good => false,
        }
    }
}

/// Which part of what was handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum VerifiedPart {
    /// The main bundle.
    #[default]
    Main,
    /// The part for police only.
    PoliceOnly,
    /// The folder for an evidence portal.
    Portal,
}

impl VerifiedPart {
    /// Its name in a sentence of the catalogue.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Main => "main",
            Self::PoliceOnly => "police_only",
            Self::Portal => "portal",
        }
    }
}

/// What a check of a bundle gave.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Report {
    /// What was checked: the name under which the bag was signed, or that of its folder where none was.
    pub name: String,
    /// How its folder is called, on the disk or in the ZIP, where that is another name than the signed one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub called_now: Option<String>,
    /// Which part it is.
    pub part: VerifiedPart,
    /// What was found, each with its file.
    pub findings: Vec<BundleFinding>,
    /// What the code says, or that there is none; nothing where a fault comes before it.
    pub judged: Option<Judged>,
    /// How many files were read.
    pub files: usize,
    /// How many entries were held against the ledger.
    pub entries: usize,
    /// Whose record it is.
    pub vault: Option<VaultId>,
    /// How far that went.
    pub head: Option<Head>,
    /// How many leaves are in this bundle.
    pub leaves: u64,
    /// The code of this bundle, as its keeper leaves it.
    pub code: Option<Fingerprint>,
    /// The short name of the key that signed.
    pub key: Option<KeyName>,
    /// How many texts there are whose words round a mark only code and signature prove.
    pub words_round_marks: usize,
    /// How many withheld fields the part for police names as opened to nobody, where it was checked too.
    pub not_opened: usize,
    /// How many members of the log this program has no name for.
    pub further_members: usize,
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

    /// Whether something was found about a file.
    pub(super) fn names(&self, path: &str) -> bool {
        let mut findings = self.findings.iter();
        findings.any(|finding| finding.path == path || finding.now.as_deref() == Some(path))
    }

    /// The faults among what was found.
    fn faults(&self) -> impl Iterator<Item = VerifyCode> + '_ {
        let codes = self.findings.iter().map(|finding| finding.code);
        codes.filter(|code| !code.is_notice())
    }

    pub(super) fn has_faults(&self) -> bool {
        self.faults().next().is_some()
    }

    /// All in all.
    pub fn outcome(&self) -> Outcome {
        let reliance = self.judged.as_ref().map(|judged| judged.verdict);
        let mut codes = self.findings.iter().map(|finding| finding.code);
        if self.faults().any(VerifyCode::is_about_this_program) {
            Outcome::LaterForm
        } else if self.faults().any(VerifyCode::is_about_what_was_signed) {
            Outcome::NotAsSigned
        } else if self.has_faults() {
            Outcome::PartsDoNotFit
        } else {
            match reliance {
                Some(verdict) if verdict.reliance() == Reliance::DoNotRely => Outcome::Refused,
                Some(Verdict::RecordOnly | Verdict::Restored) => Outcome::NotAllVouched,
                _ if codes.any(VerifyCode::is_system_file) => Outcome::SystemFilesAdded,
                _ => Outcome::Good,
            }
        }
    }

    /// Whether every leaf of the record is here.
    pub fn has_every_leaf(&self) -> bool {
        self.head.is_some_and(|head| head.size == self.leaves)
    }

    /// How far it can be relied on, as a screen shows it.
    pub fn reliance(&self) -> Reliance {
        match (&self.judged, self.outcome()) {
            // It says nothing against the bundle, only that not all of it could be checked.
            (_, Outcome::LaterForm) => Reliance::NobodyVouches,
            (Some(judged), outcome) if !outcome.is_fault() => judged.verdict.reliance(),
            _ => Reliance::DoNotRely,
        }
    }
}
