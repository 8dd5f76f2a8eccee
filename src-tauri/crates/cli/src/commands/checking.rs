//! `verify` and `check`.

use bundle::VerifyCode;
use casebook::wire::{CheckView, FaultCode, VerifyView};
use catalogue::{Saying, sentences};
use ledger::Fingerprint;

use crate::arguments::{Check, Verify};
use crate::ending::{Ending, Failure};
use crate::opening::with_open_to_read;
use crate::progress::Bar;
use crate::saying::{json, line, moment, say, say_line};

pub(crate) fn verify(arguments: &Verify) -> Result<Ending, Failure> {
    let left: Option<Fingerprint> = arguments
        .fingerprint
        .as_deref()
        .map(str::parse)
        .transpose()
        .map_err(|_| Failure::new(Ending::WrongUse, FaultCode::FingerprintTypo))?;
    let view = casebook::verify_bundle(&arguments.bundle, left.as_ref())?;
    if arguments.json {
        json(&view);
    } else {
        say_verified(&view);
        if let Some(code) = &arguments.fingerprint {
            say_continued(&view, code);
        }
    }
    Ok(ending(view.good))
}

fn say_continued(view: &VerifyView, code: &str) {
    let id = match (view.good, view.as_made) {
        (true, _) => sentences::TERMINAL_FINGERPRINT_CONTINUED,
        (false, true) if !is_newer(view) => sentences::TERMINAL_FINGERPRINT_NOT_CONTINUED,
        // What its ledger says was not asked, or the bundle is not as it was made and it proves nothing.
        (false, _) => return,
    };
    say_line(id, &[("code", code.into())]);
}

/// Whether a newer version of this program made the bundle.
fn is_newer(view: &VerifyView) -> bool {
    let mut codes = view.findings.iter().map(|finding| finding.code);
    codes.any(VerifyCode::is_about_this_program)
}

/// What verifying a bundle found, in plain lines.
pub(super) fn say_verified(view: &VerifyView) {
    for finding in &view.findings {
        let values: Vec<(&str, Saying)> = [("path", &finding.path), ("now", &finding.now)]
            .into_iter()
            .map(|(name, value)| (name, value.as_deref().unwrap_or_default().into()))
            .collect();
        say_line(finding.code.sentence(), &values);
    }
    let id = match (view.as_made, is_newer(view)) {
        (true, false) => sentences::TERMINAL_BUNDLE_GOOD,
        (true, true) => sentences::TERMINAL_BUNDLE_NEWER,
        (false, _) => sentences::TERMINAL_BUNDLE_NOT_GOOD,
    };
    say_line(id, &[("files", view.files.into())]);
    if let Some(key) = &view.key {
        let key = [("key", key.as_str().into())];
        say_line(sentences::TERMINAL_BUNDLE_KEY, &key);
    }
    if let Some(fingerprint) = &view.fingerprint {
        say_line(
            sentences::TERMINAL_BUNDLE_FINGERPRINT,
            &[("code", fingerprint.as_str().into())],
        );
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
