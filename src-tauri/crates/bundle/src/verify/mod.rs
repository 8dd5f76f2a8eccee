//! Reads a bundle as a stranger would: no vault, no network, nothing unpacked to disk. Every finding
//! names its file.

mod bag;
mod beside;
mod brought;
pub(crate) mod carrier;
mod code;
mod first_form;
mod hand_over;
mod leaves;
mod log;
mod open_error;
mod portal;
mod record;
mod report;
#[cfg(test)]
pub(crate) mod sample;
mod signature;
pub(crate) mod signers;
mod steps;
#[cfg(test)]
mod tests;
mod verdict;

use std::path::Path;

use self::beside::Recorded;
use self::carrier::source::Source;
use self::portal::Portal;

pub use beside::Compared;
pub use brought::Brought;
pub use open_error::OpenError;
pub use report::{BundleFinding, Outcome, Report, VerifiedPart, VerifyCode};
pub use verdict::{Judged, Reliance, Verdict};

/// A bundle of which nothing is known yet but where its files are.
#[derive(Debug)]
pub struct UnverifiedBundle {
    place: Place,
}

#[derive(Debug)]
enum Place {
    Bag(Source),
    Portal(Portal),
}

/// A bundle that was read through. That it was read does not make it good: its report says.
#[derive(Debug)]
pub struct VerifiedBundle {
    report: Report,
}

impl UnverifiedBundle {
    /// Opens a folder or a ZIP, or the one bundle that lies in a folder.
    ///
    /// # Errors
    /// There is no bundle there, or it cannot be read at all.
    pub fn open(path: &Path) -> Result<Self, OpenError> {
        let place = match Portal::is_at(path) {
            true => Place::Portal(Portal::open(path)?),
            false => {
                let mut source = carrier::open(path)?;
                bag::set_system_files_aside(&mut source)?;
                Place::Bag(source)
            }
        };
        Ok(Self { place })
    }

    /// Reads every byte. With a code that was left, also says what that vouches for.
    ///
    /// ```
    /// use bundle::{Brought, Outcome, UnverifiedBundle, VerifyCode};
    ///
    /// // Somebody took the exhibit away, and whatever would tell of it.
    /// let folder = tempfile::tempdir()?;
    /// std::fs::write(folder.path().join("bagit.txt"), "BagIt-Version: 1.0\n")?;
    /// let gone = "0".repeat(64) + "  data/2_exhibits/AB-001.jpg\n";
    /// std::fs::write(folder.path().join("manifest-sha256.txt"), gone)?;
    ///
    /// let report = UnverifiedBundle::open(folder.path())?.verify(&Brought::default())?.into_report();
    /// assert_eq!(report.outcome(), Outcome::NotAsSigned);
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
    pub fn verify(self, brought: &Brought) -> Result<VerifiedBundle, OpenError> {
        let report = self.checked(brought)?;
        Ok(VerifiedBundle { report })
    }

    fn checked(&self, brought: &Brought) -> Result<Report, OpenError> {
        let mut report = Report::default();
        match &self.place {
            Place::Bag(source) => steps::check_bag(source, brought, &mut report)?,
            Place::Portal(portal) => portal.check(brought, &mut report)?,
        }
        report.findings.sort();
        Ok(report)
    }

    /// The same with the part for police beside it: both are checked, and each withheld detail against what police were told
    /// of it. What is found in that part bears its name.
    ///
    /// # Errors
    /// One of them vanished or could not be read while it was checked.
    pub fn verify_with_police_only(
        self,
        police_only: &Self,
        brought: &Brought,
    ) -> Result<VerifiedBundle, OpenError> {
        let mut report = self.checked(brought)?;
        let beside = police_only.checked(brought)?;
        for finding in beside.findings {
            report.findings.push(BundleFinding {
                path: format!("{}/{}", beside.name, finding.path),
                ..finding
            });
        }
        report.files += beside.files;
        match (&self.place, &police_only.place, beside.part) {
            (Place::Bag(main), Place::Bag(police_only), VerifiedPart::PoliceOnly) => {
                beside::check(main, police_only, &mut report)?;
            }
            _ => report.found(VerifyCode::HandOverOfAnother, beside.name),
        }
        if report.part != VerifiedPart::Main {
            report.found(VerifyCode::HandOverOfAnother, report.name.clone());
        }
        if report.has_faults() {
            report.judged = None;
        }
        report.findings.sort();
        Ok(VerifiedBundle { report })
    }

    /// How its record stands to that of another bundle. One in which something is wrong shows nothing.
    ///
    /// # Errors
    /// One of them could not be read.
    pub fn against(&self, other: &Self) -> Result<Compared, OpenError> {
        let record = |bundle: &Self| match &bundle.place {
            Place::Bag(source) => Recorded::of(source, &bundle.checked(&Brought::default())?),
            Place::Portal(_) => Ok(Recorded::default()),
        };
        Ok(record(self)?.against(&record(other)?))
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
