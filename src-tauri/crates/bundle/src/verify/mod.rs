//! Reads a bundle as a stranger would: no vault, no network, nothing unpacked to disk. Every finding
//! names its file.

mod bag;
mod ledger;
mod open_error;
mod report;
#[cfg(test)]
pub(crate) mod sample;
pub(crate) mod source;
#[cfg(test)]
mod tests;
mod wrong_file;
mod zip;

use std::path::Path;

use ::ledger::Fingerprint;

use crate::format::layout::LOG;
use crate::format::log::{LogForm, log_form};

pub use open_error::OpenError;
pub use report::{BundleFinding, Judgement, Report, VerifyCode};

/// A bundle of which nothing is known yet but where its files are.
#[derive(Debug)]
pub struct UnverifiedBundle {
    source: source::Source,
}

/// A bundle that was read through. That it was read does not make it good: its report says.
#[derive(Debug)]
pub struct VerifiedBundle {
    report: Report,
}

impl UnverifiedBundle {
    /// Opens a folder or a ZIP.
    ///
    /// # Errors
    /// There is no bundle there, or it cannot be read at all.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let source = source::Source::open(path)?;
        Ok(Self { source })
    }

    /// Reads every byte. With a fingerprint that was left earlier, also asks whether the ledger
    /// goes on from it.
    ///
    /// ```
    /// use bundle::{Judgement, UnverifiedBundle, VerifyCode};
    ///
    /// // Somebody took the exhibit away, and whatever would tell of it.
    /// let folder = tempfile::tempdir()?;
    /// std::fs::write(folder.path().join("bagit.txt"), "BagIt-Version: 1.0\n")?;
    /// let gone = "0".repeat(64) + "  data/2_exhibits/AB-001.jpg\n";
    /// std::fs::write(folder.path().join("manifest-sha256.txt"), gone)?;
    ///
    /// let report = UnverifiedBundle::open(folder.path())?.verify(None)?.into_report();
    /// assert_eq!(report.judgement, Judgement::NotGood);
    /// let found = |code, path: &str| {
    ///     let mut findings = report.findings.iter();
    ///     findings.any(|finding| finding.code == code && finding.path == path)
    /// };
    /// assert!(found(VerifyCode::Missing, "data/2_exhibits/AB-001.jpg"));
    /// assert!(found(VerifyCode::SignatureMissing, "signature/public-key.pem"));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    /// The bundle vanished or could not be read while it was checked.
    pub fn verify(self, left: Option<&Fingerprint>) -> Result<VerifiedBundle, OpenError> {
        let mut report = Report::default();
        for (code, path) in self.source.hazards() {
            report.found(*code, path);
        }
        let hashes = source::hash_all(&self.source)?;
        report.files = hashes.len();
        let key = bag::check(&self.source, &hashes, &mut report)?;
        match self.source.whole(LOG)?.map(|log| log_form(&log)) {
            // Neither the log nor a ledger beside it may mean here what it means there.
            Some(LogForm::Later) => report.found(VerifyCode::NewerForm, LOG),
            form => {
                if form == Some(LogForm::None) {
                    report.found(VerifyCode::LogUnreadable, LOG);
                }
                ledger::check(&self.source, &hashes, key, left, &mut report)?;
            }
        }
        report.judge();
        Ok(VerifiedBundle { report })
    }
}

impl VerifiedBundle {
    /// What was found.
    pub fn report(&self) -> &Report {
        &self.report
    }

    /// What was found, to keep.
    pub fn into_report(self) -> Report {
        self.report
    }
}
