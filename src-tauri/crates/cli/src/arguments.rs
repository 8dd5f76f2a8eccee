//! The table of commands.

use std::path::PathBuf;

use bundle::ByChoice;
use clap::{Args, Parser, Subcommand, ValueEnum};
use domain::EntryId;

/// Keep an encrypted record of stalking, see its pattern, hand it over, and check what was handed over.
#[derive(Debug, Parser)]
#[command(name = "daybook-cli", version, after_help = EXIT_CODES)]
pub(crate) struct Arguments {
    #[command(subcommand)]
    pub(crate) command: Command,
}

const EXIT_CODES: &str = "Exit codes: 0 done and good; 1 a check failed (altered, incomplete, missing); \
2 wrong use; 3 locked, wrong passphrase or open elsewhere; 4 input could not be read; \
5 nothing is wrong, and the code does not vouch for all of it; 6 nothing has changed, and a system has added files.";

/// Which command.
#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    /// Make a sample case (all made up), its vault and its bundle, and check the bundle
    Demo(Demo),
    /// Make a new, empty vault
    Init(Init),
    /// Write down entries given as JSON; prints their ids once they are on disk
    Add(Add),
    /// Attach evidence files
    Attach(Attach),
    /// List what is in a vault
    List(List),
    /// Show the pattern: counts and changes, each from entries
    Pattern(Pattern),
    /// Write a bundle and check it
    Export(Export),
    /// Check a bundle, folder or ZIP; needs no vault
    Verify(Verify),
    /// Check a vault: every page, every file, the ledger, the backups
    Check(Check),
    /// Print the code to leave with somebody
    Fingerprint(Fingerprint),
    /// Change the passphrase; with --new-key also the key, for when somebody may know the passphrase
    Passphrase(ChangePassphrase),
    /// Write the whole vault, evidence included, into one file for a USB stick or somebody trusted
    Backup(BackUp),
    /// Make a vault from such a file, or go back to an automatic backup
    Restore(Restore),
    /// List the automatic backups, newest first; needs no passphrase
    Backups(Backups),
}

impl Command {
    /// Whether what comes out is to be JSON, failures included.
    pub(crate) fn wants_json(&self) -> bool {
        match self {
            Self::List(list) => list.json,
            Self::Pattern(pattern) => pattern.json,
            Self::Export(export) => export.json,
            Self::Verify(verify) => verify.json,
            Self::Check(check) => check.json,
            Self::Fingerprint(fingerprint) => fingerprint.json,
            Self::Backups(backups) => backups.json,
            Self::Demo(_)
            | Self::Init(_)
            | Self::Add(_)
            | Self::Attach(_)
            | Self::Passphrase(_)
            | Self::Backup(_)
            | Self::Restore(_) => false,
        }
    }
}

/// Where the passphrase comes from. Never an argument or the environment: other programs can read those.
#[derive(Debug, Args)]
pub(crate) struct FromWhere {
    /// Read the passphrase from the first line of this file (`-` is standard input) instead of asking
    #[arg(long, value_name = "FILE")]
    pub(crate) passphrase_file: Option<PathBuf>,
}

/// What opens the vault.
#[derive(Debug, Args)]
pub(crate) struct OpenedBy {
    #[command(flatten)]
    pub(crate) from: FromWhere,
    /// Open with the recovery code instead: its twelve words are asked for, or are the first line of that file
    #[arg(long)]
    pub(crate) recovery_code: bool,
}

/// `demo`
#[derive(Debug, Args)]
pub(crate) struct Demo {
    /// The folder to make it in: empty, or not there yet
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// How many incidents; beyond 120 they are put together from parts
    #[arg(long, value_name = "N", default_value_t = sample_case::INCIDENTS)]
    pub(crate) incidents: usize,
    /// The same seed makes the same case
    #[arg(long, value_name = "S", default_value_t = 1)]
    pub(crate) seed: u64,
    /// Make the vault only, no bundle
    #[arg(long)]
    pub(crate) no_bundle: bool,
}

/// `init`
#[derive(Debug, Args)]
pub(crate) struct Init {
    /// The vault's folder: empty, or not there yet
    pub(crate) vault: PathBuf,
    #[command(flatten)]
    pub(crate) passphrase: FromWhere,
    /// Make no recovery code; without one a forgotten passphrase loses everything
    #[arg(long)]
    pub(crate) no_recovery: bool,
}

/// `add`
#[derive(Debug, Args)]
pub(crate) struct Add {
    /// The vault's folder
    pub(crate) vault: PathBuf,
    /// One entry or an array of entries (`-` is standard input), such as {"kind":"incident","what":"…"}; `list --json`
    /// shows entries of every kind in full
    #[arg(long, value_name = "FILE")]
    pub(crate) json: PathBuf,
    #[command(flatten)]
    pub(crate) opened_by: OpenedBy,
}

/// `attach`
#[derive(Debug, Args)]
pub(crate) struct Attach {
    /// The vault's folder
    pub(crate) vault: PathBuf,
    /// The files
    #[arg(required = true, value_name = "FILE")]
    pub(crate) files: Vec<PathBuf>,
    /// The incident that they show
    #[arg(long, value_name = "INCIDENT")]
    pub(crate) to: Option<EntryId>,
    #[command(flatten)]
    pub(crate) opened_by: OpenedBy,
}

/// What `list` lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum What {
    /// What happened, events among it
    Incidents,
    /// What happened and is nobody's act
    Events,
    /// Evidence files
    Items,
    /// Everybody in the record
    People,
    /// Places that come up again
    Places,
    /// Dealings with police and others
    Reports,
    /// Changes to a life
    Impacts,
    /// Orders, bail conditions, notices
    Orders,
    /// Notes
    Notes,
    /// Every leaf of the ledger
    Ledger,
}

/// `list`
#[derive(Debug, Args)]
pub(crate) struct List {
    /// The vault's folder
    pub(crate) vault: PathBuf,
    /// What to list
    pub(crate) what: What,
    /// Only incidents with these words
    #[arg(long, value_name = "TEXT")]
    pub(crate) search: Option<String>,
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) opened_by: OpenedBy,
}

/// `pattern`
#[derive(Debug, Args)]
pub(crate) struct Pattern {
    /// The vault's folder
    pub(crate) vault: PathBuf,
    /// Whose law's words to use, instead of the record's own
    #[arg(long, value_name = "NAME")]
    pub(crate) pack: Option<String>,
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) opened_by: OpenedBy,
}

/// The forms of a bundle
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(crate) enum Form {
    /// One ZIP file
    Zip,
    /// One ZIP file that a password opens (AES-256)
    LockedZip,
    /// A folder
    Folder,
    /// The documents to read, alone
    Documents,
}

/// `export`
#[derive(Debug, Args)]
pub(crate) struct Export {
    /// The vault's folder
    pub(crate) vault: PathBuf,
    /// The folder to write the bundle into; made if it is not there
    #[arg(long, value_name = "DIR")]
    pub(crate) out: PathBuf,
    /// Only these incidents, and what belongs to them
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub(crate) only: Vec<EntryId>,
    /// Only what came since this earlier bundle
    #[arg(long, value_name = "BUNDLE", conflicts_with = "only")]
    pub(crate) since: Option<PathBuf>,
    /// In which form it is written
    #[arg(long, value_enum, default_value_t = Form::Zip)]
    pub(crate) form: Form,
    /// The password of a locked ZIP is the first line of this file; without it, it is asked for
    #[arg(long, value_name = "FILE")]
    pub(crate) password_file: Option<PathBuf>,
    /// No part for police only, unless something goes to police alone
    #[arg(long)]
    pub(crate) no_police_only: bool,
    /// Also make a folder of at most 16 files for an upload portal
    #[arg(long)]
    pub(crate) portal: bool,
    #[command(flatten)]
    pub(crate) documents: DocumentsByChoice,
    /// Go on without exhibits whose files are gone or damaged; the bundle says so, and what can be read goes in all the
    /// same
    #[arg(long)]
    pub(crate) without_lost: bool,
    /// Withhold these places too, by the ids that an export prints
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub(crate) withhold: Vec<String>,
    /// Leave these places readable, though they are protected
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub(crate) leave: Vec<String>,
    /// Give these people, places and items to police all the same, though a consent does not agree to that
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub(crate) give: Vec<EntryId>,
    /// Give these items as they were received, with what Daybook could not read in them
    #[arg(long, value_name = "ID", num_args = 1..)]
    pub(crate) as_received: Vec<EntryId>,
    /// For whom it is: kept in the record, not in the bundle
    #[arg(long, value_name = "WORDS")]
    pub(crate) for_whom: Option<String>,
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) opened_by: OpenedBy,
}

/// The documents that are made by choice
#[derive(Debug, Args)]
pub(crate) struct DocumentsByChoice {
    /// Also print each exhibit, as far as it can be, into a book with an index
    #[arg(long)]
    exhibit_book: bool,
    /// Also print what is withheld, where and why, without saying what it was
    #[arg(long)]
    redaction_certificate: bool,
    /// Also print a chronology for a family court: numbered paragraphs, without what was felt
    #[arg(long)]
    family_chronology: bool,
    /// Also print how each exhibit came into the record and went out of it, with labels to sign
    #[arg(long)]
    continuity: bool,
    /// Also list what the record holds and the bundle does not rely on, by number and day
    #[arg(long)]
    not_relied_on: bool,
}

impl DocumentsByChoice {
    pub(crate) fn chosen(&self) -> Vec<ByChoice> {
        let is_chosen = |document: &ByChoice| match document {
            ByChoice::ExhibitBook => self.exhibit_book,
            ByChoice::RedactionCertificate => self.redaction_certificate,
            ByChoice::FamilyChronology => self.family_chronology,
            ByChoice::Continuity => self.continuity,
            ByChoice::NotReliedOn => self.not_relied_on,
        };
        ByChoice::ALL.into_iter().filter(is_chosen).collect()
    }
}

/// `verify`
#[derive(Debug, Args)]
pub(crate) struct Verify {
    /// The bundle: a folder or a ZIP
    pub(crate) bundle: PathBuf,
    /// The code that the keeper left, or the 64 characters below it: what it vouches for is said
    #[arg(long, value_name = "CODE")]
    pub(crate) fingerprint: Option<String>,
    /// signature/hand-over.txt of an earlier bundle, where this one does not go back to it; may be given several times
    #[arg(long, value_name = "FILE", requires = "fingerprint")]
    pub(crate) earlier: Vec<PathBuf>,
    /// The part for police of the same bundle, to be held against it
    #[arg(long, value_name = "PART")]
    pub(crate) police_only: Option<PathBuf>,
    /// Another bundle: whether both are of one record
    #[arg(long, value_name = "BUNDLE")]
    pub(crate) against: Option<PathBuf>,
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
}

/// `check`
#[derive(Debug, Args)]
pub(crate) struct Check {
    /// The vault's folder
    pub(crate) vault: PathBuf,
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) opened_by: OpenedBy,
}

/// `fingerprint`
#[derive(Debug, Args)]
pub(crate) struct Fingerprint {
    /// The vault's folder
    pub(crate) vault: PathBuf,
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
    #[command(flatten)]
    pub(crate) opened_by: OpenedBy,
}

/// `passphrase`
#[derive(Debug, Args)]
pub(crate) struct ChangePassphrase {
    /// The vault's folder
    pub(crate) vault: PathBuf,
    #[command(flatten)]
    pub(crate) opened_by: OpenedBy,
    /// Read the new passphrase from the first line of this file (`-`: from the line after the old one)
    #[arg(long, value_name = "FILE")]
    pub(crate) new_passphrase_file: Option<PathBuf>,
    /// For when somebody may know the passphrase: seals everything anew under another key. Takes as long as copying all the evidence, and as much room again; begun anew with the same new passphrase, it goes on where it stopped
    #[arg(long)]
    pub(crate) new_key: bool,
}

/// `backup`
#[derive(Debug, Args)]
pub(crate) struct BackUp {
    /// The vault's folder
    pub(crate) vault: PathBuf,
    /// The file to write; it must not be there yet
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) opened_by: OpenedBy,
}

/// `restore`
#[derive(Debug, Args)]
#[command(allow_missing_positional = true)]
pub(crate) struct Restore {
    /// The backup file
    pub(crate) file: Option<PathBuf>,
    /// The vault's folder: with a file empty, or not there yet
    pub(crate) vault: PathBuf,
    /// Instead of a file: the automatic backup of this id (see `backups`). What is there now is copied into the vault's
    /// `backups` first
    #[arg(long, value_name = "ID", conflicts_with = "file")]
    pub(crate) backup: Option<String>,
    /// Go back to that backup although the record opens as it is
    #[arg(long, requires = "backup")]
    pub(crate) although_it_opens: bool,
    /// Instead of a file or a backup: go on with what is still there, although something that was saved may be missing
    #[arg(long, conflicts_with_all = ["file", "backup"])]
    pub(crate) what_is_there: bool,
    #[command(flatten)]
    pub(crate) opened_by: OpenedBy,
}

/// `backups`
#[derive(Debug, Args)]
pub(crate) struct Backups {
    /// The vault's folder
    pub(crate) vault: PathBuf,
    /// As JSON
    #[arg(long)]
    pub(crate) json: bool,
}
