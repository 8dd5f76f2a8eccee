//! Changes that no key is needed for: bytes, files, lists, and the text that is signed.

use super::*;
use crate::format::layout::{LEAF_HASHES, LOG, LOG_SCHEMA};
use VerifyCode::{
    Added, Changed, HandOverOfAnother, HandOverUnreadable, LogUnreadable, ManifestChanged, Missing,
    NoBag, Renamed, SignatureMissing, SignatureWrong,
};

fn true_one() -> Forging {
    Forging::of_the_true_one()
}

fn moved(from: &str, to: &str) -> Forging {
    let forging = true_one();
    fs::rename(forging.path(from), forging.path(to)).unwrap();
    forging
}

fn text_as(edit: fn(&str) -> String) -> Forging {
    let forging = true_one();
    let text = fs::read_to_string(forging.path(HAND_OVER)).unwrap();
    forging.put(HAND_OVER, edit(&text))
}

/// The text is edited and signed with the keeper's own key, so that only its form is wrong.
fn text_signed_as(edit: fn(&str) -> String) -> Forging {
    let forging = text_as(edit);
    let text = fs::read_to_string(forging.path(HAND_OVER)).unwrap();
    put_signature(&forging.bundle, &text, &true_key());
    forging
}

fn names_swapped() -> Forging {
    let forging = true_one();
    let exhibits = fs::read_dir(forging.path("data/2_exhibits")).unwrap();
    let mut files: Vec<_> = exhibits.map(|file| file.unwrap().path()).collect();
    files.sort();
    let [one, other] = [&files[0], &files[1]].map(|path| fs::read(path).unwrap());
    fs::write(&files[0], other).unwrap();
    fs::write(&files[1], one).unwrap();
    forging
}

/// Everything is made to fit what is there now, and text and signature are the true ones.
fn lists_made_anew() -> Forging {
    let forging = true_one();
    let kept = [
        "hand-over.txt",
        "hand-over.txt.sig",
        "hand-over.txt.sshsig",
        "public-key.pem",
        "allowed_signers",
        "key.pub",
    ];
    let read = |name: &&str| fs::read(forging.path("signature").join(name)).unwrap();
    let before: Vec<_> = kept.iter().map(read).collect();
    let mut forging = forging.put(EXHIBIT, "another picture").signed_by(&thief());
    for (name, bytes) in kept.iter().zip(before) {
        forging = forging.put(&format!("signature/{name}"), bytes);
    }
    forging
}

/// The true text, under another key.
fn true_text_signed_anew() -> Forging {
    let forging = true_one();
    let text = fs::read_to_string(forging.path(HAND_OVER)).unwrap();
    put_signature(&forging.bundle, &text, &thief());
    forging
}

fn police_only() -> Forging {
    Forging::police_only(&full_sample())
}

fn full_sample() -> Sample {
    forging::full(Sample::filled())
}

/// The police-only part of another hand-over, with the text and the signature of this one.
fn police_only_of_another() -> Forging {
    let forging = police_only();
    let mut other = full_sample();
    let needs = serde_json::json!({"kind": "needs", "whose": "mine", "safe_contact": "at noon"});
    other.record(id(32), needs);
    let other = Forging::police_only(&other);
    for file in fs::read_dir(forging.path("signature")).unwrap() {
        let file = file.unwrap();
        fs::copy(file.path(), other.path("signature").join(file.file_name())).unwrap();
    }
    other.with_code(forging.code)
}

pub(super) const ATTEMPTS: &[Attempt] = &[
    found("a byte of an exhibit", || true_one().flip(EXHIBIT), Changed),
    found(
        "a byte of the page to read first",
        || true_one().flip("00_READ_ME_FIRST.pdf"),
        Changed,
    ),
    found(
        "a byte of a document",
        || true_one().flip("data/1_documents/02_chronology.pdf"),
        Changed,
    ),
    found("a byte of the log", || true_one().flip(LOG), Changed),
    found("an empty log", || true_one().put(LOG, ""), Changed),
    found(
        "a log of another form",
        || true_one().replace(LOG, "daybook-log-2", "daybook-log-1"),
        LogUnreadable,
    ),
    found(
        "a hash of a leaf taken out",
        || true_one().lines(LEAF_HASHES, |lines| drop(lines.pop())),
        Changed,
    ),
    found(
        "an exhibit taken out",
        || true_one().remove(EXHIBIT),
        Missing,
    ),
    found(
        "the schema taken out",
        || true_one().remove(LOG_SCHEMA),
        Missing,
    ),
    found(
        "bagit.txt changed",
        || true_one().replace("bagit.txt", "1.0", "0.9"),
        Changed,
    ),
    found(
        "bag-info.txt taken out",
        || true_one().remove("bag-info.txt"),
        NoBag,
    ),
    found(
        "a file added at the top",
        || true_one().put("02_NEW_STATEMENT.pdf", "made up"),
        Added,
    ),
    found(
        "a file added among the exhibits",
        || true_one().put("data/2_exhibits/AB-009.jpg", "made up"),
        Added,
    ),
    found(
        "a file added beside the signature",
        || true_one().put("signature/more", "made up"),
        Added,
    ),
    found(
        "an exhibit under another name",
        || moved(EXHIBIT, "data/2_exhibits/AB-002.jpg"),
        Renamed,
    ),
    found("two exhibits that changed places", names_swapped, Changed),
    found(
        "the list of the payload",
        || true_one().flip("manifest-sha256.txt"),
        ManifestChanged,
    ),
    found(
        "the list of the payload taken out",
        || true_one().remove("manifest-sha256.txt"),
        NoBag,
    ),
    found(
        "the list of lists",
        || true_one().flip(TAG_MANIFEST),
        HandOverOfAnother,
    ),
    found(
        "line ends of the list of lists",
        || {
            let forging = true_one();
            let lines = fs::read_to_string(forging.path(TAG_MANIFEST)).unwrap();
            forging.put(TAG_MANIFEST, lines.replace('\n', "\r\n"))
        },
        HandOverOfAnother,
    ),
    found(
        "a byte of the text",
        || true_one().flip(HAND_OVER),
        SignatureWrong,
    ),
    found(
        "line ends of the text",
        || text_signed_as(|text| text.replace('\n', "\r\n")),
        HandOverUnreadable,
    ),
    found(
        "a nought before the size",
        || text_signed_as(|text| text.replace("size ", "size 0")),
        HandOverUnreadable,
    ),
    found(
        "a second list in the text",
        || {
            text_signed_as(|text| {
                let main = text.lines().find(|line| line.starts_with("main")).unwrap();
                text.replace(main, &format!("{main}\n{main}"))
            })
        },
        HandOverUnreadable,
    ),
    found(
        "more in the text",
        || text_signed_as(|text| format!("{text}name Ada\n")),
        HandOverUnreadable,
    ),
    found(
        "the text taken out",
        || true_one().remove(HAND_OVER),
        HandOverUnreadable,
    ),
    found(
        "a second line of who may sign",
        || {
            true_one().lines("signature/allowed_signers", |lines| {
                lines.push(
                    ::ledger::signature::allowed_signers(&thief().verifying_key())
                        .trim_end()
                        .to_owned(),
                );
            })
        },
        SignatureWrong,
    ),
    found(
        "one signature of another key",
        || {
            let forging = true_one();
            let text = fs::read(forging.path(HAND_OVER)).unwrap();
            forging.put("signature/hand-over.txt.sig", thief().sign(&text).bytes())
        },
        SignatureWrong,
    ),
    found(
        "the other signature of another key",
        || {
            let forging = true_one();
            let text = fs::read(forging.path(HAND_OVER)).unwrap();
            forging.put(
                "signature/hand-over.txt.sshsig",
                ssh_signature(&thief(), &text),
            )
        },
        SignatureWrong,
    ),
    found(
        "the key's line of another key",
        || true_one().put("signature/key.pub", key_line(&thief().verifying_key())),
        SignatureWrong,
    ),
    found(
        "the key's line taken out",
        || true_one().remove("signature/key.pub"),
        SignatureMissing,
    ),
    found(
        "the key taken out",
        || true_one().remove("signature/public-key.pem"),
        SignatureMissing,
    ),
    found(
        "lists made anew under the true text",
        lists_made_anew,
        HandOverOfAnother,
    ),
    found(
        "the true text under another key",
        true_text_signed_anew,
        SignatureWrong,
    ),
    found(
        "a byte of the police-only part",
        || {
            let forging = police_only();
            let entries = crate::format::layout::POLICE_ONLY_ENTRIES;
            forging.flip(entries)
        },
        Changed,
    ),
    found(
        "a file added to the police-only part",
        || police_only().put("data/more.txt", "more"),
        Added,
    ),
    found(
        "the police-only part of another hand-over",
        police_only_of_another,
        HandOverOfAnother,
    ),
];
