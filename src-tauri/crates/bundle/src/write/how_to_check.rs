//! `01_HOW_TO_CHECK.txt`: lines that work as they are printed, and what they answer. Each is claimed to show what it shows,
//! and no more.

use crate::format::layout::{
    ALLOWED_SIGNERS, HAND_OVER, KEY_LINE, MANIFEST, PUBLIC_KEY, Part, RAW_SIGNATURE, SSH_SIGNATURE,
    TAG_MANIFEST,
};
use catalogue::{Saying, SentenceId, Words, sentences};
use ledger::signature::{NAMESPACE, PRINCIPAL};
use ledger::{KeyName, VerifyingKey};

/// The text for a bag in a folder of this name.
pub(crate) fn how_to_check(folder: &str, part: Part, key: &VerifyingKey, words: &Words) -> String {
    let text = HowToCheck {
        part: part.in_hand_over(),
        key: KeyName::of(key),
        words,
    };
    let say = |id| words.say(id);
    let mut parts = vec![
        say(sentences::HOW_TO_CHECK_TITLE),
        text.with(sentences::HOW_TO_CHECK_OPENING, "folder", folder),
        say(sentences::HOW_TO_CHECK_WHAT_IT_PROVES),
    ];
    parts.extend(text.windows());
    parts.extend(text.linux());
    let mut text = parts.join("\n\n");
    text.push('\n');
    text
}

struct HowToCheck<'a> {
    /// How the text that is signed names this part.
    part: &'static str,
    key: KeyName,
    words: &'a Words,
}

impl HowToCheck<'_> {
    fn with(&self, id: SentenceId, name: &'static str, value: &str) -> String {
        self.words.say_with(id, &[(name, Saying::from(value))])
    }

    fn windows(&self) -> Vec<String> {
        let say = |id| self.words.say(id);
        vec![
            say(sentences::HOW_TO_CHECK_WINDOWS),
            say(sentences::HOW_TO_CHECK_FILES_IN_POWERSHELL),
            line(&format!(
                "Get-Content {MANIFEST}, {TAG_MANIFEST} | ForEach-Object {{ $hash, $name = $_ -split '  ', 2; if ((Get-FileHash -Algorithm SHA256 -LiteralPath $name).Hash -ne $hash) {{ \"CHANGED: $name\" }} }}"
            )),
            say(sentences::HOW_TO_CHECK_NOTHING_PRINTED),
            say(sentences::HOW_TO_CHECK_ONE_FILE),
            line(&format!("certutil -hashfile {TAG_MANIFEST} SHA256")),
            say(sentences::HOW_TO_CHECK_ONE_FILE_ANSWER),
            self.with(
                sentences::HOW_TO_CHECK_LIST_IN_POWERSHELL,
                "part",
                self.part,
            ),
            line(&format!(
                "Select-String (Get-FileHash {TAG_MANIFEST}).Hash {}",
                backwards(HAND_OVER)
            )),
            say(sentences::HOW_TO_CHECK_SIGNATURE_IN_COMMAND_PROMPT),
            line(&backwards(&self.verify_line())),
            self.good_signature(),
            say(sentences::HOW_TO_CHECK_KEY),
            line(&format!("ssh-keygen -lf {}", backwards(KEY_LINE))),
            self.key_as_told(),
            say(sentences::HOW_TO_CHECK_CODE_IN_POWERSHELL),
            line(&format!(
                "$h=(Get-FileHash {}).Hash.Substring(0,40); $b=-join($h.ToCharArray()|%{{[Convert]::ToString([Convert]::ToInt32(\"$_\",16),2).PadLeft(4,'0')}}); -join(0..31|%{{'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'[[Convert]::ToInt32($b.Substring(5*$_,5),2)]}})",
                backwards(HAND_OVER)
            )),
        ]
    }

    fn linux(&self) -> Vec<String> {
        let say = |id| self.words.say(id);
        vec![
            say(sentences::HOW_TO_CHECK_LINUX),
            say(sentences::HOW_TO_CHECK_FILES),
            line(&format!(
                "sha256sum --check --strict --quiet {MANIFEST} {TAG_MANIFEST}"
            )),
            say(sentences::HOW_TO_CHECK_NOTHING_PRINTED),
            say(sentences::HOW_TO_CHECK_BAGIT),
            line("bagit.py --validate ."),
            say(sentences::HOW_TO_CHECK_BAGIT_ANSWER),
            self.with(sentences::HOW_TO_CHECK_LIST, "part", self.part),
            line(&format!(
                "grep $(sha256sum < {TAG_MANIFEST} | cut -c1-64) {HAND_OVER}"
            )),
            say(sentences::HOW_TO_CHECK_SIGNATURE),
            line(&self.verify_line()),
            self.good_signature(),
            line(&format!(
                "openssl pkeyutl -verify -pubin -inkey {PUBLIC_KEY} -rawin -in {HAND_OVER} -sigfile {RAW_SIGNATURE}"
            )),
            answer("Signature Verified Successfully"),
            say(sentences::HOW_TO_CHECK_KEY),
            line(&format!("ssh-keygen -lf {KEY_LINE}")),
            self.key_as_told(),
            say(sentences::HOW_TO_CHECK_CODE),
            line(&format!(
                "openssl dgst -sha256 -binary {HAND_OVER} | head -c 20 | base32"
            )),
            say(sentences::HOW_TO_CHECK_CODE_ON_A_MAC),
            line(&format!(
                "perl -MDigest::SHA=sha256 -0777 -ne '$_=unpack(\"B160\",sha256($_));s/(.{{5}})/substr(\"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567\",oct(\"0b$1\"),1)/ge;print' {HAND_OVER}"
            )),
        ]
    }

    fn verify_line(&self) -> String {
        format!(
            "ssh-keygen -Y verify -f {ALLOWED_SIGNERS} -I {PRINCIPAL} -n {NAMESPACE} -s {SSH_SIGNATURE} < {HAND_OVER}"
        )
    }

    fn good_signature(&self) -> String {
        let key = &self.key;
        answer(&format!(
            "Good \"{NAMESPACE}\" signature for {PRINCIPAL} with ED25519 key {key}"
        ))
    }

    fn key_as_told(&self) -> String {
        answer(&format!("256 {} {NAMESPACE} (ED25519)", self.key))
    }
}

/// A path as the Command Prompt takes it.
fn backwards(path: &str) -> String {
    path.replace('/', "\\")
}

fn line(command: &str) -> String {
    format!("    {command}")
}

fn answer(answer: &str) -> String {
    format!("  -> {answer}")
}
