//! `verify` and `check`.

use bundle::{Brought, Compared, Outcome, Verdict};
use casebook::wire::{CheckView, FaultCode, VerifyView};
use catalogue::{Saying, sentences};
use ledger::HandOver;
use serde::Serialize;

use crate::arguments::{Check, Verify};
use crate::ending::{Ending, Failure};
use crate::opening::with_open_to_read;
use crate::progress::Bar;
use crate::saying::{json, line, moment, on_one_line, say, say_line};

pub(crate) fn verify(arguments: &Verify) -> Result<Ending, Failure> {
    let brought = Brought {
        earlier: earlier(arguments)?,
        ..code(arguments)?
    };
    let view = match &arguments.police_only {
        Some(part) => casebook::verify_with_police_only(&arguments.bundle, part, &brought)?,
        None => casebook::verify_bundle(&arguments.bundle, &brought)?,
    };
    let against = arguments.against.as_deref();
    let compared = against
        .map(|other| casebook::compare_bundles(&arguments.bundle, other))
        .transpose()?;
    if arguments.json {
        json(&Checked {
            view: &view,
            compared,
        });
    } else {
        say_checked_what(&view);
        say_found(&view);
        say_verified(&view);
        if let Some(compared) = compared {
            say_compared(compared);
        }
    }
    Ok(match compared {
        Some(compared) if !view.outcome.is_fault() && !compared.is_one_record() => {
            Ending::CheckFailed
        }
        _ => ending_of(view.outcome),
    })
}

/// What a check gave, for programs.
#[derive(Serialize)]
struct Checked<'a> {
    #[serde(flatten)]
    view: &'a VerifyView,
    #[serde(skip_serializing_if = "Option::is_none")]
    compared: Option<Compared>,
}

fn say_compared(compared: Compared) {
    let at = match compared {
        Compared::OneRecord { shared } => shared,
        Compared::TwoHistories { from } => from,
        Compared::TwoRecords | Compared::NotShown => 0,
    };
    say_line(compared.sentence(), &[("at", at.into())]);
}

fn code(arguments: &Verify) -> Result<Brought, Failure> {
    let typo = |_| Failure::new(Ending::WrongUse, FaultCode::FingerprintTypo);
    let code = arguments.fingerprint.as_deref().map(str::parse);
    Ok(code.transpose().map_err(typo)?.unwrap_or_default())
}

/// What was handed over earlier, as `signature/hand-over.txt` of each says it.
fn earlier(arguments: &Verify) -> Result<Vec<HandOver>, Failure> {
    let mut texts = Vec::new();
    for path in &arguments.earlier {
        let not_one = || {
            Failure::new(Ending::Unreadable, FaultCode::NoHandOver)
                .with("path", crate::passphrase::shown(path))
        };
        let text = std::fs::read(path).map_err(|_| not_one())?;
        texts.extend(HandOver::read_list(&text).map_err(|_| not_one())?);
    }
    Ok(texts)
}

/// The exit code of a check. Of more than one that applies, the outcome is the first.
const fn ending_of(outcome: Outcome) -> Ending {
    match outcome {
        Outcome::LaterForm => Ending::Unreadable,
        Outcome::NotAsSigned | Outcome::PartsDoNotFit | Outcome::Refused => Ending::CheckFailed,
        Outcome::NotAllVouched => Ending::NotAllVouched,
        Outcome::SystemFilesAdded => Ending::SystemFilesAdded,
        Outcome::Good => Ending::Good,
    }
}

/// What was found, a line for each.
pub(super) fn say_found(view: &VerifyView) {
    for finding in &view.findings {
        let values: Vec<(&str, Saying)> = [("path", &finding.path), ("now", &finding.now)]
            .into_iter()
            .map(|(name, value)| (name, on_one_line(value.as_deref().unwrap_or_default())))
            .collect();
        say_line(finding.code.sentence(), &values);
    }
}

/// What was checked stands before anything that is said of it.
fn say_checked_what(view: &VerifyView) {
    let checked = [
        ("name", on_one_line(&view.name)),
        ("part", view.part.name().into()),
        ("files", view.files.into()),
    ];
    say_line(sentences::VERIFY_CHECKED, &checked);
    if let Some(name) = &view.called_now {
        say_line(sentences::VERIFY_CALLED_NOW, &[("name", on_one_line(name))]);
    }
}

/// What verifying a bundle gave, in plain lines.
fn say_verified(view: &VerifyView) {
    if let Some(id) = view.outcome.sentence() {
        say_line(id, &[]);
    }
    if let Some(judged) = &view.judged {
        let values = [
            ("size", Saying::from(judged.size.unwrap_or_default())),
            ("leaves", view.ledger_size.unwrap_or_default().into()),
            (
                "signer",
                on_one_line(judged.signer.as_deref().unwrap_or("none")),
            ),
            ("key", view.key.as_deref().unwrap_or_default().into()),
        ];
        say_line(judged.verdict.sentence(), &values);
    }
    // That nobody vouches for it already names the key.
    let judged = view.judged.as_ref().map(|judged| judged.verdict);
    if let Some(key) = view
        .key
        .as_deref()
        .filter(|_| judged != Some(Verdict::Nobody))
    {
        say_line(sentences::VERIFY_KEY, &[("key", key.into())]);
    }
    if view.judged.is_some() {
        say_what_is_not_here(view);
    }
}

/// What nothing in the bundle can show.
fn say_what_is_not_here(view: &VerifyView) {
    if let Some(size) = view
        .ledger_size
        .filter(|size| *size > view.leaves && view.leaves > 0)
    {
        let values = [("here", view.leaves.into()), ("size", size.into())];
        say_line(sentences::VERIFY_LEAVES, &values);
    }
    for (count, id) in [
        (view.words_round_marks, sentences::VERIFY_ROUND_MARKS),
        (view.not_opened, sentences::VERIFY_NOT_OPENED),
        (view.further_members, sentences::VERIFY_FURTHER),
    ] {
        if count > 0 {
            say_line(id, &[("count", count.into())]);
        }
    }
}

pub(crate) fn check(arguments: &Check) -> Result<Ending, Failure> {
    let view = with_open_to_read(&arguments.vault, &arguments.opened_by, |casebook| {
        let mut bar = Bar::new();
        Ok(casebook.check(&mut |progress| bar.told(progress))?)
    })?;
    if arguments.json {
        json(&view);
    } else {
        say_checked(&view);
    }
    Ok(ending(view.good))
}

fn say_checked(view: &CheckView) {
    for finding in &view.findings {
        let about = finding.about.as_deref().unwrap_or_default();
        line(&say(finding.code.sentence(), &[("about", about.into())]));
    }
    if let Some(first) = view.clock_went_back.first() {
        let times = Saying::from(view.clock_went_back.len());
        let values = [
            ("times", times),
            ("before", moment(first.before.utc).into()),
            ("after", moment(first.after.utc).into()),
        ];
        say_line(sentences::TERMINAL_CLOCK_WENT_BACK, &values);
    }
    let id = if view.good {
        sentences::TERMINAL_VAULT_GOOD
    } else {
        sentences::TERMINAL_VAULT_NOT_GOOD
    };
    say_line(
        id,
        &[("leaves", view.leaves.into()), ("files", view.files.into())],
    );
}

fn ending(good: bool) -> Ending {
    if good {
        Ending::Good
    } else {
        Ending::CheckFailed
    }
}
