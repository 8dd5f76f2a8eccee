//! `verify` and `check`.

use casebook::wire::{CheckView, VerifyView};
use domain::Saying;
use ledger::Fingerprint;

use crate::arguments::{Check, Verify};
use crate::ending::{Ending, Failure};
use crate::opening::with_open;
use crate::progress::Bar;
use crate::saying::{json, line, moment, say, say_line};

pub(crate) fn verify(arguments: &Verify) -> Result<Ending, Failure> {
    let left: Option<Fingerprint> = arguments
        .fingerprint
        .as_deref()
        .map(str::parse)
        .transpose()
        .map_err(|_| Failure::new(Ending::WrongUse, "fingerprint-typo"))?;
    let view = casebook::verify_bundle(&arguments.bundle, left.as_ref())?;
    if arguments.json {
        json(&view);
    } else {
        say_verified(&view);
    }
    Ok(ending(view.good))
}

/// What verifying a bundle found, in plain lines.
pub(super) fn say_verified(view: &VerifyView) {
    for finding in &view.findings {
        let values: Vec<(&str, Saying)> = [("path", &finding.path), ("now", &finding.now)]
            .into_iter()
            .map(|(name, value)| (name, value.as_deref().unwrap_or_default().into()))
            .collect();
        line(&say(&format!("verify-{}", finding.code), &values));
    }
    let id = if view.good {
        "terminal-bundle-good"
    } else {
        "terminal-bundle-not-good"
    };
    say_line(id, &[("files", count(view.files))]);
    if let Some(fingerprint) = &view.fingerprint {
        say_line(
            "terminal-bundle-fingerprint",
            &[("code", fingerprint.as_str().into())],
        );
    }
}

pub(crate) fn check(arguments: &Check) -> Result<Ending, Failure> {
    let mut bar = Bar::new();
    let view = with_open(&arguments.vault, &arguments.passphrase, |book| {
        Ok(book.check(&mut |progress| bar.told(progress))?)
    })?;
    drop(bar);
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
        line(&say(&finding.code, &[("about", about.into())]));
    }
    if let Some(first) = view.clock_went_back.first() {
        let times = count(view.clock_went_back.len() as u64);
        let values = [
            ("times", times),
            ("before", moment(first.before.utc).into()),
            ("after", moment(first.after.utc).into()),
        ];
        say_line("terminal-clock-went-back", &values);
    }
    let id = if view.good {
        "terminal-vault-good"
    } else {
        "terminal-vault-not-good"
    };
    say_line(
        id,
        &[("leaves", count(view.leaves)), ("files", count(view.files))],
    );
}

fn ending(good: bool) -> Ending {
    if good {
        Ending::Good
    } else {
        Ending::CheckFailed
    }
}

fn count(number: u64) -> Saying {
    Saying::Count(i64::try_from(number).unwrap_or(i64::MAX))
}
