//! What the person set, as it is kept.

use vault::{Change, ReadableVault};

use crate::error::CaseError;
use crate::wire::Settings;

const SETTINGS: &str = "settings";

pub(crate) fn read(vault: &ReadableVault) -> Result<Settings, CaseError> {
    match vault.setting(SETTINGS)? {
        Some(json) => serde_json::from_str(&json).map_err(|_| CaseError::Projection),
        None => Ok(Settings::default()),
    }
}

pub(crate) fn keep(writing: &mut Change<'_>, settings: &Settings) -> Result<(), CaseError> {
    let json = serde_json::to_string(settings).map_err(|_| CaseError::Projection)?;
    Ok(writing.keep_setting(SETTINGS, &json)?)
}
