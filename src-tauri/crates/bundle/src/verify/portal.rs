//! The files for an evidence portal: a flat folder with a list of its own, which the text that is signed names.

use std::path::{Path, PathBuf};

use domain::Digest;
use ledger::signature::{key_of_allowed_signers, verify_ssh_signature};
use ledger::{HandOver, HandOverError, KeyName};

use super::bag::{Hashes, compare, lines, set_system_files_aside};
use super::brought::Brought;
use super::carrier::source::{Source, hash_all};
use super::open_error::OpenError;
use super::report::{Report, VerifiedPart, VerifyCode};
use super::steps::{check, judge, of_text_alone};
use crate::format::layout::{
    ALLOWED_SIGNERS, HAND_OVER, LOOSE_SIGNATURE, PORTAL_LIST, SSH_SIGNATURE, WITH_ZIP, flat,
};

const ZIP: &str = ".zip";

/// A folder of files for a portal.
#[derive(Debug)]
pub(super) struct Portal {
    loose: Source,
    /// The bundle's ZIP beside them, where it goes along; else what is signed lies loose.
    zip: Option<(String, Source)>,
    /// What is signed, its signature and who may sign, as they are called here.
    signature: [&'static str; 3],
}

impl Portal {
    /// Whether a folder is one.
    pub(super) fn is_at(folder: &Path) -> bool {
        folder.join(PORTAL_LIST).is_file()
    }

    pub(super) fn open(folder: &Path) -> Result<Self, OpenError> {
        let mut loose = Source::folder(folder)?;
        set_system_files_aside(&mut loose)?;
        let list = loose.whole(PORTAL_LIST)?.unwrap_or_default();
        let list = String::from_utf8(list).unwrap_or_default();
        let listed = read_list(&list).unwrap_or_default();
        // An exhibit can be a ZIP, too; the bundle's own stands in no list.
        let names = loose.files().map(|(name, _)| name);
        let unlisted: Vec<String> = names.filter(|name| !listed.contains_key(name)).collect();
        // Builds before several whole ZIPs cut one into pieces.
        let is_a_part = |name: &String| match name.strip_suffix(ZIP) {
            Some(name) => name.contains("_part_1_of_"),
            None => name.contains(".zip."),
        };
        if unlisted.iter().any(is_a_part) {
            return Err(OpenError::ZipInParts);
        }
        let mut zips = unlisted;
        zips.retain(|name| name.ends_with(ZIP));
        if zips.len() > 1 {
            return Err(OpenError::TwoBundles { names: zips });
        }
        let zip = match zips.pop() {
            Some(name) => {
                let path: PathBuf = folder.join(&name);
                Some((name, Source::zip(&path)?))
            }
            None => None,
        };
        // Builds before portals' types were looked at gave them no extension.
        let signature = LOOSE_SIGNATURE.map(|(_, name)| name);
        let signature = match loose.files().any(|(name, _)| name == signature[1]) {
            true => signature,
            false => [HAND_OVER, SSH_SIGNATURE, ALLOWED_SIGNERS].map(flat),
        };
        Ok(Self {
            loose,
            zip,
            signature,
        })
    }

    /// The loose files against their list, and the list against what is signed. Where the ZIP goes along, all of it is checked.
    pub(super) fn check(&self, brought: &Brought, report: &mut Report) -> Result<(), OpenError> {
        report.name = self.loose.name().to_owned();
        for (code, path) in self.loose.found() {
            report.found(*code, path);
        }
        let hashes = hash_all(&self.loose)?;
        report.files = hashes.len();
        let listed = hashes.get(PORTAL_LIST).copied();
        self.listed(&hashes, report)?;
        match &self.zip {
            Some((_, source)) => {
                for (code, path) in source.found() {
                    report.found(*code, path);
                }
                let in_zip = hash_all(source)?;
                report.files += in_zip.len();
                check(source, &in_zip, brought, report)?;
                let text = HandOver::read(&source.whole(HAND_OVER)?.unwrap_or_default());
                is_named(text.ok().as_ref(), listed, report);
                if report.has_faults() {
                    report.judged = None;
                }
            }
            None => self.loose_signature(listed, brought, report)?,
        }
        report.part = VerifiedPart::Portal;
        Ok(())
    }

    /// Every loose file is listed, and the other way round.
    fn listed(&self, hashes: &Hashes, report: &mut Report) -> Result<(), OpenError> {
        let text = self.loose.whole(PORTAL_LIST)?.unwrap_or_default();
        let text = String::from_utf8(text).unwrap_or_default();
        let Some(listed) = read_list(&text) else {
            report.found(VerifyCode::ManifestUnreadable, PORTAL_LIST);
            return Ok(());
        };
        match (text.starts_with(WITH_ZIP), &self.zip) {
            (true, None) => report.found(VerifyCode::Missing, "*.zip"),
            (false, Some((name, _))) => report.found(VerifyCode::Added, name.as_str()),
            (true, Some(_)) | (false, None) => {}
        }
        let zip = self.zip.as_ref().map(|(name, _)| name.as_str());
        let is_about_them = |path: &str| {
            path == PORTAL_LIST
                || Some(path) == zip
                || (zip.is_none() && self.signature.contains(&path))
        };
        let here = hashes.iter().filter(|(path, _)| !is_about_them(path));
        compare(&listed, here, report);
        Ok(())
    }

    /// What is signed lies among the files, with one signature, which the list of who may sign is for.
    fn loose_signature(
        &self,
        listed: Option<Digest>,
        brought: &Brought,
        report: &mut Report,
    ) -> Result<(), OpenError> {
        let [hand_over, signature, signers] = self.signature;
        let read = |name| self.loose.whole(name).map(Option::unwrap_or_default);
        let bytes = read(hand_over)?;
        let text = match HandOver::read(&bytes) {
            Ok(text) => text,
            Err(HandOverError::Later) => {
                report.found(VerifyCode::NewerForm, hand_over);
                return Ok(());
            }
            Err(HandOverError::Form) => {
                report.found(VerifyCode::HandOverUnreadable, hand_over);
                return Ok(());
            }
        };
        report.code = Some(text.code());
        report.vault = Some(text.vault);
        report.head = Some(text.head);
        is_named(Some(&text), listed, report);
        let allowed = String::from_utf8(read(signers)?).unwrap_or_default();
        let armoured = String::from_utf8(read(signature)?).unwrap_or_default();
        let Ok(key) = key_of_allowed_signers(&allowed) else {
            report.found(VerifyCode::SignatureMissing, signers);
            return Ok(());
        };
        if text.key != KeyName::of(&key) || verify_ssh_signature(&key, &bytes, &armoured).is_err() {
            report.found(VerifyCode::SignatureWrong, signature);
            return Ok(());
        }
        report.key = Some(KeyName::of(&key));
        judge(report, || of_text_alone(&text, brought));
        Ok(())
    }
}

/// The lines of the list, without the one that says that a ZIP goes along.
fn read_list(text: &str) -> Option<Hashes> {
    lines(text.strip_prefix(WITH_ZIP).unwrap_or(text))
}

/// The text names this list.
fn is_named(text: Option<&HandOver>, listed: Option<Digest>, report: &mut Report) {
    let named = text.and_then(|text| text.files.portal);
    if named.is_none() || named != listed {
        report.found(VerifyCode::HandOverOfAnother, PORTAL_LIST);
    }
}
