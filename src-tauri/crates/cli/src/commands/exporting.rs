//! `export`: plan, write, verify; says what was withheld and what was left readable.

use std::collections::BTreeSet;
use std::path::Path;

use bundle::{Brought, UnverifiedBundle, WriteError};
use casebook::wire::{
    BundleChoice, BundleDone, BundleForm, ChosenEntries, FaultCode, LostExhibit, PoliceOnlyPart,
    Progress, ProgressStage,
};
use casebook::{CaseError, Casebook, Passphrase, PlannedBundle, ReadableCase, WrittenBundle};
use catalogue::{Saying, sentences};
use domain::{EntryId, VaultId};
use job::CancelToken;
use ledger::Head;

use crate::arguments::{Export, Form};
use crate::commands::exported::{Exported, say_seen};
use crate::ending::{Ending, Failure};
use crate::opening::{Opened, opened, read, used};
use crate::passphrase;
use crate::progress::Bar;
use crate::saying::{aside, json, say, say_line};

pub(crate) fn run(arguments: &Export) -> Result<Ending, Failure> {
    super::backups::refuse_inside(&arguments.vault, &arguments.out)?;
    let since = arguments.since.as_deref().map(Since::of).transpose()?;
    let choice = BundleChoice {
        entries: chosen(arguments, since.as_ref()),
        form: form(arguments.form),
        withhold: arguments.withhold.clone(),
        leave: arguments.leave.clone(),
        given_to_police: arguments.give.clone(),
        as_received: arguments.as_received.clone(),
        police_only: match arguments.no_police_only {
            true => PoliceOnlyPart::WhereNeeded,
            false => PoliceOnlyPart::Made,
        },
        portal: arguments.portal,
        documents: arguments.documents.chosen(),
        ..BundleChoice::default()
    };
    let password = match arguments.form {
        Form::LockedZip => Some(passphrase::to_lock_a_bundle(
            arguments.password_file.as_deref(),
        )?),
        Form::Zip | Form::Folder | Form::Documents => None,
    };
    let for_whom = arguments.for_whom.as_deref();
    let lost = match (arguments.without_lost, arguments.json) {
        (true, _) => Lost::LeftOut,
        (false, false) => Lost::Named,
        (false, true) => Lost::Refused,
    };
    let out = &arguments.out;
    let wanted = Wanted {
        choice,
        since,
        password,
        lost,
    };
    let exported = match opened(&arguments.vault, &arguments.opened_by)? {
        Opened::ToWrite(casebook) => {
            used(*casebook, |casebook| write(casebook, wanted, for_whom, out))
        }
        Opened::ToRead(casebook) => read(&casebook, |casebook| {
            let mut planned = wanted.plan(casebook)?;
            make_folder(out)?;
            let done = planned.write(out)?.done;
            aside(&say(sentences::TERMINAL_NOT_REMEMBERED, &[]));
            Ok(planned.exported(done))
        }),
    }?;
    if arguments.json {
        json(&exported);
    } else {
        say_seen(&exported);
        say_done(&exported.done, &arguments.out);
    }
    Ok(if exported.done.verified.is_good() {
        Ending::Good
    } else {
        Ending::CheckFailed
    })
}

const fn form(form: Form) -> BundleForm {
    match form {
        Form::Zip => BundleForm::Zip,
        Form::LockedZip => BundleForm::LockedZip,
        Form::Folder => BundleForm::Folder,
        Form::Documents => BundleForm::Documents,
    }
}

fn chosen(arguments: &Export, since: Option<&Since>) -> ChosenEntries {
    if !arguments.only.is_empty() {
        return ChosenEntries::Only {
            entries: arguments.only.clone(),
        };
    }
    match since {
        None => ChosenEntries::All,
        Some(since) => since.entries(),
    }
}

/// The record and how far it had come when an earlier bundle was made.
pub(super) struct Since {
    vault: VaultId,
    head: Head,
}

impl Since {
    /// Only a bundle that is as it was made can say so.
    pub(super) fn of(bundle: &Path) -> Result<Self, Failure> {
        let verified = UnverifiedBundle::open(bundle)
            .and_then(|bundle| bundle.verify(&Brought::default()))
            .map_err(CaseError::from)?;
        let report = verified.into_report();
        match (report.vault, report.head) {
            (Some(vault), Some(head)) if !report.outcome().is_fault() => Ok(Self { vault, head }),
            _ => Err(Failure::new(Ending::CheckFailed, FaultCode::SinceNotGood)),
        }
    }

    /// What came since.
    pub(super) const fn entries(&self) -> ChosenEntries {
        ChosenEntries::NewSince {
            ledger_size: self.head.size,
        }
    }

    /// Refuses one of another record, or of a state that this one has lost: what is new since would be told of the wrong
    /// entries.
    fn refuse_of_another(&self, casebook: &ReadableCase) -> Result<(), Failure> {
        let is_of_it = self.vault == casebook.vault().id()
            && casebook.head_at(self.head.size)? == Some(self.head);
        match is_of_it {
            true => Ok(()),
            false => Err(Failure::new(Ending::CheckFailed, FaultCode::SinceOfAnother)),
        }
    }
}

/// What is done where the file of an exhibit is gone or damaged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Lost {
    /// It is gone on without, and the bundle says so.
    LeftOut,
    /// Nothing is written, and each that is known is named.
    Named,
    /// Nothing is written.
    Refused,
}

/// What a bundle is to be.
pub(super) struct Wanted {
    pub(super) choice: BundleChoice,
    pub(super) since: Option<Since>,
    pub(super) password: Option<Passphrase>,
    pub(super) lost: Lost,
}

/// A bundle that is planned.
struct Planned {
    planned: PlannedBundle,
    lost: Lost,
    bar: Bar,
}

/// Writes a bundle into a folder, which is made if it is not there.
pub(super) fn write(
    casebook: &mut Casebook,
    wanted: Wanted,
    for_whom: Option<&str>,
    out: &Path,
) -> Result<Exported, Failure> {
    let mut planned = wanted.plan(casebook)?;
    // Where they cannot be kept, nothing but time is lost.
    let _ = casebook.keep_copies(&mut planned.planned);
    make_folder(out)?;
    let begun = casebook.bundle_begins(out)?;
    let done = planned.write(out).and_then(|written| {
        let made = casebook.bundle_made(&written, for_whom);
        made.map_err(|why| written.not_remembered(why.fault()))?;
        Ok(written.done)
    });
    // What fails here is tried again by the next command; a bundle that is whole is there all the same.
    let _ = casebook.bundle_ends(&begun, begun.remove());
    if done
        .as_ref()
        .is_err_and(|failure| failure.fault.code == FaultCode::CopyDiffers)
    {
        casebook.forget_copies()?;
    }
    Ok(planned.exported(done?))
}

fn make_folder(out: &Path) -> Result<(), Failure> {
    std::fs::create_dir_all(out).map_err(|_| {
        Failure::new(Ending::Unreadable, FaultCode::OutFolder)
            .with("path", crate::passphrase::shown(out))
    })
}

impl Wanted {
    fn plan(self, casebook: &ReadableCase) -> Result<Planned, Failure> {
        if let Some(since) = &self.since {
            since.refuse_of_another(casebook)?;
        }
        let mut bar = Bar::new();
        let _ = bar.told(looking());
        let planned = casebook.bundle_source()?.plan(self.choice);
        Ok(Planned {
            planned: planned.locked_with(self.password),
            lost: self.lost,
            bar,
        })
    }
}

impl Planned {
    fn exported(&self, done: BundleDone) -> Exported {
        Exported::of(done, self.planned.view())
    }

    fn write(&mut self, out: &Path) -> Result<WrittenBundle, Failure> {
        let printer = casebook::printer(&CancelToken::default())?;
        loop {
            let told = &mut |progress: Progress| self.bar.told(progress);
            let error = match self.planned.write(out, &printer, told) {
                Ok(written) => return Ok(written),
                Err(error) => error,
            };
            // Each time round there is one more without which it is made.
            match lost_in(&error, &self.planned) {
                Some(choice) if self.lost == Lost::LeftOut => self.planned.plan_again(choice),
                _ => return Err(not_written(error, &self.planned, self.lost)),
            }
        }
    }
}

/// The same choice without the files that kept the bundle from being made, where that is why and was not chosen already.
fn lost_in(error: &CaseError, planned: &PlannedBundle) -> Option<BundleChoice> {
    let CaseError::Bundle(WriteError::ExhibitLost { item, .. }) = error else {
        return None;
    };
    let mut choice = planned.choice().clone();
    let known = planned.view().lost.into_iter().map(|lost| lost.item);
    let mut found: BTreeSet<EntryId> = known.chain([*item]).collect();
    found.retain(|item| !choice.without_lost.contains(item));
    choice.without_lost.extend(&found);
    (!found.is_empty()).then_some(choice)
}

fn not_written(error: CaseError, planned: &PlannedBundle, lost: Lost) -> Failure {
    if lost == Lost::Named {
        for lost in planned.view().lost {
            aside(&say(sentences::TERMINAL_EXHIBIT_LOST, &named(&lost)));
        }
    }
    let is_lost = matches!(error, CaseError::Bundle(WriteError::ExhibitLost { .. }));
    let next = is_lost.then(|| say(sentences::TERMINAL_WITHOUT_LOST, &[]));
    Failure {
        next,
        ..Failure::from(error)
    }
}

fn named(lost: &LostExhibit) -> [(&'static str, Saying); 2] {
    [
        ("exhibit", lost.exhibit.as_str().into()),
        ("name", lost.original_name.as_str().into()),
    ]
}

/// The first step, which planning does not tell of itself.
const fn looking() -> Progress {
    Progress {
        stage: ProgressStage::Looking,
        done: 0,
        total: 0,
    }
}

/// What lies in the folder now.
pub(super) fn say_done(done: &BundleDone, out: &Path) {
    for kept in &done.kept {
        let id = if kept.police_only {
            sentences::TERMINAL_WROTE_POLICE_ONLY
        } else {
            sentences::TERMINAL_WROTE
        };
        let path = out.join(&kept.file_name);
        say_line(
            id,
            &[
                ("path", path.to_string_lossy().into_owned().into()),
                ("size", kept.size_words.as_str().into()),
            ],
        );
    }
    for lost in &done.lost {
        say_line(sentences::TERMINAL_EXHIBIT_NOT_THERE, &named(lost));
    }
    for left_out in &done.left_out_of_portal {
        say_line(
            sentences::TERMINAL_LEFT_OUT_OF_PORTAL,
            &[
                ("path", left_out.path.as_str().into()),
                ("size", left_out.size_words.as_str().into()),
            ],
        );
    }
    say_line(
        sentences::TERMINAL_PDF_STANDARD,
        &[("standard", done.pdf_standard.as_str().into())],
    );
    super::checking::say_found(&done.verified);
    let files = [("files", done.verified.files.into())];
    if !done.verified.is_good() {
        say_line(sentences::TERMINAL_BUNDLE_NOT_GOOD, &files);
        return;
    }
    say_line(sentences::TERMINAL_BUNDLE_GOOD, &files);
    let leave = match done.form {
        BundleForm::Documents => sentences::TERMINAL_LEAVE_CODE_OF_RECORD,
        _ => sentences::TERMINAL_LEAVE_CODE,
    };
    say_line(leave, &[]);
    super::keys::say_fingerprint(&done.fingerprint);
}
