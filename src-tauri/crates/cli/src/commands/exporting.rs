//! `export`: plan, write, verify; says what was withheld and what was left readable.

use std::path::Path;

use bundle::{Judgement, UnverifiedBundle};
use casebook::wire::{
    BundleChoice, BundleDone, BundleForm, ChosenEntries, FaultCode, PoliceOnlyPart, Progress,
    ProgressStage,
};
use casebook::{CaseError, Casebook, Passphrase};
use catalogue::sentences;
use job::CancelToken;

use crate::arguments::{Export, Form};
use crate::ending::{Ending, Failure};
use crate::opening::with_open;
use crate::passphrase;
use crate::progress::Bar;
use crate::saying::{json, say_line};

pub(crate) fn run(arguments: &Export) -> Result<Ending, Failure> {
    super::keeping::refuse_inside(&arguments.vault, &arguments.out)?;
    let choice = BundleChoice {
        entries: chosen(arguments)?,
        form: form(arguments.form),
        police_only: match arguments.no_police_only {
            true => PoliceOnlyPart::WhereNeeded,
            false => PoliceOnlyPart::Made,
        },
        ..BundleChoice::default()
    };
    let password = match arguments.form {
        Form::LockedZip => Some(passphrase::to_lock_a_bundle(
            arguments.password_file.as_deref(),
        )?),
        Form::Zip | Form::Folder | Form::Documents => None,
    };
    let for_whom = arguments.for_whom.as_deref();
    let done = with_open(&arguments.vault, &arguments.opened_by, |book| {
        write(book, &choice, password, for_whom, &arguments.out)
    })?;
    if arguments.json {
        json(&done);
    } else {
        say_done(&done, &arguments.out);
    }
    Ok(if done.verified.good {
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

fn chosen(arguments: &Export) -> Result<ChosenEntries, Failure> {
    if !arguments.only.is_empty() {
        return Ok(ChosenEntries::Only {
            entries: arguments.only.clone(),
        });
    }
    match &arguments.since {
        None => Ok(ChosenEntries::All),
        Some(bundle) => Ok(ChosenEntries::NewSince {
            ledger_size: ledger_size_of(bundle)?,
        }),
    }
}

/// How long the ledger was when an earlier bundle was made; only a bundle that is as it was made can
/// say so.
fn ledger_size_of(bundle: &Path) -> Result<u64, Failure> {
    let verified = UnverifiedBundle::open(bundle)
        .and_then(|bundle| bundle.verify(None))
        .map_err(CaseError::from)?;
    let report = verified.report();
    match report.ledger_size {
        Some(size) if report.judgement != Judgement::NotGood => Ok(size),
        _ => Err(Failure::new(Ending::CheckFailed, FaultCode::SinceNotGood)),
    }
}

/// Writes a bundle into a folder, which is made if it is not there.
pub(super) fn write(
    book: &mut Casebook,
    choice: &BundleChoice,
    password: Option<Passphrase>,
    for_whom: Option<&str>,
    out: &Path,
) -> Result<BundleDone, Failure> {
    std::fs::create_dir_all(out).map_err(|_| {
        Failure::new(Ending::Unreadable, FaultCode::OutFolder)
            .with("path", crate::passphrase::shown(out))
    })?;
    let printer = casebook::printer(&CancelToken::default())?;
    let mut bar = Bar::new();
    let told = &mut |progress: Progress| bar.told(progress);
    let _ = told(looking());
    let planned = book.handing_over()?.plan(choice.clone());
    let planned = planned.locked_with(password);
    let begun = book.bundle_begins(out)?;
    let written = planned.write(out, &printer, told);
    // What fails here is tried again by the next command; the bundle is there all the same.
    let _ = book.bundle_ends(&begun, begun.remove());
    let (done, paths) = written?;
    book.hand_over_made(choice, for_whom, &done, &paths)?;
    Ok(done)
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
    super::checking::say_verified(&done.verified);
}
