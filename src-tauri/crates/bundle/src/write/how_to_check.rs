//! `01_HOW_TO_CHECK.txt`: lines that work as they are printed, and what they answer.

use crate::format::layout::{
    ALLOWED_SIGNERS, MANIFEST, PUBLIC_KEY, RAW_SIGNATURE, SSH_SIGNATURE, TAG_MANIFEST,
};
use catalogue::{Saying, Words, sentences};
use ledger::VerifyingKey;
use ledger::signature::{NAMESPACE, PRINCIPAL, key_name};

/// The text for a bag in a folder of this name.
pub(crate) fn how_to_check(
    folder: &str,
    fingerprint: &str,
    key: &VerifyingKey,
    words: &Words,
) -> String {
    let say = |id| words.say(id);
    let name = key_name(key);
    let good = format!("Good \"{NAMESPACE}\" signature for {PRINCIPAL} with ED25519 key {name}");
    let ssh = format!(
        "ssh-keygen -Y verify -f {ALLOWED_SIGNERS} -I {PRINCIPAL} -n {NAMESPACE} -s {SSH_SIGNATURE} < {TAG_MANIFEST}"
    );
    let parts = [
        say(sentences::BUNDLE_CHECK_TITLE),
        words.say_with(
            sentences::BUNDLE_CHECK_OPENING,
            &[("folder", Saying::from(folder))],
        ),
        say(sentences::BUNDLE_CHECK_WINDOWS),
        say(sentences::BUNDLE_CHECK_WINDOWS_FILES),
        line(&format!(
            "Get-Content {MANIFEST}, {TAG_MANIFEST} | ForEach-Object {{ $hash, $name = $_ -split '  ', 2; if ((Get-FileHash -Algorithm SHA256 -LiteralPath $name).Hash -ne $hash) {{ \"CHANGED: $name\" }} }}"
        )),
        say(sentences::BUNDLE_CHECK_NOTHING_PRINTED),
        say(sentences::BUNDLE_CHECK_ONE_FILE),
        line(&format!("certutil -hashfile {TAG_MANIFEST} SHA256")),
        say(sentences::BUNDLE_CHECK_ONE_FILE_ANSWER),
        say(sentences::BUNDLE_CHECK_WINDOWS_SIGNATURE),
        line(&ssh.replace('/', "\\")),
        expected(&good),
        say(sentences::BUNDLE_CHECK_LINUX),
        line(&format!("sha256sum --check --strict --quiet {MANIFEST}")),
        line(&format!(
            "sha256sum --check --strict --quiet {TAG_MANIFEST}"
        )),
        say(sentences::BUNDLE_CHECK_NOTHING_PRINTED),
        say(sentences::BUNDLE_CHECK_BAGIT),
        line("bagit.py --validate ."),
        say(sentences::BUNDLE_CHECK_BAGIT_ANSWER),
        say(sentences::BUNDLE_CHECK_SIGNATURE),
        line(&ssh),
        expected(&good),
        line(&format!(
            "openssl pkeyutl -verify -pubin -inkey {PUBLIC_KEY} -rawin -in {TAG_MANIFEST} -sigfile {RAW_SIGNATURE}"
        )),
        expected("Signature Verified Successfully"),
        words.say_with(
            sentences::BUNDLE_CHECK_WHAT_IT_PROVES,
            &[
                ("fingerprint", fingerprint.into()),
                ("key", name.as_str().into()),
            ],
        ),
    ];
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

fn line(command: &str) -> String {
    format!("    {command}")
}

fn expected(answer: &str) -> String {
    format!("  -> {answer}")
}
