//! What is in memory once the case is locked. The tests' root looks into every page that the system holds for the
//! program. The processes of its page are looked into in `tests/traces`, with the window as it is shipped.

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::{env, fs};

use daybook_tests::{Driven, Figure, Place, Process, Promise, say};
use serde_json::json;

use crate::steps::{PASSPHRASE, first_run, lock, unlock};

struct Secret {
    name: String,
    bytes: Vec<u8>,
}

#[tokio::test]
async fn no_key_and_no_passphrase_is_in_memory_once_locked() {
    let place = Place::new().with_file("car.png", include_bytes!("../../icons/128x128.png"));
    let window = Driven::open(&place).await;
    first_run(&window).await;
    let attached = window
        .call("attach_chosen", json!({ "incident": null }))
        .await
        .expect("the picture is attached");
    lock(&window).await;
    unlock(&window).await;
    let id = &attached["attached"][0]["id"];
    let preview = window.call("preview", json!({ "id": id })).await;
    assert_eq!(preview.expect("a preview")["kind"], "picture");
    let passphrase = PASSPHRASE.as_bytes();
    let in_utf16 = PASSPHRASE.encode_utf16().flat_map(u16::to_le_bytes);
    let mut secrets = keys_of(place.vault());
    assert!(secrets.len() >= 8, "the keys and the key of one file");
    secrets.push(secret("passphrase", passphrase.to_vec()));
    secrets.push(secret("passphrase in UTF-16", in_utf16.collect()));
    // Made by the program itself, and shown once.
    for command in ["suggest_passphrase", "make_recovery_code"] {
        secrets.push(secret(command, asked_under_a_pad(&window, command).await));
    }

    let while_open = found(window.program(), &secrets);
    for name in ["vault key", "files key"] {
        assert!(
            while_open.iter().any(|(found, _)| found == name),
            "{name}: {while_open:?}"
        );
    }
    let told = told_to_others(&window);
    assert!(
        !told.contains(PASSPHRASE),
        "everybody may read what a program was started with"
    );
    lock(&window).await;
    let program = found(window.program(), &secrets);
    keep_figure(secrets.len(), &while_open, &program);
    window.close().await;
    assert_eq!(program, Vec::new(), "in the program");
}

#[tokio::test]
async fn no_process_of_the_window_leaves_a_core_dump() {
    let place = Place::new();
    let window = Driven::open(&place).await;
    window
        .find("heading", &say("first-run-danger-heading"))
        .await;
    let all = [
        vec![window.program()],
        window.page_processes(),
        window.network_processes(),
    ];
    for Process(pid) in all.concat() {
        let limits = fs::read_to_string(format!("/proc/{pid}/limits")).expect("it runs");
        let core = limits.lines().find(|line| line.contains("core file size"));
        let words: Vec<_> = core.expect("it has a limit").split_whitespace().collect();
        assert_eq!(words[4..6], ["0", "0"], "{words:?}");
    }
    window.close().await;
}

/// The words that a command answers with. Under this pad they are other bytes wherever the test's own asking leaves them.
async fn asked_under_a_pad(window: &Driven, command: &str) -> Vec<u8> {
    const PAD: u8 = 1;
    let pad = char::from(PAD).to_string().repeat(256);
    let covered = window.call_with(command, &[&pad]).await;
    let covered: Vec<u8> = serde_json::from_value(covered.expect("an answer")).expect("bytes");
    let words: Vec<u8> = covered.iter().map(|byte| byte ^ PAD).collect();
    words
        .into_iter()
        .take_while(|letter| *letter != 0)
        .collect()
}

/// What other programs of the same person can read of the processes of a window: how they were started, and with which
/// environment.
fn told_to_others(window: &Driven) -> String {
    let all = [
        vec![window.program()],
        window.page_processes(),
        window.network_processes(),
    ];
    let read = |Process(pid): Process| {
        ["cmdline", "environ"].map(|name| {
            let bytes = fs::read(format!("/proc/{pid}/{name}")).expect("it runs");
            String::from_utf8_lossy(&bytes).into_owned()
        })
    };
    all.concat().into_iter().flat_map(read).collect()
}

/// A secret by its second half: a heap writes over the first bytes of what it is given back, and leaves the rest.
fn secret(name: &str, bytes: Vec<u8>) -> Secret {
    let (_, second_half) = bytes.split_at(bytes.len() / 2);
    Secret {
        name: name.to_owned(),
        bytes: second_half.to_vec(),
    }
}

/// The secrets of a vault, each also as SQLCipher is told keys.
fn keys_of(vault: &Path) -> Vec<Secret> {
    let python = env::var_os("DAYBOOK_PYTHON").unwrap_or_else(|| "python3".into());
    let mut asked = Command::new(python)
        .arg(Path::new(env!("CARGO_MANIFEST_DIR")).join("e2e/keys_of.py"))
        .arg(vault)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Python is installed");
    let mut told = asked.stdin.take().expect("its input is piped");
    write!(told, "{PASSPHRASE}").expect("Python listens");
    drop(told);
    let said = asked.wait_with_output().expect("Python ends");
    assert!(said.status.success());
    let said = String::from_utf8(said.stdout).expect("names and numbers");
    let secrets = said.lines().flat_map(|line| {
        let (name, hex) = line.split_once('\t').expect("a name and a number");
        let bytes = (0..hex.len()).step_by(2).map(|at| &hex[at..at + 2]);
        let bytes = bytes.map(|byte| u8::from_str_radix(byte, 16).expect("a number"));
        [
            secret(name, bytes.collect()),
            secret(&format!("{name} in hexadecimal"), hex.as_bytes().to_vec()),
        ]
    });
    secrets.collect()
}

/// What is found in a process, and how often.
fn found(process: Process, secrets: &[Secret]) -> Vec<(String, usize)> {
    let patterns: Vec<_> = secrets
        .iter()
        .map(|secret| secret.bytes.as_slice())
        .collect();
    let counts = process.count(&patterns).expect("root may look into it");
    let named = secrets.iter().map(|secret| secret.name.clone());
    named.zip(counts).filter(|(_, count)| *count > 0).collect()
}

fn keep_figure(looked_for: usize, while_open: &[(String, usize)], program: &[(String, usize)]) {
    let list = |found: &[(String, usize)]| match found {
        [] => "none".to_owned(),
        found => {
            let each = found
                .iter()
                .map(|(name, count)| format!("{name} ({count} times)"));
            each.collect::<Vec<_>>().join(", ")
        }
    };
    Figure {
        promise: Promise::LeaksNothing,
        test: "memory-after-lock",
        figure: format!(
            "of {looked_for} patterns (second halves of the keys of the vault and of a file that was shown, of the passphrase, of one that was offered, of a recovery code) {} are in the \
             program's memory while it is open; once it is locked: {}",
            while_open.len(),
            list(program)
        ),
        wanted: "none once it is locked".to_owned(),
        met: program.is_empty(),
        command: "scripts/test window".to_owned(),
    }
    .keep();
}
