use chrono_tz::Tz;
use domain::Moment;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

/// Which face the window shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "SessionStage")]
pub enum Stage {
    /// There is no vault yet.
    FirstRun,
    /// There was one, and its place is empty or not there: a memory stick that is not plugged in.
    Away,
    /// There is one, and it is locked.
    Locked,
    /// It is open.
    Open,
}

/// Where the session stands.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct Status {
    /// Which face to show.
    pub stage: Stage,
    /// Whether a recovery code was made, declined, or is outstanding. `None` while locked.
    pub recovery_code: Option<RecoveryCodeState>,
    /// Whether at least one incident is kept. False while locked.
    pub has_entries: bool,
    /// Where the computer's clock jumped of late. `None` while locked.
    pub clock_jump: Option<ClockJump>,
    /// What became of the new key for which the case was just closed. `None` once it was opened, locked or hidden since.
    pub new_key: Option<NewKeyEnd>,
}

/// What became of a new key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum NewKeyEnd {
    /// It is being put in place.
    UnderWay,
    /// It holds.
    Made,
    /// It holds, and something that opens with the old one could not be removed yet.
    OldCopiesRemain,
    /// The disk did not say; either passphrase may be the one.
    Unsure,
    /// The vault is as it was.
    NotMade,
}

/// Which way a clock went that jumped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum ClockWay {
    /// Back: what was written later shows an earlier time.
    Back,
    /// Ahead by more than a year. It may be so, if nothing was written for that long.
    Ahead,
}

/// Two moments that followed each other, as the computer's clock told them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct ClockJump {
    /// Which way the clock went.
    pub way: ClockWay,
    /// What it showed first.
    pub before: Moment,
    /// What it showed next.
    pub after: Moment,
}

/// Whether there is a second way in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum RecoveryCodeState {
    /// Made.
    Made,
    /// The person said no.
    Declined,
    /// Neither.
    Outstanding,
}

/// How hard a passphrase is to guess (zxcvbn).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct PassphraseStrength {
    /// 0 (guessed at once) to 4.
    pub score: u8,
    /// Whether Daybook takes it.
    pub enough: bool,
    /// Whether Daybook takes it to lock a ZIP with.
    pub enough_for_zip: bool,
}

/// Light, dark, or as the system.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
pub enum Theme {
    /// As the system.
    #[default]
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// What the person set. Kept inside the vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(default)]
pub struct Settings {
    /// Minutes without a key or a click until it locks, 1 to 60.
    pub lock_after_minutes: u32,
    /// Light or dark.
    pub theme: Theme,
    /// Whether hiding closes the window altogether.
    pub hide_closes: bool,
    /// Whether pictures and recordings of the screen leave the window out, where the system can.
    pub keep_out_of_captures: bool,
    /// The keeper's name as bundles print it.
    pub keeper_name: Option<String>,
    /// One to four capitals for exhibit marks; "X" stands for none given. Fixed once the first bundle
    /// was made.
    pub initials: String,
    /// Whether they were given, or the question was left.
    pub initials_asked: bool,
    /// Whether a bundle was made, so that the initials stay as they are.
    pub initials_fixed: bool,
    /// The IANA zone that new times are in.
    pub zone: String,
    /// How the other person is named on screen, where no person entry names them.
    pub other_person: Option<String>,
}

impl Settings {
    /// The zone of its name; London where a later program named one that is not known here.
    pub fn zone(&self) -> Tz {
        self.zone.parse().unwrap_or(Tz::Europe__London)
    }
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            lock_after_minutes: 5,
            theme: Theme::System,
            hide_closes: false,
            keep_out_of_captures: true,
            keeper_name: None,
            initials: "X".to_owned(),
            initials_asked: false,
            initials_fixed: false,
            zone: "Europe/London".to_owned(),
            other_person: None,
        }
    }
}

/// A change of settings: what is absent stays.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(default)]
#[ts(optional_fields)]
pub struct NewSettings {
    /// See [`Settings`].
    pub lock_after_minutes: Option<u32>,
    /// See [`Settings`].
    pub theme: Option<Theme>,
    /// See [`Settings`].
    pub hide_closes: Option<bool>,
    /// See [`Settings`].
    pub keep_out_of_captures: Option<bool>,
    /// See [`Settings`].
    pub keeper_name: Option<String>,
    /// See [`Settings`]. Given, every mark begins with them from now on.
    pub initials: Option<String>,
    /// See [`Settings`].
    pub zone: Option<String>,
    /// See [`Settings`].
    pub other_person: Option<String>,
    /// True declines the recovery code; it is offered no more.
    pub recovery_code_declined: Option<bool>,
}

catalogue::codes! {
    /// What a check of the vault found wrong.
    #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize, TS)]
    #[serde(rename_all = "kebab-case")]
    pub enum CheckCode {
        /// The key file.
        Keys => CHECK_KEYS,
        /// A page of the store.
        Book => CHECK_BOOK,
        /// The head is not the store's.
        Head => CHECK_HEAD,
        /// The ledger does not hash to what was signed.
        Ledger => CHECK_LEDGER,
        /// A leaf cannot be read.
        Leaf => CHECK_LEAF,
        /// A body is not what its leaf commits to.
        Body => CHECK_BODY,
        /// A sealed file is not there.
        FileMissing => CHECK_FILE_MISSING,
        /// A sealed file does not open, or holds other bytes.
        FileDamaged => CHECK_FILE_DAMAGED,
        /// Something that was erased has not gone from everywhere.
        Erasure => CHECK_ERASURE,
        /// A backup does not open.
        Backup => CHECK_BACKUP,
        /// The case's tables are not what the ledger makes of them.
        Tables => CHECK_TABLES,
    }
}

/// One thing that a check of the vault found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckFinding {
    /// Which.
    pub code: CheckCode,
    /// Which entry or exhibit, as the person knows it.
    pub about: Option<String>,
}

/// The result of checking the whole vault.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
pub struct CheckView {
    /// Nothing was found wrong.
    pub good: bool,
    /// Ledger leaves gone through.
    #[ts(type = "number")]
    pub leaves: u64,
    /// Evidence files read and compared.
    #[ts(type = "number")]
    pub files: u64,
    /// What was found.
    pub findings: Vec<CheckFinding>,
    /// Where in the ledger the computer's clock went back. Nothing is wrong with the record then.
    pub clock_went_back: Vec<ClockJump>,
}
