//! What the person set, kept inside the vault.

pub(crate) mod kept;

use catalogue::CaseTimes;
use domain::{EntryKind, ExhibitMark};
use vault::Change;
use vault::rusqlite::Connection;

use crate::authors;
use crate::casebook::{Casebook, ReadableCase};
use crate::error::CaseError;
use crate::evidence::marks;
use crate::tables::entries;
use crate::wire::{NewSettings, RecoveryCodeState, Settings, Stage, Status};

const RECOVERY_DECLINED: &str = "recovery_code_declined";
const BUNDLES_MADE: &str = "bundles_made";

impl Casebook {
    /// Where an open session stands.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn status(&self) -> Result<Status, CaseError> {
        let connection = self.vault.read();
        let recovery_code = if self.vault.has_recovery_code() {
            RecoveryCodeState::Made
        } else if self.vault.setting(RECOVERY_DECLINED)?.is_some() {
            RecoveryCodeState::Declined
        } else {
            RecoveryCodeState::Outstanding
        };
        Ok(Status {
            new_key: None,
            stage: Stage::Open,
            recovery_code: Some(recovery_code),
            has_entries: any_numbered(connection)?,
            clock_jump: self.clock_jump()?,
        })
    }
}

/// Whether anything that happened is written down.
fn any_numbered(connection: &Connection) -> Result<bool, CaseError> {
    Ok(entries::any_of(connection, EntryKind::Incident)?
        || entries::any_of(connection, EntryKind::Event)?)
}

impl ReadableCase {
    /// What the person set.
    ///
    /// # Errors
    /// The store could not be read.
    pub fn settings(&self) -> Result<Settings, CaseError> {
        let mut settings = kept::read(&self.vault)?;
        settings.initials_fixed = self.bundles_made()? > 0;
        Ok(settings)
    }

    /// Times as this case says them.
    pub(crate) fn times(&self) -> Result<CaseTimes, CaseError> {
        Ok(CaseTimes {
            words: self.words,
            zone: kept::read(&self.vault)?.zone(),
        })
    }

    /// How many bundles were written so far.
    pub(crate) fn bundles_made(&self) -> Result<u64, CaseError> {
        let made = self.vault.setting(BUNDLES_MADE)?;
        Ok(made.and_then(|made| made.parse().ok()).unwrap_or(0))
    }
}

impl Casebook {
    /// Changes what is given and keeps the rest.
    ///
    /// # Errors
    /// Initials that are none, or that a bundle shows already; the disk refused.
    pub fn change_settings(&mut self, change: &NewSettings) -> Result<Settings, CaseError> {
        let mut settings = self.settings()?;
        if let Some(initials) = &change.initials {
            if settings.initials_fixed && *initials != settings.initials {
                return Err(CaseError::InitialsFixed);
            }
            ExhibitMark::new(initials, 1)?;
            settings.initials.clone_from(initials);
            settings.initials_asked = true;
        }
        if let Some(minutes) = change.lock_after_minutes {
            settings.lock_after_minutes = minutes.clamp(1, 60);
        }
        if let Some(zone) = &change.zone {
            zone.parse::<chrono_tz::Tz>()
                .map_err(|_| CaseError::from(domain_zone_fault()))?;
            settings.zone.clone_from(zone);
        }
        settings.theme = change.theme.unwrap_or(settings.theme);
        settings.hide_closes = change.hide_closes.unwrap_or(settings.hide_closes);
        settings.keep_out_of_captures = change
            .keep_out_of_captures
            .unwrap_or(settings.keep_out_of_captures);
        let renamed = change.keeper_name.is_some();
        set_or_clear(&mut settings.keeper_name, &change.keeper_name);
        set_or_clear(&mut settings.other_person, &change.other_person);
        let now = self.time_source.now();
        self.vault.change(now, |writing| {
            if change.initials.is_some() && !settings.initials_fixed {
                marks::begin_with(writing, &settings.initials)?;
            }
            if renamed {
                authors::describe_keeper(writing, &settings)?;
            }
            kept::keep(writing, &settings)
        })?;
        if change.recovery_code_declined == Some(true) {
            self.vault.keep_setting(RECOVERY_DECLINED, "true")?;
        }
        Ok(settings)
    }
}

/// Keeps how many bundles were written, together with what there is to say of the newest.
pub(crate) fn keep_bundles_made(writing: &mut Change<'_>, made: u64) -> Result<(), CaseError> {
    Ok(writing.keep_setting(BUNDLES_MADE, &made.to_string())?)
}

fn domain_zone_fault() -> domain::EntryError {
    domain::EntryError::Time {
        at: "zone",
        fault: domain::WhenError::Zone,
    }
}

/// An empty text clears; an absent one leaves.
fn set_or_clear(kept: &mut Option<String>, change: &Option<String>) {
    if let Some(text) = change {
        let text = text.trim();
        *kept = (!text.is_empty()).then(|| text.to_owned());
    }
}
