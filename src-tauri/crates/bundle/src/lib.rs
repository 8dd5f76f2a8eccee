#![forbid(unsafe_code)]
//! What the person hands over, and how anybody can check it.
//!
//! A bundle is a BagIt folder in a stored ZIP, with a password where one is chosen (the form is in `docs/bundle-format.md`): documents to
//! read, the exhibits' own bytes, and a machine-readable log with the ledger. A short text names what lists every file of
//! it, and is signed; the code that is left with somebody is that text's hash. It is made in
//! three steps, so that nothing leaves that nobody looked at: [`plan`] says what would go in, what
//! stays out and why, and [`Finding`]s say what the other person could see; [`write()`] writes what was
//! decided; [`UnverifiedBundle::verify`] reads it back as a stranger would.
//!
//! What it never does: open a vault, choose for the person, write anything outside the folder it was
//! given, leave a half-written file under a whole one's name, make a link that leaves the bundle, or
//! unpack a ZIP to disk in order to check it. It proves "unchanged since", never "true".
//!
//! Where to begin: [`CaseFile`] is what comes in, [`Plan`] is what is decided, [`Written`] and
//! [`Report`] are what comes out. The printed pages are in [`print`](mod@print).

mod case_file;
mod clean_copy;
mod error;
mod exhibits_counted;
mod extent;
mod format;
mod plan;
pub mod print;
mod printout;
mod searched;
mod verify;
mod write;

pub use case_file::{
    CaseFile, CaseLabel, EarlierBundle, EarlierRevision, Evidence, ExhibitFile, FigureKind,
    FigureLine, GivenNumber, HandedOver, KeptBack, KeptEntry, KeptLeaf, LabelError, LedgerExtract,
    NotAsReceived, PackWords, PutBack, Signer, StatuteText, StruckOut, WithheldIn, numbers_without,
};
pub use clean_copy::{Copied, CopiedPages, CopyPiece, KeptCopy, NotCopied};
pub use disk::remove_whole;
pub use error::{WriteError, is_lost};
pub use extent::{Extent, Supplement, SupplementTo};
pub use format::by_choice::ByChoice;
pub use format::form::Form;
pub use format::layout::DocumentKind;
pub use format::log::{Log, LogEntry, LogExhibit, LogHandedOver, LogScope, log_schema};
pub use format::log_extent::LogExtent;
pub use plan::choice::{Choice, Chosen};
pub use plan::consents::NotAgreed;
pub use plan::disclosure::is_code;
pub use plan::finding::{Finding, FindingId, FindingKind, Location};
pub use plan::items::searched_items::SearchedItems;
pub use plan::numbered::{WithheldMark, WithheldThing};
pub use plan::redaction::{Around, DetailKind, WITHHELD};
pub use plan::subjects::Subject;
pub use plan::{LeftOut, Plan, WhyLeftOut, plan, plan_again};
pub use print::{PrintError, PrintJob, Printed, Printer};
pub use printout::{PrintedDetail, Printout, PrintoutPlan, plan_printout};
pub use searched::{FoundWords, NotSearched, Searched};
pub use verify::{
    Brought, BundleFinding, Compared, Judged, OpenError, Outcome, Reliance, Report,
    UnverifiedBundle, Verdict, VerifiedBundle, VerifiedPart, VerifyCode,
};
pub use write::copy_digest::copy_digest;
pub use write::exhibit_copy::copy_exhibit;
pub use write::portal::PortalLeftOut;
pub use write::ports::Ports;
pub use write::zip_file::{INNER_NAME, read_back_locked};
pub use write::{Written, remove_leftovers, write};
