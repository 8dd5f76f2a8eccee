//! What crosses to the window: plain values, made into TypeScript by a test in this crate.
//! Nothing here holds a key, a path or a passphrase.

mod backups;
mod bundle;
mod calendar;
mod evidence;
mod fault;
mod made_bundles;
mod printout;
mod record;
mod session;
mod timeline;

pub use backups::{BackupFileWritten, BackupRow, WentBack};
pub use bundle::{
    BundleChoice, BundleDone, BundleForm, BundlePlanView, ChosenEntries, Finding, FindingPlace,
    FindingSpot, HowHandedOver, Kept, LeftOut, LeftOutOfPortal, LostExhibit, NotTold,
    PlannedConsent, PlannedDocument, PlannedExhibit, PoliceOnlyPart, ToLookAt, VerdictView,
    VerifyFinding, VerifyView,
};
pub use calendar::{CalendarDay, CalendarMonth, CalendarSpan};
pub use evidence::{
    AttachRefused, Attached, ClockLine, ItemRow, ItemView, PreviewView, Progress, ProgressStage,
    TimeOffer, UnfinishedFiles,
};
pub use fault::{Fault, FaultCode};
pub use made_bundles::{BundleId, BundleRow, LeftWith};
pub use printout::{Printout, PrintoutChoice, PrintoutDetail, PrintoutView};
pub use record::{
    Changed, DraftRow, EntryRow, EntryView, ErasePlan, FingerprintView, PutBackView, RevisionView,
    StruckOutView,
};
pub use session::{
    CheckCode, CheckFinding, CheckView, ClockJump, ClockWay, NewKeyEnd, NewSettings,
    PassphraseStrength, RecoveryCodeState, Settings, Stage, Status, Theme,
};
pub use timeline::{
    BehaviourCount, Milestone, MilestoneKind, MonthCount, Neighbours, TimelineFilter,
    TimelineFrame, TimelinePage, TimelineRow,
};
