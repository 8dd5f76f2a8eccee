//! `01_HOW_TO_CHECK.txt`: lines that work as they are printed, and what they answer.

use catalogue::{Saying, Words};
use ledger::VerifyingKey;
use ledger::signature::{NAMESPACE, PRINCIPAL, key_name};

use crate::bag::{
    ALLOWED_SIGNERS, MANIFEST, PUBLIC_KEY, RAW_SIGNATURE, SSH_SIGNATURE, TAG_MANIFEST,
};

pub(crate) const HOW_TO_CHECK: &str = "01_HOW_TO_CHECK.txt";

/// The text for a bag in a folder of this name.
pub(crate) fn how_to_check(
    folder: &str,
    fingerprint: &str,
    key: &VerifyingKey,
    words: &Words,
) -> String {
    let say = |id: &str| words.say(id);
    let name = key_name(key);
    let good = format!("Good \"{NAMESPACE}\" signature for {PRINCIPAL} with ED25519 key {name}");
    let ssh = format!(
        "ssh-keygen -Y verify -f {ALLOWED_SIGNERS} -I {PRINCIPAL} -n {NAMESPACE} -s {SSH_SIGNATURE} < {TAG_MANIFEST}"
    );
    let parts = [
        say("bundle-check-title"),
        words.say_with("bundle-check-opening", &[("folder", Saying::from(folder))]),
        say("bundle-check-windows"),
        say("bundle-check-windows-files"),
        line(&format!(
            "Get-Content {MANIFEST}, {TAG_MANIFEST} | ForEach-Object {{ $hash, $name = $_ -split '  ', 2; if ((Get-FileHash -Algorithm SHA256 -LiteralPath $name).Hash -ne $hash) {{ \"CHANGED: $name\" }} }}"
        )),
        say("bundle-check-nothing-printed"),
        say("bundle-check-one-file"),
        line(&format!("certutil -hashfile {TAG_MANIFEST} SHA256")),
        say("bundle-check-one-file-answer"),
        say("bundle-check-windows-signature"),
        line(&ssh.replace('/', "\\")),
        expected(&good),
        say("bundle-check-linux"),
        line(&format!("sha256sum --check --strict --quiet {MANIFEST}")),
        line(&format!(
            "sha256sum --check --strict --quiet {TAG_MANIFEST}"
        )),
        say("bundle-check-nothing-printed"),
        say("bundle-check-bagit"),
        line("bagit.py --validate ."),
        say("bundle-check-bagit-answer"),
        say("bundle-check-signature"),
        line(&ssh),
        expected(&good),
        line(&format!(
            "openssl pkeyutl -verify -pubin -inkey {PUBLIC_KEY} -rawin -in {TAG_MANIFEST} -sigfile {RAW_SIGNATURE}"
        )),
        expected("Signature Verified Successfully"),
        words.say_with(
            "bundle-check-what-it-proves",
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
