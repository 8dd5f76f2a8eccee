//! What a command that was not done answers with.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// A failure as the window and the terminal's `--json` get it. Never a sentence or anybody's words; a path only where the
/// terminal says back one that it was given, and names only of bundles of which one has to be chosen.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Fault {
    /// Which.
    pub code: FaultCode,
    /// Values for its sentence.
    pub params: BTreeMap<String, String>,
}

impl From<FaultCode> for Fault {
    fn from(code: FaultCode) -> Self {
        Self {
            code,
            params: BTreeMap::new(),
        }
    }
}

impl Fault {
    /// The same with a value for its sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.params.insert(name.to_owned(), value.into());
        self
    }
}

catalogue::codes! {
    /// Every way in which a command can fail, the window's and the terminal's own included. Its sentence says what
    /// is wrong, what was kept and what to do next.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "kebab-case")]
    pub enum FaultCode {
        // The record as a whole
        /// It is open in another Daybook.
        Busy => ERROR_BUSY,
        /// Nothing opens with this passphrase.
        WrongPassphrase => ERROR_WRONG_PASSPHRASE,
        /// No recovery code was ever made.
        NoRecoveryCode => ERROR_NO_RECOVERY_CODE,
        /// There is no record there.
        NotAVault => ERROR_NOT_A_VAULT,
        /// This is no backup of a record.
        NotABackup => ERROR_NOT_A_BACKUP,
        /// What is to be made into something holds something already.
        FolderNotEmpty => ERROR_FOLDER_NOT_EMPTY,
        /// A newer Daybook wrote it.
        NewerVersion => ERROR_NEWER_VERSION,
        /// It was written by a Daybook too old to be read.
        TooOld => ERROR_TOO_OLD,
        /// A part of it is damaged; `part` says which.
        Damaged => ERROR_DAMAGED,
        /// A part of it is not there; `part` says which.
        Missing => ERROR_MISSING,
        /// The file that says what was saved last is not there.
        HeadMissing => ERROR_HEAD_MISSING,
        /// Fewer entries than were acknowledged.
        HistoryMissing => ERROR_HISTORY_MISSING,
        /// Other entries than were acknowledged.
        HistoryReplaced => ERROR_HISTORY_REPLACED,
        /// The store is older than what was acknowledged.
        BookOlder => ERROR_BOOK_OLDER,
        /// The case's tables do not fit the ledger.
        TablesDoNotFit => ERROR_TABLES_DO_NOT_FIT,
        /// The store refused in a way that has no words of its own.
        Vault => ERROR_VAULT,
        /// The key file asks for more memory or time than is reasonable.
        KeyCost => ERROR_KEY_COST,
        /// The disk is full.
        DiskFull => ERROR_DISK_FULL,
        /// The disk cannot be written.
        ReadOnly => ERROR_READ_ONLY,
        /// It is on a medium, or in a folder, that cannot be written.
        OnlyToRead => ERROR_ONLY_TO_READ,
        /// It cannot be read before it was opened once where it can be written.
        OpenToWriteFirst => ERROR_OPEN_TO_WRITE_FIRST,
        /// Whether the last change was kept is not known.
        Unconfirmed => ERROR_UNCONFIRMED,
        /// The record is where it was no more: moved, deleted, replaced, or its disk was taken away.
        Displaced => ERROR_DISPLACED,
        /// What was written reads back otherwise.
        ReadBackDiffers => ERROR_READ_BACK_DIFFERS,
        /// The change was made; older copies of what it took away could not all be removed.
        OldCopiesRemain => ERROR_OLD_COPIES_REMAIN,
        /// The change was made; the backup that should follow it was not.
        BackupNotMade => ERROR_BACKUP_NOT_MADE,

        // Passphrases and codes
        /// It has no letters.
        PassphraseEmpty => ERROR_PASSPHRASE_EMPTY,
        /// It is guessed too easily.
        PassphraseWeak => ERROR_PASSPHRASE_WEAK,
        /// It is the one that is in use.
        PassphraseSame => ERROR_PASSPHRASE_SAME,
        /// Evidence could not be read now, which says nothing of its file.
        EvidenceNotRead => ERROR_EVIDENCE_NOT_READ,
        /// A clean copy came out otherwise than it was planned.
        CopyDiffers => ERROR_COPY_DIFFERS,
        /// Somebody else than the first author asked for it.
        NotFirstAuthor => ERROR_NOT_FIRST_AUTHOR,
        /// What an older version made has to be made anew first.
        OutdatedSlot => ERROR_OUTDATED_SLOT,
        /// These are no recovery words.
        RecoveryCode => ERROR_RECOVERY_CODE,
        /// A locked ZIP without a password.
        NoPassword => ERROR_NO_PASSWORD,
        /// A bundle's password that is guessed too easily.
        PasswordWeak => ERROR_PASSWORD_WEAK,
        /// A bundle's password with letters that other programs read in other ways.
        PasswordLetters => ERROR_PASSWORD_LETTERS,

        // Entries
        /// What was to be written is no entry; `where` says where.
        EntryDoesNotFit => ERROR_ENTRY_DOES_NOT_FIT,
        /// There is no such entry.
        NoSuchEntry => ERROR_NO_SUCH_ENTRY,
        /// It names an entry that is not there; `where` says where.
        NamesNothing => ERROR_NAMES_NOTHING,
        /// It was revised since it was read.
        RevisedElsewhere => ERROR_REVISED_ELSEWHERE,
        /// It was erased.
        Erased => ERROR_ERASED,
        /// A revision may not change what kind an entry is.
        OtherKind => ERROR_OTHER_KIND,
        /// What an item's bytes are cannot be written by hand.
        ItemByHand => ERROR_ITEM_BY_HAND,
        /// These are no exhibit initials.
        Initials => ERROR_INITIALS,
        /// A bundle shows these initials.
        InitialsFixed => ERROR_INITIALS_FIXED,

        // Evidence
        /// This is no file.
        NotAFile => ERROR_NOT_A_FILE,
        /// The file could not be read.
        FileUnreadable => ERROR_FILE_UNREADABLE,
        /// The file changed while it was read.
        FileChanged => ERROR_FILE_CHANGED,
        /// What was pasted is too large.
        PastedTooLarge => ERROR_PASTED_TOO_LARGE,
        /// The clipboard did not answer.
        Clipboard => ERROR_CLIPBOARD,

        // Handing over
        /// What goes in is not what was shown last.
        PlanChanged => ERROR_PLAN_CHANGED,
        /// It could not be made, in a way that has no words of its own.
        Bundle => ERROR_BUNDLE,
        /// There is no room for it.
        BundleDiskFull => ERROR_BUNDLE_DISK_FULL,
        /// It could not be written into that folder.
        BundleFolder => ERROR_BUNDLE_FOLDER,
        /// An exhibit could not be read.
        BundleEvidence => ERROR_BUNDLE_EVIDENCE,
        /// The file of an exhibit is gone or damaged; `exhibit` is its mark, `item` its id.
        ExhibitLost => ERROR_EXHIBIT_LOST,
        /// This computer's key is none that the record names as in force.
        KeyNotInForce => ERROR_KEY_NOT_IN_FORCE,
        /// A document could not be made.
        BundlePrint => ERROR_BUNDLE_PRINT,
        /// The part of the program that prints did not start.
        PrintUnavailable => ERROR_PRINT_UNAVAILABLE,
        /// This is no bundle.
        NoBundle => ERROR_NO_BUNDLE,
        /// The ZIP to be checked was not copied whole.
        BundleZipCut => ERROR_BUNDLE_ZIP_CUT,
        /// The ZIP among the files for a portal is in parts.
        BundleInParts => ERROR_BUNDLE_IN_PARTS,
        /// Another program packed the ZIP to be checked.
        BundlePackedAnew => ERROR_BUNDLE_PACKED_ANEW,
        /// The ZIP to be checked is locked with a password.
        BundleZipLocked => ERROR_BUNDLE_ZIP_LOCKED,
        /// More than one bundle lies there; `names` says which.
        TwoBundles => ERROR_TWO_BUNDLES,
        /// It is an office document.
        BundleIsOfficeDocument => ERROR_BUNDLE_IS_OFFICE_DOCUMENT,
        /// It is one PDF.
        BundleIsPdf => ERROR_BUNDLE_IS_PDF,
        /// It is a picture.
        BundleIsPicture => ERROR_BUNDLE_IS_PICTURE,
        /// No folder was chosen.
        NoBundleFolder => ERROR_NO_BUNDLE_FOLDER,
        /// This is no fingerprint.
        FingerprintTypo => ERROR_FINGERPRINT_TYPO,
        /// This is not the text of an earlier hand-over. Only the terminal says this.
        NoHandOver => ERROR_NO_HAND_OVER,
        /// The bundle is not where it was written.
        BundleGone => ERROR_BUNDLE_GONE,
        /// The bundle is not as it was written.
        BundleChanged => ERROR_BUNDLE_CHANGED,
        /// The copy could not be removed.
        BundleNotRemoved => ERROR_BUNDLE_NOT_REMOVED,
        /// It could not be noted in the record, and was taken away again; `why` says why where that is known.
        BundleNotRemembered => ERROR_BUNDLE_NOT_REMEMBERED,
        /// It could not be noted in the record, nor taken away again.
        BundleLeftBehind => ERROR_BUNDLE_LEFT_BEHIND,
        /// The folder could not be shown.
        FolderNotShown => ERROR_FOLDER_NOT_SHOWN,

        // The window
        /// What should not happen.
        Unexpected => ERROR_UNEXPECTED,
        /// No case is open.
        Locked => ERROR_LOCKED,
        /// A case is open.
        AlreadyOpen => ERROR_ALREADY_OPEN,
        /// The person stopped it.
        Cancelled => ERROR_CANCELLED,
        /// No backup file was chosen.
        NoBackupFile => ERROR_NO_BACKUP_FILE,
        /// No folder was chosen.
        NoBackupFolder => ERROR_NO_BACKUP_FOLDER,
        /// There is no record in that folder.
        NoRecordThere => ERROR_NO_RECORD_THERE,
        /// There is a record in that folder.
        RecordThereAlready => ERROR_RECORD_THERE_ALREADY,

        // The terminal
        /// Typed twice, and not the same.
        PassphrasesDiffer => ERROR_PASSPHRASES_DIFFER,
        /// Nobody to ask for the passphrase.
        NoTerminal => ERROR_NO_TERMINAL,
        /// The file with the passphrase could not be read.
        PassphraseFile => ERROR_PASSPHRASE_FILE,
        /// The folder to write to could not be made or read.
        OutFolder => ERROR_OUT_FOLDER,
        /// There is no such folder.
        NoSuchFolder => ERROR_NO_SUCH_FOLDER,
        /// A backup would lie in what it is a backup of.
        InsideTheVault => ERROR_INSIDE_THE_VAULT,
        /// There is such a file already.
        FileIsThere => ERROR_FILE_IS_THERE,
        /// There is a vault already.
        VaultIsThere => ERROR_VAULT_IS_THERE,
        /// Two sources to restore from, or none.
        RestoreFromWhat => ERROR_RESTORE_FROM_WHAT,
        /// There is no backup of that name.
        NoSuchBackup => ERROR_NO_SUCH_BACKUP,
        /// There is no such backup file.
        NoSuchBackupFile => ERROR_NO_SUCH_BACKUP_FILE,
        /// A vault that opens need not be restored.
        OpensAsItIs => ERROR_OPENS_AS_IT_IS,
        /// There is no such pack.
        NoSuchPack => ERROR_NO_SUCH_PACK,
        /// The earlier bundle is not good, so nothing goes on from it.
        SinceNotGood => ERROR_SINCE_NOT_GOOD,
        /// The earlier bundle is of another record, or of a state that this one has lost.
        SinceOfAnother => ERROR_SINCE_OF_ANOTHER,
        /// Two things cannot both be read from standard input.
        OneStandardInput => ERROR_ONE_STANDARD_INPUT,
        /// The file with the entry could not be read.
        JsonUnreadable => ERROR_JSON_UNREADABLE,
        /// It is no JSON.
        JsonBroken => ERROR_JSON_BROKEN,
        /// It is JSON and no entry; `where` says where.
        JsonDoesNotFit => ERROR_JSON_DOES_NOT_FIT,
        /// Clocks went forward over a time in it; `where` says where it stands.
        JsonTimeNeverWas => ERROR_JSON_TIME_NEVER_WAS,
        /// Only incidents can be searched.
        SearchIncidentsOnly => ERROR_SEARCH_INCIDENTS_ONLY,
    }
}
